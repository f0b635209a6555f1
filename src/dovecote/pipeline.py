"""The flow, in reading order: bytes -> document -> sentences -> findings -> reading; readings -> links -> record."""

from __future__ import annotations

import dataclasses
import functools
import gc
import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dovecote.errors import (
    DovecoteError,
    InputError,
    OffSubject,
    PassedOver,
    ReadingFailed,
    UnknownFormat,
    UnreadableDocument,
)
from dovecote.fetch.sources import fetch, list_sources
from dovecote.find.agreements import find_agreements, find_provisions
from dovecote.find.article import Article
from dovecote.find.assessments import find_assessments
from dovecote.find.commitments import find_commitments
from dovecote.find.contacts import find_contacts
from dovecote.find.events import find_events
from dovecote.find.evidence import broken_evidence, check_evidence
from dovecote.find.fates import find_fates
from dovecote.find.look import Look
from dovecote.find.mentions import find_actors
from dovecote.find.observations import find_observations
from dovecote.find.process import find_process_events
from dovecote.find.statements import find_statements, find_supports
from dovecote.find.strangers import find_contact_parties, find_event_parties, keep_used_parties
from dovecote.find.threats import find_threats
from dovecote.find.times import find_times, find_times_issues, infer_publication
from dovecote.languages.language import Language
from dovecote.languages.registry import get_language
from dovecote.model.document import Document, RawDocument, Source
from dovecote.model.issue import Issue
from dovecote.model.reading import ITEM_CLASSES, Reading
from dovecote.model.sentence import Sentence
from dovecote.read.reader import read_document
from dovecote.split.sentences import split_documents
from dovecote.vocabulary.lexicon import Entry

if TYPE_CHECKING:
    from dovecote.link.linking import Compared
    from dovecote.model.links import Judgement, Links
    from dovecote.model.record import Record
    from dovecote.record.diff import RecordDiff
    from dovecote.record.why import Explanation

FINDERS = (
    ("actors", find_contact_parties),
    ("contacts", find_contacts),
    ("agreements", find_agreements),
    ("commitments", find_commitments),
    ("agreements", find_provisions),
    ("process_events", find_process_events),
    ("threats", find_threats),
    ("assessments", find_assessments),
    ("observations", find_observations),
    ("actors", find_event_parties),
    ("events", find_events),
    ("actors", keep_used_parties),
    ("fates", find_fates),
    ("statements", find_supports),
)
"""In this order, each with all that was found before it at hand."""


MADE_BETWEEN_LOOKS = 200_000
"""Things made before the garbage collector looks for rings among them: some forty megabytes."""
MAX_CHARACTERS = 1_000_000
"""The parser takes no longer text, and no article comes near it."""


def iter_documents(
    addresses: Iterable[str], *, look: Look | None = None
) -> Iterator[tuple[str, Document | DovecoteError]]:
    """Every article behind the addresses, in order, each with the address a person would call it by.

    An error stands in the place of what is no article, so one bad file never stops the rest.

    Args:
        look: passes over what tells of no war and no peace; an `OffSubject` stands in its place.
    """
    for source in list_sources(addresses):
        if isinstance(source, InputError):
            yield source.thing, source
            continue
        yield from iter_documents_of(source, look=look)


def iter_documents_of(source: Source, *, look: Look | None = None) -> Iterator[tuple[str, Document | DovecoteError]]:
    """The same, of one source that is known already."""
    for raw in fetch(source):
        if isinstance(raw, InputError):
            yield raw.thing, raw
            continue
        given = raw.known.get("text")
        if look is not None and isinstance(given, str) and given.strip() and not look.passes(given):
            yield raw.address, _off_subject(raw.address)
            continue
        try:
            documents = read_document(raw)
            _refuse_empty(raw, documents)
        except UnknownFormat as error:
            yield raw.address, PassedOver(error.what, thing=raw.address) if source.in_folder else error
            continue
        except DovecoteError as error:
            yield raw.address, error
            continue
        for document in documents:
            # A text that came as one was looked at above, before anything was read off it.
            passes = look is None or document.text == given or look.passes(document.text)
            yield raw.address, document if passes else _off_subject(raw.address)


def _off_subject(address: str) -> OffSubject:
    return OffSubject("it tells of no war and no peace", thing=address)


