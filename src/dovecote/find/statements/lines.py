"""Reports told by layout, line by line: transcripts, letters to the editor, quotations set as a block.

`NAME: words`, `“words” ― Name`, and a line that ends with a colon before the line that is the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.layout import attribution_at
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.resolutions import resolutions
from dovecote.find.statements.syntax import FINITE
from dovecote.find.statements.transcripts import transcript
from dovecote.model.actor import Actor
from dovecote.model.document import FACT_PARTS, Part
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

SIGNED: Final = re.compile(r"\s*(?P<cue>[―—–]|--?)\s*(?P<name>[A-ZÀ-Þ][^\n,;:“”\"]{1,60})$")
"""What follows a quotation that is signed with a name."""
HANDLE: Final = re.compile(r"(?<!\S)(?P<name>@\w{2,30})(?P<cue>:)\s*(?=\S)")
"""The name of an account and a colon."""


def reports_by_layout(article: Article, quotations: tuple[Quotation, ...]) -> Iterator[Attribution]:
    """Attributions that the layout of lines tells, in order."""
    parts = [part for part in article.document.source.parts if part.kind in FACT_PARTS]
    yield from transcript(article, parts)
    yield from resolutions(article, parts, get_lexicon(article.language))
    yield from _signed(article, parts, quotations)
    yield from _by_handle(article, parts, quotations)


def block_after(article: Article, sentence: Sentence) -> Span | None:
    """The paragraph set as a quotation after a sentence that ends its own with a colon: "She added:"."""
    if article.text[sentence.end - 1] != ":":
        return None
    parts = [part for part in article.document.source.parts if part.kind in FACT_PARTS]
    for part, following in pairwise(parts):
        if part.start <= sentence.start and sentence.end == part.end:
            return Span(following.start, following.end)
    return None


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
        one = attribution_at(article, name, Span(*match.span("cue")), (span,), "signed")
        if one is not None:
            yield one


def _by_handle(article: Article, parts: list[Part], quotations: tuple[Quotation, ...]) -> Iterator[Attribution]:
    """@VeldtMFA: “...”: the account, and the quotation or the rest of the line."""
    for part in parts:
        for match in HANDLE.finditer(article.text, part.start, part.end):
            quoted = next((one.span for one in quotations if match.end() <= one.start <= match.end() + 1), None)
            content = quoted or Span(match.end(), part.end)
            if len(content) > 1:
                source, cue = Span(*match.span("name")), Span(*match.span("cue"))
                one = attribution_at(article, source, cue, (content,), "headed")
                if one is not None:
                    yield one


def introduced(article: Article, quotations: tuple[Quotation, ...], told: list[Attribution]) -> Iterator[Attribution]:
    """Quotations behind a colon that nobody else has, where the words before it name one speaker and tell no deed.

    "More from Tolland, speaking in Halm: “...”"
    """
    taken = [span for one in told for span in one.contents]
    for quotation in quotations:
        sentence = article.sentence_at(quotation.start)
        if sentence is None or sentence.start == quotation.start or any(one.overlaps(quotation.span) for one in taken):
            continue
        before = Span(sentence.start, sentence.start + len(article.text[sentence.start : quotation.start].rstrip()))
        tokens = sentence.tokens_in(before)
        if not tokens or tokens[-1].text != ":" or any(one.tag_ in FINITE for one in tokens):
            continue
        persons = {actor.id: mention for mention, actor in reversed(article.mentions_in(before)) if _may_tell(actor)}
        if len(persons) == 1:
            (named,) = persons.values()
            cue = Span(before.end - 1, before.end)
            one = attribution_at(article, Span(named.start, named.end), cue, (quotation.span,), "quotation")
            if one is not None:
                yield one


def _may_tell(actor: Actor) -> bool:
    return actor.actor_type in {"person", "unnamed_person", "office"}


def trim_name(text: str, start: int, end: int) -> Span:
    """The name without spaces and a final stop."""
    while end > start and text[end - 1] in " .":
        end -= 1
    return Span(start, end)
