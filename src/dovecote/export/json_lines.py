"""The record as JSON Lines: one object a line, each naming its class; for streams and for `jq`."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from dovecote.export.export import Export
from dovecote.model.json_codec import to_plain
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import RECORD_SCHEMA, Record

CLASSES = ("sources", "processes", "actors", *ITEM_CLASSES, "comparisons", "tasks", "issues")


def _write(record: Record, target: BinaryIO) -> None:
    head = {"class": "record", "schema": RECORD_SCHEMA, "as_of": record.as_of, "made_with": to_plain(record.made_with)}
    target.write(_line(head))
    for name in CLASSES:
        for one in getattr(record, name):
            target.write(_line({"class": name, **to_plain(one)}))


def _line(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode("utf-8") + b"\n"


EXPORT = Export("json-lines", ".jsonl", "application/jsonl", _write, "one item a line, each with its class")
