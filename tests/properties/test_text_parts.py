"""Whatever the text: it is kept to the character, and its parts cover each word once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dovecote.read.plain_text import read_text
from part_checks import assert_parts_hold

LINES = st.sampled_from(
    [
        "Talks open in Port Lume",
        "PORT LUME, Veldt (LPA) — The envoys met again in the old harbour hall on Monday evening.",
        "Lume: The envoys met again in the old harbour hall on Monday evening, an aide said.",
        "By Ansa Merrow",
        "7 May 2032 | 10:30 GMT",
        "Read More: Who speaks for the Front?",
        "The envoys met again. Read more: Who speaks for the Front",
        "Share · Tweet",
        "Correction: the name was wrong.",
        "“Hold,” she said. 🕊️ مرحبا بكم في البلد.",
        "",
        " ",
        "\u00a0",
        "— —",
        "(",
    ]
)


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    document = read_text(text)
    assert document.text == text
    assert_parts_hold(document)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028"]))
@settings(max_examples=60, deadline=None)
def test_any_order_of_lines(lines: list[str], between: str) -> None:
    text = between.join(lines)
    document = read_text(text)
    assert document.text == text
    assert_parts_hold(document)
