"""What the commitments of a text tell, after an accord of two invented sides has been signed."""

from __future__ import annotations

from dovecote.languages.registry import get_language
from dovecote.model.reading import Reading
from dovecote.pipeline import read_article
from dovecote.vocabulary.lexicon import entry_from
from factories import an_article

LISTED = tuple(entry_from(one) for one in get_language("en").table("actor_examples")["actor"])
BEFORE = "The Republic of Veldt and the Orsan Front signed an accord in Lakmar on 20 August.\n\n"
Row = tuple[str, str, str | None, float | None]
"""Action, names of the promisors, EDTF of the last limit, number."""


def read(text: str) -> Reading:
    article = an_article(BEFORE + text, published="2031-08-27")
    return read_article(article.document, article.sentences, article.language, LISTED)


def _row(reading: Reading, place: int) -> Row:
    one = reading.commitments[place]
    version = one.versions[-1]
    ids = (one.promisor,) if isinstance(one.promisor, str) else one.promisor or ()
    names = [actor.name for actor in reading.actors if actor.id in ids]
    value = version.quantity.value if version.quantity else None
    return one.action, ", ".join(names), version.deadline.edtf if version.deadline else None, value


def rows_of(text: str) -> list[Row]:
    reading = read(text)
    return [_row(reading, place) for place in range(len(reading.commitments))]
