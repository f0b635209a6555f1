"""Readings without the names of their fields, which stand once a file; those kept before stay as they are."""

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    "create table layout (no integer not null primary key, fields text not null unique)",
    "alter table reading add column layout_no integer references layout (no)",
)


def upgrade() -> None:
    """Room for layouts, and for each reading's own."""
    for statement in _STATEMENTS:
        op.execute(statement)
