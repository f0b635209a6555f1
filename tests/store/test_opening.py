import gzip
import os
import stat
from pathlib import Path

import pytest

from dovecote.errors import RecordError, RecordTooNew, RecordUnwritable, SourceUnreachable
from dovecote.store import tables
from dovecote.store.checking import iter_problems
from dovecote.store.store import Store


def test_a_record_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    os.umask(0o022)
    with Store(tmp_path / "talks.db") as store, store.writing() as connection:
        connection.exec_driver_sql("delete from unread")
        modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {0o600}


def test_a_newer_record_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with Store(path) as store, store.writing() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    with pytest.raises(RecordTooNew, match="Update Dovecote"):
        Store(path)
    from dovecote.store.sqlite import open_engine

    with open_engine(path).connect() as connection:
        assert connection.exec_driver_sql("select version_num from alembic_version").scalar() == "9999"


@pytest.mark.parametrize("content", [b"These are my notes.\n", b"SQLite format 3\x00 and then nothing sensible"])
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(RecordError):
        Store(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "music.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table song (name text)")
    with pytest.raises(RecordError, match="something else"):
        Store(path)


def test_no_record_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreachable, match="dovecote read"):
        Store(tmp_path / "talks.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordUnwritable, match="--record"):
        Store(tmp_path / "nowhere" / "talks.db")


def test_the_head_is_the_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(tables.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [tables.HEAD]


def test_migrations_and_tables_agree(tmp_path: Path) -> None:
    from sqlalchemy import inspect

    with Store(tmp_path / "talks.db") as store, store.looking() as connection:
        found = inspect(connection)
        for name, table in tables.metadata.tables.items():
            columns = {(one["name"], bool(one["nullable"])) for one in found.get_columns(name)}
            assert columns == {(column.name, bool(column.nullable)) for column in table.columns}, name
            assert {one["name"] for one in found.get_indexes(name) if one["name"]} >= {
                str(index.name) for index in table.indexes
            }


OLD_RECORDS = sorted((Path(__file__).parent / "old_records").glob("*.db.gz"))


@pytest.mark.parametrize("old", OLD_RECORDS, ids=lambda path: str(path.name))
def test_a_record_of_each_older_version_opens_with_all_it_held(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    with Store(path) as store:
        assert [one.id for one in store.sources()] == ["one", "two"]
        assert [one.reason for one in store.judgements()] == ["seen"]
        assert [hit.source for hit in store.search("envoys")] == ["two"]
        assert list(iter_problems(store)) == []
        with store.looking() as connection:
            assert connection.exec_driver_sql("select version_num from alembic_version").scalar() == tables.HEAD


def test_there_is_a_saved_record_of_each_older_version() -> None:
    older = [f"v{number:04}.db.gz" for number in range(1, int(tables.HEAD))]
    assert [path.name for path in OLD_RECORDS] == older


def views_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the views of a record show, each view's rows in one order."""
    import sqlite3

    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'view'")]
        return {name: sorted(connection.execute(f"select * from {name}"), key=repr) for name in names}


@pytest.mark.parametrize("old", OLD_RECORDS[-2:], ids=lambda path: str(path.name))
def test_what_people_ask_in_sql_is_the_same_in_a_smaller_file(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    before = views_of(path)
    Store(path).close()
    assert len(before["v1_quotations"]) >= 2
    assert views_of(path) == before


def test_a_quotation_that_went_astray_would_be_noticed(tmp_path: Path) -> None:
    """The deliberate break: a finding's first quotation one character off."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(OLD_RECORDS[-1].read_bytes()))
    before = views_of(path)
    with Store(path) as store:
        with store.writing() as connection:
            connection.exec_driver_sql("update item set start = start + 1 where id is null and start = 0")
        assert any("what SQL shows" in line for line in iter_problems(store))
    assert views_of(path) != before
