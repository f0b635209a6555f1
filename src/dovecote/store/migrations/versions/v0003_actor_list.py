"""The user's own list of actors, kept with the record that it was made for."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Room for what goes with a record."""
    op.execute("create table kept_beside (name text not null primary key, content text not null)")
