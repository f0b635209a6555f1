"""What became of an act: the examples of fates.toml, each found as its kind, each near miss left; what is counted."""

from __future__ import annotations

import functools

from dovecote.languages.registry import get_language
from dovecote.model.fate import Fate
from factories import a_reading_of_body

TABLE = get_language("en").table("fates")
STAGES = TABLE["stages"]


@functools.cache
def read(text: str) -> tuple[Fate, ...]:
    return a_reading_of_body(text, published="2031-12-20").fates


def test_found() -> None:
    lost = [(kind, text) for kind, stage in STAGES.items() for text in stage["find"] if not shows(kind, text)]
    assert lost == []


def test_left() -> None:
    made = [(kind, text) for kind, stage in STAGES.items() for text in stage["leave"] if shows(kind, text)]
    assert made == []


def test_an_act_told_by_its_noun_is_done_where_the_sentence_takes_it_for_done() -> None:
    lost = [text for text in TABLE["named"]["find"] if not shows("outcome", text)]
    made = [text for text in TABLE["named"]["leave"] if shows("outcome", text)]
    assert (lost, made) == ([], [])


def shows(kind: str, text: str) -> bool:
    return any(one.kind == kind for one in read(text))


def test_a_share_is_counted_with_its_whole() -> None:
    (fate,) = read("Only 180 of the 500 captives whom Veldt had promised to free by 31 March had been freed.")
    assert (fate.kind, fate.value, fate.whole, fate.is_promised) == ("step", 180, 500, True)


def test_a_named_limit_is_kept_as_such_and_not_as_the_day_of_the_act() -> None:
    (fate,) = read("The Front failed to hand over its weapons by the 30 September deadline.")
    assert (fate.limits, fate.time) == (("../2031-09-30",), None)


def test_a_fraction_is_a_share_and_no_count() -> None:
    (fate,) = read("Two thirds of the fighters have handed in their weapons.")
    assert (fate.kind, fate.value, fate.unit) == ("step", 66.7, "percent")


def test_a_part_has_the_scale_of_its_whole() -> None:
    (fate,) = read("Veldt has so far paid only 12 of the 100 million dollars it had promised.")
    assert (fate.value, fate.whole) == (12_000_000, 100_000_000)


def test_a_headline_and_a_calendar_tell_in_the_present_what_has_been_done() -> None:
    calendar = (
        "Calendar of a withdrawal\n\n3 May 2031: Veldt frees 20 captives.\n4 June 2032: Veldt leaves the valley.\n"
    )
    assert [(one.kind, one.action, one.time and one.time.edtf) for one in read(calendar)] == [
        ("outcome", "release", "2031-05-03")
    ]
    assert read("Veldt frees 20 captives each year.") == ()


def test_who_walks_free_frees_nobody() -> None:
    (fate,) = read("The prisoners of the Front walked free on Monday.")
    assert (fate.kind, fate.action, fate.doers) == ("outcome", "release", ())


def test_what_watchers_and_judges_tell() -> None:
    stages = get_language("en").table("fate_verdicts")["stages"]
    lost = [(name, text) for name, stage in stages.items() for text in stage["find"] if not shows(stage["kind"], text)]
    # Who sees somebody may meet him, and that is read as such.
    told = {
        text: [one.kind for one in read(text) if one.action != "meet"] for s in stages.values() for text in s["leave"]
    }
    made = [(name, text) for name, stage in stages.items() for text in stage["leave"] if stage["kind"] in told[text]]
    assert (lost, made) == ([], [])


def test_of_those_named_before_a_share_is_counted() -> None:
    (fate,) = read("Of the 500 captives who should have been home by now, 180 have walked free.")
    assert (fate.kind, fate.value, fate.whole, fate.limits) == ("step", 180, 500, ())


def test_how_many_are_left_tells_how_many_are_not() -> None:
    (fate,) = read("Thirteen of the 24 captives are still in the forest.")
    assert (fate.kind, fate.value, fate.whole, fate.is_promised) == ("step", 11, 24, True)


def test_whether_it_was_late_is_read_where_no_day_is_named() -> None:
    told = {
        "The road to Hesk reopened three weeks after the deadline.": "late",
        "The road to Hesk reopened three days after it was to have been cleared.": "late",
        "Veldt left the valley ahead of schedule.": "in_time",
        "Veldt left the valley late on Monday.": None,
    }
    assert {text: read(text)[0].when_due for text in told} == told


def test_an_act_told_beside_another_has_its_day() -> None:
    (fate,) = read("The mayor danced on 4 December as the last checkpoint was pulled down.")
    assert fate.time is not None
    assert fate.time.edtf == "2031-12-04"
