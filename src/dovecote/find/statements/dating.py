"""When something was said: the day that the attribution tells, else a bound from the publication (codebook, `said`)."""

from __future__ import annotations

from dovecote.errors import InvalidDate
from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.model.edtf import Edtf
from dovecote.model.when import TimeExpression, When


def stated_time(article: Article, attribution: Attribution) -> When | None:
    """The time expression nearest to the cue in its sentence, outside the words reported."""
    place = attribution.cue or attribution.source
    if place is None:
        return None
    near = [
        one
        for one in article.times_in(attribution.sentence.span)
        if one.edtf and one.timex3_type in {"DATE", "TIME"} and not _inside(one, attribution)
    ]
    if not near:
        return None
    best = min(near, key=lambda one: (min(abs(one.start - place.end), abs(place.start - one.end)), one.start))
    return When(best.edtf, best.exact, "stated with the attribution", best.steps)


def _inside(time: TimeExpression, attribution: Attribution) -> bool:
    if any(span.start <= time.start < span.end for span in attribution.contents):
        return True
    source = attribution.source
    return source is not None and source.start <= time.start < source.end


def bounded_time(article: Article, attribution: Attribution) -> When | None:
    """The publication day for an undated present tense, `../DAY` for an undated past; None where none is known."""
    if article.published is None:
        return None
    try:
        published = Edtf.parse(article.published)
    except InvalidDate:
        return None
    cue = attribution.cue_token
    first, last = published.earliest(), published.latest()
    if cue is not None and cue.tag_ in {"VBZ", "VBP"} and first is not None and first == last:
        return When(first.isoformat(), None, "present tense: the day of publication")
    return When(f"../{last.isoformat()}", None, "past tense: on or before the publication") if last else None
