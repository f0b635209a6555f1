"""Checked lists that say which findings do not speak for their rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from dovecote.api.unused import wrong_ids
from dovecote.errors import UnreadableDocument


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.toml", '[[draw]]\nid = "ev-1"\nverdict = "wrong"\n\n[[draw]]\nid = "ev-2"\nverdict = "right"\n'),
        ("list.jsonl", '{"id": "ev-1", "verdict": "wrong"}\n{"id": "ev-2", "verdict": "right"}\n'),
    ],
)
def test_both_kinds_of_list_are_read(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert wrong_ids([path]) == {"ev-1"}


@pytest.mark.parametrize("name", ["list.toml", "list.jsonl"])
def test_anything_else_is_told_plainly(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("no list at all", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="checked list"):
        wrong_ids([path])
