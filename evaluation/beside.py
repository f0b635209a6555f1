"""Eight processes that ask a record while one writes to it: does any fail, and how long does the slowest wait?"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from make_articles import iter_made, paragraphs_of, read_example, renamed

from dovecote.api import Dovecote
from dovecote.model.document import Document

READERS = 8
SECONDS = 15
PATIENCE = 600
"""Seconds that all readers have for starting."""


def _waited(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ask(record: str, all_ready: Any, results: Any) -> None:
    """Put down how often this reader could ask, and its longest wait; its start is not measured."""
    asked, longest = 0, 0.0
    with Dovecote.open(record, create=False) as opened:
        source = opened.search("accord", limit=1)[0].source
        questions: tuple[Callable[[], object], ...] = (
            lambda: opened.search("accord", limit=10),
            lambda: opened.reading(source),
            opened.counts,
            opened.processes,
        )
        all_ready.wait(PATIENCE)
        until = time.time() + SECONDS
        while time.time() < until:
            longest = max(longest, *map(_waited, questions))
            asked += len(questions)
    results.put((asked, longest))


def _write(record: Path, all_ready: Any) -> tuple[int, float]:
    """How many articles could be kept meanwhile, and the longest wait."""
    made = iter_made(10_000, paragraphs_of(read_example()))
    written, longest = 0, 0.0
    with Dovecote.open(record) as opened:
        all_ready.wait(PATIENCE)
        until = time.time() + SECONDS
        while time.time() < until:
            document, reading = next(made)
            other = renamed(reading, f"beside-{document.id}")
            kept = Document(other.id, other.text, other.source)
            keep = partial(opened._store.keep, other, kept, address=kept.id, recorded_at="2031", process="beside")
            longest = max(longest, _waited(keep))
            written += 1
    return written, longest


def readers_beside_a_writer(record: Path) -> str:
    """What eight readers met in the seconds in which one process wrote without a pause."""
    context = get_context("spawn")
    all_ready, results = context.Barrier(READERS + 1), context.Queue()
    readers = [context.Process(target=_ask, args=(str(record), all_ready, results)) for _ in range(READERS)]
    for one in readers:
        one.start()
    written, slowest = _write(record, all_ready)
    found = [results.get(timeout=PATIENCE) for _ in readers]
    for one in readers:
        one.join()
    failed = sum(bool(one.exitcode) for one in readers)
    asked, longest = sum(one for one, _ in found), max(one for _, one in found)
    return (
        f"{asked} questions, {written} articles written, {failed} readers failed; longest wait of a reader "
        f"{longest:.2f} s, of the writer {slowest:.2f} s"
    )
