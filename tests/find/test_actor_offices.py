"""The office in plain words, which two articles can compare."""

from __future__ import annotations

import pytest

from factories import an_article_with_actors


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Veldtian Foreign Minister Ines Varga spoke.", "foreign minister"),
        ("Veldt's acting Minister of Foreign Affairs, Ines Varga, spoke.", "foreign minister"),
        ("FM Ines Varga flew home.", "foreign minister"),
        ("The premier said that it was done.", "minister prime"),
        ("COAS General Mira Tolland flew home.", "army chairman"),
        ("The deputy defence minister, Bo Lind, spoke.", "defence deputy minister"),
        ("Orsan Front leader Bo Lind spoke.", "chairman own:orsan"),
        ("The foreign minister said that it was done.", "foreign minister"),
        ("Minister Bo Lind spoke.", None),
        ("Government spokeswoman Edda Voss spoke.", None),
    ],
)
def test_an_office_in_plain_words(text: str, office: str | None) -> None:
    offices = {role.office for actor in an_article_with_actors(text).actors for role in actor.roles}
    assert offices <= {office, None}
    assert office in offices
