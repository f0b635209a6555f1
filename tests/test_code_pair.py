"""`dovecote.code_pair`: what one marked side does to another."""

import pytest

from dovecote import code_pair
from dovecote.errors import EvidenceMismatch

BOTH = "Brennia condemned the raid of the Orsan Front and freed two of its fighters."


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "wanted"),
    [
        ("Veldt shelled the harbour of Brennia.", "Veldt", "Brennia", "ASSAULT"),
        ("Brennia was shelled by Veldt for a third night.", "Veldt", "Brennia", "ASSAULT"),
        ("The envoys of Veldt refused to meet Orla Venn.", "The envoys of Veldt", "Orla Venn", "REJECT"),
        ("Veldt promised to free the sailors of Brennia.", "Veldt", "Brennia", "CONCEDE"),
        (BOTH, "Brennia", "Orsan Front", "ACCUSE"),
        (BOTH, "Brennia", "two of its fighters", "RETREAT"),
    ],
)
def test_the_act_between_the_sides_is_coded(text: str, actor: str, recipient: str, wanted: str) -> None:
    coded = code_pair(text, actor=actor, recipient=recipient)
    assert coded is not None
    assert coded.plover_event == wanted
    assert text[coded.evidence.start : coded.evidence.end] == coded.evidence.exact


def test_sides_may_be_told_by_their_place_and_be_several() -> None:
    text = "Veldt and Brennia signed a treaty on fishing."
    coded = code_pair(text, actor=[(0, 5), "Brennia"], recipient=[])
    assert coded == code_pair(text, actor=["Veldt", (10, 17)], recipient=[])
    assert coded is not None
    assert (coded.plover_event, coded.cameo, coded.quad) == ("SUPPORT", "05", "verbal cooperation")


def test_where_no_word_tells_an_act_there_is_none() -> None:
    assert code_pair("Veldt lies north of Brennia.", actor="Veldt", recipient="Brennia") is None


@pytest.mark.parametrize("side", ["Ostmark", (10, 400), (5, 5)])
def test_a_side_that_is_not_there_is_refused(side: str | tuple[int, int]) -> None:
    with pytest.raises(EvidenceMismatch):
        code_pair("Veldt praised Brennia.", actor=side, recipient="Brennia")
