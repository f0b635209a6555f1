"""Frames as they stand in TOML, read and checked once."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dovecote.errors import InvalidRule
from dovecote.find.frames.frame import SUBJECT_CLASSES, Frame, Frames

if TYPE_CHECKING:
    from dovecote.languages.language import Language

SPECIAL_CLASSES = frozenset({"@any", "@date", "@calendar", "@number"})
"""What can stand where a word class is asked for, and is told by the parser."""
FRAME_KEYS = frozenset(
    {
        "id",
        "mode",
        "verbs",
        "nouns",
        "adjectives",
        "object",
        "not_object",
        "complement",
        "not_complement",
        "by",
        "needs",
        "without",
        "borrow",
        "actor",
        "recipient",
        "reciprocal",
        "modes",
        "parties",
        "about",
        "persons",
        "label",
        "ahead",
        "factuality",
        "contexts",
        "of_is",
        "bare",
        "told",
        "untold",
        "not_told_by",
        "told_by",
        "voice",
    }
)


def load_frames(language: Language, name: str) -> Frames:
    """The frames of a folder or a file of `language`; read once.

    Raises:
        InvalidRule: a file that cannot be right; every problem is listed.
    """
    return _load(language.code, name)


@functools.cache
def _load(code: str, name: str) -> Frames:
    from dovecote.languages.registry import get_language

    language = get_language(code)
    tables = language.tables(name) if (language.folder / name).is_dir() else {name: language.table(name)}
    classes = {key: frozenset(words) for key, words in language.table("classes")["classes"].items()}
    problems: list[str] = []
    frames = [frame for stem, table in tables.items() for frame in _read_frames(stem, table, classes, problems)]
    if problems:
        raise InvalidRule("; ".join(problems), thing=f"languages/{code}/{name}", try_next="Mend the frames it names.")
    light = language.table("light_verbs")
    return Frames(
        by_kind={kind: _by_word(frames, kind) for kind in ("verbs", "nouns", "adjectives")},
        classes=classes,
        subject_kinds=_subject_kinds(classes),
        light_verbs=frozenset(light["light"]),
        happening_verbs=frozenset(light["happening"]),
        relative_verbs=frozenset(light["relative"]),
    )


def _subject_kinds(classes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, name in SUBJECT_CLASSES.items():
        for word in classes[name]:
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _read_frames(
    stem: str, table: Mapping[str, Any], classes: Mapping[str, Any], problems: list[str]
) -> Iterator[Frame]:
    for one in table.get("frames", ()):
        place = f"{stem}/{one.get('id', '?')}"
        problems += [f"{place}: unknown key {key!r}" for key in one if key not in FRAME_KEYS]
        for key in ("object", "not_object", "complement", "not_complement", "about", "not_told_by", "told_by"):
            problems += [
                f"{place}: no class {name!r}"
                for name in one.get(key, ())
                if name not in classes and name not in SPECIAL_CLASSES
            ]
        problems += [f"{place}: no class {name!r}" for name in one.get("modes", {}) if name not in classes]
        if not problems:
            yield _frame(table, one)


def _frame(table: Mapping[str, Any], one: Mapping[str, Any]) -> Frame:
    lists = {key: tuple(one[key]) for key in one if isinstance(one[key], list)}
    return Frame(
        id=f"{table['id']}/{one['id']}",
        version=int(table["version"]),
        label=one.get("label") or table["label"],
        mode=one.get("mode"),
        ahead=one.get("ahead"),
        reciprocal=bool(one.get("reciprocal", False)),
        modes=one.get("modes", {}),
        parties=int(one.get("parties", 0)),
        persons=int(one.get("persons", 0)),
        of_is=one.get("of_is", "recipient"),
        bare=bool(one.get("bare", False)),
        told=bool(one.get("told", False)),
        untold=bool(one.get("untold", False)),
        borrow=bool(one.get("borrow", False)),
        voice=one.get("voice", "any"),
        **lists,
    )


def _by_word(frames: Sequence[Frame], kind: str) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in getattr(frame, kind):
            table.setdefault(word, []).append(frame)
    return {word: tuple(found) for word, found in table.items()}
