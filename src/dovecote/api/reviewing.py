"""The queue of questions that no rule decides: what matters most first, each with the judgements that answer it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dovecote.api.judging import Judges

if TYPE_CHECKING:
    from dovecote.model.evidence import Evidence
    from dovecote.model.links import Judgement
    from dovecote.model.record import ReviewTask

MOST_SPEAKERS: Final = 9
"""As many as there are keys with a figure."""
_STATUS: Final = (
    ("k", "kept in time", "met"),
    ("l", "kept late", "met_late"),
    ("p", "kept in part", "partially_met"),
    ("m", "not kept by its day", "missed"),
    ("u", "still nothing known", "due_no_evidence"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: the key that gives it, what it says, and the judgement it makes."""

    key: str
    words: str
    verdict: str
    field: str | None = None
    value: Any = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a person should decide."""

    kind: str
    """due_no_evidence, claimed_breach, uncertain_link or unresolved_speaker."""
    about: tuple[str, ...]
    question: str
    evidence: tuple[Evidence, ...]
    choices: tuple[Choice, ...]
    also: tuple[str, ...] = ()
    """Findings told in the same words, which "one and the same" settles too; of "two" they are asked anew."""

    def settled_by(self, choice: Choice) -> tuple[str, ...]:
        """Ids that this answer is about."""
        return (*self.about, *self.also) if choice.verdict == "same" else self.about


class Reviews(Judges):
    """The part of `Dovecote` that asks back."""

    def questions(self, *, kind: str | None = None, limit: int | None = None) -> tuple[Question, ...]:
        """Open questions, in the order of `open_tasks`, each with its answers. What is answered is asked no more.

        Args:
            kind: only those of this kind.
            limit: only so many, the first ones.
        """
        waiting = self.waiting(kind=kind, limit=limit).items
        names = self.names_of({name for one in waiting for name in one.candidates})
        return tuple(question_of(one, self._shelf().as_of(), names) for one in waiting)

    def answer(self, question: Question, choice: Choice, *, by: str, reason: str = "") -> Judgement:
        """Keep one of the question's answers as a judgement."""
        return self.decide(
            choice.verdict,
            question.settled_by(choice),
            by=by,
            reason=reason or f"reviewed: {choice.words}",
            field=choice.field,
            value=choice.value,
        )


def question_of(task: ReviewTask, as_of: str, names: Mapping[str, str]) -> Question:
    """The question that a task asks, with the judgements that answer it.

    Args:
        task: of the record.
        as_of: the day that the record shows: until then a status that is set is known.
        names: of actors, by id.
    """
    about = (task.about,) if task.other is None else (task.about, task.other)
    choices = tuple(_choices(task, as_of, names))
    return Question(task.kind, about, task.question, task.evidence, choices, task.also)


def _choices(task: ReviewTask, as_of: str, names: Mapping[str, str]) -> Iterator[Choice]:
    match task.kind:
        case "due_no_evidence" | "claimed_breach":
            for key, words, lifecycle in _STATUS:
                yield Choice(key, words, "set_status", value={"lifecycle": lifecycle, "as_of": as_of})
            yield Choice("r", "no promise at all", "reject")
        case "uncertain_link":
            yield Choice("y", "one and the same", "same")
            yield Choice("n", "two", "not_same")
        case "unresolved_speaker":
            for number, actor in enumerate(task.candidates[:MOST_SPEAKERS], 1):
                yield Choice(str(number), names.get(actor, actor), "edit", "speaker", actor)
            yield Choice("r", "no statement", "reject")
