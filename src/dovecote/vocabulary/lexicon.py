"""The vocabulary of actors, ready to look up: states, organisations, bodies, armed groups, outlets, own lists.

Persons are not in it; they are learnt from the text (codebook, section Actor). An entry has several surfaces: its name,
its adjective ("Houthi forces"), its people ("the Houthis"), a capital or a palace that stands for it.
"""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from dovecote.errors import InvalidRule
from dovecote.model.actor import ActorType
from dovecote.model.likeness import content_words
from dovecote.vocabulary.toml_files import read_toml

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Use = Literal["name", "adjective", "people", "capital", "metonym"]
USES: tuple[Use, ...] = ("name", "people", "metonym", "capital", "adjective")
"""In the order in which one surface with several uses is tried."""

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor that the vocabulary, or a user's list, knows by name."""

    id: str
    name: str
    actor_type: ActorType
    country: str | None = None
    sectors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Other names and acronyms."""
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    """Nouns that the press uses for it with "the": "rebel", "movement"."""
    valid: str | None = None
    wikidata: str | None = None
    member_of: tuple[str, ...] = ()
    native_names: tuple[str, ...] = ()
    """Names in another script, kept beside the others."""
    source: str = "unreviewed"
    basis: str = "vocabulary"
    """vocabulary, or user list."""

    def surfaces(self) -> Iterator[tuple[str, Use]]:
        """Every way to write it, with the use it has."""
        for use, words in (
            ("name", (self.name, *self.names, *self.native_names)),
            ("people", self.people),
            ("metonym", self.metonyms),
            ("capital", self.capitals),
            ("adjective", self.adjectives),
        ):
            for one in words:
                yield one, cast(Use, use)


@dataclass(frozen=True, slots=True)
class Hit:
    """A surface found in a text. Several uses where one word has several ("US" is a name and an adjective)."""

    start: int
    end: int
    uses: tuple[tuple[Use, Entry], ...]

    def entry(self, use: Use) -> Entry | None:
        """The first entry that the words can be in this use."""
        return next((entry for found, entry in self.uses if found == use), None)

    @property
    def first(self) -> Entry:
        return self.uses[0][1]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, and a machine that finds every surface in one pass over a text."""

    entries: Mapping[str, Entry]
    _surfaces: tuple[tuple[tuple[Use, Entry], ...], ...] = field(repr=False)
    _machine: AhoCorasick = field(repr=False)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Surfaces that stand in `text` as whole words, the longest at each place, in order, disjoint."""
        found = [
            (start, -end, which)
            for which, start, end in self._machine.find_matches_as_indexes(text, overlapping=True)
            if _is_whole(text, start, end)
        ]
        hits: list[Hit] = []
        for start, negative_end, which in sorted(found):
            if not hits or start >= hits[-1].end:
                hits.append(Hit(start, -negative_end, self._surfaces[which]))
        return tuple(hits)

    def get(self, entry_id: str) -> Entry | None:
        """The entry of that id."""
        return self.entries.get(entry_id)

    def government_in(self, country: str) -> Entry | None:
        """The government of a country, by alpha-3 code; a user's own entry where there is one."""
        made = self.entries.get(government_of(f"iso:{country}"))
        if made is not None:
            return made
        return next(
            (one for one in self.entries.values() if one.actor_type == "state_government" and one.country == country),
            None,
        )


def _is_whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if (
        before.isalnum()
        or before in ("@", "#", "_", "/")
        or (after.isalnum() and text[end - 1] != ".")
        or unicodedata.combining(after or " ")
    ):
        return False
    # The surname "al-Houthi" is not the group; "US-Veldt talks" name both.
    return not (before == "-" and _is_small_word_before(text, start - 1))


def _is_small_word_before(text: str, hyphen: int) -> bool:
    start = hyphen
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return start < hyphen and (text[start].islower() or (hyphen - start <= 2 and text[start:hyphen].istitle()))


def build_lexicon(entries: Iterable[Entry]) -> Lexicon:
    """A lexicon of `entries`; a later entry of the same id takes the place of an earlier one."""
    from ahocorasick_rs import AhoCorasick

    by_id = {entry.id: entry for entry in entries}
    uses: dict[str, list[tuple[Use, Entry]]] = {}
    for entry in by_id.values():
        for words, use in entry.surfaces():
            uses.setdefault(words, []).append((use, entry))
    order = {use: place for place, use in enumerate(USES)}
    surfaces = tuple(tuple(sorted(found, key=lambda pair: order[pair[0]])) for found in uses.values())
    return Lexicon(by_id, surfaces, AhoCorasick(list(uses)))


@functools.cache
def load_lexicon(extra: tuple[Entry, ...] = ()) -> Lexicon:
    """The vocabulary that comes with Dovecote, and `extra` entries, which win over it."""
    return build_lexicon((*load_entries(), *extra))


@functools.cache
def load_entries() -> tuple[Entry, ...]:
    """Entries of all files of this folder, in order of file and place."""
    return tuple(entry for path in sorted(FOLDER.glob("*.toml")) for entry in _read(path))


