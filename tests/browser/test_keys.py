"""Keys that hold on every page: help, the pages, the lines of a list, their words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.whole


def test_a_question_mark_shows_the_keys_and_escape_hides_them(tab: Page, site: str) -> None:
    tab.goto(site)
    tab.keyboard.press("?")
    expect(tab.get_by_role("dialog", name="Keys")).to_be_visible()
    tab.keyboard.press("j")
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog", name="Keys")).to_be_hidden()
    tab.get_by_role("button", name="Keys").click()
    expect(tab.get_by_role("dialog", name="Keys")).to_be_visible()


def test_a_page_is_two_keys_away_and_keeps_the_day(tab: Page, site: str) -> None:
    tab.goto(f"{site}/?as_of=2030-11-20")
    tab.keyboard.type("gc")
    expect(tab).to_have_url(re.compile(r"/commitments\?as_of=2030-11-20$"))


def test_lines_are_walked_and_lead_to_their_words(tab: Page, site: str) -> None:
    tab.goto(f"{site}/contacts")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    second = tab.locator("#main .row").nth(1)
    assert second.evaluate("row => row.contains(document.activeElement)")
    tab.keyboard.press("k")
    assert tab.locator("#main .row").first.evaluate("row => row.contains(document.activeElement)")
    tab.keyboard.press("l")
    expect(tab).to_have_url(re.compile(r"/article/src-[^#]+#words$"))
    expect(tab.locator(".text .chosen").first).to_be_in_viewport()


def test_keys_are_letters_where_something_is_typed(tab: Page, site: str) -> None:
    tab.goto(f"{site}/statements")
    tab.keyboard.press("f")
    tab.keyboard.type("gc?jk")
    expect(tab.get_by_label("Speaker")).to_have_value("gc?jk")
    assert "/statements" in tab.url


def test_every_line_is_one_click_from_its_words(tab: Page, site: str) -> None:
    for page in ("/", "/commitments", "/deadlines", "/contacts", "/statements", "/who-met-whom"):
        tab.goto(site + page)
        lines = tab.locator("#main .row, #main .card, #main .stacks tbody tr")
        without = lines.evaluate_all(
            'all => all.filter(one => !one.querySelector(\'a[href$="#words"], a[href*="/article/"], '
            'a[href*="/why/st-"], a[href*="/contacts?side"]\')).map(one => one.innerText.slice(0, 80))'
        )
        assert without == [], page
