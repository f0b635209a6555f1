"""What `dovecote doctor` looks at. It changes nothing and asks no network."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

PYTHON: Final = (3, 11)
ROOM_BYTES: Final = 200_000_000
"""Free space under which a warning is due: a record of 10,000 articles takes about that."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    fine: bool
    found: str
    try_next: str = ""


def iter_findings(record: Path) -> Iterator[Finding]:
    """One finding for each thing that Dovecote needs."""
    running = ".".join(str(number) for number in sys.version_info[:3])
    yield Finding("Python", sys.version_info >= PYTHON, running, "Install Python 3.11 or newer.")
    yield from (_package(name) for name in ("dovecote", "spacy", "sqlalchemy", "alembic", "typer", "rich"))
    yield _search()
    yield from _languages()
    yield _room(record)
    if record.exists():
        yield from _record(record)
    else:
        yield Finding("record", True, f"{record}: none yet; dovecote read makes it")


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        fine = name == "dovecote"  # run from its folder, not installed
        return Finding(name, fine, "not installed", "Install Dovecote again with its lock file.")


def _search() -> Finding:
    import sqlite3

    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("pragma compile_options")}
    fine = "ENABLE_FTS5" in options
    return Finding("SQLite", fine, sqlite3.sqlite_version, "Use a Python whose SQLite has FTS5 (full-text search).")


def _languages() -> Iterator[Finding]:
    from dovecote.languages.registry import list_languages

    for code, (language, _) in list_languages().items():
        try:
            parser = language.load_parser()
        except Exception as error:  # whatever keeps a parser from loading is the answer here
            yield Finding(f"parser for {code}", False, str(error), "Install Dovecote again with its lock file.")
        else:
            name = f"{parser.meta.get('name')} {parser.meta.get('version')}"
            yield Finding(f"parser for {code}", True, name)


def _room(record: Path) -> Finding:
    folder = record.absolute().parent
    if not folder.is_dir():
        return Finding("folder", False, f"{folder} does not exist", "Make it, or name another by --record.")
    if not os.access(folder, os.W_OK):
        return Finding("folder", False, f"{folder} may not be written", "Change that, or name another by --record.")
    free = shutil.disk_usage(folder).free
    return Finding("disk", free > ROOM_BYTES, f"{free // 1_000_000:,} MB free", "Make room on the disk.")


def _record(record: Path) -> Iterator[Finding]:
    from dovecote.api import Dovecote
    from dovecote.errors import DovecoteError

    mode = stat.S_IMODE(record.stat().st_mode)
    private = not mode & 0o077
    yield Finding("privacy", private, f"mode {mode:o}", f"Others can read it: chmod 600 {record}")
    try:
        with Dovecote.open(record, create=False) as opened:
            counts = opened.counts()
    except DovecoteError as error:
        yield Finding("record", False, error.what, error.try_next)
        return
    found = f"{record}: {counts['sources']} sources, {counts['judgements']} judgements, {counts['unread']} unread"
    yield Finding("record", True, found)
