"""A place made narrower by the words with it: "mid-", "the end of", "in the morning"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dovecote.find.times.grammar import Match
from dovecote.find.times.places import Place, month_length
from dovecote.model.edtf import Edtf


def with_daypart(match: Match, place: Place) -> Place:
    """The place, with the part of day that the words name."""
    part = next(
        (found for name in ("daypart", "daypart2", "daypart3") if (found := match.value(name, "DAYPART"))),
        match.rule.with_.get("daypart"),
    )
    if part is None or match.word("clock"):
        return place
    edtf = f"{place.edtf}T{part}:00" if part == "12:00" and place.grain == "day" else place.edtf
    return replace(place, type="TIME", value=f"{place.value}T{part}", edtf=edtf)


def narrow(match: Match, place: Place) -> Place:
    """The place, with "mid", "end of" and the like put into its EDTF; TIMEX3 keeps the whole stretch as value."""
    word = match.word("modifier") or match.word("modifier_early") or match.word("modifier_in")
    given = match.rule.with_.get("edge")
    if (word is None and given is None) or place.edtf is None or place.year is None:
        return place
    kind = given or (word and (word.meanings.get("EDGE") or word.meanings.get("MODIFIER")))
    spelt = given or (word and word.meanings.get("EDGE") and match.word("modifier"))
    day = _narrowed_day(place, str(kind), bool(spelt))
    if day is None:
        return place
    step = f"{word.lower if word else given!r}: about {day.isoformat()}"
    return replace(place, edtf=f"{day.isoformat()}~", steps=(*place.steps, step))


def narrow_to_side(place: Place, published: date, side: str) -> Place:
    """Of "earlier this week", "later this year": the part of it that lies before, or after, the publication."""
    if place.edtf is None or side not in ("EARLIER", "LATER"):
        return place
    whole = Edtf.parse(place.edtf)
    first, last = whole.earliest(), whole.latest()
    if first is None or last is None:
        return place
    start, end = (first, published) if side == "EARLIER" else (published, last)
    if place.grain == "year":
        # A year's parts are told by the month.
        edtf = f"{start:%Y-%m}/{end:%Y-%m}"
    else:
        day = timedelta(days=1)
        start, end = (start, end - day) if side == "EARLIER" else (start + day, end)
        edtf = f"{start.isoformat()}/{end.isoformat()}" if start < end else start.isoformat()
    if start > end:
        return place
    return replace(place, edtf=edtf, steps=(*place.steps, f"{side.lower()!r} than the publication"))


def _narrowed_day(place: Place, kind: str, spelt: bool) -> date | None:
    first = place.first
    if first is None:
        return None
    last = {
        "month": date(first.year, first.month, month_length(first.year, first.month)),
        "part": Edtf.parse(place.edtf or "..").latest(),
        "year": date(first.year, 12, 31),
        "week": first + timedelta(days=6),
    }.get(place.grain)
    if last is None:
        return None
    if kind == "MID":
        return {"month": date(first.year, first.month, 15), "year": date(first.year, 7, 1)}.get(place.grain)
    # "early" and "late" name no edge: the month stays as wide as it is.
    if not spelt:
        return None
    return first if kind == "START" else last
