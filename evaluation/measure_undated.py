"""Articles whose day is hidden: how often the day inferred from the text holds the true one, and how narrow it is.

Reads dated articles from the gold folder, gives `dovecote extract` their text alone, and compares. Every set without
the true day is an invention. Days that the text itself states are not inferred, and are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dovecote.model.edtf import Answer, Edtf

HERE = Path(__file__).parent
SETS = {
    "articles": "articles-dev.jsonl.gz",
    "quotes": "quotes-polnear-dev.jsonl",
    "times": "times-dev.jsonl",
    "digests": "news-digest-dev.jsonl",
}
NO_NEWS = "wikiwars"
"""A set of encyclopedia articles, whose date is that of the copy."""


def dated(path: Path) -> Iterator[tuple[str, str, str]]:
    """Id, text and true day of each dated article of a file."""
    written = path.read_bytes()
    for line in (gzip.decompress(written) if path.suffix == ".gz" else written).decode("utf-8").splitlines():
        one = json.loads(line)
        day = one.get("pub_date") or one.get("published")
        if day and one.get("set") != NO_NEWS:
            yield one["id"], one["text"], day[:10]


def inferred(articles: dict[str, str], work: Path) -> dict[str, str]:
    """The day that `dovecote extract` infers for each text; only where it infers one."""
    given, read = work / "undated.in.jsonl", work / "undated.jsonl"
    given.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in articles.items()), "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "src")}
    with read.open("w", encoding="utf-8") as out:
        command = [sys.executable, "-m", "dovecote", "extract", str(given)]
        subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, env=environment, check=False)
    readings = [json.loads(line) for line in read.read_text("utf-8").splitlines()]
    told = {one["id"]: one["source"]["published"] for one in readings}
    return {name: day["edtf"] for name, day in told.items() if day and day["basis"] == "inferred"}


def measure_undated(shared: Path, work: Path) -> None:
    """Print, for each set, how many days were inferred, how many hold the true one, and how many days they leave."""
    for name, file in SETS.items():
        path = shared / "gold" / "public" / file
        if not path.exists():
            continue
        articles = list(dated(path))
        truth = {one: day for one, _, day in articles}
        found = inferred({one: text for one, text, _ in articles}, work)
        wrong = [one for one, edtf in found.items() if not _holds(edtf, date.fromisoformat(truth[one]))]
        widths = [len(Edtf.parse(edtf).days()) for edtf in found.values()]
        print(
            f"undated {name}: inferred {len(found)}/{len(truth)}, with the true day {len(found) - len(wrong)}", end=""
        )
        print(f"/{len(found)}, days left (median) {statistics.median(widths) if widths else '-'}")
        for one in wrong:
            print(f"  {one}: {found[one]}, but it is of {truth[one]}")


def _holds(edtf: str, day: date) -> bool:
    return Edtf.parse(edtf).overlaps(Edtf.parse(day.isoformat())) is not Answer.NO


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    with tempfile.TemporaryDirectory() as scratch:
        measure_undated(parser.parse_args().shared, Path(scratch))
