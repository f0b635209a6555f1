"""A small record made by hand: one promise that moved, one silent day, one account by the other side."""

from __future__ import annotations

import dataclasses

from dovecote.model.actor import Actor, Holding, Mention
from dovecote.model.commitment import (
    Announcement,
    Change,
    Commitment,
    CommitmentVersion,
    Condition,
    Deadline,
    Revision,
    SlipDays,
    StatusRow,
)
from dovecote.model.contact import Contact, Participant
from dovecote.model.document import Published
from dovecote.model.evidence import Evidence
from dovecote.model.observation import Event
from dovecote.model.record import Record, RecordSource
from dovecote.model.statement import Link, Statement
from dovecote.model.when import When

WINTER = (
    "All Ulmish soldiers are to be gone by March 2031, and the exit depends on calm. "
    "The tax lists come before 15 January."
)
SPRING = (
    "Ulm will take its last soldier home before July 2, an official said. Nothing ties the exit to calm. "
    "Minister Tolland praised the talks, the Orsan palace said."
)


def words(source: str, exact: str, role: str = "content") -> Evidence:
    """Evidence for words that stand in one of the two articles."""
    start = {"winter": WINTER, "spring": SPRING}[source].index(exact)
    return Evidence(start, start + len(exact), exact, role, source)  # type: ignore[arg-type]


OLD = words("winter", "All Ulmish soldiers are to be gone by March 2031", "old")
NEW = words("spring", "Ulm will take its last soldier home before July 2", "new")
CALM = Condition("general", "the exit depends on calm", evidence=(words("winter", "the exit depends on calm"),))

EXIT = Commitment(
    id="cm-exit",
    title="All Ulmish soldiers leave Orsa",
    evidence=(OLD, NEW),
    action="withdraw",
    promisor="ac-ulm",
    versions=(
        CommitmentVersion(
            1,
            (OLD,),
            "signed_agreement",
            "winter",
            deadline=Deadline("../2031-03", "by March 2031", "2031-03-31", "up to the end of the month", "month"),
            conditions=(CALM,),
        ),
        CommitmentVersion(
            2,
            (NEW,),
            "anonymous_preview",
            "spring",
            sourcing_class="background_anonymous_official",
            deadline=Deadline("../2031-07-01", "before July 2", "2031-07-01", "the day itself is out", "day"),
        ),
    ),
    revisions=(
        Revision(
            "rv-exit",
            1,
            2,
            ("deadline_extended", "condition_removed"),
            (OLD, NEW),
            changed=(Change("deadline.latest", "2031-03-31", "2031-07-01"),),
            slip_days=SlipDays(92, 122),
            announced=Announcement("2031-03-20", "ac-official", "background_anonymous_official"),
            steps=("2031-07-01 less 2031-03-31: 92 days", "2031-07-01 less 2031-03-01: 122 days"),
        ),
    ),
    status_history=(StatusRow("2031-03-21", "announced", "slipped", "changed", "claimed_by_promisor", "R5"),),
    created_by="test.frame",
)
LISTS = Commitment(
    id="cm-lists",
    title="The tax lists come",
    evidence=(words("winter", "The tax lists come before 15 January"),),
    action="send",
    promisor="ac-ulm",
    versions=(
        CommitmentVersion(
            1,
            (words("winter", "The tax lists come before 15 January"),),
            "on_record_pledge",
            "winter",
            deadline=Deadline("../2031-01-14", "before 15 January", "2031-01-14", precision="day"),
        ),
    ),
    status_history=(StatusRow("2031-01-15", "due_no_evidence", "due_passed", "n/a", "none", "R7"),),
)
PRAISE = Statement(
    "st-praise",
    (words("spring", "Minister Tolland praised the talks"),),
    "ac-tolland",
    "Minister Tolland praised the talks",
    "indirect",
    sourcing_class="on_record_via_counterpart",
    attribution_chain=(Link("source:spring", "reported"), Link("ac-palace", "said"), Link("ac-tolland", "praised")),
)
MEETING = Contact(
    "ct-call",
    (words("spring", "Minister Tolland praised the talks"),),
    "phone_call",
    "held_as_claimed",
    (Participant("ac-tolland"), Participant("ac-palace")),
    time=When("2031-03-20", "on Wednesday"),
    one_sided_readout=True,
)


def a_source(name: str, day: str) -> RecordSource:
    return RecordSource(name, "0", f"{name}.txt", published=Published(day, "stated"), known_on=day)


def a_record() -> Record:
    """The record of both articles."""
    return Record(
        as_of="2031-03-21",
        sources=(a_source("winter", "2030-12-01"), a_source("spring", "2031-03-21")),
        actors=(
            Actor("ac-ulm", "Republic of Ulm", "state"),
            Actor("ac-official", "an official", "unnamed_person"),
            Actor("ac-tolland", "Mira Tolland", "person"),
            Actor("ac-palace", "Orsan palace", "body"),
        ),
        statements=(PRAISE,),
        contacts=(MEETING,),
        commitments=(EXIT, LISTS),
    )


PRAISED = Event(
    id="ev-praise",
    evidence=(words("spring", "Minister Tolland praised the talks"),),
    plover_event="SUPPORT",
    plover_context=("diplomatic",),
    plover_aux=("future",),
    actor=("ac-min", "ac-ulm"),
    recipient=("ac-league",),
    time=When("2031-03"),
    place="Dorn",
    quad="verbal cooperation",
    cameo="05",
    created_by="en.events.support/praise@1",
)
PEOPLE = (
    Actor(
        "ac-min",
        "Mira Tolland",
        "person",
        "ULM",
        plover_sector=("GOV", "MIL", "ELI"),
        roles=(Holding("minister"),),
        mentions=(Mention(100, 116, "Minister Tolland", "title+name", "spring"),),
    ),
    Actor("ac-league", "League of Rivers", "organisation", plover_sector=("IGO", "GOV")),
)


def with_events(*events: Event) -> Record:
    """The record with these events and their parties."""
    record = a_record()
    return dataclasses.replace(record, actors=(*record.actors, *PEOPLE), events=events)
