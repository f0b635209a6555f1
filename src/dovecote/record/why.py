"""Why the record says so: the sentences behind an item, both wordings of a change, and every step that led there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dovecote.errors import UnknownItem
from dovecote.model.commitment import Commitment, Deadline, Revision, StatusRow
from dovecote.model.evidence import Evidence
from dovecote.model.links import Judgement, LinkProposal, Links, standing_judgements
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Comparison, Record, ReviewTask
from dovecote.model.when import When
from dovecote.record.deadlines import last_day, tolerance_days

StepKind = Literal[
    "found_by", "date", "version", "change", "slip", "status", "link", "judgement", "comparison", "chain"
]


@dataclass(frozen=True, slots=True)
class Step:
    """One step from words to record."""

    kind: StepKind
    text: str
    rule: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """An item with everything it rests on."""

    id: str
    kind: str
    """Name of the list it stands in: `commitments`, `comparisons` ..."""
    title: str
    evidence: tuple[Evidence, ...]
    """Every quotation of it, in the order of the record."""
    old: tuple[Evidence, ...] = ()
    """The wording before a change; empty where nothing changed."""
    new: tuple[Evidence, ...] = ()
    steps: tuple[Step, ...] = ()


def explain(record: Record, item: str, links: Links | None = None, judgements: Iterable[Judgement] = ()) -> Explanation:
    """Everything behind the item, revision, comparison or task of that id.

    Raises:
        UnknownItem: nothing in the record has that id.
    """
    wanted = links.of(item) if links else item
    kind, found = _find(record, wanted)
    names = {actor.id: actor.name for actor in record.actors}
    if isinstance(found, tuple):
        commitment, revision = found
        explanation = _of_revision(commitment, revision, names)
    elif isinstance(found, Commitment):
        explanation = _of_commitment(found, names)
    elif isinstance(found, (Comparison, ReviewTask)):
        explanation = _of_comparison(kind, found)
    else:
        explanation = _of_item(kind, found)
    more = (*_links(explanation, links), *_judged(wanted, judgements), *_compared(record, wanted))
    return Explanation(
        explanation.id,
        explanation.kind,
        explanation.title,
        explanation.evidence,
        explanation.old,
        explanation.new,
        (*explanation.steps, *more),
    )


def _find(record: Record, item: str) -> tuple[str, Any]:
    for name in ("actors", *ITEM_CLASSES, "comparisons", "tasks"):
        for one in getattr(record, name):
            if one.id == item:
                return name, one
    for commitment in record.commitments:
        for revision in commitment.revisions:
            if revision.id == item:
                return "revisions", (commitment, revision)
    raise UnknownItem("nothing in the record has that id", thing=item, try_next="`dovecote show` lists ids.")


def _of_item(kind: str, item: Any) -> Explanation:
    title = getattr(item, "name", None) or getattr(item, "content", None) or getattr(item, "claim", None)
    evidence = getattr(item, "evidence", None)
    if evidence is None:
        evidence = tuple(Evidence(one.start, one.end, one.exact, source=one.source) for one in item.mentions)
    title = title or " … ".join(one.exact for one in evidence)
    steps = [*_found_by(item), *_dates(item), *_chain(item)]
    return Explanation(item.id, kind, str(title), evidence, steps=tuple(steps))


def _of_comparison(kind: str, found: Comparison | ReviewTask) -> Explanation:
    if isinstance(found, ReviewTask):
        return Explanation(found.id, kind, found.question, found.evidence)
    steps = tuple(Step("comparison", text, found.kind) for text in found.steps)
    old = tuple(one for one in found.evidence if one.role == "old")
    new = tuple(one for one in found.evidence if one.role == "new")
    return Explanation(found.id, kind, found.text, found.evidence, old, new, steps)


def _of_revision(commitment: Commitment, revision: Revision, names: Mapping[str, str]) -> Explanation:
    old = tuple(one for one in revision.evidence if one.role == "old")
    new = tuple(one for one in revision.evidence if one.role == "new")
    title = f"{commitment.title}: {', '.join(map(_words, revision.kind))}"
    return Explanation(revision.id, "revisions", title, revision.evidence, old, new, tuple(_changes(revision, names)))


def _of_commitment(commitment: Commitment, names: Mapping[str, str]) -> Explanation:
    steps: list[Step] = [*_found_by(commitment)]
    for version in commitment.versions:
        also = f", also in {', '.join(version.also_in)}" if version.also_in else ""
        text = f"version {version.v}, {_words(version.strength)}, known from {version.known_from}{also}"
        steps.append(Step("version", text, evidence=version.evidence))
        steps += _deadline(version.deadline)
    for revision in commitment.revisions:
        steps += _changes(revision, names)
    steps += [_status(row) for row in commitment.status_history]
    old = tuple(one for revision in commitment.revisions for one in revision.evidence if one.role == "old")
    new = tuple(one for revision in commitment.revisions for one in revision.evidence if one.role == "new")
    became = (piece for row in commitment.status_history for piece in row.evidence)
    evidence = tuple(dict.fromkeys((*commitment.evidence, *old, *new, *became)))
    return Explanation(commitment.id, "commitments", commitment.title, evidence, old, new, tuple(steps))


def _found_by(item: Any) -> Iterator[Step]:
    if item.created_by:
        yield Step("found_by", f"found by {item.created_by}", item.created_by)


def _dates(item: Any) -> Iterator[Step]:
    for name in ("time", "said", "signed"):
        when = getattr(item, name, None)
        if isinstance(when, When):
            yield Step("date", f"{name}: {when.text or 'no words'} -> {when.edtf or 'no date'}")
            yield from (Step("date", step) for step in when.steps)


def _chain(item: Any) -> Iterator[Step]:
    """The hands that a statement went through, outermost first."""
    for link in getattr(item, "attribution_chain", ()):
        yield Step("chain", f"{link.agent}: {link.act} ({link.channel})", evidence=link.evidence)


def _deadline(deadline: Deadline | None) -> Iterator[Step]:
    if deadline is None or deadline.edtf is None:
        return
    yield Step("date", f"{deadline.text or 'no words'} -> {deadline.edtf}")
    yield from (Step("date", step) for step in deadline.steps)
    if deadline.convention:
        yield Step("date", deadline.convention)
    last, grace = last_day(deadline), tolerance_days(deadline)
    if last is not None:
        yield Step("date", f"last day {last.isoformat()}" + (f", {grace} days of tolerance" if grace else ""))


def _changes(revision: Revision, names: Mapping[str, str]) -> Iterator[Step]:
    for change in revision.changed:
        field = _words(change.field.replace("deadline.latest", "last day").replace("deadline.text", "limit"))
        text = (
            f"version {revision.from_v} to {revision.to_v}, {field}: {change.old or 'none'} -> {change.new or 'none'}"
        )
        yield Step("change", text, evidence=revision.evidence)
    yield from (Step("slip", step) for step in revision.steps)
    if revision.announced:
        told = revision.announced
        by = names.get(told.by, told.by) if told.by else "nobody named"
        yield Step(
            "change",
            f"announced {told.edtf or 'on no stated day'} by {by}, {_words(told.sourcing_class)}",
        )


def _words(code: str) -> str:
    """A code of the codebook as people read it."""
    return code.replace("_", " ")


def _status(row: StatusRow) -> Step:
    axes = (row.lifecycle, row.timeliness, row.correspondence, row.verification)
    text = f"{row.as_of}: {', '.join(_words(one) for one in axes if one not in ('n/a', 'none'))}"
    origin = f", known from {row.known_from}" if row.known_from else ", from the calendar alone"
    note = f" ({row.note})" if row.note else ""
    return Step("status", f"{text}{origin}{note}", row.rule, row.evidence)


def _links(explanation: Explanation, links: Links | None) -> Iterator[Step]:
    """The proposals that joined members of this item, or made it a part."""
    if links is None:
        return
    alike: dict[tuple[str, str, str | None], list[str]] = {}
    for proposal in links.proposals:
        if explanation.id in (links.of(proposal.left), links.of(proposal.right)) and _took_effect(proposal, links):
            reasons = "; ".join(proposal.reasons)
            alike.setdefault((proposal.left, reasons, proposal.rule), []).append(proposal.right)
    for (left, reasons, rule), others in alike.items():
        yield Step("link", f"{left} and {', '.join(others)}: {reasons}", rule)


def _took_effect(proposal: LinkProposal, links: Links) -> bool:
    left, right = links.of(proposal.left), links.of(proposal.right)
    return links.parents.get(left) == right if proposal.kind == "parent" else left == right


def _judged(item: str, judgements: Iterable[Judgement]) -> Iterator[Step]:
    for judgement in standing_judgements(judgements):
        if item in judgement.about:
            text = f"{judgement.verdict} by {judgement.by} at {judgement.at}: {judgement.reason}"
            yield Step("judgement", text, "R11")


def _compared(record: Record, item: str) -> Iterator[Step]:
    for one in record.comparisons:
        if item in one.refs:
            yield Step("comparison", one.text, one.kind, one.evidence)
