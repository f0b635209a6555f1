"""The tables of a record file, in SQLAlchemy Core. Nothing in here is special to SQLite.

What is kept for good: `text`, `source`, `reading` and `judgement`, whose rows are added and never changed; `layout`,
which tells what a reading's cells are; `belongs`, the peace process that a source was read into; and `kept_beside`, the
user's own lists. What can be made again from those at any time: `item` with its first quotation, `quotation` with the
others, and the search index; `manner` and `day` hold once what many items have in common. An item's id is its manner's
tag and its own digest; only one of another form stands there as it is. Of an item without quotation, an actor, `start`
and `end` tell where its name stands in the text. `unread` lists what could not be read, until it can.
The tables may change from one Dovecote to the next; the views (`views.py`) do not.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

HEAD: Final = "0008"
"""The newest migration. A test holds it to the folder of migrations."""

metadata = MetaData()

text = Table(
    "text",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("content", Text, nullable=False),
)
source = Table(
    "source",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)
layout = Table(
    "layout",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("fields", Text, nullable=False, unique=True),
)
reading = Table(
    "reading",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("source_no", Integer, ForeignKey("source.no"), nullable=False),
    Column("text_no", Integer, ForeignKey("text.no"), nullable=False),
    Column("document_key", Text, nullable=False),
    Column("headline", Text),
    Column("publisher", Text),
    Column("byline", Text),
    Column("published", Text),
    Column("url", Text),
    Column("file", Text),
    Column("language", Text, nullable=False),
    Column("made_with", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("layout_no", Integer, ForeignKey("layout.no")),
    Index("reading_of_source", "source_no", "no"),
    Index("reading_of_text", "text_no"),
)
manner = Table(
    "manner",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("class", Text, nullable=False),
    Column("kind", Text),
    Column("status", Text),
    Column("sourcing_class", Text),
    Column("rule", Text),
    Column("role", Text),
    Column("tag", Text),
)
day = Table(
    "day",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("edtf", Text, nullable=False, unique=True),
)
item = Table(
    "item",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("manner_no", Integer, ForeignKey("manner.no"), nullable=False),
    Column("digest", LargeBinary),
    Column("id", Text),
    Column("who", Text),
    Column("whom", Text),
    Column("day_no", Integer, ForeignKey("day.no")),
    Column("label", Text),
    Column("start", Integer),
    Column("end", Integer),
)
quotation = Table(
    "quotation",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
ITEMS_A_READING: Final = 2**18
QUOTATIONS_AN_ITEM: Final = 2**10
"""The number of an item tells its reading, that of a quotation its item: no column and no index has to."""


def first_item(reading_no: int) -> int:
    """Number of the first item that a reading can have."""
    return reading_no * ITEMS_A_READING


def first_quotation(item_no: int) -> int:
    """Number of the first quotation that an item can have."""
    return item_no * QUOTATIONS_AN_ITEM


def items_of(reading_no: int) -> ColumnElement[bool]:
    """True for the items of that reading."""
    return item.c.no.between(first_item(reading_no), first_item(reading_no + 1) - 1)


belongs = Table(
    "belongs",
    metadata,
    Column("process", Text, primary_key=True),
    Column("source_no", Integer, ForeignKey("source.no"), primary_key=True),
    Index("belongs_of_source", "source_no"),
)
judgement = Table(
    "judgement",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
)
unread = Table(
    "unread",
    metadata,
    Column("address", Text, primary_key=True),
    Column("what", Text, nullable=False),
    Column("try_next", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)
kept_beside = Table(
    "kept_beside",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
