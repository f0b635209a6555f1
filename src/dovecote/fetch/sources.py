"""Files, folders, archives and standard input, as sources and then as bytes."""

from __future__ import annotations

import glob
import gzip
import io
import itertools
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final

from dovecote.errors import InputError, SourceUnreachable, UnreadableDocument
from dovecote.fetch.archives import is_archive, iter_members, unzip
from dovecote.model.document import RawDocument, Source

MAX_BYTES: Final = 10_000_000
"""More than that is no article: the longest page of the development data has 1.5 million bytes."""


LINES: Final = (".jsonl", ".ndjson", ".jl")
"""Suffixes of files with one article a line."""


def list_sources(addresses: Iterable[str]) -> Iterator[Source | InputError]:
    """A source for each file that the addresses name: files, folders, patterns with `*`, and `-` for standard input.

    Folders are walked in order of name, hidden files left out. An error stands in the place of an address that names
    nothing, so that the rest can be read.
    """
    for address in addresses:
        path = Path(address)
        if address == "-":
            yield Source("-")
        elif path.is_dir():
            yield from _in_folder(path)
        elif path.exists():
            yield Source(address)
        elif glob.has_magic(address):
            yield from _matching(address)
        else:
            yield SourceUnreachable("there is no such file or folder", thing=address, try_next="Check the path.")


def fetch(source: Source) -> Iterator[RawDocument | InputError]:
    """The articles' bytes behind a source: one for a file, for each line of a .jsonl, for each file in an archive.

    An error stands in the place of a file that cannot be read and of a line that is no JSON object; it names the line.
    """
    try:
        if source.address == "-":
            yield from _standard_input()
            return
        if source.payload is not None:
            yield from _content(source, io.BytesIO(source.payload))
            return
        with open(source.address, "rb") as handle:
            yield from _content(source, handle)
    except OSError as error:
        reason = error.strerror or str(error)
        yield SourceUnreachable(f"it cannot be read: {reason}", thing=source.address, try_next="Check its permissions.")


def _in_folder(folder: Path) -> Iterator[Source]:
    for found in sorted(folder.rglob("*")):
        if found.is_file() and not any(piece.startswith(".") for piece in found.relative_to(folder).parts):
            yield Source(str(found), in_folder=True)


def _matching(pattern: str) -> Iterator[Source | InputError]:
    found = [one for one in sorted(glob.glob(pattern, recursive=True)) if Path(one).is_file()]
    if not found:
        yield SourceUnreachable("no file matches the pattern", thing=pattern, try_next="Check the path.")
    yield from (Source(one) for one in found)


def _content(source: Source, handle: IO[bytes]) -> Iterator[RawDocument | InputError]:
    address = source.address
    if is_archive(address):
        for member in iter_members(address, handle):
            yield from [member] if isinstance(member, InputError) else _whole(*member)
    elif address.lower().endswith(".gz"):
        yield from _unzipped(address, handle)
    elif address.lower().endswith(LINES):
        yield from _json_lines(address, handle)
    else:
        content = handle.read(MAX_BYTES + 1)
        yield _too_large(address, content) or RawDocument(address, content, source.media_type)


def _whole(address: str, content: bytes) -> Iterator[RawDocument | InputError]:
    """What lies in a file that is in memory already."""
    if address.lower().endswith(LINES):
        yield from _json_lines(address, io.BytesIO(content))
    else:
        yield _too_large(address, content) or RawDocument(address, content)


def _unzipped(address: str, handle: IO[bytes]) -> Iterator[RawDocument | InputError]:
    """What lies in a .gz file; its name without that suffix tells the format."""
    inner = unzip(handle)
    try:
        if address[:-3].lower().endswith(LINES):
            yield from _json_lines(address[:-3], inner)
        else:
            yield from _whole(address[:-3], inner.read(MAX_BYTES + 1))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield UnreadableDocument(
            f"the archive is damaged ({error})", thing=address, try_next="Make it again; what came before is kept."
        )


def _standard_input() -> Iterator[RawDocument | InputError]:
    """Articles as lines of JSON where the first line begins with a brace; else one article of plain text, or a page."""
    stream = sys.stdin.buffer
    lines = iter(lambda: stream.readline(MAX_BYTES + 1), b"")
    first = next((line for line in lines if line.strip()), b"")
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") or not first:
        yield from _json_lines("-", itertools.chain([first], lines))
        return
    content = first + stream.read(MAX_BYTES + 1)
    page = first.lstrip()[:20].lower().startswith((b"<!doctype", b"<html", b"<head"))
    yield _too_large("-", content) or RawDocument("-", content, "text/html" if page else "text/plain")


def _json_lines(address: str, lines: IO[bytes] | Iterable[bytes]) -> Iterator[RawDocument | InputError]:
    for number, line in enumerate(_bounded(lines), 1):
        if line.strip():
            yield _json_line(f"{address}:{number}", line)


def _bounded(lines: IO[bytes] | Iterable[bytes]) -> Iterator[bytes]:
    """The lines, none longer than an article can be by more than a byte: what is longer is cut there, and skipped."""
    readline = getattr(lines, "readline", None)
    if readline is None:
        yield from lines
        return
    while line := readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = readline(MAX_BYTES + 1)


def _json_line(address: str, line: bytes) -> RawDocument | InputError:
    too_large = _too_large(address, line)
    if too_large:
        return too_large
    try:
        known = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UnreadableDocument(
            f"the line is no JSON ({error})", thing=address, try_next="Mend or remove that line; the others are read."
        )
    if not isinstance(known, dict):
        return UnreadableDocument(
            "the line is no JSON object", thing=address, try_next='Write {"id": ..., "text": ...}.'
        )
    return RawDocument(address, line, "application/json", known)


def _too_large(address: str, content: bytes) -> UnreadableDocument | None:
    if len(content) <= MAX_BYTES:
        return None
    return UnreadableDocument(
        f"it is no article: more than {MAX_BYTES // 1_000_000} million bytes",
        thing=address,
        try_next="Cut it into articles, one file each or one line of a .jsonl each.",
    )
