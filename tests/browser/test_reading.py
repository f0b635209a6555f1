"""Reading in a browser: one click to the words, the keyboard, the day in the address, filters that answer at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dovecote import Dovecote

pytest_plugins = ("web_record",)
pytestmark = pytest.mark.whole


def open_first_article(tab: Page, site: str) -> None:
    """The oldest article, with its scripts at work."""
    tab.goto(f"{site}/sources")
    tab.locator(".source .words a").last.click()
    tab.wait_for_url(re.compile("/article/"))
    tab.wait_for_load_state()


def test_one_click_leads_from_a_wording_to_its_sentence(tab: Page, site: str) -> None:
    tab.goto(site)
    quotation = tab.locator("blockquote.newwords a").first
    words = quotation.inner_text()
    quotation.click()
    chosen = tab.locator(".text .chosen")
    assert "".join(chosen.all_text_contents()) == words
    expect(chosen.first).to_be_in_viewport()


def test_highlights_are_the_exact_words_beside_emoji_and_arabic(
    tab: Page, serve: Callable[[Path], str], hostile_record: Path
) -> None:
    """The first words, those behind the emoji and those behind the Arabic; all are looked at without a browser."""
    with Dovecote.open(hostile_record, create=False) as record:
        reading = next(iter(record.readings()))
    site = serve(hostile_record)
    spans = sorted({(one.start, one.end) for _, item in reading.items() for one in item.evidence})
    behind = [next(one for one in spans if one[0] > reading.text.index(sign)) for sign in ("🕊️", "المتحدث")]
    for start, end in (spans[0], *behind):
        tab.goto(f"{site}/article/{reading.id}?start={start}&end={end}")
        assert "".join(tab.locator(".text .chosen").all_text_contents()) == reading.text[start:end]


def test_the_keyboard_walks_the_findings(tab: Page, site: str) -> None:
    open_first_article(tab, site)
    first, second = (tab.locator(".findings li[data-item]").nth(number) for number in (0, 1))
    tab.keyboard.press("j")
    expect(first).to_have_class("here")
    tab.keyboard.press("j")
    expect(second).to_have_class("here")
    expect(tab.locator(".text .here").first).to_be_in_viewport()
    tab.keyboard.press("k")
    expect(first).to_have_class("here")
    assert "#words" in tab.url
    item = first.get_attribute("data-item")
    tab.keyboard.press("Enter")
    expect(tab.locator("main .id code").last).to_contain_text(str(item)[:3])


def test_a_kind_of_finding_can_be_put_out_of_sight(tab: Page, site: str) -> None:
    open_first_article(tab, site)
    rows = tab.locator(".findings li[data-kind=events]")
    assert rows.count() > 0
    tab.get_by_role("checkbox", name="events").uncheck()
    expect(rows.first).to_be_hidden()


def test_the_day_stays_from_page_to_page(tab: Page, site: str) -> None:
    tab.goto(site)
    tab.get_by_label("As known on").fill("2030-05-02")
    tab.get_by_role("button", name="Show", exact=True).click()
    expect(tab.get_by_role("note")).to_contain_text("2 May 2030")
    for name in ("Statements", "Sources"):
        tab.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True).click()
        assert "as_of=2030-05-02" in tab.url
        expect(tab.get_by_role("note")).to_contain_text("2 May 2030")
    tab.get_by_role("link", name="all that is known").click()
    assert "as_of" not in tab.url


def test_a_step_goes_to_the_day_of_the_next_article(tab: Page, site: str) -> None:
    tab.goto(f"{site}/sources?as_of=2030-03-14")
    assert tab.locator(".source").count() == 1
    tab.get_by_role("link", name=re.compile("The article day after")).click()
    expect(tab).to_have_url(re.compile("as_of=2030-05-02"))


def test_a_filter_answers_while_it_is_typed_and_is_in_the_address(tab: Page, site: str) -> None:
    tab.goto(f"{site}/statements")
    tab.get_by_label("Speaker").press_sequentially("Eland")
    expect(tab.get_by_role("status")).to_contain_text(re.compile(r"^\d statements?,"))
    expect(tab).to_have_url(re.compile(r"/statements\?speaker=Eland$"))
    expect(tab.locator("#downloads a").first).to_have_attribute("href", re.compile("speaker=Eland"))
    tab.reload()
    expect(tab.get_by_role("status")).to_contain_text(re.compile(r"^\d statements?,"))


def test_a_badge_leads_to_its_meaning(tab: Page, site: str) -> None:
    tab.goto(f"{site}/commitments")
    tab.get_by_role("link", name="one anonymous official").first.click()
    assert tab.url.endswith("/codebook#sourcing-class-background-anonymous-official")
