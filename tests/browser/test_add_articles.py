"""Adding articles in a browser: files chosen or dropped, a text pasted, progress seen, then what is new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dovecote import Dovecote

pytestmark = pytest.mark.whole
EXAMPLE = Path(__file__).parents[2] / "examples" / "saltmarsh"
PASTED = """Veldt to open the border
14 April 2031

Veldt will open the Orsa border crossing by 3 May, President Ona Brill said on Monday. 🕊️
"""


@pytest.fixture(scope="module")
def december_site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the first of two articles, served; each test adds another article to it."""
    path = tmp_path_factory.mktemp("december") / "record.db"
    with Dovecote.open(path) as record:
        record.import_actors(EXAMPLE / "actors.toml")
        record.read([EXAMPLE / "04-undated-minsol-visit.txt"])
    return serve(path)


def test_a_dropped_file_is_read_and_what_it_moved_is_shown(tab: Page, december_site: str) -> None:
    tab.goto(f"{december_site}/add")
    name = "05-loravian-paper-call.txt"
    transfer = tab.evaluate_handle(
        "([name, text]) => { const all = new DataTransfer(); all.items.add(new File([text], name)); return all; }",
        [name, (EXAMPLE / name).read_text(encoding="utf-8")],
    )
    tab.dispatch_event("#drop", "drop", {"dataTransfer": transfer})
    expect(tab.locator("#chosen li")).to_contain_text(name)
    tab.get_by_role("button", name="Read", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("What is new")
    expect(tab.locator("#steps")).to_contain_text(name)
    moved = tab.locator(".card.moved").filter(has_text="by June 2031")
    expect(moved.first).to_contain_text("before November 1")
    expect(moved.first).to_contain_text("123 to 152 days later")


def test_a_pasted_text_is_read_to_the_character(tab: Page, december_site: str) -> None:
    tab.goto(f"{december_site}/add")
    tab.get_by_label("The article, as it is").fill(PASTED)
    tab.get_by_label("Publisher").fill("Harbour Gazette")
    tab.get_by_role("button", name="Read", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("What is new")
    tab.locator("#steps a").click()
    assert tab.locator("#text").text_content() == PASTED
    expect(tab.locator("main .lead").first).to_contain_text("Harbour Gazette")


def test_what_is_there_already_is_passed_over(tab: Page, december_site: str) -> None:
    tab.goto(f"{december_site}/add")
    tab.locator("#files").set_input_files([EXAMPLE / "04-undated-minsol-visit.txt"])
    tab.get_by_role("button", name="Read", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("What is new")
    expect(tab.locator("#steps")).to_contain_text("unchanged")
    expect(tab.locator("main")).to_contain_text("the record had all of this already")
