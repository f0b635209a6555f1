"""Dovecote: open a record, read articles into it, ask it questions.

    with Dovecote.open("talks.db") as record:
        record.read(["reports/"])
        for commitment in record.commitments(as_of="2031-05-01"):
            print(commitment.title)

The command line and the pages are doors onto this module and know nothing that it cannot do.
"""

from __future__ import annotations

import functools
import hashlib
import inspect
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal, Self, cast

from dovecote.errors import (
    DovecoteError,
    InputError,
    OutputUnwritable,
    PassedOver,
    RecordError,
    UnknownItem,
)
from dovecote.model.document import Document
from dovecote.model.ids import sha256_of
from dovecote.model.record import Record

if TYPE_CHECKING:
    from dovecote.export.board import Summary
    from dovecote.model.actor import Actor
    from dovecote.model.commitment import Commitment
    from dovecote.model.contact import Contact
    from dovecote.model.links import Judgement
    from dovecote.model.process import ProcessEvent
    from dovecote.model.reading import Reading
    from dovecote.model.record import RecordSource
    from dovecote.model.statement import Statement
    from dovecote.record.diff import RecordDiff
    from dovecote.record.passages import Passage
    from dovecote.record.why import Explanation
    from dovecote.store.forgetting import Forgotten
    from dovecote.store.search import Hit
    from dovecote.store.shelf import Shelf
    from dovecote.store.store import StoredSource, Unread
    from dovecote.vocabulary.lexicon import Entry

Addresses = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
ACTOR_LIST: Final = "actors.toml"
"""Name that the user's own list of actors is kept under."""
READING_FOLDERS: Final = ("model", "vocabulary", "languages", "read", "split", "find")
ASSEMBLING_FOLDERS: Final = ("model", "vocabulary", "link", "record", "export")
Outcome = Literal["new", "changed", "unchanged", "unread", "passed over"]


@dataclass(frozen=True, slots=True)
class ReadStep:
    """What became of one article."""

    address: str
    outcome: Outcome
    source: str | None = None
    """Id of the source; None for what could not be read."""
    error: DovecoteError | None = None


@dataclass(slots=True)
class ReadSummary:
    """What became of all articles of one call."""

    new: int = 0
    changed: int = 0
    """Known already, and read again because the article or Dovecote had changed."""
    unchanged: int = 0
    errors: list[DovecoteError] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    """Files in folders that are of no kind we read."""
    sources: list[str] = field(default_factory=list)

    def add(self, step: ReadStep) -> None:
        """Count one more article."""
        if isinstance(step.error, PassedOver):
            self.passed_over.append(step.address)
            return
        if step.error is not None:
            self.errors.append(step.error)
            return
        setattr(self, step.outcome, getattr(self, step.outcome) + 1)
        if step.source is not None:
            self.sources.append(step.source)


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


@dataclass(frozen=True, slots=True)
class PartOfDovecote:
    """A reader, an export, a language, a file of rules: found by walking the folder it lies in."""

    kind: str
    name: str
    about: str
    place: str


