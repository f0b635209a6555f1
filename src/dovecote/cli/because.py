"""`dovecote why`: the words behind a line, old and new side by side, then every step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dovecote.api import Why
from dovecote.cli.actor_lines import actor_lines
from dovecote.cli.entries import MAX_WIDTH, with_names
from dovecote.export.board import source_name
from dovecote.export.wording import in_words, named, shown_day, slip_in_words
from dovecote.model.actor import Actor
from dovecote.model.commitment import Commitment, CommitmentVersion, Deadline, Revision, StatusRow
from dovecote.model.contact import Contact
from dovecote.model.statement import Statement
from dovecote.record.passages import Passage
from dovecote.web.words import line_words, quantity_words

_WIDE: Final = 96
_HOUR: Final = re.compile(r"T[^/]*")
"""The hour of a publication, which tells a reader nothing."""


def print_explanation(why: Why, names: Mapping[str, str], console: Console) -> None:
    """Print why a line of the record is there."""
    width = min(console.width, MAX_WIDTH)
    for block in _blocks(why, names, wide=width >= _WIDE):
        console.print(block, width=width)


def _blocks(why: Why, names: Mapping[str, str], *, wide: bool) -> Iterator[RenderableType]:
    explanation, item = why.explanation, why.item
    papers = {one.source.id: source_name(one.source) for one in why.passages if one.source}
    names = {**names, **papers, **{f"{SOURCE}{id}": name for id, name in papers.items()}}
    yield Text(f"{explanation.kind.removesuffix('s').replace('_', ' ')}  {explanation.id}", style="dim")
    yield Text(" ".join(explanation.title.split()), style="bold")
    if isinstance(item, Commitment):
        yield Text(f"promised by {named(item.promisor, names)} to {named(item.promisee, names)}")
        yield from _commitment(item, names, wide=wide)
    if isinstance(item, Statement):
        yield from _statement(item, names)
    if isinstance(item, Contact):
        yield from _contact(item, names)
    if isinstance(item, Actor):
        yield from (_bullet(line) for line in actor_lines(item, why.passages))
    yield _title(f"Words ({len(why.passages)})")
    yield from (_passage(those) for those in _by_sentence(why.passages))
    steps = list(dict.fromkeys(_step(one.kind, with_names(one.text, names), one.rule) for one in explanation.steps))
    if steps:
        yield _title("Steps")
        yield from (_bullet(step) for step in steps)


SOURCE: Final = "source:"
"""Stands before a source's id where it is one of the hands that words came through."""
_FIELDS: Final = {"deadline.latest": "last day", "deadline.text": "limit"}


def _step(kind: str, text: str, rule: str | None) -> str:
    """A step in a line; its rule where the text does not name it."""
    named_by = f"  [{rule}]" if rule and rule not in text else ""
    name = kind.replace("_", " ")
    return f"{name}: {line_words(text.removeprefix(name).lstrip())}{named_by}"


def _title(words: str) -> RenderableType:
    return Group(Text(""), Rule(Text(words, style="bold"), align="left", style="dim"))


def _bullet(words: str) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_row("·", Text(words))
    return table


def _commitment(item: Commitment, names: Mapping[str, str], *, wide: bool) -> Iterator[RenderableType]:
    panels = [_version(version, names) for version in item.versions]
    yield _title("Versions")
    if wide and len(panels) == 2:
        table = Table.grid(expand=True, padding=(0, 1))
        table.add_column(ratio=1)
        table.add_column(ratio=1)
        table.add_row(*panels)
        yield table
    else:
        yield from panels
    for revision in item.revisions:
        yield _revision(revision, names)
    if item.status_history:
        yield _title("Status")
        yield from (_bullet(_status(row, names)) for row in item.status_history)


def _status(row: StatusRow, names: Mapping[str, str]) -> str:
    """A day, the four axes as far as they apply, the rule and the article they rest on."""
    axes = (row.lifecycle, row.timeliness, row.correspondence, row.verification)
    told = ", ".join(one.replace("_", " ") for one in axes if one not in ("n/a", "none"))
    origin = names.get(row.known_from, row.known_from) if row.known_from else "the calendar alone"
    note = f" · {row.note}" if row.note else ""
    return f"{row.as_of}  {told}  ({row.rule}, {origin}{note})"


def _version(version: CommitmentVersion, names: Mapping[str, str]) -> RenderableType:
    lines: list[Text] = []

    def add(name: str, words: str | None) -> None:
        if words:
            lines.append(Text.assemble((f"{name}  ", "dim"), words))

    add("limit", _limit(version.deadline))
    add("quantity", quantity_words(version.quantity))
    add("scope", version.scope)
    for condition in version.conditions:
        add(f"condition, {condition.kind}", condition.text)
    for exception in version.exceptions:
        add("except", exception.text)
    for words in version.drops_conditions:
        add("drops conditions", f"“{words.exact}”")
    add("on whose word", in_words(version.sourcing_class))
    add("strength", version.strength.replace("_", " "))
    add("announced", version.announced.edtf if version.announced else None)
    add("announced by", named(version.announced_by, names) if version.announced_by else None)
    add("known from", "; ".join(names.get(one, one) for one in (version.known_from, *version.also_in) if one))
    lines.extend(Text(f"“{' '.join(one.exact.split())}”", style="italic") for one in version.evidence)
    return Panel(Group(*lines), title=f"version {version.v}", title_align="left", border_style="dim")


