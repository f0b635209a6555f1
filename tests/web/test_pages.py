"""Every page answers, leads to the words it stands on, keeps the day, and can be had as CSV and JSON."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote import Dovecote
from dovecote.export.board import Due
from dovecote.web.app import create_app
from dovecote.web.page import Table, render_csv
from dovecote.web.pages import commitment
from dovecote.web.pages.review import telling
from web_record import PAGES, TEXT

pytest_plugins = ("web_record",)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert "<h1" in answer.text


def test_every_line_leads_to_its_words(client: TestClient) -> None:
    promise = re.findall(r'href="(/commitments/[^"]+)"', client.get("/commitments").text)[0]
    place = re.findall(r'href="(/article/[^"]+)#words"', client.get(promise).text)[0]
    article = client.get(html.unescape(place)).text
    assert 'id="words"' in article
    assert re.search(r'class="[^"]*chosen[^"]*"', article)


def test_the_article_is_shown_to_the_character(client: TestClient) -> None:
    link = re.findall(r'href="(/article/[^"?]+)', client.get("/sources").text)[0]
    body = client.get(link).text.split('<div class="text" id="text" dir="auto">')[1].split("</div>")[0]
    assert html.unescape(re.sub(r"<[^>]+>", "", body)) == TEXT


def test_what_is_chosen_are_the_exact_words(client: TestClient, hostile_record: Path) -> None:
    with Dovecote.open(hostile_record, create=False) as record:
        (reading,) = record.readings()
    spans = {(one.start, one.end, one.exact) for _, item in reading.items() for one in item.evidence}
    assert spans
    for start, end, exact in spans:
        body = client.get(f"/article/{reading.id}?start={start}&end={end}").text
        chosen = re.findall(r'<(\w+)[^>]* class="[^"]*\bchosen\b[^"]*"[^>]*>(.*?)</\1>', body, re.DOTALL)
        assert html.unescape("".join(re.sub(r"<[^>]+>", "", words) for _, words in chosen)) == exact


def test_of_a_long_chain_the_newest_opens_and_all_of_it_is_a_click_away(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise = re.findall(r'href="(/commitments/[^"]+)"', client.get("/commitments").text)[0]
    whole = client.get(promise).text
    assert "Show all of it" not in whole
    monkeypatch.setattr(commitment, "SHOWN", 0)
    monkeypatch.setattr(commitment, "STEPS_SHOWN", 0)
    assert "Show all of it" in client.get(promise).text
    rows = re.compile(r"<tr><th scope=\"row\">")
    assert len(rows.findall(client.get(promise, params={"whole": "yes"}).text)) == len(rows.findall(whole)) > 0


def test_who_tells_of_their_own_side_is_told_so(client: TestClient, hostile_record: Path) -> None:
    with Dovecote.open(hostile_record, create=False) as record:
        own = [one.id for one in record.statements() if one.self_interest]
        others = [one.id for one in record.statements() if not one.self_interest]
    assert own
    words = "of their own side&#39;s affairs"
    assert client.get("/statements").text.count(words) == len(own)
    assert words in client.get(f"/why/{own[0]}").text
    assert all(words not in client.get(f"/why/{one}").text for one in others)


def test_what_is_not_there_is_told_kindly(client: TestClient) -> None:
    assert client.get("/why/cm-nothing").status_code == 404
    assert client.get("/nowhere").status_code == 404
    assert client.get("/article/src-nothing").status_code == 404
    assert client.get("/api/v1/why/cm-nothing").json()["try_next"]


@pytest.mark.parametrize("day", ["2031-13", "2031-02-31", "soon"])
def test_a_day_that_is_none_is_told_kindly(client: TestClient, day: str) -> None:
    answer = client.get("/", params={"as_of": day})
    assert answer.status_code in (400, 422)
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("page", PAGES)
def test_as_of_is_kept_in_every_link_of_the_menu(client: TestClient, page: str) -> None:
    joined = "&" if "?" in page else "?"
    shown = client.get(f"{page}{joined}as_of=2031-05-01").text
    menu = shown.split('aria-label="Pages"')[1].split("</nav>")[0]
    links = re.findall(r'href="([^"]+)"', menu)
    assert links
    assert [link for link in links if "as_of=2031-05-01" not in link] == []


def test_a_later_article_is_left_out(client: TestClient) -> None:
    assert "0 statements" in client.get("/statements?as_of=2031-04-01").text
    assert "0 statements" not in client.get("/statements?as_of=2031-05-01").text


LISTS = ["/commitments", "/deadlines", "/contacts", "/statements", "/actors", "/sources", "/"]


@pytest.mark.parametrize("page", LISTS)
def test_a_page_can_be_had_as_csv_and_json(client: TestClient, page: str) -> None:
    rows = list(csv.reader(io.StringIO(client.get(f"{page}?format=csv").text)))
    assert len({len(row) for row in rows}) == 1
    plain = client.get(page, headers={"accept": "application/json"}).json()
    assert plain["shown"] is not None
    if page != "/":
        assert len(plain["shown"]) == len(rows) - 1


def test_filters_hold_for_the_download_too(client: TestClient) -> None:
    assert client.get("/actors?name=nobody-of-that-name&format=json").json()["shown"] == []


def test_no_cell_becomes_a_formula() -> None:
    table = Table("t", ("a",), [["=1+1"], ["@x"], ["-3"], ["plain"]])
    assert render_csv(table).splitlines() == ["a", "'=1+1", "'@x", "'-3", "plain"]


def test_rest_gives_the_contract(client: TestClient) -> None:
    record = client.get("/api/v1/record").json()
    assert record["schema"] == "dovecote-record/1"
    assert client.get("/api/v1/lists/commitments").json() == record["commitments"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/?as_of=soonish", "This is no day"),
        ("/changes?since=yesterday", "This is no day"),
        ("/review?skip=three", "This is no number"),
        ("/review?kind=burn", "This is none of the answers that it can have"),
        ("/changes", "Something is missing in this address"),
    ],
)
def test_an_address_that_makes_no_sense_is_told_in_words(client: TestClient, address: str, told: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    assert f"<h1>{told}</h1>" in answer.text
    assert "pattern" not in answer.text


@pytest.mark.parametrize(("words", "searched"), [(("310", "310 go"), "310 go"), ((None, "Go"), "Go"), (("4",), None)])
def test_no_search_is_offered_for_a_bare_figure(words: tuple[str | None, ...], searched: str | None) -> None:
    assert telling(*words) == searched


def test_a_promise_that_is_kept_is_no_deadline_ahead(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    due = Due("cm-1", "2031-06-01", "by June", "2031-06-01", "Veldt", "the gates open", "announced, not_due", 1, True)
    kept = dataclasses.replace(due, id="cm-2", title="the lamps are lit", status="met, on_time")
    opened = Dovecote.overview
    monkeypatch.setattr(
        Dovecote, "overview", lambda self, **asked: dataclasses.replace(opened(self, **asked), ahead=(due, kept))
    )
    shown = client.get("/").text
    assert "the gates open" in shown
    assert "the lamps are lit" not in shown


def test_an_article_from_right_to_left_stands_so_and_says_that_nothing_was_read(tmp_path: Path) -> None:
    text = "שרת החוץ: נוציא את החיילים עד סוף יוני\n\nשרת החוץ אמרה ביום שני כי ארצה תוציא את כל חייליה מן העמק.\n"
    (tmp_path / "hebrew.txt").write_text(text * 3, encoding="utf-8")
    path = tmp_path / "record.db"
    with Dovecote.open(path) as record:
        record.read([tmp_path / "hebrew.txt"])
    page = TestClient(create_app(path, read_only=True))
    link = re.findall(r'href="(/article/[^"?]+)', page.get("/sources").text)[0]
    article = page.get(link).text
    assert '<h1 dir="auto">שרת החוץ' in article
    assert "Nothing was read from it." in article
    assert "told elsewhere too" not in article
