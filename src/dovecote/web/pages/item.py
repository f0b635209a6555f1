"""Why the record says so: any item, the words it stands on, and every step from them to it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from dovecote.api import Why
from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment
from dovecote.model.when import When
from dovecote.web.page import OpenPage, Page, Table
from dovecote.web.words import date_words

router = APIRouter(include_in_schema=False)
_SHOWN_ELSEWHERE: Final = frozenset(
    {"id", "evidence", "created_by", "confidence", "attribution_chain", "refs", "steps"}
    | {"content", "text", "claim", "known_from", "self_interest"}
)
_NAMES: Final = {
    "said": "said on",
    "sourcing_class": "on whose word",
    "content_type": "words are",
    "channel": "occasion",
    "force": "act",
    "contact_type": "kind",
    "directness": "known how",
    "status": "took place",
    "modality": "footing",
    "one_sided_readout": "one side's account only",
    "plover_event": "type (PLOVER)",
    "plover_mode": "mode (PLOVER)",
    "plover_context": "context (PLOVER)",
    "plover_aux": "auxiliary (PLOVER)",
    "claimed_by": "as claimed in",
}
"""Fields whose names read badly as labels."""
GLOSSED: Final = {
    "sourcing_class": "sourcing_class",
    "channel": "channel",
    "force": "force",
    "content_type": "content_type",
    "contact_type": "contact_type",
    "directness": "directness",
    "modality": "modality",
    "status": "contact_status",
}
"""Fields whose values are codes, and the group of the glossary that explains them."""


@router.get("/why/{item}")
def why(page: OpenPage, item: str) -> Response:
    """The words behind a line, old and new side by side, and every step."""
    found = page.record.why(item, as_of=page.as_of)
    if isinstance(found.item, Commitment):
        return RedirectResponse(page.to(f"/commitments/{found.item.id}"))
    if isinstance(found.item, Actor):
        return RedirectResponse(page.to(f"/actors/{found.item.id}"))
    told = list(told_of(page, found.item))
    return page.show("item.html", data=found, table=_table(found), why=found, item=found.item, told=told)


def _table(why: Why) -> Table:
    """Every quotation that the item rests on."""
    rows = ((one.source, one.start, one.end, one.role, one.exact) for one in why.explanation.evidence)
    return Table(f"why-{why.item.id}", ("source", "start", "end", "role", "words"), rows)


def told_of(page: Page, item: Any) -> list[tuple[str, str, str | None]]:
    """Each field that says something: its name, its value as words, and the glossary's group if it is a code."""
    rows: list[tuple[str, str, str | None]] = []
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name in _SHOWN_ELSEWHERE or value in (None, (), "", False):
            continue
        group = GLOSSED.get(field.name)
        rows.append(
            (
                _NAMES.get(field.name, field.name.replace("_", " ")),
                str(value) if group else _in_words(page, value),
                group,
            )
        )
    return rows


def _in_words(page: Page, value: Any) -> str:
    if isinstance(value, When):
        return date_words(value.edtf, value.text or "no day told")
    if isinstance(value, tuple):
        return "; ".join(_in_words(page, one) for one in value)
    if hasattr(value, "actor"):
        return f"{page.name(value.actor)} ({value.capacity.replace('_', ' ')})"
    if hasattr(value, "exact"):
        return str(value.exact)
    if value is True:
        return "yes"
    text = str(value)
    return str(page.names.get(text, text))
