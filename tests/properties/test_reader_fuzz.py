"""Every reader on spoilt and hostile bytes: an article whose parts hold, or a clear refusal, and never long."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dovecote.errors import InputError
from dovecote.model.document import RawDocument
from dovecote.read.reader import Reader, list_readers
from part_checks import assert_parts_hold

READERS = [pytest.param(reader, id=name) for name, (reader, _) in sorted(list_readers().items())]
LONGEST_SECONDS = 60

BODY = b"Envoys of the Republic of Veldt and of the Orsan Front met in Port Lume on Friday. " * 12
HOSTILE = {
    "nested elements": b"<html><body>" + b"<div>" * 100_000 + BODY,
    "nested just below the limit": b"<html><body>" + b"<div>" * 230 + b"<p>" + BODY,
    "nested inline": b"<html><body><article><h1>Envoys</h1><p>" + b"<b><i>" * 30_000 + BODY,
    "unclosed tables": b"<html><body>" + b"<table>" * 30_000 + BODY,
    "many attributes": b"<html><p " + b"a=1 " * 200_000 + b">" + BODY,
    "many entities": b"<html><p>" + b"&nbsp;" * 300_000 + BODY,
    "nested JSON": b"[" * 100_000,
    "nested JSON-LD": b"<html><script type='application/ld+json'>" + b"[" * 90_000 + b"</script><p>" + BODY,
    "one long line": b"a " * 5_000_000,
    "one long word": b"a" * 450_000,
    "many short lines": b"Talks\n" * 80_000,
    "dashes": b"- " * 400_000,
    "brackets": b"(" * 400_000 + b"[" * 400_000,
    "dates": b"7 May 2032, " * 60_000,
    "quotation marks": b"\xe2\x80\x9c" * 300_000,
    "right to left and astral": "مرحبا \u202e\U0001f54a\ufe0f\u200f ".encode() * 20_000,
    "nulls": b"\x00" * 100_000,
    "every byte": bytes(range(256)) * 4_000,
    "boundaries": b"Content-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3_000,
    "looping PDF": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>endobj\n"
    b"trailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
}


def read_or_refuse(reader: Reader, content: bytes) -> None:
    try:
        documents = reader.read(RawDocument(f"a{reader.suffixes[0]}", content))
    except InputError as error:
        if not (error.thing and error.try_next):
            raise AssertionError("a refusal names the thing and what to try") from error
        return
    for document in documents:
        assert_parts_hold(document)


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_bytes_take_no_long_time(reader: Reader, kind: str) -> None:
    start = time.monotonic()
    read_or_refuse(reader, HOSTILE[kind])
    assert time.monotonic() - start < LONGEST_SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spoilt_samples(reader: Reader, data: st.DataObject) -> None:
    content = bytearray(reader.sample)
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 40)))
        content[start:end] = data.draw(st.binary(max_size=30))
    read_or_refuse(reader, bytes(content))


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=80, deadline=None)
@given(content=st.binary(max_size=600))
def test_any_bytes(reader: Reader, content: bytes) -> None:
    read_or_refuse(reader, content)
