"""Promises of whole texts: articles of a communique, counts that lean on the sentence before, limits moved later."""

from __future__ import annotations

import pytest

from dovecote.languages.registry import get_language
from dovecote.model.reading import Reading
from dovecote.pipeline import read_article
from dovecote.vocabulary.lexicon import entry_from
from factories import an_article

LANGUAGE = get_language("en")
LISTED = tuple(entry_from(one) for one in LANGUAGE.table("actor_examples")["actor"])
DETAILS = LANGUAGE.table("commitments/details")
COMMUNIQUE = """The Republic of Veldt and the Orsan Front, meeting in Lakmar, have agreed as follows:

1. The Parties shall cease all hostilities on 22 May 2031.

2. Neither Party shall deploy additional soldiers in Kirrin, with the exception of police officers.

3. A commission of six members shall be established.

The governor of Kirrin shall be pleased, a passer-by said."""


def _read(text: str) -> Reading:
    article = an_article(text, published="2031-05-20")
    return read_article(article.document, article.sentences, article.language, LISTED)


def test_articles_of_a_communique_are_provisions_of_its_parties() -> None:
    reading = _read(COMMUNIQUE)
    (agreement,) = reading.agreements
    assert [one.action for one in reading.commitments] == ["cease_fire", "refrain", "establish"]
    assert {one.promisor for one in reading.commitments} == {agreement.parties}
    assert {one.versions[0].strength for one in reading.commitments} == {"signed_agreement"}


@pytest.mark.parametrize("text", DETAILS["following"]["find"])
def test_a_further_count_has_the_promisor_and_unit_of_the_promise_before(text: str) -> None:
    first, second = _read(text).commitments
    assert (first.action, first.promisor) == (second.action, second.promisor)
    assert second.versions[0].quantity is not None
    assert second.versions[0].quantity.unit == "prisoners"


@pytest.mark.parametrize("text", DETAILS["following"]["leave"])
def test_what_else_follows_is_no_promise(text: str) -> None:
    assert len(_read(text).commitments) == 1


@pytest.mark.parametrize("text", DETAILS["moving"]["find"])
def test_a_limit_moved_in_a_later_sentence_is_a_version(text: str) -> None:
    (only,) = _read(text).commitments
    assert [one.deadline.latest for one in only.versions if one.deadline] == ["2031-06-03", "2031-07-03"]


@pytest.mark.parametrize("text", DETAILS["moving"]["leave"])
def test_a_limit_of_something_else_moves_nothing(text: str) -> None:
    (only,) = _read(text).commitments
    assert len(only.versions) == 1


def test_force_as_it_stands_is_the_baseline() -> None:
    (only,) = _read("Veldt will cut its garrison in Kirrin, now 4,200 strong, to 1,500 by June.").commitments
    version = only.versions[0]
    assert version.baseline is not None
    assert version.quantity is not None
    assert (version.baseline.value, version.quantity.value) == (4200, 1500)


def test_envoy_of_an_international_body_promises_for_himself() -> None:
    reading = _read(
        "The Special Envoy of the Secretary-General for Veldt, Ana Brekke, will meet the Orsan Front on 3 June."
    )
    (only,) = reading.commitments
    assert next(one.name for one in reading.actors if one.id == only.promisor) == "Ana Brekke"


TERMS = """Veldt and the Orsan Front signed a ceasefire on Monday.

Terms of the deal:

- D+30 days: withdrawal of heavy weapons

- Phase two: handover of the harbour by 1 June"""


def test_terms_without_a_verb_are_provisions_where_the_text_tells_an_agreement() -> None:
    told = _read(TERMS).commitments
    assert [one.action for one in told] == ["withdraw", "hand_over"]
    assert {one.versions[0].strength for one in told} == {"signed_agreement"}
    assert not _read(TERMS.replace("Terms of the deal", "Wishes of the envoy")).commitments


@pytest.mark.parametrize(
    ("text", "limits", "counts"),
    [
        ("Veldt will send 200 guards by 3 May and the remaining 800 by 3 June.", ["05-03", "06-03"], [200, 800]),
        ("Veldt is to restore power by 3 May and running water by 3 June.", ["05-03", "06-03"], [None, None]),
        ("The base will be closed by 3 May and the harbour by 3 June, the Veldtian minister said.", ["05-03", "06-03"],
         [None, None]),
        ("Veldt will cut its garrison to 900 by 3 May and to 300 by 3 June.", ["05-03", "06-03"], [900, 300]),
        ("Veldt will free 40 captives by 3 May.", ["05-03"], [40]),
        ("Veldt will free 40 captives by 3 May, and Ostmark watches until 3 June.", ["05-03"], [40]),
    ],
)  # fmt: skip
def test_two_objects_with_a_limit_each_are_two_promises(text: str, limits: list[str], counts: list[int | None]) -> None:
    told = _read(text).commitments
    versions = [one.versions[-1] for one in told]
    assert [one.deadline.edtf for one in versions if one.deadline] == [f"../2031-{day}" for day in limits]
    assert [one.quantity.value if one.quantity else None for one in versions] == counts
    assert len({(one.promisor, one.action) for one in told}) == 1
