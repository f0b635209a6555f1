"""Documents and readings for tests of the store, without a parser."""

from __future__ import annotations

import dataclasses

from dovecote.model.document import Document
from dovecote.model.evidence import quote
from dovecote.model.reading import Reading
from dovecote.model.statement import Statement
from factories import a_document

MADE_WITH = {"dovecote": "0", "rules": "en-0", "parser": "none"}


def a_stored_reading(
    words: str = "The talks opened in Orsa, General Tolland said.", **known: object
) -> tuple[Reading, Document]:
    """A reading with one statement over the first five words of its text, and its document."""
    document = a_document(words, **known)  # type: ignore[arg-type]
    return a_reading_of(document), document


def a_reading_of(document: Document, **made_with: str) -> Reading:
    """What a very small program would read in `document`."""
    end = len(" ".join(document.text.split(" ")[:5]))
    evidence = (quote(document.text, 0, end),)
    statement = Statement(f"st-{document.id}", evidence, None, evidence[0].exact, "indirect", created_by="test.first")
    made = {**MADE_WITH, **made_with}
    return Reading(document.id, document.text, document.source, made, statements=(statement,))


def with_text(document: Document, words: str) -> Document:
    """The same document, corrected."""
    changed = a_document(words, id=document.id)
    return dataclasses.replace(changed, id=document.id)
