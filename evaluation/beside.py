"""Eight processes that ask a record while one writes to it: does any fail, and how long does the slowest wait?"""

from __future__ import annotations

import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from make_articles import iter_made, paragraphs_of, read_example, renamed

from dovecote.api import Dovecote
from dovecote.model.document import Document

READERS = 8
SECONDS = 15


def _waited(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ask(record: str, until: float) -> tuple[int, float]:
    """How often a reader could ask, and its longest wait; the first question, which imports, is not measured."""
    asked, longest = 0, 0.0
    with Dovecote.open(record, create=False) as opened:
        source = opened.search("accord", limit=1)[0].source
        while time.time() < until:
            for work in (
                lambda: opened.search("accord", limit=10),
                lambda: opened.reading(source),
                opened.counts,
                opened.processes,
            ):
                longest = max(longest, _waited(work))
                asked += 1
    return asked, longest


def readers_beside_a_writer(record: Path) -> str:
    """What eight readers met in the seconds in which one process wrote without a pause."""
    paragraphs = paragraphs_of(read_example())
    with get_context("spawn").Pool(READERS) as pool:
        until = time.time() + SECONDS
        waiting = [pool.apply_async(_ask, (str(record), until)) for _ in range(READERS)]
        written, slowest = 0, 0.0
        with Dovecote.open(record) as opened:
            for document, reading in iter_made(10_000, paragraphs):
                if time.time() > until:
                    break
                other = renamed(reading, f"beside-{document.id}")
                kept = Document(other.id, other.text, other.source)
                slowest = max(
                    slowest,
                    _waited(
                        lambda r=other, d=kept: opened._store.keep(
                            r, d, address=d.id, recorded_at="2031", process="beside"
                        )
                    ),
                )
                written += 1
        results = [one.get() for one in waiting]
    asked, longest = sum(one for one, _ in results), max(one for _, one in results)
    return (
        f"{asked} questions, {written} articles written, no error; longest wait of a reader {longest:.2f} s, "
        f"of the writer {slowest:.2f} s"
    )
