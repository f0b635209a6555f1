"""A user's own list of actors, in each of its formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from dovecote.errors import InvalidRule, UnknownFormat
from dovecote.vocabulary.user_lists import read_user_list, render_actor_list

TOML = """
[[actor]]
id = "own:orsan"
name = "Orsan Front"
actor_type = "armed_group"
country = "VLD"
names = ["OF"]
native_names = ["جبهة أورسان"]
"""
CSV = "id,name,actor_type,country,names,native_names\nown:orsan,Orsan Front,armed_group,VLD,OF;Front,جبهة أورسان\n"
FOLLOW_THE_MONEY = (
    '{"id": "q1", "schema": "Person", "properties": {"name": ["Mira Tolland", "Мира Толланд"], "country": ["de"]}}\n'
    '{"id": "q2", "schema": "Address", "properties": {"full": ["1 Mill Lane"]}}\n'
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_toml_keeps_names_in_another_script(tmp_path: Path) -> None:
    (entry,) = read_user_list(write(tmp_path, "own.toml", TOML))
    assert (entry.id, entry.names, entry.native_names) == ("own:orsan", ("OF",), ("جبهة أورسان",))
    assert entry.basis == "user list"


def test_csv_parts_names_by_semicolons(tmp_path: Path) -> None:
    (entry,) = read_user_list(write(tmp_path, "own.csv", CSV))
    assert entry.names == ("OF", "Front")
    assert entry.native_names == ("جبهة أورسان",)


def test_follow_the_money_gives_actors_only(tmp_path: Path) -> None:
    (entry,) = read_user_list(write(tmp_path, "own.jsonl", FOLLOW_THE_MONEY))
    assert (entry.name, entry.actor_type, entry.country) == ("Mira Tolland", "person", "DEU")
    assert entry.native_names == ("Мира Толланд",)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    broken = TOML.replace('name = "Orsan Front"\n', "") + '[[actor]]\nid = "x"\nname = "X"\nactor_type = "empire"\n'
    with pytest.raises(InvalidRule) as raised:
        read_user_list(write(tmp_path, "own.toml", broken))
    assert "entry 1" in str(raised.value)
    assert "entry 2 ('X')" in str(raised.value)


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        read_user_list(write(tmp_path, "own.xlsx", ""))


def test_a_list_written_out_reads_the_same(tmp_path: Path) -> None:
    entries = read_user_list(write(tmp_path, "own.csv", CSV))
    again = read_user_list(write(tmp_path, "own.toml", render_actor_list(entries)))
    assert again == entries


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("actor = 5\n", "[[actor]]"),
        ('[[actor]]\nid = "x"\nname = 3\nactor_type = "state"\n', "name"),
        ('[[actor]]\nid = "x"\nname = "X"\nactor_type = "state"\nnames = [1]\n', "names"),
        ('[[actor]]\nid = "x"\nname = "X"\nactor_type = ["state"]\n', "actor_type"),
    ],
)
def test_values_of_a_wrong_type_are_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InvalidRule) as raised:
        read_user_list(write(tmp_path, "own.toml", text))
    assert words in str(raised.value)


def test_a_table_without_the_needed_columns_says_which(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,title\n1,Orsan Front\n", encoding="utf-8")
    with pytest.raises(InvalidRule, match="no column name, actor_type"):
        read_user_list(path)