def _refuse_empty(raw: RawDocument, documents: tuple[Document, ...]) -> None:
    words = "".join(document.text for document in documents)
    what = None
    if not raw.content:
        what = "the file is empty"
    elif not words.strip():
        what = "there is no text in it"
    elif "\x00" in words and not raw.known:
        what = "it is binary, no text"
    elif max(len(document.text) for document in documents) > MAX_CHARACTERS:
        what = f"it is no article: more than {MAX_CHARACTERS // 1_000_000} million characters"
    if what:
        raise UnreadableDocument(what, thing=raw.address, try_next="Give a text, a page or a .jsonl of articles.")


def read_each(
    pieces: Iterable[tuple[str, Document | DovecoteError]], *, language: str = "en", actors: tuple[Entry, ...] = ()
) -> Iterator[tuple[str, Document | None, Reading | DovecoteError]]:
    """A reading, or the error in its place, of each piece that `iter_documents` gave, with its address and document."""
    chosen = get_language(language)
    waiting: deque[tuple[str, DovecoteError | None]] = deque()

    def documents() -> Iterator[Document]:
        for address, piece in pieces:
            if isinstance(piece, DovecoteError):
                waiting.append((address, piece))
            else:
                waiting.append((address, None))
                yield piece

    def errors_before_document() -> Iterator[tuple[str, None, DovecoteError]]:
        while waiting and (error := waiting[0][1]) is not None:
            yield waiting.popleft()[0], None, error

    for count, (document, sentences) in enumerate(split_documents(documents(), chosen)):
        _before_reading(count)
        yield from errors_before_document()
        address, _ = waiting.popleft()
        try:
            reading = read_article(document, sentences, chosen, actors)
            for sentence in sentences:
                sentence.parsed.doc.release()
        except Exception as error:  # a bug in one rule must not cost the other articles
            failed = ReadingFailed(
                f"a rule broke on it ({type(error).__name__}: {error})",
                thing=address,
                try_next="Please report it; dovecote try FILE --traceback shows where.",
            )
            failed.__cause__ = error
            yield address, document, failed
        else:
            yield address, document, reading
    yield from errors_before_document()


def read_articles(
    documents: Iterable[Document], *, language: str = "en", actors: tuple[Entry, ...] = ()
) -> Iterator[Reading]:
    """A reading of each document, in order. Reading many at once is faster than one by one and gives the same."""
    chosen = get_language(language)
    for count, (document, sentences) in enumerate(split_documents(documents, chosen)):
        _before_reading(count)
        reading = read_article(document, sentences, chosen, actors)
        for sentence in sentences:
            sentence.parsed.doc.release()
        yield reading


def _before_reading(count: int) -> None:
    """Before the second article, and not for the sake of one alone, what the first has loaded is put aside."""
    if count:
        _leave_the_loaded_alone()


