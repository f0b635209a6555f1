"""Several peace processes in one record: which sources were read into which."""

from alembic import op

revision = "0004"
down_revision = "0003"

_STATEMENTS = (
    "create table belongs (process text not null, source_no integer not null references source (no), "
    "primary key (process, source_no))",
    "create index belongs_of_source on belongs (source_no)",
)


def upgrade() -> None:
    """Room for the names of processes."""
    for statement in _STATEMENTS:
        op.execute(statement)
