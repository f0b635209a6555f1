"""The vocabulary's files, and how their words are found in a text."""

from __future__ import annotations

from collections import Counter

import pytest

from dovecote.vocabulary.lexicon import Entry, build_lexicon, load_entries, load_lexicon

VELDT = Entry("own:veldt", "Veldt", "state", "VLD", adjectives=("Veldtian",), native_names=("فلدت",))
LONG = Entry("own:veldt-council", "Veldt Council", "body", "VLD")
LEXICON = build_lexicon((VELDT, LONG))


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.first.id) for hit in LEXICON.find(text)]


def test_every_entry_has_an_id_of_its_own_a_source_and_a_kind() -> None:
    entries = load_entries()
    counted = Counter(entry.id for entry in entries)
    assert [one for one, count in counted.items() if count > 1] == []
    assert all(entry.source and entry.actor_type for entry in entries)


def test_no_person_is_in_the_vocabulary() -> None:
    assert [entry.name for entry in load_entries() if entry.actor_type == "person"] == []


def test_every_state_has_a_government_for_which_its_capital_stands() -> None:
    lexicon = load_lexicon()
    states = [entry for entry in load_entries() if entry.actor_type == "state"]
    assert len(states) > 190
    assert [one.id for one in states if lexicon.get(f"{one.id}/government") is None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Veldt said no.", [("Veldt", "own:veldt")]),
        ("Veldtian troops", [("Veldtian", "own:veldt")]),
        ("The Veldt Council met.", [("Veldt Council", "own:veldt-council")]),
        ("قالت فلدت", [("فلدت", "own:veldt")]),
        ("the Orsan-Veldt talks", [("Veldt", "own:veldt")]),
    ],
)
def test_whole_words_are_found_the_longest_first(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["Veldtheim", "Hamid al-Veldt", "@Veldt_news", "Veldt\u0303", "NewVeldt"])
def test_parts_of_words_surnames_and_handles_are_left(text: str) -> None:
    assert found(text) == []


def test_a_later_entry_takes_the_place_of_an_earlier_one() -> None:
    mine = Entry("own:veldt", "Old Veldt", "state", "VLD")
    assert build_lexicon((VELDT, mine)).get("own:veldt") == mine


def test_armed_groups_fought_since_1990_and_stand_in_one_entry() -> None:
    groups = [one for one in load_entries() if one.id.startswith("group:")]
    spans = [one.valid.split("/") for one in groups if one.valid]
    assert len(spans) > len(groups) / 2
    assert all(last == ".." or first <= last >= "1989" for first, last in spans)
    known = {one.id for one in groups}
    assert {owner for one in groups for owner in one.member_of} <= known
    bearers = Counter(words for one in groups for words in {words for words, use in one.surfaces() if use == "name"})
    assert [words for words, count in bearers.items() if count > 1] == []
