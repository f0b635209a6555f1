"""A reading as bytes and back. Its text, kept beside it, is the dictionary that its quotations shrink by."""

from __future__ import annotations

import functools
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from dovecote.model.document import Document
from dovecote.model.ids import DIGEST_CHARACTERS, sha256_of
from dovecote.model.json_codec import reading_from_plain, reading_to_plain, to_plain
from dovecote.model.reading import Reading
from dovecote.store.squeezing import Layout, NotSqueezable, Spreader, Squeezer, current_layout, marked

USUAL_CELLS: Final = "usual_cells_1"
"""Cells as many readings have them: those of the bundled example, of invented countries. A file of that name stays as
it is for good, since readings are unpacked with it; better ones get another number."""
_DICTIONARY: Final = "packed with"
"""Where a layout names the file; no class is called so. Layouts of old without it were packed with the text alone."""
_PARTED: Final = "ids parted"
"""In a layout whose ids have their digests behind what is compressed; in older ones they stand among the cells."""
READINGS_AT_HAND: Final = 256
"""Readings that stay unpacked, some 90 KB each: whoever adds to a story asks for the rest of it again and again."""
_WINDOW: Final = 32_768
"""Bytes that zlib looks back."""
_LEVEL: Final = 9
"""Cells are so short that the best level costs nothing that can be measured."""


def canonical(plain: Any) -> str:
    """JSON with one spelling for one value: what digests are made of."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def reading_id(reading: Reading) -> str:
    """The reading's own name, made from all of its content."""
    return f"rd-{sha256_of(canonical(reading_to_plain(reading)))[:32]}"


def document_key(document: Document, made_with: Mapping[str, str]) -> str:
    """The same for the same article read by the same program: then there is nothing to read again.

    The file's name is no part of it, or two copies of one article would take turns for ever.
    """
    source = replace(document.source, file=None)
    return sha256_of(canonical([document.id, document.text, to_plain(source), dict(made_with)]))[:32]


def pack(reading: Reading) -> tuple[bytes, str | None]:
    """The reading without its text, compressed, and the layout that tells its cells apart.

    The layout is None where the reading holds what cells cannot: then it is plain JSON, with the names of its fields.
    """
    plain: Any
    layout, usual = None, b""
    try:
        squeezer = Squeezer(reading.text)
        cells = squeezer.squeeze(replace(reading, text=""))
        tags, digests = _parted(squeezer.ids)
        plain, layout = [tags, cells], _current_layout()
        usual = _usual_cells(USUAL_CELLS)
    except NotSqueezable:
        plain, digests = reading_to_plain(reading), b""
        del plain["text"]
    packer = zlib.compressobj(_LEVEL, zdict=_dictionary(usual, reading.text))
    return packer.compress(_encode(canonical(plain))) + packer.flush() + digests, layout


def _parted(ids: Iterable[str]) -> tuple[str, bytes]:
    """Tags of `ids`, and the digests after them: these no compression shortens, so they follow what is compressed."""
    tags, digests = zip(*(one.split("-") for one in ids), strict=True) if ids else ((), ())
    return " ".join(tags), bytes.fromhex("".join(digests))


def _put_together(tags: str, digests: bytes) -> list[str]:
    """The ids that were parted."""
    told = digests.hex()
    return [f"{tag}-{told[at * DIGEST_CHARACTERS :][:DIGEST_CHARACTERS]}" for at, tag in enumerate(tags.split())]


@functools.lru_cache(maxsize=READINGS_AT_HAND)
def unpack(body: bytes, text: str, layout: str | None) -> Reading:
    """The reading that `pack` made, with its text again.

    Raises:
        zlib.error: the bytes are not what was packed, or another text's.
    """
    names = _layout(layout) if layout is not None else {}
    usual = b"".join(_usual_cells(one) for one in names.get(_DICTIONARY, ()))
    unpacker = zlib.decompressobj(zdict=_dictionary(usual, text))
    plain = json.loads((unpacker.decompress(body) + unpacker.flush()).decode("utf-8", "surrogatepass"))
    if layout is None:
        return reading_from_plain({**plain, "text": text})
    ids, cells = plain
    if _PARTED in names:
        ids = _put_together(ids, unpacker.unused_data)
    reading: Reading = Spreader(text, names, marked(ids)).spread(Reading, cells)
    return replace(reading, text=text)


@functools.cache
def _current_layout() -> str:
    return canonical({**current_layout(), _DICTIONARY: [USUAL_CELLS], _PARTED: []})


@functools.lru_cache(maxsize=16)
def _layout(fields: str) -> Layout:
    return {kind: tuple(names) for kind, names in json.loads(fields).items()}


def _dictionary(usual: bytes, text: str) -> bytes:
    """What zlib may refer to: the article's own words, nearest, and before them what many readings have."""
    return (usual + _encode(text))[-_WINDOW:]


@functools.cache
def _usual_cells(name: str) -> bytes:
    return (Path(__file__).parent / f"{name}.txt").read_bytes()


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
