"""The dateline that opens a report: "KABUL, March 1 (Agency) -", "RIMBO, Sweden (Agency) —", "Islamabad:".

A dateline is known by its form. No gazetteer is asked, so that a village or an invented town is found like a capital.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from dovecote.read.layout.part_words import PartWords, part_words
from dovecote.read.metadata.stated_dates import iter_stated_dates, without_dates

NO_PART = True

LOOK = 140
"""Characters in which a dateline must be complete."""

PLACE_WORDS = 6
"""Words of "SAN PEDRO SULA, Honduras"; more are a sentence."""

BARE_PLACE_WORDS = 2
"""Words of a place in capitals that nothing but a dash marks, behind the first paragraph."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a paragraph."""

    end: int
    """Characters of the paragraph that are dateline, white space behind it left out."""
    place: str | None
    agency: str | None
    """What stands in brackets or between strokes, verbatim: who filed the report."""
    date: str | None
    """EDTF of the date it gives; `XXXX-03-01` where it gives no year."""


_BRACKET = re.compile(r"\(([^()]{1,60})\)|/([^/\d\n]{2,40})/")
_SQUARE = re.compile(r"^\[(?P<head>[^\]\n]{6,80})\](?P<mark>)(?=\s)")
"""As in "[Juba, 12 May 2016]"."""
_FILED = re.compile(r"^(?P<head>[^\n()]{3,60}\([^()\d]{2,40}\))(?P<mark>)(?=\s+[\"“‘'A-Z])")
"""As in "KATHMANDU, Nov 8 (Agency) In the night ..."."""
_CAPITALISED = re.compile(r"^(?:[^\W\d_]|['’.-])+$")


