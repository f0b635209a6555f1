"""Words before a time that make it a limit, and the limit as EDTF (codebook, section Dates)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Place, month_length
from dovecote.find.times.tokens import Word
from dovecote.model.edtf import Edtf

NEGATIVE_WITHIN = 6
"""Words back from "before" in which a "not" turns the limit into a first day."""
_LONGEST_WORDING: Final = 4
_LONGEST_PASSED_OVER: Final = 6
_LONGEST_BEHIND: Final = 3
FEBRUARY: Final = 2


def read_deadline_word(match: Match, table: Mapping[str, Any]) -> tuple[str, str] | None:
    """The words that make the time a limit, and their kind: on_or_before, before, within, not_before."""
    words, last = match.words, _before_passed_over(match, table["passed_over"])
    for length in range(_LONGEST_WORDING, 0, -1):
        if last - length + 1 < 0:
            continue
        wording = " ".join(word.lower for word in words[last - length + 1 : last + 1])
        if wording in table["limit_if_denied"] and _is_denied(words, last - length, table):
            return wording, "on_or_before"
        for kind in ("on_or_before", "before", "within", "not_before"):
            if wording in table[kind]:
                turns = kind == "before" or wording in table["first_day_if_denied"]
                if turns and _is_denied(words, last - length, table):
                    return wording, "not_before"
                if _is_joined(words, last - length):
                    return None  # "the run-up to the vote"
                return wording, kind
    return _behind(match, table)


def _behind(match: Match, table: Mapping[str, Any]) -> tuple[str, str] | None:
    """The words behind a time that make it a limit: "the 31 May deadline", "in May at the latest"."""
    following = [word.lower for word in match.words[match.last + 1 : match.last + 1 + _LONGEST_BEHIND]]
    for length in range(len(following), 0, -1):
        wording = " ".join(following[:length])
        if wording in table["behind"]:
            return wording, str(table["behind"][wording])
    return (following[0], "on_or_before") if following and following[0] in table["limit_itself"] else None


def _is_joined(words: list[Word], index: int) -> bool:
    """Whether a hyphen without spaces stands there: what follows it is the rest of a word."""
    if not 0 < index < len(words) - 1 or "HYPHEN" not in words[index].meanings or words[index].text != "-":
        return False
    return words[index - 1].end == words[index].start and words[index].end == words[index + 1].start


def _before_passed_over(match: Match, passed_over: Mapping[str, Any]) -> int:
    """Index of the last word before a time that is none of those which may stand between it and its deadline word."""
    words, last = match.words, match.first - 1
    while last >= 0:
        wordings = (
            (length, " ".join(word.lower for word in words[last - length + 1 : last + 1]))
            for length in range(min(_LONGEST_PASSED_OVER, last + 1), 0, -1)
        )
        length = next((length for length, wording in wordings if wording in passed_over), 0)
        if not length:
            break
        last -= length
    return last


def _is_denied(words: list[Word], index: int, table: Mapping[str, Any]) -> bool:
    for back in range(index, max(-1, index - NEGATIVE_WITHIN), -1):
        lower = words[back].lower
        if lower in table["negative"] or lower.endswith(("n't", "n’t")):
            return True
        if words[back].text in ".;:" or lower in table["ends_negative"]:
            return False
    return False


def limit_of(place: Place, kind: str) -> tuple[str | None, str]:
    """The limit that a deadline word makes of a place, as EDTF, and the convention in words."""
    if place.edtf is None or place.type == "SET" or place.value == "PRESENT_REF":
        return None, ""
    if kind == "not_before":
        return _first_day(place.edtf), "'not before' names the first day that counts"
    if kind == "before":
        return _excluding(place), "'before' excludes what it names"
    if place.edtf.startswith("["):
        return None, ""
    end = place.edtf.split("/")[-1]
    if kind == "within":
        return f"../{end}", "the stretch itself is known, to its last day"
    return (f"../{end}", "on or before, to the end of what is named") if end not in ("", "..") else (None, "")


def _first_day(edtf: str) -> str | None:
    if edtf.startswith("["):
        return None
    start = edtf.split("/")[0]
    return f"{start}/.." if start not in ("", "..") else None


def _excluding_without_year(edtf: str) -> str | None:
    """Before a day or month of which no year is known: the day or month that comes before it in every year."""
    month, _, day = edtf.removeprefix("XXXX-").partition("-")
    if not month.isdigit() or not (day.isdigit() or not day):
        return None
    if day and int(day) > 1:
        return f"../XXXX-{month}-{int(day) - 1:02}"
    before = (int(month) - 2) % 12 + 1
    last = month_length(2001, before)
    # The day before 1 March is not the same in all years.
    return f"../XXXX-{before:02}-{last}" if day and before != FEBRUARY else f"../XXXX-{before:02}"


def _excluding(place: Place) -> str | None:
    edtf = str(place.edtf)
    if edtf.startswith("XXXX-"):
        return _excluding_without_year(edtf)
    if edtf.endswith("~"):
        return f"../{edtf.split('/')[-1]}"
    if place.grain == "month" and place.first:
        previous = place.first - timedelta(days=1)
        return f"../{previous.year:04}-{previous.month:02}"
    if place.grain == "year" and place.year is not None and place.year > 1:
        return f"../{place.year - 1:04}"
    first = Edtf.parse(edtf).earliest()
    if first is None or edtf.startswith("["):
        return None
    # "Before midnight on Friday" is on Friday still.
    if "T" in edtf or place.value.endswith("T24:00"):
        return f"../{edtf}"
    return f"../{(first - timedelta(days=1)).isoformat()}" if first > date.min else None
