"""Reviewing in a browser, with the keyboard alone: what is answered shows everywhere at once, and all can be undone."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.whole


def press(tab: Page, key: str) -> None:
    """A key that leads to another page."""
    with tab.expect_navigation():
        tab.keyboard.press(key)


def question(tab: Page) -> str:
    return tab.locator("h2#question").inner_text()


def test_questions_are_walked_answered_and_undone_with_keys(tab: Page, own_site: str) -> None:
    tab.goto(f"{own_site}/review")
    expect(tab.get_by_role("status").last).to_contain_text(re.compile(r"Question 1 of \d+"))
    first = question(tab)
    press(tab, "n")
    assert question(tab) != first
    press(tab, "b")
    assert question(tab) == first
    press(tab, "1")
    expect(tab.locator(".kept")).to_contain_text("Kept: set status, kept")
    assert question(tab) != first
    press(tab, "u")
    expect(tab.locator(".kept")).to_contain_text("Kept: undo")
    assert question(tab) == first
    press(tab, "h")
    undo, answer = tab.locator("main .row").nth(0), tab.locator("main .row").nth(1)
    expect(undo).to_contain_text("undo")
    expect(answer).to_have_class(re.compile("undone"))


def test_two_that_may_be_one_stand_side_by_side(tab: Page, own_site: str) -> None:
    with httpx.Client(base_url=own_site, timeout=60) as asked:
        waiting = asked.get("/review?format=json").json()["shown"]
    number = next(at for at, one in enumerate(waiting) if one["kind"] == "uncertain_link")
    tab.goto(f"{own_site}/review?skip={number}")
    wordings = [one["exact"] for one in waiting[number]["evidence"][:2]]
    assert tab.locator(".question blockquote a").all_text_contents() == wordings
    press(tab, "1")
    expect(tab.locator(".kept")).to_contain_text("Kept: same")
    press(tab, "u")
    expect(tab.locator(".kept")).to_contain_text("Kept: undo")


def test_one_kind_of_question_is_walked_alone_until_it_is_answered(tab: Page, own_site: str) -> None:
    tab.goto(f"{own_site}/review")
    tab.get_by_role("navigation", name="Kinds of questions").get_by_role("link", name="the same or not").click()
    expect(tab).to_have_url(re.compile(r"kind=uncertain_link"))
    assert "Are these two one" in question(tab)
    press(tab, "n")
    assert "Are these two one" in question(tab)
    press(tab, "b")
    expect(tab).to_have_url(re.compile(r"kind=uncertain_link"))


def test_an_answer_shows_on_every_page_at_once(tab: Page, own_site: str) -> None:
    tab.goto(f"{own_site}/review")
    promise = str(tab.locator("[data-key=w]").get_attribute("href")).split("/")[-1]
    silent = f"main a[href='/commitments/{promise}']"
    tab.goto(f"{own_site}/deadlines?show=silent")
    assert tab.locator(silent).count() == 1
    tab.goto(f"{own_site}/review")
    press(tab, "2")
    tab.goto(f"{own_site}/deadlines?show=silent")
    assert tab.locator(silent).count() == 0
    tab.goto(f"{own_site}/commitments/{promise}")
    expect(tab.locator("main .became-of")).to_contain_text("kept late")
    expect(tab.locator("main table").last).to_contain_text("a person's decision")
    tab.goto(f"{own_site}/commitments?lifecycle=met_late")
    assert tab.locator(silent).count() == 1


def test_an_item_that_is_wrong_is_left_out_until_that_is_undone(tab: Page, own_site: str) -> None:
    tab.goto(f"{own_site}/contacts")
    count = tab.locator("main .row").count()
    tab.locator(".more").first.click()
    tab.get_by_role("link", name="Judge this").click()
    tab.wait_for_load_state()
    press(tab, "x")
    expect(tab.locator(".kept")).to_contain_text("Kept: reject")
    here = tab.url
    tab.goto(f"{own_site}/contacts")
    assert tab.locator("main .row").count() == count - 1
    tab.goto(here)
    press(tab, "u")
    tab.goto(f"{own_site}/contacts")
    assert tab.locator("main .row").count() == count


def test_a_field_is_edited(tab: Page, own_site: str) -> None:
    tab.goto(f"{own_site}/actors?name=Ferrow")
    tab.locator("main tbody a").first.click()
    tab.get_by_role("link", name="Judge this").click()
    tab.wait_for_load_state()
    tab.keyboard.press("e")
    tab.get_by_label("Field").select_option("name")
    tab.get_by_label("New value").fill("Envoy Nadia Ferrow")
    tab.get_by_role("button", name="Keep the edit").click()
    expect(tab.locator("h1")).to_have_text("Envoy Nadia Ferrow")
    tab.goto(f"{own_site}/actors?name=Envoy+Nadia")
    expect(tab.locator("main tbody a").first).to_have_text("Envoy Nadia Ferrow")


def test_two_actors_are_made_one_and_taken_apart(tab: Page, own_site: str) -> None:
    tab.goto(f"{own_site}/actors?kind=unnamed_person")
    links = tab.locator("main tbody th a")
    count = links.count()
    assert count >= 2
    other = str(links.nth(1).get_attribute("href")).split("/")[-1]
    links.first.click()
    tab.get_by_role("link", name="Judge this").click()
    tab.wait_for_load_state()
    tab.keyboard.press("m")
    tab.get_by_label("The other").first.fill(other)
    tab.get_by_role("button", name="They are the same", exact=True).click()
    expect(tab.locator(".kept")).to_contain_text("Kept: same")
    here = tab.url
    tab.goto(f"{own_site}/actors?kind=unnamed_person")
    assert links.count() == count - 1
    tab.goto(here)
    tab.keyboard.press("s")
    tab.get_by_role("button", name="Split them").click()
    expect(tab.locator(".kept")).to_contain_text("Kept: split")
    tab.goto(f"{own_site}/actors?kind=unnamed_person")
    assert links.count() == count
