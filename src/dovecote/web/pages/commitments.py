"""The board: promises by what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.commitment import Commitment, CommitmentVersion, Revision, StatusRow
from dovecote.web.glossary import glossary
from dovecote.web.page import OpenPage, Page, Table

router = APIRouter(include_in_schema=False)
COLUMNS: Final = ("due_no_evidence", "missed", "violated", "repudiated", "in_progress", "announced", "in_force")
"""What wants a look comes first; the other lifecycles follow in the order of the codebook."""
CARDS_IN_COLUMN: Final = 24
_UNKNOWN: Final = StatusRow("", "announced", "unclear", "n/a", "none", "R1")


@dataclass(frozen=True, slots=True)
class Card:
    """A promise as the board shows it."""

    commitment: Commitment
    who: str
    whom: str
    first: CommitmentVersion
    last: CommitmentVersion
    status: StatusRow
    moved: tuple[Revision, ...]
    """The changes that changed more than the words."""
    dropped: tuple[str, ...]
    agreement: str


@router.get("/commitments")
def commitments(
    page: OpenPage, party: str = "", agreement: str = "", word: str = "", lifecycle: str = "", sourcing: str = ""
) -> Response:
    """A column for each lifecycle that occurs; filtered by party, agreement, words, lifecycle and sourcing."""
    agreements = {one.id: one.name for one in page.listed("agreements")}
    cards = [card_of(page, one, agreements) for one in page.record.commitments(as_of=page.as_of)]
    cards = [
        card
        for card in cards
        if party.casefold() in f"{card.who} {card.whom}".casefold()
        and word.casefold() in card.commitment.title.casefold()
        and agreement in ("", card.commitment.basis_agreement)
        and lifecycle in ("", card.status.lifecycle)
        and sourcing in ("", card.last.sourcing_class)
    ]
    cards.sort(key=lambda card: (not card.moved, _day(card), card.commitment.id))
    return page.show(
        "commitments.html",
        data=[card.commitment for card in cards],
        table=_table(cards),
        columns=_columns(cards, CARDS_IN_COLUMN if not lifecycle else len(cards)),
        total=len(cards),
        agreements=agreements,
        asked={"party": party, "agreement": agreement, "word": word, "lifecycle": lifecycle, "sourcing": sourcing},
    )


def card_of(page: Page, one: Commitment, agreements: dict[str, str]) -> Card:
    """The card of a promise."""
    return Card(
        commitment=one,
        who=page.name(one.promisor),
        whom=page.name(one.promisee, nobody=""),
        first=one.versions[0],
        last=one.versions[-1],
        status=one.status_history[-1] if one.status_history else _UNKNOWN,
        moved=tuple(revision for revision in one.revisions if revision.kind != ("restated",)),
        dropped=_dropped(one),
        agreement=agreements.get(one.basis_agreement or "", ""),
    )


def _dropped(one: Commitment) -> tuple[str, ...]:
    """Conditions that some change removed and the version in force does not have."""
    if not any("condition_removed" in revision.kind for revision in one.revisions):
        return ()
    kept = {condition.text for condition in one.versions[-1].conditions}
    earlier = (condition.text for version in one.versions[:-1] for condition in version.conditions)
    return tuple(dict.fromkeys(text for text in earlier if text not in kept))


def _day(card: Card) -> str:
    return (card.last.deadline.latest if card.last.deadline else None) or "9"


def _columns(cards: Iterable[Card], size: int) -> list[tuple[str, list[Card], int]]:
    """Name, first cards and number of all cards of each column."""
    by_name: dict[str, list[Card]] = {}
    for card in cards:
        by_name.setdefault(card.status.lifecycle, []).append(card)
    order = [*COLUMNS, *(one.code for one in glossary()["lifecycle"].terms)]
    names = sorted(by_name, key=lambda name: order.index(name) if name in order else len(order))
    return [(name, by_name[name][:size], len(by_name[name])) for name in names]


def _table(cards: Iterable[Card]) -> Table:
    columns = (
        "id", "promisor", "promisee", "title", "first words", "first latest day", "words now", "latest day now",
        "slip min", "slip max", "on whose word", "lifecycle", "timeliness", "correspondence", "verification",
        "versions",
    )  # fmt: skip
    return Table("commitments", columns, (_row(card) for card in cards))


def _row(card: Card) -> tuple[object, ...]:
    slip = next((revision.slip_days for revision in reversed(card.moved) if revision.slip_days), None)
    first, last = card.first.deadline, card.last.deadline
    return (
        card.commitment.id,
        card.who,
        card.whom,
        card.commitment.title,
        first.text if first else None,
        first.latest if first else None,
        last.text if last else None,
        last.latest if last else None,
        slip.min if slip else None,
        slip.max if slip else None,
        card.last.sourcing_class,
        card.status.lifecycle,
        card.status.timeliness,
        card.status.correspondence,
        card.status.verification,
        len(card.commitment.versions),
    )
