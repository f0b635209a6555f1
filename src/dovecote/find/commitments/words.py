"""The tables of this folder, made ready: frames that give promises, and actions with their patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.clause import objects_of
from dovecote.find.commitments.patterns import Pattern, Patterns, matches, noun_patterns, parse_pattern
from dovecote.find.parse_memory import kept_with
from dovecote.languages.language import Language, as_word_sets

if TYPE_CHECKING:
    from spacy.tokens import Token


STRONG: Final = 2


"""From this weight on a pattern has asked for more than the bare verb, and no light verb is looked through."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action of the codebook, as English says it."""

    name: str
    verbs: tuple[Pattern, ...]
    nouns: tuple[Pattern, ...]
    personal: bool
    testable: str
    mutual: bool = False
    """Whether it takes two: both sides cease fire, exchange, sign."""
    intransitive: bool = False
    """Whether "of" after its noun names who does it: "the withdrawal of the rebels"."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A pattern with its action and its place in the lists: of two that ask for as much, the one listed first wins."""

    place: int
    pattern: Pattern
    action: Action
    weight: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that make a deed a promise."""

    id: str
    word_class: str
    words: frozenset[str]
    takes: frozenset[str]
    force: str
    heads: frozenset[str]
    """The first word of each of `words`: "put" of "put off"."""

    def is_called_by(self, token: Token) -> bool:
        """Whether `token` is one of the words of the frame, with its particle where the frame names one."""
        lemma = token.lemma_.lower()
        if lemma in self.words:
            return True
        return lemma in self.heads and any(
            f"{lemma} {one.lower_}" in self.words for one in token.children if one.dep_ in {"prt", "advmod"}
        )


@dataclass(frozen=True, slots=True)
class Words:
    """All word lists of the commitments finder, for one language."""

    frames: tuple[Frame, ...]
    frames_by_class: Mapping[str, tuple[Frame, ...]]
    frames_by_head: Mapping[str, frozenset[str]]
    """Ids of the frames that have a word among their heads."""
    actions: tuple[Action, ...]
    kinds: Mapping[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]
    hostile: Patterns
    threats: Patterns
    outcomes: Patterns
    happening: Patterns
    """Verbs whose subject tells what is done: "the release will follow", "the rotation will get under way"."""
    moves: Patterns
    """Verbs that move the limit of a promise."""
    moves_alone: frozenset[str]
    """Verbs whose subject is what is moved: "has slipped to October"."""
    move_nouns: frozenset[str]
    limit_nouns: frozenset[str]
    term_nouns: frozenset[str]
    """What may be extended and is no deed by itself: a mandate, a mission."""
    table: Mapping[str, Mapping[str, Any]]
    verbs: Mapping[str, tuple[Listed, ...]]
    """Patterns of all actions by their head, for verbs."""
    nouns: Mapping[str, tuple[Listed, ...]]

    def is_a(self, kind: str, token: Token) -> bool:
        """Whether `token` names something of `kind` ("forces")."""
        return bool({token.lower_, token.lemma_.lower()} & self.kinds[kind])

    def is_money(self, token: Token) -> bool:
        """Whether `token` heads an amount of money: "two million euros", "€5 million"."""
        if token.lower_.removeprefix("us") in self.table["details"]["quantity"]["currency"]:
            return any(one.like_num or one.pos_ == "NUM" for one in token.children)
        return token.pos_ == "NUM" and any(one.tag_ == "$" for one in token.children)

    def given_as(self, token: Token) -> str | None:
        """The action that a promised thing stands for: "pledged 500 lorries" sends them; None for other things.

        Goods and troops are promised by number, documents as they are: "promised a list of the camps".
        """
        given: Mapping[str, str] = self.table["details"]["given"]
        things = [token]
        if token.pos_ == "NUM":  # "600 of its own men"
            things = [near for one in token.children if one.lower_ == "of" for near in one.children]
        kind = next((one for one in sorted(given) if any(self.is_a(one, near) for near in things)), None)
        one_of = kind in {"documents", "works"}
        counted = token.pos_ == "NUM" or any(one.pos_ == "NUM" for one in token.children)
        return given[kind] if kind is not None and (one_of or counted) else None

    def is_agreement(self, token: Token) -> bool:
        """Whether `token` names what was agreed: "accord", and with the word before it "joint statement"."""
        agreement = self.table["details"]["agreement"]
        lemma = token.lemma_.lower()
        if lemma in agreement["nouns"]:
            return True
        before = agreement["named"].get(lemma)
        return before is not None and any(one.lower_ in before for one in token.children)

    def can_obey(self, token: Token) -> bool:
        """Whether `token` means somebody who can be ordered to do something: an army, a ministry, a name, "he"."""
        kinds = ("forces", "people", "institutions", "delegations", "rebels")
        if token.lower_ in self.table["details"]["sides"]["heads"]:
            return True
        person = token.pos_ == "PROPN" or (token.tag_ == "PRP" and "Gender=Neut" not in str(token.morph))
        return person or any(self.is_a(kind, token) for kind in kinds)

    def action_of(self, token: Token, doer: Token | None = None) -> Action | None:
        """The action that a verb or noun names with what stands around it; None where the lists have none."""
        kept, asked = kept_with(token), ("action", id(self), None if doer is None else doer.i)
        if asked not in kept:
            kept[asked] = self._action_of(token, doer)
        action: Action | None = kept[asked]
        return action

    def _action_of(self, token: Token, doer: Token | None) -> Action | None:
        best: tuple[int, Action | None] = (0, None)
        for one in self._listed(token):
            if one.weight > best[0] and matches(one.pattern, token, doer, self.kinds):
                best = (one.weight, one.action)
        if best[0] < STRONG and token.pos_ in ("VERB", "AUX"):
            return self._carried(token, doer) or best[1]
        return best[1]

    def _listed(self, token: Token) -> Sequence[Listed]:
        """The patterns that `token` can head, in the order of the lists."""
        by_head = self.nouns if token.pos_ in ("NOUN", "PROPN") else self.verbs
        lemma, word = token.lemma_.lower(), token.lower_
        found = by_head.get(lemma, ())
        if word == lemma or word not in by_head:
            return found
        return sorted((*found, *by_head[word]), key=lambda one: one.place)

    def _carried(self, token: Token, doer: Token | None) -> Action | None:
        """What a verb that only helps another word says: "complete the exchange", "begin to leave"."""
        lemma = token.lemma_.lower()
        if lemma in self.lists["beginning"]:
            inner = next((one for one in token.children if one.dep_ == "xcomp" and one.pos_ == "VERB"), None)
            if inner is not None:
                return self.action_of(inner, doer)
        if self.happening.fit(token) and doer is not None and not objects_of(token):
            return self.action_of(doer)
        if lemma not in self.lists["light_verbs"]:
            return None
        named = [self.action_of(one) for one in (*objects_of(token), *((doer,) if doer is not None else ()))]
        return next((one for one in named if one is not None), None)

    def kept(self, promise_noun: Token, force: str) -> Action | None:
        """The action of a pledge to an agreement that there is: who is "committed to the accord" will implement it."""
        known = any(one.lower_ in {"the", "this"} or one.dep_ == "poss" for one in promise_noun.children)
        if force != "pledge" or promise_noun.pos_ != "NOUN" or not known or not self.is_a("agreements", promise_noun):
            return None
        return next((one for one in self.actions if one.name == "implement"), None)

    def lengthened(self, mover: Token | None, deed: Token) -> Action | None:
        """The action of a verb that lets a term run on: "extended the mandate"."""
        if mover is None or deed.lemma_.lower() not in self.term_nouns:
            return None
        return self.action_of(mover)

    def verbs_of_frame(self, frame_id: str) -> frozenset[str]:
        """The words of one frame of cues.toml."""
        return next((one.words for one in self.frames if one.id == frame_id), frozenset())


@cache
def words_of(language: Language) -> Words:
    """The tables of `language`, compiled once."""
    cues = language.table("commitments/cues")
    actions = language.table("commitments/actions")
    kinds_table = language.table("commitments/kinds")
    against = language.table("commitments/not_promises")
    details = language.table("commitments/details")
    moves = language.table("commitments/changes")["moves"]
    kinds = {name: frozenset(words) for name, words in kinds_table["kinds"].items()}
    listed = tuple(
        Action(
            one["name"],
            tuple(parse_pattern(words, kinds) for words in one["verbs"]),
            tuple(pattern for words in one["nouns"] for pattern in noun_patterns(words, kinds)),
            bool(one.get("personal", False)),
            one["testable"],
            bool(one.get("mutual", False)),
            bool(one.get("intransitive", False)),
        )
        for one in actions["action"]
    )
    frames = tuple(_frame(one, moves) for one in cues["frame"])
    return Words(
        frames=frames,
        frames_by_class={
            name: tuple(one for one in frames if one.word_class == name)
            for name in sorted({one.word_class for one in frames})
        },
        frames_by_head={
            head: frozenset(one.id for one in frames if head in one.heads)
            for head in sorted(frozenset().union(*(one.heads for one in frames)))
        },
        actions=listed,
        kinds=kinds,
        lists={name: frozenset(words) for name, words in against.items() if isinstance(words, list)},
        hostile=Patterns.of(parse_pattern(words, kinds) for words in against["hostile"]),
        threats=Patterns.of(parse_pattern(words, kinds) for words in against["threats"]),
        happening=Patterns.of(parse_pattern(words, kinds) for words in against["happening"]),
        outcomes=Patterns.of(parse_pattern(words, kinds) for words in against["outcomes"]),
        moves=Patterns.of(parse_pattern(words, kinds) for words in moves["verbs"]),
        moves_alone=frozenset(moves["alone"]),
        move_nouns=frozenset(moves["nouns"]),
        limit_nouns=frozenset(moves["limits"]),
        term_nouns=frozenset(moves["terms"]),
        table={"cues": {**cues, "again": as_word_sets(cues["again"])}, "details": details},
        verbs=_by_head([(pattern, action) for action in listed for pattern in action.verbs]),
        nouns=_by_head([(pattern, action) for action in listed for pattern in action.nouns]),
    )


def _frame(entry: Mapping[str, Any], moves: Mapping[str, Any]) -> Frame:
    """A frame of cues.toml; that of moves is called by the verbs that move a limit."""
    called_by = [*moves["verbs"], *moves["alone"]] if entry["class"] == "moved" else entry["words"]
    heads = frozenset(word.split()[0] for word in called_by)
    return Frame(entry["id"], entry["class"], frozenset(called_by), frozenset(entry["takes"]), entry["force"], heads)


def _by_head(pairs: Sequence[tuple[Pattern, Action]]) -> dict[str, tuple[Listed, ...]]:
    found: dict[str, list[Listed]] = {}
    for place, (pattern, action) in enumerate(pairs):
        found.setdefault(pattern.head, []).append(Listed(place, pattern, action, pattern.weight))
    return {head: tuple(listed) for head, listed in found.items()}
