"""A document's sentences, in order, parsed.

Each part of the text (a paragraph, a headline) is parsed on its own: a parser that sees a headline and a byline as one
text glues them into one sentence. Every word of every part stands in exactly one sentence, but for the number or mark
that an item of a list begins with: it is no part of what is said, and a parser makes it one. The day that an entry of a
chronology begins with is a sentence of its own, in the paragraph of what is told of it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dovecote.languages.language import Language
from dovecote.languages.registry import get_language
from dovecote.model.document import Document, Part
from dovecote.model.sentence import Sentence
from dovecote.model.words import Stretch, Words, words_of
from dovecote.split.mending import sentence_bounds

if TYPE_CHECKING:
    from spacy.tokens import Token


def split_documents(
    documents: Iterable[Document], language: Language
) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    """Each document with its sentences; parts of several documents are parsed in one batch, which changes no result."""
    parser = language.load_parser()

    def pieces() -> Iterator[tuple[str, tuple[Document, Part | None, bool]]]:
        for document in documents:
            # A text in another language is kept as it is: its sentences would be misread.
            for part in document.source.parts if document.source.language == language.code else ():
                start = part.start + _length_of_number(document.text[part.start : part.end], language)
                told = start + _length_of_day(document.text[start : part.end], language)
                if told > start:
                    yield document.text[start:told], (document, replace(part, start=start, end=told), False)
                yield document.text[told : part.end], (document, replace(part, start=told), True)
            yield "", (document, None, True)

    gathered: list[Sentence] = []
    paragraph = 0
    for parsed, (document, part, is_last) in parser.pipe(pieces()):
        if part is None:
            yield document, tuple(gathered)
            gathered, paragraph = [], 0
            continue
        words = words_of(parsed)
        for first, last in sentence_bounds(words, language):
            begin, stop = words[first].idx, words[last - 1].idx + len(words[last - 1].text)
            text = document.text[part.start + begin : part.start + stop]
            if not text.strip():
                continue
            start = part.start + begin + len(text) - len(text.lstrip())
            end = part.start + stop - (len(text) - len(text.rstrip()))
            stretch = Stretch(words, first, last, _root_of(words, first, last))
            sentence = Sentence(len(gathered), start, end, part.kind, paragraph, document.text, stretch, part.start)
            gathered.append(sentence)
        paragraph += is_last


def _length_of_number(text: str, language: Language) -> int:
    """Characters of "6. ", "(a) ", "2.1 " or "Article 4: " before the first word of a part; 0 where it has none."""
    found = _number(language.code).match(text)
    return found.end() if found is not None else 0


@functools.cache
def _number(code: str) -> re.Pattern[str]:
    """What an item of a list begins with, before a capital or an opening mark."""
    table = get_language(code).table("sentences")["list_items"]
    labels = "|".join(map(re.escape, table["labels"]))
    bullets = "".join(map(re.escape, table["bullets"]))
    number = r"\d{1,3}|[a-z]|[ivxlc]{2,6}|[IVXLC]{2,6}"
    forms = (
        rf"\((?:{number}|[A-Z])\)",
        rf"(?:{number}|[A-Z])\)",
        r"(?:\d{1,3}|[IVXLC]{2,6}|[ivxlc]{1,6})\.",
        r"\d{1,2}(?:\.\d){1,3}\.?",
        rf"(?:{labels})\s+(?:\d{{1,3}}|[IVXLC]{{1,6}})(?:\s*[:.–—-])?",
        rf"[{bullets}]",
    )
    return re.compile(rf"\s*(?:{'|'.join(forms)})\s+(?=[“\"‘'«(\[]?[^\W\d_a-z])")


def _length_of_day(text: str, language: Language) -> int:
    """Characters of "14 March - " before the first word of what an entry of a chronology tells; 0 where it is none."""
    found = _day(language.code).match(text)
    return found.end() if found is not None else 0


@functools.cache
def _day(code: str) -> re.Pattern[str]:
    """The day or days that an entry begins with, and the mark behind them, before a capital or an opening mark."""
    language = get_language(code)
    table, words = language.table("sentences")["dated_entries"], language.table("times/words")
    months = "|".join(re.escape(one.capitalize()) for kind in ("MONTH", "MONTH_SHORT") for one in words[kind])
    weekdays = "|".join(re.escape(one.capitalize()) for one in words["WEEKDAY"])
    joins, marks = ("|".join(map(re.escape, table[name])) for name in ("joins", "marks"))
    number, month = r"\d{1,2}(?:st|nd|rd|th)?", rf"(?:{months})\.?"
    day = rf"(?:(?:{weekdays}),?\s+)?(?:{number}(?:\s+{month})?|{month}\s+{number})(?:,?\s+\d{{4}})?"
    dated = rf"(?=[^:–—]{{0,24}}\b(?:{months})\b){day}(?:\s*(?:{joins})\s*{day})?"
    return re.compile(rf"\s*{dated}\s*(?:{marks})\s+(?=[“\"‘'«(\[]?[^\W\d_a-z])")


def _root_of(words: Words, first: int, last: int) -> Token:
    """The word that the others hang on; of words cut out of a longer sentence, the one that spaCy chooses."""
    found = next((one for one in words[first:last] if one.head is one), None)
    root: Token = found if found is not None else words[words.parsed[first:last].root.i]
    return root


def split_document(document: Document, language: Language) -> tuple[Sentence, ...]:
    """Sentences of `document`, in order, covering every word of its parts once, the numbers of lists aside."""
    return next(split_documents([document], language))[1]
