"""A record in which every field of every class holds markup that would run: what no route through the reader makes.

Values are invented from the model's own types, so a field that is added tomorrow is hostile tomorrow. Only ids, offsets
and codes are as they must be; every other string, dates too, is markup: a person's edit can put anything there.
"""

from __future__ import annotations

import dataclasses
import itertools
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from dovecote import Dovecote
from dovecote.model import commitment as commitment_module
from dovecote.model.actor import Actor, Mention
from dovecote.model.document import Document, Published, SourceDescription
from dovecote.model.evidence import Evidence
from dovecote.model.links import Links
from dovecote.model.process import Process
from dovecote.model.reading import ITEM_CLASSES, Reading, type_of_item
from dovecote.model.record import Comparison, Record, RecordSource, ReviewTask

MARKUP: Final = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "\"'><svg onload=alert(3)>",
    "javascript:alert(4)//{{7*7}}${7*7}",
    "</textarea></title></style></script><iframe srcdoc='<script>alert(5)</script>'>",
)
HOSTILE: Final = " ".join(MARKUP)
SOURCE: Final = "src-00000000000a"
ACTORS: Final = ("ac-000000000a", "ac-000000000b")
PREFIXES: Final = {
    "actors": "ac",
    "statements": "st",
    "contacts": "ct",
    "commitments": "cm",
    "agreements": "ag",
    "process_events": "pe",
    "threats": "th",
    "assessments": "as",
    "observations": "ob",
    "events": "ev",
}
DAYS: Final = {"edtf": "2031-05-01", "latest": "2031-05-01", "known_on": "2031-05-01", "as_of": "2031-05-01"}
"""What dates are in the sober one of two items, so that it is drawn where dated things are."""
ACTS: Final = {
    "speaker",
    "promisor",
    "promisee",
    "actor",
    "by",
    "announced_by",
    "issuer",
    "holder",
    "target",
    "parties",
}


class Inventor:
    """Makes values of any class of the model. Sober ones name real actors and days, the others markup everywhere."""

    def __init__(self, *, sober: bool) -> None:
        self.sober = sober
        self.numbers = itertools.count(1)

    def item(self, name: str, kind: type[Any]) -> Any:
        """An item of the list of that name."""
        made = self.value(kind)
        return dataclasses.replace(made, id=f"{PREFIXES[name]}-00000000{'a' if self.sober else 'b'}0")

    def value(self, kind: type[Any]) -> Any:
        """A value of a dataclass, each of its fields set."""
        if kind is Evidence:
            return Evidence(0, len(HOSTILE), HOSTILE, source=SOURCE, prefix=HOSTILE, suffix=HOSTILE)
        hints = typing.get_type_hints(kind, localns=vars(commitment_module))
        made = kind(**{one.name: self.field(one.name, hints[one.name]) for one in dataclasses.fields(kind) if one.init})
        return dataclasses.replace(made, source=SOURCE, start=0, end=len(HOSTILE)) if kind is Mention else made

    def field(self, name: str, hint: Any) -> Any:
        """A value for a field."""
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin is typing.Literal:
            return arguments[next(self.numbers) % len(arguments)]
        if origin in (typing.Union, types.UnionType):
            return self.field(name, next(one for one in arguments if one is not type(None)))
        if origin is tuple:
            return tuple(self.field(name, arguments[0]) for _ in range(2 if arguments[-1] is Ellipsis else 1))
        if dataclasses.is_dataclass(hint):
            return self.value(typing.cast(type[Any], hint))
        if hint in (int, float, bool):
            return hint(next(self.numbers) % 7)
        if origin in (dict, Mapping):
            return {HOSTILE: HOSTILE}
        return self.string(name)

    def string(self, name: str) -> str:
        """Markup, except where only an id or (in sober values) a day or an actor can stand."""
        if name in ("known_from", "source"):
            return SOURCE
        if name in ("from_v", "to_v"):
            return "1"
        if self.sober and name in DAYS:
            return DAYS[name]
        if self.sober and name in ACTS:
            return ACTORS[next(self.numbers) % 2]
        return HOSTILE


def make_hostile_record(path: Path) -> dict[str, str]:
    """Write the record; gives the id of an item of each list."""
    sober, wild = Inventor(sober=True), Inventor(sober=False)
    lists: dict[str, Any] = {
        name: tuple(maker.item(name, type_of_item[name]) for maker in (sober, wild)) for name in ITEM_CLASSES
    }
    lists["commitments"] = tuple(map(_with_versions, lists["commitments"]))
    actors = [dataclasses.replace(maker.value(Actor), id=id) for maker, id in zip((sober, wild), ACTORS, strict=True)]
    reading = _reading(lists, tuple(actors))
    refs = tuple(one.id for one in lists["commitments"])
    record = Record(
        as_of="2031-06-01",
        sources=(dataclasses.replace(sober.value(RecordSource), id=SOURCE),),
        processes=(sober.value(Process),),
        actors=tuple(actors),
        comparisons=(dataclasses.replace(sober.value(Comparison), id="cp-00000000a0", refs=refs),),
        tasks=(dataclasses.replace(sober.value(ReviewTask), id="task-0000000a", about=refs[0]),),
        **lists,
    )
    with Dovecote.open(path) as opened:
        document = Document(reading.id, reading.text, reading.source)
        opened._store.keep(reading, document, address=HOSTILE, recorded_at="2031-06-01T00:00:00+00:00", process=HOSTILE)
        with patch("dovecote.api.laying_out.build_island", lambda *_, **__: (record, Links())):
            opened.note(lists["statements"][0].id, by=HOSTILE, reason=HOSTILE)
            opened.edit(lists["contacts"][0].id, "place", HOSTILE, by=HOSTILE, reason=HOSTILE)
            opened.summary()
    return {name: found[0].id for name, found in lists.items()} | {"actors": ACTORS[0], "comparisons": "cp-00000000a0"}


def _reading(lists: dict[str, Any], actors: tuple[Actor, ...]) -> Reading:
    words: dict[str, Any] = {
        "headline": HOSTILE,
        "publisher": HOSTILE,
        "byline": HOSTILE,
        "url": HOSTILE,
        "file": HOSTILE,
    }
    published = Published("2031-05-01", "stated", (HOSTILE,))
    described = SourceDescription("0" * 64, published=published, dateline_place=HOSTILE, **words)
    issues = (Inventor(sober=False).value(type_of_item["issues"]),)
    return Reading(SOURCE, f"{HOSTILE}\n\n{HOSTILE}\n", described, actors=actors, issues=issues, **lists)


def _with_versions(promise: Any) -> Any:
    """Two versions and what changed between them: the model links them by number."""
    versions = tuple(dataclasses.replace(one, v=number) for number, one in enumerate(promise.versions, 1))
    revisions = tuple(dataclasses.replace(one, from_v=1, to_v=2) for one in promise.revisions)
    evidence = tuple(dataclasses.replace(promise.evidence[0], role=role) for role in ("old", "new"))
    revisions = tuple(dataclasses.replace(one, evidence=evidence) for one in revisions)
    return dataclasses.replace(promise, versions=versions, revisions=revisions)
