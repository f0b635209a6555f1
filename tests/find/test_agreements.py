"""Agreements that the text names as made are found; those hoped for, offered or refused are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dovecote.languages.registry import get_language
from dovecote.model.process import Agreement
from dovecote.pipeline import read_article
from dovecote.vocabulary.lexicon import entry_from
from factories import a_reading_of_body, an_article

LISTED = tuple(entry_from(one) for one in get_language("en").table("actor_examples")["actor"])


def _examples(kind: str) -> Iterator[str]:
    yield from get_language("en").table("commitments/agreements")[kind]


def _found(text: str, published: str = "2021-03-05") -> tuple[Agreement, ...]:
    return a_reading_of_body(text, published=published).agreements


@pytest.mark.parametrize("sentence", list(_examples("find")))
def test_finds_what_the_table_says(sentence: str) -> None:
    assert _found(sentence)


@pytest.mark.parametrize("sentence", list(_examples("leave")))
def test_leaves_near_misses(sentence: str) -> None:
    assert _found(sentence) == ()


def test_signature_makes_it_written_and_gives_its_day() -> None:
    (agreement,) = _found("Under the peace agreement signed on 3 February 2020, the garrison has shrunk.")
    assert agreement.form == "written_signed"
    assert agreement.signed is not None
    assert agreement.signed.edtf == "2020-02-03"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Five parties signed the peace agreement on 12 March.", "multilateral"),
        ("The peace agreement was signed by all parties on 12 March.", "multilateral"),
        ("The two sides signed the peace agreement on 12 March.", "bilateral"),
        ("Both parties signed the peace agreement on 12 March.", "bilateral"),
    ],
)
def test_how_many_made_it_tells_its_kind_though_nobody_is_named(text: str, kind: str) -> None:
    assert [one.kind for one in _found(text)] == [kind]


def test_break_announced_by_both_is_procedural() -> None:
    (agreement,) = _found("The 10-day break in the talks was announced by the two teams on Saturday.")
    assert agreement.kind == "procedural"


def test_truce_is_a_ceasefire() -> None:
    (agreement,) = _found("The two sides agreed on Thursday to stop fighting in the valley.")
    assert agreement.kind == "ceasefire"


def test_told_twice_it_is_one() -> None:
    text = "The two sides signed an agreement on 3 February. The agreement of 3 February is on paper."
    assert len(_found(text)) == 1


def test_without_asking_whether_it_was_made_a_hope_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: hopes are left because it is asked whether the agreement was made."""
    monkeypatch.setattr("dovecote.find.agreements.seen.is_made", lambda *_: True)
    assert _found("Veldt and the Orsan Front hope to sign an agreement in May.")


PAIR = "The Republic of Veldt and the Orsan Front"
BOTH = {"Veldt", "Orsan Front"}


@pytest.mark.parametrize(
    ("text", "parties", "signed"),
    [
        (f"{PAIR} signed a peace accord in Lakmar on 3 April.", BOTH, "2031-04-03"),
        (f"3 April 2031 — {PAIR} sign a peace accord in Lakmar.", BOTH, "2031-04-03"),
        ("Under the accord, signed on 3 April in Lakmar, the garrison must leave.", set(), "2031-04-03"),
        ("In the accord, brokered by Ostmark and signed on 3 April, the garrison has no place.", set(), "2031-04-03"),
        ("The deal that the Republic of Veldt signed with the Orsan Front on 3 April holds.", BOTH, "2031-04-03"),
        ("The truce between the Republic of Veldt and the Orsan Front took effect on 3 April.", BOTH, "../2031-04-03"),
        (f"{PAIR} have reached an accord, the United Nations said on 3 April.", BOTH, "../2031-04-03"),
        (
            "The Republic of Veldt, the Orsan Front and Ostmark signed a pact on 3 April.",
            {*BOTH, "Ostmark"},
            "2031-04-03",
        ),
        (
            "Veldt is at war with the Orsan Front. Ansa Merrow and Pell Oradin signed the accord on 3 April.",
            BOTH,
            "2031-04-03",
        ),
        (
            "Ostmark met the Republic of Veldt. The Orsan Front watched. The accord of 3 April was read out.",
            set(),
            "2031-04-03",
        ),
    ],
)
def test_parties_and_day_are_told_by_the_text(text: str, parties: set[str], signed: str) -> None:
    article = an_article(text, published="2031-04-20")
    reading = read_article(article.document, article.sentences, article.language, LISTED)
    names = {one.id: one.name for one in reading.actors}
    (agreement,) = reading.agreements
    assert {names[one] for one in agreement.parties} == parties
    assert agreement.signed is not None
    assert agreement.signed.edtf == signed


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("A separate agreement on prisoners was signed on 10 April.", 2),
        ("A new agreement was signed in Kirrin.", 2),
        ("The agreement of 3 April was welcomed by Ostmark.", 1),
        ("The agreement signed in April is in force.", 1),
    ],
)
def test_words_tell_one_agreement_from_another(second: str, count: int) -> None:
    assert len(_found(f"{PAIR} signed an agreement on 3 April 2021. {second}", published="2021-04-20")) == count


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They are bound by the accord of 3 February 2020, under which all men left.", "the accord of 3 February 2020"),
        ("Under a deal struck on 3 February, the men left.", "a deal"),
        (
            f"{PAIR} signed the Agreement on the Cessation of Hostilities and Return of Prisoners on 3 March.",
            "the Agreement on the Cessation of Hostilities and Return of Prisoners",
        ),
        (
            "Under the earlier Korsa Understanding of 3 February, the men left.",
            "the earlier Korsa Understanding of 3 February",
        ),
    ],
)
def test_name_ends_where_the_text_only_tells_more(text: str, name: str) -> None:
    assert [one.name for one in _found(text)] == [name]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            f"{PAIR} met. The Republic of Veldt signed a ceasefire with five armed groups on Monday.",
            {"Veldt", "five armed groups"},
        ),
        (f"{PAIR} met. The Republic of Veldt signed a ceasefire with the wind on Monday.", {"Veldt"}),
        (f"{PAIR} met. Little was done under the 2016 accord.", set()),
        (f"{PAIR} met. The accord was signed on Monday.", BOTH),
    ],
)
def test_the_two_of_today_are_not_taken_for_the_parties_of_every_accord(text: str, parties: set[str]) -> None:
    """Others signed with Veldt, or years ago; near miss: an accord of this week is theirs."""
    article = an_article(text, published="2031-03-05")
    reading = read_article(article.document, article.sentences, article.language, LISTED)
    names = {one.id: one.name for one in reading.actors}
    assert {names[one] for one in reading.agreements[-1].parties} == parties
