"""Opening a record file: made where there is none, brought up to date where it is old, refused where it is too new."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, table
from sqlalchemy import column as sql_column
from sqlalchemy.exc import DatabaseError

from dovecote.errors import RecordError, RecordTooNew, SourceUnreachable
from dovecote.store.sqlite import create_file, erase_free_pages, looking, open_engine, writing
from dovecote.store.tables import HEAD
from dovecote.store.views import VIEWS


def open_record(path: Path, *, create: bool) -> Engine:
    """An engine on the record at `path`, whose tables are this Dovecote's.

    Raises:
        SourceUnreachable: there is none, and none shall be made.
        RecordTooNew: a newer Dovecote made it.
        RecordError: the file is something else.
    """
    if not create and not path.is_file():
        raise SourceUnreachable(
            "there is no record yet",
            thing=str(path),
            try_next="Make one: dovecote read FILE..., or name it by --record.",
        )
    create_file(path)
    engine = open_engine(path)
    with looking(engine, path) as connection:
        found = _revision(connection, path)
    if found != HEAD:
        _bring_up_to_date(engine, path)
    return engine


def _revision(connection: Connection, path: Path) -> str | None:
    """The last migration that the file has seen; None for an empty file."""
    try:
        names = inspect(connection).get_table_names()
    except DatabaseError as error:
        raise RecordError(
            f"it is no Dovecote record ({error.orig})", thing=str(path), try_next="Name the record's file by --record."
        ) from error
    if not names:
        return None
    if "alembic_version" not in names or "reading" not in names:
        raise RecordError(
            "it is a database of something else", thing=str(path), try_next="Name the record's file by --record."
        )
    return connection.scalar(select(sql_column("version_num")).select_from(table("alembic_version")))


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    """Run the migrations that are due and make the views anew, in one transaction."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    known = {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}
    with writing(engine, path) as connection:
        found = _revision(connection, path)  # another process may have been faster
        if found is not None and found not in known:
            raise RecordTooNew(
                f"a newer Dovecote made it (its tables are of version {found}, this one knows up to {HEAD})",
                thing=str(path),
                try_next="Update Dovecote, or name another record by --record. Nothing was changed.",
            )
        if found == HEAD:
            return
        for name in VIEWS:
            connection.exec_driver_sql(f"drop view if exists {name}")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        for statement in VIEWS.values():
            connection.exec_driver_sql(statement)
    if found is not None:
        # What a migration leaves behind may be most of the file. Where others are at it, it stays till the next one.
        engine.dispose()
        with suppress(RecordError):
            erase_free_pages(path)
