"""The REST interface: the contract's own objects, described by OpenAPI; no answer that it does not describe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dovecote import Dovecote
from dovecote.model.json_codec import reading_to_plain, record_to_plain
from dovecote.web.app import create_app
from web_record import make_record

pytest_plugins = ("web_record",)


APP = create_app(Path("set below"))
schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", APP)


@pytest.fixture(scope="module", autouse=True)
def a_record(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The description is known without a record; answers need one."""
    APP.state.record = make_record(tmp_path_factory.mktemp("rest"))


# A pattern cannot tell that 2031-02-31 is no day, nor that a search needs a letter: such a request is told so with 400.
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@schema.parametrize()
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=QUIET)
def test_every_answer_is_one_that_is_documented(case: Any) -> None:
    case.headers["host"] = "localhost"
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=300, deadline=None, suppress_health_check=QUIET)
def test_every_answer_is_one_that_is_documented_at_length(case: Any) -> None:
    case.headers["host"] = "localhost"
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


def test_record_and_readings_are_those_of_the_contract(client: TestClient, hostile_record: Path) -> None:
    with Dovecote.open(hostile_record, create=False) as record:
        assert client.get("/api/v1/record").json() == record_to_plain(record.record())
        for reading in record.readings():
            assert client.get(f"/api/v1/readings/{reading.id}").json() == reading_to_plain(reading)


def test_a_list_is_cut_where_it_is_asked(client: TestClient) -> None:
    whole = client.get("/api/v1/lists/actors").json()
    assert client.get("/api/v1/lists/actors?offset=1&limit=2").json() == whole[1:3]


def test_sources_are_those_known_on_the_day(client: TestClient) -> None:
    assert client.get("/api/v1/lists/sources?as_of=2030-01-01").json() == []
    assert len(client.get("/api/v1/lists/sources").json()) == 1


def test_openapi_names_version_and_every_path(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert all(path.startswith("/api/v1/") for path in told["paths"])
    assert {"/api/v1/record", "/api/v1/readings/{source}", "/api/v1/why/{item}"} <= set(told["paths"])