@functools.cache
def _ends(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Where a dateline with a dash ends; where a place with a colon ends; where place and day end with : or a stop."""
    dash = part_words(code).dash
    return (
        re.compile(
            rf"^(?P<head>[^\n]{{1,110}}?)\s*(?P<mark>(?<=[\s)]){dash}(?=\s|$)|(?<=\S)(?:—|–|--)\s?(?=[\"“‘'A-Z]))"
        ),
        re.compile(r"^(?P<head>[^\n:.!?;\"“”]{2,50}):(?=\s+[\"“‘'A-Z0-9])"),
        re.compile(r"^(?P<head>[^\n:!?;\"“”]{4,90}?)(?P<mark>[:.])(?=\s+[\"“‘A-Z])"),
    )


@functools.cache
def _lone(code: str) -> re.Pattern[str]:
    dash = part_words(code).dash
    return re.compile(
        rf"^(?:[(\[](?P<head>[^()\[\]\n]{{8,40}})[)\]]|(?P<head2>[^\n:–—()\[\]]{{8,40}}?))"
        rf"\s*(?:\((?P<place>[A-Z][^()\d]{{1,40}})\)\s*)?(?:(?:{dash}|:)(?=\s)|(?<=[)\]])(?=\s))"
    )


def find_dateline(
    paragraph: str, words: PartWords, *, opens_article: bool, early: bool = False, code: str = "en"
) -> Dateline | None:
    """The dateline at the start of `paragraph`; None where it has none.

    "Kabul:" counts only in the paragraph that opens the article; further down it would be a speaker or a list.
    "KABUL —" also counts in an `early` one, behind a summary, where it is short: else it would be a heading.
    """
    start = paragraph[:LOOK]
    dashed, colon, dated = _ends(code)
    match = dashed.match(start)
    if match:
        bare = opens_article or (early and len(re.split(r"[,/]", match["head"])[0].split()) <= BARE_PLACE_WORDS)
        found = _with_dash(match, words, bare_allowed=bare)
        if found:
            return _with_day_behind(found, start, dashed)
        if opens_article and (found := _place_then_day(match, start, words, dashed)):
            return found
    lone = find_lone_day(start, code=code) if opens_article else None
    if lone:
        return lone
    match = _SQUARE.match(start)
    found = _with_dash(match, words, bare_allowed=False) if match and (opens_article or early) else None
    if found and found.date:
        return found
    found = _filed_from(start, words) if opens_article or early else None
    if found:
        return found
    match = colon.match(start)
    if match and opens_article and _is_place(match["head"], words, upper_needed=False):
        return Dateline(match.end(), match["head"].strip(), None, None)
    match = dated.match(start)
    found = _with_day(match, words) if match and (opens_article or early) else None
    if found:
        return found
    match = _BRACKET.match(start)
    if match and match[1] and match[1].strip().lower() in words.agencies:
        return Dateline(match.end(), None, match[1].strip(), None)
    return None


def _filed_from(start: str, words: PartWords) -> Dateline | None:
    """A place in capitals, its agency in brackets, and no mark before the text; it needs a day or an agency known."""
    match = _FILED.match(start)
    found = _with_dash(match, words, bare_allowed=False) if match else None
    if found is None or found.place is None or found.agency is None:
        return None
    if found.place.split(",")[0].upper() != found.place.split(",")[0]:
        return None
    return found if found.date or found.agency.lower() in words.agencies else None


def find_lone_day(start: str, *, code: str = "en") -> Dateline | None:
    """The whole day that opens a report without a place: "12 May 2016 –", "(May 12, 2016)"; None where there is none.

    The lines of a chronology open so too: whether this one stands alone is for the caller to see.
    """
    match = _lone(code).match(start)
    head = (match["head"] or match["head2"]) if match else ""
    date = next(iter(iter_stated_dates(head, code=code)), None)
    if match is None or date is None or not date.has_year or without_dates(head, code=code).strip(" ,.-"):
        return None
    return Dateline(match.end(), match["place"], None, date.edtf)


def _place_then_day(match: re.Match[str], start: str, words: PartWords, dashed: re.Pattern[str]) -> Dateline | None:
    """Of "Kessar — 12 May 2016 —", where the place is not in capitals: the day behind it says what it is."""
    head = match["head"].strip()
    if not _is_place(head, words, upper_needed=False):
        return None
    bare = Dateline(match.end(), head, None, None)
    found = _with_day_behind(bare, start, dashed)
    return found if found.date else None


def _with_day_behind(found: Dateline, start: str, dashed: re.Pattern[str]) -> Dateline:
    """`found` with the day that stands between its dash and another: "JUBA – Thursday, 12 May 2016 – ..."."""
    rest = start[found.end :].lstrip()
    match = dashed.match(rest) if found.date is None else None
    date = next(iter(iter_stated_dates(match["head"])), None) if match else None
    if match is None or date is None or without_dates(match["head"]).strip(" ,"):
        return found
    place, agency = found.place, found.agency
    if place is None and agency is not None and agency.upper() == agency:
        place, agency = agency, None
    return Dateline(len(start) - len(rest) + match.end(), place, agency, date.edtf)


def _with_day(match: re.Match[str], words: PartWords) -> Dateline | None:
    """As in "Kabul, Oct 3:" and "MOSCOW, April 14 /Agency/."; before a full stop the place must be in capitals."""
    found = _with_dash(match, words, bare_allowed=False)
    if not (found and found.date and found.place):
        return None
    return None if match["mark"] == "." and found.place.upper() != found.place else found


def _with_dash(match: re.Match[str], words: PartWords, *, bare_allowed: bool) -> Dateline | None:
    head = _unwrapped(match["head"])
    date = next(iter(iter_stated_dates(head)), None)
    bracket = _BRACKET.search(head)
    credit = (bracket[1] or bracket[2]).strip() if bracket else ""
    agency = credit if credit and not _is_date(credit) else None
    if agency and not _is_credit(agency, words):
        return None
    rest = without_dates(_BRACKET.sub(lambda found: " " * len(found.group()), head))
    place = re.split(r"\s{2,}|[,;:/|\s]+$", rest.strip())[0].strip(" ,;:.|/-–—")
    leftover = rest.replace(place, "", 1).strip(" ,;:.|/-–—&")
    if not place:
        return Dateline(match.end(), None, agency, date.edtf if date else None) if agency and not leftover else None
    if not (agency or date or bare_allowed):
        return None
    if leftover or not _is_place(place, words, upper_needed=not (agency or date)):
        return None
    return Dateline(match.end(), place, agency, date.edtf if date else None)


def _unwrapped(head: str) -> str:
    """The head without brackets around all of it that hold place and day: "(Nairobi, 3 May 2031) –"."""
    match = _BRACKET.fullmatch(head.strip())
    inner = match[1] if match and match[1] else ""
    placed = inner and _is_date(inner) and without_dates(inner).strip(" ,")
    return head.replace("(", " ").replace(")", " ") if placed else head


def _is_date(words_in_bracket: str) -> bool:
    return any(True for _ in iter_stated_dates(words_in_bracket))


def _is_credit(name: str, words: PartWords) -> bool:
    """A known agency, or a few capitalised words such as one's name is made of."""
    tokens = name.split()
    return name.lower() in words.agencies or (
        len(tokens) <= PLACE_WORDS and all(not token[0].islower() or token in ("and", "of", "the") for token in tokens)
    )


def _is_place(head: str, words: PartWords, *, upper_needed: bool) -> bool:
    """Capitalised words as a place's name has them; the first piece in upper case where nothing else speaks for it."""
    pieces = [piece.strip() for piece in re.split(r"[,/]|\band\b", head)]
    tokens = [token for piece in pieces for token in piece.split()]
    if not tokens or len(tokens) > PLACE_WORDS or not all(pieces):
        return False
    if any(piece.lower() in words.not_places for piece in pieces) or tokens[0].lower() in words.not_places:
        return False
    if not all(_CAPITALISED.match(token) for token in tokens):
        return False
    if any(token[0].islower() and token not in words.place_particles for token in tokens):
        return False
    if upper_needed:
        return pieces[0].upper() == pieces[0] and len(pieces[0]) > 2
    return len(tokens) <= 4 or pieces[0].upper() == pieces[0]
