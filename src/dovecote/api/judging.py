"""Judging: what a person decided, kept beside the findings and above them (rule R11).

A judgement is never changed or taken out: `undo` is another one. Any number of processes may judge at once, since each
judgement is one short transaction and none looks at what the others hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, cast

from dovecote.api.asking import Asks
from dovecote.api.listing import PageOfList
from dovecote.api.results import Items
from dovecote.errors import InputError, UnknownItem
from dovecote.model.links import Judgement, answering_judgements, undone_judgements

if TYPE_CHECKING:
    from dovecote.model.record import ReviewTask
    from dovecote.store.shelf import Mark

LIFECYCLES: Final = (
    "announced",
    "in_progress",
    "in_force",
    "met",
    "met_late",
    "partially_met",
    "due_no_evidence",
    "missed",
    "repudiated",
    "violated",
    "suspended",
    "withdrawn",
    "superseded",
    "not_rateable",
)
"""What a person can set a promise's status to (codebook, section Commitment)."""
_PAIRS: Final = frozenset({"same", "not_same", "merge", "split"})
_URGENCY: Final = ("due_no_evidence", "claimed_breach", "uncertain_link", "unresolved_speaker")
"""Kinds of questions, what matters most first."""
_NOT_EDITABLE: Final = frozenset({"id", "evidence", "mentions", "versions", "revisions", "status_history", "progress"})
"""What only the text can say."""


@dataclass(frozen=True, slots=True)
class PastJudgement:
    """A judgement, whether it still counts, and whether what it is about is still there."""

    judgement: Judgement
    stands: bool
    """False where it was undone."""
    missing: tuple[str, ...] = ()
    """Ids it is about that the record has no more: since it was made, the articles were read in another way."""


