"""What an analyst wants first, drawn from a record: promises that moved, dates that passed in silence, one-sided words.

Plain values, so that the terminal, a page and a brief say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dovecote.export.wording import in_words, named, on_whose_word, told_once
from dovecote.model.commitment import Commitment, CommitmentVersion, Revision, SlipDays
from dovecote.model.evidence import Evidence
from dovecote.model.record import Record, RecordSource
from dovecote.model.statement import Statement

NO_PART = True

COUNTED: Final = (
    "statements",
    "contacts",
    "commitments",
    "agreements",
    "process_events",
    "threats",
    "events",
    "actors",
    "issues",
    "tasks",
)
"""Lists whose lines the first page counts."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A promise whose words changed from one version to the next."""

    commitment: str
    revision: str
    who: str
    title: str
    old_words: str | None
    old_latest: str | None
    new_words: str | None
    new_latest: str | None
    slip_days: SlipDays | None
    said_by: str | None
    sourcing: str
    announced: str | None
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    """Conditions and exceptions that the new words add."""
    slip_words: tuple[str, ...]
    """What the text itself says of the delay, verbatim."""
    reason: str | None
    old: tuple[Evidence, ...]
    new: tuple[Evidence, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """A promise whose day passed without a word about it."""

    commitment: str
    who: str
    title: str
    words: str | None
    latest: str | None
    exact: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the board: a promise as it stands."""

    commitment: str
    who: str
    title: str
    deadline: str | None
    latest: str | None
    sourcing: str
    lifecycle: str
    timeliness: str
    versions: int
    slips: tuple[SlipDays, ...] = ()
    """How far each of its days moved, in order."""
    on_whose_word: tuple[str, ...] = ()
    """Who says what became of it, and who promised it, in words."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One line of the contacts."""

    contact: str
    day: str | None
    contact_type: str
    status: str
    participants: tuple[str, ...]
    place: str | None
    one_sided: bool


@dataclass(frozen=True, slots=True)
class OneSided:
    """Somebody's words that only the other side has told."""

    statement: str
    speaker: str
    through: str | None
    said: str | None
    content: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The first page of a record."""

    as_of: str
    sources: int
    first: str | None
    """The earliest and the latest day of publication that is known."""
    last: str | None
    uncertain_sources: int
    moved: tuple[Moved, ...]
    silent: tuple[Silent, ...]
    one_sided: tuple[OneSided, ...]
    board: tuple[Standing, ...]
    contacts: tuple[Meeting, ...]
    counts: Mapping[str, int]
    source_names: Mapping[str, str]
    """What a reader calls the sources that are quoted: headline or file, and day."""


def summarise(record: Record) -> Summary:
    """The first page of `record`; each list in an order that does not depend on the order of reading."""
    names = actor_names(record)
    days = sorted(source.known_on for source in record.sources if source.known_on)
    board = [_standing(one, names) for one in record.commitments]
    contacts = sorted(_meetings(record, names), key=lambda one: (one.day is None, day_key(one.day), one.contact))
    return Summary(
        as_of=record.as_of,
        sources=len(record.sources),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        uncertain_sources=sum(source.uncertain for source in record.sources),
        moved=tuple(sorted(_moved(record, names), key=_by_slip)),
        silent=tuple(sorted(_silent(record, names), key=lambda one: (one.latest or "", one.commitment))),
        one_sided=tuple(_one_sided(record, names)),
        board=tuple(sorted(board, key=lambda one: (one.latest is None, one.latest or "", one.commitment))),
        contacts=tuple(contacts),
        counts={name: len(getattr(record, name)) for name in COUNTED},
        source_names={source.id: source_name(source) for source in record.sources},
    )


@dataclass(frozen=True, slots=True)
class Due:
    """One day of the calendar of promises."""

    id: str
    """Of the commitment."""
    latest: str | None
    words: str | None
    edtf: str | None
    who: str
    title: str
    status: str
    version: int
    in_force: bool
    """False for a date that a later version replaced."""


def iter_deadlines(record: Record) -> Iterator[Due]:
    """Every date that a promise set itself, also those that were moved; silent ones first, then by day."""
    yield from deadlines_of(record.commitments, actor_names(record))


def deadlines_of(commitments: Iterable[Commitment], names: Mapping[str, str]) -> Iterator[Due]:
    """The same, from the commitments and the names of actors alone."""
    found = [due for commitment in commitments for due in _dues(commitment, names)]
    yield from sorted(found, key=lambda one: (one.status != "due_no_evidence", one.latest or "9", one.id, one.version))


def _dues(commitment: Commitment, names: Mapping[str, str]) -> Iterator[Due]:
    lifecycle, timeliness, _ = _status(commitment)
    for version in commitment.versions:
        deadline = version.deadline
        if deadline is None or deadline.edtf is None:
            continue
        in_force = version is commitment.versions[-1]
        status = lifecycle if in_force else "replaced by a later date"
        if in_force and lifecycle != "due_no_evidence" and timeliness not in ("n/a", "unclear"):
            status = f"{lifecycle}, {timeliness}"
        yield Due(
            id=commitment.id,
            latest=deadline.latest,
            words=deadline.text,
            edtf=deadline.edtf,
            who=named(commitment.promisor, names),
            title=commitment.title,
            status=status,
            version=version.v,
            in_force=in_force,
        )


def source_name(source: RecordSource) -> str:
    """What a reader calls a source: publisher, file or headline, and its day where that is known."""
    day = source.published.edtf[:10] if source.published and not source.uncertain else None
    name = source.publisher or source.file or source.url or source.headline or source.id
    return f"{name}, {day}" if day else name


def actor_names(record: Record) -> dict[str, str]:
    """Name of each actor by id."""
    return {actor.id: actor.name for actor in record.actors}


def _by_slip(one: Moved) -> tuple[int, str, str]:
    return (-(one.slip_days.max if one.slip_days else 0), one.commitment, one.revision)


def day_key(edtf: str | None) -> str:
    """Digits of the first day that an EDTF string writes: enough to put contacts in order."""
    return "".join(letter for letter in edtf or "" if letter.isdigit() or letter == "-").lstrip("-")


def _moved(record: Record, names: Mapping[str, str]) -> Iterator[Moved]:
    for commitment in record.commitments:
        versions = {version.v: version for version in commitment.versions}
        for revision in commitment.revisions:
            if revision.kind != ("restated",):
                yield _moved_row(commitment, versions[revision.from_v], versions[revision.to_v], revision, names)


def _moved_row(
    commitment: Commitment,
    old: CommitmentVersion,
    new: CommitmentVersion,
    revision: Revision,
    names: Mapping[str, str],
) -> Moved:
    announced = revision.announced
    dropped: tuple[str, ...] = ()
    if "condition_removed" in revision.kind:
        kept = {condition.text for condition in new.conditions}
        dropped = told_once(condition.text for condition in old.conditions if condition.text not in kept)
    known = {*(one.text for one in old.conditions), *(one.text for one in old.exceptions)}
    new_words = (*(one.text for one in new.conditions), *(one.text for one in new.exceptions))
    added = told_once(words for words in new_words if words not in known)
    by_role = {
        role: tuple(one for one in revision.evidence if one.role == role) for role in ("old", "new", "slip_words")
    }
    return Moved(
        commitment=commitment.id,
        revision=revision.id,
        who=named(commitment.promisor, names),
        title=commitment.title,
        old_words=old.deadline.text if old.deadline else None,
        old_latest=old.deadline.latest if old.deadline else None,
        new_words=new.deadline.text if new.deadline else None,
        new_latest=new.deadline.latest if new.deadline else None,
        slip_days=revision.slip_days,
        said_by=named(announced.by, names) if announced and announced.by else None,
        sourcing=in_words(announced.sourcing_class if announced else new.sourcing_class),
        announced=announced.edtf if announced else None,
        dropped=dropped,
        added=added,
        slip_words=tuple(dict.fromkeys(one.exact for one in (*by_role["slip_words"], *new.slip_words))),
        reason=revision.reason_given,
        old=by_role["old"] or old.evidence,
        new=by_role["new"] or new.evidence,
        kinds=tuple(kind.replace("_", " ") for kind in revision.kind),
    )


def _status(commitment: Commitment) -> tuple[str, str, str]:
    """Lifecycle, timeliness and verification as they stand."""
    if not commitment.status_history:
        return "announced", "n/a", "none"
    last = commitment.status_history[-1]
    return last.lifecycle, last.timeliness, last.verification


def _silent(record: Record, names: Mapping[str, str]) -> Iterator[Silent]:
    for commitment in record.commitments:
        if _status(commitment)[0] == "due_no_evidence":
            last = commitment.versions[-1]
            yield Silent(
                commitment.id,
                named(commitment.promisor, names),
                commitment.title,
                last.deadline.text if last.deadline else None,
                last.deadline.latest if last.deadline else None,
                last.evidence[0].exact,
            )


def _standing(commitment: Commitment, names: Mapping[str, str]) -> Standing:
    last = commitment.versions[-1] if commitment.versions else None
    deadline = last.deadline if last else None
    lifecycle, timeliness, verification = _status(commitment)
    sourcing = in_words(last.sourcing_class if last else "unattributed")
    return Standing(
        commitment=commitment.id,
        who=named(commitment.promisor, names),
        title=commitment.title,
        deadline=deadline.text if deadline else None,
        latest=deadline.latest if deadline else None,
        sourcing=sourcing,
        lifecycle=lifecycle,
        timeliness=timeliness,
        versions=len(commitment.versions),
        slips=moves_of(commitment),
        on_whose_word=on_whose_word(lifecycle, verification, sourcing),
    )


def moves_of(commitment: Commitment) -> tuple[SlipDays, ...]:
    """How far each of its days moved, in order; a day that stayed is none."""
    return tuple(one.slip_days for one in commitment.revisions if one.slip_days and one.slip_days.max)


def _meetings(record: Record, names: Mapping[str, str]) -> Iterator[Meeting]:
    for contact in record.contacts:
        yield Meeting(
            contact=contact.id,
            day=contact.time.edtf if contact.time else None,
            contact_type=contact.contact_type,
            status=contact.status,
            participants=tuple(named(one.actor, names) for one in contact.participants),
            place=contact.place,
            one_sided=contact.one_sided_readout,
        )


def _one_sided(record: Record, names: Mapping[str, str]) -> Iterator[OneSided]:
    for statement in record.statements:
        if statement.sourcing_class == "on_record_via_counterpart":
            yield OneSided(
                statement.id,
                _speaker(statement, names),
                _through(statement, names),
                statement.said.edtf if statement.said else None,
                statement.content,
                next((one.source for one in statement.evidence), None),
            )


def _speaker(statement: Statement, names: Mapping[str, str]) -> str:
    """Who spoke: by name, else in the words of the text, with those it may be."""
    if statement.speaker or not statement.attribution_chain:
        return named(statement.speaker, names)
    words = named(statement.attribution_chain[-1].agent, names)
    candidates = " or ".join(named(one, names) for one in statement.speaker_candidates)
    return f"{words} ({candidates})" if candidates else words


def _through(statement: Statement, names: Mapping[str, str]) -> str | None:
    """Who told it: the last hand before the speaker, who is the last of all, that is not the outlet."""
    hands = [link.agent for link in statement.attribution_chain[:-1] if not link.agent.startswith("source:")]
    return named(hands[-1], names) if hands else None
