"""The REST interface, version 1: the objects of the contract, read only."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from dovecote.model.json_codec import reading_to_plain, record_to_plain, to_plain
from dovecote.web.opening import OpenRecord

router = APIRouter(prefix="/api/v1")
AsOf = Annotated[str | None, Query(pattern=r"^\d{4}(-\d{2}){0,2}$", description="Only what was known on that day.")]
ListName = Literal[
    "actors", "statements", "contacts", "commitments", "agreements", "process_events", "threats", "assessments",
    "observations", "events", "deadlines", "sources",
]  # fmt: skip


@router.get("/record")
def get_record(record: OpenRecord, as_of: AsOf = None) -> dict[str, Any]:
    """What all articles say together."""
    return record_to_plain(record.record(as_of=as_of))


@router.get("/lists/{name}")
def get_list(record: OpenRecord, name: ListName, as_of: AsOf = None) -> list[Any]:
    """One list of the record."""
    return [to_plain(one) for one in record.listed(name, as_of=as_of)]


@router.get("/readings/{source}")
def get_reading(record: OpenRecord, source: str) -> dict[str, Any]:
    """What one article says."""
    return reading_to_plain(record.reading(source))


@router.get("/why/{item}")
def get_why(record: OpenRecord, item: str, as_of: AsOf = None) -> Any:
    """The words behind an item, and every step."""
    return to_plain(record.why(item, as_of=as_of))
