"""Promises in the manners of decrees, communiques and agencies: who, what, by when and how many, and near misses."""

from __future__ import annotations

import pytest

from told_promises import Row, read, rows_of

BOTH = "Veldt, Orsan Front"

FOUND: list[tuple[str, list[Row]]] = [
    (
        "Veldt will free 200 captives and the Orsan Front 60.",
        [("release", "Veldt", None, 200), ("release", "Orsan Front", None, 60)],
    ),
    (
        "Under the accord, Veldt frees 200 captives and the Orsan Front 60 soldiers by Sunday.",
        [("release", "Veldt", "../2031-08-31", 200), ("release", "Orsan Front", "../2031-08-31", 60)],
    ),
    (
        "Veldt is to withdraw 700 soldiers by October and all of them by April.",
        [("withdraw", "Veldt", "../2031-10", 700), ("withdraw", "Veldt", "../2032-04", 0)],
    ),
    (
        "“All our men will be in the barracks by 12 September,” General Mira Tolland of the Orsan Front said.",
        [("arrive", "Orsan Front", "../2031-09-12", None)],
    ),
    (
        "The mines, which were to be cleared by 31 July, still lie there.",
        [("dismantle", BOTH, "../2031-07-31", None)],
    ),
    (
        "3. The Parties shall free all persons held within 30 days of the signing of this Agreement.",
        [("release", BOTH, "../2031-09-19", None)],
    ),
    (
        "The two sides agree on 90 days for the disarmament of the militias.",
        [("disarm", BOTH, None, None)],
    ),
    (
        "The deadline of 4 October, which the two had fixed for the handover of the harbour, remains in force.",
        [("hand_over", BOTH, "../2031-10-04", None)],
    ),
    (
        "President Ilan Dores of Veldt issued Decree No. 41, under which 150 captives are to be freed by May.",
        [("release", "Veldt", "../2032-05", 150)],
    ),
    ("Orsan Front units will pull out of the harbour by Monday.", [("withdraw", "Orsan Front", "../2031-09-01", None)]),
    ("The convoy of 35 lorries is due to enter the town on Thursday.", [("enter", "", "2031-08-28", None)]),
    (
        "Veldt will lift its siege on 1 September and the Orsan Front its roadblocks on 3 September.",
        [("lift", "Veldt", "2031-09-01", None), ("lift", "Orsan Front", "2031-09-03", None)],
    ),
    (
        "The first 60 rifles will be handed in on 5 September, the rest by 1 December, the Orsan Front said.",
        [("disarm", "Orsan Front", "2031-09-05", 60), ("disarm", "Orsan Front", "../2031-12-01", None)],
    ),
    ("Ostmark pledged to send 120 ceasefire monitors.", [("send", "Ostmark", None, 120)]),
    ("All 140 soldiers of Veldt are to be gone by Sunday.", [("withdraw", "Veldt", "../2031-08-31", 0)]),
    (
        "Both sides agreed that the second phase shall start on 1 October and shall be completed by 30 December.",
        [("start", BOTH, "2031-10-01", None), ("complete", BOTH, "../2031-12-30", None)],
    ),
    (
        "Ostmark undertakes to deploy 60 verifiers no later than ten days after the signing.",
        [("send", "Ostmark", "../2031-08-30", 60)],
    ),
    ("The release of 210 captives is scheduled to take place on 30 August.", [("release", "", "2031-08-30", 210)]),
    (
        "Two hundred fighters of the Orsan Front are due in Lakmar on 3 September.",
        [("arrive", "Orsan Front", "2031-09-03", 200)],
    ),
    (
        "Ostmark welcomed the parties’ decision to extend the truce until 31 December.",
        [("cease_fire", BOTH, "../2031-12-31", None)],
    ),
]
LEFT = [
    "Veldt had hoped to be out of the valley by June.",
    "Who is to clear the mines has not been settled.",
    "The silence of the Orsan Front may mean that it will withdraw.",
    "The parliament of Veldt must approve the dispatch of police before any can leave.",
    "A court of Veldt approved the release of 40 captives.",
    "The two sides spoke of a deal brokered by Ostmark that would end four decades of war.",
    "The Orsan Front wants the army to leave the harbour by October.",
    "The accord failed to say when the army would leave the harbour.",
    "Neither side has said when it will free its captives.",
    "No captive came home, although Veldt had been expected to free 50.",
    "General Mira Tolland is to be congratulated on her patience.",
    "The council will discuss whether the army should leave.",
    "The Orsan Front hopes that the blockade will be lifted by October, its spokesman said.",
    "In 2019 Veldt promised to leave the islands by 2021 and never did.",
    "There has been speculation that the Orsan Front will disarm in October.",
    "The delegation of Veldt will be headed by General Mira Tolland.",
    "Bread will be in the markets by October, traders said.",
    "The next stop will be in the town by Monday.",
]


@pytest.mark.parametrize(("text", "rows"), FOUND)
def test_who_promises_what_by_when(text: str, rows: list[Row]) -> None:
    assert rows_of(text) == rows


@pytest.mark.parametrize("text", LEFT)
def test_what_only_looks_like_a_promise(text: str) -> None:
    assert not read(text).commitments
