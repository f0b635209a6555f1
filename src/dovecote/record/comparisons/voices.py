"""Two voices in one article that give two figures for one thing: the police's marchers and the organisers'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from dovecote.model.likeness import content_words, overlap
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.record.comparisons.laid_out import comparison
from dovecote.record.comparisons.placed import Article, Placed, placed_figures
from dovecote.record.conflicts import LENGTHS, may_both_be
from dovecote.record.sides import Sides
from dovecote.vocabulary.units import counts_the_same

SAME_MATTER: Final = 0.6
"""Share of the words beside the figure that the shorter telling has in common with the other one."""
LEAST_WORDS: Final = 2
STEM: Final = 5
"""Letters that a deed and its doers share: "marched", "marchers"; shorter beginnings agree by chance."""
SENTENCES_APART: Final = 2


def compare_voices(record: Record, readings: Sequence[Reading]) -> Iterator[Comparison]:
    """Pairs of figures that two voices put side by side in one article, and that cannot both be right."""
    sides = Sides(record.actors)
    told: dict[str | None, list[Statement]] = {}
    for statement in record.statements:
        told.setdefault(statement.known_from, []).append(statement)
    for article in placed_figures(record, readings):
        voices = _voices(article, told.get(article.reading.id, ()))
        for one, two in pairwise([figure for figure in article.figures if _place(figure) in voices]):
            first, second = voices[_place(one)], voices[_place(two)]
            if _are_two(first, second, sides) and _is_one_thing(one, first, two, second):
                text = f"{first.content!r} against {second.content!r}"
                yield comparison("contradiction", (one.figure.id, two.figure.id), text, [one.words, two.words])


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
        if len(inside) == 1 and not inside[0].figure.target and inside[0].unit not in (*LENGTHS, "percent"):
            found[_place(inside[0])] = statement
    return found


def _are_two(one: Statement, two: Statement, sides: Sides) -> bool:
    """True where two sides speak; a voice that nobody names is another than one that is named."""
    if one.id == two.id or (one.speaker is None and two.speaker is None):
        return False
    return one.speaker != two.speaker and not sides.of(one.speaker) & sides.of(two.speaker)


def _is_one_thing(one: Placed, first: Statement, two: Placed, second: Statement) -> bool:
    if two.sentence - one.sentence > SENTENCES_APART or may_both_be(one.figure, two.figure):
        return False
    words = [_beside_figure(each, told) for each, told in ((one, first), (two, second))]
    if counts_the_same(one.unit, two.unit):
        return len(words[0] & words[1]) >= LEAST_WORDS and overlap(*words) >= SAME_MATTER
    return _names_the_deed(two.unit, words[0]) or _names_the_deed(one.unit, words[1])


def _beside_figure(figure: Placed, statement: Statement) -> frozenset[str]:
    words = content_words(statement.content)
    return frozenset(word for word in words if not any(mark.isdigit() for mark in word))


def _names_the_deed(unit: str, words: frozenset[str]) -> bool:
    """True for "marchers" where the other voice tells of people who "marched"."""
    return len(unit) > STEM and any(word[:STEM] == unit[:STEM] for word in words)
