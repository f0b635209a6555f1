"""Whether two places of a text name one agreement, and the one that both make."""

from __future__ import annotations

import dataclasses
from collections.abc import Set

from dovecote.model.process import Agreement
from dovecote.model.when import When


def is_same(first: Agreement, second: Agreement, marks: Set[str] = frozenset()) -> bool:
    """Whether both may be one: no day, party or word of `marks` ("new", "separate") sets the second apart."""
    if _marks(second, marks) - _marks(first, marks):
        return False
    if first.kind == "procedural" or second.kind == "procedural":
        return first.kind == second.kind and first.name == second.name
    if not _may_share_day(first.signed, second.signed):
        return False
    if first.parties and second.parties and not set(first.parties) & set(second.parties):
        return False
    return "ceasefire" not in {first.kind, second.kind} or first.kind == second.kind or second.signed is None


def _marks(agreement: Agreement, marks: Set[str]) -> set[str]:
    """The words of its name that tell one agreement from another."""
    return {one for one in (agreement.name or "").lower().split() if one in marks}


def _may_share_day(first: When | None, second: When | None) -> bool:
    """Whether one is not told, or is the other told less finely: "in February" and "on 29 February"."""
    if first is None or second is None or first.edtf is None or second.edtf is None:
        return True
    short, long = sorted((first.edtf.removeprefix("../"), second.edtf.removeprefix("../")), key=len)
    return long.startswith(short)


def joined(first: Agreement, second: Agreement) -> Agreement:
    """Both as one: all evidence, the fuller list of parties, the finer day."""
    return dataclasses.replace(
        first,
        evidence=(*first.evidence, *(one for one in second.evidence if one not in first.evidence)),
        parties=first.parties if len(first.parties) >= len(second.parties) else second.parties,
        signed=_finer(first.signed, second.signed),
        form=first.form if first.form != "announced_form_unknown" else second.form,
    )


def _finer(first: When | None, second: When | None) -> When | None:
    told = [one for one in (first, second) if one is not None]
    return max(told, key=lambda one: (one.edtf is not None and ".." not in one.edtf, len(one.edtf or "")), default=None)
