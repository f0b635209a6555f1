"""Statements by speaker, matter, class and day; what one said then beside what they say now; entries never used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dovecote.api import Dovecote, list_unused
from dovecote.api.unused import iter_entries, rules_used, wrong_ids
from dovecote.errors import InvalidDate

MAY = "Orsan, 3 May 2031\n\nGeneral Mira Tolland said the dam would stay shut. Jon Harrow said the road was open.\n"
JULY = (
    "Orsan, 4 July 2031\n\nGeneral Mira Tolland said the dam would open in August. "
    "An official who asked not to be named said the dam was safe.\n"
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecote]:
    folder = tmp_path_factory.mktemp("statements")
    (folder / "may.txt").write_text(MAY)
    (folder / "july.txt").write_text(JULY)
    with Dovecote.open(folder / "talks.db") as record:
        record.read([folder / "may.txt", folder / "july.txt"])
        yield record


def test_statements_are_chosen_by_all_that_is_asked(opened: Dovecote) -> None:
    assert [one.content for one in opened.statements(speaker="Tolland", since="2031-06-01")] == [
        "the dam would open in August"
    ]
    assert len(opened.statements(about="dam")) == 3
    assert [one.content for one in opened.statements(sourcing_class="background_anonymous_official")] == [
        "the dam was safe"
    ]
    assert opened.statements(about="dam moon") == ()


def test_a_day_that_is_none_is_refused(opened: Dovecote) -> None:
    with pytest.raises(InvalidDate):
        opened.statements(since="summer")
    with pytest.raises(InvalidDate):
        opened.statements(since="2031-13")


def test_a_month_or_a_year_will_do(opened: Dovecote) -> None:
    of_june = opened.statements(speaker="Tolland", since="2031-06-01")
    assert list(opened.statements(speaker="Tolland", since="2031-06")) == list(of_june)


def test_then_stands_beside_now(opened: Dovecote) -> None:
    (row,) = opened.compare("Tolland", about="dam")
    assert row.then is not None
    assert row.now is not None
    assert (row.then.content, row.now.content) == ("the dam would stay shut", "the dam would open in August")
    assert (row.then_day, row.now_day) == ("2031-05-03", "2031-07-04")


def test_all_is_now_where_since_is_before_the_first_word(opened: Dovecote) -> None:
    rows = opened.compare("Tolland", about="dam", since="2031-01-01")
    assert [one.then for one in rows] == [None, None]


def test_nobody_of_that_name_said_nothing(opened: Dovecote) -> None:
    assert opened.compare("Nobody At All", about="dam") == ()


def test_an_entry_is_unused_until_something_it_found_stands() -> None:
    rule = "statements/reporting_verbs/scoff"
    assert rule in {one.rule for one in list_unused([])}
    assert rule not in {one.rule for one in list_unused(rules_used([("st-1", rule)]))}
    assert rule in {one.rule for one in list_unused(rules_used([("st-1", rule)], wrong=["st-1"]))}


def test_what_a_person_rejected_does_not_speak_for_its_entry(opened: Dovecote) -> None:
    first = opened.statements(speaker="Tolland")[0]
    opened.reject(first.id, by="tester")
    assert first.id in opened.rejected()
    opened.undo(opened.judgements()[-1].id, by="tester")
    assert first.id not in opened.rejected()


def test_rules_of_events_are_named_as_readings_name_them(opened: Dovecote) -> None:
    known = {one.rule for one in iter_entries()}
    used = {item.created_by.partition("@")[0] for reading in opened.readings() for item in reading.events}
    assert used <= known


def test_checked_list_tells_what_is_wrong(tmp_path: Path) -> None:
    checked = tmp_path / "checked.toml"
    checked.write_text(
        '[[statements]]\nid = "st-1"\nverdict = "wrong"\n[[statements]]\nid = "st-2"\nverdict = "right"\n'
    )
    assert wrong_ids([checked]) == {"st-1"}


def test_commands_show_and_compare(opened: Dovecote, capsys: pytest.CaptureFixture[str]) -> None:
    from dovecote.cli.main import app

    record = str(opened.path)
    app(["compare", "Tolland", "--about", "dam", "--record", record, "--json"], standalone_mode=False)
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["now"]["content"] == "the dam would open in August"
    app(["compare", "Tolland", "--about", "dam", "--record", record, "--table"], standalone_mode=False)
    assert "stay shut" in capsys.readouterr().out
    arguments = ["show", "statements", "--about", "road", "--class", "on_record_named", "--record", record, "--json"]
    app(arguments, standalone_mode=False)
    assert [json.loads(one)["content"] for one in capsys.readouterr().out.splitlines()] == ["the road was open"]
    app(["parts", "--unused", "--record", record, "--table"], standalone_mode=False)
    assert "reporting_verbs (" in capsys.readouterr().out
