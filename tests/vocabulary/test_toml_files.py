"""What is kept of a TOML file is what reading it again would give."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dovecote.vocabulary import toml_files
from dovecote.vocabulary.toml_files import read_toml

SHIPPED = sorted(Path(toml_files.__file__).parents[1].rglob("*.toml"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "dovecote" / "tables"


def test_tables_that_come_with_it_are_kept_as_they_are(cache: Path) -> None:
    assert SHIPPED
    for path in SHIPPED[::5]:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        first, kept = read_toml(path), read_toml(path)
        # Compared as they are written, so that order and kind of number count too.
        assert repr(first) == repr(kept) == repr(told)
    assert any(cache.iterdir())


def test_an_edited_table_counts_at_once(tmp_path: Path) -> None:
    path = tmp_path / "verbs.toml"
    path.write_text('verbs = ["say"]', encoding="utf-8")
    assert read_toml(path) == read_toml(path) == {"verbs": ["say"]}
    path.write_text('verbs = ["sign"]', encoding="utf-8")
    assert read_toml(path) == {"verbs": ["sign"]}


def test_what_is_kept_in_part_is_read_anew(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "verbs.toml"
    path.write_text('verbs = ["say"]', encoding="utf-8")
    read_toml(path)
    for one in cache.iterdir():
        one.write_text('{"verbs": ["s', encoding="utf-8")
    assert read_toml(path) == {"verbs": ["say"]}


def test_a_table_with_a_date_is_not_kept(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "days.toml"
    path.write_text("day = 2031-04-16", encoding="utf-8")
    assert read_toml(path) == read_toml(path)
    assert not cache.exists() or not any(cache.iterdir())


def test_without_a_place_to_write_all_still_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    path = tmp_path / "verbs.toml"
    path.write_text('verbs = ["say"]', encoding="utf-8")
    assert read_toml(path) == {"verbs": ["say"]}


def test_old_tables_do_not_pile_up(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_files, "MOST_KEPT", 3)
    path = tmp_path / "verbs.toml"
    for number in range(8):
        path.write_text(f"number = {number}", encoding="utf-8")
        read_toml(path)
    assert len(list(cache.iterdir())) <= 3
