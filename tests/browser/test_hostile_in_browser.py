"""Markup in every field of every class, in a real browser: nothing runs, nothing is added, nothing is refused.

A violation of the content security policy would mean that markup reached the page and only the policy stopped it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from hostile_values import HOSTILE, SOURCE, make_hostile_record
from web_record import PAGES

pytestmark = pytest.mark.whole
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event => window.refused.push(event.violatedDirective));
"""
FOREIGN = """() => [...document.querySelectorAll("iframe, object, embed, style, img:not([src^='/static/'])")]
  .concat([...document.querySelectorAll("script")].filter(one => !one.src.startsWith(location.origin + "/static/")))
  .concat([...document.querySelectorAll("a")].filter(one => one.origin !== location.origin))
  .concat([...document.querySelectorAll("*")]
    .filter(one => one.getAttributeNames().some(name => name.startsWith("on"))))
  .map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def hostile_site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory, ids: dict[str, str]) -> str:
    path: Path = tmp_path_factory.mktemp("hostile") / "record.db"
    ids.update(make_hostile_record(path))
    return serve(path)


@pytest.fixture
def watched(tab: Page) -> Iterator[Page]:
    """The tab; a dialog in it fails the test, and refusals of the policy are counted."""
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", note)
    tab.context.add_init_script(WATCH)
    yield tab
    tab.remove_listener("dialog", note)
    assert dialogs == []


def assert_harmless(page: Page) -> None:
    assert page.evaluate("window.refused") == []
    assert page.evaluate(FOREIGN) == []


def test_no_page_runs_what_stands_in_a_field(watched: Page, hostile_site: str, ids: dict[str, str]) -> None:
    """Each kind of page, and each class of item; what else there is, is looked at without a browser."""
    items = [f"/why/{id}" for id in ids.values()] + [f"/review/{ids[name]}" for name in ("actors", "commitments")]
    for page in (*PAGES, f"/article/{SOURCE}", f"/actors/{ids['actors']}/words", *items):
        watched.goto(hostile_site + page)
        assert_harmless(watched)


def test_what_scripts_put_on_the_page_is_text(watched: Page, hostile_site: str) -> None:
    watched.goto(f"{hostile_site}/timeline")
    watched.get_by_role("button", name="all").click()
    watched.locator("#list .row").first.wait_for()
    watched.locator("#canvas").hover(position={"x": 300, "y": 60})
    assert_harmless(watched)
    watched.goto(f"{hostile_site}/statements")
    watched.get_by_label("Speaker").fill(HOSTILE)
    watched.wait_for_url("**speaker=**")
    assert_harmless(watched)


def test_markup_that_got_through_would_be_noticed(browser: Browser, hostile_site: str) -> None:
    """The deliberate break: a page into which the same words were put as markup."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(hostile_site)
    page.evaluate("words => document.getElementById('main').insertAdjacentHTML('beforeend', words)", HOSTILE)
    page.wait_for_function("() => window.refused.length")
    assert page.evaluate(FOREIGN)
    page.context.close()
