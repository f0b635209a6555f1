"""How often `qualify` gives a deed the class that a person gave it, on `factuality-a.tsv` and `factuality-b.tsv`.

Each line is a class, a PLOVER type and a sentence with the deed in brackets. Sentences are read as published on one
day, so that "in 1987" lies in the past. Floor: 0.90 of all 400.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.qualify import qualify
from dovecote.find.times import find_times
from dovecote.languages.registry import get_language
from dovecote.model.document import Document, Part, Published
from dovecote.read.plain_text import read_text
from dovecote.split.sentences import split_documents

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dovecote.model.sentence import Sentence

HERE = Path(__file__).parent
PUBLISHED = "2024-06-15"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the stretch of it that names the deed, and the class a person gave it."""

    expected: str
    text: str
    start: int
    end: int


def iter_cases(path: Path) -> Iterator[Case]:
    """The cases of one file, in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        expected, _, marked = line.split("\t")
        start = marked.index("[")
        yield Case(expected, marked.replace("[", "").replace("]", ""), start, marked.index("]") - 1)


def read_cases(path: Path) -> Iterator[tuple[Case, str]]:
    """Each case of a file with the class that the program gives its deed, in order."""
    language = get_language("en")
    cases = list(iter_cases(path))
    read = split_documents((_document(case) for case in cases), language)
    for case, (document, sentences) in zip(cases, read, strict=True):
        article = Article(document, sentences, language)
        article = dataclasses.replace(article, times=find_times(article))
        sentence, deed = _deed(article, case)
        yield case, qualify(article, sentence, deed).factuality


def _document(case: Case) -> Document:
    document = read_text(case.text)
    source = dataclasses.replace(
        document.source,
        parts=(Part(0, len(case.text), "body"),),
        headline=None,
        published=Published(PUBLISHED, "metadata"),
    )
    return dataclasses.replace(document, source=source)


def _deed(article: Article, case: Case) -> tuple[Sentence, Token]:
    """The head of the bracketed words."""
    for sentence in article.sentences:
        inside = [one for one in sentence if case.start <= sentence.start_of(one) < case.end]
        if inside:
            outer = [one for one in inside if one.head not in inside or one.head.i == one.i]
            return sentence, outer[0]
    raise LookupError(case.text)


def main() -> None:
    """Print right and all per class, and the sentences that came out wrong."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path in sorted(HERE.glob("factuality-*.tsv")):
        for case, found in read_cases(path):
            total[case.expected] += 1
            right[case.expected] += found == case.expected
            if found != case.expected:
                print(f"{case.expected:13}{found:13}{case.text}")
    for kind in sorted(total):
        print(f"{kind:13}{right[kind]} of {total[kind]}")
    print(f"{'all':13}{right.total()} of {total.total()}")


if __name__ == "__main__":
    main()
