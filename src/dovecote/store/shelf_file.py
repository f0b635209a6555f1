"""The file beside a record in which records as of a day are laid out. Whoever deletes it loses nothing but time.

Its tables hold no more than what readings, judgements and day give again. It has no migrations: a file that another
program made, or that is damaged, is thrown away and begun anew. It belongs to its owner alone, as the record does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    delete,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import DatabaseError

from dovecote.errors import RecordDamaged, RecordError
from dovecote.store.record_file import RecordFile
from dovecote.store.sqlite import create_file, erase_free_pages, open_engine, open_in_memory

SUFFIX: Final = ".shelf"
metadata = MetaData()

made_by = Table("made_by", metadata, Column("program", Text, primary_key=True))
touched = Table(
    "touched",
    metadata,
    Column("reading", Text, primary_key=True),
    Column("names", LargeBinary, nullable=False),
    Column("words", LargeBinary, nullable=False),
)
shelf = Table(
    "shelf",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    UniqueConstraint("question", "state"),
)
island = Table(
    "island",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("made_with", Text, nullable=False),
    Column("prints", LargeBinary, nullable=False),
    Index("island_by_key", "key"),
)
block = Table(
    "block",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("island_no", Integer, ForeignKey("island.no"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("block_of_island", "island_no"),
)
laid_out = Table(
    "laid_out",
    metadata,
    Column("reading", Text, primary_key=True),
    Column("island_no", Integer, ForeignKey("island.no"), primary_key=True),
)
standing_on = Table(
    "standing_on",
    metadata,
    Column("shelf_no", Integer, ForeignKey("shelf.no"), primary_key=True),
    Column("island_no", Integer, ForeignKey("island.no"), primary_key=True),
)
line = Table(
    "line",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("island_no", Integer, ForeignKey("island.no"), nullable=False),
    Column("list", Integer, nullable=False),
    Column("known", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("day", Text),
    Column("edtf", Text),
    Column("weight", Integer),
    Column("kind", Text),
    Column("status", Text),
    Column("sourcing", Text),
    Column("source", Text),
    Column("label", Text),
    Column("who", Text),
    Column("words", Text),
    # No foreign key: without an index of its own, each block that is thrown away would cost a look at every line.
    Column("block_no", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Index("line_by_list", "list", "known", "no", "island_no"),
    Index("line_by_day", "list", "day", "id"),
    Index("line_by_weight", "list", "weight"),
    Index("line_by_id", "id"),
    Index("line_of_island", "island_no"),
)
alias = Table(
    "alias",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("island_no", Integer, ForeignKey("island.no"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("whole", Text, nullable=False),
    Index("alias_by_member", "member"),
    Index("alias_of_island", "island_no"),
)


class _Opened(RecordFile):
    """Such a file as it is, whoever made it."""

    def __init__(self, path: Path) -> None:
        self.path, self._engine = path, open_engine(path, disposable=True)


class ShelfFile(RecordFile):
    """The file that stands beside a record."""

    def __init__(self, record: Path, program: str) -> None:
        """Open it, made anew where `program` did not make it."""
        self.path = beside(record)
        self._engine = _open(self.path, program)


class Scratch(RecordFile):
    """The same in memory, for a record on a full or read-only disk: what is kept can still be asked."""

    def __init__(self) -> None:
        self.path = Path(":memory:")
        self._engine = open_in_memory()
        with self.writing() as connection:
            metadata.create_all(connection)


def beside(record: Path) -> Path:
    """Where the shelves of a record stand."""
    return record.with_name(record.name + SUFFIX)


def remove_shelves(record: Path) -> None:
    """Let nothing of the shelves be left, nor of what SQLite keeps beside them."""
    _remove(beside(record))


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _open(path: Path, program: str) -> Engine:
    try:
        return _opened(path, program)
    except (RecordDamaged, DatabaseError):
        _remove(path)
        return _opened(path, program)


def _opened(path: Path, program: str) -> Engine:
    create_file(path)
    file = _Opened(path)
    with file.looking() as connection:
        fits = _fits(connection, program)
    if not fits:
        with file.writing() as connection:
            if not _fits(connection, program):  # another process may have been faster
                metadata.drop_all(connection)
                metadata.create_all(connection)
                connection.execute(insert(made_by).values(program=program))
    return file._engine


def _fits(connection: Connection, program: str) -> bool:
    names = set(inspect(connection).get_table_names())
    return names >= set(metadata.tables) and connection.scalar(select(made_by.c.program)) == program


def empty_shelves(record: Path) -> None:
    """Take everything off a record's shelves, for good: nothing of it stays in free pages."""
    path = beside(record)
    if not path.exists():
        return
    file = _Opened(path)
    try:
        with file.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                if table is not made_by:
                    connection.execute(delete(table))
        erase_free_pages(path)
    except (RecordError, DatabaseError):
        remove_shelves(record)  # another program's, or damaged
    finally:
        file.close()
