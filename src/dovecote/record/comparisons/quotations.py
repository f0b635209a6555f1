"""One quotation that two articles give in different words: both are shown, and neither is held to be the right one.

Quoted words are sacred (codebook, Statement), so a difference of one word is told. What an editor marks as changed,
by brackets or an ellipsis, is no difference, nor is a shorter piece of the same quotation, nor case and punctuation.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from dovecote.model.likeness import plain_name
from dovecote.model.links import Links
from dovecote.model.record import Comparison, Record
from dovecote.model.statement import Statement
from dovecote.record.comparisons.laid_out import comparison

RUN: Final = 4
"""Words in a row that two quotations must share to be compared at all."""
LEAST_WORDS: Final = 6
MOSTLY: Final = 0.8
"""Share of words in common, in order. Below it two answers of one speaker are as likely as two prints of one."""
EDITED: Final = re.compile(r"\[[^\]]*\]|\.\.\.|…")


def compare_quotations(record: Record, links: Links) -> Iterator[Comparison]:
    """Pairs of statements of one speaker, from two origins, that quote the same words differently."""
    for one, other in _pairs(record):
        if one.known_from is None or other.known_from is None:
            continue
        if links.origin(one.known_from) == links.origin(other.known_from):
            continue
        text = f"one quotation in two wordings: {one.content!r} / {other.content!r}"
        pieces = [piece for each in (one, other) for piece in each.evidence if piece.role == "content"]
        steps = ("the wordings differ; neither is corrected",)
        yield comparison("contradiction", (one.id, other.id), text, pieces, steps)


def with_verbatim_errors(record: Record, found: tuple[Comparison, ...]) -> Record:
    """`record`, each statement of a differing quotation told how the other article words it."""
    statements = {one.id: one for one in record.statements}
    errors: dict[str, str] = {}
    for each in found:
        first, second = each.refs
        for mine, theirs in ((first, second), (second, first)):
            other = statements[theirs]
            errors.setdefault(mine, f"{other.known_from} has: {other.content}")
    changed = tuple(
        dataclasses.replace(one, verbatim_error=errors[one.id]) if one.id in errors else one
        for one in record.statements
    )
    return dataclasses.replace(record, statements=changed)


def _pairs(record: Record) -> Iterator[tuple[Statement, Statement]]:
    """Pairs that share a speaker and a run of words, each once, in order of the record."""
    places: dict[tuple[object, ...], list[int]] = {}
    words: dict[int, list[str]] = {}
    for number, one in enumerate(record.statements):
        spoken = _quoted_words(one)
        if one.speaker is None or len(spoken) < LEAST_WORDS:
            continue
        words[number] = spoken
        for place in range(len(spoken) - RUN + 1):
            places.setdefault((one.speaker, *spoken[place : place + RUN]), []).append(number)
    pairs = {
        (here[first], here[second])
        for here in places.values()
        for first in range(len(here))
        for second in range(first + 1, len(here))
        if here[first] != here[second]
    }
    for left, right in sorted(pairs):
        if _differ(words[left], words[right]):
            yield record.statements[left], record.statements[right]


def _quoted_words(statement: Statement) -> list[str]:
    """The words of a wholly quoted statement, without what its editor changed; empty where it is not all quoted."""
    if statement.content_type != "direct":
        return []
    return plain_name(EDITED.sub(" ", statement.content)).split()


def _differ(one: list[str], other: list[str]) -> bool:
    """Whether these are two wordings of one quotation: mostly the same, and neither a piece of the other."""
    short, long = sorted((one, other), key=len)
    text, whole = f" {' '.join(short)} ", f" {' '.join(long)} "
    if text in whole or len(long) > 2 * len(short):
        return False
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return MOSTLY * len(short) <= same < len(short)
