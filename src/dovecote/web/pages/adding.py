"""Add articles: files dropped or text pasted, progress as it happens, then what is new."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import PurePosixPath
from typing import Any, Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from starlette.datastructures import FormData, UploadFile

from dovecote.api import ReadStep
from dovecote.fetch.sources import MAX_BYTES
from dovecote.web.forms import check_token
from dovecote.web.guard import MAX_UPLOAD_BYTES
from dovecote.web.jobs import Job
from dovecote.web.page import OpenPage, Page

router = APIRouter(include_in_schema=False)
MAX_FILES: Final = 200
SECONDS_BETWEEN_LOOKS: Final = 0.15
SHOWN: Final = 60


@router.get("/add")
def add_page(page: OpenPage) -> Response:
    """Where articles are dropped."""
    limits = {"files": MAX_FILES, "each": MAX_BYTES // 1_000_000, "all": MAX_UPLOAD_BYTES // 1_000_000}
    return page.show("add.html", limits=limits)


@router.post("/add")
async def add(request: Request) -> RedirectResponse:
    """Start reading, and go to where it can be watched."""
    async with request.form(max_files=MAX_FILES, max_fields=20, max_part_size=MAX_BYTES) as form:
        check_token(request, str(form.get("token", "")))
        files = [one async for one in _files_of(form)]
        into = str(form.get("into", "")).strip()[:200]
    if not files:
        raise HTTPException(400, "there was nothing in it: choose a file, or paste a text")
    job = request.app.state.jobs.start(files, process=request.app.state.process or into or None)
    kept = request.url.query
    return RedirectResponse(f"/add/{job.id}" + (f"?{kept}" if kept else ""), status_code=303)


@router.get("/add/{job}")
def watch(page: OpenPage, job: str) -> Response:
    """How far it is; once it is done, what is new."""
    found = _find(page.request, job)
    state = found.state  # looked at once: it may change while the page is made
    new = _new(page, set(found.sources)) if state == "done" else None
    over = state in ("done", "failed")
    return page.show(
        "added.html", data=[_plain(one) for one in found.steps], job=found, state=state, over=over, new=new
    )


@router.get("/add/{job}/events")
async def events(request: Request, job: str) -> StreamingResponse:
    """The steps as they come, as server-sent events; ends with one named `over`."""
    return StreamingResponse(_told(request, _find(request, job)), media_type="text/event-stream")


def _find(request: Request, job: str) -> Job:
    found: Job | None = request.app.state.jobs.find(job)
    if found is None:
        raise HTTPException(404, "that reading is over and forgotten; what it read is in the record")
    return found


async def _files_of(form: FormData) -> AsyncIterator[tuple[str, bytes]]:
    """Name and bytes of each file that was sent, and of the text that was pasted."""
    for value in form.getlist("files"):
        if isinstance(value, UploadFile) and value.filename:
            yield _plain_name(value.filename), await value.read(MAX_BYTES + 1)
    text = str(form.get("text", ""))
    if text.strip():
        known = {name: str(form.get(name, "")).strip() for name in ("published", "publisher", "title", "url")}
        article = {"text": text.replace("\r\n", "\n"), **{name: value for name, value in known.items() if value}}
        yield "pasted.jsonl", json.dumps(article).encode()


def _plain_name(name: str) -> str:
    """The file's own name: a browser may send folders with it, and another client anything."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[-200:] or "unnamed"


async def _told(request: Request, job: Job) -> AsyncIterator[str]:
    told = 0
    while not await request.is_disconnected():
        over = job.is_over  # looked at before the steps, so that none comes after the end
        for step in job.steps[told:]:
            told += 1
            yield f"data: {json.dumps(_plain(step))}\n\n"
        if over:
            yield f"event: over\ndata: {json.dumps(job.state)}\n\n"
            return
        yield f"event: state\ndata: {json.dumps(job.state)}\n\n"
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


def _plain(step: ReadStep) -> dict[str, Any]:
    problem = f"{step.error.what}. {step.error.try_next}" if step.error else None
    return {"name": step.address, "outcome": step.outcome, "source": step.source, "problem": problem}


def _new(page: Page, sources: set[str]) -> dict[str, Any]:
    """What the record owes to the new articles: what they changed first, then what only they say."""
    summary = page.record.summary()
    told = {
        name: [one for one in page.record.listed(name) if one.known_from in sources]
        for name in ("commitments", "contacts", "statements")
    }
    return {
        "moved": [one for one in summary.moved if any(words.source in sources for words in one.new)],
        "compared": [
            one
            for one in page.record.listed("comparisons")
            if one.kind in ("contradiction", "reversal", "corroboration")
            and any(words.source in sources for words in one.evidence)
        ],
        **{name: found[:SHOWN] for name, found in told.items()},
        "counts": {name: len(found) for name, found in told.items()},
    }
