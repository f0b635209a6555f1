"""A reading as bytes and back. Its text, kept beside it, is the dictionary that its quotations shrink by."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from dovecote.model.document import Document
from dovecote.model.ids import sha256_of
from dovecote.model.json_codec import reading_from_plain, reading_to_plain, to_plain
from dovecote.model.reading import Reading

_LEVEL: Final = 6
"""zlib's own middle: level 9 made readings 1 % smaller and took twice as long."""


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


def pack(reading: Reading) -> bytes:
    """The reading without its text, compressed."""
    plain = reading_to_plain(reading)
    text = plain.pop("text")
    packer = zlib.compressobj(_LEVEL, zdict=_encode(text))
    return packer.compress(_encode(canonical(plain))) + packer.flush()


def unpack(body: bytes, text: str) -> Reading:
    """The reading that `pack` made, with its text again.

    Raises:
        zlib.error: the bytes are not what was packed, or another text's.
    """
    unpacker = zlib.decompressobj(zdict=_encode(text))
    plain = json.loads((unpacker.decompress(body) + unpacker.flush()).decode("utf-8", "surrogatepass"))
    return reading_from_plain({**plain, "text": text})


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
