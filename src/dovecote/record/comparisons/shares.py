"""Shares that the counts beside them do not bear out: "1,200 families, half of the 3,000", "25 per cent, 90 of 480"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from dovecote.model.links import Links
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison, Record
from dovecote.record.comparisons.laid_out import comparison
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
            for count, wholes in _beside(article, share, words):
                key = links.origin(article.reading.id), share.value, count.value
                if key not in seen and wholes and not any(_fits(share, count, one) for one in wholes):
                    seen.add(key)
                    yield _told(share, count, wholes[0])


def _beside(article: Article, share: Placed, words: Mapping[str, Any]) -> Iterator[tuple[Placed, list[float]]]:
    """Counts that stand for the share, each with the wholes that it can be a share of."""
    place = article.figures.index(share)
    behind = article.figures[place + 1] if place + 1 < len(article.figures) else None
    ahead = article.figures[place - 1] if place else None
    if behind and behind.sentence == share.sentence and _is_beside(article.between(share, behind)):
        of_those = any_of(tuple(words["of_them"])).search(share.words.exact.casefold())
        if of_those and _is_count(behind):
            yield behind, _wholes_before(article, share, behind)
    own = _own_whole(share)
    if own and ahead and ahead.sentence == share.sentence and _is_count(ahead):
        gap = article.between(ahead, share)
        if gap.rstrip().endswith((",", "(", "–", "—", " or")) and not re.search(r"[;:.]|,.*,", gap):
            yield ahead, [own]
    if ahead and not own and ahead.sentence == share.sentence and _is_count(ahead):
        inside = _own_whole(ahead)
        if inside and _is_beside(article.between(ahead, share)):
            yield ahead, [inside]


def _is_beside(gap: str) -> bool:
    return bool(gap.strip()) and bool(_BESIDE.match(gap))


def _is_count(one: Placed) -> bool:
    return one.unit != PERCENT and " per " not in one.unit and not one.figure.op.startswith(("g", "l"))


def _own_whole(one: Placed) -> float | None:
    """The whole that the words of a figure name: 3,000 of "half of the 3,000", 480 of "90 of the 480"."""
    numbers = [float(found.group().replace(",", "")) for found in _NUMBER.finditer(one.words.exact)]
    others = [number for number in numbers if number != one.value]
    return others[-1] if len(others) == 1 and " of " in f" {one.words.exact} " else None


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
    text = f"{share.words.exact!r} beside {count.words.exact!r}: {count.value:,g} of {whole:,g} is {told:.0f} percent"
    refs = (share.figure.id, count.figure.id)
    return comparison("arithmetic_inconsistency", refs, text, [count.words, share.words])
