"""`make eval`: every scorer over every development set, through the commands that users run.

The sets and their scorers lie outside the project (`--shared`, beside the checkout); each scorer prints its own table,
k of n beside each rate. Where that folder is missing, only the project's own small gold is measured.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measure_fates import measure_fates
from measure_grounds import measure_grounds
from measure_moved import measure_moved
from measure_names import measure_names
from measure_reprints import measure_reprints
from measure_undated import measure_undated
from own_gold import SETS, measure_own_gold

HERE = Path(__file__).parent
PUBLIC = {
    "times": ("times-dev.jsonl", "score_times.py"),
    "quotes": ("quotes-polnear-dev.jsonl", "score_quotes.py"),
    "events": ("events-plv-train.jsonl", "score_events.py"),
    "articles": ("articles-dev.jsonl.gz", "score_articles.py"),
    "pledges": ("pledges-dev.jsonl", "score_pledges.py"),
    "contacts": ("contacts-re3d-dev.jsonl", "score_contacts.py"),
}


def run(command: list[str], out: Path | None = None) -> str:
    """Standard output of a command, which goes to the file `out` where one is given; a failure is told, not raised."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "src")}
    if out is not None:
        with out.open("w", encoding="utf-8") as handle:
            done = subprocess.run(
                command, stdout=handle, stderr=subprocess.PIPE, text=True, env=environment, check=False
            )
    else:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode not in (0, 1):
        print(f"exit {done.returncode}: {' '.join(command[-4:])}\n{done.stderr[-800:]}", file=sys.stderr)
    return done.stdout or ""


def dovecote(*arguments: str, out: Path | None = None) -> None:
    """Run a dovecote command."""
    run([sys.executable, "-m", "dovecote", *arguments], out)


def make_input(shared: Path, gold: Path, out: Path) -> None:
    """Write the articles of a gold file, without its answers."""
    run([sys.executable, str(shared / "eval" / "make_input.py"), str(gold)], out)


def score(shared: Path, scorer: str, gold: Path, predicted: Path, *more: str) -> None:
    """Print what a scorer says, and keep its JSON beside what was scored."""
    kept = predicted.with_suffix(".score.json")
    command = [sys.executable, str(shared / "eval" / scorer), str(gold), str(predicted), "--json", str(kept), *more]
    print(run(command))


def measure_public(shared: Path, work: Path, only: set[str]) -> None:
    """The public sets, one scorer each."""
    for name, (file, scorer) in PUBLIC.items():
        gold = shared / "gold" / "public" / file
        if (only and name not in only) or not gold.exists():
            continue
        articles, readings = work / f"{name}.in.jsonl", work / f"{name}.jsonl"
        make_input(shared, gold, articles)
        dovecote("extract", str(articles), out=readings)
        print(f"\n## {name} ({file})")
        more = ("--given", str(_coded_pairs(shared, gold, work))) if name == "events" else ()
        score(shared, scorer, gold, readings, *more)


def _coded_pairs(shared: Path, gold: Path, work: Path) -> Path:
    """The roots of the pairs of `gold`, coded with the sides given."""
    pairs, roots = work / "pairs.jsonl", work / "roots.jsonl"
    run([sys.executable, str(shared / "eval" / "make_input.py"), "--pairs", str(gold)], pairs)
    run([sys.executable, str(HERE / "measure_pairs.py"), str(pairs)], roots)
    return roots


def measure_records(shared: Path, work: Path, only: set[str]) -> None:
    """Seeds and dossiers as one record each, then all of them pooled."""
    sets = {"seeds": shared / "gold" / "seeds" / "seed_gold.json"}
    sets |= {path.parent.name: path for path in sorted((shared / "gold" / "dossiers").glob("*/gold.json"))}
    scored = []
    for name, gold in sets.items():
        if (only and name not in only) or not gold.exists():
            continue
        articles, record, database = work / f"{name}.in.jsonl", work / f"{name}.record.json", work / f"{name}.db"
        make_input(shared, gold, articles)
        database.unlink(missing_ok=True)
        dovecote("read", str(articles), "--record", str(database))
        dovecote("export", "--to", "json", "--record", str(database), str(record))
        readings = work / f"{name}.readings.jsonl"
        dovecote("extract", str(articles), out=readings)
        print(f"\n## {name}: readings, with times and parts")
        score(shared, "score_record.py", gold, readings)
        print(f"\n## {name}: record")
        score(shared, "score_record.py", gold, record)
        scored.append(str(record.with_suffix(".score.json")))
    if len(scored) > 1:
        print("\n## seeds and dossiers, pooled")
        print(run([sys.executable, str(shared / "eval" / "pool_scores.py"), *scored]))


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--keep", type=Path, help="folder for readings, records and the scorers' JSON")
    parser.add_argument(
        "--only",
        nargs="*",
        default=[],
        help="sets to measure: own, moved, fates, grounds, names, reprints, undated, seeds, a dossier, times ...",
    )
    given = parser.parse_args()
    only = set(given.only)
    with tempfile.TemporaryDirectory() as scratch:
        work = given.keep or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        if not only or "own" in only:
            for name in SETS:
                measure_own_gold(name)
        if not only or "moved" in only:
            measure_moved()
        if not only or "fates" in only:
            for name in ("fates.toml", "fates-b.toml", "fates-c.toml"):
                measure_fates(name)
        if not only or "grounds" in only:
            measure_grounds()
        if not only or "names" in only:
            measure_names()
        if not only or "reprints" in only:
            measure_reprints()
        if not given.shared.is_dir():
            print(f"There is no {given.shared}: only the project's own gold was measured.")
            return
        measure_records(given.shared, work, only)
        measure_public(given.shared, work, only)
        if not only or "undated" in only:
            measure_undated(given.shared, work)


if __name__ == "__main__":
    main()
