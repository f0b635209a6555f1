"""A promise told in an old and a new wording by one article: one commitment, its versions in the order they were made.

Two wordings are one promise where the same promisor is to do the same, and the text sets one against the other: the
old one stands in an agreement, or was to happen, and the new one is somebody's word of today; or a word of the text
says so ("now", "later than planned"). Without such a sign they stay two commitments (codebook, section Commitment).
"""

from __future__ import annotations

import dataclasses
import re

from dovecote.find.article import Article
from dovecote.model.commitment import Commitment, CommitmentVersion
from dovecote.model.evidence import Evidence
from dovecote.model.likeness import content_words
from dovecote.vocabulary.actions import family_of

WORDS_BEFORE = 4
"""So many words before a promise tell that it replaces another."""


def with_versions(article: Article, commitments: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """Commitments again, old and new wordings of one promise joined."""
    kept: list[Commitment] = []
    for one in commitments:
        place = next((n for n, other in enumerate(kept) if _is_changed(article, other, one)), None)
        if place is None:
            kept.append(one)
        else:
            old, new = _in_order(article, kept[place], one)
            kept[place] = _chained(old, new)
    return tuple(kept)


def _is_changed(article: Article, first: Commitment, second: Commitment) -> bool:
    if first.action != second.action or first.promisor != second.promisor:
        return False
    if first.promisor is None and not _is_taken_up(article, first, second):
        return False
    if first.action in {"refrain", "continue", "support", "meet", "announce"}:
        return False
    old, new = first.versions[-1], second.versions[-1]
    if old.deadline is None or new.deadline is None or None in (old.deadline.latest, new.deadline.latest):
        return False
    if old.deadline.latest == new.deadline.latest:
        return False
    # What is moved, or told to be otherwise now, was promised before: "the releases have been put back to June".
    turned = bool(new.slip_words) or _is_turned(article, new)
    agreed = [one.strength == "signed_agreement" for one in (old, new)]
    if agreed[0] != agreed[1] and old.quantity == new.quantity and (turned or _may_be_one_thing(first, second)):
        return True
    if turned and new.quantity is None:
        return True
    if not turned and _told_together(article, old, new) and not _may_be_one_thing(first, second):
        return False  # "the airfield on Monday and the depot a fortnight later"
    return _same_unit(old, new) and (turned or any(_is_new(article, one) for one in (old, new)))


def _told_together(article: Article, old: CommitmentVersion, new: CommitmentVersion) -> bool:
    """Whether one sentence tells both."""
    places = [article.sentence_at(one.evidence[0].start) for one in (old, new)]
    return places[0] == places[1]


def _is_taken_up(article: Article, first: Commitment, second: Commitment) -> bool:
    """Whether the next sentence speaks on of what nobody is named for: "It is now expected to do so in May"."""
    one, other = (article.sentence_at(told.evidence[-1].start) for told in (first, second))
    if one is None or other is None or other.index - one.index != 1:
        return False
    opening = other.tokens[0].lower_ if other.tokens else ""
    return opening in article.language.table("commitments/changes")["anew"]["standing_for_all"]


def _may_be_one_thing(first: Commitment, second: Commitment) -> bool:
    """False where both name what it is done to, by other words: clearing a harbour is not clearing a market."""
    if family_of(first.action).own:
        return True
    one, two = content_words(first.object or ""), content_words(second.object or "")
    return not one or not two or bool(one & two)


def _same_unit(old: CommitmentVersion, new: CommitmentVersion) -> bool:
    if old.quantity is None or new.quantity is None:
        return old.quantity == new.quantity
    return old.quantity.unit == new.quantity.unit


def _is_new(article: Article, version: CommitmentVersion) -> bool:
    """Whether a word in it sets it against an older wording."""
    now = article.language.table("commitments/changes")["now"]
    return any(_holds(one.exact, now["new"]) for one in version.evidence)


def _is_turned(article: Article, version: CommitmentVersion) -> bool:
    """Whether the clause that tells it sets it against an older wording: "but now says", "Instead"."""
    now = article.language.table("commitments/changes")["now"]
    return any(_holds(_told_before(article, one), now["turning"]) for one in version.evidence)


def _holds(text: str, words: list[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)


def _told_before(article: Article, evidence: Evidence) -> str:
    """The words of its sentence right before it: "but now says", "Instead"."""
    sentence = article.sentence_at(evidence.start)
    before = article.text[sentence.start : evidence.start] if sentence is not None else ""
    return " ".join(before.split()[-WORDS_BEFORE:])


def _in_order(article: Article, first: Commitment, second: Commitment) -> tuple[Commitment, Commitment]:
    """The older wording first: what stands in an agreement, what is not called new, what comes first in the text."""
    agreed = [one.versions[-1].strength == "signed_agreement" for one in (first, second)]
    if agreed[0] != agreed[1]:
        return (first, second) if agreed[0] else (second, first)
    if _is_new(article, first.versions[-1]) and not _is_new(article, second.versions[-1]):
        return second, first
    return first, second


def _chained(old: Commitment, new: Commitment) -> Commitment:
    versions = [*old.versions, *new.versions]
    numbered = tuple(dataclasses.replace(one, v=number) for number, one in enumerate(versions, 1))
    return dataclasses.replace(
        old,
        versions=numbered,
        evidence=tuple(one for version in numbered for one in version.evidence),
        spokesperson=old.spokesperson or new.spokesperson,
        promisee=old.promisee or new.promisee,
        testable="yes",
    )
