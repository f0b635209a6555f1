"""What `show` answers to a name that is no list, and how it tells ids."""

from __future__ import annotations

import pytest

from dovecote.cli.entries import with_names
from dovecote.cli.showing import Listed, _list_called
from dovecote.errors import InputError


@pytest.mark.parametrize(("name", "meant"), [("commitment", "commitments"), ("series", "measures")])
def test_an_unknown_list_names_the_one_that_is_meant(name: str, meant: str) -> None:
    with pytest.raises(InputError, match=f"Did you mean {meant}"):
        _list_called(name)


def test_every_list_is_found_by_its_name() -> None:
    assert [_list_called(one.value) for one in Listed] == list(Listed)


def test_sources_are_told_by_name() -> None:
    told = with_names("1 origin, 2 prints: src-6d1067b32e54; src-1e5bb93112fe", {"src-6d1067b32e54": "Sella Courier"})
    assert told == "1 origin, 2 prints: Sella Courier; src-1e5bb93112fe"
