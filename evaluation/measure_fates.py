"""Promises from raw text to their end (`fates*.toml`): which tellings are one, how limits moved, what became of them.

Counted apart, so that a telling which no finder saw is not laid at the linker's door: tellings found, pairs of found
tellings joined, joins of different promises, chains with the right limits, kinds and slip, the states at the end, and
what is laid side by side.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from dovecote.model.commitment import Commitment
from dovecote.model.record import Comparison, Record
from dovecote.pipeline import build_record, read_articles
from dovecote.read.plain_text import read_text
from dovecote.record.deadlines import last_day
from dovecote.vocabulary.user_lists import read_user_list

HERE = Path(__file__).parent


def stories(name: str = "fates.toml") -> list[dict[str, Any]]:
    """All stories, in order."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["story"]
    return found


def record_of(story: dict[str, Any]) -> Record:
    """The record of a story's articles on its last day."""
    documents = [
        read_text(one["text"].lstrip("\n"), address=f"{number}.txt", known={"published": one["published"]})
        for number, one in enumerate(story["article"], 1)
    ]
    actors = read_user_list(HERE / "moved-actors.toml")
    return build_record(tuple(read_articles(documents, actors=actors)), as_of=story["as_of"])


def telling_of(record: Record, story: dict[str, Any], number: int, words: str) -> Commitment | None:
    """The promise whose evidence in article `number` shares most of `words`; None where none shares half."""
    text = story["article"][number - 1]["text"].lstrip("\n")
    start = text.index(words)
    source = next((one.id for one in record.sources if (one.file or one.id).endswith(f"{number}.txt")), None)
    best, most = None, len(words) / 2
    for one in record.commitments:
        for quote in (quote for version in one.versions for quote in version.evidence if quote.source == source):
            shared = min(start + len(words), quote.end) - max(start, quote.start)
            if shared > most:
                best, most = one, shared
    return best


def measure_story(story: dict[str, Any], tally: Counter[str]) -> list[str]:
    """Counts one story into `tally`; what is wrong, in words."""
    record, wrong = record_of(story), []
    held: list[tuple[int, str]] = []
    for number, promise in enumerate(story.get("promise", ())):
        found = [telling_of(record, story, *telling) for telling in promise["tellings"]]
        tally["tellings"] += len(found)
        tally["tellings found"] += sum(one is not None for one in found)
        wrong += [f"not found: {words}" for (_, words), one in zip(promise["tellings"], found, strict=True) if not one]
        ids = [one.id for one in found if one]
        held += [(number, one) for one in ids]
        tally["pairs"] += len(ids) * (len(ids) - 1) // 2
        tally["pairs joined"] += sum(one == two for one, two in combinations(ids, 2))
        if len(set(ids)) > 1:
            wrong.append(f"not joined: {promise['tellings']}")
        first = next((one for one in found if one), None)
        if first:
            wrong += _measure_promise(promise, first, tally)
    for (one, left), (two, right) in combinations(held, 2):
        if one != two:
            tally["others"] += 1
            tally["others kept apart"] += left != right
            wrong += [f"joined though two: {record_title(record, left)}"] if left == right else []
    return wrong + _measure_comparisons(record, story, tally)


def _measure_comparisons(record: Record, story: dict[str, Any], tally: Counter[str]) -> list[str]:
    """Counts what should be laid side by side, and what should not."""
    wrong = []
    for wanted in story.get("comparison", ()):
        tally["comparisons"] += 1
        places = [_place(record, story, *one) for one in wanted["places"]]
        hit = any(
            one.kind == wanted["kind"] and all(_shows(one, *place) for place in places) for one in record.comparisons
        )
        tally["comparisons made"] += hit
        wrong += [] if hit else [f"not compared: {wanted['kind']} {wanted['places']}"]
    for banned in story.get("no_comparison", ()):
        for kind in banned["kinds"]:
            found = [one.text for one in record.comparisons if one.kind == kind]
            tally["near misses"] += 1
            tally["near misses left"] += not found
            wrong += [f"compared by mistake: {kind}: {text}" for text in found]
    return wrong


def _place(record: Record, story: dict[str, Any], number: int, words: str) -> tuple[str | None, int, int]:
    """The source and the span of `words` in an article of the story."""
    start = story["article"][number - 1]["text"].lstrip("\n").index(words)
    source = next((one.id for one in record.sources if (one.file or one.id).endswith(f"{number}.txt")), None)
    return source, start, start + len(words)


def _shows(comparison: Comparison, source: str | None, start: int, end: int) -> bool:
    """True where some evidence of a comparison overlaps a span."""
    return any(one.source == source and one.start < end and start < one.end for one in comparison.evidence)


def record_title(record: Record, name: str) -> str:
    """The title of a promise of the record."""
    return next(one.title for one in record.commitments if one.id == name)


def _measure_promise(promise: dict[str, Any], found: Commitment, tally: Counter[str]) -> list[str]:
    row = found.status_history[-1] if found.status_history else None
    slips = [[one.slip_days.min, one.slip_days.max] for one in found.revisions if one.slip_days]
    days = [str(last_day(one.deadline)) for one in found.versions]
    told = {
        "last_days": days,
        "kinds": [kind for one in found.revisions for kind in one.kind if kind != "restated"],
        "slip": slips[0] if len(slips) == 1 else slips or None,
        "lifecycle": row.lifecycle if row else None,
        "timeliness": row.timeliness if row else None,
    }
    wrong = []
    for name, value in told.items():
        if name in promise:
            tally[name] += 1
            tally[f"{name} right"] += value == promise[name]
            if value != promise[name]:
                wrong.append(f"{found.title[:50]!r}: {name} {value}, not {promise[name]}")
    return wrong


def measure_fates(name: str = "fates.toml") -> None:
    """Prints what is wrong in each story, and k of n for each thing counted."""
    tally: Counter[str] = Counter()
    for story in stories(name):
        wrong = measure_story(story, tally)
        print("\n   ".join([f"{'ok  ' if not wrong else 'MISS'} {story['id']}", *wrong]))
    counted = (("tellings", "found"), ("pairs", "joined"), ("others", "kept apart"))
    for whole, part in (*counted, ("comparisons", "made"), ("near misses", "left")):
        print(f"{whole} {part} {tally[f'{whole} {part}']}/{tally[whole]}")
    for field in ("last_days", "kinds", "slip", "lifecycle", "timeliness"):
        print(f"{field} {tally[f'{field} right']}/{tally[field]}")


if __name__ == "__main__":
    measure_fates(*sys.argv[1:])
