"""Makes any number of readings of invented processes, of the size and density of real ones, in a second or so a hundred.

For measuring the record: extraction of 10,000 articles takes a quarter of an hour and says nothing about the store. So
the bundled example (`examples/saltmarsh`, ten articles) is read once, by Dovecote itself, and its paragraphs are then
dealt out again. The rules, all seeded, so that the set is the same each time:

1. A process is a set of names: countries, people, places, a front, an organisation, with figures of its own. There is
   one process for every `ARTICLES_A_PROCESS` articles, and nothing but a few common nouns is shared between two.
2. An article of a process is a headline, 6 to 10 paragraphs of the example, dealt at random, and as much again of
   scenery in which nothing is found, so that it has some 600 words and as many findings a word as political news has
   (measured on a dozen real articles; the example itself is denser). Names, figures and years are changed in the text
   and in every finding, offsets are moved along.
3. Every article has its own day: a process goes on for three years, in steps of a few days.
4. One article in ten is a reprint of the one before it, under another outlet's name, without its last paragraph.
5. Every id is made anew from the article's, as the finders make theirs.

The findings of a paragraph are what Dovecote found in it; those whose evidence lies in two paragraphs are left out.
"""

from __future__ import annotations

import argparse
import functools
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dovecote.model.document import Document
from dovecote.model.ids import make_id, sha256_of
from dovecote.model.json_codec import reading_from_plain, reading_to_plain
from dovecote.model.reading import ITEM_CLASSES, Reading

SEED = 20300314
ARTICLES_A_PROCESS = 100
DAYS_A_PROCESS = 1100
EXAMPLE = Path(__file__).parents[1] / "examples" / "saltmarsh"
COUNTRIES = {"Vardia": "XVA", "Tamuria": "XTM", "Loravia": "XLO", "Meridia": "XME"}
STEMS = (
    "Vardia Tamuria Loravia Meridia Kesh Sail Lakes Lorne Hask Pell Wend Adamar Orlund Holm Sool Brandt Idrane Sandell "
    "Ferrow Eland Vrey Azel Belsar Minsol Ostrel Serrin Edda Jorun Teodor Salka Ruk Pia Anders Tarek Oskar Amel Greta "
    "Nadia Maurits Anton Radka Tolne Steadfast Plaza"
).split()
SCENERY = (
    ("In the old quarter", "Beside the river", "Along the ridge road", "Below the fortress", "Near the grain market"),
    ("the shops", "the tea houses", "the workshops", "the ferry stalls", "the bakeries", "the schoolyards"),
    ("stood half empty", "were slow to fill", "kept their shutters down", "smelled of rain", "were quiet again"),
    (", as they are in most winters", ", and the lamps burned early", ", while the bus came late", ", like last week"),
    (".",),
    ("An elderly tailor", "A schoolteacher", "A taxi driver", "The keeper of the bridge", "A fruit seller"),
    ("folded the paper twice", "shrugged at the radio", "swept the same step again", "looked up at the clouds"),
    ("and spoke of the harvest", "and poured another glass", "and went back inside", "and counted the change"),
    (".",),
)
OUTLETS = ("Courier", "Evening Star", "Press Agency", "Tribune", "Quarterly", "Observer", "Gazette")
_YEAR = re.compile(r"\b20(29|30|31|32)(?=\b|-)")
_ID = re.compile(r"^[a-z]{2,4}-[0-9a-f]{10}$")
_CONTEXT = 24


@dataclass
class Paragraph:
    """A paragraph of the example with what was found in it; offsets count in its own text."""

    text: str
    year: int
    actors: list[dict[str, Any]] = field(default_factory=list)
    items: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def read_example() -> list[Reading]:
    """The ten articles of the example, read with their list of actors."""
    from dovecote.api import iter_readings

    found = iter_readings([EXAMPLE], actors=EXAMPLE / "actors.toml")
    return [reading for _, reading in found if isinstance(reading, Reading)]


def paragraphs_of(readings: Iterable[Reading]) -> list[Paragraph]:
    """Their paragraphs of body text, in order."""
    found = []
    for reading in readings:
        plain = reading_to_plain(reading)
        year = int((reading.source.published.edtf if reading.source.published else "2030")[:4])
        for part in reading.source.parts:
            if part.kind == "body" and part.end - part.start > 80:
                found.append(_paragraph(plain, part.start, part.end, year))
    return found


