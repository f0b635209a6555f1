"""What promises stand on, by when, and whose they are (`grounds.toml`): found at all, then each field as k of n."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from dovecote.model.commitment import Commitment, CommitmentVersion
from dovecote.model.reading import Reading
from dovecote.pipeline import read_articles
from dovecote.read.plain_text import read_text
from dovecote.vocabulary.user_lists import read_user_list

HERE = Path(__file__).parent
FIELDS = ("strength", "deadline", "promisor")


def telling_of(reading: Reading, text: str, words: str) -> tuple[Commitment, CommitmentVersion] | None:
    """The version whose evidence shares most of `words`; None where none shares half of them."""
    start = text.index(words)
    best, most = None, len(words) / 2
    for one in reading.commitments:
        for version in one.versions:
            for quote in version.evidence:
                shared = min(start + len(words), quote.end) - max(start, quote.start)
                if shared >= most:
                    best, most = (one, version), shared
    return best


def told(reading: Reading, commitment: Commitment, version: CommitmentVersion) -> dict[str, Any]:
    """The fields as the set tells them: of promisors the names."""
    names = {one.id: one.name for one in reading.actors}
    by = commitment.promisor or ()
    return {
        "strength": version.strength,
        "deadline": (version.deadline.edtf if version.deadline else None) or "",
        "promisor": [names[one] for one in ((by,) if isinstance(by, str) else by)],
    }


def is_right(field: str, found: Any, wanted: Any) -> bool:
    """A promisor is right where every name wanted is part of a name found, and none is found beside them."""
    if field != "promisor":
        return bool(found == wanted)
    if len(found) != len(wanted):
        return False
    return all(any(name in other for other in found) for name in wanted)


def measure_grounds() -> None:
    """Prints what is wrong in each passage, and k of n."""
    table = tomllib.loads((HERE / "grounds.toml").read_text(encoding="utf-8"))
    actors = read_user_list(HERE / "moved-actors.toml")
    tally: Counter[str] = Counter()
    for number, passage in enumerate(table["passage"], 1):
        document = read_text(passage["text"], address=f"{number}.txt", known={"published": table["published"]})
        (reading,) = read_articles([document], actors=actors)
        telling = telling_of(reading, passage["text"], passage["words"])
        tally["found"] += telling is not None
        if telling is None:
            print(f"{number}: not found: {passage['words']}")
            continue
        found = told(reading, *telling)
        for field in FIELDS:
            if field == "promisor" and not passage["promisor"]:
                continue
            right = is_right(field, found[field], passage[field])
            tally[field] += 1
            tally[f"{field} right"] += right
            if not right:
                print(f"{number}: {field} {found[field]!r}, not {passage[field]!r}: {passage['words']}")
    print(f"found {tally['found']}/{len(table['passage'])}")
    for field in FIELDS:
        print(f"{field} {tally[f'{field} right']}/{tally[field]}")


if __name__ == "__main__":
    sys.exit(measure_grounds())
