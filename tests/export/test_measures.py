"""Planned against reported: which figures stand on one chart, and what the picture shows of a promise that moved."""

from __future__ import annotations

import dataclasses
from xml.etree import ElementTree as Tree

from dovecote.export.chart import render_chart
from dovecote.export.measures import Measure, iter_measures
from dovecote.model.commitment import Commitment, Quantity
from dovecote.model.observation import Observation
from dovecote.model.record import Record
from dovecote.model.when import When
from small_records import EXIT, a_record, words

SVG = "{http://www.w3.org/2000/svg}"


def counted(value: float, day: str | None, *, unit: str = "soldiers") -> Observation:
    evidence = (words("winter", "The tax lists come"),)
    time = When(day) if day else None
    return Observation(f"ob-{value:g}-{day}", evidence, "Ulmish soldiers in Orsa", value, unit, time=time)


def record_with(*figures: Observation, promisor: str = "ac-ulm", **other: Commitment) -> Record:
    versions = tuple(dataclasses.replace(one, quantity=Quantity(0, "eq", "soldiers")) for one in EXIT.versions)
    moved = dataclasses.replace(EXIT, versions=versions, promisor=promisor, object="Ulmish soldiers")
    return dataclasses.replace(a_record(), commitments=(moved, *other.values()), observations=figures)


def only(record: Record) -> Measure:
    (measure,) = iter_measures(record)
    return measure


def test_a_promise_that_moved_shows_twice_beside_what_was_counted() -> None:
    measure = only(record_with(counted(900, "2030-12-01"), counted(400, "2031-02-01")))
    assert measure.title == "Republic of Ulm: soldiers"
    assert [(one.day, one.value, one.planned, one.in_force) for one in measure.points] == [
        ("2030-12-01", 900, False, True),
        ("2031-02-01", 400, False, True),
        ("2031-03-31", 0, True, False),
        ("2031-07-01", 0, True, True),
    ]


def test_a_figure_without_a_day_stands_on_the_day_it_was_published() -> None:
    measure = only(record_with(counted(900, None)))
    assert [(one.day, one.edtf) for one in measure.reported] == [("2030-12-01", "../2030-12-01")]


def test_lengths_other_units_and_aims_are_no_reported_figures() -> None:
    aim = dataclasses.replace(counted(300, "2031-01-01"), target=True)
    figures = (counted(3, "2031-01-01", unit="week"), counted(9, "2031-01-01", unit="lorries"), aim)
    assert only(record_with(*figures)).reported == ()


def test_another_noun_for_the_same_is_counted_where_it_names_the_promised_thing() -> None:
    troops = counted(700, "2031-01-01", unit="troops")
    captives = dataclasses.replace(counted(150, "2031-01-05", unit="troops"), measure="captured troops")
    assert [one.value for one in only(record_with(troops, captives)).reported] == [700]


def test_of_two_promisors_a_figure_goes_to_the_one_it_names() -> None:
    front = dataclasses.replace(
        EXIT,
        id="cm-front",
        promisor="ac-palace",
        object="Orsan guards",
        versions=tuple(dataclasses.replace(one, quantity=Quantity(50, "le", "soldiers")) for one in EXIT.versions[:1]),
    )
    found = list(iter_measures(record_with(counted(900, "2030-12-01"), other=front)))
    assert {one.who: len(one.reported) for one in found if one.reported} == {"Republic of Ulm": 1}


def test_the_picture_has_a_point_for_each_figure_an_arrow_for_the_move_and_the_table() -> None:
    measures = tuple(iter_measures(record_with(counted(900, "2030-12-01"), counted(400, "2031-02-01"))))
    picture = Tree.fromstring(render_chart(measures, "2031-03-21"))
    classes = [one.get("class") for one in picture.iter()]
    assert classes.count("moved") == 1
    assert classes.count("counted") == 1
    assert [row for row in classes if row == "row"] == ["row"] * 4
    arrow = next(one for one in picture.iter(f"{SVG}line") if one.get("class") == "moved")
    assert float(arrow.get("x1", "0")) < float(arrow.get("x2", "0"))


def test_without_the_versions_that_were_replaced_no_move_would_show() -> None:
    """The deliberate break: a chart of the last version alone hides the slip."""
    record = record_with(counted(900, "2030-12-01"))
    last = dataclasses.replace(record.commitments[0], versions=record.commitments[0].versions[-1:])
    picture = render_chart(tuple(iter_measures(dataclasses.replace(record, commitments=(last,)))), "2031-03-21")
    assert 'class="moved"' not in picture
    assert 'class="moved"' in render_chart(tuple(iter_measures(record)), "2031-03-21")
