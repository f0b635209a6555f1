"""One promise told with two scopes: only what tells them apart counts."""

from __future__ import annotations

import pytest

from dovecote.record.comparisons.promises import _telling_words


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("all Veldt troops", "every soldier", (frozenset({"veldt"}), frozenset())),
        ("all the foreign soldiers", "all EU troops", (frozenset({"foreign"}), frozenset({"EU"}))),
        ("the hill posts", "the river posts", (frozenset({"hill"}), frozenset({"river"}))),
    ],
)
def test_the_words_that_tell_two_scopes_apart(one: str, other: str, apart: tuple[frozenset[str], ...]) -> None:
    assert _telling_words(one, other) == apart
