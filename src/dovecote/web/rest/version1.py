"""The REST interface, version 1: the objects of the contract, read only.

Field names and values are those of the record's JSON (docs/reference/contract.md); nothing is renamed for the wire.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from dovecote.model.json_codec import reading_to_plain, record_to_plain, to_plain
from dovecote.web.opening import DAY, OpenRecord


class Problem(BaseModel):
    """What happened, to which thing, what to try next."""

    what: str
    thing: str
    try_next: str


router = APIRouter(
    prefix="/api/v1",
    tags=["record"],
    responses={
        400: {"model": Problem, "description": "That cannot be asked."},
        404: {"model": Problem, "description": "The record has no such thing."},
        421: {"description": "The request names another host than this machine."},
        422: {"model": Problem, "description": "A parameter is none of what it can be."},
    },
)
AsOf = Annotated[str | None, Query(pattern=DAY, description="Only what was known on that day, month or year.")]
Limit = Annotated[int | None, Query(ge=1, le=100_000, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Pass over so many first.")]
Id = Annotated[str, Path(min_length=1, max_length=200)]
ListName = Literal[
    "actors", "statements", "contacts", "commitments", "agreements", "process_events", "threats", "assessments",
    "observations", "events", "comparisons", "tasks", "deadlines", "sources",
]  # fmt: skip


@router.get("/record")
def get_record(record: OpenRecord, as_of: AsOf = None) -> dict[str, Any]:
    """What all articles say together (contract, section Record)."""
    return record_to_plain(record.record(as_of=as_of))


@router.get("/summary")
def get_summary(record: OpenRecord, as_of: AsOf = None) -> dict[str, Any]:
    """The first page: what moved, what passed in silence, what is known from one side only."""
    return dict(to_plain(record.summary(as_of=as_of)))


@router.get("/lists/{name}")
def get_list(
    record: OpenRecord, name: ListName, as_of: AsOf = None, limit: Limit = None, offset: Offset = 0
) -> list[dict[str, Any]]:
    """One list of the record, in its order; of sources, those known on the day."""
    found = record.record_sources(as_of=as_of) if name == "sources" else record.listed(name, as_of=as_of)
    end = None if limit is None else offset + limit
    return [to_plain(one) for one in found[offset:end]]


@router.get("/statements")
def get_statements(record: OpenRecord, speaker: str | None = None, as_of: AsOf = None) -> list[dict[str, Any]]:
    """Statements, those of one speaker (an id, a name or a part of one) if given."""
    return [to_plain(one) for one in record.statements(speaker=speaker, as_of=as_of)]


@router.get("/readings/{source}")
def get_reading(record: OpenRecord, source: Id) -> dict[str, Any]:
    """What one article says (contract, section Reading)."""
    return reading_to_plain(record.reading(source))


@router.get("/why/{item}")
def get_why(record: OpenRecord, item: Id, as_of: AsOf = None) -> dict[str, Any]:
    """The words behind an item, and every step."""
    return dict(to_plain(record.why(item, as_of=as_of)))


@router.get("/changes")
def get_changes(
    record: OpenRecord, since: Annotated[str, Query(pattern=DAY)], until: Annotated[str, Query(pattern=DAY)]
) -> dict[str, Any]:
    """What the record says on the day `until` and did not say on `since`."""
    return dict(to_plain(record.diff(since, until)))


@router.get("/search")
def get_search(
    record: OpenRecord, q: Annotated[str, Query(max_length=1000)], limit: Annotated[int, Query(ge=1, le=1000)] = 50
) -> list[dict[str, Any]]:
    """Articles that hold all words of `q`; words in double quotes must stand together."""
    return [to_plain(one) for one in record.search(q, limit=limit)]


@router.get("/judgements")
def get_judgements(record: OpenRecord) -> list[dict[str, Any]]:
    """What people decided, in the order they did."""
    return [to_plain(one) for one in record.judgements()]