def _limit(deadline: Deadline | None) -> str | None:
    """Its words, then its last day; a standing duty has none."""
    if deadline is None:
        return None
    return " ".join(filter(None, (deadline.text, f"({deadline.latest})" if deadline.latest else "")))


def _revision(revision: Revision, names: Mapping[str, str]) -> RenderableType:
    kinds = ", ".join(kind.replace("_", " ") for kind in revision.kind)
    text = Text(f"\nVersion {revision.from_v} → {revision.to_v}: {kinds}", style="bold")
    if revision.slip_days:
        text.append(f", {slip_in_words(revision.slip_days.min, revision.slip_days.max)}", style="bold red")
    lines: list[RenderableType] = [text]
    for change in revision.changed:
        line = f"{_FIELDS.get(change.field, change.field)}: {change.old or 'none'} → {change.new or 'none'}"
        lines.append(_bullet(line_words(line)))
    if revision.announced:
        who = named(revision.announced.by, names)
        lines.append(
            _bullet(
                f"announced {revision.announced.edtf or ''} by {who}, {in_words(revision.announced.sourcing_class)}"
            )
        )
    lines.append(_bullet(f"consent: {revision.consent.replace('_', ' ')}"))
    if revision.reason_given:
        lines.append(_bullet(f"reason given: “{revision.reason_given}”"))
    return Group(*lines)


def _statement(item: Statement, names: Mapping[str, str]) -> Iterator[RenderableType]:
    yield Text(f"{named(item.speaker, names)}, {in_words(item.sourcing_class)}")
    if item.speaker_candidates:
        yield Text(f"may be: {named(item.speaker_candidates, names)}")
    if item.attribution_chain:
        hands = [f"{named(link.agent, names)} ({link.act})" for link in item.attribution_chain]
        yield Text("through: " + " > ".join(hands))
    told = [item.content_type, item.force, item.channel]
    yield Text("told as: " + ", ".join(one.replace("_", " ") for one in told if one not in {"neutral", "not_stated"}))
    if item.said is not None and item.said.edtf:
        yield Text(f"said: {item.said.edtf}" + (f" (“{item.said.text}”)" if item.said.text else ""))
    if item.addressee:
        yield Text(f"spoken to: {named(item.addressee, names)}")
    if item.anonymity_condition:
        yield Text(f"unnamed: “{item.anonymity_condition}”")
    for one in item.editorial_alteration:
        yield Text(f"altered by the editor: “{one.exact}”")
    if item.verbatim_error:
        yield Text(f"printed otherwise elsewhere: {item.verbatim_error}")
    if item.supports:
        yield Text(_party_to(len(item.self_interest), len(item.supports)))


def _party_to(own: int, told: int) -> str:
    """Of how many of the things known by these words the speaker's own side is a party."""
    known = f"{told} {'thing' if told == 1 else 'things'} known by these words"
    return f"{known}; the speaker's own side is a party to {own}" if own else f"{known}, none of the speaker's own side"


def _contact(item: Contact, names: Mapping[str, str]) -> Iterator[RenderableType]:
    yield Text(f"{item.contact_type.replace('_', ' ')}, {item.status.replace('_', ' ')}")
    for one in item.participants:
        side = f" for {one.side}" if one.side else ""
        yield _bullet(f"{named(one.actor, names)}, {one.capacity.replace('_', ' ')}{side}")


def _by_sentence(passages: Iterable[Passage]) -> Iterable[list[Passage]]:
    """Passages of one sentence together, in the order in which their sentences come first."""
    found: dict[tuple[str | None, int, str], list[Passage]] = {}
    for one in passages:
        sentence = one.before + one.evidence.exact + one.after
        found.setdefault((one.evidence.source, one.evidence.start - len(one.before), sentence), []).append(one)
    return found.values()


def _passage(those: Sequence[Passage]) -> RenderableType:
    """One sentence, the words of each passage underlined, under the name of its source."""
    first = those[0]
    source, start = first.source, first.evidence.start - len(first.before)
    sentence = Text(first.before + first.evidence.exact + first.after)
    for one in those:
        sentence.stylize("underline bold", one.evidence.start - start, one.evidence.end - start)
    spans = ", ".join(f"{one.evidence.start} to {one.evidence.end} ({one.evidence.role})" for one in those)
    where = " · ".join(
        word
        for word in (
            source.headline or source.file or source.id if source else first.evidence.source,
            source.publisher if source else None,
            shown_day(_HOUR.sub("", source.published.edtf)) if source and source.published else None,
            f"characters {spans}",
        )
        if word
    )
    return Group(Text(""), Text(where, style="dim"), Padding(sentence, (0, 0, 0, 2)))
