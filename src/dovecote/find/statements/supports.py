"""What each statement carries: the contacts, promises, events and others that are known by its words alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from dovecote.find.article import Article
from dovecote.model.evidence import Evidence
from dovecote.model.statement import Statement


def find_supports(article: Article) -> tuple[Statement, ...]:
    """The article's statements, each with the ids of what stands on it (codebook, `supports`).

    A thing stands on the statement whose content holds the whole of one piece of its evidence; of nested statements the
    inner one carries it. What the outlet tells in its own voice stands on none.
    """
    carried: dict[str, dict[str, None]] = {}
    for item_id, pieces in _items(article):
        for piece in pieces:
            statement = article.statement_around(piece.span)
            if statement is not None:
                carried.setdefault(statement.id, {})[item_id] = None
    return tuple(
        dataclasses.replace(one, supports=tuple(carried[one.id])) if one.id in carried else one
        for one in article.statements
    )


def _items(article: Article) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
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
            yield item.id, item.evidence
    for commitment in article.commitments:
        for version in commitment.versions:
            yield commitment.id, version.evidence
