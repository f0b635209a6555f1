"""A finding stands in half the room: its first quotation with it, its id as bytes, a day and a name not told twice."""

import re
from typing import Any

from alembic import op

revision = "0008"
down_revision = "0007"

_ID = re.compile(r"([a-z]{1,6})-([0-9a-f]{10})")
_ROWS_AT_ONCE = 2000
_NEW_TABLES = (
    "create table day (no integer not null primary key, edtf text not null unique)",
    'create table new_manner (no integer not null primary key, "class" text not null, kind text, status text, '
    "sourcing_class text, rule text, role text, tag text)",
    "create table new_item (no integer not null primary key, manner_no integer not null references new_manner (no), "
    "digest blob, id text, who text, whom text, day_no integer references day (no), label text, start integer, "
    '"end" integer)',
)
_OLD_ITEMS = (
    'select item.no, item.id, item.who, item.whom, item.day, item.label, manner."class", manner.kind, manner.status, '
    'manner.sourcing_class, manner.rule, quotation.role, quotation.start, quotation."end", text.content from item '
    "join manner on manner.no = item.manner_no left join quotation on quotation.no = item.no * 1024 "
    "join reading on reading.no = item.no / 262144 join text on text.no = reading.text_no order by item.no"
)
_IN_THEIR_PLACE = (
    "delete from quotation where no % 1024 = 0",
    "drop table item",
    "drop table manner",
    "alter table new_manner rename to manner",
    "alter table new_item rename to item",
)


def upgrade() -> None:
    """Take the findings over into the smaller tables."""
    for statement in _NEW_TABLES:
        op.execute(statement)
    connection = op.get_bind()
    manners: dict[Any, int] = {}
    days: dict[Any, int] = {}
    found = connection.exec_driver_sql(_OLD_ITEMS)
    while rows := found.fetchmany(_ROWS_AT_ONCE):
        known = len(manners), len(days)
        items = [_smaller(row, manners, days) for row in rows]
        for number, edtf in enumerate([*days][known[1] :], known[1] + 1):
            connection.exec_driver_sql("insert into day values (?, ?)", (number, edtf))
        for number, manner in enumerate([*manners][known[0] :], known[0] + 1):
            connection.exec_driver_sql("insert into new_manner values (?, ?, ?, ?, ?, ?, ?, ?)", (number, *manner))
        connection.exec_driver_sql("insert into new_item values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", items)
    for statement in _IN_THEIR_PLACE:
        op.execute(statement)


def _smaller(row: Any, manners: dict[Any, int], days: dict[Any, int]) -> tuple[Any, ...]:
    """The new row of a finding; manners and days that are new get the next number."""
    number, name, who, whom, day, label, kind, *manner, role, start, end, text = row
    parted = _ID.fullmatch(name)
    tag, digest = (parted[1], bytes.fromhex(parted[2])) if parted else (None, None)
    if kind == "actors" and label in text:
        start, end = text.index(label), text.index(label) + len(label)
    if kind in ("actors", "commitments") and start is not None and text[start:end] == label:
        label = None
    manner_no = manners.setdefault((kind, *manner, role, tag), len(manners) + 1)
    day_no = None if day is None else days.setdefault(day, len(days) + 1)
    return number, manner_no, digest, None if parted else name, who, whom, day_no, label, start, end