def _paragraph(plain: dict[str, Any], start: int, end: int, year: int) -> Paragraph:
    paragraph = Paragraph(plain["text"][start:end], year)
    for name in ("times", *ITEM_CLASSES):
        inside = [one for one in plain[name] if all(start <= a and b <= end for a, b in _spans(one))]
        paragraph.items[name] = [_moved(one, -start) for one in inside]
    for actor in plain["actors"]:
        mentions = [one for one in actor["mentions"] if start <= one["start"] and one["end"] <= end]
        roles = [{**one, "evidence": []} for one in actor["roles"]]
        paragraph.actors.append(_moved({**actor, "mentions": mentions, "roles": roles}, -start))
    return paragraph


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value["start"], value["end"]
        for one in value.values():
            yield from _spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from _spans(one)


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, dict):
        return {
            key: one + by if key in ("start", "end") and one is not None else _moved(one, by)
            for key, one in value.items()
        }
    return [_moved(one, by) for one in value] if isinstance(value, list) else value


class Disguise:
    """The names, figures and years of one process, put over those of the example."""

    def __init__(self, number: int) -> None:
        choose = random.Random(SEED + number)
        self.number = number
        self.words = {stem: _invented(choose, stem) for stem in STEMS}
        self.factor = choose.randint(2, 9)
        for place, code in enumerate(COUNTRIES.values()):
            self.words[code] = f"X{chr(65 + (number * 4 + place) // 26 % 26)}{chr(65 + (number * 4 + place) % 26)}"
        self._done: dict[tuple[str, int], str] = {}
        self._pattern = re.compile("|".join(sorted(self.words, key=len, reverse=True)))
        self._figure = re.compile(r"(?<![\d,.])(?:\d{1,3},000|[1-9]\d0)(?![\d,])")

    def pieces(self, text: str, years: int) -> list[tuple[int, int, str]]:
        """What to put in the place of which stretches of `text`, in order."""
        found = [(hit.start(), hit.end(), self.words[hit.group()]) for hit in self._pattern.finditer(text)]
        found += [(hit.start(), hit.end(), str(int(hit.group()) + years)) for hit in _YEAR.finditer(text)]
        found += [(hit.start(), hit.end(), self.figure(hit.group())) for hit in self._figure.finditer(text)]
        return sorted(found)

    def figure(self, digits: str) -> str:
        return f"{int(digits.replace(',', '')) * self.factor:,}"

    def of(self, text: str, years: int) -> str:
        """`text` in disguise."""
        known = self._done.get((text, years))
        if known is None:
            done, last = [], 0
            for start, end, new in self.pieces(text, years):
                done += [text[last:start], new]
                last = end
            known = self._done[text, years] = "".join([*done, text[last:]])
        return known


@functools.lru_cache(maxsize=2)
def _disguise(process: int) -> Disguise:
    return Disguise(process)


def _invented(choose: random.Random, stem: str) -> str:
    middle = "".join(choose.choice("bdfgklmnprstvz") + choose.choice("aeiou") for _ in range(choose.randint(1, 2)))
    end = "ia" if stem in COUNTRIES else choose.choice(["n", "r", "sk", "l", "nd", "s"])
    return choose.choice("ABDEFGHIJKLMNOPRSTUVZ") + choose.choice("aeiou") + middle + end


def process_of(number: int) -> str:
    """Name of the process that the article of that number belongs to."""
    return f"process {number // ARTICLES_A_PROCESS:03}"


