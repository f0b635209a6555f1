"""Coding what one side does to another, where both sides are marked beforehand: `dovecote.code_pair`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dovecote.errors import EvidenceMismatch
from dovecote.find.article import Article
from dovecote.find.events import find_act_between
from dovecote.languages.registry import get_language
from dovecote.model.evidence import Evidence, Span
from dovecote.read.plain_text import read_text
from dovecote.split.sentences import split_document

Side = str | tuple[int, int]
"""Words of the text, or first character and the one after the last, counted in code points from 0."""


@dataclass(frozen=True, slots=True)
class CodedPair:
    """What the one side does to the other, in the codes of PLOVER, with the words that tell it."""

    plover_event: str
    plover_mode: str | None
    quad: str
    cameo: str
    """The CAMEO root that corresponds."""
    plover_aux: tuple[str, ...]
    evidence: Evidence
    created_by: str


def code_pair(
    text: str, *, actor: Side | Sequence[Side], recipient: Side | Sequence[Side], language: str = "en"
) -> CodedPair | None:
    """What `actor` does to `recipient` in `text` (codebook, section Event); None where no word tells it.

    >>> coded = code_pair("Veldt has lifted its embargo on Brennia.", actor="Veldt", recipient="Brennia")
    >>> coded.plover_event, coded.cameo, coded.evidence.exact
    ('CONCEDE', '08', 'Veldt has lifted its embargo on Brennia')

    Args:
        text: One sentence, or a few.
        actor: Who acts: words that stand in the text, or their place; several where several act together.
        recipient: To whom it is done, in the same ways; an empty list where nobody is marked.
        language: ISO 639-1 code.

    Raises:
        EvidenceMismatch: words that do not stand in the text, or a place outside it.
        UnknownLanguage: there is no such language.
    """
    chosen = get_language(language)
    document = read_text(text, known={"language": language})
    article = Article(document, split_document(document, chosen), chosen)
    act = find_act_between(article, _spans(text, actor), _spans(text, recipient))
    if act is None:
        return None
    rule = f"{act.frame.id}@{act.frame.version}"
    return CodedPair(act.type.name, act.mode, act.type.quad, act.type.cameo, act.aux, act.evidence, rule)


def _spans(text: str, sides: Side | Sequence[Side]) -> list[Span]:
    """Where the sides stand; words that stand there more than once are taken at every place."""
    several = [sides] if isinstance(sides, str) or _is_place(sides) else list(sides)
    return [span for side in several for span in _spans_of(text, side)]  # type: ignore[arg-type]


def _is_place(sides: Side | Sequence[Side]) -> bool:
    return len(sides) == 2 and all(isinstance(one, int) for one in sides)


def _spans_of(text: str, side: Side) -> list[Span]:
    if isinstance(side, str):
        places = [place for place in range(len(text)) if side and text.startswith(side, place)]
        if not places:
            raise EvidenceMismatch(
                "no such words in the text", thing=repr(side), try_next="Copy them letter by letter."
            )
        return [Span(place, place + len(side)) for place in places]
    start, end = side
    if not 0 <= start < end <= len(text):
        raise EvidenceMismatch("the place lies outside the text", thing=f"{start}-{end}", try_next="Count from 0.")
    return [Span(start, end)]
