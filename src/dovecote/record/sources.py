"""Which articles a record rests on, as of a day, and since when each counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dovecote.errors import InvalidDate
from dovecote.model.edtf import Edtf
from dovecote.model.knowledge import in_order_of_knowledge, is_uncertain, known_by_day, known_from_day
from dovecote.model.links import Links
from dovecote.model.reading import Reading
from dovecote.model.record import RecordSource
from dovecote.record.article_versions import changes_between, earlier_versions


def parse_day(as_of: str) -> date:
    """The last day that `as_of` names; a month or a year is seen as at its end.

    Raises:
        InvalidDate: it is no date, or has no last day.
    """
    day = Edtf.parse(as_of).latest()
    if day is None:
        raise InvalidDate("it has no last day", thing=repr(as_of), try_next="Write a day, as in 2021-04-14.")
    return day


def newest_day(readings: Iterable[Reading]) -> date:
    """The last day on which any of `readings` can have appeared; what "as of now" means without a clock."""
    return max((known_by_day(reading.source) or date.min for reading in readings), default=date.min)


def known_readings(readings: Iterable[Reading], as_of: str | None) -> tuple[Reading, ...]:
    """Readings that can have been known on `as_of`, in order of knowledge; all of them where it is None."""
    ordered = in_order_of_knowledge(readings)
    if as_of is None:
        return ordered
    day = parse_day(as_of)
    return tuple(reading for reading in ordered if (known_from_day(reading.source) or date.min) <= day)


def record_sources(known: tuple[Reading, ...], links: Links, ratings: Mapping[str, str]) -> tuple[RecordSource, ...]:
    """How the record lists its articles, in order of knowledge; a later version says what it changed."""
    earlier = earlier_versions(known, links)
    return tuple(_record_source(reading, links, ratings, earlier.get(reading.id)) for reading in known)


def _record_source(reading: Reading, links: Links, ratings: Mapping[str, str], earlier: Reading | None) -> RecordSource:
    source = reading.source
    day = known_from_day(source)
    return RecordSource(
        id=reading.id,
        sha256=source.sha256,
        file=source.file,
        url=source.url,
        headline=source.headline,
        publisher=source.publisher,
        byline=source.byline,
        published=source.published,
        language=source.language,
        dateline_place=source.dateline_place,
        origin_cluster=links.origin(reading.id),
        reliability=ratings.get(reading.id, source.reliability),
        known_on=day.isoformat() if day else None,
        uncertain=is_uncertain(source),
        replaces=earlier.id if earlier else None,
        changes=changes_between(earlier, reading) if earlier else (),
    )
