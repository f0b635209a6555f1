"""Questions that no rule decides and a person should, what matters most first.

Silent due dates come first, the longest overdue leading, then claimed breaches: they are the record's own business.
Then links that hang by a thread, since a wrong one makes two stories into one; then words of which the text leaves
several speakers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment
from dovecote.model.evidence import Evidence
from dovecote.model.ids import make_id
from dovecote.model.links import Judgement, LinkProposal, Links
from dovecote.model.reading import Reading
from dovecote.model.record import Record, ReviewTask
from dovecote.record.loose_links import left_apart, loose_links

CALLED: Final = {"commitment": "promise", "process_event": "step of the talks", "observation": "figure"}
"""What a person calls an item of a kind, where that is not the kind itself."""


def review_tasks(
    record: Record, readings: Iterable[Reading], links: Links, judgements: Iterable[Judgement] = ()
) -> Record:
    """`record` with its review tasks.

    Args:
        readings: those it was put together from.
        links: by which.
        judgements: what people said of them.
    """
    decided = tuple(judgements)
    loose = (*loose_links(links, decided), *left_apart(links, decided))
    tasks = (*_silent(record), *_breaches(record), *_links(record, readings, links, loose), *_speakers(record))
    return dataclasses.replace(record, tasks=tasks)


def _silent(record: Record) -> Iterator[ReviewTask]:
    waiting = [(one, one.status_history[-1]) for one in record.commitments if one.status_history]
    silent = [(one, _last_day(one) or last.as_of, last) for one, last in waiting if last.lifecycle == "due_no_evidence"]
    for commitment, day, last in sorted(silent, key=lambda one: (one[1], one[0].id)):
        question = f"Its last day, {day}, passed in silence. What became of it: {commitment.title}?"
        name = make_id("task", "due", commitment.id)
        yield ReviewTask(name, "due_no_evidence", commitment.id, question, last.evidence)


def _last_day(commitment: Commitment) -> str | None:
    limit = commitment.versions[-1].deadline if commitment.versions else None
    return limit.latest if limit else None


def _breaches(record: Record) -> Iterator[ReviewTask]:
    for commitment in record.commitments:
        for row in commitment.status_history:
            if row.rule == "R6" and row.verification == "disputed":
                question = f"One voice claims a breach of this, not on record: {commitment.title}. Does it stand?"
                name = make_id("task", "breach", commitment.id, row.known_from)
                yield ReviewTask(name, "claimed_breach", commitment.id, question, row.evidence)


def _links(
    record: Record, readings: Iterable[Reading], links: Links, loose: tuple[LinkProposal, ...]
) -> Iterator[ReviewTask]:
    ends = {end for one in loose for end in (one.left, one.right)}
    told = dict(_told(readings, ends)) if ends else {}
    names = {one.id: one.name for one in record.actors} | {one.id: one.title for one in record.commitments}
    for link in loose:
        one, two = links.of(link.left), links.of(link.right)
        called = " and ".join(dict.fromkeys(f"“{names[each]}”" for each in (one, two) if each in names))
        question = f"Are these two one {CALLED.get(link.kind, link.kind)}{': ' if called else ''}{called}? "
        done = "taken for one" if one == two else "left apart, though they may be one"
        question += f"They were {done}: {'; '.join(link.reasons)}."
        yield ReviewTask(
            make_id("task", "link", link.left, link.right),
            "uncertain_link",
            link.left,
            question,
            tuple(told[end] for end in (link.left, link.right) if end in told),
            other=link.right,
            score=link.score,
        )


def _told(readings: Iterable[Reading], wanted: set[str]) -> Iterator[tuple[str, Evidence]]:
    """Where the text first tells each of these findings: one quotation each, with its source."""
    for reading in readings:
        for item in chain(reading.actors, (one for _, one in reading.items())):
            if item.id in wanted:
                quoted = _first_words(item, reading.text)
                if quoted is not None:
                    yield item.id, dataclasses.replace(quoted, source=reading.id)


def _first_words(item: Any, text: str) -> Evidence | None:
    """The item's first quotation; of an actor, its first mention with the words around it."""
    if not isinstance(item, Actor):
        return item.evidence[0] if item.evidence else None
    if not item.mentions:
        return None
    first = item.mentions[0]
    start, end = _line_around(text, first.start, first.end)
    return Evidence(start, end, text[start:end])


def _line_around(text: str, start: int, end: int, reach: int = 80) -> tuple[int, int]:
    """The span with what stands around it in its line, at most `reach` characters on each side, in whole words."""
    left = max(start - reach, text.rfind("\n", 0, start) + 1)
    line_end = text.find("\n", end)
    right = min(end + reach, len(text) if line_end < 0 else line_end)
    while start - reach == left < start and not text[left - 1 : left].isspace():
        left += 1
    while end + reach == right > end and not text[right : right + 1].isspace():
        right -= 1
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _speakers(record: Record) -> Iterator[ReviewTask]:
    names: Mapping[str, str] = {one.id: one.name for one in record.actors}
    for statement in record.statements:
        if statement.speaker is None and statement.speaker_candidates:
            who = dict.fromkeys(names.get(one, one) for one in statement.speaker_candidates)
            question = f"Who says this? The text leaves {len(who)}: {', '.join(who)}."
            yield ReviewTask(
                make_id("task", "speaker", statement.id),
                "unresolved_speaker",
                statement.id,
                question,
                statement.evidence,
                candidates=statement.speaker_candidates,
            )