@functools.cache
def _leave_the_loaded_alone() -> None:
    """Tells the garbage collector that what the first reading loaded stays: looking at it again took a sixth of all.

    Nearly all that a reading makes goes as soon as it is done: looking for rings after every 700 things took a
    fifteenth, and found the few that there are no sooner than memory needs them gone.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(MADE_BETWEEN_LOOKS, *gc.get_threshold()[1:])


def read_article(
    document: Document, sentences: tuple[Sentence, ...], language: Language, actors: tuple[Entry, ...] = ()
) -> Reading:
    """All findings of one document: mentions, then times, then statements, then the rest.

    Args:
        actors: entries of the user's own list, which win over the vocabulary.
    """
    article = Article(document, sentences, language, vocabulary=actors)
    article = article.having(actors=find_actors(article))
    told = article.document.source.published
    if told is None or "X" in told.edtf:
        published = infer_publication(article) or told
        source = dataclasses.replace(article.document.source, published=published)
        article = article.having(document=dataclasses.replace(article.document, source=source))
    article = article.having(times=find_times(article))
    article = article.having(issues=(*article.issues, *find_times_issues(article)))
    article = article.having(statements=find_statements(article))
    for name, finder in FINDERS:
        article = article.having(**{name: finder(article)})
    return _seal(article)


def _seal(article: Article) -> Reading:
    """The reading, without what fails the evidence check; an issue stands in its place."""
    issues: list[Issue] = [*article.document.issues, *article.issues]
    kept: dict[str, Any] = {}
    for name in ITEM_CLASSES:
        good = []
        for item in getattr(article, name):
            problem = check_evidence(item, article.text)
            if problem is None:
                good.append(item)
            else:
                issues.append(problem)
        kept[name] = tuple(good)
    return Reading(
        id=article.document.id,
        text=article.text,
        source=article.document.source,
        made_with=made_with(article.language),
        actors=article.actors,
        times=article.times,
        fates=tuple(one for one in article.fates if not broken_evidence(one, article.text)),
        issues=tuple(issues),
        **kept,
    )


def made_with(language: Language) -> dict[str, str]:
    """Versions of program, rules and parser that a reading was made with."""
    return {
        "dovecote": _version_of("dovecote"),
        "rules": f"{language.code}-{_digest_of_knowledge(language.folder)}",
        "parser": f"{language.parser_name} {_version_of(language.parser_name)}",
    }


@functools.cache
def _version_of(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


@functools.cache
def _digest_of_knowledge(language: Path) -> str:
    """A digest of the tables that the rules read: words of the language, and the vocabulary."""
    digest = hashlib.sha256()
    for folder in (language, Path(__file__).parent / "vocabulary"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".toml", ".tsv"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def build_record(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), *, as_of: str | None = None
) -> Record:
    """The record of `readings` as it could be known on `as_of` (a day in EDTF; None for all there is).

    What comes later is left out before anything is linked, so it cannot even join two things that came before.
    """
    return build_linked_record(readings, judgements, as_of=as_of)[0]


def build_linked_record(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), *, as_of: str | None = None
) -> tuple[Record, Links]:
    """The same, with the links it was merged by: what `why` shows."""
    from dovecote.link.islands import islands_of
    from dovecote.model.links import Links, join_links
    from dovecote.record.assemble import assemble
    from dovecote.record.joining import join_records
    from dovecote.record.sources import known_readings

    known = known_readings(readings, as_of)
    decided = tuple(judgements)
    day = as_of or newest_day_of(known)
    parts = [build_island(one, decided, as_of=day) for one in islands_of(known, decided)]
    if not parts:
        return assemble((), Links(), decided, as_of=as_of), Links()
    return join_records([record for record, _ in parts], parts[0][0].as_of), join_links([links for _, links in parts])


def build_island(
    readings: Iterable[Reading],
    judgements: Iterable[Judgement],
    *,
    as_of: str | None,
    compared: Compared | None = None,
) -> tuple[Record, Links]:
    """The record of articles that bear on each other, seen on `as_of`, and its links.

    Args:
        compared: what is known of their texts already; those that were compared with each other are not again.
    """
    from dovecote.link.linking import Compared, link_readings
    from dovecote.record.assemble import assemble

    known, decided = tuple(readings), tuple(judgements)
    links = link_readings(known, decided, compared=compared or Compared())
    return assemble(known, links, decided, as_of=as_of), links


def newest_day_of(readings: Iterable[Reading]) -> str | None:
    """The last day on which any of `readings` can have appeared, ISO 8601; None where no day is known."""
    from dovecote.record.sources import newest_day

    day = newest_day(readings)
    return None if day == date.min else day.isoformat()


def explain_item(
    readings: Iterable[Reading], item: str, judgements: Iterable[Judgement] = (), *, as_of: str | None = None
) -> Explanation:
    """Why the record says so: every sentence and step behind one item.

    Raises:
        UnknownItem: nothing in the record has that id.
    """
    from dovecote.record.why import explain

    decided = tuple(judgements)
    record, links = build_linked_record(readings, decided, as_of=as_of)
    return explain(record, item, links, decided)


def diff_days(readings: Iterable[Reading], before: str, after: str, judgements: Iterable[Judgement] = ()) -> RecordDiff:
    """What the record of one day has that of an earlier day had not."""
    from dovecote.record.diff import diff_records

    listed, decided = tuple(readings), tuple(judgements)
    return diff_records(build_record(listed, decided, as_of=before), build_record(listed, decided, as_of=after))


def diff_sources(first: Reading, second: Reading, judgements: Iterable[Judgement] = ()) -> RecordDiff:
    """What one article adds to, changes in and leaves out of what another said."""
    from dovecote.record.diff import diff_records

    decided = tuple(judgements)
    return diff_records(build_record([first], decided), build_record([first, second], decided))
