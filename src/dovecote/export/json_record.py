"""The record as one JSON object (CONTRACT, section Record)."""

from __future__ import annotations

import json
from typing import BinaryIO

from dovecote.export.export import Export
from dovecote.model.json_codec import record_to_plain
from dovecote.model.record import Record


def _write(record: Record, target: BinaryIO) -> None:
    text = json.dumps(record_to_plain(record), ensure_ascii=False, indent=1)
    target.write(text.encode("utf-8") + b"\n")


EXPORT = Export("json", ".json", "application/json", _write, "the whole record as one JSON object")
