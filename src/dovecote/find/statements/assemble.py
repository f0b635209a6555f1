"""From an attribution to a statement: speaker, content type, chain, sourcing class, channel."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.quotations import quotations_in
from dovecote.model.evidence import Evidence, Span
from dovecote.model.ids import make_id
from dovecote.model.statement import ContentType, Link, Statement

GAP = " … "
"""Between the pieces of a quotation that the attribution cuts in two."""


def statement_of(article: Article, attribution: Attribution) -> Statement:
    """The statement that `attribution` reports."""
    evidence = _evidence(article, attribution)
    speaker = _speaker(article, attribution)
    cue = next((one.exact for one in evidence if one.role == "cue"), None)
    rule = attribution.verb.rule if attribution.verb else attribution.frame
    spans = tuple((one.start, one.end) for one in evidence)
    links = [Link(f"source:{article.document.id}", "reports")]
    if attribution.source is not None:
        words = attribution.source.cut(article.text)
        links.append(Link(speaker or f"unnamed:{words}", cue or "says"))
    return Statement(
        id=make_id("st", article.document.id, "statement", spans, rule),
        evidence=evidence,
        speaker=speaker,
        content=GAP.join(one.exact for one in evidence if one.role == "content"),
        content_type=content_type_of(article, attribution),
        cue=cue,
        force=attribution.verb.force if attribution.verb else "neutral",
        attribution_chain=tuple(links),
        created_by=f"statements/{rule}",
    )


def _evidence(article: Article, attribution: Attribution) -> tuple[Evidence, ...]:
    pieces = [article.quote(one.start, one.end, "content") for one in attribution.contents]
    if attribution.source is not None:
        pieces.append(article.quote(attribution.source.start, attribution.source.end, "source"))
    if attribution.cue is not None:
        pieces.append(article.quote(attribution.cue.start, attribution.cue.end, "cue"))
    return tuple(sorted(pieces, key=lambda one: (one.start, one.end)))


def _speaker(article: Article, attribution: Attribution) -> str | None:
    if attribution.source is None or attribution.source_head is None:
        return None
    head = attribution.source_head
    sentence = attribution.sentence
    actor = article.actor_at(sentence.start_of(head), sentence.end_of(head))
    return actor.id if actor else None


def content_type_of(article: Article, attribution: Attribution) -> ContentType:
    """Direct, mixed or indirect: how much of the content stands in quotation marks."""
    quoted = [_quoted_share(article, span) for span in attribution.contents]
    if all(share >= 1.0 for share in quoted):
        return "direct"
    return "mixed" if any(share > 0 for share in quoted) else "indirect"


def _quoted_share(article: Article, span: Span) -> float:
    """Share of the words of `span` that stand in quotation marks; a leading "that" does not count."""
    words = span.cut(article.text)
    start = span.start + (5 if words.lower().startswith("that ") else 0)
    inside = sum(
        min(one.end, span.end) - max(one.start, start)
        for one in quotations_in(article.text, span.start, span.end, 0, article.language)
    )
    whole = sum(1 for character in article.text[start : span.end])
    return inside / whole if whole else 0.0
