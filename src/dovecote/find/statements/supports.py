"""What each statement carries: the contacts, promises, events and others that are known by its words alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dovecote.find.article import Article
from dovecote.find.statements.belonging import groups_of
from dovecote.model.evidence import Evidence
from dovecote.model.statement import Statement


def find_supports(article: Article) -> tuple[Statement, ...]:
    """The article's statements, each with the ids of what stands on it (codebook, `supports`), and its self-interest.

    A thing stands on the statement whose content holds the whole of one piece of its evidence; of nested statements the
    inner one carries it. What the outlet tells in its own voice stands on none. A speaker has an interest of its own in
    what its own side does, promises or undergoes.
    """
    sides = {one.id: groups_of(article, one) for one in article.actors}
    carried: dict[str, dict[str, Any]] = {}
    for item, pieces in _items(article):
        for piece in pieces:
            statement = article.statement_around(piece.span)
            if statement is not None:
                carried.setdefault(statement.id, {})[item.id] = item
    return tuple(
        dataclasses.replace(one, supports=tuple(carried[one.id]), self_interest=_interest(one, carried[one.id], sides))
        if one.id in carried
        else one
        for one in article.statements
    )


def _items(article: Article) -> Iterator[tuple[Any, tuple[Evidence, ...]]]:
    """Everything that may stand on a statement, in the order of the codebook's classes, with its evidence."""
    listed: tuple[tuple[Any, ...], ...] = (
        article.contacts,
        article.commitments,
        article.agreements,
        article.process_events,
        article.threats,
        article.assessments,
        article.observations,
        article.events,
    )
    for items in listed:
        for item in items:
            yield item, item.evidence
    for commitment in article.commitments:
        for version in commitment.versions:
            yield commitment, version.evidence


def _interest(statement: Statement, carried: dict[str, Any], sides: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Ids of those of `carried` in which the speaker's side has a part; `sides` tells what each actor belongs to."""
    ours = _joined(sides, _listed(statement.speaker))
    return tuple(one for one, item in carried.items() if ours & _joined(sides, _parties(item))) if ours else ()


def _joined(sides: Mapping[str, set[str]], ids: Iterable[str]) -> set[str]:
    return {group for one in ids for group in sides.get(one, ())}


PARTS = ("promisor", "promisee", "executor", "parties", "actors", "actor", "recipient", "issuer", "target")
"""Fields that name who takes part in a finding, by whatever role."""


def _parties(item: Any) -> Iterator[str]:
    for name in PARTS:
        value = getattr(item, name, None)
        yield from _listed(value if not isinstance(value, bool) else None)
    yield from (one.actor for one in getattr(item, "participants", ()))


def _listed(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()