def parse_actor_list(text: str, *, thing: str = "list of actors") -> tuple[Entry, ...]:
    """Entries of a user's own list, which is written as the files of this folder are; they win over the vocabulary.

    Raises:
        InvalidRule: it is no TOML, holds no entry, or an entry lacks an id, a name or a kind.
    """
    entries = tuple(replace(entry, basis="user list") for entry in _parse(text, thing))
    if not entries:
        raise InvalidRule("there is no actor in it", thing=thing, try_next="Begin an entry with [[actor]].")
    return entries


def _read(path: Path) -> Iterator[Entry]:
    try:
        table = read_toml(path)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(error, str(path)) from error
    return _entries_of(table, str(path))


def _parse(text: str, path: str) -> Iterator[Entry]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(error, path) from error
    return _entries_of(table, path)


def _no_toml(error: tomllib.TOMLDecodeError, path: str) -> InvalidRule:
    return InvalidRule(f"it is no TOML: {error}", thing=path, try_next="Mend the line it names.")


def _entries_of(table: Mapping[str, Any], path: str) -> Iterator[Entry]:
    source = str(table.get("source", "unreviewed"))
    for one in table.get("state", []):
        yield from _state_entries(one, source)
    defaults = table.get("defaults", {})
    for one in table.get("actor", []):
        yield entry_from({**defaults, "source": source, **one}, thing=path)
    for prefix, section in (("group", "groups"), ("body", "bodies"), ("media", "outlets")):
        for key, one in table.get(section, {}).items():
            yield entry_from({**defaults, "source": source, "id": f"{prefix}:{key}", **one}, thing=path)


def _state_entries(one: Mapping[str, Any], source: str) -> Iterator[Entry]:
    """A state, and its government, for which its capital can stand."""
    state = entry_from(
        {"actor_type": "state", "sectors": ["GOV"], "source": source, **one, "capitals": [], "seats": []}
    )
    yield state
    yield Entry(
        id=government_of(state.id),
        name=f"Government of {state.name}",
        actor_type="state_government",
        country=state.country,
        sectors=("GOV",),
        capitals=tuple(one.get("capitals", ())),
        valid=state.valid,
        source=source,
    )


def government_of(state_id: str) -> str:
    """The id of the government of a state: `iso:COL/government`."""
    return f"{state_id}/government"


def entry_from(one: Mapping[str, Any], *, thing: str = "vocabulary") -> Entry:
    """An entry from a table of words.

    Raises:
        InvalidRule: it lacks an id, a name or a kind.
    """
    missing = [key for key in ("id", "name", "actor_type") if not one.get(key)]
    if missing:
        raise InvalidRule(
            f"an entry lacks {', '.join(missing)}", thing=thing, try_next=f"Complete {one.get('name') or dict(one)!r}."
        )

    def words(key: str) -> tuple[str, ...]:
        value: str | Sequence[str] = one.get(key, ())
        return (value,) if isinstance(value, str) else tuple(value)

    return Entry(
        id=one["id"],
        name=one["name"],
        actor_type=one["actor_type"],
        country=one.get("country") or None,
        sectors=words("sectors"),
        names=words("names"),
        adjectives=words("adjectives"),
        people=(*words("people"), *words("fighters")),
        capitals=words("capitals"),
        metonyms=words("metonyms"),
        descriptions=words("descriptions"),
        valid=one.get("valid"),
        wikidata=one.get("wikidata"),
        member_of=words("member_of"),
        native_names=words("native_names"),
        source=one.get("source", "unreviewed"),
        basis=one.get("basis", "vocabulary"),
    )


@functools.cache
def load_alpha_3() -> Mapping[str, str]:
    """Alpha-3 codes of states by their alpha-2 codes (ISO 3166-1)."""
    table = read_toml(FOLDER / "states.toml")
    return {one["alpha_2"]: one["country"] for one in table["state"] if "alpha_2" in one}


@functools.cache
def load_country_names() -> Mapping[str, str]:
    """Names of states by their alpha-3 codes, as the vocabulary writes them."""
    table = read_toml(FOLDER / "states.toml")
    return {one["country"]: one["name"] for one in table["state"]}


@functools.cache
def load_state_words() -> Mapping[str, str]:
    """Content words that name one state or its people, each with its alpha-3 code: "Peru", "Peruvian", "Peruvians"."""
    found: dict[str, set[str]] = {}
    for one in read_toml(FOLDER / "states.toml")["state"]:
        for name in (one["name"], *one.get("names", ()), *one.get("adjectives", ()), *one.get("people", ())):
            words = content_words(name)
            for word in words if len(words) == 1 else ():
                found.setdefault(word, set()).add(one["country"])
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


@functools.cache
def load_cities() -> Mapping[str, str]:
    """Names of large cities, each with the alpha-3 code of its country."""
    lines = (FOLDER / "cities.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if "\t" in line)
