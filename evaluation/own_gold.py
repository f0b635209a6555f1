"""The project's own small gold: what invented articles say, written down before they were read by the program.

`own_gold.toml` (the bundled example), `voices.toml` and `happenings.toml` (twelve articles each, in other manners of
writing) name, for words of an article, the class and the fields that a reader would find there, and stretches in which
nothing of a class may be found. An item answers an expectation where its evidence lies on the words; actors are
compared by name. Found, fields and inventions are counted apart. Of the classes that a set lists as `complete`,
whatever answers neither an expectation nor an `either` is an invention too.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from dovecote.model.json_codec import reading_to_plain
from dovecote.pipeline import read_articles
from dovecote.read.plain_text import read_text
from dovecote.vocabulary.user_lists import read_user_list

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "saltmarsh"


SETS = {"own_gold.toml": EXAMPLE, "voices.toml": HERE / "voices", "happenings.toml": HERE / "happenings"}
"""Each set and the folder of its articles."""


def read_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """The reading of each article of a folder, with the folder's list of actors, as plain JSON, by file name."""
    files = sorted(folder.glob("*.txt"))
    own = folder / "actors.toml"
    actors = read_user_list(own) if own.exists() else ()
    documents = [read_text(path.read_text(encoding="utf-8"), address=str(path)) for path in files]
    return {
        path.name: reading_to_plain(one)
        for path, one in zip(files, read_articles(documents, actors=actors), strict=True)
    }


def spans_of(item: dict[str, Any]) -> list[tuple[int, int]]:
    """Spans of all evidence of an item, versions included; a statement is found by its content alone."""
    found = list(item.get("evidence") or [])
    for version in item.get("versions") or []:
        found += version["evidence"]
    return [(one["start"], one["end"]) for one in found if one.get("role") not in ("source", "cue")]


def lies_on(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """True where a span and the words share half of the shorter, and a fifth of the longer."""
    for left, right in spans:
        shared = min(end, right) - max(start, left)
        lengths = sorted((end - start, right - left))
        if shared >= 0.5 * lengths[0] and shared >= 0.2 * lengths[1]:
            return True
    return False


def value_of(item: dict[str, Any], path: str, names: dict[str, str]) -> Any:
    """The value at a dotted path, looked up in the first version too; ids of actors as names."""
    node: Any = item
    for step in path.split("."):
        inside = (node.get("versions") or [{}])[0] if isinstance(node, dict) else {}
        node = (
            (node.get(step) if node.get(step) not in (None, [], "") else inside.get(step))
            if isinstance(node, dict)
            else None
        )
    if isinstance(node, list):
        plain = [one.get("actor") if isinstance(one, dict) and "actor" in one else one for one in node]
        return sorted(names.get(one, one) for one in plain if isinstance(one, str))
    return names.get(node, node) if isinstance(node, str) else node


def same(wanted: Any, found: Any) -> bool:
    """Equal, where a list of one name and the name are the same."""

    def tidy(value: Any) -> Any:
        return (
            sorted(value)
            if isinstance(value, list) and len(value) != 1
            else value[0]
            if isinstance(value, list)
            else value
        )

    if isinstance(wanted, str) and " | " in wanted:
        return any(same(one, found) for one in wanted.split(" | "))
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found) > 1:
        return all(same(one, other) for one, other in zip(sorted(wanted), sorted(found), strict=True))
    return bool(tidy(wanted) == tidy(found))


def _places(gold: dict[str, Any], file: str, name: str, text: str) -> list[tuple[int, int]]:
    """Where in an article something of a class must or may be found."""
    told = [*gold["expect"], *gold.get("either", ())]
    words = [one["words"] for one in told if (one["file"], one["class"]) == (file, name)]
    return [(text.index(one), text.index(one) + len(one)) for one in words]


def measure_own_gold(gold_file: str = "own_gold.toml", *, verbose: bool = True) -> dict[str, tuple[int, int]]:
    """Counts (k of n) of what was found, of right fields, and of stretches kept free of inventions, by class."""
    gold = tomllib.loads((HERE / gold_file).read_text(encoding="utf-8"))
    readings = read_folder(SETS[gold_file])
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    misses = []

    def count(key: str, good: bool, what: str) -> None:
        counts[key][0] += good
        counts[key][1] += 1
        if not good:
            misses.append(f"{key}: {what}")

    for wanted in gold["expect"]:
        reading = readings[wanted["file"]]
        names = {actor["id"]: actor["name"] for actor in reading["actors"]}
        start = reading["text"].index(wanted["words"])
        items = [one for one in reading[wanted["class"]] if lies_on(spans_of(one), start, start + len(wanted["words"]))]
        count(f"{wanted['class']} found", bool(items), f"{wanted['file']}: {wanted['words'][:60]}")
        for path, value in wanted.get("fields", {}).items():
            answers = [value_of(one, path, names) for one in items]
            count(
                f"{wanted['class']}.{path}",
                any(same(value, one) for one in answers),
                f"{wanted['file']}: {wanted['words'][:40]!r}: wanted {value}, found {answers}",
            )
    for free in gold["free"]:
        reading = readings[free["file"]]
        start = reading["text"].index(free["words"])
        for name in free["of"]:
            found = [one for one in reading[name] if lies_on(spans_of(one), start, start + len(free["words"]))]
            count(f"{name} kept free", not found, f"{free['file']}: {free['words'][:60]}")
    for name in gold.get("complete", ()):
        for file, reading in readings.items():
            told = _places(gold, file, name, reading["text"])
            for one in reading[name]:
                spans = spans_of(one)
                words = reading["text"][spans[0][0] : spans[0][1]]
                good = any(lies_on(spans, start, end) for start, end in told)
                count(f"{name} not invented", good, f"{file}: {words[:80]!r} ({one.get('created_by')})")
    if verbose:
        print(f"## the project's own gold ({gold_file})")
        for key in sorted(counts):
            print(f"  {key:40} {counts[key][0]:3}/{counts[key][1]}")
        for miss in misses:
            print(f"    - {miss}")
    return {key: (good, whole) for key, (good, whole) in counts.items()}


if __name__ == "__main__":
    for each in SETS:
        measure_own_gold(each)