class Judges(Asks):
    """The part of `Dovecote` that keeps a person's word."""

    def accept(self, *items: str, by: str, reason: str = "") -> Judgement:
        """Keep that these items are right."""
        return self.decide("accept", items, by=by, reason=reason)

    def reject(self, *items: str, by: str, reason: str = "") -> Judgement:
        """Keep that these items are wrong; the record leaves them out."""
        return self.decide("reject", items, by=by, reason=reason)

    def edit(self, item: str, field: str, value: Any, *, by: str, reason: str = "") -> Judgement:
        """Keep another value for one field of an item."""
        return self.decide("edit", [item], by=by, reason=reason, field=field, value=value)

    def same(self, *items: str, by: str, reason: str = "") -> Judgement:
        """Keep that these items are one and the same."""
        return self.decide("same", items, by=by, reason=reason)

    def not_same(self, *items: str, by: str, reason: str = "") -> Judgement:
        """Keep that no two of these items are the same."""
        return self.decide("not_same", items, by=by, reason=reason)

    def merge(self, *items: str, by: str, reason: str = "") -> Judgement:
        """Put items of the record together as one."""
        return self.decide("merge", items, by=by, reason=reason)

    def split(self, *items: str, by: str, reason: str = "") -> Judgement:
        """Take an item apart. Name the findings that shall stand alone; one id alone parts all its findings."""
        named = items if len(items) > 1 else self.members(*items)
        return self.decide("split", named, by=by, reason=reason)

    def set_status(self, commitment: str, lifecycle: str, *, by: str, reason: str, as_of: str = "") -> Judgement:
        """Keep where a promise stands; no rule and no re-reading overwrites it."""
        value = {"lifecycle": lifecycle, "as_of": as_of} if as_of else lifecycle
        return self.decide("set_status", [commitment], by=by, reason=reason, value=value)

    def rate_source(self, source: str, letter: str, *, by: str, reason: str = "") -> Judgement:
        """Keep a source's reliability on the NATO Admiralty scale, A to F."""
        return self.decide("rate_source", [source], by=by, reason=reason, value=letter)

    def note(self, *items: str, by: str, reason: str) -> Judgement:
        """Keep a remark; nothing else follows from it."""
        return self.decide("note", items, by=by, reason=reason)

    def undo(self, judgement: str, *, by: str, reason: str = "") -> Judgement:
        """Take a judgement back, which is a judgement itself and can be undone."""
        return self.decide("undo", [judgement], by=by, reason=reason)

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
            InputError: something that this verdict needs is missing, or the thing has no such field.
        """
        from dovecote.model.ids import make_id

        named = list(dict.fromkeys(about))
        _refuse_incomplete(verdict, named, field, value)
        ids = tuple(dict.fromkeys(self._id_of(verdict, one) for one in named))
        if verdict in _PAIRS and len(ids) < 2:
            raise InputError("these ids name one and the same thing", thing=verdict, try_next="Name two things.")
        if verdict == "edit":
            self._refuse_edit(ids, str(field), value)
        moment = (at or datetime.now(UTC)).isoformat(timespec="microseconds")
        name = make_id("jd", verdict, *ids, by, moment)
        made = Judgement(name, cast(Any, verdict), ids, by, moment, reason, field, value)
        self._store.judge(made)
        return made

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement that was made elsewhere, as it is."""
        self._store.judge(judgement)

    def judgements(self) -> tuple[Judgement, ...]:
        """All verdicts, in the order they were made."""
        return self._judgements()

    def rejected(self) -> frozenset[str]:
        """Ids that somebody called wrong, where that still stands."""
        from dovecote.record.judged import judged

        return judged(self.judgements()).rejected

    def history(self, item: str | None = None) -> tuple[PastJudgement, ...]:
        """All judgements, or those about one item and its findings, each with whether it counts and still fits.

        Re-reading an article with another Dovecote keeps every judgement; one whose item is gone shows it in `missing`.
        """
        made = self._judgements()
        undone = undone_judgements(made)
        known = {one.id for one in made} | self._store.known(name for one in made for name in one.about)
        wanted = None if item is None else {item, *self.members(item)}
        found = []
        for one in made:
            if wanted is None or wanted.intersection(one.about):
                missing = tuple(id for id in one.about if id not in known)
                found.append(PastJudgement(one, one.id not in undone, missing))
        return tuple(found)

    def unfitting(self) -> tuple[PastJudgement, ...]:
        """Judgements that count, on things that the record has no more: work for a person."""
        return tuple(one for one in self.history() if one.stands and one.missing)

    def members(self, item: str) -> tuple[str, ...]:
        """Ids of the findings, one or several an article, that an item of the record was put together from."""
        shelf = self._shelf()
        whole = shelf.find(item)
        return shelf.members(str(whole[1].id)) if whole else ()

    def open_tasks(self) -> tuple[ReviewTask, ...]:
        """Questions that nobody has answered, what matters most first: silent deadlines, the longest overdue leading,
        claimed breaches, links that hang by a thread (those first on which most of the record hangs), speakers who are
        not settled.
        """
        return tuple(self.waiting().items)

    def waiting(self, *, kind: str | None = None, limit: int | None = None, offset: int = 0) -> PageOfList:
        """Some of the same, in the same order, and how many there are; no more is loaded than is given.

        Args:
            kind: only questions of this kind (uncertain_link).
        """
        ids = [mark.id for mark in self._open_marks() if kind in (None, mark.kind)]
        chosen = ids[offset:] if limit is None else ids[offset : offset + limit]
        found = {one.id: one for one in self._shelf().chosen("tasks", chosen)}
        return PageOfList(Items(found[id] for id in chosen), len(ids), offset, len(chosen) if limit is None else limit)

    def waiting_by_kind(self) -> dict[str, int]:
        """How many questions of each kind nobody has answered, the most urgent kind first."""
        return dict(Counter(mark.kind for mark in self._open_marks() if mark.kind))

    def _open_marks(self) -> list[Mark]:
        from dovecote.store.shelf import Wanted

        shelf = self._shelf()
        decided = {one for judgement in answering_judgements(self.judgements()) for one in judgement.about}
        overdue = {id: number for number, id in enumerate(shelf.ids("dues", Wanted()))}

        def urgency(mark: Mark) -> tuple[int, int, int, str]:
            about = (mark.who or "").strip()
            return (_URGENCY.index(mark.kind or ""), overdue.get(about, len(overdue)), -mark.weight, mark.status or "")

        # A link that somebody confirmed or parted is no loose one any more; a word on one of its ends settles nothing.
        open_ones = (
            mark
            for mark in shelf.marks("tasks", Wanted())
            if mark.kind == "uncertain_link" or not decided.intersection(((mark.who or "").strip(), mark.id))
        )
        return sorted(open_ones, key=urgency)

    def editable_fields(self, item: str) -> tuple[str, ...]:
        """Names of the fields of an item that `edit` can put another value into."""
        found = self._shelf().find(item)
        if found is None or not is_dataclass(found[1]):
            return ()
        return tuple(sorted({one.name for one in fields(found[1])} - _NOT_EDITABLE))

    def _id_of(self, verdict: str, name: str) -> str:
        """The whole id of what is judged; a revision's and a finding's own id stay as they are."""
        if verdict == "undo":
            if not any(one.id == name for one in self._store.judgements()):
                raise UnknownItem("there is no such judgement", thing=name, try_next="See: dovecote judgements.")
            return name
        if verdict == "rate_source":
            return self.get_source(name).id
        if self._store.known([name]):
            return name
        found = self._shelf().find(name)
        if found is None:
            raise UnknownItem("nothing in the record has that id", thing=name, try_next="dovecote show lists ids.")
        whole = str(getattr(found[1], "id", name))
        return whole if whole.startswith(name) else name

    def _refuse_edit(self, ids: Iterable[str], field: str, value: Any) -> None:
        """Fields that an item has not, and values that a field cannot have."""
        from dovecote.model.field_values import value_for

        for name in ids:
            known = self.editable_fields(name)
            if known and field not in known:
                advice = f"It has {', '.join(known)}."
                raise InputError(f"it has no field {field!r} that can be edited", thing=name, try_next=advice)
            found = self._shelf().find(name)
            if found is None:
                continue
            try:
                value_for(type(found[1]), field, value)
            except ValueError as error:
                raise InputError(f"{field} cannot be {value!r}", thing=name, try_next=f"{error}.") from error


def _refuse_incomplete(verdict: str, about: list[str], field: str | None, value: Any) -> None:
    """What each verdict needs beside its name."""
    needed = []
    if not about:
        needed.append("an id")
    if verdict == "edit" and not field:
        needed.append("a field (--field)")
    if verdict in ("set_status", "rate_source") and value is None:
        needed.append("a value (--value)")
    if verdict == "rate_source" and value is not None and value not in tuple("ABCDEF"):
        needed.append("a letter from A to F as its value")
    if verdict == "set_status" and value is not None and _lifecycle(value) not in LIFECYCLES:
        needed.append(f"one of {', '.join(LIFECYCLES)} as its value")
    if verdict in _PAIRS and len(about) < 2:
        needed.append("two ids or more")
    if needed:
        raise InputError(f"{verdict} needs {' and '.join(needed)}", thing="judge", try_next="dovecote judge --help.")


def _lifecycle(value: Any) -> Any:
    return value.get("lifecycle", "announced") if isinstance(value, dict) else value
