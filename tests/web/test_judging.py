"""Judging through the page: only with its own token, from its own pages, and never in a read-only one."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote import Dovecote
from dovecote.api import Items, PageOfList
from dovecote.model.record import ReviewTask
from dovecote.web.app import create_app
from web_record import make_record


@pytest.fixture(scope="module")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("judging"))


@pytest.fixture
def writer(record_path: Path) -> TestClient:
    return TestClient(create_app(record_path, person="Lene"), follow_redirects=False)


def a_form(writer: TestClient, **more: str) -> dict[str, str]:
    """What the page of a promise sends to accept it."""
    promise = re.findall(r'href="/commitments/(cm-[^"]+)"', writer.get("/commitments").text)[0]
    token = re.findall(r'name="token" value="([^"]+)"', writer.get(f"/review/{promise}").text)[0]
    return {"token": token, "verdict": "accept", "about": promise, **more}


def kept(path: Path) -> int:
    with Dovecote.open(path, create=False) as record:
        return len(record.judgements())


def test_a_judgement_is_kept_with_the_name_of_the_person(writer: TestClient, record_path: Path) -> None:
    before = kept(record_path)
    answer = writer.post("/judgements", data=a_form(writer, reason="seen in the treaty"))
    assert answer.status_code == 303
    with Dovecote.open(record_path, create=False) as record:
        made = record.judgements()[-1]
    assert (made.by, made.verdict, made.reason) == ("Lene", "accept", "seen in the treaty")
    assert kept(record_path) == before + 1


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ({}, ""),
        ({}, "guessed"),
        ({"origin": "http://evil.example"}, None),
        ({"origin": "null"}, None),
        ({"sec-fetch-site": "cross-site"}, None),
        ({"sec-fetch-site": "same-site"}, None),
    ],
)
def test_what_no_page_of_ours_sent_is_refused(
    writer: TestClient, record_path: Path, headers: dict[str, str], token: str | None
) -> None:
    form = a_form(writer)
    before = kept(record_path)
    answer = writer.post("/judgements", data=form if token is None else {**form, "token": token}, headers=headers)
    assert answer.status_code == 403
    assert kept(record_path) == before


def test_a_read_only_page_keeps_nothing_and_offers_nothing(writer: TestClient, record_path: Path) -> None:
    form = a_form(writer)
    reader = TestClient(create_app(record_path, read_only=True))
    assert reader.post("/judgements", data=form).status_code == 403
    assert 'method="post"' not in reader.get(f"/review/{form['about']}").text
    assert "Judge this" not in reader.get(f"/commitments/{form['about']}").text


@pytest.mark.parametrize("back", ["http://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_the_way_back_is_never_elsewhere(writer: TestClient, back: str) -> None:
    answer = writer.post("/judgements", data=a_form(writer, back=back))
    assert re.match(r"/\?kept=", answer.headers["location"])


@pytest.mark.parametrize(
    "more", [{"verdict": "burn"}, {"verdict": "edit"}, {"verdict": "same"}, {"about": "cm-nothing"}, {"about": " "}]
)
def test_a_judgement_that_makes_no_sense_is_told_kindly(
    writer: TestClient, record_path: Path, more: dict[str, str]
) -> None:
    before = kept(record_path)
    answer = writer.post("/judgements", data={**a_form(writer), **more})
    assert answer.status_code in (400, 404, 422)
    assert kept(record_path) == before


def answers_of(shown: str) -> dict[str, str]:
    """What each key of the question answers."""
    return dict(re.findall(r'<button data-key="(\d)"><kbd>\d</kbd> ([^<]+)</button>', shown))


def test_a_question_is_answered_with_a_figure(
    writer: TestClient, record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who speaks, and whether two are one: the words in question stand beside the answers, to the character."""
    with Dovecote.open(record_path, create=False) as record:
        statement, actors = record.statements()[0], {one.name: one.id for one in record.actors()}
    brill, tolland = actors["Ona Brill"], actors["Mira Tolland"]
    words = statement.evidence
    asked = [
        ReviewTask("task-1", "unresolved_speaker", statement.id, "Who?", words, candidates=(brill, tolland)),
        ReviewTask("task-2", "uncertain_link", brill, "One?", words[:2], other=tolland, score=0.5),
    ]
    monkeypatch.setattr(
        Dovecote, "waiting", lambda *_, offset, **__: PageOfList(Items(asked[offset : offset + 1]), 2, offset, 1)
    )
    assert answers_of(writer.get("/review").text) == {"1": "Ona Brill", "2": "Mira Tolland"}
    shown = writer.get("/review?skip=1").text
    assert answers_of(shown) == {"1": "one and the same", "2": "two"}
    assert all(one.exact in html.unescape(shown) for one in words[:2])
    token = re.findall(r'name="token" value="([^"]+)"', shown)[0]
    writer.post("/judgements", data={"token": token, "verdict": "not_same", "about": [brill, tolland]})
    with Dovecote.open(record_path, create=False) as record:
        assert record.judgements()[-1].about == (brill, tolland)


def test_what_an_item_may_be_the_same_as_is_found_by_its_words(writer: TestClient) -> None:
    actors = {one["name"]: one["id"] for one in writer.get("/actors?format=json").json()["shown"]}
    offered = writer.get(f"/review/{actors['Ona Brill']}/others?about=toll").text
    assert re.findall(r'value="([^"]+)"', offered) == [id for name, id in actors.items() if "toll" in name.lower()]
    assert actors["Ona Brill"] not in writer.get(f"/review/{actors['Ona Brill']}/others?about=brill").text
