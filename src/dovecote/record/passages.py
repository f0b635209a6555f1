"""A quotation inside the sentence it stands in: what a person reads when asking where a line comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dovecote.model.evidence import Evidence
from dovecote.model.record import RecordSource

CONTEXT_CHARACTERS: Final = 300
"""How far before and after a quotation the ends of its sentence are looked for."""
_STOPS: Final = (". ", "? ", "! ", ".” ", '." ', ".\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one source, and what stands before and after them in the same sentence."""

    source: RecordSource | None
    evidence: Evidence
    before: str
    after: str


def passages(
    evidence: Iterable[Evidence], sources: Mapping[str, RecordSource], texts: Mapping[str, str]
) -> tuple[Passage, ...]:
    """The passages of `evidence`, each place of a source once, in order."""
    distinct = {(one.source, one.start, one.end): one for one in reversed(list(evidence))}
    return tuple(_passage(one, sources.get(one.source or ""), texts) for one in reversed(distinct.values()))


def _passage(one: Evidence, source: RecordSource | None, texts: Mapping[str, str]) -> Passage:
    text = texts.get(one.source or "")
    if text is None:
        return Passage(source, one, one.prefix or "", one.suffix or "")
    line_end = text.find("\n", one.end)
    start = max(text.rfind("\n", 0, one.start) + 1, one.start - CONTEXT_CHARACTERS)
    end = min(line_end if line_end >= 0 else len(text), one.end + CONTEXT_CHARACTERS)
    return Passage(source, one, _last_sentence(text[start : one.start]), _first_sentence(text[one.end : end]))


def _last_sentence(words: str) -> str:
    """What follows the last full stop: a plain cut for showing, no judgement about sentences."""
    return words[max((words.rfind(stop) + len(stop) for stop in _STOPS if stop in words), default=0) :]


def _first_sentence(words: str) -> str:
    return words[: min((words.find(stop) + len(stop.rstrip()) for stop in _STOPS if stop in words), default=len(words))]