def iter_made(count: int, paragraphs: list[Paragraph]) -> Iterator[tuple[Document, Reading]]:
    """`count` articles with their readings, process by process."""
    before: tuple[list[Paragraph], int] | None = None
    for number in range(count):
        choose = random.Random(SEED * 7 + number)
        process, turn = divmod(number, ARTICLES_A_PROCESS)
        disguise = _disguise(process)
        day = date(2003, 1, 1) + timedelta(process * 37 % 3000 + turn * DAYS_A_PROCESS // ARTICLES_A_PROCESS)
        is_reprint = number % 10 == 9 and before is not None
        if is_reprint and before is not None:
            dealt, headline = before[0][:-1], before[1]
        else:
            told = choose.sample(paragraphs, choose.randint(6, 10))
            dealt = [one for paragraph in told for one in (paragraph, _scenery(choose))]
            headline = choose.randrange(10_000)
        before = (dealt, headline)
        yield _article(number, dealt, f"Report {headline} on the talks", day, disguise, choose)


def renamed(reading: Reading, name: str) -> Reading:
    """The same article under another id and with another last word, its findings with ids of their own."""

    def other(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: other(one) for key, one in value.items()}
        if isinstance(value, list):
            return [other(one) for one in value]
        is_id = isinstance(value, str) and _ID.match(value)
        return make_id(value.split("-")[0], name, value) if is_id else value

    text = reading.text + " End."
    plain = {key: other(one) for key, one in reading_to_plain(reading).items()}
    made = reading_from_plain({**plain, "id": name, "text": text})
    return replace(made, source=replace(made.source, sha256=sha256_of(text)))


def _scenery(choose: random.Random) -> Paragraph:
    """A paragraph that tells nothing."""
    words = [choose.choice(choices) for _ in range(2) for choices in SCENERY]
    return Paragraph(" ".join(words).replace(" ,", ",").replace(" .", "."), 2030)


def _article(
    number: int, dealt: list[Paragraph], headline: str, day: date, disguise: Disguise, choose: random.Random
) -> tuple[Document, Reading]:
    source = f"made-{number:06}"
    publisher = f"{disguise.words['Belsar']} {choose.choice(OUTLETS)}"
    texts = [headline, f"{publisher}, {day.isoformat()}"]
    parts = [{"start": 0, "end": len(headline), "kind": "headline"}]
    parts.append({"start": len(headline) + 2, "end": len(headline) + 2 + len(texts[1]), "kind": "publication_line"})
    lists: dict[str, list[dict[str, Any]]] = {name: [] for name in ("times", *ITEM_CLASSES)}
    actors: dict[str, dict[str, Any]] = {}
    for place, paragraph in enumerate(dealt):
        start = sum(len(text) + 2 for text in texts)
        rewrite = _Rewriter(disguise, paragraph, day.year - paragraph.year, start, f"{source}/{place}", source)
        texts.append(rewrite.text)
        parts.append({"start": start, "end": start + len(rewrite.text), "kind": "body"})
        for name, found in paragraph.items.items():
            lists[name] += [rewrite.item(one) for one in found]
        for actor in paragraph.actors:
            _add_actor(actors, rewrite.item(actor))
    text = "\n\n".join(texts)
    named = set(_strings(list(lists.values())))
    plain = {
        "id": source,
        "text": text,
        "made_with": {"dovecote": "made", "rules": "made", "parser": "none"},
        "source": {
            "sha256": sha256_of(text),
            "parts": parts,
            "headline": headline,
            "publisher": publisher,
            "published": {"edtf": day.isoformat(), "basis": "metadata"},
            "file": f"{source}.txt",
        },
        "actors": [one for one in actors.values() if one["mentions"] or one["id"] in named],
        **lists,
    }
    reading = reading_from_plain(_requoted(plain, text))
    return Document(source, text, reading.source), reading


class _Rewriter:
    """One paragraph in disguise, at its place in a new article."""

    def __init__(
        self, disguise: Disguise, paragraph: Paragraph, years: int, start: int, place: str, source: str
    ) -> None:
        self._disguise, self._years, self._start = disguise, years, start
        self._place, self._source = place, source
        self._pieces = disguise.pieces(paragraph.text, years)
        self.text = disguise.of(paragraph.text, years)

    def item(self, value: Any, key: str = "") -> Any:
        """A finding of the paragraph as one of the new article."""
        if isinstance(value, dict):
            return {name: self.item(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [self.item(one, key) for one in value]
        if isinstance(value, int) and not isinstance(value, bool) and key in ("start", "end"):
            return self._start + self._moved(value)
        if isinstance(value, float) and value >= 100 and value % 10 == 0:
            return value * self._disguise.factor
        if not isinstance(value, str):
            return value
        if _ID.match(value):
            # An actor is one throughout the article; everything else belongs to its paragraph.
            return make_id(value.split("-")[0], self._source if value.startswith("ac-") else self._place, value)
        if value.startswith("source:"):
            return f"source:{self._source}"
        if key == "vocabulary_id":
            return f"{value}-{self._disguise.number}"
        return self._disguise.of(value, self._years)

    def _moved(self, position: int) -> int:
        shift = 0
        for start, end, new in self._pieces:
            if end <= position:
                shift += len(new) - (end - start)
            elif start < position:
                return start + shift + len(new)
        return position + shift


def _add_actor(actors: dict[str, dict[str, Any]], actor: dict[str, Any]) -> None:
    known = actors.setdefault(actor["id"], {**actor, "mentions": []})
    known["mentions"] += actor["mentions"]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _requoted(value: Any, text: str) -> Any:
    """Every quotation cut anew from the finished text."""
    if isinstance(value, list):
        return [_requoted(one, text) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _requoted(one, text) for key, one in value.items()}
    if "exact" in found:
        start, end = found["start"], found["end"]
        found["exact"] = text[start:end]
        if found.get("prefix") is not None:
            found |= {"prefix": text[max(0, start - _CONTEXT) : start], "suffix": text[end : end + _CONTEXT]}
    return found


def main() -> None:
    """Write the articles, one JSON object a line: for `dovecote read` itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    for document, _ in iter_made(given.count, paragraphs_of(read_example())):
        print(json.dumps({"id": document.id, "text": document.text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
