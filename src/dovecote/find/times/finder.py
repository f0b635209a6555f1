"""From a text to its time expressions: patterns, then anchoring in text order, then limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dovecote.errors import InvalidDate
from dovecote.find.article import Article
from dovecote.find.times.arithmetic import check_lengths
from dovecote.find.times.direction import needs_direction, read_direction, read_phrase
from dovecote.find.times.direction_parsed import parsed_direction
from dovecote.find.times.grammar import Match, get_grammar
from dovecote.find.times.places import Direction
from dovecote.find.times.placing import Found, Layout, place_all
from dovecote.find.times.scan import matches_in
from dovecote.find.times.windows import join, publication_days
from dovecote.languages.language import Language
from dovecote.model.edtf import Edtf
from dovecote.model.ids import make_id
from dovecote.model.when import TimeExpression

DirectionOf = Callable[[Match], tuple[Direction | None, str]]


def find_times(article: Article) -> tuple[TimeExpression, ...]:
    """Time expressions of the article, in order (codebook, section Dates)."""
    table = get_grammar(article.language).tables["direction"]

    def direction_of(match: Match) -> tuple[Direction | None, str]:
        by_phrase = read_phrase(match, table)
        if by_phrase or not needs_direction(match):
            return by_phrase or read_direction(match, table)
        return parsed_direction(article, match.words[match.first].start, table) or read_direction(match, table)

    chosen = direction_of if article.sentences else None
    return _find(article.text, article.language, article.published, article.document.id, chosen)


def find_times_in_text(
    text: str, language: Language, *, published: str | None = None, source: str = ""
) -> tuple[TimeExpression, ...]:
    """Time expressions of a text, in order, without parsing it; `published` is its day as EDTF.

    Raises:
        InvalidDate: `published` is no EDTF.
    """
    return _find(text, language, published, source, None)


def _find(
    text: str, language: Language, published: str | None, source: str, direction_of: DirectionOf | None
) -> tuple[TimeExpression, ...]:
    grammar = get_grammar(language)
    matches = matches_in(grammar, text)
    table = grammar.tables["direction"]
    days: list[date | None] = list(publication_days(published)) or [None]
    directions = [direction_of(match) if direction_of else read_direction(match, table) for match in matches]
    layout = Layout.of(matches[0].words if matches else [], text)
    passes = [place_all(matches, directions, day, grammar.tables, layout) for day in days]
    joined = check_lengths([join([one[index] for one in passes]) for index in range(len(matches))])
    return tuple(_expression(found, text, source) for found in joined if found)


def _expression(found: Found, text: str, source: str) -> TimeExpression:
    match, place = found.match, found.place
    start, end = match.words[match.first].start, match.words[match.last].end
    steps = (*place.steps, f"{found.word!r}: {found.convention}") if found.limit and found.word else place.steps
    edtf = _checked(place.edtf)
    return TimeExpression(
        make_id("tx", source, start, end, match.rule.id),
        start,
        end,
        text[start:end],
        place.type,
        place.value,
        edtf,
        tuple(step for step in steps if step),
        found.word,
        _checked(found.limit),
        place.anchor,
        f"times/{match.rule.id}",
    )


def _checked(edtf: str | None) -> str | None:
    """The EDTF, where it is one: what cannot be printed as a date is left out, never shown half-right."""
    if edtf is None:
        return None
    try:
        return str(Edtf.parse(edtf))
    except InvalidDate:
        return None
