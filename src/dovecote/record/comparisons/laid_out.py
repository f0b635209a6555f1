"""How a comparison is put together: a name from what it compares, evidence each once, counts of origins in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dovecote.model.evidence import Evidence
from dovecote.model.ids import make_id
from dovecote.model.links import Links
from dovecote.model.record import Comparison, ComparisonKind
from dovecote.model.statement import Statement
from dovecote.record.merging import unique


def comparison(
    kind: ComparisonKind, refs: Sequence[str], text: str, evidence: Iterable[Evidence], steps: Sequence[str] = ()
) -> Comparison:
    """A comparison named by what it compares."""
    kept = unique(evidence)
    name = make_id("cp", kind, *refs, *((one.source, one.start, one.end) for one in kept))
    return Comparison(name, kind, tuple(refs), text, kept, tuple(steps))


def number(value: float) -> str:
    """A figure as a reader writes it: 14,000,000, and 2.5."""
    return f"{value:,.10g}"


def against(one: Statement, other: Statement, names: Mapping[str, str]) -> str:
    """Two statements that stand against each other, each with who makes it: "Veldt said: '...' against ..."."""
    return f"{voice(one, names)} against {voice(other, names)}"


def voice(statement: Statement, names: Mapping[str, str]) -> str:
    """What is said with who says it: "Veldt denied: 'that it fired first'"."""
    speakers = (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker or ()
    named = ", ".join(names.get(one, one) for one in speakers) or "nobody named"
    cue = (statement.cue or "").casefold().strip(" :,")
    # "according to the ministry" stands before its speaker.
    told = f"{cue} {named}" if cue.endswith(" to") else f"{named} {cue}".rstrip()
    return f"{told}: {statement.content!r}"


_OPERATORS: Final = {"ge": "at least ", "gt": "more than ", "le": "at most ", "lt": "less than ", "about": "about "}


def amount(op: str, value: float) -> str:
    """A figure with what is told of how exact it is: "at least 30", "57"."""
    return f"{_OPERATORS.get(op, '')}{number(value)}"


def origins_of(evidence: Iterable[Evidence], links: Links) -> dict[str, list[str]]:
    """Origin -> the sources that print it, in order of the evidence."""
    found: dict[str, list[str]] = {}
    for one in evidence:
        if one.source:
            prints = found.setdefault(links.origin(one.source), [])
            if one.source not in prints:
                prints.append(one.source)
    return found


def counts(origins: dict[str, list[str]]) -> str:
    """Both counts, as the codebook asks: "2 origins, 3 prints"."""
    prints = sum(map(len, origins.values()))
    return f"{_number(len(origins), 'origin')}, {_number(prints, 'print')}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
