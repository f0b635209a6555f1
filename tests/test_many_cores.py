"""Several processes read as one does, in order, and a few groups at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dovecote.api import Dovecote, Readers, many_cores
from dovecote.api.many_cores import read_on_cores
from dovecote.errors import UnreadableDocument
from dovecote.languages.network import reader
from dovecote.model.reading import Reading
from dovecote.pipeline import read_each
from dovecote.read.plain_text import read_text
from dovecote.web.jobs import Jobs

if TYPE_CHECKING:
    from dovecote.api.many_cores import Piece, Read

TOLD = (
    "The Orsan Front said on {day} May 2031 that it would free {count} captives by 1 June.",
    "Envoys of Veldt met the Orsan Front in Lisk on {day} May 2031.",
    "General Mira Tolland warned that her troops would answer any raid on the {count} posts.",
)


def pieces(number: int) -> Iterator[Piece]:
    """Short articles, and now and then a file that is none."""
    for place in range(number):
        if place % 7 == 3:
            yield f"{place}.txt", UnreadableDocument("the file is empty", thing=f"{place}.txt")
        else:
            text = TOLD[place % len(TOLD)].format(day=place % 28 + 1, count=place + 20)
            yield f"{place}.txt", read_text(text, known={"published": "2031-05-30"})


class OneAfterAnother(Executor):
    """Does the work at the moment its result is asked for."""

    def __init__(self) -> None:
        self.waiting = self.most = 0
        self.is_broken = False

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        if self.is_broken:
            raise BrokenExecutor
        future: Future[Any] = Future()
        self.waiting += 1
        self.most = max(self.most, self.waiting)

        def result(timeout: float | None = None) -> Any:
            self.waiting -= 1
            return work(*given, **named)

        future.result = result  # type: ignore[method-assign]
        return future


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> OneAfterAnother:
    made = OneAfterAnother()
    monkeypatch.setattr(many_cores, "_pool", lambda cores: made)
    monkeypatch.setattr(many_cores, "CHARACTERS_TOGETHER", 180)
    return made


def alone(number: int) -> list[Read]:
    return list(read_each(pieces(number)))


def same(one: list[Read], other: list[Read]) -> bool:
    """Errors are compared by their words, documents and readings whole."""
    told = [[(a, d, r if isinstance(r, Reading) else str(r)) for a, d, r in results] for results in (one, other)]
    return told[0] == told[1]


def test_groups_change_neither_readings_nor_their_order(pool: OneAfterAnother) -> None:
    assert same(list(read_on_cores(pieces(14), 2)), alone(14))
    assert pool.most == 2 * many_cores.GROUPS_AHEAD


def test_articles_are_stored_while_the_next_are_read(pool: OneAfterAnother, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for place in range(6):
        (folder / f"{place}.txt").write_text(f"{place + 1} May 2031\n\n{TOLD[place % 3].format(day=9, count=place)}")
    with Dovecote.open(tmp_path / "alone.db") as record:
        alone = list(record.iter_read(str(folder)))
    ahead = []
    with Dovecote.open(tmp_path / "beside.db") as record:
        beside = []
        for step in record.iter_read(str(folder), cores=2):
            beside.append(step)
            ahead.append(pool.waiting)
        # What is known already is not handed out again.
        again = [step.outcome for step in record.iter_read(str(folder), cores=2)]
    assert beside == alone
    assert ahead[0] > 0, "groups are on their way while the first is stored"
    assert set(again) == {"unchanged"}


def test_the_page_hands_articles_to_a_process_that_is_kept_warm(pool: OneAfterAnother, tmp_path: Path) -> None:
    Dovecote.open(tmp_path / "record.db").close()
    with Readers(1) as readers:
        jobs = Jobs(tmp_path / "record.db")
        jobs.readers = readers
        job = jobs.start([("one.txt", f"9 May 2031\n\n{TOLD[2].format(day=9, count=4)}".encode())])
        while not job.is_over:
            time.sleep(0.01)
    assert (job.state, [step.outcome for step in job.steps], pool.most) == ("done", ["new"], 1)


def test_a_process_that_was_killed_is_replaced(pool: OneAfterAnother, monkeypatch: pytest.MonkeyPatch) -> None:
    with Readers(2) as readers:
        pool.is_broken = True
        monkeypatch.setattr(many_cores, "_pool", lambda cores: OneAfterAnother())
        assert same(list(readers.read(pieces(2))), alone(2))


def test_what_is_not_asked_for_is_not_read(pool: OneAfterAnother) -> None:
    taken: list[str] = []

    def counted() -> Iterator[Piece]:
        for address, piece in pieces(500):
            taken.append(address)
            yield address, piece

    results = read_on_cores(counted(), 2)
    for _ in range(3):
        next(results)
    assert len(taken) < 50


def test_one_process_holds_no_more_than_it_parses_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "BATCH_WORDS", 60)
    taken = read = most = 0

    def counted() -> Iterator[Piece]:
        nonlocal taken
        for address, piece in pieces(20):
            taken += 1
            yield address, piece

    for _ in read_each(counted()):
        read += 1
        most = max(most, taken - read)
    assert read == taken == 20
    assert most <= 10


@pytest.mark.slow
def test_two_processes_read_as_one_does() -> None:
    assert same(list(read_on_cores(pieces(14), 2)), alone(14))
