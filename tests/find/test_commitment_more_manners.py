"""Promises in the manners of monitors, local papers and interviews: who, what, by when, and near misses."""

from __future__ import annotations

import pytest

from told_promises import Row, read, rows_of

FOUND: list[tuple[str, list[Row]]] = [
    (
        "Veldt has freed 61 of the 90 captives it undertook to free. The other 29 are to walk out on Sunday.",
        [("release", "Veldt", None, 90), ("release", "Veldt", "2031-08-31", 29)],
    ),
    ("Each side is to provide 25 officers.", [("provide", "Veldt, Orsan Front", None, 25)]),
    (
        "Veldt agreed to lift the boycott, its spokesman said, and would free 40 captives by Sunday.",
        [("lift", "Veldt", None, None), ("release", "Veldt", "../2031-08-31", 40)],
    ),
    (
        "“They told me that the first eight guns will arrive on 3 September,” General Mira Tolland said.",
        [("arrive", "", "2031-09-03", 8)],
    ),
    (
        "Forty captives held by the Orsan Front are slated for release on 3 September.",
        [("release", "Orsan Front", "2031-09-03", 40)],
    ),
    (
        "It was resolved that all soldiers of Veldt be moved out of the schools by 15 September.",
        [("withdraw", "Veldt", "../2031-09-15", 0)],
    ),
    (
        "The screening of 230 fighters is scheduled to get under way on 3 September.",
        [("screen", "", "2031-09-03", 230)],
    ),
    (
        "The two sides have fixed 3 September for the reopening of the harbour.",
        [("open", "Veldt, Orsan Front", "2031-09-03", None)],
    ),
    ("The Orsan Front swore to carry out no more ambushes.", [("refrain", "Orsan Front", None, None)]),
    (
        "Veldt promised the fishermen a seat in the council before October.",
        [("provide", "Veldt", "../2031-09", None)],
    ),
    (
        "Veldt assured the envoy that the posts are to be removed by 3 September.",
        [("dismantle", "Veldt", "../2031-09-03", None)],
    ),
    (
        "Under the Lakmar arrangement, the tolls were to be paid by 3 August.",
        [("pay", "Veldt, Orsan Front", "../2031-08-03", None)],
    ),
    (
        "The government of Veldt has ordered the road reopened by 3 September.",
        [("open", "Government of Veldt", "../2031-09-03", None)],
    ),
    (
        "The envoy praised Veldt for its commitment to free 40 captives.",
        [("release", "Veldt", None, 40)],
    ),
    (
        "Veldt will pay compensation to the families of the two fishermen wounded in July.",
        [("pay", "Veldt", None, None)],
    ),
    (
        "The document commits both sides to a permanent truce and to refrain from attacks.",
        [("cease_fire", "Veldt, Orsan Front", None, None), ("refrain", "Veldt, Orsan Front", "2031-08-20/..", None)],
    ),
    ("The Orsan Front shall free 40 captives, its spokesman said.", [("release", "Orsan Front", None, 40)]),
]
LEFT = [
    "Each side has a garden.",
    "A driver from Veldt said he was going to pay the fine but forgot.",
    "The other 29 guests walked out on Sunday.",
    "The envoy told the board of dreams to withdraw.",
    "She agreed that it was late, her spokesman said, and would rain.",
]


@pytest.mark.parametrize(("text", "rows"), FOUND)
def test_who_promises_what_by_when(text: str, rows: list[Row]) -> None:
    assert rows_of(text) == rows


@pytest.mark.parametrize("text", LEFT)
def test_what_only_looks_like_a_promise(text: str) -> None:
    assert not read(text).commitments
