"""Articles with the reading that was looked at and accepted; `make accept` rewrites them, git shows what changed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from dovecote.model.json_codec import reading_to_plain
from dovecote.pipeline import read_articles
from dovecote.read.plain_text import read_text
from dovecote.vocabulary.user_lists import read_user_list

EXAMPLE = Path(__file__).parents[2] / "examples" / "saltmarsh"
ACCEPTED = Path(__file__).parent / "accepted"
NAMES = ["04-undated-minsol-visit.txt", "05-loravian-paper-call.txt"]
SHOWN = {
    "statements": ("speaker", "content_type", "sourcing_class", "channel", "force"),
    "contacts": ("contact_type", "status", "one_sided_readout"),
    "commitments": ("action", "promisor", "promisee", "testable"),
    "process_events": ("kind", "modality"),
    "threats": ("kind", "issuer", "target"),
    "observations": ("value", "op", "unit"),
}
pytestmark = pytest.mark.whole


def outline(name: str) -> list[str]:
    """A reading as one line an item: class, fields, first words; ids told as names, so that a person can review it."""
    text = (EXAMPLE / name).read_text(encoding="utf-8")
    reading = next(read_articles([read_text(text)], actors=read_user_list(EXAMPLE / "actors.toml")))
    plain = reading_to_plain(reading)
    called = {actor["id"]: actor["name"] for actor in plain["actors"]}

    def told(value: Any) -> str:
        if isinstance(value, list):
            return " + ".join(told(one) for one in value)
        return str(called.get(value, value))

    lines = [f"published: {plain['source']['published']['edtf']}"]
    for kind, fields in SHOWN.items():
        for item in plain[kind]:
            words = next(one["exact"] for one in item["evidence"] if one["role"] not in ("source", "cue"))
            shown = ", ".join(f"{field}={told(item[field])}" for field in fields)
            lines.append(f"{kind}: {shown}: {words}")
            lines += [
                f"    version {version['v']}: {version['strength']}, {(version['deadline'] or {}).get('edtf')}"
                for version in item.get("versions", [])
            ]
    return lines


@pytest.mark.parametrize("name", NAMES)
def test_the_reading_is_the_accepted_one(name: str) -> None:
    path = ACCEPTED / f"{name}.json"
    found = outline(name)
    if os.environ.get("DOVECOTE_ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


def test_another_reading_would_be_noticed() -> None:
    accepted = json.loads((ACCEPTED / f"{NAMES[0]}.json").read_text(encoding="utf-8"))
    assert outline(NAMES[0]) != accepted[1:]
