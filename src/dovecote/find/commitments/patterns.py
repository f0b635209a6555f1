"""How a table says a word with what must stand around it: "pull out", "leave + @forces", and whether a token fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import conjuncts_of, labels_below, objects_of, prepositions_of
from dovecote.find.commitments.grammar import child
from dovecote.find.parse_memory import kept_with

if TYPE_CHECKING:
    from spacy.tokens import Token


NO_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "institutions": frozenset(),
    "captives": frozenset(),
    "bringing": frozenset(),
}
BESIDE: Final = frozenset({"after", "before", "since", "during", "despite", "until", "till", "amid", "because of"})
"""Prepositions before what happens beside a deed and says nothing of it: "will hold after the talks"."""

OF_PARTICLES: Final = frozenset({"prt", "advmod", "prep", "acomp", "oprd", "ccomp", "xcomp", "advcl", "dobj"})
"""Labels by which a particle may hang on its verb."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say an action: a head, a particle or predicate beside it, companions of which one must be there."""

    head: str
    particle: str | None
    companions: frozenset[str]
    bare: bool = False
    """Whether nothing more may stand there: of a verb an object or a thing as subject ("resume -"), of a noun "of"."""

    @property
    def weight(self) -> int:
        """How much it asks for; the pattern that asks for most wins."""
        return 1 + (self.particle is not None) + 2 * bool(self.companions)


@dataclass(frozen=True, slots=True)
class Patterns:
    """Several patterns, looked up by their heads."""

    by_head: Mapping[str, tuple[Pattern, ...]]

    @staticmethod
    def of(listed: Iterable[Pattern]) -> Patterns:
        """Those listed, in their order."""
        found: dict[str, tuple[Pattern, ...]] = {}
        for one in listed:
            found[one.head] = (*found.get(one.head, ()), one)
        return Patterns(found)

    def knows(self, token: Token) -> bool:
        """Whether `token` is the head of one of them, whatever stands around it."""
        return token.lemma_.lower() in self.by_head or token.lower_ in self.by_head

    def fit(self, token: Token) -> bool:
        """Whether one of them fits `token`, by its lemma or by its form."""
        if not self.knows(token):
            return False
        lemma, form = token.lemma_.lower(), token.lower_
        listed = self.by_head.get(lemma, ())
        if form != lemma:
            listed = (*listed, *self.by_head.get(form, ()))
        return any(matches(one, token) for one in listed)


def matches(
    pattern: Pattern, token: Token, doer: Token | None = None, kinds: Mapping[str, frozenset[str]] = NO_KINDS
) -> bool:
    """Whether `token` and the words around it are what `pattern` asks for; `kinds` are the nouns of kinds.toml."""
    if pattern.head not in (token.lemma_.lower(), token.lower_):
        return False
    if pattern.particle is not None and not _has_particle(token, pattern.particle):
        return False
    if pattern.bare and token.pos_ in ("NOUN", "PROPN"):
        return not any(word == "of" for word, _ in prepositions_of(token))
    if pattern.bare and ("dobj" in labels_below(token) or not _is_of_people(token, doer)):
        return False
    return not pattern.companions or not _companions_of(token, doer, kinds).isdisjoint(pattern.companions)


def _is_of_people(token: Token, doer: Token | None) -> bool:
    """Whether nothing but a pronoun or a name stands before the verb, if anything."""
    subject = child(token, "nsubj", "nsubjpass") or doer
    return subject is None or subject.pos_ in ("PRON", "PROPN")


def _has_particle(token: Token, particle: str) -> bool:
    if labels_below(token).isdisjoint(OF_PARTICLES):
        return False
    near = [one for one in token.children if one.dep_ in OF_PARTICLES]
    return any(particle in (one.lower_, one.lemma_.lower()) for one in near)


def _companions_of(token: Token, doer: Token | None, kinds: Mapping[str, frozenset[str]]) -> set[str]:
    """Lemmas and forms of the words around a verb or noun; kept with the parse, for all patterns that ask."""
    kept, asked = kept_with(token), ("companions", id(kinds), None if doer is None else doer.i)
    if asked not in kept:
        kept[asked] = _read_companions(token, doer, kinds)
    words: set[str] = kept[asked]
    return words


def _read_companions(token: Token, doer: Token | None, kinds: Mapping[str, frozenset[str]]) -> set[str]:
    found: list[Token] = [near for one in objects_of(token) for near in conjuncts_of(one)]
    found += [one for one in token.children if one.dep_ in ("attr", "oprd")]
    # Who does it to something is no part of what is done: a government that forms a force forms no government.
    has_object = "dobj" in labels_below(token)
    for doing in (child(token, "nsubj", "nsubjpass"), doer):
        brings = token.lemma_.lower() in kinds["bringing"]
        if doing is not None and not (has_object and (brings or doing.lemma_.lower() in kinds["institutions"])):
            found += conjuncts_of(doing)
    if token.dep_ == "relcl":
        found.append(token.head)
    elif token.dep_ == "ccomp" and token.head.dep_ == "relcl" and any(one.tag_ == "WDT" for one in found):
        found.append(token.head.head)  # "elections, which he said would be held"
    for word, noun in prepositions_of(token):
        if word not in BESIDE:
            found += conjuncts_of(noun)
    found += [
        one
        for one in token.children
        if one.dep_ in ("xcomp", "acomp", "compound", "amod", "prt", "advmod", "prep", "ccomp", "poss")
    ]
    words = {one.lemma_.lower() for one in found} | {one.lower_ for one in found}
    # "the number of troops", "all of the soldiers": the noun behind "of" is what is meant.
    for one in found:
        if one.lower_ in kinds["captives"]:
            continue  # "the remains of 60 soldiers": no soldiers are meant
        words |= {noun.lemma_.lower() for word, noun in prepositions_of(one) if word == "of"}
        words |= {near.lemma_.lower() for near in one.children if near.dep_ == "compound"}
    return words


def parse_pattern(words: str, kinds: Mapping[str, frozenset[str]]) -> Pattern:
    """`words` of a table as a pattern: "pull out", "leave + @forces", "hand over + @weapons|keys"."""
    bare = words.endswith(" -")
    head, _, rest = words.removesuffix(" -").partition(" + ")
    pieces = head.split(" ", 1)
    companions: set[str] = set()
    for word in filter(None, (one.strip() for one in rest.split("|"))):
        companions |= kinds[word[1:]] if word.startswith("@") else {word}
    return Pattern(pieces[0], pieces[1] if len(pieces) > 1 else None, frozenset(companions), bare)


def noun_patterns(words: str, kinds: Mapping[str, frozenset[str]]) -> list[Pattern]:
    """As `parse_pattern`; "@talks" alone stands for each noun of that kind."""
    if words.startswith("@"):
        return [Pattern(one, None, frozenset()) for one in sorted(kinds[words[1:]])]
    return [parse_pattern(words, kinds)]
