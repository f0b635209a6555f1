"""Reports told by layout, line by line: transcripts, letters to the editor, quotations set as a block.

`NAME: words`, `“words” ― Name`, and a line that ends with a colon before the line that is the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.layout import attribution_at
from dovecote.find.statements.letters import letter
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.resolutions import resolutions
from dovecote.find.statements.syntax import FINITE
from dovecote.find.statements.transcripts import transcript
from dovecote.model.actor import Actor
from dovecote.model.document import FACT_PARTS, Part
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNED: Final = re.compile(r"\s*(?P<cue>[―—–]|--?)\s*(?P<name>[A-ZÀ-Þ][^\n,;:“”\"]{1,60})$")
"""What follows a quotation that is signed with a name."""
HANDLE: Final = re.compile(r"(?<!\S)(?P<name>@\w{2,30})(?P<cue>:)\s*(?=\S)")
"""The name of an account and a colon."""


def reports_by_layout(article: Article, quotations: tuple[Quotation, ...]) -> Iterator[Attribution]:
    """Attributions that the layout of lines tells, in order."""
    parts = [part for part in article.document.source.parts if part.kind in FACT_PARTS]
    yield from transcript(article, parts)
    yield from letter(article)
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
        named = _only_one_named(article, sentence, tokens) if tokens and tokens[-1].text == ":" else None
        if named is not None:
            one = attribution_at(article, named, Span(before.end - 1, before.end), (quotation.span,), "quotation")
            if one is not None:
                yield one


def _only_one_named(article: Article, sentence: Sentence, tokens: list[Token]) -> Span | None:
    """The one speaker that words before a colon name, where they tell no deed, or only how one spoke."""
    described = _described(article, tokens)
    if described is not None:
        named = article.mentions_around(Span(sentence.start_of(described), sentence.end_of(described)))
    elif any(one.tag_ in FINITE for one in tokens):
        return None
    else:
        named = article.mentions_in(sentence.span_of(tokens))
    speakers = {actor.id: mention for mention, actor in reversed(named) if _may_tell(actor)}
    mention = next(iter(speakers.values()), None)
    return Span(mention.start, mention.end) if mention is not None and len(speakers) == 1 else None


def _described(article: Article, tokens: list[Token]) -> Token | None:
    """The subject of "Her colleague, Orlo Hask, was blunter:", where words before a colon only tell how one spoke."""
    finite = [one for one in tokens if one.tag_ in FINITE]
    copula = get_lexicon(article.language).words["future"]["copula"]
    if len(finite) != 1 or finite[0].lemma_ != copula:
        return None
    told = [one for one in finite[0].rights if one.dep_ in {"acomp", "attr"} and one.n_lefts == 0]
    subject = next((one for one in finite[0].lefts if told and one.dep_ == "nsubj"), None)
    named = [one for one in (subject, *subject.rights) if one.dep_ in {"nsubj", "appos"}] if subject is not None else []
    return next((one for one in named if one.pos_ == "PROPN"), None)


def _may_tell(actor: Actor) -> bool:
    return actor.actor_type in {"person", "unnamed_person", "office"}


def trim_name(text: str, start: int, end: int) -> Span:
    """The name without spaces and a final stop."""
    while end > start and text[end - 1] in " .":
        end -= 1
    return Span(start, end)
