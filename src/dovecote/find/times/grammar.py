"""The patterns of a language's rule files, compiled to run over the kinds of words.

Each combination of kinds that a word can have becomes one character, so a text of six hundred words becomes a string
of six hundred characters and a pattern an ordinary regular expression over it. That is what makes this step cost a
small part of the parser's time.

A pattern is written with kinds in capitals and words in quotes: `day=DAY month=MONTH 'of'? year=YEAR`. `name=` makes a
word available to the builder, `?`, `*`, `|` and brackets mean what they do in regular expressions, `!X` and `<!X`
forbid, `&X` and `<&X` demand a word after or before without taking it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dovecote.errors import InvalidRule
from dovecote.find.times.patterns import read_pattern
from dovecote.find.times.tokens import CAPITAL, PLAIN, PLURAL, Word, WordList
from dovecote.languages.language import Language, as_word_sets
from dovecote.model.values import passing_value

_FIRST_CHARACTER: Final = 0x100
_BREAK: Final = frozenset(("BREAK",))


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time: a pattern, and what is made of its words."""

    id: str
    pattern: str
    make: str
    with_: Mapping[str, Any]
    """Values that the rule itself gives to its builder."""
    examples: tuple[Mapping[str, Any], ...]
    near_misses: tuple[str, ...]


@passing_value
class Match:
    """Where a rule's pattern fits."""

    rule: Rule
    words: list[Word]
    """Of the whole text."""
    first: int
    last: int
    """Indices of its first and its last word, without those the pattern only looks at."""
    named: Mapping[str, tuple[int, int]]
    """Index of the first word, and after the last, of each named piece."""

    def word(self, name: str) -> Word | None:
        """The word that the pattern calls `name`; None where it was optional and is missing."""
        place = self.named.get(name)
        return self.words[place[0]] if place else None

    def value(self, name: str, *kinds: str) -> Any:
        """What the word called `name` means as the first of `kinds` that it has; None where there is no such word."""
        word = self.word(name)
        if word is None:
            return None
        return next((word.meanings[kind] for kind in kinds if kind in word.meanings), None)


_Compiled = tuple[Rule, str, tuple[frozenset[str], ...]]
"""A rule, its regular expression, and what a text must hold for it to fit; most texts never need most expressions."""


class Grammar:
    """All rules of one language, ready to run."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.tables = {**tables, "direction": as_word_sets(tables["direction"])}
        self.lexicon = _read_lexicon(tables)
        self.rules = tuple(_iter_rules(tables))
        self._literals = frozenset(w for rule in self.rules for w in re.findall(r"'([^']+)'", rule.pattern))
        for literal in sorted(self._literals):
            self.lexicon.setdefault(literal, {})
        self._words = WordList(self.lexicon)
        self._character_of: dict[frozenset[str], str] = {}
        self._compiled: list[_Compiled] = []
        self._calling: dict[str, list[int]] = {}
        """Character -> the places of the rules that have it in the smallest of their needs."""
        self._seed()
        # Most words are in no list and share one of these; the others are asked what they are.
        self._usual = {id(one): self._character_of[frozenset(one)] for one in (PLAIN, PLURAL, CAPITAL)}

    def split(self, text: str) -> list[Word]:
        """Words of `text` with their kinds."""
        return self._words.split(text)

    def iter_matches(self, words: list[Word]) -> Iterator[Match]:
        """Every place where a rule fits; they may overlap."""
        usual = self._usual
        line = "".join([usual.get(id(word.meanings)) or self._character(word) for word in words])
        rules, calling = self._compiled_rules(), self._calling
        for start, end in self._paragraphs(line):
            held = frozenset(line[start:end])
            for place in sorted({place for one in held if one in calling for place in calling[one]}):
                rule, expression, needs = rules[place]
                for need in needs:
                    if need.isdisjoint(held):
                        break
                else:
                    yield from _matches_of(rule, _compiled(expression), line, (start, end), words)

    def _paragraphs(self, line: str) -> Iterator[tuple[int, int]]:
        """Places of the first word of each paragraph, and after its last."""
        between = self._character_of[_BREAK]
        start = 0
        while (end := line.find(between, start)) >= 0:
            yield start, end
            start = end + 1
        yield start, len(line)

    def _seed(self) -> None:
        """Meets the usual combinations of kinds at once: each new one later costs a compilation of all patterns."""
        figures = (
            "0 1 7 13 24 28 60 100 1,200 1.5 9.30 007 1999 2300 10:30 1/2/03 1999-01-02 1990s 3rd $5 9 a.m. x X xs"
        )
        known = " . ".join(word for form in self.lexicon for word in (form, form.capitalize()))
        for word in self.split(f"{figures} {known} twenty , - – ; 's\n\n"):
            self._character(word)

    def _character(self, word: Word) -> str:
        kinds = frozenset(word.meanings) | ({word.lower} if word.lower in self._literals else frozenset())
        known = self._character_of.get(kinds)
        if known is None:
            known = self._character_of[kinds] = chr(_FIRST_CHARACTER + len(self._character_of))
            self._compiled = []
        return known

    def _compiled_rules(self) -> list[_Compiled]:
        # A new combination of kinds makes a new character, which old patterns do not know. Combinations run out fast.
        if not self._compiled:
            class_of = functools.cache(self._class)
            self._compiled = [(rule, *read_pattern(rule.pattern, class_of)) for rule in self.rules]
            self._calling = {}
            for place, (_, _, needs) in enumerate(self._compiled):
                for character in min(needs, key=len, default=frozenset(self._character_of.values())):
                    self._calling.setdefault(character, []).append(place)
        return self._compiled

    def _class(self, name: str) -> frozenset[str]:
        return frozenset(character for kinds, character in self._character_of.items() if name in kinds)


@functools.cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _matches_of(
    rule: Rule, pattern: re.Pattern[str], line: str, stretch: tuple[int, int], words: list[Word]
) -> Iterator[Match]:
    """Every place in a stretch of the line where a rule fits."""
    for found in pattern.finditer(line, *stretch):
        spans = {name.partition("__")[0]: found.span(name) for name, at in found.groupdict().items() if at}
        first, after = spans.get("span", found.span())
        if after > first:
            yield Match(rule, words, first, after - 1, spans)


def _read_lexicon(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    lexicon: dict[str, dict[str, Any]] = {}
    for table in tables.values():
        for kind, entries in table.items():
            if kind.isupper() and isinstance(entries, Mapping):
                for word, value in entries.items():
                    lexicon.setdefault(word, {})[kind] = value
    return lexicon


def _iter_rules(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[Rule]:
    seen: set[str] = set()
    macros = {name: pattern for table in tables.values() for name, pattern in table.get("macros", {}).items()}
    for table in tables.values():
        for entry in table.get("rules", ()):
            if entry["id"] in seen:
                raise InvalidRule("two rules have this id", thing=entry["id"], try_next="Rename one.")
            seen.add(entry["id"])
            yield Rule(
                entry["id"],
                _expand(entry["pattern"], macros),
                entry["make"],
                entry.get("with", {}),
                tuple(entry.get("examples", ())),
                tuple(entry.get("near_misses", ())),
            )


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """The pattern with every `{name}` replaced by what the name stands for, macros within macros too."""
    while "{" in pattern:
        pattern = re.sub(r"\{(\w+)\}", lambda found: f"({macros[found[1]]})", pattern)
    return pattern


@functools.cache
def get_grammar(language: Language) -> Grammar:
    """The grammar of a language; read and compiled once."""
    return Grammar(language.tables("times"))
