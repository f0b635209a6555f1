"""Makes 10,000 constructed articles, 1,000 of them edited reprints of others, for measuring the reprint detector.

Rules, all seeded and documented here, so that the set can be made again byte for byte:

1. 9,000 originals. Each tells one of 3,000 occurrences (place, parties, figures, day), so that on average three
   articles tell the same occurrence in their own sentences: those are no reprints of each other. Sentences are drawn
   from the frames below and filled with the occurrence's values; openings, order and choice of frames differ.
2. 1,000 reprints of distinct originals, by another outlet. Each gets a new headline and two to four of these edits: the
   last third cut; paragraphs reordered after the first; one or two sentences left out; one sentence of the outlet's
   own added; light rewording by the list of equal words below, each with a chance of one half; figures spelled out, a
   place respelled; the agency credit dropped or changed.
3. Articles are given in a seeded order, so that an original may come after its reprint.

Positive pairs: a reprint and its original. Measured: recall and precision of pairs, and the time.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from typing import Any

SEED = 20300502
ORIGINALS, REPRINTS, OCCURRENCES = 9000, 1000, 3000
PLACES = ["Belsar", "Serrin", "Ostrel", "Minsol", "Tarn", "Kellin", "Ormond Bay", "Vessa", "Harrowgate Pass", "Dunmere"]
PARTIES = [
    "the Kesh Front",
    "the Tamurian government",
    "Vardia",
    "the Council of the Lakes",
    "the Orsan League",
    "Loravia",
]
PEOPLE = [
    "Jorun Hask",
    "Edda Lorne",
    "Nadia Ferrow",
    "Anton Vrey",
    "Pia Orlund",
    "Ruk Adamar",
    "Salka Wend",
    "Oskar Brandt",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "March", "April", "June", "August", "October", "December"]
OUTLETS = ["Lakes Press Agency", "Belsar Tribune", "Minsol Today", "Valley Watch", "The Lantern", "Harbour Post"]
FRAMES = [
    "{A} and {B} met in {place} on {day} to talk about the release of {n} prisoners.",
    "Delegates of {A} left {place} on {day} without saying when they would return.",
    "{person} said that the commission had counted {n} breaches of the truce since {month}.",
    "The road from {place} to {place2} was closed for {k} hours after shots were heard near a checkpoint.",
    "{A} will withdraw {n} soldiers from the hills above {place} by the end of {month}, {person} announced.",
    '"Nobody has asked the people of {place}," {person} told reporters.',
    "A spokesman for {B} called the report untrue and asked for proof.",
    "Some {n} families have left their homes around {place} since the fighting began, aid workers said.",
    "The talks are to resume in {place2} on {day}, according to a statement by {A}.",
    "{person}, who leads the delegation of {A}, did not take questions.",
    "Monitors in {place} reported {k} explosions during the night of {day}.",
    "{B} has asked {A} to hand over a list with the names of {n} missing persons.",
    "Under the accord, {A} must open the crossing at {place} within {k} days.",
    "Hospitals in {place2} treated {k} wounded, a doctor said by telephone.",
    "An official who asked not to be named said that the next round might be put off until {month}.",
    "{A} accused {B} of moving weapons through {place} under cover of darkness.",
    "{person} thanked the hosts in {place2} for their patience and their coffee.",
    "The price of flour in {place} has doubled since {month}, traders say.",
    "Schools in {place} stayed closed on {day}, for the {k}th day in a row.",
    "{B} freed {k} captured soldiers near {place} and said that others would follow.",
    "A convoy of {k} lorries with medicine reached {place2} late on {day}.",
    "{person} warned that patience in {place} was running out.",
    "In {month} both sides had promised to keep their guns out of {place}.",
    "The commission will publish its figures for {place} on {day}.",
    "Women's groups in {place2} handed a letter with {n} signatures to {A}.",
    "{A} said that it had not been told of the plan before {day}.",
    "It was the first such meeting in {place} since {month}.",
    "Residents described {k} nights without electricity and a market with empty stalls.",
    "{person} is expected in {place} for talks with {B} next week.",
    "Fishermen off {place2} have been told to stay in harbour until further notice.",
    "The bridge at {place} was damaged in {month} and has been open to walkers only.",
    "{B} denied that its fighters had entered {place} on {day}.",
    "According to {person}, {n} ballots from {place2} have not been counted yet.",
    "Neither side has said who will pay for the {k} new observation posts.",
]
EQUAL_WORDS = [
    ("said", "stated"),
    ("talks", "negotiations"),
    ("asked", "requested"),
    ("closed", "shut"),
    ("told reporters", "told journalists"),
    ("soldiers", "troops"),
    ("freed", "released"),
    ("the truce", "the ceasefire"),
    ("lorries", "trucks"),
    ("the hosts", "its hosts"),
    ("announced", "declared"),
    ("since", "as from"),
    ("near", "close to"),
    ("late on", "on the evening of"),
]
NUMBERS = {"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine"}
RESPELT = {"Serrin": "Serin", "Kellin": "Kelin", "Vessa": "Wessa", "Dunmere": "Dunmeer"}


def make_occurrence(chance: random.Random) -> dict[str, str]:
    """The values that all articles on one occurrence share."""
    place, place2 = chance.sample(PLACES, 2)
    first, second = chance.sample(PARTIES, 2)
    return {
        "place": place,
        "place2": place2,
        "A": first,
        "B": second,
        "person": chance.choice(PEOPLE),
        "day": chance.choice(DAYS),
        "month": chance.choice(MONTHS),
        "n": str(chance.randrange(11, 900)),
        "k": str(chance.randrange(2, 40)),
    }


def make_original(occurrence: dict[str, str], chance: random.Random) -> dict[str, Any]:
    """An article of 6 to 14 sentences in paragraphs of one to three."""
    frames = chance.sample(FRAMES, chance.randrange(6, 15))
    sentences = [frame.format(**{**occurrence, "k": str(chance.randrange(2, 40))}) for frame in frames]
    sentences = [sentence[0].upper() + sentence[1:] for sentence in sentences]
    paragraphs = []
    while sentences:
        size = chance.randrange(1, 4)
        paragraphs.append(sentences[:size])
        sentences = sentences[size:]
    return {
        "headline": f"{occurrence['place']}: {chance.choice(['new talks', 'questions', 'a truce', 'no news'])} after "
        f"{occurrence['day']}",
        "credit": chance.choice(OUTLETS),
        "paragraphs": paragraphs,
    }


def cut_end(article: dict[str, Any], _: random.Random) -> None:
    """The last third cut."""
    keep = max(2, len(article["paragraphs"]) * 2 // 3)
    article["paragraphs"] = article["paragraphs"][:keep]


def reorder(article: dict[str, Any], chance: random.Random) -> None:
    """Paragraphs after the first in another order."""
    first, *rest = article["paragraphs"]
    chance.shuffle(rest)
    article["paragraphs"] = [first, *rest]


def leave_out(article: dict[str, Any], chance: random.Random) -> None:
    """One or two sentences left out."""
    for _ in range(chance.choice([1, 2])):
        paragraph = chance.choice(article["paragraphs"])
        if len(paragraph) > 1:
            paragraph.pop(chance.randrange(len(paragraph)))


def add_own(article: dict[str, Any], chance: random.Random) -> None:
    """One sentence of the outlet's own."""
    own = f"{chance.choice(OUTLETS)} could not reach {chance.choice(PEOPLE)} for comment."
    chance.choice(article["paragraphs"]).append(own)


