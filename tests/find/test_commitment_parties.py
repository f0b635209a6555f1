"""Who promises to whom, in the words of party_examples.toml."""

from __future__ import annotations

import pytest

from dovecote.languages.registry import get_language
from dovecote.model.commitment import Commitment
from dovecote.pipeline import read_article
from dovecote.vocabulary.lexicon import entry_from
from factories import an_article

LANGUAGE = get_language("en")
EXAMPLES = LANGUAGE.table("commitments/party_examples")["example"]
LISTED = tuple(entry_from(one) for one in LANGUAGE.table("actor_examples")["actor"])


def read(text: str) -> tuple[Commitment, dict[str, str]]:
    """The text's last commitment, and the names of the actors by id."""
    article = an_article(text, published="2031-04-20")
    reading = read_article(article.document, article.sentences, article.language, LISTED)
    last = max(reading.commitments, key=lambda one: one.evidence[0].start)
    return last, {one.id: one.name for one in reading.actors}


def parties(text: str) -> tuple[set[str], set[str]]:
    """Names of the promisors and promisees of the text's last commitment."""
    last, names = read(text)

    def named(ids: str | tuple[str, ...] | None) -> set[str]:
        return {names[one] for one in ((ids,) if isinstance(ids, str) else ids or ())}

    return named(last.promisor), named(last.promisee)


@pytest.mark.parametrize("example", EXAMPLES, ids=[one["why"] for one in EXAMPLES])
def test_promisor_is_the_side_whose_deed_it_is(example: dict[str, object]) -> None:
    promisor, promisee = parties(str(example["text"]))
    assert promisor == set(example["promisor"])  # type: ignore[call-overload]
    if "promisee" in example:
        assert promisee == set(example["promisee"])  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Veldt and the Orsan Front agreed to free 40 captives.", "joint_announcement"),
        ("Veldt agreed to free 40 captives.", "on_record_pledge"),
        ("Veldt will free 40 captives, the foreign minister of Ostmark said.", "third_party_expectation"),
        ("Veldt will free 40 captives, the Veldtian foreign minister said.", "on_record_pledge"),
        ("The rebels of the Orsan Front pledged to free 40 captives.", "on_record_pledge"),
        ("Veldt will free 40 captives, an official said on condition of anonymity.", "anonymous_preview"),
        ("President Ines Varga of Veldt has ordered the release of 40 captives.", "order_issued"),
    ],
)
def test_strength_is_what_the_words_stand_on(text: str, strength: str) -> None:
    assert read(text)[0].versions[0].strength == strength


def test_without_the_question_for_outsiders_a_mediator_would_free_captives(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: nobody stands there because it is asked whether the speaker is a side."""
    text = next(one["text"] for one in EXAMPLES if one["why"].startswith("a mediator"))
    monkeypatch.setattr("dovecote.find.commitments.promisors._is_outsider", lambda *_: False)
    assert parties(text)[0] == {"Ostmark"}


@pytest.mark.parametrize(
    ("text", "promisor"),
    [
        ("The envoy urged the Orsan Front to honour its pledge to free 40 captives by 3 June.", "Orsan Front"),
        ("They welcomed the pledge by the miners to reopen the road by 3 June.", None),
        ("The envoy said that elections would be held by 3 June.", None),
    ],
)
def test_who_only_tells_of_a_promise_is_not_bound(text: str, promisor: str | None) -> None:
    found, names = read(text)
    assert (names.get(found.promisor) if isinstance(found.promisor, str) else found.promisor) == promisor


def test_under_no_circumstances_turns_a_deed_into_a_duty_not_to_do_it() -> None:
    text = "“Under no circumstances will our troops enter the town,” General Mira Tolland of the Veldtian army said."
    found, _ = read(text)
    assert found.action == "refrain"


def test_an_article_of_a_text_binds_its_parties() -> None:
    found, _ = read("Article 4. The Government of Veldt shall establish a fund for the displaced by 3 June 2031.")
    assert found.versions[0].strength == "signed_agreement"


@pytest.mark.parametrize(
    ("text", "testable"),
    [
        ("The Orsan Front promised not to back other rebels.", "partly"),
        ("The Orsan Front promised to back the talks.", "no"),
    ],
)
def test_what_is_promised_not_to_be_done_can_be_seen(text: str, testable: str) -> None:
    assert read(text)[0].testable == testable
