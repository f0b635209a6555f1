"""What the address says about all pages alike: the process and the state of the judgements hold wherever one goes."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote import Dovecote
from dovecote.web.app import create_app
from web_record import PAGES

NORTH = "14 April 2031\n\nVeldt will free 40 prisoners by 3 May 2031, President Ona Brill said on Monday.\n"
SOUTH = "15 April 2031\n\nThe Orsan Front will open the Kell bridge by 9 June 2031, General Mira Tolland said.\n"
BEFORE, AFTER = "2031-05-01", "2031-05-03"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles of two processes; a promise was called wrong on 2 May 2031."""
    folder = tmp_path_factory.mktemp("frame")
    for name, text in (("north", NORTH), ("south", SOUTH)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        with Dovecote.open(folder / "record.db", process=name) as record:
            record.read([folder / f"{name}.txt"])
    with Dovecote.open(folder / "record.db") as record:
        wrong = next(one for one in record.commitments() if "bridge" in one.title)
        record.decide("reject", [wrong.id], by="Lene", at=datetime(2031, 5, 2, 9, tzinfo=UTC))
    return folder / "record.db"


@pytest.fixture(scope="module")
def page(path: Path) -> TestClient:
    return TestClient(create_app(path))


def links_of(answer: str) -> list[str]:
    menu = answer.split('aria-label="Pages"')[1].split("</nav>")[0]
    return re.findall(r'href="([^"]+)"', menu)


@pytest.mark.parametrize("address", PAGES)
def test_a_process_holds_for_every_page(page: TestClient, address: str) -> None:
    joined = "&" if "?" in address else "?"
    shown = page.get(f"{address}{joined}process=south")
    assert shown.status_code == 200
    assert "You see the process “south”" in shown.text
    assert links_of(shown.text)
    assert [link for link in links_of(shown.text) if "process=south" not in link] == []


def test_only_its_articles_are_asked(page: TestClient) -> None:
    assert "Brill" in page.get("/statements").text
    south = page.get("/statements?process=south").text
    assert "Tolland" in south
    assert "Brill" not in south
    assert len(page.get("/api/v1/lists/sources?process=south").json()) == 1


def test_a_process_that_is_none_is_told_kindly(page: TestClient) -> None:
    assert page.get("/statements?process=west").status_code == 404
    assert page.get("/api/v1/lists/sources?process=west").json()["try_next"]


def test_a_server_for_one_process_shows_no_other(path: Path) -> None:
    north = TestClient(create_app(path, process="north"))
    assert "Tolland" not in north.get("/statements").text
    assert "Brill" in north.get("/statements").text
    assert 'id="process"' not in north.get("/").text
    assert north.get("/statements?process=south").status_code == 404


def test_what_was_judged_later_does_not_count(page: TestClient) -> None:
    assert "bridge" not in page.get("/commitments").text
    earlier = page.get("/commitments", params={"judged_until": BEFORE}).text
    assert "bridge" in earlier
    assert "as it was judged until 1 May 2031" in html.unescape(earlier)
    assert [link for link in links_of(earlier) if f"judged_until={BEFORE}" not in link] == []
    assert "bridge" not in page.get("/commitments", params={"judged_until": AFTER}).text
    assert "0 lines" not in page.get("/judgements").text
    assert "None so far" in page.get("/judgements", params={"judged_until": BEFORE}).text


def test_a_past_state_is_looked_at_and_not_judged(page: TestClient) -> None:
    promise = re.findall(r'href="/commitments/(cm-[^"?]+)', page.get("/commitments").text)[0]
    assert 'name="verdict" value="accept"' in page.get(f"/review/{promise}").text
    assert 'name="verdict"' not in page.get(f"/review/{promise}", params={"judged_until": BEFORE}).text


def test_rest_takes_them_and_says_so(page: TestClient) -> None:
    told = page.get("/api/v1/openapi.json").json()["paths"]["/api/v1/lists/{name}"]["get"]["parameters"]
    assert {"process", "judged_until", "as_of"} <= {one["name"] for one in told}
    earlier = page.get("/api/v1/lists/commitments", params={"judged_until": BEFORE}).json()
    assert len(earlier) == len(page.get("/api/v1/lists/commitments").json()) + 1
