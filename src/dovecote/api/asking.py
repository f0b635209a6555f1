"""Asking a record: lists, one item with its words, what changed between two days, full text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovecote.api.results import Items
from dovecote.api.statements import AsksStatements
from dovecote.errors import UnknownItem

if TYPE_CHECKING:
    from dovecote.export.board import Due, Summary
    from dovecote.export.measures import Measure
    from dovecote.model.actor import Actor
    from dovecote.model.commitment import Commitment
    from dovecote.model.contact import Contact
    from dovecote.model.process import ProcessEvent
    from dovecote.model.reading import Reading
    from dovecote.model.record import Record, RecordSource
    from dovecote.record.diff import RecordDiff
    from dovecote.record.passages import Passage
    from dovecote.record.why import Explanation
    from dovecote.store.questions import StoredSource, Unread
    from dovecote.store.search import Hit
    from dovecote.store.shelf import Shelf


_MOST_NAMED = 9
"""Of several actors of one name, how many a message tells."""


@dataclass(frozen=True, slots=True)
class SourceIssue:
    """Something that was read but not understood, and where."""

    source: str
    kind: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """An item, the steps that led to it, and its words inside their sentences."""

    explanation: Explanation
    item: Any
    passages: tuple[Passage, ...]

    def _repr_html_(self) -> str:
        """Its words inside their sentences, and the steps that led to it, for a notebook."""
        from dovecote.model import notebook

        words = "".join(
            notebook.quotation(one.before, one.evidence.exact, one.after, _place_of(one)) for one in self.passages
        )
        steps = [(one.kind.replace("_", " "), one.text, one.rule) for one in self.explanation.steps]
        told = notebook.table(("step", "what", "rule"), steps) if steps else ""
        return f"<h4>{notebook.cell(self.explanation.title)}</h4>{words}{told}"


def _place_of(passage: Passage) -> str:
    """What a person calls the article that the words stand in."""
    source = passage.source
    told = (source.publisher, source.headline or source.id) if source else (passage.evidence.source,)
    return ", ".join(filter(None, told))


class Asks(AsksStatements):
    """The part of `Dovecote` that answers. `as_of` is a day (ISO 8601); without it all that is known counts."""

    def record(self, *, as_of: str | None = None, sources: Iterable[str] | None = None) -> Record:
        """What all articles say together, as it was known on `as_of` (ISO 8601; the last day of the record if None).

        Args:
            as_of: articles that appeared after that day are left out.
            sources: ids of the only sources to count.
        """
        from dovecote.pipeline import build_record

        if sources is None:
            return self._with_processes(self._shelf(as_of).record())
        chosen = set(sources)
        readings = [one for one in self._store.iter_readings(self.process) if one.id in chosen]
        return self._with_processes(build_record(readings, self._judgements(), as_of=as_of))

    def summary(self, *, as_of: str | None = None) -> Summary:
        """The first page: promises that moved, dates that passed in silence, one-sided words, board and contacts."""
        from dovecote.api.drawn import summary_on

        return summary_on(self._shelf(as_of))

    def commitments(self, *, as_of: str | None = None) -> Items[Commitment]:
        """Who promised what by when, each with its versions, revisions and status."""
        return Items(self._shelf(as_of).items("commitments"))

    def contacts(self, *, as_of: str | None = None) -> Items[Contact]:
        """Who met, called or wrote to whom."""
        return Items(self._shelf(as_of).items("contacts"))

    def actors(self, *, as_of: str | None = None) -> Items[Actor]:
        """Everybody who is mentioned."""
        return Items(self._shelf(as_of).items("actors"))

    def process_events(self, *, as_of: str | None = None) -> Items[ProcessEvent]:
        """Talks opened, paused, scheduled; milestones."""
        return Items(self._shelf(as_of).items("process_events"))

    def listed(self, name: str, *, as_of: str | None = None, limit: int | None = None) -> Items[Any]:
        """The list of that name: a list of the record, or deadlines, measures, process (its events) or sources.

        Raises:
            UnknownItem: there is no such list.
        """
        from dovecote.store.shelf import Wanted

        return self._items(self._shelf(as_of), name, Wanted(limit=limit))

    def chosen(self, name: str, ids: Iterable[str], *, as_of: str | None = None) -> Items[Any]:
        """The lines of a list of the record that have these ids, in its order; nothing else is loaded."""
        return Items(self._shelf(as_of).chosen(name, ids))

    def deadlines(self, *, after: str | None = None, before: str | None = None, as_of: str | None = None) -> Items[Due]:
        """Every limit that a promise set itself, those that passed in silence first, then by last day.

        Args:
            after: a day (EDTF); only limits whose last day is later.
            before: a day (EDTF); only limits whose last day is earlier.

        Raises:
            InvalidDate: `after` or `before` is no day.
        """
        from dovecote.record.sources import parse_day
        from dovecote.store.shelf import Wanted

        wanted = Wanted(
            after=parse_day(after).isoformat() if after else None,
            before=parse_day(before).isoformat() if before else None,
        )
        return self._items(self._shelf(as_of), "deadlines", wanted)

    def measures(self, *, as_of: str | None = None) -> Items[Measure]:
        """Planned against reported: what was promised in figures by a day, beside what was counted."""
        return self._items(self._shelf(as_of), "measures")

    def actor_names(self, *, as_of: str | None = None) -> dict[str, str]:
        """Name of each actor by id."""
        return self._shelf(as_of).labels("actors")

    def source_names(self, *, as_of: str | None = None) -> dict[str, str]:
        """What a person calls each source, by id."""
        return self._shelf(as_of).labels("sources")

    def issues(self) -> tuple[SourceIssue, ...]:
        """What was read but not understood, each with its source."""
        return tuple(
            SourceIssue(reading.id, issue.kind, issue.message, issue.start, issue.end)
            for reading in self.readings()
            for issue in reading.issues
        )

    def why(self, item: str, *, as_of: str | None = None) -> Why:
        """The words an item stands on and every step that led from them to it.

        Args:
            item: id of an item, a revision, a comparison or a source's finding that became part of it; the beginning
                of an id is enough where only one begins so. Of an actor also its name, or words of it that no other
                has.

        Raises:
            UnknownItem: the record has no such item, or several actors are called so; then it names them.
        """
        from dovecote.record.passages import passages
        from dovecote.record.why import explain

        shelf = self._shelf(as_of)
        found = shelf.find(item) or self._actor_called(shelf, item)
        if found is None or found[0] in ("sources", "issues"):
            raise UnknownItem(
                "nothing in the record has that id or name", thing=item, try_next="dovecote show lists ids."
            )
        name, value = found
        record, links = shelf.record_about(name, value)
        explanation = explain(record, value.id, links, self._judgements())
        quoted = sorted({one.source for one in explanation.evidence if one.source})
        return Why(
            explanation=explanation,
            item=value,
            passages=passages(
                explanation.evidence,
                {one.id: one for one in shelf.chosen("sources", quoted)},
                self._store.texts(quoted),
            ),
        )

    def _actor_called(self, shelf: Shelf, name: str) -> tuple[str, Actor] | None:
        """The only actor with that name; else the only one with these words in a name."""
        from dovecote.model.likeness import plain_name

        found: tuple[Actor, ...] = tuple(
            shelf.chosen("actors", [one for one in self._called(shelf, name) if one != name])
        )
        wanted = plain_name(name)
        exactly = [one for one in found if wanted in map(plain_name, (one.name, *one.aliases))]
        by_name = [one for one in exactly if plain_name(one.name) == wanted]
        chosen = by_name or exactly or found
        if len(chosen) > 1:
            listed = "; ".join(f"{one.name} ({one.country or one.actor_type}) {one.id}" for one in chosen[:_MOST_NAMED])
            more = len(chosen) - _MOST_NAMED
            raise UnknownItem(
                f"{len(chosen)} actors are called so: {listed}" + (f"; and {more} more" if more > 0 else ""),
                thing=name,
                try_next="dovecote why with one of these ids.",
            )
        return ("actors", chosen[0]) if chosen else None

    def diff(self, older: str, newer: str) -> RecordDiff:
        """What `newer` says and `older` did not: two days, or two sources (id, address or file name).

        Raises:
            UnknownItem: one is neither a day nor a source, or one names a source and the other does not.
        """
        from dovecote.pipeline import diff_days, diff_sources

        sources = self.sources()
        known = {name for one in sources for name in (one.id, one.address, one.file)}
        for name in (older, newer):
            if name not in known:
                _refuse_unless_day(name)
        if older in known or newer in known:
            first, second = self.reading(self.get_source(older).id), self.reading(self.get_source(newer).id)
            return diff_sources(first, second, self._judgements())
        return diff_days(self._store.iter_readings(self.process), older, newer, self._judgements())

    def get_source(self, name: str) -> StoredSource:
        """The source of that id, address or file name.

        Raises:
            UnknownItem: none, or several, go by it.
        """
        found = [one for one in self.sources() if name in (one.id, one.address, one.file)]
        if len(found) != 1:
            what = "several sources go by that name" if found else "the record has no such source"
            raise UnknownItem(what, thing=name, try_next="Give its id: dovecote show sources.")
        return found[0]

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Sources whose text holds all of `words`; "words in quotes" must stand together."""
        return self._store.search(words, limit=limit, process=self.process)

    def sources(self) -> tuple[StoredSource, ...]:
        """All articles of the record, in the order they came."""
        return self._store.sources(self.process)

    def record_sources(self, *, as_of: str | None = None) -> tuple[RecordSource, ...]:
        """The articles that were known on `as_of`, in order of knowledge, each with its origin and rating."""
        return self._shelf(as_of).items("sources")

    def days_of_articles(self) -> tuple[str, ...]:
        """The days, in order, on which what the record knows grew: from each on, `as_of` shows more."""
        return self._shelf().days("sources")

    def reading(self, source: str) -> Reading:
        """What one article says, as it was last read.

        Raises:
            UnknownItem: the record has no such source.
        """
        found = self._store.find_reading(source)
        if found is None:
            raise UnknownItem(
                "the record has no source of that id", thing=source, try_next="See: dovecote show sources."
            )
        return found

    def readings(self) -> Iterator[Reading]:
        """What each article says, in order of their ids."""
        return self._store.iter_readings(self.process)

    def processes(self) -> tuple[str, ...]:
        """Names of the peace processes that articles were read into."""
        return self._store.processes()

    def unread(self) -> tuple[Unread, ...]:
        """What could not be read so far, and what would help."""
        return self._store.unread()

    def counts(self) -> dict[str, int]:
        """How many sources, readings, judgements and unread files the record holds."""
        return self._store.counts()


def _refuse_unless_day(name: str) -> None:
    from dovecote.errors import InvalidDate
    from dovecote.model.edtf import Edtf

    try:
        Edtf.parse(name)
    except InvalidDate as error:
        raise UnknownItem(
            "it is no day, and the record has no such source",
            thing=name,
            try_next="dovecote show sources lists them; a day is written 2021-04-14.",
        ) from error
