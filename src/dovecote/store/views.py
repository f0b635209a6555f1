"""Views for people who open the record with a tool of their own. Their names and columns stay as they are.

Plain SQL: `substr` counts code points, as evidence does, so a quotation is cut from the text when asked and can never
differ from it. Of a source that was read more than once, the views show the newest reading.
"""

from __future__ import annotations

from typing import Final

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


def _items_view(name: str, columns: dict[str, str]) -> str:
    places = {column: "manner" if column in _OF_MANNER else "item" for column in columns}
    shown = ", ".join(f'{places[column]}."{column}" as "{title}"' for column, title in columns.items())
    return (
        f"create view v1_{name} as select item.id as id, source.id as source, {shown}, item.label as words, "
        f"manner.rule as rule from item join manner on manner.no = item.manner_no {_SOURCE_OF_ITEM} "
        f"where manner.class = '{name}'"
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
        "create view v1_actors as select item.id as id, source.id as source, item.label as name, manner.kind as "
        "actor_type, manner.status as country from item join manner on manner.no = item.manner_no "
        f"{_SOURCE_OF_ITEM} where manner.class = 'actors'"
    ),
    **{f"v1_{name}": _items_view(name, columns) for name, columns in _ITEM_COLUMNS.items()},
    "v1_quotations": (
        'create view v1_quotations as select item.id as item, manner."class" as "class", source.id as source, '
        'quotation.role as role, quotation.start as start, quotation."end" as "end", '
        'substr(text.content, quotation.start + 1, quotation."end" - quotation.start) as exact '
        f"from quotation join item on item.no = quotation.no / {QUOTATIONS_AN_ITEM} "
        f"join manner on manner.no = item.manner_no {_SOURCE_OF_ITEM} join text on text.no = reading.text_no"
    ),
    "v1_judgements": (
        'create view v1_judgements as select id, verdict, about, "by", "at", reason, field, value from judgement'
    ),
}
"""Name of each view -> the statement that makes it."""
