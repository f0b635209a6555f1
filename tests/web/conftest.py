"""One record for all tests of the page: reading it takes longer than asking it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote.web.app import create_app
from web_record import make_record


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def client(hostile_record: Path) -> TestClient:
    return TestClient(create_app(hostile_record, read_only=True))