class Dovecote:
    """A record file, opened. Use it in a `with` block, or close it."""

    def __init__(self, path: str | os.PathLike[str] = "dovecote.db", *, create: bool = True) -> None:
        from dovecote.store.store import Store

        self.path = Path(path)
        self._store = Store(self.path, create=create)

    @classmethod
    def open(cls, path: str | os.PathLike[str] = "dovecote.db", *, create: bool = True) -> Self:
        """The record at `path`; made there where there is none, unless `create` is false.

        Raises:
            RecordTooNew: a newer Dovecote made it.
            RecordError: the file is something else, or cannot be used.
        """
        return cls(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    # Reading

    def read(self, addresses: Addresses, *, on_step: Callable[[ReadStep], None] | None = None) -> ReadSummary:
        """Read files, folders and .jsonl into the record; what is there already and unchanged is passed over.

        Each article is kept as soon as it is read. One that cannot be read stops none of the others.
        """
        summary = ReadSummary()
        for step in self.iter_read(addresses):
            summary.add(step)
            if on_step:
                on_step(step)
        return summary

    def iter_read(self, addresses: Addresses) -> Iterator[ReadStep]:
        """The same as `read`, article by article."""
        from dovecote import pipeline
        from dovecote.languages.registry import get_language

        actors = self._actor_list()
        version = {**pipeline.made_with(get_language("en")), "program": _digest_of_program(*READING_FOLDERS)}
        if actors:
            version["actors"] = sha256_of(self._store.find_beside(ACTOR_LIST) or "")
        passed_over: deque[ReadStep] = deque()

        def wanted() -> Iterator[tuple[str, Document | DovecoteError]]:
            for address, piece in pipeline.iter_documents(_as_strings(addresses)):
                if isinstance(piece, Document) and self._store.is_kept(piece, version):
                    passed_over.append(ReadStep(address, "unchanged", piece.id))
                else:
                    yield address, piece

        for address, document, result in pipeline.read_each(wanted(), actors=actors):
            while passed_over:
                yield passed_over.popleft()
            yield self._keep(address, document, result, version)
        yield from passed_over

    def import_actors(self, path: str | os.PathLike[str]) -> int:
        """Keep the user's own list of actors with the record; articles read from now on are read with it.

        Returns how many actors it names. Reading the same articles again reads those anew.

        Raises:
            InvalidRule: it is no list of actors.
        """
        from dovecote.vocabulary.user_lists import read_user_list, render_actor_list

        entries = read_user_list(Path(path))
        self._store.keep_beside(ACTOR_LIST, render_actor_list(entries))
        return len(entries)

    def _actor_list(self) -> tuple[Entry, ...]:
        from dovecote.vocabulary.lexicon import parse_actor_list

        text = self._store.find_beside(ACTOR_LIST)
        return parse_actor_list(text) if text else ()

    def _keep(
        self, address: str, document: Document | None, result: Reading | DovecoteError, program: dict[str, str]
    ) -> ReadStep:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            if isinstance(result, DovecoteError) or document is None:
                raise result if isinstance(result, DovecoteError) else TypeError("a reading without its document")
            kept = self._store.keep(result, document, address=address, recorded_at=now, program=program)
        except RecordError:
            raise
        except PassedOver as error:
            return ReadStep(address, "passed over", error=error)
        except DovecoteError as error:
            self._store.note_unread(address, error.what, error.try_next, recorded_at=now)
            return ReadStep(address, "unread", error=error)
        return ReadStep(address, kept, result.id)

    # Asking

    def _shelf(self, as_of: str | None = None) -> Shelf:
        """The record as of that day, laid out for asking; filled now if the record has changed since."""
        from dovecote.store.shelf import fill_shelf, find_shelf

        key = f"{_digest_of_program(*ASSEMBLING_FOLDERS)} {as_of or ''}"
        while True:
            state = self._store.state()
            shelf = find_shelf(self._store, key, state)
            if shelf is not None:
                return shelf
            from dovecote.export.board import summarise
            from dovecote.model.json_codec import to_plain
            from dovecote.pipeline import build_linked_record  # the parser's neighbours: only where they are needed

            record, links = build_linked_record(self._store.iter_readings(), self._store.judgements(), as_of=as_of)
            if self._store.state() == state:  # nobody wrote meanwhile
                extra = {"summary": to_plain(summarise(record))}
                return fill_shelf(self._store, key, state, record, links, extra)

    def record(self, *, as_of: str | None = None, sources: Iterable[str] | None = None) -> Record:
        """What all articles say together, as it was known on `as_of` (ISO 8601; the last day of the record if None).

        Args:
            as_of: articles that appeared after that day are left out.
            sources: ids of the only sources to count.
        """
        from dovecote.pipeline import build_record

        if sources is None:
            return self._shelf(as_of).record()
        chosen = set(sources)
        readings = [one for one in self._store.iter_readings() if one.id in chosen]
        return build_record(readings, self._store.judgements(), as_of=as_of)

    def summary(self, *, as_of: str | None = None) -> Summary:
        """The first page: promises that moved, dates that passed in silence, one-sided words, board and contacts."""
        from dovecote.export.board import Summary
        from dovecote.model.json_codec import from_plain

        return from_plain(Summary, self._shelf(as_of).plain("summary"))

    def commitments(self, *, as_of: str | None = None) -> tuple[Commitment, ...]:
        """Who promised what by when, each with its versions, revisions and status."""
        return self._shelf(as_of).items("commitments")

    def statements(self, *, speaker: str | None = None, as_of: str | None = None) -> tuple[Statement, ...]:
        """Who said what through whom; of one `speaker` (an actor's id, name or part of a name), if given."""
        shelf = self._shelf(as_of)
        if speaker is None:
            return shelf.items("statements")
        found = {
            one.id: one for actor in _actors_called(shelf, speaker) for one in shelf.items("statements", who=actor)
        }
        return tuple(found.values())

    def contacts(self, *, as_of: str | None = None) -> tuple[Contact, ...]:
        """Who met, called or wrote to whom."""
        return self._shelf(as_of).items("contacts")

    def actors(self, *, as_of: str | None = None) -> tuple[Actor, ...]:
        """Everybody who is mentioned."""
        return self._shelf(as_of).items("actors")

    def process_events(self, *, as_of: str | None = None) -> tuple[ProcessEvent, ...]:
        """Talks opened, paused, scheduled; milestones."""
        return self._shelf(as_of).items("process_events")

    def listed(self, name: str, *, as_of: str | None = None, limit: int | None = None) -> tuple[Any, ...]:
        """The list of that name: a list of the record, or deadlines, process (its events) or sources.

        Raises:
            UnknownItem: there is no such list.
        """
        from dovecote.export.board import deadlines_of
        from dovecote.store.shelf import LISTS

        if name == "sources":
            return self.record_sources(as_of=as_of)[:limit]
        shelf = self._shelf(as_of)
        if name == "deadlines":
            return tuple(deadlines_of(shelf.items("commitments"), shelf.labels("actors")))[:limit]
        name = {"process": "process_events"}.get(name, name)
        if name not in LISTS:
            raise UnknownItem("a record has no such list", thing=name, try_next="See: dovecote show --help.")
        return shelf.items(name, limit=limit)

    def actor_names(self, *, as_of: str | None = None) -> dict[str, str]:
        """Name of each actor by id."""
        return self._shelf(as_of).labels("actors")

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
                of an id is enough where only one begins so.

        Raises:
            UnknownItem: the record has no such item.
        """
        from dovecote.record.passages import passages
        from dovecote.record.why import explain

        shelf = self._shelf(as_of)
        found = shelf.find(item)
        if found is None or found[0] in ("sources", "processes", "issues"):
            raise UnknownItem("nothing in the record has that id", thing=item, try_next="dovecote show lists ids.")
        name, value = found
        record, links = shelf.record_about(name, value)
        explanation = explain(record, value.id, links, self._store.judgements())
        sources = {id: shelf.find(id) for id in {one.source for one in explanation.evidence if one.source}}
        readings = {id: self._store.find_reading(id) for id in sources}
        return Why(
            explanation=explanation,
            item=value,
            passages=passages(
                explanation.evidence,
                {id: one[1] for id, one in sources.items() if one},
                {id: reading.text for id, reading in readings.items() if reading},
            ),
        )

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
            return diff_sources(first, second, self._store.judgements())
        return diff_days(self._store.iter_readings(), older, newer, self._store.judgements())

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
        return self._store.search(words, limit=limit)

    def sources(self) -> tuple[StoredSource, ...]:
        """All articles of the record, in the order they came."""
        return self._store.sources()

    def record_sources(self, *, as_of: str | None = None) -> tuple[RecordSource, ...]:
        """The articles that were known on `as_of`, in order of knowledge, each with its origin and rating."""
        return self._shelf(as_of).items("sources")

    def days_of_articles(self) -> tuple[str, ...]:
        """The days, in order, on which what the record knows grew: from each on, `as_of` shows more."""
        return tuple(sorted({one.known_on for one in self.record_sources() if one.known_on}))

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
        return self._store.iter_readings()

    def unread(self) -> tuple[Unread, ...]:
        """What could not be read so far, and what would help."""
        return self._store.unread()

    def counts(self) -> dict[str, int]:
        """How many sources, readings, judgements and unread files the record holds."""
        return self._store.counts()

    # Judging, giving back, erasing

    def judge(self, judgement: Judgement) -> None:
        """Keep a person's verdict beside the findings, and above them."""
        self._store.judge(judgement)

    def decide(
        self,
        verdict: str,
        about: Iterable[str],
        *,
        by: str,
        reason: str = "",
        field: str | None = None,
        value: Any = None,
        at: datetime | None = None,
    ) -> Judgement:
        """Make a judgement on things of this record, and keep it.

        Args:
            verdict: accept, reject, edit, same, not_same, merge, split, set_status, rate_source, note or undo.
            about: ids of items, of sources, or of the judgement to undo; the beginning of an item's id is enough.
            by: who judges.
            reason: why.
            field: with edit, the field that is corrected.
            value: the new value, with edit, set_status and rate_source.
            at: when; now if left out.

        Raises:
            UnknownItem: the record has no such thing.
            InputError: something that this verdict needs is missing.
        """
        from dovecote.model.ids import make_id
        from dovecote.model.links import Judgement

        named = list(about)
        _refuse_incomplete(verdict, named, field, value)
        known = {*(one.id for one in self.sources()), *(one.id for one in self.judgements())}
        shelf = self._shelf()
        ids = tuple(one if one in known else _id_on(shelf, one) for one in named)
        moment = (at or datetime.now(UTC)).isoformat(timespec="microseconds")
        made = Judgement(
            make_id("jd", verdict, *ids, by, moment), cast(Any, verdict), ids, by, moment, reason, field, value
        )
        self._store.judge(made)
        return made

    def judgements(self) -> tuple[Judgement, ...]:
        """All verdicts, in the order they were made."""
        return self._store.judgements()

    def export(self, name: str, target: BinaryIO, *, as_of: str | None = None) -> None:
        """Write the record in the format of that name.

        Raises:
            UnknownFormat: there is none.
        """
        from dovecote.export.export import get_export

        get_export(name).write(self.record(as_of=as_of), target)

    def export_to_file(self, name: str, target: str | os.PathLike[str], *, as_of: str | None = None) -> None:
        """Write the record to a file, readable by its owner only; the file is whole or as it was before."""
        unfinished = Path(f"{os.fspath(target)}.unfinished")
        try:
            with open(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as handle:
                self.export(name, handle, as_of=as_of)
            os.replace(unfinished, target)
        except OSError as error:
            raise OutputUnwritable(
                f"it cannot be written: {error.strerror}", thing=os.fspath(target), try_next="Name another place."
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def forget(self, source: str) -> Forgotten:
        """Erase a source, its text and everything read from it, for good.

        Raises:
            UnknownItem: the record has no such source.
        """
        from dovecote.store.forgetting import forget

        return forget(self._store, source)

    def check(self) -> list[str]:
        """One line for each hash, span or reference in the file that does not hold; empty where all do."""
        from dovecote.store.checking import iter_problems

        return list(iter_problems(self._store))

    def back_up(self, target: str | os.PathLike[str]) -> None:
        """Copy the record to a new file, also while it is in use."""
        from dovecote.store.backups import back_up

        back_up(self.path, Path(target))


def list_parts() -> list[PartOfDovecote]:
    """Every reader, export, language, rule file and linker, each with the file it comes from."""
    from dovecote.export.export import list_exports
    from dovecote.languages.registry import list_languages
    from dovecote.link.linking import linkers
    from dovecote.read.reader import list_readers

    found = [
        PartOfDovecote("reader", name, " ".join(part.suffixes), place) for name, (part, place) in list_readers().items()
    ]
    found += [PartOfDovecote("export", name, part.about, place) for name, (part, place) in list_exports().items()]
    for code, (language, place) in list_languages().items():
        found.append(PartOfDovecote("language", code, language.name, place))
        for path in sorted(language.folder.rglob("*.toml")):
            name = path.relative_to(language.folder).with_suffix("").as_posix()
            found.append(PartOfDovecote("rules", f"{code}/{name}", "", str(path)))
    found += [PartOfDovecote("linker", one.kind, f"stage {one.stage}", inspect.getfile(one.items)) for one in linkers()]
    vocabulary = Path(__file__).parent / "vocabulary"
    for path in sorted(vocabulary.rglob("*.toml")):
        found.append(
            PartOfDovecote("vocabulary", path.relative_to(vocabulary).with_suffix("").as_posix(), "", str(path))
        )
    return found


def read_article(text: str, *, published: str | None = None, **known: Any) -> Reading:
    """What one text says. Keeps nothing, and can be sent to another process.

    Args:
        text: the article, verbatim; all offsets count in it.
        published: day of publication as EDTF, where it is known.
        known: id, title, publisher or url, where known.
    """
    from dovecote.pipeline import read_articles
    from dovecote.read.plain_text import read_text

    document = read_text(text, known={"published": published, **known})
    return next(iter(read_articles([document])))


def iter_readings(
    addresses: Addresses, *, actors: str | os.PathLike[str] | None = None
) -> Iterator[tuple[str, Reading | DovecoteError]]:
    """A reading, or the error in its place, of every article behind the addresses. Keeps nothing.

    Args:
        addresses: files, folders, .jsonl files.
        actors: the user's own list of actors: TOML, CSV or FollowTheMoney JSON.
    """
    from dovecote.pipeline import iter_documents, read_each
    from dovecote.vocabulary.user_lists import read_user_list

    entries = read_user_list(Path(actors)) if actors else ()
    for address, _, result in read_each(iter_documents(_as_strings(addresses)), actors=entries):
        yield address, result


def restore(backup: str | os.PathLike[str], path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Put the record at `path` back as `backup` holds it.

    Raises:
        InputError: there is a record already and `replace` is not set, or the backup does not hold.
    """
    from dovecote.store.backups import restore as put_back

    put_back(Path(backup), Path(path), replace=replace)


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


def _as_strings(addresses: Addresses) -> list[str]:
    if isinstance(addresses, (str, os.PathLike)):
        addresses = [addresses]
    return [os.fspath(one) for one in addresses]


@functools.cache
def _digest_of_program(*folders: str) -> str:
    """A digest of the modules and tables in some folders: what another program made is never taken for ours."""
    here = Path(__file__).parent
    paths = [path for folder in folders for path in sorted((here / folder).rglob("*"))]
    digest = hashlib.sha256()
    for path in paths:
        if path.suffix in (".py", ".toml", ".tsv"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _refuse_incomplete(verdict: str, about: list[str], field: str | None, value: Any) -> None:
    """What each verdict needs beside its name."""
    needed = []
    if verdict == "edit" and not field:
        needed.append("a field (--field)")
    if verdict in ("set_status", "rate_source") and value is None:
        needed.append("a value (--value)")
    if verdict == "rate_source" and value is not None and value not in tuple("ABCDEF"):
        needed.append("a letter from A to F as its value")
    if verdict in ("same", "not_same", "merge", "split") and len(about) < 2:
        needed.append("two ids or more")
    if needed:
        raise InputError(f"{verdict} needs {' and '.join(needed)}", thing="judge", try_next="dovecote judge --help.")


def _id_on(shelf: Shelf, beginning: str) -> str:
    """The whole id of an item; a revision's and a member's own id stay as they are."""
    found = shelf.find(beginning)
    if found is None:
        raise UnknownItem("nothing in the record has that id", thing=beginning, try_next="dovecote show lists ids.")
    whole = str(found[1].id)
    return whole if whole.startswith(beginning) else beginning


def _actors_called(shelf: Shelf, name: str) -> list[str]:
    """Ids of the actors that `name` may mean: an id, or words that stand in a name or alias."""
    wanted = name.casefold()
    return [
        actor.id
        for actor in shelf.items("actors")
        if actor.id == name or any(wanted in one.casefold() for one in (actor.name, *actor.aliases))
    ]
