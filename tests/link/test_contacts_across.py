"""Which contacts of two articles are one, and what becomes of each side's account."""

from __future__ import annotations

import dataclasses
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as some

from dovecote.link.linking import link_readings
from dovecote.model.contact import Contact, ContactStatus, ContactType, Participant
from dovecote.model.ids import make_id
from dovecote.model.reading import Reading
from dovecote.model.record import Record
from dovecote.model.statement import Statement
from dovecote.model.when import When
from dovecote.pipeline import build_record
from record_factories import Paper

PEOPLE = {"Mira Tolland": "VLD", "Orla Venn": "BRN", "Bo Lind": "VLD", "Ada Krone": "ORS"}


def told(
    paper: str,
    names: tuple[str, ...] = ("Mira Tolland", "Orla Venn"),
    *,
    day: str | None = "2031-03-03",
    words: str | None = "on Monday",
    kind: ContactType = "meeting",
    status: ContactStatus = "held",
    published: str = "2031-03-04",
    said_by: str | None = None,
) -> Reading:
    """An article that tells one contact; with `said_by`, of which that participant alone tells."""
    page = Paper(paper, published)
    ids = {name: page.actor(name, "person", country=PEOPLE[name]) for name in names}
    evidence = page.says(f"{' and '.join(names)} were in {paper} {day}")
    contact = Contact(
        id=make_id("ct", paper),
        evidence=(evidence,),
        contact_type=kind,
        status=status,
        participants=tuple(Participant(ids[name], PEOPLE[name], "principal") for name in names),
        time=When(day, words) if day else None,
        one_sided_readout=said_by is not None,
    )
    statements: tuple[Statement, ...] = ()
    if said_by is not None:
        content = page.says(f"{said_by} called it useful in {paper}")
        statements = (Statement(f"st-{paper}", (content,), ids[said_by], content.exact, "indirect"),)
        contact = dataclasses.replace(contact, readouts=(f"st-{paper}",))
    return dataclasses.replace(page.reading(), contacts=(contact,), statements=statements)


def record_of(*readings: Reading) -> Record:
    return build_record(readings)


def test_one_meeting_told_by_two_papers_is_one_contact_with_both_places() -> None:
    (met,) = record_of(told("post"), told("mail")).contacts
    assert {one.source for one in met.evidence} == {"post", "mail"}


def test_each_side_tells_and_none_is_one_sided_any_more() -> None:
    first, second = told("post", said_by="Mira Tolland"), told("mail", said_by="Orla Venn")
    assert [one.one_sided_readout for one in record_of(first).contacts] == [True]
    (met,) = record_of(first, second).contacts
    assert set(met.readouts) == {"st-post", "st-mail"}
    assert not met.one_sided_readout


def test_two_accounts_of_one_side_stay_one_sided() -> None:
    (met,) = record_of(told("post", said_by="Mira Tolland"), told("mail", said_by="Mira Tolland")).contacts
    assert met.one_sided_readout


def test_what_one_side_claims_and_a_paper_reports_was_held() -> None:
    (met,) = record_of(told("post", status="held_as_claimed"), told("mail")).contacts
    assert met.status == "held"


def test_a_plan_stays_apart_from_what_was_held() -> None:
    assert len(record_of(told("post", status="planned"), told("mail")).contacts) == 2
    assert len(record_of(told("post", status="planned"), told("mail", status="postponed")).contacts) == 2
    assert len(record_of(told("post", status="planned"), told("mail", status="planned")).contacts) == 1


def test_another_day_another_kind_or_other_people_are_another_contact() -> None:
    assert len(record_of(told("post"), told("mail", day="2031-03-04")).contacts) == 2
    assert len(record_of(told("post"), told("mail", kind="message")).contacts) == 2
    assert len(record_of(told("post"), told("mail", ("Bo Lind", "Ada Krone"))).contacts) == 2


def test_the_other_sides_envoy_by_another_name_is_one_contact_on_one_day() -> None:
    (met,) = record_of(told("post"), told("mail", ("Bo Lind", "Orla Venn"))).contacts
    assert len(met.participants) == 3
    assert len(record_of(told("post"), told("mail", ("Bo Lind", "Orla Venn"), day="2031-03")).contacts) == 2


def test_without_a_day_only_the_same_news_is_one() -> None:
    same = told("mail", day="../2031-03-04", words=None)
    assert len(record_of(told("post"), same).contacts) == 1
    later = told("mail", day="../2031-06-04", words=None, published="2031-06-04")
    assert len(record_of(told("post"), later).contacts) == 2


def test_an_article_without_a_day_joins_no_two_days() -> None:
    open_day = told("mail", day="../2031-03-04", words=None)
    contacts = record_of(told("post"), open_day, told("star", day="2031-03-04")).contacts
    assert len(contacts) == 2


READINGS = some.builds(
    told,
    some.sampled_from(["post", "mail", "news", "star"]),
    some.sampled_from([("Mira Tolland", "Orla Venn"), ("Bo Lind", "Orla Venn"), ("Mira Tolland", "Ada Krone")]),
    day=some.sampled_from(["2031-03-03", "2031-03-04", "../2031-03-04", "2031-03"]),
    status=some.sampled_from(["held", "held_as_claimed", "planned"]),
)


@settings(max_examples=60, deadline=None)
@given(some.lists(READINGS, max_size=4, unique_by=lambda one: one.id))
def test_order_and_copies_leave_no_trace_and_nothing_is_lost(readings: list[Reading]) -> None:
    links = [link_readings(order).same for order in list(permutations(readings))[:6]]
    assert all(one == links[0] for one in links)
    assert dict(link_readings([*readings, *readings]).same) == dict(links[0])
    contacts = record_of(*readings).contacts
    assert {one.source for met in contacts for one in met.evidence} == {one.id for one in readings}
    for met in contacts:
        days = {one.contacts[0].time for one in readings if one.id in {each.source for each in met.evidence}}
        assert not {"2031-03-03", "2031-03-04"} <= {one.edtf for one in days if one}


def test_a_linker_that_joins_all_would_be_noticed() -> None:
    """The deliberate break: were the day not asked for, two meetings of one week would be one."""
    assert len(record_of(told("post"), told("mail", day="2031-03-06", published="2031-03-07")).contacts) == 2
