"""`python evaluation/bench_store.py COUNT`: how the record behaves with many articles, on made readings.

Readings come from `make_articles.py` and not from extraction, which would take longer than all that is measured here;
they go through the same `Store.keep` and the same questions as read ones. Times are wall time in this process, program
start not counted; a page of a list is 50 lines. What is measured of one process is one of a hundred articles.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

from make_articles import ARTICLES_A_PROCESS, iter_made, paragraphs_of, read_example

from dovecote.api import Dovecote
from dovecote.model.document import Document
from dovecote.model.ids import make_id, sha256_of
from dovecote.model.reading import Reading

PAGE = 50
READERS = 8


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(seconds: list[float]) -> str:
    """The 95th percentile in milliseconds, and how many were measured."""
    value = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return f"{value * 1000:.0f} ms (95th percentile of {len(seconds)})"


def keep_all(record: Path, count: int) -> Iterator[tuple[str, str]]:
    """Keep `count` made articles; what that took, against the size of their texts."""
    paragraphs = paragraphs_of(read_example())
    taken, texts, opened = [], 0, {}
    for number, (document, reading) in enumerate(iter_made(count, paragraphs)):
        process = f"process {number // ARTICLES_A_PROCESS:03}"
        if process not in opened:
            for one in opened.values():
                one.close()
            opened = {process: Dovecote.open(record, process=process)}
        texts += len(reading.text.encode())
        taken.append(timed(lambda r=reading, d=document, o=opened[process], p=process: keep(o, r, d, p)))
    for one in opened.values():
        one.close()
    yield "keeping one article", p95(taken)
    yield "texts", f"{texts / 1e6:.1f} MB in {count} articles"
    yield "record, nothing asked yet", f"{size(record) / texts:.2f} times the texts"
    yield from bytes_by_table(record, texts)


def keep(opened: Dovecote, reading: Reading, document: Document, process: str) -> None:
    """As `read` does, once it has extracted."""
    opened._store.keep(reading, document, address=document.id, recorded_at="2031", process=process)


def size(record: Path) -> int:
    """Bytes of the record and of what SQLite keeps beside it."""
    return sum(path.stat().st_size for path in record.parent.glob(f"{record.name}*"))


def bytes_by_table(record: Path, texts: int) -> Iterator[tuple[str, str]]:
    """Where the bytes lie; only where this SQLite can tell."""
    import sqlite3

    try:
        rows = sqlite3.connect(record).execute(
            "select name, sum(pgsize) from dbstat group by name order by 2 desc limit 8"
        )
        yield "of that", ", ".join(f"{name} {pages / texts:.2f}" for name, pages in rows)
    except sqlite3.OperationalError:
        return


def ask(record: Path, process: str | None) -> Iterator[tuple[str, str]]:
    """Questions to one process, or to the whole record."""
    lists = ("commitments", "contacts", "statements", "actors", "events", "observations", "agreements", "sources")
    with Dovecote.open(record, create=False, process=process) as opened:
        yield "laying the record out", f"{timed(opened.summary):.1f} s"
        yield "first page", p95([timed(opened.summary) for _ in range(10)])
        yield (
            "a page of a list",
            p95([timed(lambda n=n: opened.listed(n, limit=PAGE)) for n in lists for _ in range(3)]),
        )
        items = [one.id for name in lists[:4] for one in opened.listed(name, limit=10)]
        yield "why", p95([timed(lambda i=i: opened.why(i)) for i in items])
        words = ("accord", "prisoners commission", '"in exchange"', "soldiers", "harvest radio")
        yield "search", p95([timed(lambda w=w: opened.search(w)) for w in words for _ in range(4)])
        days = opened.days_of_articles()
        day = days[len(days) // 2]
        yield "as-of a day, first time", f"{timed(lambda: opened.summary(as_of=day)):.1f} s"
        yield "as-of a day, again", p95([timed(lambda: opened.summary(as_of=day)) for _ in range(10)])


def add_one(record: Path, process: str) -> Iterator[tuple[str, str]]:
    """One more article, and the next question."""
    with Dovecote.open(record, create=False, process=process) as opened:
        reading = next(iter(opened.readings()))
        other = renamed(reading, "one-more")
        document = Document(other.id, other.text, other.source)
        yield "adding one: keeping it", f"{timed(lambda: keep(opened, other, document, process)) * 1000:.0f} ms"
        yield "adding one: the next question", f"{timed(opened.summary):.1f} s"


def renamed(reading: Reading, name: str) -> Reading:
    """The same article under another id and with another last word, its findings with ids of their own."""
    from dovecote.model.json_codec import reading_from_plain, reading_to_plain

    def other(value: object) -> object:
        if isinstance(value, dict):
            return {key: other(one) for key, one in value.items()}
        if isinstance(value, list):
            return [other(one) for one in value]
        is_id = isinstance(value, str) and len(value) == 13 and value[2] == "-"
        return make_id(str(value)[:2], name, value) if is_id else value

    text = reading.text + " End."
    plain = {**{key: other(one) for key, one in reading_to_plain(reading).items()}, "id": name, "text": text}
    made = reading_from_plain(plain)
    return dataclasses.replace(made, source=dataclasses.replace(made.source, sha256=sha256_of(text)))


def read_beside(record: str, until: float) -> tuple[int, float]:
    """How often a reader could ask, and its longest wait."""
    asked, longest = 0, 0.0
    with Dovecote.open(record, create=False) as opened:
        while time.time() < until:
            longest = max(longest, timed(lambda: opened.search("accord", limit=10)), timed(opened.counts))
            asked += 2
    return asked, longest


def readers_beside_a_writer(record: Path, seconds: float = 10) -> tuple[str, str]:
    """Eight processes that search while one writes."""
    paragraphs, until = paragraphs_of(read_example()), time.time() + seconds
    with get_context("spawn").Pool(READERS) as pool:
        waiting = [pool.apply_async(read_beside, (str(record), until + 10)) for _ in range(READERS)]
        written = 0
        with Dovecote.open(record) as opened:
            for document, reading in iter_made(10_000, paragraphs):
                if time.time() > until + 10:
                    break
                other = renamed(reading, f"beside-{document.id}")
                keep(opened, other, Document(other.id, other.text, other.source), "beside")
                written += 1
        results = [one.get() for one in waiting]
    asked, longest = sum(one for one, _ in results), max(one for _, one in results)
    return "eight readers beside a writer", f"{asked} questions, {written} written, no error, longest {longest:.2f} s"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--record", type=Path, help="use this file, and fill it unless it is there")
    parser.add_argument("--whole", action="store_true", help="also lay out all processes as one record")
    given = parser.parse_args()
    folder = tempfile.mkdtemp()
    record = given.record or Path(folder, "bench.db")

    def show(lines: Iterator[tuple[str, str]], about: str) -> None:
        for what, found in lines:
            print(f"| {about} | {what} | {found} |", flush=True)

    if not record.exists():
        show(keep_all(record, given.count), "all")
    show(ask(record, "process 000"), "one process")
    show(add_one(record, "process 000"), "one process")
    if given.whole:
        show(ask(record, None), "all")
    show(iter([readers_beside_a_writer(record)]), "all")


if __name__ == "__main__":
    sys.exit(main())
