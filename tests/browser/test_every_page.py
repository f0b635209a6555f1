"""Every page in light, dark and narrow: no barrier that axe knows, nothing beyond the edge, no complaint, no jump."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final, Literal

import httpx
import pytest
from playwright.sync_api import Page

from page_shift import FRAMES, STILL

pytestmark = pytest.mark.whole
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS: Final = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
COLOURS: Final = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What a dark page can have that the same page in light has not."""
SIZES: Final = {"type": "rule", "values": ["target-size", "scrollable-region-focusable", "link-in-text-block"]}
"""What a narrow page can have that the same page in full width has not; its colours are the same."""
LATER: Final = {"timeline": "#span:not(:empty)"}
"""Pages that ask for more once they are there, and what tells that it came."""
HEAVIEST: Final = 400_000
NARROW: Final = 380
WIDE: Final = 1280
PASSES: Final[list[tuple[int, Literal["light", "dark"], dict[str, Any]]]] = [
    (WIDE, "light", TAGS),
    (WIDE, "dark", COLOURS),
    (NARROW, "light", SIZES),
]
"""Width of the window, its colours, and what axe then looks for."""
PAGES = {
    "overview": "/",
    "board": "/commitments",
    "deadlines": "/deadlines",
    "timeline": "/timeline",
    "review": "/review",
    "judgements": "/judgements",
    "add": "/add",
    "contacts": "/contacts",
    "who met whom": "/who-met-whom",
    "statements": "/statements?speaker=Eland",
    "actors": "/actors?kind=person",
    "sources": "/sources",
    "codebook": "/codebook",
    "search": "/search?q=prisoners",
    "changes": "/changes?since=2031-07-01",
    "as of": "/?as_of=2030-11-20",
    "nothing yet": "/statements?as_of=2029-01-01",
    "not there": "/nowhere",
}
BEHIND = {
    "promise": ("/", r'href="(/commitments/cm-[^"]+)"'),
    "statement": ("/", r'href="(/why/st-[^"]+)"'),
    "contact": ("/", r'href="(/why/ct-[^"]+)"'),
    "judge": ("/", r'href="(/commitments/cm-[^"]+)"'),
    "actor": ("/actors", r'href="(/actors/ac-[^"]+)"'),
    "article": ("/sources", r'href="(/article/src-[^"]+)"'),
}
"""Pages of one thing: the page that leads there, and how its link looks."""


@pytest.fixture(scope="session")
def addresses(site: str) -> dict[str, str]:
    """Address of every page by name."""
    found = dict(PAGES)
    for name, (page, link) in BEHIND.items():
        match = re.search(link, httpx.get(site + page, timeout=60).text)
        assert match, f"no link to a {name} on {page}"
        found[name] = match[1].replace("/commitments/", "/review/") if name == "judge" else match[1]
    found["then and now"] = f"{found['actor']}/words"
    return found


def barriers(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds, one line each, with the first place."""
    asked = {"runOnly": rules, "resultTypes": ["violations"]}
    found: Any = page.evaluate("asked => axe.run(document, asked)", asked)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


def open_page(tab: Page, address: str, width: int, later: str | None = None) -> None:
    """Loads it in a window of that width, until all that comes by itself has come and is painted."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(address)
    if later:
        tab.wait_for_selector(later)
    tab.evaluate(FRAMES)


def beyond_the_edge(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def weight(page: Page) -> int:
    """How many bytes a page and all that it loads are."""
    entries = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    return int(page.evaluate(f"{entries}.reduce((sum, one) => sum + one.decodedBodySize, 0)"))


@pytest.mark.parametrize("name", [*PAGES, *BEHIND, "then and now"])
def test_a_page_stands_still_has_no_barrier_and_fits(
    tab: Page, site: str, addresses: dict[str, str], name: str
) -> None:
    for width in (NARROW, WIDE):
        open_page(tab, site + addresses[name], width, LATER.get(name))
        assert tab.evaluate("window.shift") <= STILL, f"{width} wide"
        assert beyond_the_edge(tab) <= 0, f"{width} wide"
    assert weight(tab) < HEAVIEST
    tab.evaluate(AXE)
    for width, scheme, rules in PASSES:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        assert barriers(tab, rules) == [], f"{scheme}, {width} wide"


def test_a_barrier_would_be_noticed(tab: Page) -> None:
    """The deliberate break: a page with grey words on grey and a picture without words."""
    tab.set_content('<html lang="en"><title>t</title><p style="color:#aaa;background:#bbb">grey</p><img src="data:,">')
    tab.evaluate(AXE)
    assert {line.split(":")[0] for line in barriers(tab, TAGS)} >= {"color-contrast", "image-alt"}


def test_a_shift_would_be_noticed(tab: Page, site: str) -> None:
    """The deliberate break: something put above a page that is there already."""
    open_page(tab, f"{site}/codebook", 1280)
    tab.evaluate("document.getElementById('main').insertAdjacentHTML('afterbegin', '<p>late<br>late<br>late</p>')")
    tab.wait_for_function("still => window.shift > still", arg=STILL)
