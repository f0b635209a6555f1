"""Questions that no rule decides and a person should, what matters most first.

Silent due dates come first, the longest overdue leading, then claimed breaches: they are the record's own business.
Then links that hang by a thread, since a wrong one makes two stories into one: those first on which most of the record
hangs, and links between the same two wordings of one thing as one question. Then words of which the text leaves several
speakers.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment
from dovecote.model.evidence import Evidence
from dovecote.model.ids import make_id
from dovecote.model.likeness import plain_name
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
    called = {one.id: one.name for one in record.actors} | {one.id: one.title for one in record.commitments}
    bearing = bearings(record) if loose else {}
    for alike in _alike(loose, links, told):
        first = alike[0]
        things = tuple(dict.fromkeys((links.of(first.left), links.of(first.right))))
        both = (first.left, first.right)
        also = tuple(dict.fromkeys(end for one in alike for end in (one.left, one.right) if end not in both))
        yield ReviewTask(
            make_id("task", "link", *both),
            "uncertain_link",
            first.left,
            _question(first, [called[one] for one in things if one in called], taken=len(things) == 1, more=len(also)),
            tuple(told[end][1] for end in (*both, *also) if end in told),
            other=first.right,
            also=also,
            score=first.score,
            bearing=max(bearing.get(one, 0) for one in things),
        )


def _alike(
    loose: Iterable[LinkProposal], links: Links, told: Mapping[str, tuple[str, Evidence]]
) -> Iterable[list[LinkProposal]]:
    """Links between the same two wordings of the same things, each list with the loosest first: one look decides."""
    found: dict[tuple[frozenset[str], ...], list[LinkProposal]] = {}
    for one in loose:
        ends = (one.left, one.right)
        wordings = frozenset(told[end][0] if end in told else end for end in ends)
        found.setdefault((frozenset(map(links.of, ends)), wordings), []).append(one)
    return found.values()


def _question(link: LinkProposal, names: Iterable[str], *, taken: bool, more: int) -> str:
    called = " and ".join(dict.fromkeys(f"“{name}”" for name in names))
    done = "taken for one" if taken else "left apart, though they may be one"
    alike = f" In the same words {more} more {'place tells' if more == 1 else 'places tell'} it." if more else ""
    asked = f"Are these two one {CALLED.get(link.kind, link.kind)}{': ' if called else ''}{called}?"
    return f"{asked} They were {done}: {'; '.join(link.reasons)}.{alike}"


def bearings(record: Record) -> Counter[str]:
    """By its id, how many lines hang on a thing: what was laid side by side with it, its changes, who names it."""
    found = Counter(ref for one in record.comparisons for ref in one.refs)
    for promise in record.commitments:
        changes = sum(one.kind != ("restated",) for one in promise.revisions)
        found[promise.id] += changes + max(len(promise.status_history) - 1, 0)
        found.update(filter(None, (promise.basis_agreement, promise.parent, *_ids(promise.promisor))))
    for contact in record.contacts:
        found.update(one.actor for one in contact.participants)
    for statement in record.statements:
        found.update(_ids(statement.speaker))
    return found


def _ids(value: str | Iterable[str] | None) -> Iterable[str]:
    return () if value is None else (value,) if isinstance(value, str) else value


def _told(readings: Iterable[Reading], wanted: set[str]) -> Iterator[tuple[str, tuple[str, Evidence]]]:
    """Where the text first tells each of these findings: its wording, and one quotation with its source."""
    for reading in readings:
        for item in chain(reading.actors, (one for _, one in reading.items())):
            if item.id in wanted:
                quoted = _first_words(item, reading.text)
                if quoted is not None:
                    wording = item.name if isinstance(item, Actor) else quoted.exact
                    yield item.id, (plain_name(wording), dataclasses.replace(quoted, source=reading.id))


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
