"""Which promise a further sentence speaks of, and that promise with what the sentence adds.

Where the words leave a choice, nothing is attached.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from dovecote.find.article import Article
from dovecote.model.commitment import Commitment, CommitmentVersion, Condition, Progress
from dovecote.model.evidence import Evidence, Span
from dovecote.model.knowledge import parse_edtf
from dovecote.model.sentence import Sentence
from dovecote.vocabulary.actions import family_of

if TYPE_CHECKING:
    pass


Field = Literal["condition", "drops", "slip", "reason", "not_done"]


@dataclass(frozen=True, slots=True)
class Sequel:
    """One thing said of a promise."""

    field: Field
    evidence: Evidence
    sentence: Sentence
    action: str | None = None
    """The act it names; None where it speaks of a limit or a delay, or of the sentence before."""
    words: str = ""


def _same_act(commitment: Commitment, action: str | None) -> bool:
    return action is not None and family_of(commitment.action).name == family_of(action).name


def _of_act(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    """Every promise of the act that is named."""
    return [number for number, one in enumerate(commitments) if _same_act(one, sequel.action)]


def _latest_of_act(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    """Of the promises of the act the one in today's words: a signed text drops no condition of its own."""
    found = _of_act(article, commitments, sequel)
    fresh = [number for number in found if commitments[number].versions[-1].strength != "signed_agreement"]
    whole = [number for number in fresh if commitments[number].action == sequel.action] or fresh
    dated = [number for number in whole if _limit(commitments[number]) is not None]
    return (dated or whole)[:1]


def _of_slip(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    """The promise that stands in the sentence, else the one whose act the sentence names."""
    here = [number for number, one in enumerate(commitments) if _stands_in(one, sequel.sentence)]
    dated = [number for number in here if _limit(commitments[number]) is not None]
    return (dated or here)[:1] or _latest_of_act(article, commitments, sequel)


def _of_delay(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    """The one promise that the article calls late."""
    late = [number for number, one in enumerate(commitments) if one.versions[-1].slip_words]
    return late if len(late) == 1 else []


def _of_absence(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    if sequel.action is not None:
        found = _of_act(article, commitments, sequel)
        return found if len(found) == 1 else []
    before = [number for number, one in enumerate(commitments) if _stands_before(one, sequel.sentence, article)]
    before.sort(key=lambda number: commitments[number].evidence[0].start)
    if sequel.words == "ellipsis":
        return before[-1:]
    named = [number for number, one in enumerate(commitments) if _names_limit(one, sequel.evidence)]
    return (named or [number for number in before if _last_day(commitments[number])])[-1:]


TARGETS: dict[Field, Callable[[Article, Sequence[Commitment], Sequel], list[int]]] = {
    "condition": _of_act,
    "drops": _latest_of_act,
    "slip": _of_slip,
    "reason": _of_delay,
    "not_done": _of_absence,
}


def _limit(commitment: Commitment) -> str | None:
    deadline = commitment.versions[-1].deadline
    return deadline.edtf if deadline is not None else None


def _last_day(commitment: Commitment) -> date | None:
    edtf = parse_edtf(_limit(commitment))
    return edtf.latest() if edtf else None


def _stands_in(commitment: Commitment, sentence: Sentence) -> bool:
    return any(one.span.overlaps(sentence.span) for one in commitment.versions[-1].evidence)


def _stands_before(commitment: Commitment, sentence: Sentence, article: Article) -> bool:
    previous = next((one for one in article.sentences if one.index == sentence.index - 1), None)
    return previous is not None and _stands_in(commitment, previous)


def _names_limit(commitment: Commitment, evidence: Evidence) -> bool:
    """True where the words name the day of the promise's own limit."""
    day = _last_day(commitment)
    return day is not None and str(day.day) in re.findall(r"\d+", evidence.exact)


def attached(article: Article, commitment: Commitment, sequel: Sequel) -> Commitment:
    """`commitment` with one more thing said of it."""
    if sequel.field == "not_done":
        voice = next(iter(article.statements_over(Span(sequel.evidence.start, sequel.evidence.end))), None)
        speaker = voice.speaker if voice is not None and isinstance(voice.speaker, str) else None
        sourcing = voice.sourcing_class if voice is not None else "unattributed"
        progress = Progress("no_outcome", (sequel.evidence,), None, speaker, sourcing)
        return dataclasses.replace(commitment, progress=(*commitment.progress, progress))
    version = _with(commitment.versions[-1], sequel)
    return dataclasses.replace(commitment, versions=(*commitment.versions[:-1], version))


def _with(version: CommitmentVersion, sequel: Sequel) -> CommitmentVersion:
    evidence = sequel.evidence
    match sequel.field:
        case "condition":
            if any(one.span.overlaps(evidence.span) for old in version.conditions for one in old.evidence):
                return version
            condition = Condition("general", sequel.words, evidence=(evidence,))
            return dataclasses.replace(version, conditions=(*version.conditions, condition))
        case "drops":
            return dataclasses.replace(version, drops_conditions=(*version.drops_conditions, evidence))
        case "slip":
            return dataclasses.replace(version, slip_words=(*version.slip_words, evidence))
        case "reason":
            return dataclasses.replace(version, reason=(*version.reason, evidence))
        case _:
            raise AssertionError(sequel.field)
