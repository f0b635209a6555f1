"""Two reports of the bundled example, as they are and transformed: people renamed, days moved, paragraphs reordered.

The texts are those of `examples/saltmarsh`; a transformation replaces their words, so that nothing can hang on one name
or day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dovecote.model.commitment import Commitment
from dovecote.model.record import Record
from dovecote.pipeline import build_record, read_articles
from dovecote.read.plain_text import read_text
from dovecote.vocabulary.lexicon import parse_actor_list

EXAMPLE = Path(__file__).parents[1] / "examples" / "saltmarsh"
UNDATED, CALL = "04-undated-minsol-visit.txt", "05-loravian-paper-call.txt"

OTHER_NAMES = {
    "Ruk Adamar": "Hale Vostrin",
    "Adamar": "Vostrin",
    "Edda Lorne": "Mara Quist",
    "Lorne": "Quist",
    "Pia Orlund": "Tessa Brume",
    "Orlund": "Brume",
    "Anders Holm": "Karl Eskett",
    "Holm": "Eskett",
    "Tarek Sool": "Idris Penn",
    "Sool": "Penn",
    "Oskar Brandt": "Felix Arlen",
    "Brandt": "Arlen",
    "Greta Sandell": "Nora Hallam",
    "Sandell": "Hallam",
    "Amel Idrane": "Lena Torvik",
    "Idrane": "Torvik",
    "Port Azel": "Port Brine",
    "Azel accord": "Brine accord",
    "Serrin": "Colder",
    "Minsol": "Hartow",
    "Belsar": "Quenby",
}
"""Longer names first, so that a part is replaced only where it stands alone."""


@dataclass(frozen=True)
class Days:
    """The days that the two reports turn on."""

    call: date = date(2031, 3, 12)
    first_limit: date = date(2031, 6, 30)
    new_limit: date = date(2031, 11, 1)
    resume: date = date(2030, 11, 18)
    visit: date = date(2030, 10, 31)
    signed: date = date(2030, 3, 14)
    cut: date = date(2030, 12, 15)
    start: date = date(2031, 4, 15)

    def moved(self, days: int) -> Days:
        """The same days, all later by `days`."""
        return Days(*(getattr(self, name) + timedelta(days) for name in self.__dataclass_fields__))

    @property
    def first_month(self) -> str:
        """The month of the first limit, as EDTF."""
        return f"{self.first_limit:%Y-%m}"

    @property
    def slip(self) -> tuple[int, int]:
        """The slip by the codebook: from the old latest day, and from the first day of the old stated month."""
        latest = self.new_limit - timedelta(1)
        month_end = self.first_limit.replace(day=calendar.monthrange(self.first_limit.year, self.first_limit.month)[1])
        return (latest - month_end).days, (latest - self.first_limit.replace(day=1)).days


def dress(text: str, days: Days, names: dict[str, str] | None = None) -> str:
    """A report of the example with other days, and other names where given."""
    was = Days()
    change = [
        (f"{was.call:%d %b, %Y}", f"{days.call:%d %b, %Y}"),
        ("November 18", f"{days.resume:%B} {days.resume.day}"),
        ("November 1", f"{days.new_limit:%B} {days.new_limit.day}"),
        ("March 2030", f"{days.signed:%B %Y}"),
        ("June 2031", f"{days.first_limit:%B %Y}"),
        ("mid-December", f"mid-{days.cut:%B}"),
        ("in April", f"in {days.start:%B}"),
        ("Wednesday", f"{days.call:%A}"),
        ("Thursday", f"{days.visit:%A}"),
    ]
    table = dict(change) | (names or {})
    pattern = "|".join(rf"\b{re.escape(old)}\b" for old in sorted(table, key=len, reverse=True))
    return re.sub(pattern, lambda found: table[found[0]], text)


def reorder(text: str, after: str) -> str:
    """The paragraphs after the one that holds `after` in reverse order; those that bring in the speakers stay first."""
    paragraphs = text.strip().split("\n\n")
    place = next(number for number, words in enumerate(paragraphs) if after in words) + 1
    *rest, last = paragraphs[place:]
    return "\n\n".join([*paragraphs[:place], *reversed(rest), last])


def reports(days: Days | None = None, names: dict[str, str] | None = None) -> list[str]:
    """The undated report and the one of the call."""
    return [dress((EXAMPLE / name).read_text(encoding="utf-8"), days or Days(), names) for name in (UNDATED, CALL)]


def record_of(texts: list[str], as_of: str | None = None, names: dict[str, str] | None = None) -> Record:
    """The record of some texts, read with the example's list of actors, renamed as the texts are."""
    listed = (EXAMPLE / "actors.toml").read_text(encoding="utf-8")
    actors = parse_actor_list(dress(listed, Days(), names))
    return build_record(list(read_articles((read_text(text) for text in texts), actors=actors)), as_of=as_of)


def withdrawal(record: Record) -> Commitment:
    """The commitment whose deadline was revised: the one with a slip."""
    slipped = [one for one in record.commitments if any(revision.slip_days for revision in one.revisions)]
    assert len(slipped) == 1, [one.title for one in slipped]
    return slipped[0]
