"""The first tables, their views and the search index."""

from alembic import op

from dovecote.store.search import create_index

revision = "0001"
down_revision = None

_STATEMENTS = (
    "create table text (no integer not null primary key, sha256 text not null unique, content text not null)",
    "create table source (no integer not null primary key, id text not null unique, address text not null, "
    "recorded_at text not null)",
    "create table reading (no integer not null primary key, id text not null unique, "
    "source_no integer not null references source (no), text_no integer not null references text (no), "
    "document_key text not null, headline text, publisher text, byline text, published text, url text, file text, "
    "language text not null, made_with text not null, body blob not null, recorded_at text not null)",
    "create index reading_of_source on reading (source_no, no)",
    "create index reading_of_text on reading (text_no)",
    "create table item (no integer not null primary key, reading_no integer not null references reading (no), "
    'id text not null, "class" text not null, kind text, status text, sourcing_class text, who text, whom text, '
    "day text, label text, rule text)",
    "create index item_of_reading on item (reading_no)",
    "create index item_by_id on item (id)",
    "create table quotation (item_no integer not null references item (no), position integer not null, "
    'role text not null, start integer not null, "end" integer not null, primary key (item_no, position))',
    "create table judgement (no integer not null primary key, id text not null unique, verdict text not null, "
    'about text not null, "by" text not null, "at" text not null, reason text not null, field text, value text)',
    "create table unread (address text not null primary key, what text not null, try_next text not null, "
    "recorded_at text not null)",
    "create table assembled (key text not null primary key, body blob not null)",
)


def upgrade() -> None:
    """Make what is not there yet."""
    for statement in _STATEMENTS:
        op.execute(statement)
    create_index(op.get_bind())
