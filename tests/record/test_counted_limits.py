"""A limit counted from an event is settled by the article that dates the event, and by nothing less."""

from __future__ import annotations

import pytest

from dovecote.model.record import Record
from dovecote.pipeline import build_record, read_articles
from factories import a_document

PROMISE = (
    "Veldt and the Orsan Front agreed on Tuesday on the text of an accord, the mediator said.\n\n"
    "The Orsan Front will free 150 prisoners within 90 days of {event}.\n"
)
SIGNED = "The government of Veldt and the Orsan Front signed the accord in Kessar on {day}.\n"


def _limits(record: Record) -> set[str | None]:
    return {
        version.deadline.edtf
        for one in record.commitments
        if one.action == "release"
        for version in one.versions
        if version.deadline is not None
    }


def _record(event: str, *signed: tuple[str, str]) -> Record:
    told = [a_document(PROMISE.format(event=event), published="2031-03-05", address="1.txt")]
    told += [
        a_document(SIGNED.format(day=day), published=published, address=f"{number}.txt")
        for number, (day, published) in enumerate(signed, 2)
    ]
    return build_record(tuple(read_articles(told)))


def test_the_signing_told_later_gives_the_last_day() -> None:
    record = _record("the signing", ("3 May 2031", "2031-05-04"))
    assert _limits(record) == {"../2031-08-01"}
    [limit] = [one.versions[0].deadline for one in record.commitments if one.action == "release"]
    assert limit is not None
    assert limit.counts_from is not None
    assert (limit.counts_from.event, limit.counts_from.length) == ("agreement_signed", "P90D")
    assert "2031-05-03, as another article tells" in limit.steps[-1]


@pytest.mark.parametrize(
    ("event", "signed"),
    [
        ("the signing", ()),
        ("the signing", (("3 May 2030", "2030-05-04"),)),
        ("the signing", (("3 May 2031", "2031-05-04"), ("9 June 2031", "2031-06-10"))),
        ("the ratification of the accord", (("3 May 2031", "2031-05-04"),)),
        ("the handover", (("3 May 2031", "2031-05-04"),)),
    ],
)
def test_what_leaves_a_doubt_leaves_the_limit_open(event: str, signed: tuple[tuple[str, str], ...]) -> None:
    """Nothing signed, signed before it was promised, signed twice, and events of which nothing was told."""
    assert _limits(_record(event, *signed)) == {None}


def test_a_record_that_counts_from_the_wrong_event_would_be_noticed() -> None:
    """The deliberate break: counted from the day of the words, the limit would be ninety days after 4 March."""
    assert "../2031-06-02" not in _limits(_record("the signing", ("3 May 2031", "2031-05-04")))
