"""Promises that move from article to article (`moved.toml`): read each story into a record, compare its chain.

A step is right where one promise on the story's words has the last days and kinds of revision that were written down;
a near miss is kept where no promise of the story has a second version.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dovecote.model.commitment import Commitment
from dovecote.model.record import Record
from dovecote.pipeline import build_record, read_articles
from dovecote.read.plain_text import read_text
from dovecote.record.deadlines import last_day
from dovecote.vocabulary.user_lists import read_user_list

HERE = Path(__file__).parent
TOLERANCE_DAYS = 1
"""A length ends, by custom, on the day it began or on the day before."""


SETS = {
    "moved.toml": "moved-actors.toml",
    "moved-b.toml": "moved-actors.toml",
    "moved-c.toml": "moved-c-actors.toml",
}
"""Each set with its states. The first by who wrote the rules, before they were written; the second by somebody who had
not seen them; the third from the codebook alone, before its writer had read the rules or the second set."""


def stories(name: str) -> list[dict[str, Any]]:
    """All stories of a set, in its order."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["story"]
    return found


def record_of(story: dict[str, Any], actors_file: str) -> Record:
    """The record that the articles of one story make, with the states of its set."""
    actors = read_user_list(HERE / actors_file)
    documents = [
        read_text(one["text"].lstrip("\n"), address=f"{number}.txt", known={"published": one["published"]})
        for number, one in enumerate(story["article"], 1)
    ]
    return build_record(tuple(read_articles(documents, actors=actors)))


def last_days(commitment: Commitment) -> list[date | None]:
    """The last day of each version."""
    return [last_day(version.deadline) for version in commitment.versions]


def told(story: dict[str, Any], record: Record) -> Commitment | None:
    """The promise whose evidence holds the story's words; of several the one with most versions."""
    held = [one for one in record.commitments if any(story["words"] in quote.exact for quote in one.evidence)]
    return max(held, key=lambda one: len(one.versions), default=None)


def verdict(story: dict[str, Any], record: Record) -> tuple[bool, str]:
    """Whether the record tells the story, and what it tells instead."""
    if "last_days" not in story:
        moved = [one for one in record.commitments if len(one.versions) > 1 and one.revisions[0].kind != ("restated",)]
        return not moved, "; ".join(f"{one.title}: {[str(day) for day in last_days(one)]}" for one in moved)
    promise = told(story, record)
    if promise is None:
        return False, "the promise is not found"
    days = last_days(promise)
    kinds = [kind for revision in promise.revisions for kind in revision.kind if kind != "restated"]
    wanted = [date.fromisoformat(day) if day else None for day in story["last_days"]]
    same_days = len(days) == len(wanted) and all(map(_is_same_day, days, wanted))
    return same_days and set(story["kinds"]) <= set(kinds), f"{[str(day) for day in days]} {kinds}"


def _is_same_day(found: date | None, wanted: date | None) -> bool:
    if found is None or wanted is None:
        return found == wanted
    return abs((found - wanted).days) <= TOLERANCE_DAYS


def measure_moved(names: Sequence[str] = tuple(SETS)) -> None:
    """Print k of n for moves and near misses of each set of `names`, and each story that fails."""
    for name in names:
        tallies = {True: [0, 0], False: [0, 0]}
        for story in stories(name):
            right, instead = verdict(story, record_of(story, SETS[name]))
            tally = tallies["last_days" in story]
            tally[0] += right
            tally[1] += 1
            if not right:
                print(f"  {story['id']}: {instead}")
        for moves, label in ((True, "moves"), (False, "near misses kept")):
            print(f"{name}: {label} {tallies[moves][0]}/{tallies[moves][1]}")


if __name__ == "__main__":
    measure_moved(sys.argv[1:] or tuple(SETS))
