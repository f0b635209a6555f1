"""`python evaluation/bench_store.py COUNT`: how the record behaves with many articles; `--write` makes the page of it.

Readings come from `make_articles.py` and not from extraction, which would take longer than all that is measured here;
they go through the same `Store.keep` and the same questions as read ones. Times are processor time, which a busy
machine stretches less than time on the wall; only readers beside a writer are measured by the wall. A page of a list is
50 lines. What is asked of one process is asked of one of a hundred articles.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from beside import READERS, readers_beside_a_writer
from make_articles import iter_made, paragraphs_of, process_of, read_example, renamed

from dovecote.api import Dovecote, iter_readings
from dovecote.model.document import Document
from dovecote.model.json_codec import reading_to_plain
from dovecote.model.reading import Reading

PAGE = 50
LISTS = (
    *("commitments", "contacts", "statements", "actors", "events", "deadlines", "sources", "process", "agreements"),
    *("threats", "assessments", "observations", "measures", "comparisons", "tasks"),
)
WORDS = ("accord", "prisoners commission", '"in exchange"', "soldiers", "harvest radio", "ceasefire monitors")
ITEMS_A_LIST = 8
EXTRACTED = 24


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    about: str
    what: str
    found: str
    floor: str = ""


def processor_time(work: Callable[[], object]) -> float:
    """Seconds of the processor that one call takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def p95(seconds: Iterable[float]) -> str:
    """The 95th percentile in milliseconds, and how many were measured."""
    measured = list(seconds)
    value = statistics.quantiles(measured, n=20, method="inclusive")[-1] if len(measured) > 1 else measured[0]
    return f"{value * 1000:.0f} ms (95th percentile of {len(measured)})"


def keep(opened: Dovecote, reading: Reading, document: Document, process: str) -> None:
    """As `read` does, once it has extracted."""
    opened._store.keep(reading, document, address=document.id, recorded_at="2031", process=process)


def keep_all(record: Path, count: int) -> Iterator[Line]:
    """Keep `count` made articles."""
    taken, opened = [], {}
    for number, (document, reading) in enumerate(iter_made(count, paragraphs_of(read_example()))):
        process = process_of(number)
        if process not in opened:
            for one in opened.values():
                one.close()
            opened = {process: Dovecote.open(record, process=process)}
        taken.append(processor_time(lambda r=reading, d=document, o=opened[process], p=process: keep(o, r, d, p)))
    for one in opened.values():
        one.close()
    yield Line("all", "keeping one article", p95(taken))


def sizes(record: Path) -> Iterator[Line]:
    """What the record takes on the disk, against its texts in UTF-8."""
    import sqlite3

    query = "select count(*), sum(length(cast(content as blob))) from text"
    count, texts = sqlite3.connect(record).execute(query).fetchone()
    yield Line("all", "texts", f"{texts / 1e6:.1f} MB in {count} articles")
    yield Line("all", "the record's file", f"{record.stat().st_size / texts:.2f} times the texts", "3")
    yield Line("all", "of that", ", ".join(f"{name} {share:.2f}" for name, share in by_table(record, texts)))
    shelf = record.with_name(f"{record.name}.shelf")
    if shelf.exists():
        yield Line("all", "laid out beside it, disposable", f"{shelf.stat().st_size / texts:.2f} times the texts")


def by_table(record: Path, texts: int) -> list[tuple[str, float]]:
    """Where the bytes lie; nothing where this SQLite cannot tell."""
    import sqlite3

    query = "select name, sum(pgsize) from dbstat group by name order by 2 desc limit 7"
    try:
        return [(name, pages / texts) for name, pages in sqlite3.connect(record).execute(query)]
    except sqlite3.OperationalError:
        return []


