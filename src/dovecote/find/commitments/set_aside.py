"""Times of a sentence that its words set aside as those that held before: "instead of mid-December", "not June"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import objects_of
from dovecote.find.commitments.promise import Promise
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

SPACE_BEFORE: Final = 48
"""Characters before a time in which words may set it aside: "four months later than the "."""
ASIDES: Final = frozenset({"relcl", "acl", "appos", "amod"})


def old_times(article: Article, promise: Promise) -> tuple[TimeExpression, ...]:
    """Times that the sentence tells as those that held before; none where no other time is left to hold now."""
    times = [one for one in article.times_in(promise.sentence.span) if one.timex3_type in {"DATE", "TIME"} and one.edtf]
    table = article.language.table("commitments/changes")["before"]
    old = tuple(one for one in times if _is_set_aside(article, promise, one, table))
    return old if len(old) < len(times) else ()


def _is_set_aside(article: Article, promise: Promise, time: TimeExpression, table: Mapping[str, Any]) -> bool:
    before = article.text[max(promise.sentence.start, time.start - SPACE_BEFORE) : time.start]
    if ends_with(before, table["instead"], table["small"]) or ends_with(before, table["compared"], table["near"]):
        return True
    after = article.text[time.end : time.end + 12].lstrip().partition(" ")[0].strip(",.;").lower()
    if after in table["limits"] and re.search(r"\b(?:than|beyond|past|after)\s+(?:\w+\s+)?$", before, re.IGNORECASE):
        return True
    token = promise.sentence.token_at(time.start)
    return token is not None and _is_told_aside(token, promise, table)


def ends_with(before: str, phrases: Sequence[str], between: Sequence[str]) -> bool:
    """Whether `before` ends with one of `phrases`, with nothing but words of `between` behind it."""
    told = "|".join(rf"\b{re.escape(one)}" if one[0].isalpha() else re.escape(one) for one in phrases)
    small = "|".join(map(re.escape, between))
    return re.search(rf"(?:{told})\s+(?:(?:{small})\s+)*$", before, re.IGNORECASE) is not None


def _is_told_aside(token: Token, promise: Promise, table: Mapping[str, Any]) -> bool:
    """Whether it stands in words added to what is promised: "the withdrawal, which had been due in May, ..."."""
    deed = promise.mover or promise.deed
    for one in (token, *token.ancestors):
        if one in (deed, promise.cue):
            return False
        if one.dep_ in ASIDES and deed not in set(one.subtree) and promise.cue not in set(one.subtree):
            return any(one.head in set(noun.subtree) for noun in _about(promise)) and _was_planned(one, table)
    return False


def _about(promise: Promise) -> list[Token]:
    """What an aside may speak of: the deed as a noun, who does it, what it is done to."""
    own = [promise.deed] if promise.is_noun else objects_of(promise.deed)
    return [*own, *([promise.doer] if promise.doer is not None else [])]


def _was_planned(head: Token, table: Mapping[str, Any]) -> bool:
    """Whether a clause tells what was to be: "was due", "had been planned", "originally scheduled"."""
    inner = [one for one in head.subtree if one.dep_ not in {"pobj", "nummod"}]
    first = any(one.lower_ in table["first"] for one in inner)
    planned = any(one.lemma_.lower() in table["planned"] for one in inner)
    past = any(one.tag_ == "VBD" or (one.lemma_ == "have" and one.dep_ == "aux") for one in inner)
    to_be = any(one.lemma_ == "be" and one.tag_ == "VBD" for one in inner) and any(one.tag_ == "TO" for one in inner)
    return (first and planned) or (past and planned) or to_be
