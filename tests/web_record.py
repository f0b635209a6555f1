"""A record with hostile words in it, for the tests of the page: a pytest plugin that they name."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote import Dovecote
from dovecote.web.app import create_app

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TEXT = f"""Veldt to leave the valley {HOSTILE}

By Lene Marsh
14 April 2031

Veldt will withdraw all its troops from Orsan by 3 May 2031, President Ona Brill said on Monday. 🕊️

"We will {HOSTILE} keep our word," Brill said.

المتحدث: "سنغادر الوادي" قال الرئيس.

Brill met General Mira Tolland of the Orsan Front in Orsanville on Sunday.
"""
PAGES = [
    "/",
    "/commitments",
    "/deadlines",
    "/timeline",
    "/review",
    "/judgements",
    "/add",
    "/contacts",
    "/who-met-whom",
    "/statements",
    "/actors",
    "/sources",
    "/codebook",
    "/search?q=valley",
    "/changes?since=2031-01-01",
]


def make_record(folder: Path) -> Path:
    """The file of a record of that one article."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "record.db"
    with Dovecote.open(path) as record:
        record.read([folder / "a.txt"])
    return path


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, read once: reading it takes longer than asking it."""
    return make_record(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def client(hostile_record: Path) -> TestClient:
    """The page over it, read only."""
    return TestClient(create_app(hostile_record, read_only=True))


class Tags(HTMLParser):
    """Every tag of a page with its attributes, as a browser would see them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def dangerous(page: str) -> list[str]:
    """What could run or load something that is not ours."""
    found = []
    for tag, attributes in Tags(page).found:
        if tag == "script" and not str(attributes.get("src")).startswith("/static/"):
            found.append("script")
        if tag in ("style", "iframe", "object", "embed", "base") or "style" in attributes:
            found.append(tag)
        found += [name for name in attributes if name.startswith("on")]
        for name in ("src", "href", "action"):
            address = attributes.get(name)
            if address and not address.startswith(("/", "#")):
                found.append(address)
    return found
