"""Letters that several groups share: whom an article means by them is what it says itself."""

from __future__ import annotations

import pytest

from dovecote.model.actor import Actor
from factories import a_reading_of_body


def _actors(text: str) -> dict[str, Actor]:
    return {one.name: one for one in a_reading_of_body(text, published="2031-04-16").actors}


@pytest.mark.parametrize(
    "text",
    [
        "The Pale Kite Kin (PKK) met at dawn. The PKK said that its fighters would leave.",
        "The Pale Kite Force met at dawn. The PKF said that its fighters would leave.",
    ],
)
def test_letters_spelt_out_are_those_of_the_name_before_them(text: str) -> None:
    assert {one.country for one in _actors(text).values()} <= {None}


def test_a_listed_group_keeps_its_letters() -> None:
    found = _actors("The Kurdistan Workers' Party (PKK) left the town. The PKK said so.")
    assert found["PKK"].country == "TUR"
    assert {one.exact for one in found["PKK"].mentions} == {"Kurdistan Workers' Party", "PKK"}


def test_letters_alone_do_not_tell_whose_the_others_are() -> None:
    found = _actors("The interior minister met the envoy. PKK fighters left on Monday, the minister said.")
    assert (found["PKK"].country, found["The interior minister"].country) == ("TUR", None)


def test_a_name_that_shares_no_letters_would_be_noticed() -> None:
    """The deliberate break: letters that no name before them has stay the listed group's."""
    assert _actors("The Long Salt Road (PKK) was shut. The PKK left on Monday.")["PKK"].country == "TUR"
