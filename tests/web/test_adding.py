"""What may be sent to be read, and what becomes of it: limits, hostile names, broken files, the stream of events."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dovecote import Dovecote
from dovecote.web import guard
from dovecote.web.app import create_app
from web_record import make_record

ARTICLE = b"""Veldt pledges a truce
14 April 2031

Veldt will cease fire by 3 May 2031, President Ona Brill said on Monday.
"""


@pytest.fixture(scope="module")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("adding"))


@pytest.fixture
def writer(record_path: Path) -> TestClient:
    return TestClient(create_app(record_path), follow_redirects=False)


def token_of(writer: TestClient) -> str:
    return str(re.findall(r'name="token" value="([^"]+)"', writer.get("/add").text)[0])


def send(writer: TestClient, *files: tuple[str, bytes], **form: str) -> list[dict[str, str]]:
    """What became of each file, as the stream of events tells it."""
    answer = writer.post("/add", data={"token": token_of(writer), **form}, files=[("files", file) for file in files])
    assert answer.status_code == 303, answer.text
    job = answer.headers["location"]
    deadline = time.monotonic() + 60
    while "<progress" in writer.get(job).text and time.monotonic() < deadline:
        time.sleep(0.05)
    told = writer.get(f"{job}/events").text
    assert told.rstrip().endswith('event: over\ndata: "done"')
    return [json.loads(line) for line in re.findall(r"(?m)^data: (\{.*\})$", told)]


def test_a_file_is_read_and_sent_again_is_unchanged(writer: TestClient) -> None:
    (first,) = send(writer, ("truce.txt", ARTICLE))
    assert first["outcome"] == "new"
    (again,) = send(writer, ("truce.txt", ARTICLE))
    assert again["outcome"] == "unchanged"


def test_a_broken_file_stops_none_of_the_others(writer: TestClient) -> None:
    steps = send(writer, ("empty.txt", b""), ("noise.xyz", b"\x00\xff"), ("other.txt", ARTICLE + b"\nMore.\n"))
    assert sorted(step["outcome"] for step in steps) == ["new", "unread", "unread"]
    assert all(step["problem"] for step in steps if step["outcome"] == "unread")


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd.txt", "C:\\windows\\a.txt", "<script>alert(1)</script>.txt", "/dev/zero"]
)
def test_a_name_is_a_name_and_no_path(writer: TestClient, record_path: Path, name: str) -> None:
    steps = send(writer, (name, ARTICLE + name.encode() + b"\n"))
    assert len(steps) == 1
    with Dovecote.open(record_path, create=False) as record:
        addresses = [one.address for one in record.sources()] + [one.address for one in record.unread()]
    assert not any("/" in address or "\\" in address for address in addresses if not address.endswith("a.txt"))


def test_nothing_at_all_is_told_kindly(writer: TestClient) -> None:
    assert writer.post("/add", data={"token": token_of(writer), "text": "  "}).status_code == 400


def test_a_form_without_our_token_is_refused(writer: TestClient) -> None:
    assert writer.post("/add", data={"text": "x"}).status_code == 403
    assert writer.post("/add", data={"token": "x", "text": "x"}).status_code == 403


def test_too_many_files_are_refused(writer: TestClient) -> None:
    files = [("files", (f"{number}.txt", b"x")) for number in range(201)]
    assert writer.post("/add", data={"token": token_of(writer)}, files=files).status_code == 400


def test_more_bytes_than_allowed_are_refused_before_they_are_read(
    writer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_of(writer)
    monkeypatch.setattr(guard, "MAX_UPLOAD_BYTES", 1000)
    answer = writer.post("/add", data={"token": token}, files=[("files", ("a.txt", b"x" * 2000))])
    assert answer.status_code == 413


def test_a_body_longer_than_its_header_says_is_cut_off(writer: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_UPLOAD_BYTES", 1000)
    pieces = iter([b"x" * 600, b"x" * 600, b"x" * 600])
    headers = {"content-type": "multipart/form-data; boundary=b"}
    assert writer.post("/add", content=pieces, headers=headers).status_code == 413


def test_a_job_that_is_none_is_told_kindly(writer: TestClient) -> None:
    assert writer.get("/add/nothing").status_code == 404
    assert writer.get("/add/nothing/events").status_code == 404
