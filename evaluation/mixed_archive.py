"""An archive of all kinds of news of which 2 % is on the subject, put together from the development sets.

    python evaluation/mixed_archive.py --shared FOLDER --articles 1000 > archive.jsonl

One article in fifty is from a dossier; the others are the news pages of articles-dev (sport, trade, science, recipes,
courts, politics at home), in their order, again from the first when all have been taken. Four of those pages tell of a
war or of dealings between states at odds, and are left out. Nothing is drawn by chance: the same call gives the same
archive.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
ONE_IN = 50
ON_SUBJECT = frozenset({"naeb_254", "naeb_258", "naeb_316", "naeb_328"})
"""Pages of articles-dev on the subject, by reading their headlines: an attack on a ship, Gaza, seizures of assets."""
UNOPENED = frozenset({"south-sudan"})
"""Dossiers that nothing here may read."""


def dossier_texts(shared: Path) -> list[str]:
    """The articles of the dossiers, in order."""
    folders = [one for one in sorted((shared / "gold" / "dossiers").glob("*")) if one.name not in UNOPENED]
    return [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]


def other_texts(shared: Path) -> list[str]:
    """The news pages that are about something else."""
    with gzip.open(shared / "gold" / "public" / "articles-dev.jsonl.gz", "rt", encoding="utf-8") as handle:
        pages = [json.loads(line) for line in handle]
    return [page["text"] for page in pages if page["text"] and page["id"] not in ON_SUBJECT]


def mixed_texts(shared: Path, count: int) -> Iterator[str]:
    """So many articles, every fiftieth of them on the subject."""
    subject, other = itertools.cycle(dossier_texts(shared)), itertools.cycle(other_texts(shared))
    for place in range(count):
        yield next(subject) if place % ONE_IN == ONE_IN // 2 else next(other)


def as_lines(texts: Iterator[str]) -> Iterator[str]:
    """One JSON object a line, as `dovecote extract` reads them."""
    return (json.dumps({"id": f"mixed-{place}", "text": text}) for place, text in enumerate(texts))


def main() -> None:
    """Write the archive to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--articles", type=int, default=1000)
    given = parser.parse_args()
    for line in as_lines(mixed_texts(given.shared, given.articles)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
