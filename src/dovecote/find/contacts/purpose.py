"""What somebody came for: the talks or the people that a frame of travel names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import prepositions_of
from dovecote.find.frames import Match

if TYPE_CHECKING:
    from spacy.tokens import Token


def purpose_of(match: Match) -> list[Token]:
    """The words by which a frame of travel tells what somebody came for: "talks" of "flew in for talks with"."""
    if "purpose" not in match.frame.recipient:
        return []
    nouns = [inner for word, inner in prepositions_of(match.verb) if word == "for"]
    verbs = [one for one in match.verb.children if one.dep_ in {"advcl", "xcomp"} and one.tag_ == "VB"]
    return [*nouns, *verbs, *(inner for one in verbs for inner in one.children if inner.dep_ == "dobj")]
