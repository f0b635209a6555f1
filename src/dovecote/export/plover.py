"""Events as PLOVER records: one JSON object a line, with the field names of the manual (0.8, chapter JSON Data Fields).

Beside those fields stands what only Dovecote tells: `cameo`, `factuality`, `date_edtf` and `claimed_by`.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO, Final

from dovecote.export.export import Export
from dovecote.export.plover_parts import (
    QUADS,
    Told,
    code_of,
    coded_events,
    days_of,
    office_of,
    sectors_of,
    words_for,
)
from dovecote.model.actor import Actor
from dovecote.model.record import Record

CODEBOOK: Final = "plover-base-2.0"
SECTOR_LETTERS: Final = 6
"""A sector is one or two codes of three letters."""


def _write(record: Record, target: BinaryIO) -> None:
    for told in coded_events(record):
        line = {name: value for name, value in _event(told).items() if value not in (None, [], {})}
        target.write(json.dumps(line, ensure_ascii=False).encode("utf-8") + b"\n")


def _event(told: Told) -> dict[str, Any]:
    event = told.event
    date, enddate = days_of(event.time)
    return {
        "id": event.id,
        "has_event": True,
        "date": date,
        "enddate": enddate,
        "source": [_actor(told, one) for one in told.actors],
        "recipient": [_actor(told, one) for one in told.recipients],
        "event": [event.plover_event],
        "mode": [event.plover_mode] if event.plover_mode else None,
        # The auxiliaries are contexts in the manual (section Special contexts).
        "context": [*event.plover_context, *event.plover_aux],
        "quad_code": QUADS.index(event.quad) + 1 if event.quad in QUADS else None,
        "event_loc": {"name": event.place} if event.place else None,
        "event_text": [one.exact for one in event.evidence],
        "text_info": _place_of_words(told),
        "cite_info": _citation(told),
        "coder": event.created_by or None,
        "cameo": event.cameo,
        "factuality": event.factuality,
        "date_edtf": event.time.edtf if event.time else None,
        "claimed_by": event.claimed_by,
    }


def _place_of_words(told: Told) -> dict[str, int]:
    """From the first to the last character, in the article that `cite_info` names."""
    pieces = [one for one in told.event.evidence if one.source == told.event.evidence[0].source]
    return {"start": min(one.start for one in pieces), "end": max(one.end for one in pieces)} if pieces else {}


def _actor(told: Told, actor: Actor) -> dict[str, Any]:
    fields = {
        "code": code_of(actor),
        "sector": "".join(sectors_of(actor))[:SECTOR_LETTERS] or None,
        "actor_text": words_for(actor, told.event),
        "identifier_id": actor.wikidata or actor.id,
        "identifier_text": actor.name,
        "office": office_of(actor),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _citation(told: Told) -> dict[str, Any]:
    source = told.source
    if source is None:
        return {}
    fields = {
        "citation": source.id,
        "url": source.url,
        "title": source.headline,
        "language": source.language,
        "publication": source.publisher,
        "coder": "dovecote",
        "codebook": CODEBOOK,
    }
    return {name: value for name, value in fields.items() if value is not None}


EXPORT = Export("plover", ".plover.jsonl", "application/jsonl", _write, "events, in the fields of the PLOVER manual")
