"""Parts and wholes told in one article that do not add up: "2,700 soldiers: 2,000 from the east and 500 from the west".

What is a part of what must be told: by a colon or a bracket behind the whole, by "in all" beside it, or because both
are figures of one promise. Two things of one unit in one paragraph are two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from dovecote.model.commitment import Commitment
from dovecote.model.links import Links
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison, Record
from dovecote.record.comparisons.laid_out import comparison, number
from dovecote.record.comparisons.placed import Article, Placed, any_of, placed_figures, words_of
from dovecote.vocabulary.units import counts_the_same

NEAR: Final = 0.75
"""Parts that are no sum of theirs differ by little from the whole; by more, and it is a whole of other things."""
LEAST_PARTS: Final = 2
WORDS_BETWEEN: Final = 12
"""So many words stand between two parts of one list at most."""
_OPENS: Final = re.compile(r"[:(–—][^.;:()]{0,24}$|\s--?\s[^.;:()]{0,24}$")
"""What opens a list behind the whole, and a few words before its first figure."""
_ENDS: Final = re.compile(r"[.;:!?()–—]\s|[.;:!?()]$|\n")
_UNCOUNTED: Final = frozenset({"percent", "day", "days", "week", "weeks", "month", "months", "year", "years", "hours"})


def compare_sums(record: Record, readings: Sequence[Reading], links: Links) -> Iterator[Comparison]:
    """Each whole with its parts, where the sum is another; once for all prints of one text."""
    seen: set[tuple[str, tuple[float, ...]]] = set()
    for article in placed_figures(record, readings):
        actions = _actions(record, article.reading.id)
        words = words_of(article.reading.source.language, "sums")
        for whole, parts in _wholes(article, words, actions):
            key = links.origin(article.reading.id), (whole.value, *(one.value for one in parts))
            if key not in seen and _do_not_fit(whole, parts):
                seen.add(key)
                yield _told(whole, parts)


def _do_not_fit(whole: Placed, parts: Sequence[Placed]) -> bool:
    total = sum(one.value for one in parts)
    exact = all(one.figure.op == "eq" for one in (whole, *parts))
    return exact and total != whole.value and min(total, whole.value) >= NEAR * max(total, whole.value)


def _told(whole: Placed, parts: Sequence[Placed]) -> Comparison:
    total = sum(one.value for one in parts)
    listed = " + ".join(f"{number(one.value)}" for one in parts)
    text = f"{whole.words.exact!r}, and its parts: {listed} = {number(total)}"
    refs = (whole.figure.id, *(one.figure.id for one in parts))
    return comparison("arithmetic_inconsistency", refs, text, [whole.words, *(one.words for one in parts)])


def _wholes(
    article: Article, words: Mapping[str, Any], actions: Mapping[tuple[int, int], str]
) -> Iterator[tuple[Placed, Sequence[Placed]]]:
    """Every figure that is told as the whole of those beside it."""
    if not words:
        return
    all_told, more = any_of(tuple(words["all"])), any_of(tuple(words["more"]))
    figures = [one for one in article.figures if one.unit not in _UNCOUNTED and " per " not in one.unit]
    for place, whole in enumerate(figures):
        behind = [one for one in figures[place + 1 :] if one.sentence == whole.sentence]
        if behind and _opens_a_list(article, whole, behind):
            parts = _list_from(article, behind)
        else:
            parts = _list_ahead(article, figures[:place], whole) if _is_all(article, whole, all_told) else []
        told = article.sentence(whole.sentence)
        span = article.sentences[whole.sentence]
        if article.other_number(span.start, span.end):
            continue
        if len(parts) >= LEAST_PARTS and not more.search(told) and not any_of(tuple(words["rest"])).search(told):
            yield whole, parts
    yield from _of_one_promise(article, more, actions)


def _opens_a_list(article: Article, whole: Placed, behind: Sequence[Placed]) -> bool:
    """True behind a colon or bracket, and for "164 fishermen, 90 from the hills and 72 from the coast"."""
    gap = article.between(whole, behind[0])
    if _OPENS.search(gap):
        return True
    bare = all(one.words.exact.replace(",", "").isdigit() for one in behind[:LEAST_PARTS])
    return gap.strip() == "," and len(behind) >= LEAST_PARTS and bare and behind[0].unit == behind[1].unit == whole.unit


def _list_from(article: Article, figures: Sequence[Placed]) -> list[Placed]:
    """The first of the figures and those that go on with it as one list, to the end of the clause."""
    found = [figures[0]]
    for one in figures[1:]:
        gap = article.between(found[-1], one)
        if _ENDS.search(gap) or len(gap.split()) > WORDS_BETWEEN or gap.strip() in ("", "to"):
            break
        found.append(one)
    return found


def _list_ahead(article: Article, figures: Sequence[Placed], whole: Placed) -> list[Placed]:
    """The figures of one unit right before the whole, in its sentence."""
    found: list[Placed] = []
    for one in reversed([each for each in figures if each.sentence == whole.sentence]):
        gap = article.between(one, found[0] if found else whole)
        if not counts_the_same(one.unit, whole.unit) or len(gap.split()) > WORDS_BETWEEN:
            break
        found.insert(0, one)
    return found


def _is_all(article: Article, whole: Placed, all_told: re.Pattern[str]) -> bool:
    """True for "2,700 in all", "a total of 2,700"."""
    text = article.reading.text
    start, end = whole.words.start, whole.words.end
    return bool(all_told.search(text[max(0, start - 16) : end + 14].casefold()))


def _of_one_promise(
    article: Article, more: re.Pattern[str], actions: Mapping[tuple[int, int], str]
) -> Iterator[tuple[Placed, Sequence[Placed]]]:
    """A promised figure, and the figures of the same promise in the sentence behind it."""
    for whole in article.figures:
        parts = [one for one in article.of(whole.sentence + 1) if counts_the_same(one.unit, whole.unit)]
        if len(parts) < LEAST_PARTS or not whole.figure.target or not all(one.figure.target for one in parts):
            continue
        action = _action_at(whole, actions)
        same = action is not None and _action_at(parts[0], actions) == action
        if same and parts == _list_from(article, parts) and not more.search(article.sentence(parts[0].sentence)):
            yield whole, parts


def _actions(record: Record, source: str) -> dict[tuple[int, int], str]:
    """Where promises stand in an article, and what each promises to do."""
    commitments: tuple[Commitment, ...] = record.commitments
    return {
        (words.start, words.end): one.action for one in commitments for words in one.evidence if words.source == source
    }


def _action_at(figure: Placed, actions: Mapping[tuple[int, int], str]) -> str | None:
    words = figure.words
    return next((one for (start, end), one in actions.items() if start <= words.start and words.end <= end), None)
