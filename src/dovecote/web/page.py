"""What every page needs: the record, the day it is seen from, links that keep that day, and the same as CSV or JSON."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from dovecote.api import Dovecote
from dovecote.export.board import named
from dovecote.model.evidence import Evidence
from dovecote.model.json_codec import to_plain
from dovecote.model.record import RecordSource
from dovecote.web.opening import OpenRecord

LINES_A_PAGE: Final = 60
MENU: Final = (
    ("/", "Overview"),
    ("/commitments", "Commitments"),
    ("/deadlines", "Deadlines"),
    ("/timeline", "Timeline"),
    ("/contacts", "Contacts"),
    ("/statements", "Statements"),
    ("/actors", "Actors"),
    ("/sources", "Sources"),
    ("/review", "Review"),
    ("/add", "Add articles"),
    ("/codebook", "Codebook"),
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a page, as a spreadsheet wants them."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Steps:
    """The days of publication next to the one that is shown."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """One page of a long list."""

    items: Sequence[Any]
    number: int
    count: int
    total: int


class Page:
    """One request for a page."""

    def __init__(self, request: Request, record: Dovecote, as_of: str | None) -> None:
        self.request = request
        self.record = record
        self.as_of = as_of

    @functools.cached_property
    def names(self) -> dict[str, str]:
        """Name of each actor by id."""
        return self.record.actor_names(as_of=self.as_of)

    @functools.cached_property
    def sources(self) -> dict[str, RecordSource]:
        """The articles known on the day, by id."""
        return {one.id: one for one in self.record.record_sources(as_of=self.as_of)}

    def name(self, value: str | tuple[str, ...] | None, nobody: str = "nobody named") -> str:
        """Actors as their names."""
        return named(value, self.names, nobody=nobody)

    def listed(self, name: str) -> tuple[Any, ...]:
        """A list of the record as of the day."""
        return self.record.listed(name, as_of=self.as_of)

    def to(self, path: str, **query: object) -> str:
        """An address that keeps the day."""
        asked = {name: value for name, value in {**query, "as_of": self.as_of}.items() if value not in (None, "")}
        return quote(path) + (f"?{urlencode(asked)}" if asked else "")

    def here(self, **changes: object) -> str:
        """The same address with some of its questions changed; None or "" takes one away."""
        asked: dict[str, object] = {**self.request.query_params, **changes}
        kept = {name: value for name, value in asked.items() if value not in (None, "")}
        return quote(self.request.url.path) + (f"?{urlencode(kept)}" if kept else "")

    def steps(self, day: str | None = None) -> Steps:
        """The article days before and after `day`; without a day, the last but one, for a step back from now."""
        days = self.record.days_of_articles()
        day = day or self.as_of
        if day is None:
            return Steps(days[-2] if len(days) > 1 else None, None)
        before, after = [one for one in days if one < day], [one for one in days if one > day]
        return Steps(before[-1] if before else None, after[0] if after else None)

    def shown_day(self) -> str:
        """The day that the page is seen from, for the field that changes it; empty for a month or a year."""
        days = self.record.days_of_articles()
        day = self.as_of or (days[-1] if days else "")
        return day if len(day) == len("2031-05-01") else ""

    def menu(self) -> tuple[tuple[str, str], ...]:
        """Address and name of every page."""
        return MENU

    def words_at(self, evidence: Evidence) -> str:
        """The address of the highlighted words of an article."""
        return self.to(f"/article/{evidence.source}", start=evidence.start, end=evidence.end) + "#words"

    def cut(self, items: Sequence[Any], size: int = LINES_A_PAGE) -> Cut:
        """The part of a long list that `?page=` asks for."""
        count = max(1, -(-len(items) // size))
        given = self.request.query_params.get("page", "1")
        number = min(max(int(given) if given.isdecimal() and len(given) < 9 else 1, 1), count)
        return Cut(items[(number - 1) * size : number * size], number, count, len(items))

    def show(self, template: str, *, data: Any = None, table: Table | None = None, **context: Any) -> Response:
        """The page; or, where `?format=` or the Accept header asks for it, the same as JSON or CSV."""
        wanted = self._wanted()
        if wanted == "json" and data is not None:
            shown = {"address": self.here(format=None), "as_of": self.as_of, "shown": to_plain(data)}
            return JSONResponse(shown)
        if wanted == "csv" and table is not None:
            name = {"Content-Disposition": f'attachment; filename="dovecote-{table.name}.csv"'}
            return Response(render_csv(table), media_type="text/csv; charset=utf-8", headers=name)
        forms = [name for name, there in (("csv", table), ("json", data)) if there is not None]
        answer: Response = self.request.app.state.templates.TemplateResponse(
            self.request, template, {"page": self, "path": self.request.url.path, "forms": forms, **context}
        )
        return answer

    def _wanted(self) -> str:
        asked = self.request.query_params.get("format")
        if asked:
            return asked
        accepted = self.request.headers.get("accept", "")
        return "json" if accepted == "application/json" else "csv" if accepted == "text/csv" else "html"


def render_csv(table: Table) -> str:
    """CSV that a spreadsheet opens as text: no cell can become a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return written.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


DAY: Final = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""A day, a month or a year; whether that month has that day is told by the record."""
AsOf = Annotated[str, Query(pattern=rf"^$|{DAY}", description="Only what was known on that day.")]


def open_page(request: Request, record: OpenRecord, as_of: AsOf = "") -> Page:
    """The request, as pages take it."""
    return Page(request, record, as_of or None)


OpenPage = Annotated[Page, Depends(open_page)]
