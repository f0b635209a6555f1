"""Files, folders and standard input, as sources and then as bytes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from dovecote.errors import InputError, SourceUnreachable, UnreadableDocument
from dovecote.model.document import RawDocument, Source

MAX_BYTES: Final = 10_000_000
"""More than that is no article: the longest page of the development data has 1.5 million bytes."""


def list_sources(addresses: Iterable[str]) -> Iterator[Source | InputError]:
    """A source for each file that the addresses name; folders are walked in order of name, hidden files left out.

    An error stands in the place of an address that names nothing, so that the rest can be read.
    """
    for address in addresses:
        path = Path(address)
        if address == "-":
            yield Source("-", media_type="application/jsonl")
        elif path.is_dir():
            for found in sorted(path.rglob("*")):
                if found.is_file() and not any(piece.startswith(".") for piece in found.relative_to(path).parts):
                    yield Source(str(found), in_folder=True)
        elif path.is_file():
            yield Source(address)
        else:
            yield SourceUnreachable("there is no such file or folder", thing=address, try_next="Check the path.")


def fetch(source: Source) -> Iterator[RawDocument | InputError]:
    """The articles' bytes behind a source: one for a file, one for each line of a .jsonl.

    An error stands in the place of a file that cannot be read and of a line that is no JSON object; it names the line.
    """
    if source.address == "-":
        yield from _json_lines(source.address, sys.stdin.buffer)
        return
    try:
        with open(source.address, "rb") as handle:
            if source.address.endswith(".jsonl"):
                yield from _json_lines(source.address, handle)
            else:
                content = handle.read(MAX_BYTES + 1)
                yield _too_large(source.address, content) or RawDocument(source.address, content, source.media_type)
    except OSError as error:
        yield SourceUnreachable(
            f"it cannot be read: {error.strerror}", thing=source.address, try_next="Check its permissions."
        )


def _json_lines(address: str, lines: Iterable[bytes]) -> Iterator[RawDocument | InputError]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _json_line(f"{address}:{number}", line)


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
