"""The words of `fates.toml` and `fate_verdicts.toml`, made ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.commitments.patterns import Patterns, parse_pattern
from dovecote.languages.language import Language
from dovecote.model.fate import FateKind

if TYPE_CHECKING:
    from spacy.tokens import Token

STAGES: Final[tuple[FateKind, ...]] = ("step", "outcome", "suspension")
"""The kinds that an act can be said to be in by a verb of its own: begun, done, stopped."""


@dataclass(frozen=True, slots=True)
class ActPatterns:
    """How several acts are said."""

    by_act: Mapping[str, Patterns]
    heads: frozenset[str]
    """The heads of all of them."""


@dataclass(frozen=True, slots=True)
class FateWords:
    """Words that tell what became of an act, for one language."""

    stages: Mapping[str, FateKind]
    """Lemma of a verb, with what it tells of the act that is its subject or object."""
    occurring: Patterns
    """Verbs by which an act is said to have been: "took place"."""
    states: Mapping[str, FateKind]
    """Words behind "is" that tell how an act stands: "under way"."""
    failing: frozenset[str]
    pending: frozenset[str]
    waiting: frozenset[str]
    limits: frozenset[str]
    passing: frozenset[str]
    none: frozenset[str]
    without: frozenset[str]
    kept: frozenset[str]
    kept_with: frozenset[str]
    holding: frozenset[str]
    broken: frozenset[str]
    broken_with: frozenset[str]
    collapsing: frozenset[str]
    keeping: frozenset[str]
    """The first word of each of the six before: verbs by which a promise is kept or broken."""
    breaches: frozenset[str]
    remaining: frozenset[str]
    remaining_states: Mapping[str, str]
    """Words behind "remains", each with the act that has then not been done."""
    left: frozenset[str]
    there: frozenset[str]
    back: frozenset[str]
    will: frozenset[str]
    would: frozenset[str]
    """Of `will` those that refuse only in words reported: "said it would not"."""
    intending: frozenset[str]
    only_on: frozenset[str]
    set_for: frozenset[str]
    still: ActPatterns
    """For each act the verbs of what goes on while it has not been done."""
    still_in: Mapping[str, str]
    """Words behind "in", each with the act that has not been done to those who are there."""
    reached: Mapping[str, str]
    """Words behind "is" for how things are once an act is done, each with the act."""
    reached_in: Mapping[str, Mapping[str, str]]
    """For each kind of those moved the words behind "are in", each with the act that is then done."""
    halts: frozenset[str]
    halting: frozenset[str]
    told_as: ActPatterns
    """For each act verbs that reports tell it by, and promises do not."""
    told_as_undone: ActPatterns
    unseen: frozenset[str]
    going_on: frozenset[str]
    receiving: frozenset[str]
    fractions: Mapping[str, int]
    promised: frozenset[str]
    promises: frozenset[str]
    reacting: frozenset[str]
    coming_after: frozenset[str]
    after: frozenset[str]
    to_come: frozenset[str]
    all: frozenset[str]
    share: frozenset[str]
    misread: frozenset[str]
    given: frozenset[str]
    meanwhile: frozenset[str]
    verdicts: Mapping[str, Any]
    """The tables of `fate_verdicts.toml`."""
    in_time: tuple[str, ...]
    late: tuple[str, ...]
    """Phrases that tell whether an act was done by its day, where none is named."""
    late_by: tuple[str, ...]
    late_due: tuple[str, ...]
    """Phrases that do so together: "six days after it" and "was to have been opened"."""

    def of(self, stage: str, name: str) -> frozenset[str]:
        """A list of words of `fate_verdicts.toml`."""
        listed: frozenset[str] = self.verdicts[stage][name]
        return listed


@cache
def fate_words(language: Language) -> FateWords:
    """The table of `language`, compiled once."""
    table, verdicts = language.table("fates"), language.table("fate_verdicts")
    stages, absent, words = table["stages"], table["stages"]["no_outcome"], table["words"]
    kinds = {name: frozenset(listed) for name, listed in language.table("commitments/kinds")["kinds"].items()}
    kept, broken = stages["kept"], stages["broken"]
    keeping = (
        *kept["verbs"],
        *kept["with"],
        *kept["holding"],
        *broken["verbs"],
        *broken["with"],
        *broken["collapsing"],
    )
    return FateWords(
        stages={verb: kind for kind in STAGES for verb in stages[kind]["verbs"]},
        occurring=Patterns.of(parse_pattern(one, kinds) for one in stages["outcome"]["occurring"]),
        states={words: kind for kind in (*STAGES, "no_outcome") for words in stages[kind]["states"]},
        failing=_set(absent, "failing"),
        pending=_set(absent, "pending"),
        waiting=_set(absent, "waiting"),
        limits=_set(absent, "limits"),
        passing=_set(absent, "passing"),
        none=_set(absent, "none"),
        without=_set(absent, "without"),
        kept=_set(kept, "verbs"),
        kept_with=_set(kept, "with"),
        holding=_set(kept, "holding"),
        broken=_set(broken, "verbs"),
        broken_with=_set(broken, "with"),
        collapsing=_set(broken, "collapsing"),
        keeping=frozenset(words.split()[0] for words in keeping),
        breaches=_set(broken, "breaches"),
        remaining=_set(absent, "remaining"),
        remaining_states=absent["remaining_states"],
        left=_set(absent, "left"),
        there=_set(absent, "there"),
        back=_set(absent, "back"),
        will=_set(stages["refused"], "will"),
        would=_set(stages["refused"], "would"),
        intending=_set(stages["refused"], "intending"),
        only_on=_set(stages["refused"], "only_on"),
        set_for=_set(absent, "set_for"),
        still=_patterns(table["still"], kinds),
        still_in=table["still_in"],
        reached=table["reached"],
        reached_in=table["reached_in"],
        halts=_set(stages["suspension"], "halts"),
        halting=_set(stages["suspension"], "halting"),
        told_as=_patterns(table["told_as"], kinds),
        told_as_undone=_patterns(table["told_as_undone"], kinds),
        unseen=_set(absent, "unseen"),
        going_on=_set(absent, "going_on"),
        receiving=_set(stages["outcome"], "receiving"),
        fractions=words["fractions"],
        promised=_set(words, "promised"),
        promises=_set(words, "promises"),
        reacting=_set(table["named"], "reacting"),
        coming_after=_set(table["named"], "coming_after"),
        after=_set(table["named"], "after"),
        to_come=_set(table["named"], "to_come"),
        all=_set(words, "all"),
        share=_set(words, "share"),
        misread=_set(words, "misread"),
        given=_set(words, "given"),
        meanwhile=_set(words, "meanwhile"),
        verdicts=_as_sets(verdicts["stages"]),
        in_time=tuple(verdicts["punctual"]["in_time"]),
        late=tuple(verdicts["punctual"]["late"]),
        late_by=tuple(verdicts["punctual"]["late_by"]),
        late_due=tuple(verdicts["punctual"]["late_due"]),
    )


def _patterns(table: Mapping[str, list[str]], kinds: Mapping[str, frozenset[str]]) -> ActPatterns:
    by_act = {act: Patterns.of(parse_pattern(one, kinds) for one in listed) for act, listed in table.items()}
    return ActPatterns(by_act, frozenset().union(*(one.by_head for one in by_act.values())))


def _as_sets(stages: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    return {
        name: {key: frozenset(value) if isinstance(value, list) else value for key, value in stage.items()}
        for name, stage in stages.items()
    }


def fitting(listed: ActPatterns, token: Token) -> str | None:
    """The first act of `listed` of which one pattern fits `token`."""
    if token.lemma_.lower() not in listed.heads and token.lower_ not in listed.heads:
        return None
    return next((act for act, patterns in listed.by_act.items() if patterns.fit(token)), None)


def _set(table: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(table[name])