def ask(record: Path, process: str | None, about: str) -> Iterator[Line]:
    """Questions to one process, or to the whole record, in this process."""
    with Dovecote.open(record, create=False, process=process) as opened:
        yield Line(about, "laying out what is not laid out yet", f"{processor_time(opened.overview):.1f} s")
        pages = {name: [processor_time(lambda n=name: opened.page(n)) for _ in range(4)] for name in LISTS}
        slowest = max(LISTS, key=lambda name: statistics.median(pages[name]))
        yield Line(about, "a page of a list", p95(one for each in pages.values() for one in each), "200 ms")
        yield Line(about, f"the slowest list ({slowest})", p95(pages[slowest]), "200 ms")
        items = [one.id for name in LISTS[:5] for one in opened.page(name, limit=ITEMS_A_LIST).items]
        yield Line(about, "why", p95(processor_time(lambda i=item: opened.why(i)) for item in items), "200 ms")
        found = [processor_time(lambda w=words: opened.search(w)) for words in WORDS for _ in range(4)]
        yield Line(about, "search", p95(found), "200 ms")
        yield Line(about, "what opens the record", p95(processor_time(opened.overview) for _ in range(10)), "500 ms")
        board = [processor_time(lambda: opened.page("board", limit=PAGE)) for _ in range(10)]
        yield Line(about, "the board", p95(board), "500 ms")
        yield Line(about, "the whole first page", p95(processor_time(opened.summary) for _ in range(5)), "500 ms")
        days = opened.days_of_articles()
        day = days[len(days) // 2]
        first = processor_time(lambda: opened.overview(as_of=day))
        yield Line(about, "as of a day that nobody asked for before", f"{first * 1000:.0f} ms", "500 ms")
        again = [processor_time(lambda: opened.overview(as_of=day)) for _ in range(10)]
        yield Line(about, "as of a day, again", p95(again), "500 ms")


def ask_from_outside(record: Path, process: str) -> Iterator[Line]:
    """The same from the command line: what the command itself takes in a program that is started already, and what a
    whole process takes, each time a new one, without Python's own start.
    """
    with Dovecote.open(record, create=False, process=process) as opened:
        item = opened.page("commitments", limit=1).items[0].id
        day = opened.days_of_articles()[-1]
    bare = statistics.median(_child(["-c", "pass"]) for _ in range(5))
    options = ["--record", str(record), "--process", process]
    for name, arguments, floor in (
        ("dovecote --help", ["--help"], "200 ms"),
        ("dovecote show statements --limit 50", ["show", "statements", "--limit", "50", *options], "200 ms"),
        ("dovecote show commitments --limit 50", ["show", "commitments", "--limit", "50", *options], "200 ms"),
        ("dovecote why", ["why", item, *options], "200 ms"),
        ("dovecote search", ["search", "accord", *options], "200 ms"),
        ("dovecote as-of", ["as-of", day, *options], "500 ms"),
    ):
        if name != "dovecote --help":
            own = [_in_this_process(arguments) for _ in range(6)][1:]  # the first one loads what the others find
            yield Line("one process", f"`{name}`, the command itself", p95(own), floor)
        _child(["-m", "dovecote", *arguments])
        taken = [_child(["-m", "dovecote", *arguments]) - bare for _ in range(5)]
        yield Line("one process", f"`{name}`, a new process", p95(taken))


def _in_this_process(arguments: list[str]) -> float:
    """Processor time of a command without the start of the program: parsed, asked, printed."""
    from dovecote.cli.main import app

    with redirect_stdout(TextIOWrapper(BytesIO(), encoding="utf-8")):
        return processor_time(lambda: app(arguments, standalone_mode=False))


def _child(arguments: list[str]) -> float:
    """Processor time of a Python process with these arguments, which finds its modules compiled as a user's does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir(), "dovecote-bench-compiled"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def add_one(record: Path, process: str | None, about: str) -> Iterator[Line]:
    """One more article of a process, and the next question."""
    with Dovecote.open(record, create=False, process=process) as opened:
        reading = next(iter(opened.readings()))
        opened.overview()
        kept, asked = [], []
        for turn in range(3):
            other = renamed(reading, f"one-more-{turn}-{time.time_ns()}")
            document = Document(other.id, other.text, other.source)
            kept.append(processor_time(lambda o=other, d=document: keep(opened, o, d, process or process_of(0))))
            asked.append(processor_time(opened.overview))
        whole = statistics.median(one + two for one, two in zip(kept, asked, strict=True))
        yield Line(about, "adding one: keeping it", f"{statistics.median(kept) * 1000:.0f} ms")
        yield Line(about, "adding one: keeping it and the next question", f"{whole:.2f} s", "1 s")


def read_and_extract() -> Iterator[Line]:
    """Reading articles into a record against what `dovecote extract` does with them, the best of three turns each."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, (document, _) in enumerate(iter_made(EXTRACTED, paragraphs_of(read_example()))):
            files.append(Path(folder, f"{number:03}.txt"))
            files[-1].write_text(document.text, encoding="utf-8")

        def extract(*, written: bool) -> None:
            for _, reading in iter_readings(files):
                if written and isinstance(reading, Reading):
                    json.dumps(reading_to_plain(reading), ensure_ascii=False)

        def read(turn: int) -> None:
            with Dovecote.open(Path(folder, f"{turn}.db")) as opened:
                opened.read(files)

        read(0)  # the parser is loaded once, for all
        turns = [
            (
                processor_time(lambda: extract(written=False)),
                processor_time(lambda: extract(written=True)),
                processor_time(lambda t=turn: read(t)),
            )
            for turn in range(1, 4)
        ]
    alone, written, whole = (min(taken) for taken in zip(*turns, strict=True))
    about = f"{EXTRACTED} articles"
    yield Line(about, "`read` against `extract`, which writes JSON", f"{whole / written:.2f} times as long", "1")
    yield Line(about, "`read` against extraction alone, nothing kept", f"{whole / alone:.2f} times as long")


def write_page(path: Path, lines: Iterable[Line]) -> None:
    """The page of the documentation."""
    head = (__doc__ or "").split("\n\n", 1)[1].strip()
    table = [f"| {one.about} | {one.what} | {one.found} | {one.floor} |" for one in lines]
    rows = "\n".join(["| of | what | measured | floor |", "| --- | --- | --- | --- |", *table])
    title = "# The record's speed and size\n\n`make bench` measures and writes this page."
    path.write_text(f"{title}\n\n{head}\n\n{rows}\n", encoding="utf-8")


def main() -> None:
    """Measure, print, and write the page if one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--record", type=Path, help="use this file, and fill it unless it is there")
    parser.add_argument("--whole", action="store_true", help="also lay out all processes as one record")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write this page")
    given = parser.parse_args()
    record = given.record or Path(tempfile.mkdtemp(), "bench.db")
    lines: list[Line] = []

    def show(found: Iterable[Line]) -> None:
        for one in found:
            lines.append(one)
            print(f"| {one.about} | {one.what} | {one.found} | {one.floor} |", flush=True)

    if not record.exists():
        show(keep_all(record, given.count))
    one = process_of(0)
    show(ask(record, one, "one process"))
    if given.whole:
        show(ask(record, None, "all"))
    show(ask_from_outside(record, one))
    show(add_one(record, one, "one process"))
    if given.whole:
        show(add_one(record, None, "all"))
    show(sizes(record))
    show(read_and_extract())
    found = readers_beside_a_writer(record)
    show([Line("all", f"{READERS} readers beside a writer, by the wall", found, "1 s")])
    if given.write:
        write_page(given.write, lines)


if __name__ == "__main__":
    sys.exit(main())
