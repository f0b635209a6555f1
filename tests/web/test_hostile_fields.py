"""Markup in every field of every class of the model: no page and no answer of the REST interface lets it through."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote.model.reading import ITEM_CLASSES
from dovecote.web.app import create_app
from hostile_values import HOSTILE, MARKUP, SOURCE, make_hostile_record
from web_record import PAGES, dangerous

ESCAPED = "&lt;script&gt;alert(1)"
EMPTY_OF_IT = {"/codebook", "/search?q=valley"}


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, ids: dict[str, str]) -> TestClient:
    path: Path = tmp_path_factory.mktemp("hostile") / "record.db"
    ids.update(make_hostile_record(path))
    return TestClient(create_app(path, person=HOSTILE))


@pytest.mark.parametrize("page", [*PAGES, f"/article/{SOURCE}"])
def test_no_page_lets_markup_through(hostile: TestClient, page: str) -> None:
    answer = hostile.get(page)
    assert answer.status_code == 200
    assert dangerous(answer.text) == []
    assert (ESCAPED in answer.text) == (page not in EMPTY_OF_IT)  # it is there, as words


@pytest.mark.parametrize("name", [*ITEM_CLASSES, "actors", "comparisons"])
@pytest.mark.parametrize("kind", ["a0", "b0"])
def test_no_page_of_an_item_does(hostile: TestClient, ids: dict[str, str], name: str, kind: str) -> None:
    item = ids[name].replace("a0", kind) if name != "comparisons" else ids[name]
    for page in (f"/why/{item}", f"/review/{item}"):
        answer = hostile.get(page)
        assert answer.status_code == 200
        assert dangerous(answer.text) == []
        assert ESCAPED in answer.text


def test_a_hostile_process_is_only_a_name(hostile: TestClient) -> None:
    answer = hostile.get("/statements", params={"process": HOSTILE})
    assert answer.status_code == 200
    assert dangerous(answer.text) == []
    assert hostile.get("/statements", params={"process": HOSTILE + "!"}).status_code == 404


@pytest.mark.parametrize("name", [*ITEM_CLASSES, "actors", "sources", "deadlines"])
def test_rest_answers_as_json_that_no_browser_takes_for_a_page(hostile: TestClient, name: str) -> None:
    answer = hostile.get(f"/api/v1/lists/{name}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert MARKUP[0] in str(answer.json())
