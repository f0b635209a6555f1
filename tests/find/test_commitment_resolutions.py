"""Resolutions and communiques told line by line: who resolves, who is directed, and what is only urged."""

from __future__ import annotations

from dovecote.languages.registry import get_language
from dovecote.model.commitment import Commitment
from dovecote.pipeline import read_article
from dovecote.vocabulary.lexicon import entry_from
from factories import an_article

LANGUAGE = get_language("en")
LISTED = tuple(entry_from(one) for one in LANGUAGE.table("actor_examples")["actor"])
RESOLUTION = """The government of Veldt met in Lakmar on 7 March 2031 and, after deliberation:

1. Decided to deploy 1,200 soldiers to the harbour, subject to the consent of the mayor;

2. Directed the army to send a team to the camps by 30 April and to submit a report by 15 May;

3. Urged the Orsan Front to open all roads;

4. Noting with concern that the talks have stalled, called for restraint;

5. Mandated the chief of staff to convene a meeting no later than 15 May 2031;

6. Resolved to remain seized of the matter.

The Orsan Front opened the road on Monday."""


def _read(text: str) -> list[tuple[str, object, str | None, str]]:
    article = an_article(text, published="2031-03-07")
    reading = read_article(article.document, article.sentences, article.language, LISTED)
    names = {one.id: one.name for one in reading.actors}
    return [_row(one, names) for one in reading.commitments]


def _row(one: Commitment, names: dict[str, str]) -> tuple[str, object, str | None, str]:
    version = one.versions[0]
    promisor = names.get(one.promisor) if isinstance(one.promisor, str) else one.promisor
    return one.action, promisor, version.deadline.edtf if version.deadline else None, version.strength


def test_the_lines_of_a_resolution_are_promises_of_who_resolves() -> None:
    assert _read(RESOLUTION) == [
        ("send", "Government of Veldt", None, "on_record_pledge"),
        ("send", "Government of Veldt", "../2031-04-30", "order_issued"),
        ("submit", "Government of Veldt", "../2031-05-15", "order_issued"),
        ("convene", "Government of Veldt", "../2031-05-15", "order_issued"),
    ]


def test_the_present_of_a_council_resolves_too() -> None:
    text = "The government of Veldt,\n\nRecalling its decree,\n\n1. Decides to free 40 captives by 3 May;"
    assert _read(text) == [("release", "Government of Veldt", "../2031-05-03", "on_record_pledge")]


def test_a_line_after_a_subject_of_its_own_is_nobodys_resolution() -> None:
    text = "The government of Veldt met on Monday and said:\n\nIt was cold.\n\nDecided on nothing, the guests left."
    assert _read(text) == []
