"""The first page: what moved, what passed in silence, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.commitment import SlipDays
from dovecote.model.evidence import Evidence
from dovecote.model.statement import Statement
from dovecote.web.page import MOST, OpenPage, Page, Table

router = APIRouter(include_in_schema=False)
LINES: Final = 12
"""Lines of the two lists that an analyst reads first; the others have half as many, and a page for the rest."""
SETTLED: Final = frozenset({"met", "met_late", "withdrawn", "superseded"})
"""What became of promises whose day, though it lies ahead, nobody waits for any more."""
SILENT: Final = 8
"""Silent days that stand beside what moved, without a scroll on a usual screen."""


@router.get("/")
def overview(page: OpenPage) -> Response:
    """What an analyst wants first."""
    shown = page.record.overview(as_of=page.as_of, limit=LINES)
    moved = page.record.page("moved", limit=MOST if page.is_download else LINES, as_of=page.as_of)
    silent = page.record.page("silent", limit=LINES, as_of=page.as_of)
    one_sided = page.record.page("one_sided", limit=LINES // 2, as_of=page.as_of)
    told = page.many("statements", [one.statement for one in one_sided.items])
    page.names.look_up([shown.contacts, moved.items])
    columns = ("who", "what", "old", "new", "slip min", "slip max", "said by", "on whose word", "announced")
    rows = (
        (
            one.who,
            one.title,
            one.old_words,
            one.new_words,
            *_slip(one.slip_days),
            one.said_by,
            one.sourcing,
            one.announced,
        )
        for one in moved.items
    )
    return page.show(
        "overview.html",
        data={"overview": shown, "moved": moved.items, "silent": silent.items, "one_sided": one_sided.items},
        table=Table("moved", columns, rows),
        shown=shown,
        moved=moved,
        silent=silent,
        one_sided=one_sided,
        ahead=[one for one in shown.ahead if one.status.partition(",")[0] not in SETTLED][: LINES // 2],
        uncertain=page.record.page("sources", status="uncertain", limit=0, as_of=page.as_of).total,
        silent_shown=SILENT,
        questions=page.record.counts_by("tasks", "kind", as_of=page.as_of),
        told=told,
        posts=_posts(page, told),
        evidence=_evidence(page, [one.commitment for one in silent.items] + [due.id for due in shown.ahead]),
    )


def _evidence(page: Page, promises: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """The words that each promise stands on now."""
    found = page.many("commitments", promises)
    page.names.look_up([one.versions[-1].evidence for one in found.values()])
    return {id: one.versions[-1].evidence for id, one in found.items()}


def _posts(page: Page, told: Mapping[str, Statement]) -> dict[str, str]:
    """The post of whoever speaks, where one is told, by the statement's id."""
    speakers = {id: one.speaker for id, one in told.items()}
    actors = page.many("actors", (one for one in speakers.values() if isinstance(one, str)))
    posts = {id: one.roles[0].post for id, one in actors.items() if one.roles}
    return {id: posts[speaker] for id, speaker in speakers.items() if speaker in posts}


def _slip(slip: SlipDays | None) -> tuple[int | None, int | None]:
    return (slip.min, slip.max) if slip else (None, None)
