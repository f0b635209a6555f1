"""Where quotation marks stand, paragraph by paragraph, and which stretch each pair holds.

Marks are paired inside one part of the text (a line). A paragraph that opens a quotation and does not close it,
followed by one that opens again, is one quotation over two paragraphs, as the press prints it. Single marks count as a
quotation only where the outlet uses no double ones around them, and never where they are apostrophes.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from dovecote.find.article import Article
from dovecote.languages.language import Language
from dovecote.languages.registry import get_language
from dovecote.model.document import FACT_PARTS
from dovecote.model.evidence import Span
from dovecote.model.values import passing_value

MAX_SINGLE = 400
"""A quotation in single marks longer than this is more likely an apostrophe taken for a mark."""


@passing_value
class Quotation:
    """A stretch in quotation marks, marks included; outermost marks only."""

    start: int
    end: int
    paragraph: int
    """Index of the part it stands in."""
    closed: bool
    """False where the paragraph ends without the closing mark."""
    single: bool
    continues: bool = False
    """Whether the paragraph before left the same quotation open."""

    span: Span = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "span", Span(self.start, self.end))


@dataclass(frozen=True, slots=True)
class _Marks:
    closer_of: dict[str, str]
    opener_of: dict[str, str]
    same: frozenset[str]
    single: frozenset[str]
    doubles: re.Pattern[str]
    singles: re.Pattern[str]


@functools.cache
def _marks_of(language_code: str) -> _Marks:
    pairs = get_language(language_code).table("quotation_marks")["pairs"]
    closer_of = {pair["open"]: pair["close"] for pair in pairs}
    single = {mark for pair in pairs if pair.get("single") for mark in (pair["open"], pair["close"])}
    double = {mark for pair in pairs if not pair.get("single") for mark in (pair["open"], pair["close"])}
    return _Marks(
        closer_of,
        {close: opened for opened, close in reversed(list(closer_of.items()))},
        frozenset(pair["open"] for pair in pairs if pair.get("same")),
        frozenset(single),
        _any_of(double),
        _any_of(single),
    )


def _any_of(marks: set[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(mark) for mark in sorted(marks, key=lambda mark: (-len(mark), mark))))


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Outermost quotations in the parts that facts may be read from, in order."""
    found: list[Quotation] = []
    left_open = False
    for index, part in enumerate(article.document.source.parts):
        if part.kind not in FACT_PARTS:
            continue
        in_part = quotations_in(article.text, part.start, part.end, index, article.language)
        if in_part and left_open and not article.text[part.start : in_part[0].start].strip():
            first = in_part[0]
            in_part[0] = Quotation(first.start, first.end, index, first.closed, first.single, continues=True)
        left_open = bool(in_part) and not in_part[-1].closed
        found.extend(in_part)
    return tuple(found)


def quotations_in(text: str, start: int, end: int, paragraph: int, language: Language) -> list[Quotation]:
    """Outermost quotations in `text[start:end]`: double marks first, then single ones outside them."""
    marks = _marks_of(language.code)
    doubles = _pair(text, start, end, paragraph, marks, single=False)
    if not marks.singles.search(text, start, end):
        return doubles
    free, position = [], start
    for quotation in doubles:
        free.append((position, quotation.start))
        position = quotation.end
    free.append((position, end))
    singles = [one for low, high in free for one in _pair(text, low, high, paragraph, marks, single=True)]
    singles = [one for one in singles if one.closed and len(one.span) <= MAX_SINGLE]
    return sorted([*doubles, *singles], key=lambda one: one.start)


def _pair(text: str, start: int, end: int, paragraph: int, marks: _Marks, *, single: bool) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    for match in (marks.singles if single else marks.doubles).finditer(text, start, end):
        mark, position = match.group(), match.start()
        if stack and _closes(text, position, mark, stack[-1][0], marks):
            opened = stack.pop()[1]
            if not stack:
                found.append(Quotation(opened, match.end(), paragraph, True, single))
        elif mark in marks.closer_of and _may_open(text, position, mark, start, marks):
            stack.append((mark, position))
        elif not stack and not single and _turned(text, match.end(), position, start):
            stack.append((marks.opener_of.get(mark, mark), position))
    if stack and not single:
        found.append(Quotation(stack[0][1], end, paragraph, False, single))
    return found


def _closes(text: str, position: int, mark: str, opened: str, marks: _Marks) -> bool:
    """Whether `mark` ends the quotation that `opened` began; a straight mark may end what a curly one opened."""
    before = text[position - 1 : position]
    after = text[position + len(mark) : position + len(mark) + 1]
    if marks.closer_of[opened] != mark:
        mixed = opened not in marks.single and (opened in marks.same or mark in marks.same)
        ends = mark in marks.same or mark not in marks.closer_of
        return mixed and ends and not before.isspace() and not after.isalnum()
    if opened in marks.single:
        return not after.isalnum() and not before.isspace()
    if opened in marks.same:
        # A straight mark between a space and a letter opens another quotation, even if one is open: an end was lost.
        return not (before.isspace() and after.isalnum())
    return True


def _may_open(text: str, position: int, mark: str, start: int, marks: _Marks) -> bool:
    before = text[position - 1 : position] if position > start else ""
    after = text[position + len(mark) : position + len(mark) + 1]
    if mark in marks.single:
        return not before.isalnum() and before not in {".", ","} and bool(after) and not after.isspace()
    if mark in marks.same:
        return not before.isalnum() and bool(after) and not after.isspace()
    return True


def _turned(text: str, after: int, position: int, start: int) -> bool:
    """Whether a closing mark stands where an opening one should: at the beginning of the paragraph, before a word.

    So it does before the dots of what was left out: "” … we will not".
    """
    follows = text[after : after + 2].lstrip(" ")[:1]
    return not text[start:position].strip() and (text[after : after + 1].isalnum() or follows == "…")
