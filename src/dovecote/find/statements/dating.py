"""When something was said: the day that the attribution tells, else a bound from the publication (codebook, `said`)."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
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
    cue = attribution.cue_token
    return article.known_when(present=cue is not None and cue.tag_ in {"VBZ", "VBP"})
