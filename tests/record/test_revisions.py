"""Kinds of revision, and corrections, which are none (rules R5 and R13)."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from dovecote.model.actor import Actor, Holding, Mention
from dovecote.model.commitment import CommitmentVersion, Deadline, Progress
from dovecote.model.document import Part
from dovecote.model.links import Judgement
from dovecote.model.observation import Observation
from dovecote.model.reading import Reading
from dovecote.model.record import Record
from dovecote.model.when import When
from dovecote.pipeline import build_record
from dovecote.record.deadlines import same_limit
from dovecote.record.sides import Sides
from record_factories import Paper

OLD, NEW = "Veldt lifts the tolls on the Lenne bridges", "of the Lenne tolls there was news from Veldt"


def two_tellings(new: dict[str, Any], *, second_edtf: str | None = "../2031-06-30", **old: Any) -> list[Reading]:
    """A paper of January with the tolls lifted by March, and one of February with `new` in its version."""
    readings = []
    for name, day, words, edtf, change in (
        ("bridge-mail", "2031-01-10", OLD, "../2031-03-31", old),
        ("lock-echo", "2031-02-20", NEW, second_edtf, new),
    ):
        paper = Paper(name, day)
        veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
        version = dataclasses.replace(paper.version(words, edtf, amount=None), **change)
        paper.promises(words, promisor=veldt, action="lift", thing="tolls on the Lenne bridges", versions=(version,))
        readings.append(paper.reading())
    return readings


def kinds(record: Record) -> tuple[str, ...]:
    (promise,) = record.commitments
    return tuple(kind for revision in promise.revisions for kind in revision.kind)


def test_words_that_set_no_day_any_more_drop_the_deadline_and_silence_drops_none() -> None:
    readings = two_tellings({}, second_edtf=None)
    assert kinds(build_record(readings)) == ()
    (late,) = readings[1].commitments
    open_end = dataclasses.replace(late.versions[0].deadline, text="until further notice", precision="open")  # type: ignore[type-var]
    told = dataclasses.replace(late, versions=(dataclasses.replace(late.versions[0], deadline=open_end),))
    record = build_record([readings[0], dataclasses.replace(readings[1], commitments=(told,))])
    assert kinds(record) == ("deadline_dropped",)
    assert record.commitments[0].revisions[0].slip_days is None


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("the bridges at Kirrin", "the bridges at Kirrin and Sund", "scope_widened"),
        ("the bridges at Kirrin and Sund", "the bridges at Sund", "scope_narrowed"),
        ("the bridges at Kirrin", "the crossings at Kirrin", None),
        ("the bridges at Kirrin", "the bridges of the valley", None),
    ],
)
def test_a_scope_is_wider_where_it_names_all_of_the_old_one_and_more(old: str, new: str, kind: str | None) -> None:
    found = kinds(build_record(two_tellings({"scope": new}, scope=old)))
    assert found == (("deadline_extended", kind) if kind else ("deadline_extended",))


def test_another_holder_of_the_office_is_a_change_of_its_own() -> None:
    found = kinds(build_record(two_tellings({"office_holder": "ac-hale"}, office_holder="ac-tolland")))
    assert "office_holder_changed" in found


def test_a_promise_that_a_person_joins_to_another_sides_changes_its_promisor() -> None:
    first, second = Paper("bridge-mail", "2031-01-10"), Paper("lock-echo", "2031-02-20")
    ids = []
    for paper, name, edtf in ((first, "Orsan Front", "../2031-03-31"), (second, "Lenne Brigade", "../2031-05-31")):
        words = f"{name} guards the bridges"
        by = paper.actor(name, "armed_group", entry=name)
        version = paper.version(words, edtf, amount=None)
        ids.append(paper.promises(words, promisor=by, action="guard", thing="bridges", versions=(version,)).id)
    same = Judgement("j1", "same", (ids[0], ids[1]), "an analyst", "2031-03-03T09:00:00Z")
    readings = [first.reading(), second.reading()]
    assert len(build_record(readings).commitments) == 2
    assert "promisor_changed" in kinds(build_record(readings, [same]))


@pytest.mark.parametrize(("own", "expected"), [(True, ("withdrawn",)), (False, ())])
def test_only_its_own_side_takes_a_promise_back(own: bool, expected: tuple[str, ...]) -> None:
    paper = Paper("bridge-mail", "2031-01-10")
    veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
    other = paper.actor("Orsan Front", "armed_group", entry="front")
    taken_back = paper.says("the offer on tolls is off the table")
    progress = Progress("withdrawal", (taken_back,), None, veldt if own else other, "on_record_named")
    paper.promises(OLD, promisor=veldt, action="lift", thing="tolls", progress=(progress,))
    assert kinds(build_record([paper.reading()])) == expected


def corrected_paper(*, is_correction: bool = True) -> Reading:
    """An article whose promise is due in March, and a note under it that gives June."""
    paper = Paper("bridge-mail", "2031-01-10")
    veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
    wrong, right = "Veldt lifts the tolls by spring", "Correction: Veldt lifts the tolls by summer"
    for words, edtf in ((wrong, "../2031-03-31"), (right, "../2031-06-30")):
        version: CommitmentVersion = paper.version(words, edtf, amount=None, slip_words=words)
        paper.promises(words, promisor=veldt, action="lift", thing="tolls on the bridges", versions=(version,))
    counted, recount = paper.says("there are 40 toll houses"), paper.says("Correction: there are 14 toll houses")
    reading = paper.reading()
    figures = tuple(
        Observation(f"ob-{value:g}", (one,), "toll houses", value, "houses", time=None)
        for value, one in ((40.0, counted), (14.0, recount))
    )
    notes = tuple(
        Part(reading.text.index(words), reading.text.index(words) + len(words), "correction")
        for words in (right, recount.exact)
    )
    parts = (*reading.source.parts, *notes) if is_correction else reading.source.parts
    return dataclasses.replace(reading, observations=figures, source=dataclasses.replace(reading.source, parts=parts))


def test_r13_a_correction_replaces_what_it_corrects_and_is_no_revision() -> None:
    record = build_record([corrected_paper()])
    (promise,) = record.commitments
    assert [version.deadline.edtf for version in promise.versions if version.deadline] == ["../2031-06-30"]
    assert [one.exact for one in promise.versions[0].evidence] == ["Correction: Veldt lifts the tolls by summer"]
    assert promise.revisions == ()
    assert [one.value for one in record.observations] == [14.0]
    assert not {"contradiction", "slip"} & {one.kind for one in record.comparisons}
    inside = [one.text for one in record.comparisons if one.kind == "inconsistency_within"]
    assert all("corrects itself" in text for text in inside)


def test_r13_is_what_keeps_a_correction_from_being_a_slip() -> None:
    """The deliberate break: the same words outside a correction are a new limit, and two figures stay two."""
    record = build_record([corrected_paper(is_correction=False)])
    assert kinds(record) == ("deadline_extended",)
    assert len(record.observations) == 2


def test_a_standing_duty_told_with_a_coarser_beginning_is_not_moved() -> None:
    day, month = Deadline("2031-03-14/..", precision="standing"), Deadline("2031-03/..", precision="standing")
    assert same_limit(day, month)
    assert not same_limit(Deadline("../2031-03-14"), Deadline("../2031-04-14"))


@pytest.mark.parametrize(("second", "changed"), [("minister", True), ("admiral", False)])
def test_a_person_of_another_office_does_not_succeed_the_one_before(second: str, changed: bool) -> None:
    def holder(name: str, office: str) -> Actor:
        return Actor(name, name, "person", roles=(Holding(office, office=office),))

    sides = Sides([holder("ac-hale", "minister"), holder("ac-tolland", second)])
    assert sides.may_succeed("ac-hale", "ac-tolland") is changed


def test_a_description_alone_names_no_other_promisor() -> None:
    paper = Paper("bridge-mail", "2031-01-10")
    words = paper.says("the sides")
    sides = Actor(
        "ac-sides",
        "the sides",
        "collective",
        "VLD",
        mentions=(Mention(words.start, words.end, words.exact, "description"),),
    )
    front = Actor("ac-front", "Orsan Front", "armed_group", mentions=(Mention(0, 3, "the", "name"),))
    known = Sides([sides, front])
    assert known.is_named("ac-front")
    assert not known.is_named(("ac-front", "ac-sides"))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (Deadline("../2031-03-31", length="P60D"), Deadline(None, length="P180D", precision="relative"), "extended"),
        (Deadline(None, length="P90D", precision="relative"), Deadline(None, length="P2W"), "advanced"),
        (Deadline(None, length="P60D", precision="relative"), Deadline("../2031-03-31", length="P60D"), None),
        (Deadline("[2031-03-10,2031-03-17]"), Deadline("2031-03-10"), None),
        (Deadline("../2031-04-29"), Deadline("../2031-05"), "extended"),
    ],
    ids=[
        "60 days, then 180",
        "90 days, then two weeks",
        "one length, later dated",
        "a day left open, then named",
        "29 April",
    ],
)
def test_lengths_tell_a_change_where_no_day_is_known(old: Deadline, new: Deadline, kind: str | None) -> None:
    readings = two_tellings({"deadline": new}, deadline=old)
    assert kinds(build_record(readings)) == ((f"deadline_{kind}",) if kind else ())


def test_one_agreement_that_is_told_by_a_day_and_by_its_month_has_not_changed() -> None:
    signed: dict[str, Any] = {"strength": "signed_agreement"}
    old, new = Deadline("../2031-04-29"), Deadline("../2031-05")
    assert kinds(build_record(two_tellings({**signed, "deadline": new}, deadline=old, **signed))) == ()


@pytest.mark.parametrize(("first", "expected"), [(None, None), ("2031-01-09", "2031-01-09")])
def test_a_version_was_not_announced_when_a_later_paper_repeats_it(first: str | None, expected: str | None) -> None:
    said = {"announced": When(first)} if first else {}
    again: dict[str, Any] = {"announced": When("2031-02-19")}
    record = build_record(two_tellings(again, second_edtf="../2031-03-31", **said))
    ((version,),) = [one.versions for one in record.commitments]
    assert (version.announced.edtf if version.announced else None) == expected
