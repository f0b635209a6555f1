"""Events as scripts for PLOVER data read them: the manual's names, POLECAT's columns, a row for each pair."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from typing import Any

from dovecote.export.export import get_export
from dovecote.export.polecat import COLUMNS
from dovecote.model.observation import Event
from dovecote.model.when import When
from small_records import PRAISED, with_events

MANUAL = {"id", "has_event", "date", "enddate", "source", "recipient", "event", "mode", "context", "quad_code"}
MANUAL |= {"event_loc", "event_text", "text_info", "cite_info", "coder"}
OWN = {"cameo", "factuality", "date_edtf", "claimed_by"}
ACTOR_FIELDS = {"code", "sector", "actor_text", "identifier_id", "identifier_text", "office"}


def lines(*events: Event) -> list[dict[str, Any]]:
    target = io.BytesIO()
    get_export("plover").write(with_events(*events), target)
    return [json.loads(line) for line in target.getvalue().decode().splitlines()]


def rows(*events: Event) -> list[dict[str, str]]:
    target = io.BytesIO()
    get_export("polecat").write(with_events(*events), target)
    return list(csv.DictReader(io.StringIO(target.getvalue().decode()), delimiter="\t"))


def test_a_record_has_the_manuals_names_and_no_others_of_its_own() -> None:
    (line,) = lines(PRAISED)
    assert set(line) <= MANUAL | OWN
    assert (line["event"], line["quad_code"], line["cameo"]) == (["SUPPORT"], 1, "05")
    assert line["context"] == ["diplomatic", "future"]
    assert (line["date"], line["enddate"], line["date_edtf"]) == ("2031-03-01", "2031-03-31", "2031-03")
    assert line["event_text"] == ["Minister Tolland praised the talks"]


def test_an_actor_has_its_code_sector_words_and_name() -> None:
    (line,) = lines(PRAISED)
    minister, state = line["source"]
    assert set(minister) <= ACTOR_FIELDS
    assert (minister["code"], minister["sector"], minister["office"]) == ("ULM", "GOVMIL", "minister")
    assert minister["actor_text"] == "Minister Tolland"
    assert state["identifier_text"] == "Republic of Ulm"
    assert line["recipient"][0]["code"] == "IGO"
    assert line["recipient"][0]["sector"] == "GOV"


def test_a_bound_by_publication_is_the_day_and_an_unknown_one_is_left_out() -> None:
    past = dataclasses.replace(PRAISED, time=When("../2031-03-21"))
    assert [(one.get("date"), one.get("enddate")) for one in lines(past, dataclasses.replace(PRAISED, time=None))] == [
        ("2031-03-21", None),
        (None, None),
    ]


def test_what_plover_has_no_type_for_is_left_out() -> None:
    gap = dataclasses.replace(PRAISED, plover_event=None, plover_gap="a bare statement")
    assert lines(gap) == []
    assert rows(gap) == []


def test_the_table_has_polecats_columns_and_a_row_for_each_pair() -> None:
    told = rows(PRAISED)
    assert tuple(told[0]) == COLUMNS
    assert [(one["Actor Name"], one["Recipient Name"]) for one in told] == [
        ("Mira Tolland", "League of Rivers"),
        ("Republic of Ulm", "League of Rivers"),
    ]
    assert {one["Event ID"] for one in told} == {"ev-praise"}
    assert (told[0]["Event Date"], told[0]["Contexts"]) == ("2031-03-01", "diplomatic;future")
    assert (told[0]["Actor Sectors"], told[0]["Quad Code"]) == ("GOV;MIL;ELI", "VERBAL COOPERATION")


def test_a_party_that_nobody_names_is_an_empty_cell() -> None:
    (told,) = rows(dataclasses.replace(PRAISED, actor=("ac-ulm",), recipient=()))
    assert told["Recipient Name"] == ""


def test_a_tab_in_a_name_breaks_no_row() -> None:
    odd = dataclasses.replace(PRAISED, place="Dorn\tand\nVale")
    assert {one["Raw Placename"] for one in rows(odd)} == {"Dorn and Vale"}
