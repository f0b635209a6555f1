"""What every page needs: the record, the day it is seen from, links that keep that day, and the same as CSV or JSON."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Final
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from dovecote.api import Dovecote, PageOfList
from dovecote.model.evidence import Evidence
from dovecote.model.json_codec import to_plain
from dovecote.model.record import RecordSource
from dovecote.vocabulary.lexicon import load_country_names
from dovecote.web.known import Known
from dovecote.web.opening import DAY, OpenRecord
from dovecote.web.words import line_words, short_date

LINES_A_PAGE: Final = 60
MOST: Final = 1_000_000
"""As good as no limit: for downloads, and for lists that are short in any record."""
MENU: Final = (
    ("/", "Overview", "o"),
    ("/commitments", "Commitments", "c"),
    ("/deadlines", "Deadlines", "d"),
    ("/timeline", "Timeline", "t"),
    ("/contacts", "Contacts", "m"),
    ("/statements", "Statements", "s"),
    ("/actors", "Actors", "a"),
    ("/sources", "Sources", "p"),
    ("/review", "Review", "r"),
    ("/add", "Add articles", "n"),
    ("/codebook", "Codebook", "b"),
)
"""Address and name of every page, and the letter that leads there behind a `g`."""
BELONGING: Final = {"/changes": "/", "/who-met-whom": "/contacts", "/article": "/sources", "/judgements": "/review"}
"""Pages that no menu names, by how their address begins, and the page of the menu that they belong to."""
HEADLINE_SHOWN: Final = 44
OUTLET_SHOWN: Final = 32
_ID: Final = re.compile(r"(?:source:)?\b[a-z]{2,3}-[0-9a-f]{10,12}\b")
STATE_CODE: Final = 3
"""Letters of a state's code."""
_NAMED: Final = re.compile(rf"{_ID.pattern}|\b[A-Z]{{{STATE_CODE}}}\b")
_LISTS: Final = {
    "cm": "commitments",
    "st": "statements",
    "ct": "contacts",
    "ag": "agreements",
    "pe": "process_events",
    "th": "threats",
    "as": "assessments",
    "ob": "observations",
    "ev": "events",
    "cp": "comparisons",
}
"""The list of a record in which an id stands, by how it begins."""
_NO_FRAME: Final = {"as_of": None, "process": None, "judged_until": None}
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
        self.names = Known(record, as_of)
        """Name of each actor by id."""
        self.judged_until = record.judged_until
        self.process = None if request.app.state.process else record.process
        """The process that the address asks for; one that the server was started for needs no asking."""

    @property
    def frame(self) -> dict[str, str]:
        """What the address says about all pages alike, and every link keeps: day, process, judgements."""
        asked = {"as_of": self.as_of, "process": self.process, "judged_until": self.judged_until}
        return {name: value for name, value in asked.items() if value}

    @functools.cached_property
    def processes(self) -> tuple[str, ...]:
        """Processes that one can choose between: none where there is only one."""
        names = () if self.request.app.state.process else self.record.processes()
        return names if len(names) > 1 or self.process else ()

    @functools.cached_property
    def judged_choice(self) -> bool:
        """Whether there are judgements, so that one can ask for a past state of them."""
        return self.judged_until is not None or self.record.counts()["judgements"] > 0

    @property
    def can_judge(self) -> bool:
        """Whether judgements are taken here; a past state of them is only looked at."""
        return not self.request.app.state.read_only and self.judged_until is None

    @property
    def token(self) -> str:
        """What a form carries to show that this server made it."""
        return str(self.request.app.state.token)

    @property
    def is_download(self) -> bool:
        """CSV or JSON is asked for: then all of a list, not a part of it."""
        return self._wanted() != "html"

    def name(self, value: str | tuple[str, ...] | None, nobody: str = "nobody named") -> str:
        """Actors as their names."""
        ids = (value,) if isinstance(value, str) else value or ()
        return ", ".join(self.names.get(one, one.removeprefix("unnamed:")) for one in ids) or nobody

    def source(self, id: str | None) -> RecordSource | None:
        """The article of that id, if it was known on the day."""
        return self.names.source(id) if id else None

    def paper(self, id: str | None) -> str:
        """What a reader calls an article: publisher, else a short headline, and its day."""
        one = self.source(id)
        if one is None:
            return "an article"
        name = one.publisher or shortened(one.headline or one.file or one.url or one.id, HEADLINE_SHOWN)
        return f"{name}, {short_date(one.published.edtf)}" if one.published else name

    def outlet(self, id: str) -> str:
        """Who printed an article: its publisher, else its short headline."""
        one = self.source(id)
        name = one and (one.publisher or one.headline or one.file)
        return shortened(name, OUTLET_SHOWN) if name else "the paper"

    def many(self, name: str, ids: Iterable[str]) -> dict[str, Any]:
        """The lines of a list that have these ids, by id."""
        return {one.id: one for one in self.record.chosen(name, set(ids), as_of=self.as_of)}

    def country(self, code: str) -> str:
        """What a state is called, or a side that is told by its name or its actor."""
        return self.names.get(code) or load_country_names().get(code) or self._own_states.get(code, code)

    @functools.cached_property
    def _own_states(self) -> dict[str, str]:
        """States by code as the articles call them: a user's list may know some that the vocabulary does not."""
        states = self.record.marks("actors", kind="state", dateless_too=True, as_of=self.as_of)
        return {one.status: one.label for one in states if one.status and one.label}

    def told(self, lines: Iterable[str]) -> list[str]:
        """Lines of an explanation with names for ids and states, and words for days; all names are loaded at once."""
        lines = list(lines)
        self._look_up_called(id for line in lines for id in _ID.findall(line))
        return [line_words(_NAMED.sub(lambda found: self._named(found[0]), line)) for line in lines]

    def _named(self, code: str) -> str:
        return self.country(code) if len(code) == STATE_CODE else self.called(code)

    def called(self, id: str) -> str:
        """What a reader calls the thing of that id."""
        id = id.removeprefix("source:")
        if id.startswith("src-"):
            return self.paper(id)
        if id in self.names:
            return self.names[id]
        if id not in self._called:
            self._look_up_called([id])
        label = self._called[id]
        return f"“{shortened(label, HEADLINE_SHOWN)}”" if label else id

    @functools.cached_property
    def _called(self) -> dict[str, str]:
        """Labels of lines by id; "" for what has none."""
        return {}

    def _look_up_called(self, ids: Iterable[str]) -> None:
        new = {one.removeprefix("source:") for one in ids}.difference(self._called)
        self.names.look_up(sorted(new))
        self.names.look_up_sources(one for one in new if one.startswith("src-"))
        by_list: dict[str, list[str]] = {}
        for one in sorted(new):
            by_list.setdefault(_LISTS.get(one[:2], ""), []).append(one)
        self._called.update(dict.fromkeys(new, ""))
        for name, some in by_list.items():
            if name:
                self._called.update(self.record.labels_of(name, some, as_of=self.as_of))

    def listed(self, name: str) -> tuple[Any, ...]:
        """A list of the record as of the day."""
        return self.record.listed(name, as_of=self.as_of)

    def to(self, path: str, **query: object) -> str:
        """An address that keeps day, process and judgements."""
        asked = {name: value for name, value in {**query, **self.frame}.items() if value not in (None, "")}
        return quote(path) + (f"?{urlencode(asked)}" if asked else "")

    def here(self, **changes: object) -> str:
        """The same address with some of its questions changed; None or "" takes one away."""
        asked: dict[str, object] = {**self.request.query_params, **changes}
        kept = {name: value for name, value in asked.items() if value not in (None, "")}
        return quote(self.request.url.path) + (f"?{urlencode(kept)}" if kept else "")

    def steps(self, day: str | None = None) -> Steps:
        """The article days before and after `day`; without a day, the last but one, for a step back from now."""
        days = self._days
        day = day or self.as_of
        if day is None:
            return Steps(days[-2] if len(days) > 1 else None, None)
        before, after = [one for one in days if one < day], [one for one in days if one > day]
        return Steps(before[-1] if before else None, after[0] if after else None)

    @functools.cached_property
    def _days(self) -> tuple[str, ...]:
        return self.record.days_of_articles()

    def shown_day(self) -> str:
        """The day that the page is seen from, for the field that changes it; empty for a month or a year."""
        day = self.as_of or (self._days[-1] if self._days else "")
        return day if len(day) == len("2031-05-01") else ""

    def menu(self) -> tuple[tuple[str, str, str], ...]:
        """Every page."""
        return MENU

    @property
    def inside(self) -> str:
        """Address of the page of the menu that this one belongs to; nothing where there is none."""
        path = self.request.url.path
        beginnings = {**{address: address for address, *_ in MENU if address != "/"}, **BELONGING}
        return next((menu for begins, menu in beginnings.items() if path.startswith(begins)), "")

    def words_at(self, evidence: Evidence) -> str:
        """The address of the highlighted words of an article."""
        return self.to(f"/article/{evidence.source}", start=evidence.start, end=evidence.end) + "#words"

    def cut(self, name: str, **wanted: Any) -> Cut:
        """The part of a list of the record that `?page=` asks for; all of it for a download."""
        if self.is_download:
            items = self.record.page(name, as_of=self.as_of, limit=MOST, **wanted).items
            self.names.look_up(items)
            return Cut(items, 1, 1, len(items))
        number = self._number()
        found = self._part(name, number, wanted)
        if not found.items and found.total:  # the list has become shorter than that
            number = -(-found.total // LINES_A_PAGE)
            found = self._part(name, number, wanted)
        self.names.look_up(found.items)
        return Cut(found.items, number, max(1, -(-found.total // LINES_A_PAGE)), found.total)

    def cut_of(self, items: Sequence[Any]) -> Cut:
        """The part that `?page=` asks for of lines that are at hand."""
        count = 1 if self.is_download else max(1, -(-len(items) // LINES_A_PAGE))
        number = min(self._number(), count)
        shown = items if self.is_download else items[(number - 1) * LINES_A_PAGE : number * LINES_A_PAGE]
        return Cut(shown, number, count, len(items))

    def _number(self) -> int:
        given = self.request.query_params.get("page", "1")
        return max(int(given) if given.isdecimal() and len(given) < 9 else 1, 1)

    def _part(self, name: str, number: int, wanted: dict[str, Any]) -> PageOfList:
        offset = (number - 1) * LINES_A_PAGE
        return self.record.page(name, as_of=self.as_of, limit=LINES_A_PAGE, offset=offset, **wanted)

    def show(self, template: str, *, data: Any = None, table: Table | None = None, **context: Any) -> Response:
        """The page; or, where `?format=` or the Accept header asks for it, the same as JSON or CSV."""
        wanted = self._wanted()
        if wanted == "json" and data is not None:
            shown = {"address": self.here(format=None), **_NO_FRAME, **self.frame, "shown": to_plain(data)}
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


def shortened(text: str, length: int) -> str:
    """The text, or as many whole words of it as fit, and an ellipsis."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"


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


AsOf = Annotated[str, Query(pattern=rf"^$|{DAY}", description="Only what was known on that day.")]


def day_before(day: str) -> str | None:
    """The day before one of ISO 8601; nothing for what is none."""
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def open_page(request: Request, record: OpenRecord, as_of: AsOf = "") -> Page:
    """The request, as pages take it."""
    return Page(request, record, as_of or None)


OpenPage = Annotated[Page, Depends(open_page)]
