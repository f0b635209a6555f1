"""Word documents, by the extra `docx`: their paragraphs, and their title where a paragraph is set as one."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.read.limits import check_length
from dovecote.read.plain_text import read_text
from dovecote.read.reader import Reader

MAX_UNPACKED = 100_000_000
"""Bytes that a document may unpack to; a report with pictures has a tenth."""


def _read(raw: RawDocument) -> tuple[Document, ...]:
    _refuse_bombs(raw)
    try:
        import docx
    except ImportError as error:
        raise UnreadableDocument(
            "reading Word documents needs an extra", thing=raw.address, try_next="Install dovecote[docx]."
        ) from error
    try:
        document: Any = docx.Document(io.BytesIO(raw.content))
        paragraphs = [(one.text.strip(), str(one.style.name if one.style else "")) for one in document.paragraphs]
    except Exception as error:  # python-docx raises whatever a broken package makes its code raise
        raise UnreadableDocument(
            f"the document is damaged ({type(error).__name__})", thing=raw.address, try_next="Save it as .txt."
        ) from error
    text = "\n\n".join(words for words, _ in paragraphs if words)
    check_length(text, raw.address)
    title = next((words for words, style in paragraphs if words and style in ("Title", "Heading 1")), None)
    return (read_text(text, address=raw.address, known={"title": title} if title else None),)


def _refuse_bombs(raw: RawDocument) -> None:
    try:
        size = sum(member.file_size for member in zipfile.ZipFile(io.BytesIO(raw.content)).infolist())
    except (zipfile.BadZipFile, ValueError, OSError, zlib.error) as error:
        raise UnreadableDocument("it is no Word document", thing=raw.address, try_next="Save it as .docx.") from error
    if size > MAX_UNPACKED:
        raise UnreadableDocument(
            f"it unpacks to {size // 1_000_000:,} million bytes", thing=raw.address, try_next="Save its text as .txt."
        )


def _sample() -> bytes:
    """The smallest package that is a document with a sentence in it."""
    kinds = "application/vnd.openxmlformats-"
    schemas = "http://schemas.openxmlformats.org/"
    body = f"{schemas}officeDocument/2006/relationships/officeDocument"
    main = f"{kinds}officedocument.wordprocessingml.document.main+xml"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{schemas}package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{kinds}package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{schemas}package/2006/relationships"><Relationship Id="r1" '
        f'Type="{body}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{schemas}wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>Envoys of the republic and of the Front met in Port Lume.</w:t></w:r></w:p></w:body></w:document>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), f'<?xml version="1.0"?>{content}')
    return packed.getvalue()


READER = Reader(
    "Word document",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    _sample(),
    _read,
)
