"""The board: promises by what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.model.commitment import Commitment, CommitmentVersion, Revision, StatusRow
from dovecote.web.glossary import glossary
from dovecote.web.page import MOST, OpenPage, Page, Table, shortened

router = APIRouter(include_in_schema=False)
COLUMNS: Final = ("due_no_evidence", "missed", "violated", "repudiated", "in_progress", "announced", "in_force")
"""What wants a look comes first; the other lifecycles follow in the order of the codebook."""
CARDS_IN_COLUMN: Final = 8
CARDS_ALONE: Final = 200
"""Cards where one column is asked for alone."""
AGREEMENTS_OFFERED: Final = 200
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
    wanted = {"who": party, "words": word, "sourcing": sourcing, "under": agreement, "status": lifecycle}
    columns = _columns(page, wanted)
    shown = _shown(page, columns, MOST if page.is_download else CARDS_ALONE if lifecycle else CARDS_IN_COLUMN)
    agreements = _agreements(page, shown.values())
    cards = {id: card_of(page, one, agreements) for id, one in shown.items()}
    return page.show(
        "commitments.html",
        data=list(shown.values()),
        table=_table(cards.values()),
        columns=[(name, [cards[id] for id in ids if id in cards], len(ids)) for name, ids in columns.items()],
        total=sum(map(len, columns.values())),
        agreements=agreements,
        agreement_choices=[
            (id, shortened(name, 60)) for id, name in sorted(agreements.items(), key=lambda one: one[1].casefold())
        ],
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


def _columns(page: Page, wanted: dict[str, Any]) -> dict[str, list[str]]:
    """Ids of the promises in each column: those that moved first, then by their last day.

    They are asked for once and together, and none of them is unpacked: a column may hold thousands.
    """
    marks = page.record.marks("commitments", heaviest_first=True, dateless_too=True, as_of=page.as_of, **wanted)
    columns: dict[str, list[str]] = {}
    for mark in marks:
        columns.setdefault(mark.status or _UNKNOWN.lifecycle, []).append(mark.id)
    order = [*COLUMNS, *(one.code for one in glossary()["lifecycle"].terms)]
    names = sorted(columns, key=lambda name: order.index(name) if name in order else len(order))
    return {name: columns[name] for name in names}


def _shown(page: Page, columns: dict[str, list[str]], size: int) -> dict[str, Commitment]:
    """The first promises of each column, with the names that their cards need."""
    ids = [id for column in columns.values() for id in column[:size]]
    found = page.many("commitments", ids)
    page.names.look_up([(one.promisor, one.promisee, one.versions[-1].evidence[:1]) for one in found.values()])
    return {id: found[id] for id in ids}


def _agreements(page: Page, shown: Iterable[Commitment]) -> dict[str, str]:
    """Names of the agreements that one can choose between, and of those that promises shown rest on."""
    ids = {one.basis_agreement for one in shown if one.basis_agreement}
    offered = page.record.marks("agreements", limit=AGREEMENTS_OFFERED, dateless_too=True, as_of=page.as_of)
    named = {one.id: one.label or one.id for one in offered}
    return named | page.record.labels_of("agreements", ids, as_of=page.as_of)


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
