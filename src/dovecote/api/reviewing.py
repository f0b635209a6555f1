"""The queue of questions that no rule decides: what matters most first, each with the judgements that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dovecote.api.judging import Judges
from dovecote.model.links import answering_judgements

if TYPE_CHECKING:
    from dovecote.model.evidence import Evidence
    from dovecote.model.links import Judgement, LinkProposal
    from dovecote.model.record import ReviewTask
    from dovecote.store.shelf import Shelf

SURE: Final = 0.75
"""From this score on a link is taken without a question. Scores are comparable within a rule only, so this is a way to
put the loosest of them before a person, and no measure of how often they are wrong."""
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


class Reviews(Judges):
    """The part of `Dovecote` that asks back."""

    def questions(self) -> tuple[Question, ...]:
        """Open questions: silent deadlines, the longest overdue first; breaches; loose links; speakers not settled.

        What somebody has judged is asked no more.
        """
        shelf = self._shelf()
        decided = answering_judgements(self.judgements())
        about = {one for judgement in decided for one in judgement.about}
        found = [*_due(self.open_tasks(), shelf.as_of()), *_loose_links(shelf, decided), *_speakers(shelf)]
        return tuple(one for one in found if one.kind == "uncertain_link" or not about.intersection(one.about))

    def answer(self, question: Question, choice: Choice, *, by: str, reason: str = "") -> Judgement:
        """Keep one of the question's answers as a judgement."""
        return self.decide(
            choice.verdict,
            question.about,
            by=by,
            reason=reason or f"reviewed: {choice.words}",
            field=choice.field,
            value=choice.value,
        )


def _due(tasks: Iterable[ReviewTask], as_of: str) -> Iterator[Question]:
    """Silent deadlines first, then claimed breaches, each in the order given."""
    status = [Choice(key, words, "set_status", value={"lifecycle": to, "as_of": as_of}) for key, words, to in _STATUS]
    choices = (*status, Choice("r", "no promise at all", "reject"))
    for one in sorted(tasks, key=lambda task: task.kind != "due_no_evidence"):
        yield Question(one.kind, (one.about,), one.question, one.evidence, choices)


def _loose_links(shelf: Shelf, decided: tuple[Judgement, ...]) -> Iterator[Question]:
    """Links below `SURE`, the loosest first, that nobody has confirmed or parted."""
    settled = {frozenset(one.about) for one in decided if one.verdict in ("same", "not_same", "merge", "split")}
    choices = (Choice("y", "the same", "same"), Choice("n", "two", "not_same"))
    found = shelf.links_of(below=f"{SURE:.3f}")
    loose = [one for one in found if one.score < SURE and one.kind not in ("parent", "origin")]
    names = shelf.called(one.left for one in loose)
    for link in sorted(loose, key=lambda one: (one.score, one.kind, one.left, one.right)):
        if not any({link.left, link.right} <= pair for pair in settled):
            words = _link_in_words(link, names.get(link.left))
            yield Question("uncertain_link", (link.left, link.right), words, (), choices)


def _link_in_words(link: LinkProposal, name: str | None) -> str:
    called = f" ({name})" if name else ""
    return f"Taken for one {link.kind.replace('_', ' ')}{called}: {'; '.join(link.reasons)}. Are they?"


def _speakers(shelf: Shelf) -> Iterator[Question]:
    """Statements whose words leave several speakers."""
    names = shelf.labels("actors")
    for statement in shelf.items("statements"):
        if statement.speaker is None and statement.speaker_candidates:
            who = [(one, names.get(one, one)) for one in statement.speaker_candidates[:9]]
            choices = [
                Choice(str(number), name, "edit", "speaker", actor) for number, (actor, name) in enumerate(who, 1)
            ]
            question = "Who says this? The text leaves several."
            chosen = (*choices, Choice("r", "no statement", "reject"))
            yield Question("unresolved_speaker", (statement.id,), question, statement.evidence, chosen)
