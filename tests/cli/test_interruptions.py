"""kill -9, Ctrl-C and a full disk in the middle of `dovecote read`: nothing lost, nothing half-written or twice."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dovecote.api import Dovecote
from dovecote.errors import RecordUnwritable
from dovecote.store import sqlite
from dovecote.store.store import Store
from small_readings import a_stored_reading

HERE = Path(__file__).parent
ARTICLES = 40


class Reader:
    """Runs `dovecote read` in processes of their own, one after the other."""

    def __init__(self, articles: Path) -> None:
        self.articles = articles
        self._server = subprocess.Popen(
            [sys.executable, str(HERE / "read_stored.py")],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), *sys.path])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, record: Path, **more: object) -> int:
        """Number of the process."""
        arguments = ["read", "-q", str(self.articles), "--record", str(record)]
        order = {"arguments": arguments, "complaints": str(self.complaints), **more}
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        return int(self._server.stdout.readline())

    def wait(self) -> int:
        """How it ended."""
        assert self._server.stdout
        return int(self._server.stdout.readline())

    def run(self, record: Path, **more: object) -> int:
        self.start(record, **more)
        return self.wait()

    @property
    def complaints(self) -> Path:
        return self.articles.with_name("complaints.txt")

    def close(self) -> None:
        self._server.communicate()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("reader") / "articles.jsonl"
    lines = ({"id": f"a{n:03}", "text": f"Round {n} of the talks opened in Orsa on Monday."} for n in range(ARTICLES))
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    reader = Reader(path)
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def uninterrupted(reader: Reader) -> bytes:
    record = reader.articles.with_name("whole.db")
    assert reader.run(record) == 0
    return exported(record)


def exported(record: Path) -> bytes:
    """All that the record says, after every hash, span and reference was found to hold."""
    target = io.BytesIO()
    with Dovecote.open(record, create=False) as opened:
        assert opened.check() == []
        opened.export("json", target)
    return target.getvalue()


def kept(record: Path) -> int:
    """Articles in the record at this moment, whatever state it is in."""
    if not record.exists():
        return 0
    connection = sqlite3.connect(record, timeout=10)
    try:
        return int(connection.execute("select count(*) from source").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def wait_until(articles: int, record: Path, process: int) -> None:
    """Until so many articles are kept, or the process has nothing left to do."""
    until = time.monotonic() + 20
    while time.monotonic() < until and kept(record) < articles:
        time.sleep(0.001)


def clear(record: Path) -> None:
    for path in record.parent.glob(record.name + "*"):
        path.unlink()


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_runs_end_up_as_an_uninterrupted_one(
    reader: Reader, uninterrupted: bytes, tmp_path: Path, kills: int
) -> None:
    record, choose, hits = tmp_path / "killed.db", random.Random(kills), []
    for kill in range(kills):
        before = kept(record)
        if before >= ARTICLES - 6:
            clear(record)
            before = 0
        process = reader.start(record)
        if kill % 5:
            wait_until(choose.randint(before, ARTICLES - 5), record, process)
        time.sleep(choose.uniform(0, 0.02))  # also while the tables are being made, and inside a transaction
        os.kill(process, signal.SIGKILL)
        assert reader.wait() in (-signal.SIGKILL, 0)  # a run may be quicker than its death
        hits.append(kept(record))
        if hits[-1] and (kills <= 10 or kill % 5 == 0):
            with Dovecote.open(record) as opened:
                assert opened.check() == []
    assert sum(0 < hit < ARTICLES for hit in hits) >= kills // 2, f"too few kills hit the middle of a run: {hits}"
    assert reader.run(record) == 0
    assert exported(record) == uninterrupted


def test_a_half_written_record_would_be_noticed(reader: Reader, tmp_path: Path) -> None:
    """The deliberate break: what a crash between two transactions of one article would leave behind."""
    record = tmp_path / "broken.db"
    assert reader.run(record) == 0
    with Store(record) as store, store.writing() as connection:
        connection.exec_driver_sql("delete from item where no = (select max(no) from item)")
    with Dovecote.open(record) as opened:
        assert any("what SQL shows of reading" in line for line in opened.check())


def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(reader: Reader, uninterrupted: bytes, tmp_path: Path) -> None:
    record = tmp_path / "stopped.db"
    process = reader.start(record)
    wait_until(4, record, process)
    os.kill(process, signal.SIGINT)
    assert reader.wait() == 130
    complaint = reader.complaints.read_text()
    assert "goes on" in complaint
    assert "Traceback" not in complaint
    assert 0 < kept(record) < ARTICLES
    assert reader.run(record) == 0
    assert exported(record) == uninterrupted


def test_a_full_disk_keeps_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite._connect

    def connect_to_a_small_disk(path: Path, disposable: bool = False) -> sqlite3.Connection:
        connection = connect(path, disposable)
        connection.execute("pragma max_page_count = 45")
        return connection

    monkeypatch.setattr(sqlite, "_connect", connect_to_a_small_disk)
    path = tmp_path / "talks.db"
    with Store(path) as store, pytest.raises(RecordUnwritable, match="goes on"):
        fill(store)
    monkeypatch.undo()
    with Dovecote.open(path) as opened:
        assert 2 < opened.counts()["sources"] < ARTICLES
        assert opened.check() == []


def fill(store: Store) -> None:
    for number in range(ARTICLES):
        reading, document = a_stored_reading(f"Round {number} of the talks opened in Orsa. " * 500, id=f"a{number}")
        store.keep(reading, document, address="a", recorded_at="2031")


def test_a_file_that_may_not_grow_ends_with_code_3_and_advice(
    reader: Reader, uninterrupted: bytes, tmp_path: Path
) -> None:
    record = tmp_path / "small.db"
    assert reader.run(record, largest_file=3_000_000) == 3
    assert "Everything read before is kept" in reader.complaints.read_text()
    assert 0 < kept(record) < ARTICLES
    assert reader.run(record) == 0
    assert exported(record) == uninterrupted


def test_readers_beside_a_writer_see_whole_states(reader: Reader, tmp_path: Path) -> None:
    record = tmp_path / "busy.db"
    seen: list[int] = []
    Store(record).close()
    reader.start(record)
    with Dovecote.open(record) as opened:
        until = time.monotonic() + 20
        while (not seen or seen[-1] < ARTICLES) and time.monotonic() < until:
            seen.append(sum(1 for _ in opened.readings()))
    assert reader.wait() == 0
    assert seen == sorted(seen)
    assert seen[-1] == ARTICLES


def test_a_record_on_a_full_disk_can_still_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talks.db"
    with Store(path) as store:
        for number in range(3):
            reading, document = a_stored_reading(f"Round {number} of the talks opened in Orsa. ", id=f"a{number}")
            store.keep(reading, document, address="a", recorded_at="2031")
    connect = sqlite._connect

    def connect_to_a_full_disk(path: Path, disposable: bool = False) -> sqlite3.Connection:
        connection = connect(path, disposable)
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages}")
        return connection

    monkeypatch.setattr(sqlite, "_connect", connect_to_a_full_disk)
    with Dovecote.open(path, create=False) as opened:
        assert len(opened.statements()) == 3
        assert len(opened.statements(as_of="2031-05-01")) == 3
        with pytest.raises(RecordUnwritable, match="goes on"):
            fill(opened._store)
