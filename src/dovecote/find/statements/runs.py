"""Quotations without a cue of their own: they go on with what the speaker before them said."""

from __future__ import annotations

from dataclasses import replace

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.quotations import Quotation
from dovecote.model.sentence import Sentence


def join_runs(
    article: Article, attributions: list[Attribution], quotations: tuple[Quotation, ...]
) -> list[Attribution]:
    """The attributions, with the quotations that go on after them.

    After a quotation its second part is added to it; after reported speech it is a statement of its own by the same
    source.
    """
    found = list(attributions)
    for quotation in quotations:
        if any(span.overlaps(quotation.span) for one in found for span in one.contents):
            continue
        sentence = article.sentence_at(quotation.start)
        if sentence is None or not _stands_alone(article, quotation):
            continue
        place = _speaker_before(article, found, quotation, sentence)
        if place is None:
            continue
        place = _quoted_in_same_sentence(found, place)
        before = found[place]
        if quotation.single and not _is_single(before, quotations):
            # A line in single marks, between words in double ones: a heading.
            continue
        if before.frame == "quotation":
            found[place] = replace(before, contents=(*before.contents, quotation.span))
        else:
            found.append(
                replace(before, sentence=before.sentence, cue=None, contents=(quotation.span,), frame="quotation")
            )
    return sorted(found, key=lambda one: one.contents[0].start)


def _is_single(one: Attribution, quotations: tuple[Quotation, ...]) -> bool:
    """Whether the words stand in single quotation marks, or in none."""
    return not any(other.span.overlaps(span) and not other.single for other in quotations for span in one.contents)


def _quoted_in_same_sentence(found: list[Attribution], place: int) -> int:
    """Index of the quotation that `place` only goes on from: '"...," she said, stressing that ... "..."'."""
    one = found[place]
    if one.frame == "quotation" or one.cue_token is None or one.cue_token.tag_ != "VBG":
        return place
    told = (
        number
        for number, other in enumerate(found)
        if other.sentence is one.sentence and other.frame == "quotation" and other.source == one.source
    )
    return next(told, place)


def _stands_alone(article: Article, quotation: Quotation) -> bool:
    """Whether the quotation is one or more whole sentences, and no words of the outlet stand beside it."""
    first = article.sentence_at(quotation.start)
    last = article.sentence_at(quotation.end - 1)
    return first is not None and last is not None and first.start == quotation.start and last.end <= quotation.end + 1


def _speaker_before(article: Article, found: list[Attribution], quotation: Quotation, sentence: Sentence) -> int | None:
    """Index of the attribution whose speaker goes on: the last one before, with at most one sentence between.

    Over the end of a paragraph only where the quotation is the whole next one, and the words before it end theirs.
    """
    before = [(_end(one), place) for place, one in enumerate(found) if _end(one) <= quotation.start and _speaks(one)]
    if not before:
        return None
    end, place = max(before)
    one = found[place]
    spoken = one.is_clausal and (one.verb is None or one.verb.kind == "speech") and one.frame != "accordance"
    last = article.sentence_at(end - 1)
    if not spoken or last is None or one.source is None:
        return None
    if last.paragraph == sentence.paragraph:
        return place if sentence.index - last.index <= 2 else None
    part = article.document.part_at(quotation.start)
    whole = part is not None and part.start == quotation.start and part.end <= quotation.end + 1
    follows = sentence.index == last.index + 1 and sentence.paragraph == last.paragraph + 1
    return place if follows and one.frame == "quotation" and (whole or quotation.continues) else None


def _speaks(attribution: Attribution) -> bool:
    """Whether it has a cue of its own, and is not only the account of one who quotes another."""
    return attribution.cue is not None and attribution.frame != "cited"


def _end(attribution: Attribution) -> int:
    cue = attribution.cue.end if attribution.cue else 0
    return max([cue, *(span.end for span in attribution.contents)])
