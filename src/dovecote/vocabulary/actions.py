"""Families of actions: which codes are one kind of act, and how a figure in a promise of theirs is to be read."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from dovecote.vocabulary.toml_files import read_toml

_TABLE: Final = Path(__file__).with_name("action_families.toml")
_FLAGS: Final = ("standing", "object_decides", "own", "mutual", "general", "goes_on", "repeats", "whoever")


@dataclass(frozen=True, slots=True)
class ActionFamily:
    """Actions that two reports of one promise may use for each other."""

    name: str
    listed: bool = True
    """False for an act that the table does not know: another report may call it by any verb."""
    measure: Literal["level", "count"] | None = None
    """How a figure is meant: what is left afterwards, or how many are moved; None where no figure is usual."""
    standing: bool = False
    """True for a duty that lasts: a single act never fulfils it."""
    part_of: str | None = None
    object_decides: bool = False
    """True where many acts share a code, and only the words of the object tell which one is meant."""
    own: bool = False
    """True where promisor and kind of act already tell what is meant, however the object is worded."""
    mutual: bool = False
    """True where nobody can do it alone, so that naming one of the sides is naming the same act."""
    general: bool = False
    """True for a verb that says only that an act goes on, begins or is made known: any family may be meant."""
    goes_on: bool = False
    """True for a general verb that says of something lasting that it is not to end: a truce is renewed."""
    alike: frozenset[str] = frozenset()
    """Other families that reports may use for the same act, where what it is done to, or the day, agrees."""
    repeats: bool = False
    """True for what is done again and again: once its day is over, the same promise is another one."""
    whoever: bool = False
    """True for an act of a whole country that is promised by whoever announces it: an election."""
    shown_by: frozenset[str] = frozenset()
    """PLOVER root/mode, kinds of process event and types of contact that report the act itself."""
    taken_back_by: frozenset[str] = frozenset()
    """PLOVER root/mode by which the one who promised the act takes it back: a meeting is called off."""
    refused_by: frozenset[str] = frozenset()
    """PLOVER root/mode by which the one who promised the act says that it will not be done."""
    ended_by: frozenset[str] = frozenset()
    """Kinds of process event that report the end of what lasts; at its last day or later, it was kept till then."""
    broken_by: frozenset[str] = frozenset()
    """Kinds of process event that report a breach."""
    contrary: frozenset[str] = frozenset()
    """PLOVER root, or root/mode, of acts that such a pledge may have ruled out; which ones, its object tells."""


def may_be_one_act(one: ActionFamily, two: ActionFamily) -> bool:
    """True where two reports of one promise may name the act by these families."""
    return one.name == two.name or one.general or two.general or two.name in one.alike or one.name in two.alike


def family_of(action: str) -> ActionFamily:
    """The family of an action; an action that the table does not list is a family of its own."""
    return _families().get(action) or ActionFamily(action, listed=False)


@functools.cache
def _families() -> Mapping[str, ActionFamily]:
    table = read_toml(_TABLE)
    found: dict[str, ActionFamily] = {}
    for entry in table["families"]:
        family = ActionFamily(
            entry["name"],
            measure=entry.get("measure"),
            part_of=entry.get("part_of"),
            alike=frozenset(entry.get("alike", ())),
            shown_by=frozenset(entry.get("shown_by", ())),
            taken_back_by=frozenset(entry.get("taken_back_by", ())),
            refused_by=frozenset(entry.get("refused_by", ())),
            ended_by=frozenset(entry.get("ended_by", ())),
            broken_by=frozenset(entry.get("broken_by", ())),
            contrary=frozenset(entry.get("contrary", ())),
            **{flag: entry.get(flag, False) for flag in _FLAGS},
        )
        found.update(dict.fromkeys(entry["actions"], family))
    return found
