"""Shares that the counts beside them do not bear out: "1,200 families, half of the 3,000", "25 per cent, 90 of 480"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from dovecote.model.links import Links
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison, Record
from dovecote.record.comparisons.laid_out import comparison, number
from dovecote.record.comparisons.placed import Article, Placed, any_of, placed_figures, words_of
from dovecote.vocabulary.units import counts_the_same

PERCENT: Final = "percent"
IN_DIGITS: Final = 1.5
"""Points by which a share in digits may be rounded."""
IN_WORDS: Final = 6.0
"""Points by which "half" or "a third" may be off."""
ROUGHLY: Final = 0.1
"""A figure that is only about right is good to a tenth."""
SENTENCES_BACK: Final = 3
"""So far ahead of "of them" may stand what they are."""
CHARACTERS_BETWEEN: Final = 80
_NUMBER: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+|(?<![\d.,])\d+(?![\d,]*\.\d)")
_BESIDE: Final = re.compile(r"^\s*(?:,|\(|–|—|--?)?\s*(?:or|about|some|around|nearly|almost|roughly|just over)?\s*$")


def compare_shares(record: Record, readings: Sequence[Reading], links: Links) -> Iterator[Comparison]:
    """Each share with a count and a whole beside it, where it is another share; once for all prints of one text."""
    seen: set[tuple[str, float, float]] = set()
    for article in placed_figures(record, readings):
        words = words_of(article.reading.source.language, "sums")
        if not words:
            continue
        for share in (one for one in article.figures if one.unit == PERCENT):
            yield from _changes(article, share, words)
            for count, wholes in _beside(article, share, words):
                key = links.origin(article.reading.id), share.value, count.value
                if key not in seen and wholes and not any(_fits(share, count, one) for one in wholes):
                    seen.add(key)
                    yield _told(share, count, wholes[0])


def _beside(article: Article, share: Placed, words: Mapping[str, Any]) -> Iterator[tuple[Placed, list[float]]]:
    """Counts that stand for the share, each with the wholes that it can be a share of."""
    place = article.figures.index(share)
    behind = article.figures[place + 1] if place + 1 < len(article.figures) else None
    if behind and behind.sentence == share.sentence and _is_beside(article.between(share, behind)):
        of_those = any_of(tuple(words["of_them"])).search(share.words.exact.casefold())
        if of_those and _is_count(behind):
            yield behind, _wholes_before(article, share, behind)
    yield from _told_before(article, share, words)


def _told_before(article: Article, share: Placed, words: Mapping[str, Any]) -> Iterator[tuple[Placed, list[float]]]:
    """Counts before the share in its sentence: "1,200, half of the 3,000", "45 of 60 guns, or 75 percent"."""
    place = article.figures.index(share)
    inside = [one for one in article.figures[:place] if one.sentence == share.sentence and _is_count(one)]
    ahead = next((one for one in reversed(inside) if _own_whole(one)), inside[-1] if inside else None)
    own = _own_whole(share)
    if own and ahead:
        gap = article.between(ahead, share)
        if gap.rstrip().endswith((",", "(", "–", "—", " or")) and not re.search(r"[;:.]|,.*,", gap):
            yield ahead, [own]
    if ahead and not own:
        whole = _own_whole(ahead)
        if whole and _leads_to(article.between(ahead, share), words):
            yield ahead, [whole]


def _leads_to(gap: str, words: Mapping[str, Any]) -> bool:
    """True for "45 of 60 guns, or 75 percent", "14 of 40 houses in the town, that is 35 percent"."""
    if _is_beside(gap):
        return True
    ends = gap.rstrip().endswith(tuple(words["that_is"]))
    return ends and len(gap) <= CHARACTERS_BETWEEN and not re.search(r"[.;:]\s", gap)


def _is_beside(gap: str) -> bool:
    return bool(gap.strip()) and bool(_BESIDE.match(gap))


def _is_count(one: Placed) -> bool:
    return one.unit != PERCENT and " per " not in one.unit and not one.figure.op.startswith(("g", "l"))


def _own_whole(one: Placed) -> float | None:
    """The whole that the words of a figure name: 3,000 of "half of the 3,000", 480 of "90 of the 480"."""
    before, joint, behind = one.words.exact.partition(" of ")
    part, whole = _number_in(before), _number_in(behind)
    if not joint or whole is None:
        return None
    # "14 million of the 40 million": both are told in millions, so the figure itself tells the scale.
    return whole * one.value / part if part and one.unit != PERCENT else whole


def _number_in(text: str) -> float | None:
    numbers = _NUMBER.findall(text)
    return float(numbers[0].replace(",", "")) if len(numbers) == 1 else None


def _wholes_before(article: Article, share: Placed, count: Placed) -> list[float]:
    """Greater counts of the same a little before the share: what "of them" may mean."""
    near = [one for one in article.figures if 0 <= share.sentence - one.sentence <= SENTENCES_BACK]
    ahead = [one for one in near if one.words.start < share.words.start and _is_count(one)]
    return [one.value for one in ahead if one.value > count.value and counts_the_same(one.unit, count.unit)]


def _fits(share: Placed, count: Placed, whole: float) -> bool:
    points = IN_DIGITS if any(each.isdigit() for each in share.words.exact[:12]) else IN_WORDS
    rough = "about" in (share.figure.op, count.figure.op) or share.figure.op != "eq"
    points += ROUGHLY * share.value if rough else 0.0
    return abs(100 * count.value / whole - share.value) <= points


def _told(share: Placed, count: Placed, whole: float) -> Comparison:
    told = 100 * count.value / whole
    counted = f"{number(count.value)} of {number(whole)} is {told:.0f} percent"
    text = f"{share.words.exact!r} beside {count.words.exact!r}: {counted}"
    refs = (share.figure.id, count.figure.id)
    return comparison("arithmetic_inconsistency", refs, text, [count.words, share.words])


def _changes(article: Article, share: Placed, words: Mapping[str, Any]) -> Iterator[Comparison]:
    """A rise or fall in percent that the two counts around it do not bear out: "51 last week, a rise of 40 percent"."""
    told = article.sentence(share.sentence)
    if not any_of(tuple(words["changes"])).search(told) or share.figure.op not in ("eq", "about"):
        return
    same = _two_counts(article, share)
    if len(same) != 2 or not all(one.value and one.figure.op == "eq" for one in same):
        return
    moved = abs(same[0].value - same[1].value)
    points = IN_DIGITS + (ROUGHLY * share.value if share.figure.op == "about" else 0.0)
    if moved and all(abs(100 * moved / one.value - share.value) > points for one in same):
        text = f"{share.words.exact!r} between {number(same[0].value)} and {number(same[1].value)}"
        refs = (share.figure.id, *(one.figure.id for one in same))
        yield comparison("arithmetic_inconsistency", refs, text, [*(one.words for one in same), share.words])


def _two_counts(article: Article, share: Placed) -> list[Placed]:
    """Both counts of one thing in the sentence of the share, or the one there and the first of the sentence before."""
    here = [one for one in article.of(share.sentence) if _is_count(one)]
    if len(here) != 1:
        return here if len(here) == 2 and counts_the_same(here[0].unit, here[1].unit) else []
    before = (one for one in article.of(share.sentence - 1) if counts_the_same(one.unit, here[0].unit))
    return [one for one in (next(before, None), here[0]) if one is not None]
