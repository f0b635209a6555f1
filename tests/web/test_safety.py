"""Article text is hostile, and so may be another site in the same browser: nothing of it runs, reads or changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote.web.app import create_app
from web_record import HOSTILE, PAGES, dangerous

pytest_plugins = ("web_record",)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_an_article_runs(client: TestClient, page: str) -> None:
    answer = client.get(page)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert dangerous(answer.text) == []


def test_nothing_runs_on_the_pages_behind_the_lists(client: TestClient) -> None:
    lists = "".join(client.get(page).text for page in PAGES)
    places = set(re.findall(r'href="(/(?:why|article|actors|commitments)/[^"#?]+)', lists))
    assert {place.split("/")[1] for place in places} >= {"article", "actors", "commitments", "why"}
    for place in sorted(places):
        assert dangerous(client.get(place).text) == []


@pytest.mark.parametrize(
    "path", ["/search?q={}", "/statements?about={}", "/actors?name={}", "/article/{}", "/why/{}", "/{}"]
)
def test_what_is_asked_is_escaped_too(client: TestClient, path: str) -> None:
    assert dangerous(client.get(path.format(HOSTILE)).text) == []


def test_markup_would_be_noticed() -> None:
    """The deliberate break: the check above finds what a page that lets markup through would show."""
    assert dangerous(f"<p>{HOSTILE}</p>") == ["script", "onerror", "x"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8642", ""])
def test_other_hosts_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost", "[::1]:8642"])
def test_own_hosts_are_served(client: TestClient, host: str) -> None:
    assert client.get("/codebook", headers={"host": host}).status_code == 200


def test_a_client_beyond_this_machine_is_refused(hostile_record: Path) -> None:
    outside = TestClient(create_app(hostile_record), client=("192.0.2.7", 5000))
    assert outside.get("/").status_code == 421
    inside = TestClient(create_app(hostile_record), client=("127.0.0.1", 5000))
    assert inside.get("/").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_read_only_page_changes_nothing(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 403


def test_a_fault_of_ours_is_told_with_the_same_headers(hostile_record: Path) -> None:
    app = create_app(hostile_record)
    app.state.templates.env.globals.pop("term")  # the deliberate break: a page that cannot be made
    broken = TestClient(app, raise_server_exceptions=False).get("/statements")
    assert broken.status_code == 500
    assert "Dovecote itself has a fault here" in broken.text
    assert "default-src 'none'" in broken.headers["content-security-policy"]
    assert dangerous(broken.text) == []
