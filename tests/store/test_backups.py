import shutil
import sqlite3
from pathlib import Path

import pytest

from dovecote.errors import InputError
from dovecote.store.backups import back_up, restore
from dovecote.store.store import Store
from small_readings import a_stored_reading


def fill(store: Store, name: str) -> None:
    reading, document = a_stored_reading(f"The talks number {name} opened in Orsa.", id=name)
    store.keep(reading, document, address=name, recorded_at="2031")


def test_a_backup_taken_in_use_comes_back(tmp_path: Path) -> None:
    path, copy = tmp_path / "talks.db", tmp_path / "copy.db"
    with Store(path) as store:
        fill(store, "one")
        back_up(path, copy)
        fill(store, "two")
    with pytest.raises(InputError, match="--replace"):
        restore(copy, path)
    restore(copy, path, replace=True)
    with Store(path) as store:
        assert [one.id for one in store.sources()] == ["one"]
    assert copy.stat().st_mode & 0o077 == 0


def test_a_backup_never_writes_over_a_file(tmp_path: Path) -> None:
    path, copy = tmp_path / "talks.db", tmp_path / "copy.db"
    Store(path).close()
    copy.write_text("mine")
    with pytest.raises(InputError, match="already"):
        back_up(path, copy)
    assert copy.read_text() == "mine"


def test_a_spoilt_backup_is_not_restored(tmp_path: Path) -> None:
    path, copy = tmp_path / "talks.db", tmp_path / "copy.db"
    with Store(path) as store:
        fill(store, "one")
    back_up(path, copy)
    with Store(copy) as store, store.writing() as connection:
        connection.exec_driver_sql("update text set content = 'Other words.'")
    with pytest.raises(InputError, match="does not hold"):
        restore(copy, path, replace=True)


def test_a_bare_copy_of_the_file_would_lack_what_its_log_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: a record in use is more than its file."""
    path, copy, bare = tmp_path / "talks.db", tmp_path / "copy.db", tmp_path / "bare.db"
    with Store(path) as store:
        fill(store, "one")
        back_up(path, copy)
        monkeypatch.setattr("dovecote.store.backups.copy_while_in_use", shutil.copyfile)
        back_up(path, bare)
    assert texts_in(copy) == 1
    assert texts_in(bare) == 0


def texts_in(file: Path) -> int:
    """Texts that a file holds by itself."""
    with sqlite3.connect(file) as connection:
        tables = {row[0] for row in connection.execute("select name from sqlite_master")}
        return int(connection.execute("select count(*) from text").fetchone()[0]) if "text" in tables else 0
