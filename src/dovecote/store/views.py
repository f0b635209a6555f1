"""Views for people who open the record with a tool of their own. Their names and columns stay as they are.

Plain SQL: `substr` counts code points, as evidence does, so a quotation is cut from the text when asked and can never
differ from it. Of a source that was read more than once, the views show the newest reading.
"""

from __future__ import annotations

from typing import Final

from dovecote.store.rows import NAMED
from dovecote.store.sqlite import in_hex
from dovecote.store.tables import ITEMS_A_READING, QUOTATIONS_AN_ITEM

_NEWEST = "(select max(newest.no) from reading newest where newest.source_no = source.no)"
_ITEM_COLUMNS: Final = {
    "statements": {"who": "speaker", "kind": "content_type", "sourcing_class": "sourcing_class", "day": "said"},
    "contacts": {"who": "participants", "kind": "contact_type", "status": "status", "day": "day"},
    "commitments": {"who": "promisor", "whom": "promisee", "kind": "action", "status": "strength", "day": "deadline"},
    "agreements": {"who": "parties", "kind": "kind", "status": "form", "day": "signed"},
    "process_events": {"who": "actors", "kind": "kind", "status": "modality", "day": "day"},
    "threats": {"who": "issuer", "whom": "target", "kind": "kind", "sourcing_class": "sourcing_class"},
    "assessments": {"who": "holder", "kind": "kind", "sourcing_class": "sourcing_class"},
    "observations": {"kind": "measure", "status": "op", "day": "day"},
    "events": {"who": "actor", "whom": "recipient", "kind": "plover_event", "status": "factuality", "day": "day"},
}


_OF_MANNER: Final = {"kind", "status", "sourcing_class"}
_SOURCE_OF_ITEM: Final = (
    f"join reading on reading.no = item.no / {ITEMS_A_READING} join source on source.no = reading.source_no"
)
"""Items stand there of the newest reading of each source alone."""
_ID: Final = f"coalesce(item.id, manner.tag || '-' || {in_hex('item.digest')})"
_NAME: Final = (
    'coalesce(item.label, (select substr(text.content, item.start + 1, item."end" - item.start) from text '
    "where text.no = reading.text_no))"
)
"""A name or title is cut from the text where it stands there, as quotations are."""


def _items_view(name: str, columns: dict[str, str]) -> str:
    places = {column: f"manner.{column}" if column in _OF_MANNER else f"item.{column}" for column in columns}
    places["day"] = "day.edtf"
    shown = ", ".join(f'{places[column]} as "{title}"' for column, title in columns.items())
    words = _NAME if name in NAMED else "item.label"
    return (
        f"create view v1_{name} as select {_ID} as id, source.id as source, {shown}, {words} as words, "
        f"manner.rule as rule from item join manner on manner.no = item.manner_no {_SOURCE_OF_ITEM} "
        "left join day on day.no = item.day_no "
        f"where manner.class = '{name}'"
    )


def _quotations(place: str, role: str, joined: str) -> str:
    """Quotations whose place one table tells and whose role another."""
    exact = f'substr(text.content, {place}.start + 1, {place}."end" - {place}.start)'
    return (
        f'select {_ID} as item, manner."class" as "class", source.id as source, {role}.role as role, '
        f'{place}.start as start, {place}."end" as "end", {exact} as exact from item {joined} '
        f"join manner on manner.no = item.manner_no {_SOURCE_OF_ITEM} join text on text.no = reading.text_no"
    )


VIEWS: Final[dict[str, str]] = {
    "v1_sources": (
        "create view v1_sources as select source.id as id, reading.headline as headline, reading.publisher as "
        "publisher, reading.byline as byline, reading.published as published, reading.url as url, "
        "reading.file as file, reading.language as language, text.sha256 as sha256, source.address as address, "
        "source.recorded_at as recorded_at, text.content as text from source "
        "join reading on reading.source_no = source.no "
        f"join text on text.no = reading.text_no where reading.no = {_NEWEST}"
    ),
    "v1_actors": (
        f"create view v1_actors as select {_ID} as id, source.id as source, {_NAME} as name, manner.kind as "
        "actor_type, manner.status as country from item join manner on manner.no = item.manner_no "
        f"{_SOURCE_OF_ITEM} where manner.class = 'actors'"
    ),
    **{f"v1_{name}": _items_view(name, columns) for name, columns in _ITEM_COLUMNS.items()},
    "v1_quotations": (
        f"create view v1_quotations as {_quotations('item', 'manner', '')} where manner.role is not null union all "
        + _quotations("quotation", "quotation", f"join quotation on quotation.no / {QUOTATIONS_AN_ITEM} = item.no")
    ),
    "v1_judgements": (
        'create view v1_judgements as select id, verdict, about, "by", "at", reason, field, value from judgement'
    ),
}
"""Name of each view -> the statement that makes it."""
