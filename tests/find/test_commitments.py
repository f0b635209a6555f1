"""Each frame of cues.toml finds what it says and leaves what it says; the fields are what the codebook asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dovecote.find.commitments.build import title_of
from dovecote.find.commitments.words import words_of
from dovecote.languages.registry import get_language
from dovecote.model.commitment import Commitment
from factories import a_reading_of_body


def _examples(kind: str) -> Iterator[tuple[str, str]]:
    for frame in get_language("en").table("commitments/cues")["frame"]:
        for sentence in frame[kind]:
            yield frame["id"], sentence


def _found(text: str, **known: str) -> tuple[Commitment, ...]:
    return a_reading_of_body(text, **known).commitments


def _only(text: str, **known: str) -> Commitment:
    (found,) = _found(text, **known)
    return found


@pytest.mark.parametrize(("frame", "sentence"), list(_examples("find")))
def test_frame_finds_what_it_says(frame: str, sentence: str) -> None:
    assert _found(sentence, published="2031-05-20"), frame


@pytest.mark.parametrize(("frame", "sentence"), list(_examples("leave")))
def test_frame_leaves_near_misses(frame: str, sentence: str) -> None:
    assert _found(sentence, published="2031-05-20") == (), frame


def test_every_frame_has_examples_of_both_kinds() -> None:
    for frame in get_language("en").table("commitments/cues")["frame"]:
        assert frame["find"], frame["id"]
        assert frame["leave"], frame["id"]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The Orsan Front pledged to free 40 hostages.", "release"),
        ("Veldt agreed to pull its soldiers out of the valley.", "withdraw"),
        ("Veldt and the Orsan Front agreed to swap prisoners.", "exchange"),
        ("The Orsan Front promised to hand over its weapons.", "disarm"),
        ("The Orsan Front promised to hand over the harbour.", "hand_over"),
        ("Veldt promised not to shell the harbour.", "refrain"),
        ("The sides agreed to form a unity government.", "form_government"),
        ("The sides agreed to resume talks in May.", "resume_talks"),
    ],
)
def test_deed_becomes_the_codebooks_word(sentence: str, action: str) -> None:
    assert _only(sentence).action == action


@pytest.mark.parametrize(
    ("sentence", "value", "op", "unit"),
    [
        ("Veldt pledged to release up to 300 prisoners.", 300, "le", "prisoners"),
        ("Veldt pledged to release at least 300 detainees.", 300, "ge", "prisoners"),
        ("Veldt pledged to cut its garrison from 4,500 to 900.", 900, "le", "troops"),
        ("Veldt pledged to withdraw all its troops.", 0, "eq", "troops"),
        ("Veldt pledged to pay $5 million.", 5_000_000, "eq", "USD"),
        ("Veldt pledged to pay €5 million (US$6 million).", 5_000_000, "eq", "EUR"),
        ("Veldt pledged to pay an additional A$475 million.", 475_000_000, "eq", "AUD"),
        ("Veldt promised to hand over 20 captives.", 20, "eq", "prisoners"),
        ("Veldt promised to free over 20 captives.", 20, "gt", "prisoners"),
    ],
)
def test_number_has_operator_and_unit(sentence: str, value: float, op: str, unit: str) -> None:
    quantity = _only(sentence).versions[0].quantity
    assert quantity is not None
    assert (quantity.value, quantity.op, quantity.unit) == (value, op, unit)


def test_duration_is_no_quantity() -> None:
    assert _only("The Orsan Front pledged to extend the truce for 20 days.").versions[0].quantity is None


@pytest.mark.parametrize(
    ("sentence", "of", "scope"),
    [
        ("Veldt pledged to withdraw all its troops.", "its troops", "all its troops"),
        ("Veldt pledged to withdraw 40 soldiers from Kirrin.", "40 soldiers", "from Kirrin"),
        ("Veldt pledged to free 40 captives.", "40 captives", None),
    ],
)
def test_scope_says_how_much_and_not_again_what(sentence: str, of: str, scope: str | None) -> None:
    found = _only(sentence)
    assert (found.object, found.versions[0].scope) == (of, scope)


def test_condition_is_kept_with_its_words() -> None:
    (condition,) = _only("Veldt pledged to withdraw its troops if the truce holds.").versions[0].conditions
    assert (condition.kind, condition.text) == ("general", "if the truce holds")


def test_a_condition_at_the_end_is_no_part_of_the_promise_clause() -> None:
    commitment = _only("Veldt will open the bridge by 3 May in return for the maps of the Orsan Front.")
    assert commitment.versions[0].evidence[0].exact == "Veldt will open the bridge by 3 May"
    assert commitment.versions[0].conditions[0].text.startswith("in return for the maps")


def test_without_the_filters_a_refusal_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: the near misses above are left because of the filters, and for no other reason."""
    monkeypatch.setattr("dovecote.find.commitments.why_none", lambda *_: None)
    assert _found("The Orsan Front did not pledge to release the prisoners.")


@pytest.mark.parametrize(
    ("clause", "title"),
    [
        ("under which all camps would close by June", "all camps would close by June"),
        ("That the camps will close", "the camps will close"),
        ("thatched camps will close", "thatched camps will close"),
    ],
)
def test_title_leaves_out_what_ties_the_clause(clause: str, title: str) -> None:
    assert title_of(clause, words_of(get_language("en"))) == title


def test_what_an_order_is_for_is_not_what_is_ordered() -> None:
    """An aim told first once left a promise without words, and the whole article unread."""
    text = "To show resolve and bring Veldt back to the table, he ordered Operation Salt, a massive raid on Dorn."
    assert a_reading_of_body(text, published="2031-03-05").commitments == ()


def test_agreeing_to_give_oneself_time_is_one_promise_of_the_deed() -> None:
    text = "Veldt and the Orsan Front agreed to give themselves six more months, until 12 November, to form a cabinet."
    (found,) = a_reading_of_body(text, published="2033-05-04").commitments
    assert (found.action, found.object) == ("form_government", "a cabinet")
    deadline = found.versions[-1].deadline
    assert deadline is not None
    assert deadline.edtf == "../2033-11-12"


def test_a_verb_half_taken_for_a_noun_promises_too() -> None:
    (found,) = a_reading_of_body("Kenya pledges to free 220 captives by 1 March.", published="2031-02-12").commitments
    assert found.action == "release"
    assert found.promisor is not None


@pytest.mark.parametrize(
    "text",
    [
        "“People are going to watch the port,” General Mira Tolland of the Orsan Front said.",
        "“It is going to continue all week,” General Mira Tolland of the Orsan Front said.",
        "The Orsan Front would owe 40 million crowns in taxes, researchers said.",
        "The convoy was supposed to be escorted by the police of Veldt.",
    ],
)
def test_forecasts_and_what_was_to_be_are_no_promises(text: str) -> None:
    assert a_reading_of_body(text, published="2031-05-05").commitments == ()


def test_what_was_supposed_to_be_done_by_a_day_is_one() -> None:
    assert a_reading_of_body("The convoy was supposed to leave Dorn by 3 June.", published="2031-05-05").commitments