def reword(article: dict[str, Any], chance: random.Random) -> None:
    """Equal words put for each other, each with a chance of one half."""
    for old, new in EQUAL_WORDS:
        if chance.random() < 0.5:
            article["paragraphs"] = [[one.replace(f" {old} ", f" {new} ") for one in p] for p in article["paragraphs"]]


def spell_out(article: dict[str, Any], _: random.Random) -> None:
    """Figures below ten spelled out, and a place respelled."""
    for table in (NUMBERS, RESPELT):
        for old, new in table.items():
            article["paragraphs"] = [[one.replace(f" {old} ", f" {new} ") for one in p] for p in article["paragraphs"]]


EDITS = [cut_end, reorder, leave_out, add_own, reword, spell_out]


def make_reprint(original: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The original in another outlet, edited."""
    article = {**original, "paragraphs": [list(paragraph) for paragraph in original["paragraphs"]]}
    for edit in chance.sample(EDITS, chance.choice([2, 3, 4])):
        edit(article, chance)
    article["headline"] = f"{chance.choice(['What we know:', 'Update:', 'In brief:'])} {chance.choice(PLACES)}"
    article["credit"] = chance.choice(OUTLETS) if chance.random() < 0.5 else None
    return article


def iter_articles() -> Iterator[dict[str, Any]]:
    """All articles in their order: id, text, and for a reprint the id of its original."""
    chance = random.Random(SEED)
    occurrences = [make_occurrence(chance) for _ in range(OCCURRENCES)]
    originals = [make_original(chance.choice(occurrences), chance) for _ in range(ORIGINALS)]
    articles = [(f"a{number:05}", None, one) for number, one in enumerate(originals)]
    for number, index in enumerate(chance.sample(range(ORIGINALS), REPRINTS)):
        articles.append((f"r{number:05}", f"a{index:05}", make_reprint(originals[index], chance)))
    chance.shuffle(articles)
    for name, of, article in articles:
        body = "\n\n".join(" ".join(paragraph) for paragraph in article["paragraphs"] if paragraph)
        credit = f"({article['credit']}) - " if article["credit"] else ""
        yield {"id": name, "reprint_of": of, "text": f"{article['headline']}\n\n{credit}{body}\n"}


def main() -> None:
    """Print the set as JSON Lines, and its hash on standard error."""
    digest = hashlib.sha256()
    for article in iter_articles():
        line = json.dumps(article, ensure_ascii=False, sort_keys=True) + "\n"
        digest.update(line.encode())
        sys.stdout.write(line)
    print(digest.hexdigest(), file=sys.stderr)


if __name__ == "__main__":
    main()
