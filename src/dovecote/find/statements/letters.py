"""A letter printed whole: from the salutation to the signature everything is the signatory's own words.

Recognised by layout: a short line that addresses somebody ("Your Excellency,"), and at the end short lines without a
verb, of which one names who signs. Each paragraph between them is one statement (codebook, channel `letter`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.layout import attribution_at
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.statements.phrases import any_phrase
from dovecote.find.statements.syntax import FINITE
from dovecote.model.document import FACT_PARTS, Part
from dovecote.model.evidence import Span

FRAME: Final = "letter"
MAX_LINE: Final = 80
"""Characters of a salutation, of a closing line or of a signature."""
MAX_OPENING: Final = 6
"""Lines in which the salutation must stand: before it may be place, day and address."""
SIGNS: Final = frozenset({"person", "office", "organisation", "body", "armed_group", "coalition", "state_government"})


def letter(article: Article) -> Iterator[Attribution]:
    """What the letter says that the document is, paragraph by paragraph; nothing where it is none."""
    parts = article.document.source.parts
    words = get_lexicon(article.language).words["letters"]
    saluted = any_phrase(tuple(words["salutations"]))
    opening = (
        number
        for number, part in enumerate(parts[:MAX_OPENING])
        if _is_line(part) and saluted.match(article.text, part.start, part.end)
    )
    first = next(opening, None)
    if first is None or article.text[parts[first].end - 1] not in ",:!":
        return
    last = len(parts)
    while last > first + 1 and _closes(article, parts[last - 1], tuple(words["closings"])):
        last -= 1
    signature = _signature(article, parts[last:])
    if signature is None:
        return
    for part in (one for one in parts[first + 1 : last] if one.kind in FACT_PARTS):
        told = attribution_at(article, signature, signature, (Span(part.start, part.end),), FRAME)
        if told is not None:
            yield Attribution(
                told.sentence, None, None, signature, told.source_head, told.contents, None, FRAME, named_at=signature
            )


def _is_line(part: Part) -> bool:
    return part.end - part.start <= MAX_LINE


def _closes(article: Article, part: Part, closings: tuple[str, ...]) -> bool:
    """Whether the line is the end of a letter: "Yours sincerely,", or a name or post, with no verb in it."""
    if any_phrase(closings).match(article.text, part.start, part.end):
        return True
    sentence = article.sentence_at(part.start)
    return _is_line(part) and sentence is not None and not any(one.tag_ in FINITE for one in sentence)


def _signature(article: Article, lines: Sequence[Part]) -> Span | None:
    """The first name in the closing lines, a person's before any other."""
    named = [pair for part in lines for pair in article.mentions_in(Span(part.start, part.end))]
    named = [pair for pair in named if pair[1].actor_type in SIGNS and pair[0].form != "pronoun"]
    named.sort(key=lambda pair: (pair[1].actor_type != "person", pair[0].start))
    return Span(named[0][0].start, named[0][0].end) if named else None
