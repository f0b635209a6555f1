"""Two or three short articles in turn, and what the record makes of one promise in them."""

from __future__ import annotations

import pytest

from dovecote.model.commitment import Commitment
from dovecote.model.record import Record
from dovecote.pipeline import build_record, read_articles
from dovecote.vocabulary.lexicon import entry_from
from factories import a_document

VELDT = entry_from(
    {
        "id": "iso:XVE",
        "name": "Veldt",
        "actor_type": "state",
        "country": "XVE",
        "adjectives": ["Veldtian"],
        "people": ["Veldtians"],
        "capitals": [],
    }
)


def _record(*articles: tuple[str, str]) -> Record:
    documents = [
        a_document(text, published=day, publisher="Lenne Gazette", address=f"{number}.txt")
        for number, (day, text) in enumerate(articles)
    ]
    return build_record(tuple(read_articles(documents, actors=(VELDT,))))


def _promise(record: Record, action: str) -> Commitment:
    return next(one for one in record.commitments if one.action == action)


TRUCE = ("2034-01-05", "The Orsan Front announced on Thursday an open-ended ceasefire in the Gral province.")
RAID = "Fighters of the Orsan Front attacked an army post in Gral on Friday, killing four soldiers, the {who} said. "


def test_an_attack_breaks_a_truce_where_somebody_calls_it_a_breach() -> None:
    words = RAID.format(who="United Nations mission")
    told = ("2034-02-11", words + "It called the attack a clear breach of the ceasefire.")
    assert _promise(_record(TRUCE, told), "cease_fire").status_history[-1].lifecycle == "violated"


def test_an_attack_that_nobody_calls_a_breach_breaks_no_truce() -> None:
    told = ("2034-02-11", RAID.format(who="army") + "The Front did not comment.")
    assert _promise(_record(TRUCE, told), "cease_fire").status_history[-1].lifecycle == "announced"


def test_as_many_as_were_to_go_have_gone() -> None:
    promise = ("2035-02-01", "Veldt will withdraw 2,000 of its troops from Askel by 1 April, President Oda Lind said.")
    report = "Veldt had withdrawn {count} troops from Askel by 1 April, the monitoring mission said."
    states = [
        _promise(_record(promise, ("2035-04-04", report.format(count=count))), "withdraw").status_history[-1].lifecycle
        for count in ("2,000", "1,100")
    ]
    assert states == ["met", "partially_met"]


def test_a_figure_that_the_paper_took_back_is_no_revision() -> None:
    words = "Veldt will pay {sum} million euros to flood victims by 1 August, Finance Minister Una Berg said on Sunday."
    first = ("2031-06-01", words.format(sum=30))
    note = "\n\nCorrection: An earlier version of this article gave the sum as 30 million euros."
    corrected = _promise(_record(first, ("2031-06-02", words.format(sum=20) + note)), "pay")
    assert [one.quantity.value for one in corrected.versions if one.quantity] == [20_000_000]
    assert not corrected.revisions
    assert corrected.status_history[-1].lifecycle == "announced"
    changed = _promise(_record(first, ("2031-06-02", words.format(sum=20))), "pay")
    assert [one.kind for one in changed.revisions] == [("quantity_lowered",)]


def test_the_next_minister_who_repeats_a_promise_is_told_as_a_change_of_holder() -> None:
    words = "Foreign Minister {who} said on Saturday that Veldt would sign the border treaty by 30 June."
    first = ("2031-01-04", words.format(who="Ole Brandt"))
    next_one = _promise(_record(first, ("2031-05-10", words.format(who="Eda Krone"))), "sign")
    assert [one.kind for one in next_one.revisions] == [("office_holder_changed",)]
    same_one = _promise(_record(first, ("2031-05-10", words.format(who="Ole Brandt"))), "sign")
    assert not same_one.revisions
    other = "Defence Minister Eda Krone said on Saturday that Veldt would sign the border treaty by 30 June."
    assert not _promise(_record(first, ("2031-05-10", other)), "sign").revisions


@pytest.mark.parametrize(
    ("words", "lifecycle"),
    [
        ("Veldt will not withdraw its troops from Askel, the Defence Ministry said on Monday.", "repudiated"),
        ("Veldt will not withdraw its troops from Askel before 1 October, the Defence Ministry said.", "announced"),
        ("Veldt will not withdraw its troops from Askel, an opposition newspaper said on Monday.", "announced"),
        ("The Orsan Front refused on Monday to withdraw its troops from Askel.", "announced"),
    ],
)
def test_only_its_own_side_can_take_a_promise_back_and_a_later_day_takes_back_nothing(
    words: str, lifecycle: str
) -> None:
    promise = "Veldt will withdraw its troops from Askel by 1 September, Defence Minister Iva Stern said on Thursday."
    record = _record(("2031-05-01", promise), ("2031-06-02", words))
    assert _promise(record, "withdraw").status_history[-1].lifecycle == lifecycle


@pytest.mark.parametrize(
    ("put_off", "is_one"),
    [
        ("Talks between the government of Veldt and the Orsan Front have been postponed until 2 November", True),
        ("Talks between the government of Ostmark and the Lenne Brigade have been postponed until 2 November", False),
    ],
)
def test_talks_that_nobody_promises_are_put_off_by_those_who_were_to_hold_them(put_off: str, is_one: bool) -> None:
    first = "The government of Veldt and the Orsan Front will resume talks on 15 October, mediators said on Tuesday."
    record = _record(("2030-10-01", first), ("2030-10-14", f"{put_off}, mediators said on Monday."))
    revised = [one.slip_days for promise in record.commitments for one in promise.revisions]
    assert [(one.min, one.max) for one in revised if one] == ([(18, 18)] if is_one else [])


def test_a_step_of_the_winter_is_told_under_the_limit_of_the_winter() -> None:
    """An article tells of an earlier step and of a new limit: the step was taken while the old one stood."""
    first = "All 900 Veldtian soldiers are to leave Askel by 1 March, Defence Minister Iva Stern said on Saturday."
    later = (
        "All Veldtian soldiers will leave Askel by 1 May, Defence Minister Iva Stern said on Tuesday.\n\n"
        "On 10 January the number of Veldtian soldiers in Askel had fallen to 400."
    )
    record = _record(("2030-12-07", first), ("2031-02-11", later))
    rows = _promise(record, "withdraw").status_history
    assert [(one.as_of, one.timeliness) for one in rows] == [
        ("2030-12-07", "not_due"),
        ("2031-01-10", "not_due"),
        ("2031-02-11", "slipped"),
    ]
