"""A document's sentences, in order, parsed.

Each part of the text (a paragraph, a headline) is parsed on its own: a parser that sees a headline and a byline as one
text glues them into one sentence. Every word of every part stands in exactly one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dovecote.languages.language import Language
from dovecote.model.document import Document, Part
from dovecote.model.sentence import Sentence
from dovecote.model.words import Stretch, words_of
from dovecote.split.mending import sentence_bounds


def split_documents(
    documents: Iterable[Document], language: Language
) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    """Each document with its sentences; parts of several documents are parsed in one batch, which changes no result."""
    parser = language.load_parser()

    def pieces() -> Iterator[tuple[str, tuple[Document, Part | None]]]:
        for document in documents:
            # A text in another language is kept as it is: its sentences would be misread.
            for part in document.source.parts if document.source.language == language.code else ():
                yield document.text[part.start : part.end], (document, part)
            yield "", (document, None)

    gathered: list[Sentence] = []
    paragraph = 0
    for parsed, (document, part) in parser.pipe(pieces()):
        if part is None:
            yield document, tuple(gathered)
            gathered, paragraph = [], 0
            continue
        words = words_of(parsed)
        for first, last in sentence_bounds(parsed, language):
            span = parsed[first:last]
            text = span.text
            if not text.strip():
                continue
            start = part.start + span.start_char + len(text) - len(text.lstrip())
            end = part.start + span.end_char - (len(text) - len(text.rstrip()))
            stretch = Stretch(words, first, last, words[span.root.i])
            sentence = Sentence(len(gathered), start, end, part.kind, paragraph, document.text, stretch, part.start)
            gathered.append(sentence)
        paragraph += 1


def split_document(document: Document, language: Language) -> tuple[Sentence, ...]:
    """Sentences of `document`, in order, covering every word of its parts once."""
    return next(split_documents([document], language))[1]
