"""What is special to SQLite: the other of the two modules that speak its dialect.

The file is made readable by its owner only, before SQLite writes a byte into it; SQLite gives its -wal and -shm files
the same mode. Transactions that write begin by taking the write lock, so two writers wait for each other instead of
failing half-way.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool, StaticPool

from dovecote.errors import RecordDamaged, RecordError, RecordUnwritable

WAIT_SECONDS: Final = 20
"""How long a writer waits for another one."""
_PAGE_BYTES: Final = 32_768
"""A text and a reading each fill most of one of SQLite's usual pages, and a seventh of every such page stayed empty."""
_PAGES_OF_LOG: Final = 250
"""Eight megabytes wait beside the record before they are taken over into it."""
_MAGIC: Final = b"SQLite format 3\x00"


def create_file(path: Path) -> None:
    """Make an empty file at `path` that only its owner may read; one that is there already is left as it is.

    Raises:
        RecordUnwritable: it cannot be made there.
        RecordError: what is there is something else.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        _refuse_other_files(path)
    except OSError as error:
        raise RecordUnwritable(
            f"no record can be made there: {error.strerror}",
            thing=str(path),
            try_next="Name another place by --record.",
        ) from error


def _refuse_other_files(path: Path) -> None:
    try:
        with open(path, "rb") as handle:
            head = handle.read(len(_MAGIC))
    except OSError as error:
        raise RecordError(
            f"it cannot be opened: {error.strerror}", thing=str(path), try_next="Check its permissions."
        ) from error
    if head and head != _MAGIC:
        raise RecordError("it is no Dovecote record", thing=str(path), try_next="Name the record's file by --record.")


def open_engine(path: Path, *, disposable: bool = False) -> Engine:
    """An engine on the file at `path`, which exists; what is deleted from a `disposable` one is not overwritten."""
    engine = create_engine("sqlite://", creator=lambda: _connect(path, disposable), poolclass=QueuePool, pool_size=4)
    event.listen(engine, "begin", _begin)
    return engine


def open_in_memory() -> Engine:
    """An engine on a database in memory, the same for every connection."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False),
        poolclass=StaticPool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, disposable: bool = False) -> sqlite3.Connection:
    # Autocommit mode: begin and commit are sent by SQLAlchemy's events alone, never guessed by the driver.
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in (
            f"page_size={_PAGE_BYTES}",  # of a file that has no page yet
            "journal_mode=wal",
            f"wal_autocheckpoint={_PAGES_OF_LOG}",
            "synchronous=normal",
            "foreign_keys=on",
            f"secure_delete={'off' if disposable else 'on'}",
            "trusted_schema=off",
        ):
            connection.execute(f"pragma {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    # A reading that the last seconds before a power cut lose is read again by the next run, so it need not wait for
    # the disk; a killed process loses nothing either way. What a person decided cannot be made again, so it waits.
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"pragma synchronous={'full' if options.get('durable', False) else 'normal'}")
    connection.exec_driver_sql("begin immediate" if options.get("writing", False) else "begin")


@contextmanager
def writing(engine: Engine, path: Path, *, durable: bool = False) -> Iterator[Connection]:
    """A connection inside one writing transaction: all of it is kept at the end, or nothing.

    Args:
        engine: of the record.
        path: where it lies, for messages.
        durable: wait until the disk has it, so that not even a power cut takes it back.
    """
    options = {"writing": True, "durable": durable}
    with translated(path), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def looking(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection that sees the record as it is now, undisturbed by writers."""
    with translated(path), engine.connect() as connection:
        yield connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of the database, as errors of ours that say what to do next."""
    try:
        yield
    except OperationalError as error:
        raise _unwritable(str(error.orig), path) from error
    except sqlite3.OperationalError as error:
        raise _unwritable(str(error), path) from error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        reason = str(getattr(error, "orig", error))
        raise RecordDamaged(
            f"the file is damaged ({reason})", thing=str(path), try_next="Restore a backup: dovecote restore BACKUP."
        ) from error


def _unwritable(reason: str, path: Path) -> RecordError:
    advice = "Everything read before is kept. "
    if "full" in reason or "disk I/O" in reason:
        advice += "Make room on the disk and run the same command again: it goes on where it stopped."
    elif "locked" in reason or "busy" in reason:
        advice += "Another process is writing; run the same command again when it is done."
    elif "readonly" in reason:
        advice += "The file or its folder is read-only; change that or name another by --record."
    elif "unable to open" in reason:
        advice = "Check that the folder exists and may be written."
    elif "no such" in reason:
        return RecordDamaged(f"tables are missing ({reason})", thing=str(path), try_next="Restore a backup.")
    else:
        advice += "Run dovecote check."
    return RecordUnwritable(f"the record cannot be written ({reason})", thing=str(path), try_next=advice)


def erase_free_pages(path: Path) -> None:
    """Give every page that holds nothing back, and empty the write-ahead log."""
    with translated(path):
        connection = _connect(path)
        try:
            if connection.execute("pragma page_size").fetchone()[0] != _PAGE_BYTES:
                _leave_the_log(connection)
            connection.execute("vacuum")
            connection.execute("pragma journal_mode=wal")
            connection.execute("pragma wal_checkpoint(truncate)")
        finally:
            connection.close()


def _leave_the_log(connection: sqlite3.Connection) -> None:
    """Pages change their size only in a file without a log, which others who have it open keep it from."""
    with suppress(sqlite3.OperationalError):
        connection.execute("pragma journal_mode=delete")
        connection.execute(f"pragma page_size={_PAGE_BYTES}")


def integrity_problems(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file; empty where nothing is."""
    found = [str(row[0]) for row in connection.exec_driver_sql("pragma integrity_check")]
    broken = [
        f"{row[0]} refers to a missing row of {row[2]}"
        for row in connection.exec_driver_sql("pragma foreign_key_check")
    ]
    return [line for line in found if line != "ok"] + broken


def copy_while_in_use(path: Path, target: Path) -> None:
    """A consistent copy at `target`, taken while others may read and write."""
    create_file(target)
    with translated(target):
        origin, copy = _connect(path), sqlite3.connect(target)
        try:
            origin.backup(copy)
            copy.execute("pragma journal_mode=delete")
        finally:
            copy.close()
            origin.close()


def in_hex(column: str) -> str:
    """SQL for the bytes of a column as two small letters or figures each."""
    return f"lower(hex({column}))"


def file_size(path: Path) -> int:
    """Bytes of the record, its write-ahead log included."""
    return sum(one.stat().st_size for one in (path, path.with_name(path.name + "-wal")) if one.exists())


def library_version() -> str:
    """Version of the SQLite in use."""
    return sqlite3.sqlite_version
