"""Shelves stand in a file of their own beside the record: what can be made again is no part of it."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Take the shelves out; the next question lays them out beside the record."""
    op.execute("drop table shelved")
    op.execute("drop table shelf")
