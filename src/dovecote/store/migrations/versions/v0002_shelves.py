"""Shelves in the place of `assembled`: a record as of a day, laid out line by line, so that asking loads no more."""

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    "drop table assembled",
    "create table shelf (no integer not null primary key, key text not null unique, state text not null)",
    "create table shelved (no integer not null primary key, shelf_no integer not null references shelf (no), "
    "list text not null, id text not null, label text, who text, body blob)",
    "create index shelved_by_list on shelved (shelf_no, list, no)",
    "create index shelved_by_id on shelved (shelf_no, id)",
)


def upgrade() -> None:
    """Put shelves in the place of whole records."""
    for statement in _STATEMENTS:
        op.execute(statement)
