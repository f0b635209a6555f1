"""Two voices in one article that give two figures for one thing: the police's marchers and the organisers'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from dovecote.model.edtf import Answer
from dovecote.model.knowledge import parse_edtf
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import Links
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.record.comparisons.laid_out import against, comparison
from dovecote.record.comparisons.placed import Article, Placed, placed_figures
from dovecote.record.conflicts import LENGTHS, may_both_be, told_measure, words_that_count
from dovecote.record.sides import Sides
from dovecote.vocabulary.units import counts_the_same, kind_of_unit

SAME_MATTER: Final = 0.6
"""Share of the words beside the figure that the shorter telling has in common with the other one."""
LEAST_WORDS: Final = 2
STEM: Final = 5
"""Letters that a deed and its doers share: "marched", "marchers"; shorter beginnings agree by chance."""
SENTENCES_APART: Final = 2
SAME_TELLING: Final = 0.5
"""Share of the words of the shorter sentence, beside the figures, where two papers tell one thing of one day."""
TELLING_WORDS: Final = 4
NEAR: Final = 0.75
"""Two counts of one thing by two papers differ by little; by much, they are two things of one day."""


def compare_voices(record: Record, readings: Sequence[Reading], links: Links) -> Iterator[Comparison]:
    """Pairs of figures that two voices put side by side, or two origins tell of one day, and that cannot both be."""
    sides = Sides(record.actors)
    names = {one.id: one.name for one in record.actors}
    told: dict[str | None, list[Statement]] = {}
    for statement in record.statements:
        told.setdefault(statement.known_from, []).append(statement)
    articles = list(placed_figures(record, readings, least=1))
    for article in articles:
        voices = _voices(article, told.get(article.reading.id, ()))
        for one, two in _near([figure for figure in article.figures if _is_reported(figure)]):
            first, second = voices.get(_place(one)), voices.get(_place(two))
            if first and second:
                found = _are_two(first, second, sides) and _is_one_thing(one, first, two, second)
            else:
                found = (first or second) is not None and _are_told_alike(one, two)
            if found:
                yield _against(one, two, against(first, second, names) if first and second else None)
    yield from _told_of_one_day(articles, links)


def _near(figures: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs of figures a few sentences apart at most, in order of the text."""
    for place, one in enumerate(figures):
        for two in figures[place + 1 :]:
            if two.sentence - one.sentence > SENTENCES_APART:
                break
            yield one, two


def _against(one: Placed, two: Placed, voices: str | None = None) -> Comparison:
    text = voices or f"{one.words.exact!r} against {two.words.exact!r}"
    return comparison("contradiction", (one.figure.id, two.figure.id), text, [one.words, two.words])


def _is_reported(figure: Placed) -> bool:
    return not figure.figure.target and figure.unit not in (*LENGTHS, "percent") and " per " not in figure.unit


def _are_told_alike(one: Placed, two: Placed) -> bool:
    """True for a count in the paper's own voice and another's beside it: "17 dead", "said that 26 had been killed"."""
    words = told_measure(one.figure), told_measure(two.figure)
    if two.sentence - one.sentence > 1 or not words[0] or words[0] != words[1]:
        return False
    times = [parse_edtf(each.figure.time.edtf if each.figure.time else None) for each in (one, two)]
    apart = times[0] is not None and times[1] is not None and times[0].overlaps(times[1]) is Answer.NO
    scopes = {each.figure.scope for each in (one, two) if each.figure.scope}
    same = counts_the_same(one.unit, two.unit) and len(scopes) < 2 and not apart
    return same and not may_both_be(one.figure, two.figure)


def _told_of_one_day(articles: Sequence[Article], links: Links) -> Iterator[Comparison]:
    """Figures of one unit and one day, in sentences of two origins that tell the same with other numbers."""
    days: dict[tuple[str, str], list[tuple[Article, Placed]]] = {}
    for article in articles:
        for one in article.figures:
            day = one.figure.time.edtf if one.figure.time else None
            if day and ".." not in day and _is_reported(one):
                days.setdefault((kind_of_unit(one.unit), day), []).append((article, one))
    for group in days.values():
        for (here, one), (there, two) in combinations(group, 2):
            apart = links.origin(here.reading.id) != links.origin(there.reading.id)
            known = two.figure.id in one.figure.conflicts or may_both_be(one.figure, two.figure)
            if apart and not known and _are_one_telling(here, one, there, two):
                yield _against(one, two)


def _are_one_telling(here: Article, one: Placed, there: Article, two: Placed) -> bool:
    """True where both sentences say the same but for the figure, and tell no other figure of the kind."""
    if one.value == two.value or (one.figure.scope and two.figure.scope and one.figure.scope != two.figure.scope):
        return False
    less, more = sorted((one.value, two.value))
    if less < NEAR * more or any(_is_part(article, each) for article, each in ((here, one), (there, two))):
        return False
    words = [_words_beside(article.sentence(each.sentence)) for article, each in ((here, one), (there, two))]
    return len(words[0] & words[1]) >= TELLING_WORDS and overlap(*words) >= SAME_TELLING


def _is_part(article: Article, figure: Placed) -> bool:
    """True where a figure of the kind stands before it in its sentence."""
    before = (one for one in article.of(figure.sentence) if one.words.start < figure.words.start)
    return any(counts_the_same(one.unit, figure.unit) for one in before)


def _place(figure: Placed) -> tuple[int, int]:
    return figure.words.start, figure.words.end


def _voices(article: Article, statements: Sequence[Statement]) -> Mapping[tuple[int, int], Statement]:
    """Where reported figures stand -> the statement that tells one, where it tells no other."""
    found: dict[tuple[int, int], Statement] = {}
    for statement in statements:
        contents = [one for one in statement.evidence if one.role == "content"]
        inside = [
            figure
            for figure in article.figures
            if any(one.start < figure.words.end and figure.words.start < one.end for one in contents)
        ]
        if len(inside) == 1:
            found[_place(inside[0])] = statement
    return found


def _are_two(one: Statement, two: Statement, sides: Sides) -> bool:
    """True where two sides speak; a voice that nobody names is another than one that is named."""
    if one.id == two.id or (one.speaker is None and two.speaker is None):
        return False
    return one.speaker != two.speaker and not sides.of(one.speaker) & sides.of(two.speaker)


def _is_one_thing(one: Placed, first: Statement, two: Placed, second: Statement) -> bool:
    if may_both_be(one.figure, two.figure):
        return False
    words = [_words_beside(told.content) for each, told in ((one, first), (two, second))]
    if counts_the_same(one.unit, two.unit):
        if not words[1] - words_that_count():
            # "The ministry puts the number at 2,600."
            return two.sentence - one.sentence == 1
        return len(words[0] & words[1]) >= LEAST_WORDS and overlap(*words) >= SAME_MATTER
    return _names_the_deed(two.unit, words[0]) or _names_the_deed(one.unit, words[1])


def _words_beside(text: str) -> frozenset[str]:
    return frozenset(word for word in content_words(text) if not any(mark.isdigit() for mark in word))


def _names_the_deed(unit: str, words: frozenset[str]) -> bool:
    """True for "marchers" where the other voice tells of people who "marched"."""
    return len(unit) > STEM and any(word[:STEM] == unit[:STEM] for word in words)
