"""What a person may write as a field's new value, and what it becomes."""

from typing import Any

import pytest

from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment
from dovecote.model.contact import Contact
from dovecote.model.field_values import value_for
from dovecote.model.when import When


@pytest.mark.parametrize(
    ("kind", "field", "plain", "value"),
    [
        (Commitment, "title", "All leave", "All leave"),
        (Commitment, "title", 2031, "2031"),
        (Commitment, "promisor", ["ac-1", "ac-2"], ("ac-1", "ac-2")),
        (Commitment, "promisor", "ac-1", "ac-1"),
        (Actor, "aliases", "the Front", ("the Front",)),
        (Commitment, "basis_agreement", None, None),
        (Contact, "status", "planned", "planned"),
        (Actor, "country_inferred", True, True),
    ],
)
def test_what_fits_is_read_as_the_field_has_it(kind: type[Any], field: str, plain: Any, value: Any) -> None:
    assert value_for(kind, field, plain) == value


def test_an_object_becomes_a_value_of_the_model() -> None:
    made = value_for(Contact, "time", {"edtf": "2031-05-01", "text": "on Thursday"})
    assert isinstance(made, When)
    assert made.edtf == "2031-05-01"


@pytest.mark.parametrize(
    ("kind", "field", "plain", "takes"),
    [
        (Commitment, "title", None, "text"),
        (Commitment, "title", ["a"], "text"),
        (Contact, "status", "perhaps", "one of "),
        (Contact, "time", "May", "an object with "),
        (Contact, "time", {"when": "May"}, "an object with "),
        (Actor, "country_inferred", "yes", "true or false"),
    ],
)
def test_what_does_not_fit_is_refused_and_told_what_would(kind: type[Any], field: str, plain: Any, takes: str) -> None:
    with pytest.raises(ValueError, match=takes):
        value_for(kind, field, plain)
