"""Files, folders and standard input, as sources and then as bytes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dovecote.errors import SourceUnreachable, UnreadableDocument
from dovecote.model.document import RawDocument, Source


def list_sources(addresses: Iterable[str]) -> Iterator[Source]:
    """A source for each file that the addresses name; folders are walked in order of name, hidden files left out.

    Raises:
        SourceUnreachable: an address names nothing.
    """
    for address in addresses:
        path = Path(address)
        if address == "-":
            yield Source("-", media_type="application/jsonl")
        elif path.is_dir():
            for found in sorted(path.rglob("*")):
                if found.is_file() and not any(piece.startswith(".") for piece in found.relative_to(path).parts):
                    yield Source(str(found))
        elif path.is_file():
            yield Source(address)
        else:
            raise SourceUnreachable("there is no such file or folder", thing=address, try_next="Check the path.")


def fetch(source: Source) -> Iterator[RawDocument]:
    """The articles' bytes behind a source: one for a file, one for each line of a .jsonl.

    Raises:
        SourceUnreachable: the file cannot be read.
        UnreadableDocument: a line is no JSON object; the message names it.
    """
    if source.address == "-":
        yield from _json_lines(source.address, sys.stdin.buffer)
        return
    try:
        with open(source.address, "rb") as handle:
            if source.address.endswith(".jsonl"):
                yield from _json_lines(source.address, handle)
            else:
                yield RawDocument(source.address, handle.read(), source.media_type)
    except OSError as error:
        raise SourceUnreachable(
            f"it cannot be read: {error.strerror}", thing=source.address, try_next="Check its permissions."
        ) from error


def _json_lines(address: str, lines: Iterable[bytes]) -> Iterator[RawDocument]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            known = json.loads(line)
        except ValueError as error:
            raise UnreadableDocument(
                f"line {number} is no JSON: {error}", thing=address, try_next="Mend or remove that line."
            ) from error
        if not isinstance(known, dict):
            raise UnreadableDocument(f"line {number} is no JSON object", thing=address, try_next="Mend that line.")
        yield RawDocument(f"{address}:{number}", line, "application/json", known)
