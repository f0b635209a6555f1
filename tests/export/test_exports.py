import csv
import dataclasses
import io
import json
import re
import zipfile
from xml.etree import ElementTree as Tree

import pytest

from dovecote.errors import UnknownFormat
from dovecote.export.export import get_export, list_exports
from dovecote.model.commitment import StatusRow
from dovecote.model.record import Record
from dovecote.model.when import When
from small_records import PRAISED, a_record, with_events, words


def written(name: str, record: Record | None = None) -> bytes:
    target = io.BytesIO()
    get_export(name).write(record or a_record(), target)
    return target.getvalue()


@pytest.mark.parametrize("name", list_exports())
def test_the_same_record_gives_the_same_bytes(name: str) -> None:
    record = with_events(PRAISED)
    assert written(name, record) == written(name, record)
    assert written(name, record)


@pytest.mark.parametrize("name", list_exports())
def test_an_empty_record_can_be_written(name: str) -> None:
    assert written(name, Record(as_of="")) or name in {"followthemoney", "plover"}  # no item, no line


@pytest.mark.parametrize(
    "name", sorted(set(list_exports()) - {"csv", "graphml", "chart", "parquet", "followthemoney", "plover", "polecat"})
)
def test_the_words_of_the_moved_promise_are_in_it(name: str) -> None:
    text = written(name).decode().replace("\r\n ", "").replace("\\,", ",")
    assert "All Ulmish soldiers" in text


def test_an_unknown_export_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match="json-lines"):
        get_export("runes")


def test_json_lines_name_their_class() -> None:
    classes = [json.loads(line)["class"] for line in written("json-lines").decode().splitlines()]
    assert classes[0] == "record"
    assert classes.count("commitments") == 2


def test_the_calendar_is_one_that_a_library_reads() -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(written("icalendar"))
    events = list(calendar.walk("VEVENT"))
    assert [(str(one["uid"]), one.decoded("dtstart").isoformat()) for one in events] == [
        ("cm-lists-v1@dovecote", "2031-01-14"),
        ("cm-exit-v1@dovecote", "2031-03-31"),
        ("cm-exit-v2@dovecote", "2031-07-01"),
    ]
    assert [str(one["status"]) for one in events] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert "“Ulm will take its last soldier home before July 2”" in str(events[2]["description"])
    assert all(len(line) <= 75 for line in written("icalendar").split(b"\r\n"))


def test_every_table_has_its_columns_in_the_dictionary() -> None:
    with zipfile.ZipFile(io.BytesIO(written("csv"))) as archive:
        tables = {name: list(csv.DictReader(io.StringIO(archive.read(name).decode()))) for name in archive.namelist()}
    told = {(row["table"], row["column"]) for row in tables["dictionary.csv"]}
    for name, rows in tables.items():
        if name != "dictionary.csv" and rows:
            assert {(name, column) for column in rows[0]} <= told
    assert [row["slip_days"] for row in tables["commitment_revisions.csv"]] == ['{"min": 92, "max": 122}']
    assert {row["exact"] for row in tables["quotations.csv"]} >= {"Ulm will take its last soldier home before July 2"}


@pytest.mark.parametrize(
    ("cell", "shown"), [("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("-3.5", "-3.5"), ("@x", "'@x"), ("“a”", "“a”")]
)
def test_no_cell_is_run_as_a_formula(cell: str, shown: str) -> None:
    from dovecote.export.csv_tables import _harmless

    assert _harmless(cell) == shown


def test_the_feed_has_an_entry_for_each_change() -> None:
    feed = Tree.fromstring(written("atom"))
    names = {"a": "http://www.w3.org/2005/Atom"}
    titles = [str(one.text) for one in feed.findall("a:entry/a:title", names)]
    assert len(titles) == 3
    assert any("deadline extended, condition removed" in title for title in titles)
    assert next(str(one.text) for one in feed.findall("a:entry/a:updated", names)) == "2031-03-21T00:00:00Z"


def test_the_graph_joins_those_who_met() -> None:
    graph = Tree.fromstring(written("graphml"))
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}
    edges = [(one.get("source"), one.get("target")) for one in graph.findall(".//g:edge", names)]
    assert edges == [("ac-tolland", "ac-palace")]


def test_the_brief_shows_signs_as_they_are() -> None:
    from dovecote.export.brief import _plain

    assert _plain("a *bold*  [link](x)\n<b>") == "a \\*bold\\* \\[link\\](x) \\<b\\>"
    assert "moved 92 to 122 days later" in written("brief").decode()


def test_a_brief_tells_its_days_and_its_groups_as_the_board_does() -> None:
    record = a_record()
    call = dataclasses.replace(record.contacts[0], time=When("../2031-03-20"))
    text = written("brief", dataclasses.replace(record, contacts=(call,))).decode()
    assert "**by 2031-03-20** Mira Tolland" in text
    assert text.index("- **due no evidence**") < text.index("- **announced**")
    assert "slipped; 92 to 122 days later; one anonymous official" in text


def test_words_that_tell_what_became_of_a_promise_are_footnotes_of_it() -> None:
    record = a_record()
    gone = words("spring", "Nothing ties the exit to calm")
    row = StatusRow("2031-07-01", "met", "on_time", "as_promised", "reported", "R4", "spring", (gone,))
    kept = dataclasses.replace(record.commitments[0], status_history=(row,))
    assert "Nothing ties the exit to calm" not in written("brief").decode()
    text = written("brief", dataclasses.replace(record, commitments=(kept,))).decode()
    assert "on time; 92 to 122 days later; as reported; the promise: one anonymous official" in text
    assert re.search(r"^\[\^\d+\]: “Nothing ties the exit to calm” \(spring.txt", text, re.MULTILINE)


def test_an_export_is_known_by_its_suffix_too() -> None:
    assert get_export("ics").name == "icalendar"
    assert get_export("html").name == "brief-page"


def test_a_brief_for_a_page_is_the_page() -> None:
    from pathlib import Path

    from dovecote.cli.giving import _fitting

    assert _fitting("brief", Path("brief.html")) == "brief-page"
    assert _fitting("brief", Path("brief.md")) == _fitting("brief", None) == "brief"


@pytest.mark.parametrize("name", ["brief", "brief-page"])
def test_every_footnote_of_a_brief_is_there_and_holds_its_exact_words(name: str) -> None:
    text = written(name).decode()
    marks, notes = (r"(?<=\w)\[\^(\d+)\]|(?<=[”\)\d])\[\^(\d+)\]", r"^\[\^(\d+)\]:")
    if name == "brief-page":
        marks, notes = r'href="#n(\d+)"', r'<li id="n(\d+)">'
    used = {number for found in re.finditer(marks, text) for number in found.groups() if number}
    told = re.findall(notes, text, re.MULTILINE)
    assert used == set(told)
    assert len(told) == len(set(told)) >= 4
    assert "Minister Tolland praised the talks" in text
