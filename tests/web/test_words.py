"""Dates, slips and codes read as a person would say them; every code of the model has its words."""

from __future__ import annotations

from typing import get_args

import pytest

from dovecote.model import actor, commitment, contact, process, record, statement
from dovecote.model.commitment import Quantity, SlipDays
from dovecote.model.document import PartKind
from dovecote.web.glossary import glossary, term
from dovecote.web.words import date_words, line_words, quantity_words, short_date, slip_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("../2031-05-31", "on or before 31 May 2031"),
        ("../2031-05", "on or before May 2031"),
        ("../2031-01-15~", "on or before about 15 January 2031"),
        ("[2031-05-01,2031-05-08]", "one of 2 days, 1 May 2031 to 8 May 2031"),
        ("2031-05-01/2031-05-08", "between 1 May 2031 and 8 May 2031"),
        ("2031-02/..", "from February 2031 on"),
        ("2031-05-15~", "about 15 May 2031"),
        ("2031-05-15T09:12:00", "15 May 2031"),
        ("2031-23", "autumn 2031"),
        ("2031", "2031"),
        ("", "no day told"),
        (None, "no day told"),
    ],
)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("../2031-10-31", "by 31 Oct 2031"),
        ("[2031-05-01,2031-05-08]", "1 to 8 May 2031, one of 2"),
        ("2030-10-31/2030-11-14", "31 Oct to 14 Nov 2030"),
        ("2030-12-31/2031-01-02", "31 Dec 2030 to 2 Jan 2031"),
        (None, "no day"),
    ],
)
def test_dates_for_a_narrow_column(edtf: str | None, words: str) -> None:
    assert short_date(edtf) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The last day passed on 2030-07-16 in silence.", "The last day passed on 16 July 2030 in silence."),
        ("said: no words -> ../2031-10-24", "said: no words → by 24 Oct 2031"),
        ("eq 3900 against le 3200 troops (not_stated)", "3,900 against at most 3,200 troops (not stated)"),
        ("found by statements/reporting_verbs/reject", "found by statements/reporting_verbs/reject"),
        ("one of [2031-05-01,2031-05-08]", "one of 1 to 8 May 2031, one of 2"),
        ("file 04-undated.txt, cm-2031-05-01, 2031", "file 04-undated.txt, cm-2031-05-01, 2031"),
    ],
)
def test_days_in_a_line_of_ours(line: str, words: str) -> None:
    assert line_words(line) == words


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        (SlipDays(102, 132), "102 to 132 days later"),
        (SlipDays(1, 1), "1 day later"),
        (SlipDays(-9, -3), "3 to 9 days earlier"),
        (SlipDays(0, 0), "the same day"),
        (None, ""),
    ],
)
def test_slips_in_words(slip: SlipDays | None, words: str) -> None:
    assert slip_words(slip) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(2500, "le", "troops"), "at most 2,500 troops"),
        (Quantity(0, "eq", "troops"), "no troops left"),
        (Quantity(None, "unspecified", "prisoners"), "some prisoners"),
    ],
)
def test_quantities_in_words(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity) == words


CODES = {
    "sourcing_class": statement.SourcingClass,
    "content_type": statement.ContentType,
    "channel": statement.Channel,
    "force": statement.Force,
    "strength": commitment.Strength,
    "revision_kind": commitment.RevisionKind,
    "contact_type": contact.ContactType,
    "contact_status": contact.ContactStatus,
    "directness": contact.Directness,
    "actor_type": actor.ActorType,
    "process_event_kind": process.ProcessEventKind,
    "modality": process.Modality,
    "comparison": record.ComparisonKind,
    "part": PartKind,
}


@pytest.mark.parametrize("group", CODES)
def test_every_code_of_the_model_has_its_words(group: str) -> None:
    assert {one.code for one in glossary()[group].terms} == set(get_args(CODES[group]))


def test_every_term_is_explained_at_a_place_of_its_own() -> None:
    terms = [one for group in glossary().values() for one in group.terms]
    assert [one.code for one in terms if not one.means] == []
    assert len({one.anchor for one in terms}) == len(terms)


def test_a_code_without_a_term_reads_as_its_own_words() -> None:
    assert term("lifecycle", "half_done").words == "half done"
