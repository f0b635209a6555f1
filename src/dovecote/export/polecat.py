"""Events as a table parted by tabs, with the columns of POLECAT, the data set that is coded with PLOVER.

Scripts in R and Python read that data set by the names or the places of its columns. A row has one actor and one
recipient; an event with several of them has a row for each pair, with one Event ID. What Dovecote does not tell (codes
of other projects, coordinates, intensity) stays empty.
"""

from __future__ import annotations

import csv
import io
import itertools
from typing import BinaryIO, Final

from dovecote.export.export import Export
from dovecote.export.plover_parts import Told, code_of, coded_events, days_of, office_of, sectors_of, words_for
from dovecote.model.actor import Actor
from dovecote.model.record import Record

_PARTY: Final = ("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw")
_PLACE: Final = ("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID")
COLUMNS: Final = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(one.format("Actor") for one in (*_PARTY, "Wikipedia {} ID")),
    *(one.format("Recipient") for one in (*_PARTY, "Wikipedia {} ID")),
    *(*_PLACE, "Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
"""In the order of the data set's files of 2018 and later."""
SEVERAL: Final = ";"
"""Stands between several values of a cell."""


def _write(record: Record, target: BinaryIO) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", delimiter="\t", lineterminator="\n")
    writer.writeheader()
    for told in coded_events(record):
        for actor, recipient in itertools.product(told.actors or (None,), told.recipients or (None,)):
            row = {**_event(told), **_party("Actor", told, actor), **_party("Recipient", told, recipient)}
            writer.writerow({name: " ".join(value.split()) for name, value in row.items() if value})
    target.write(text.getvalue().encode("utf-8"))


def _event(told: Told) -> dict[str, str | None]:
    event, source = told.event, told.source
    return {
        "Event ID": event.id,
        "Event Date": days_of(event.time)[0],
        "Event Type": event.plover_event,
        "Event Mode": event.plover_mode,
        "Quad Code": (event.quad or "").upper(),
        "Contexts": SEVERAL.join((*event.plover_context, *event.plover_aux)),
        "Raw Placename": event.place,
        "Source": (source.publisher or source.url or source.file or source.id) if source else None,
        "Publication Date": source.published.edtf if source and source.published else None,
        "Language": source.language if source else None,
        "Version": "dovecote",
    }


def _party(side: str, told: Told, actor: Actor | None) -> dict[str, str | None]:
    if actor is None:
        return {}
    sectors = sectors_of(actor)
    cells = (
        actor.name,
        code_of(actor),
        None,
        sectors[0] if sectors else None,
        SEVERAL.join(sectors),
        office_of(actor),
        words_for(actor, told.event),
    )
    return dict(zip((one.format(side) for one in _PARTY), cells, strict=True))


EXPORT = Export("polecat", ".tsv", "text/tab-separated-values", _write, "events, in the columns of the POLECAT data")
