"""What holds of every record, whatever the articles: order is nothing, a source takes only its own words with it, and
what was known on a day is still known on a later one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dovecote.model.commitment import Strength
from dovecote.model.json_codec import reading_from_plain, reading_to_plain, record_to_plain, to_plain
from dovecote.model.links import Judgement
from dovecote.model.reading import ITEM_CLASSES, Reading
from dovecote.model.record import Record
from dovecote.pipeline import build_record
from record_factories import Paper

DAYS = ("2031-01-10", "2031-02-01", "2031-03-15", "[2031-01-05,2031-02-20]", None)
LIMITS = ("../2031-01-31", "../2031-03", "../2031-05-01~", "2031-02/..", "2031-04-10", None)
STRENGTHS: tuple[Strength, ...] = ("on_record_pledge", "signed_agreement", "anonymous_preview")
COUNTRIES = (("Republic of Veldt", "VLD"), ("Kingdom of Quorn", "QRN"))


@st.composite
def papers(draw: st.DrawFn) -> list[Reading]:
    """A handful of articles whose promises often, but not always, are one another's."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        paper = Paper(f"paper-{number}", draw(st.sampled_from(DAYS)))
        for line in range(draw(st.integers(1, 3))):
            name, country = draw(st.sampled_from(COUNTRIES))
            promisor = paper.actor(name, country=country, entry=country)
            words = f"line {line}: {name} takes its soldiers out of the Lenne valley"
            version = paper.version(
                words,
                draw(st.sampled_from(LIMITS)),
                amount=draw(st.sampled_from((0, 300, 900, None))),
                strength=draw(st.sampled_from(STRENGTHS)),
                condition=draw(st.sampled_from((None, "if the bridges hold"))),
                drops=draw(st.sampled_from((None, "with nothing tied to it any more"))),
                said=draw(st.sampled_from((None, "2030-12", "2031-01-02"))),
            )
            thing = draw(st.sampled_from(("soldiers in the Lenne valley", "the Kirrin garrison", "")))
            named = draw(st.sampled_from((promisor, promisor, None)))
            paper.promises(words, promisor=named, thing=thing, versions=(version,))
        found.append(paper.reading())
    return found


def places(record: Record, *, but: str | None = None) -> set[tuple[str, str, int, int]]:
    """Every stretch of text that some item of the record rests on, by class."""
    found = set()
    for name in ITEM_CLASSES:
        for item in getattr(record, name):
            for one in evidence_in(to_plain(item)):
                if one["source"] != but:
                    found.add((name, one["source"], one["start"], one["end"]))
    return found


def evidence_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for one in value.values():
            yield from evidence_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from evidence_in(one)


quick = settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(papers(), st.randoms(use_true_random=False))
def test_reading_order_changes_nothing(readings: list[Reading], random: Any) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert record_to_plain(build_record(shuffled)) == record_to_plain(build_record(readings))


@quick
@given(papers(), st.booleans(), st.sampled_from((None, "2031-02-10")))
def test_the_same_readings_judgements_and_day_give_the_same_record(
    readings: list[Reading], rejected: bool, day: str | None
) -> None:
    """Pure: a second call, on equal values with their own identity, gives the same; judgements in any order do too."""
    first, last = readings[0].commitments[0].id, readings[-1].commitments[-1].id
    verdicts: list[Judgement] = [
        Judgement("j1", "set_status", (first,), "an analyst", "2031-03-03T09:00:00Z", value={"lifecycle": "met"}),
        Judgement("j2", "reject" if rejected else "accept", (last,), "an analyst", "2031-03-03T10:00:00Z"),
    ]
    again = [reading_from_plain(reading_to_plain(one)) for one in readings]
    once = record_to_plain(build_record(readings, verdicts, as_of=day))
    assert record_to_plain(build_record(again, verdicts[::-1], as_of=day)) == once


@quick
@given(papers())
def test_removing_a_source_removes_exactly_what_only_it_said(readings: list[Reading]) -> None:
    whole = build_record(readings)
    gone = readings[0].id
    rest = build_record(readings[1:])
    assert places(rest) == places(whole, but=gone)
    assert gone not in str(record_to_plain(rest))


@quick
@given(papers(), st.sampled_from(("2031-01-07", "2031-02-10")), st.sampled_from(("2031-02-15", "2031-04-01")))
def test_what_was_known_stays_known(readings: list[Reading], before: str, after: str) -> None:
    assert places(build_record(readings, as_of=before)) <= places(build_record(readings, as_of=after))


@quick
@given(papers(), st.sampled_from(("2031-01-07", "2031-02-10")))
def test_a_later_article_changes_nothing_of_an_earlier_day(readings: list[Reading], day: str) -> None:
    later = Paper("late-edition", "2031-06-01")
    veldt = later.actor("Republic of Veldt", country="VLD", entry="VLD")
    later.promises("Veldt keeps its soldiers in the Lenne valley until autumn", promisor=veldt)
    with_it = build_record([*readings, later.reading()], as_of=day)
    assert record_to_plain(with_it) == record_to_plain(build_record(readings, as_of=day))


@quick
@given(papers())
def test_every_reference_points_at_something(readings: list[Reading]) -> None:
    record = build_record(readings)
    ids = {one.id for one in record.commitments} | {one.id for one in record.actors}
    ids |= {revision.id for one in record.commitments for revision in one.revisions}
    for commitment in record.commitments:
        assert commitment.parent is None or commitment.parent in ids
        assert commitment.promisor is None or commitment.promisor in ids
        assert [version.v for version in commitment.versions] == list(range(1, len(commitment.versions) + 1))
    assert {ref for one in record.comparisons for ref in one.refs} <= ids | {one.id for one in record.sources}


def test_the_knowledge_property_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: were every article known at all times, the past would change with the next one."""
    early, late = Paper("early-edition", "2031-01-10"), Paper("late-edition", "2031-06-01")
    for paper, limit in ((early, "../2031-03"), (late, "../2031-05")):
        veldt = paper.actor("Republic of Veldt", country="VLD", entry="VLD")
        words = f"Veldt takes its soldiers out by {limit}"
        paper.promises(words, promisor=veldt, versions=(paper.version(words, limit),))
    readings = [early.reading(), late.reading()]
    assert places(build_record(readings, as_of="2031-02-01")) == places(build_record(readings[:1]))
    for module in ("dovecote.record.sources", "dovecote.record.assemble"):
        monkeypatch.setattr(f"{module}.known_readings", lambda found, as_of: tuple(found))
    assert places(build_record(readings, as_of="2031-02-01")) != places(build_record(readings[:1]))
