"""What prints of one text do not share: facts that only one of them tells, and what a paper's own correction corrects.

A print that leaves a sentence out does not contradict the other; its reader knows less (codebook, Source). A correction
tells the wrong and the right words; both are shown with the place that they are about (rule R13).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dovecote.model.commitment import Commitment
from dovecote.model.evidence import Evidence, Span, quote
from dovecote.model.likeness import content_words, name_words, plain_name
from dovecote.model.links import Links
from dovecote.model.process import Agreement, ProcessEvent
from dovecote.model.reading import Reading
from dovecote.model.record import Comparison, Record, TextChange
from dovecote.record.article_versions import TOLD, changes_between, sentences_of
from dovecote.record.comparisons.laid_out import comparison
from dovecote.record.merging import unique

LEAST_WORDS: Final = 2
_FIGURE: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Told:
    """One piece of evidence of a fact, with all the sources that tell the fact."""

    words: Evidence
    sources: frozenset[str | None]


def compare_prints(record: Record, readings: Sequence[Reading], links: Links) -> Iterator[Comparison]:
    """Facts in one print of a text that another leaves out, each print held against the first known of them; and
    each correction with what it is about.
    """
    facts = _facts_by_source(record)
    first: dict[str, Reading] = {}
    papers: dict[str, list[Reading]] = {}
    for reading in readings:
        known = first.setdefault(links.origin(reading.id), reading)
        if known is not reading:
            yield from _left_out(facts, known, reading)
        yield from _corrected(reading, papers.setdefault(_paper(reading), []))
        papers[_paper(reading)].append(reading)


def _facts_by_source(record: Record) -> dict[str | None, list[_Told]]:
    """Source -> the words in which it tells promises, agreements and steps of the process."""
    facts: list[Commitment | Agreement | ProcessEvent] = []
    facts += [*record.commitments, *record.agreements, *record.process_events]
    found: dict[str | None, list[_Told]] = {}
    for fact in facts:
        sources = frozenset(one.source for one in fact.evidence)
        for words in unique(fact.evidence):
            found.setdefault(words.source, []).append(_Told(words, sources))
    return found


def _left_out(facts: dict[str | None, list[_Told]], one: Reading, other: Reading) -> Iterator[Comparison]:
    """What only the first, and what only the second of two prints tells."""
    changes = changes_between(one, other)
    for here, there, passages in (
        (one, other, [change.old for change in changes if change.old]),
        (other, one, [change.new for change in changes if change.new]),
    ):
        alone = [told.words for told in facts.get(here.id, ()) if there.id not in told.sources]
        found = [words for words in alone if any(one.start <= words.start < one.end for one in passages)]
        if found:
            found.sort(key=lambda words: (words.start, words.end))
            told = "; ".join(repr(words.exact) for words in found)
            text = f"told in {here.id}, left out in {there.id}: {told}"
            yield comparison("scope_difference", (here.id, there.id), text, found, _beside(changes))


def _beside(changes: Sequence[TextChange]) -> tuple[str, ...]:
    passages = sum(change.old is None or change.new is None for change in changes)
    return (f"{len(changes)} passages differ, {passages} of them stand in one print alone",)


def _paper(reading: Reading) -> str:
    return plain_name(reading.source.publisher or "") or reading.id


def _corrected(reading: Reading, earlier: Sequence[Reading]) -> Iterator[Comparison]:
    """A correction that names a figure, and the sentence of this or an earlier article that tells the same matter."""
    for part in reading.source.parts:
        note = part.span.cut(reading.text)
        if part.kind == "correction" and _FIGURE.search(note):
            sides = [_quoted(reading, part.span)]
            sides += next((found for each in (reading, *reversed(earlier)) if (found := _told_of(note, each))), [])
            refs = dict.fromkeys(str(one.source) for one in sides)
            yield comparison("inconsistency_within", tuple(refs), f"{reading.id} corrects itself: {note}", sides)


def _told_of(note: str, reading: Reading) -> list[Evidence]:
    about = _sentence_about(note, reading)
    return [_quoted(reading, about)] if about is not None else []


def _sentence_about(note: str, reading: Reading) -> Span | None:
    """The sentence that shares most with a correction; it must share a name or figure and a further word."""
    words, marked = content_words(note), _marked(note)

    def shared(span: Span) -> int:
        text = span.cut(reading.text)
        return len(words & content_words(text)) if marked & _marked(text) else 0

    best = max(sentences_of(reading, TOLD), key=lambda one: (shared(one), -one.start), default=None)
    return best if best is not None and shared(best) >= LEAST_WORDS else None


def _marked(text: str) -> frozenset[str]:
    """Names and figures."""
    return name_words(text) | frozenset(word for word in content_words(text) if word.isdigit())


def _quoted(reading: Reading, span: Span) -> Evidence:
    return replace(quote(reading.text, span.start, span.end), source=reading.id)
