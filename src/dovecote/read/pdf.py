"""PDF, by the extra `pdf`. Its lines are joined to paragraphs again: a PDF knows lines, and sentences run over them."""

from __future__ import annotations

import io
import re
from typing import Any

from dovecote.errors import UnreadableDocument
from dovecote.model.document import Document, RawDocument
from dovecote.read.limits import MAX_TEXT, check_length
from dovecote.read.plain_text import read_text
from dovecote.read.reader import Reader

MAX_PAGES = 1_000

_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_TITLE_NOISE = re.compile(r"^(?:microsoft word|untitled|document\d*)|\.(?:docx?|pdf|indd|qxd)$", re.IGNORECASE)


def _sample() -> bytes:
    """The smallest PDF with a sentence in it."""
    words = b"BT /F1 12 Tf 20 300 Td (Envoys of the republic and of the Front met in Port Lume.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    content, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, one in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(content)
        content += b"%d 0 obj%s endobj\n" % (number, one)
    return content + b"xref\n0 6\n%strailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % (table, len(content))


def _read(raw: RawDocument) -> tuple[Document, ...]:
    text, title = _text(raw)
    if not re.search(r"\w", text):
        raise UnreadableDocument(
            "there is no text in it, perhaps only pictures of pages", thing=raw.address, try_next="Run OCR on it first."
        )
    return (read_text(text, address=raw.address, known={"title": title} if title else None),)


def _text(raw: RawDocument) -> tuple[str, str | None]:
    """The pages' text and the title that the file's metadata give, where the text has it too."""
    try:
        import pypdf
    except ImportError as error:
        raise UnreadableDocument(
            "reading PDF needs an extra", thing=raw.address, try_next="Install dovecote[pdf]."
        ) from error
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw.content))
        pages, length = [], 0
        for number, page in enumerate(reader.pages):
            pages.append(_joined(page.extract_text()))
            length += len(pages[-1])
            if number >= MAX_PAGES or length > MAX_TEXT:
                break
        text = "\n\n".join(page for page in pages if page)
        check_length(text, raw.address)
        return text, _title(reader, text)
    except UnreadableDocument:
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes its code raise
        raise UnreadableDocument(
            f"the PDF is damaged or locked ({type(error).__name__})", thing=raw.address, try_next="Save it as .txt."
        ) from error


def _title(reader: Any, text: str) -> str | None:
    metadata = reader.metadata
    title = str(metadata.title or "").strip() if metadata else ""
    return title if title and not _TITLE_NOISE.search(title) and title in text else None


def _joined(page: str) -> str:
    """Lines joined to paragraphs: a line goes on below unless it is short or ends a sentence well before the margin."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    widest = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
            continue
        if goes_on:
            paragraphs[-1] += line if paragraphs[-1].endswith("-") else f" {line}"
        else:
            paragraphs.append(line)
        goes_on = len(line) > 0.6 * widest and not (_END.search(line) and len(line) < 0.85 * widest)
    return "\n\n".join(paragraphs)


READER = Reader("PDF", (".pdf",), ("application/pdf",), _sample(), _read)
