"""Every page answers, shows the words it stands on, escapes hostile text, and reads only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote import Dovecote
from dovecote.web.app import create_app
from dovecote.web.words import date_words

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TEXT = f"""Veldt to leave the valley {HOSTILE}

Veldt will withdraw all its troops from Orsan by 3 May 2031, President Ona Brill said on Monday. 🕊️

"We will {HOSTILE} keep our word," Brill said.
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder: Path = tmp_path_factory.mktemp("web")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    with Dovecote.open(folder / "record.db") as record:
        record.read([folder / "a.txt"])
    return TestClient(create_app(folder / "record.db"))


PAGES = ["/", "/commitments", "/deadlines", "/contacts", "/statements", "/actors", "/sources"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_with_a_strict_policy(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "<script" not in answer.text
    assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", answer.text)


def test_every_line_leads_to_its_words(client: TestClient) -> None:
    found = re.findall(r'href="(/why/[^"]+)"', client.get("/commitments").text)
    assert found
    page = client.get(found[0]).text
    place = re.findall(r'href="(/article/[^"]+)#chosen"', page)[0].replace("&amp;", "&")
    article = client.get(place).text
    assert 'id="chosen"' in article


def test_the_article_is_shown_to_the_character(client: TestClient) -> None:
    link = re.findall(r'href="(/article/[^"?]+)', client.get("/sources").text)[0]
    body = client.get(link).text.split('<div class="text" dir="auto">')[1].split("</div>")[0]
    shown = re.sub(r"<[^>]+>", "", body).replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')
    assert shown.replace("&#39;", "'").replace("&amp;", "&") == TEXT


def test_unescaped_text_would_be_noticed() -> None:
    """The deliberate break: the assertion above fails on a page that lets markup through."""
    assert "<script" in f"<p>{HOSTILE}</p>"


@pytest.mark.parametrize(("method", "host", "status"), [("GET", "evil.example", 421), ("POST", "127.0.0.1", 405)])
def test_other_hosts_and_methods_are_refused(client: TestClient, method: str, host: str, status: int) -> None:
    assert client.request(method, "/", headers={"host": host}).status_code == status


def test_what_is_not_there_is_told_kindly(client: TestClient) -> None:
    assert client.get("/why/cm-nothing").status_code == 404
    assert client.get("/api/v1/why/cm-nothing").json()["try_next"]


def test_as_of_is_kept_in_links(client: TestClient) -> None:
    assert 'href="/commitments?as_of=2031-05-01"' in client.get("/?as_of=2031-05-01").text


def test_rest_gives_the_contract(client: TestClient) -> None:
    record = client.get("/api/v1/record").json()
    assert record["schema"] == "dovecote-record/1"
    assert client.get("/api/v1/lists/commitments").json() == record["commitments"]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("../2031-05-31", "on or before 31 May 2031"),
        ("[2031-05-01,2031-05-08]", "one of 2 days, 1 May 2031 to 8 May 2031"),
        ("2031-05-01/2031-05-08", "between 1 May 2031 and 8 May 2031"),
        ("2031-05-15~", "about 15 May 2031"),
        (None, "no day told"),
    ],
)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words
