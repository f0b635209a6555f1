"""Reports told by layout, line by line: transcripts, headlines, letters to the editor, quotations set as a block.

`NAME: words`, `“words” ― Name`, and a line that ends with a colon before the line that is the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.frames import trim
from dovecote.find.statements.quotations import Quotation
from dovecote.model.document import FACT_PARTS, Part
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

TURN: Final = re.compile(r"[\"“”]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: \([^)]{1,40}\))?(?P<cue>:) ")
"""The beginning of a line in a transcript: a name in capitals and a colon."""
SIGNED: Final = re.compile(r"\s*(?P<cue>[―—–]|--?)\s*(?P<name>[A-ZÀ-Þ][^\n,;:“”\"]{1,60})$")
"""What follows a quotation that is signed with a name."""
HEADED: Final = re.compile(r"(?P<name>[A-Z][^:,;“”\"‘]{1,40})(?P<cue>:) (?P<content>.{8,})")
MIN_TURNS: Final = 2
"""One line in capitals may be a heading; two speakers or one speaking twice make a transcript."""


def reports_by_layout(article: Article, quotations: tuple[Quotation, ...]) -> Iterator[Attribution]:
    """Attributions that the layout of lines tells, in order."""
    parts = [part for part in article.document.source.parts if part.kind in FACT_PARTS]
    yield from _transcript(article, parts)
    yield from _signed(article, parts, quotations)
    yield from _headlines(article, parts)


def block_after(article: Article, sentence: Sentence) -> Span | None:
    """The paragraph set as a quotation after a sentence that ends its own with a colon: "She added:"."""
    parts = [part for part in article.document.source.parts if part.kind in FACT_PARTS]
    for part, following in pairwise(parts):
        if part.start <= sentence.start and sentence.end == part.end and article.text[part.end - 1] == ":":
            return Span(following.start, following.end)
    return None


def _attribution(
    article: Article, source: Span, cue: Span, contents: tuple[Span, ...], frame: str
) -> Attribution | None:
    sentence = article.sentence_at(source.start)
    if sentence is None:
        return None
    head = _last_word(sentence, source)
    return Attribution(sentence, cue, None, source, head, contents, None, frame)


def _last_word(sentence: Sentence, span: Span) -> Token | None:
    tokens = [one for one in sentence.tokens_in(span) if not one.is_punct]
    return tokens[-1] if tokens else None


def _transcript(article: Article, parts: list[Part]) -> Iterator[Attribution]:
    turns = [(number, TURN.match(article.text, part.start, part.end)) for number, part in enumerate(parts)]
    found = [(number, match) for number, match in turns if match is not None]
    if len(found) < MIN_TURNS:
        return
    for (number, match), following in zip(found, [*(one[0] for one in found[1:]), None], strict=True):
        ends = [parts[number].end]
        for part in parts[number + 1 : following if following is not None else number + 1]:
            if article.text[part.start] not in '“"”':
                break
            ends.append(part.end)
        content = trim_quotes(article.text, match.end(), ends[-1])
        one = _attribution(article, Span(*match.span("name")), Span(*match.span("cue")), (content,), "turn")
        if one is not None and len(content) > 1:
            yield one


def trim_quotes(text: str, start: int, end: int) -> Span:
    """The stretch without the mark that only opens or closes a block set in quotation marks."""
    while start < end and text[start] in " \n":
        start += 1
    if text[end - 1] in '"”' and not any(mark in text[start : end - 1] for mark in '"“'):
        end -= 1
    return Span(start, end)


def _signed(article: Article, parts: list[Part], quotations: tuple[Quotation, ...]) -> Iterator[Attribution]:
    for part in parts:
        inside = [one for one in quotations if part.start <= one.start and one.end <= part.end and one.closed]
        if not inside or inside[0].start != part.start:
            continue
        match = SIGNED.match(article.text, inside[-1].end, part.end)
        if match is None:
            continue
        name = trim_name(article.text, *match.span("name"))
        span = Span(inside[0].start, inside[-1].end)
        one = _attribution(article, name, Span(*match.span("cue")), (span,), "signed")
        if one is not None:
            yield one


def trim_name(text: str, start: int, end: int) -> Span:
    """The name without spaces and a final stop."""
    while end > start and text[end - 1] in " .":
        end -= 1
    return Span(start, end)


def _headlines(article: Article, parts: list[Part]) -> Iterator[Attribution]:
    """Tolland: no deal without the dams. The name must be that of somebody the article knows as a person or body."""
    for part in parts:
        if part.kind != "headline":
            continue
        match = HEADED.match(article.text, part.start, part.end)
        if match is None or not _can_speak(article, Span(*match.span("name"))):
            continue
        content = Span(*match.span("content"))
        sentence = article.sentence_at(part.start)
        if sentence is not None:
            content = trim(sentence, content)
        one = _attribution(article, Span(*match.span("name")), Span(*match.span("cue")), (content,), "headed")
        if one is not None:
            yield one


def _can_speak(article: Article, name: Span) -> bool:
    """Whether nearly all of the words are one mention of a person, office, body or group."""
    speakers = {"person", "office", "organisation", "body", "armed_group", "unnamed_person", "unnamed_collective"}
    return any(
        actor.actor_type in speakers and 10 * len(Span(mention.start, mention.end)) >= 8 * len(name)
        for mention, actor in article.mentions_in(name)
    )
