"""Each rule file finds the sentences it must find and leaves those it must leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cast import an_article_of_the_cast
from dovecote.find.events import find_events
from dovecote.find.events.types import list_event_types
from dovecote.languages.registry import get_language
from dovecote.model.observation import Event

TABLES = get_language("en").tables("events")


def _events(text: str) -> tuple[Event, ...]:
    return find_events(an_article_of_the_cast(text))


def _cases(kind: str) -> Iterator[Any]:
    for name, table in TABLES.items():
        for example in table["examples"][kind]:
            text = example["text"] if isinstance(example, dict) else example
            yield pytest.param(table, example, id=f"{name}: {text}")


@pytest.mark.parametrize(("table", "example"), _cases("find"))
def test_rule_finds(table: dict[str, Any], example: dict[str, str]) -> None:
    label = example.get("event", table["label"])
    fitting = [
        one
        for one in _events(example["text"])
        if one.plover_event == label
        and any(example.get("actor", "") in name for name in (*one.actor, ""))
        and ("recipient" not in example or any(example["recipient"] in name for name in one.recipient))
        and ("mode" not in example or one.plover_mode == example["mode"])
    ]
    assert fitting, [(one.plover_event, one.plover_mode, one.actor, one.recipient) for one in _events(example["text"])]


@pytest.mark.parametrize(("table", "example"), _cases("leave"))
def test_rule_leaves(table: dict[str, Any], example: str) -> None:
    assert table["label"] not in [one.plover_event for one in _events(example)]


def test_every_type_has_a_rule_file_with_both_kinds_of_example() -> None:
    assert {table["label"] for table in TABLES.values()} == set(list_event_types())
    assert all(table["examples"]["find"] and table["examples"]["leave"] for table in TABLES.values())


def test_every_mode_is_one_of_its_type() -> None:
    types = list_event_types()
    for table in TABLES.values():
        for frame in table["frames"]:
            modes = types[frame.get("label", table["label"])].modes
            assert {*frame.get("modes", {}).values(), frame.get("mode")} - {None} <= modes, frame["id"]
