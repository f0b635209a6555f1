"""Bytes -> text, with an issue where the bytes are not the UTF-8 that they should be.

UTF-8 is taken as it is, to the character. Anything else is a guess, made in a fixed order, and told.
"""

from __future__ import annotations

import codecs
import re

from dovecote.errors import UnreadableDocument
from dovecote.model.issue import Issue

NO_PART = True

SAMPLE = 65_536
"""Bytes by which an encoding is judged: enough for its letters, and bounded whatever the file's size."""

BROKEN = 0.002
"""Share of bytes that may be broken in a text that is still plainly UTF-8."""

CONTROLS = 0.05
"""Share of control characters from which bytes are no text."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode_text(content: bytes, *, address: str, claimed: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text that `content` holds; `claimed` is the encoding that the document itself names.

    Raises:
        UnreadableDocument: the bytes are empty or no text.
    """
    if not content.strip():
        raise UnreadableDocument("it is empty", thing=address, try_next="Give a file with an article in it.")
    marked = next((encoding for bom, encoding in _BOMS if content.startswith(bom)), None) or _wide(content)
    if marked:
        return _told(_decode(content, marked, address), marked)
    if len(_CONTROL.findall(content[:SAMPLE])) > CONTROLS * min(len(content), SAMPLE):
        raise UnreadableDocument("it is binary, not text", thing=address, try_next="Convert it to text first.")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    repaired = content.decode("utf-8", "replace")
    if repaired.count("\ufffd") <= max(1, BROKEN * len(content)) and re.search(rb"[\xc2-\xf4][\x80-\xbf]", content):
        count = repaired.count("\ufffd")
        return repaired, (
            Issue("broken_encoding", f"{count} bytes are no UTF-8 and stand as “\ufffd”; save it as UTF-8."),
        )
    encoding = _known(claimed) or _guess(content[:SAMPLE])
    return _told(content.decode(encoding, "replace"), encoding)


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of the beginning is null."""
    start = content[:400]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 0.3 * len(start) and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * len(start) and odd == 0 else None


def _decode(content: bytes, encoding: str, address: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"it is marked as {encoding} and breaks off at byte {error.start}",
            thing=address,
            try_next="Save it as UTF-8.",
        ) from error


def _known(claimed: str | None) -> str | None:
    """The encoding under its Python name; Latin-1 means Windows-1252, as browsers read it."""
    try:
        name = codecs.lookup((claimed or "").strip()).name if claimed else None
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii", "utf-8") else name


def _guess(sample: bytes) -> str:
    """Windows-1252 for mostly Latin letters, else what charset-normalizer finds most likely."""
    high = sum(byte >= 0x80 for byte in sample)
    if high <= 0.15 * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _told(text: str, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    return text, (
        Issue("encoding_detected", f"It is not UTF-8 and was read as {encoding}; save it as UTF-8 to be sure."),
    )
