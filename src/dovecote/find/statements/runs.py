"""Quotations without a cue of their own: they go on with what the speaker before them said."""

from __future__ import annotations

from dataclasses import replace

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.quotations import Quotation
from dovecote.model.evidence import Span


def join_runs(
    article: Article, attributions: list[Attribution], quotations: tuple[Quotation, ...]
) -> list[Attribution]:
    """The attributions, each with the quotations that go on after it."""
    found = list(attributions)
    for quotation in quotations:
        if any(span.overlaps(quotation.span) for one in found for span in one.contents):
            continue
        if not _stands_alone(article, quotation):
            continue
        place = _speaker_before(article, found, quotation)
        if place is not None:
            found[place] = replace(found[place], contents=(*found[place].contents, quotation.span))
    return found


def _stands_alone(article: Article, quotation: Quotation) -> bool:
    """Whether the quotation is one or more whole sentences, and no words of the outlet stand beside it."""
    first = article.sentence_at(quotation.start)
    last = article.sentence_at(quotation.end - 1)
    return first is not None and last is not None and first.start == quotation.start and last.end <= quotation.end + 1


def _speaker_before(article: Article, found: list[Attribution], quotation: Quotation) -> int | None:
    """Index of the attribution whose words the quotation goes on with: nothing but its own words stands between."""
    best: tuple[int, int] | None = None
    for index, one in enumerate(found):
        end = max([*(span.end for span in one.contents), one.cue.end if one.cue else 0])
        if one.frame == "quotation" and end <= quotation.start and (best is None or end > best[0]):
            best = (end, index)
    if best is None:
        return None
    attribution = found[best[1]]
    sentence = article.sentence_at(best[0] - 1)
    gap = article.text[max(best[0], sentence.end if sentence else 0) : quotation.start]
    if gap.strip() or ("\n" in gap and not quotation.continues):
        return None
    return best[1] if _direct(attribution, quotation.span) else None


def _direct(attribution: Attribution, following: Span) -> bool:
    return attribution.frame == "quotation" and following.start - attribution.contents[-1].end < 1000
