"""Pairwise precision and recall of the actor linker on `names.jsonl`, each mention an article of its own.

What the linker gets is what an article would give: the name, a country where it is told, the office as a post held, the
rank in the mention. `person` is read only to count. Floor: precision 0.99 at recall 0.85.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from dovecote.link.linking import link_readings
from dovecote.model.actor import Actor, Holding, Mention
from dovecote.model.reading import Reading
from dovecote.read.plain_text import read_text

HERE = Path(__file__).parent


def reading_of(mention: dict[str, Any]) -> Reading:
    """An article that says no more than the mention."""
    words = f"{mention['title']} {mention['name']}" if mention["title"] else mention["name"]
    office = mention["office"]
    document = read_text(f"{words}, {office}, spoke." if office else f"{words} spoke.", known={"id": mention["id"]})
    form = "title+name" if mention["title"] else "name"
    actor = Actor(
        id=f"ac-{mention['id']}",
        name=mention["name"],
        actor_type="person",
        country=mention["country"],
        aliases=(words,) if mention["title"] else (),
        roles=(Holding(office),) if office else (),
        mentions=(Mention(0, len(words), words, form, mention["id"]),),  # type: ignore[arg-type]
    )
    return Reading(mention["id"], document.text, document.source, actors=(actor,))


def measure(mentions: list[dict[str, Any]]) -> tuple[int, int, int, list[tuple[dict[str, Any], dict[str, Any], bool]]]:
    """Pairs rightly joined, pairs joined, pairs to be joined, and what went wrong (True for a pair wrongly joined)."""
    links = link_readings([reading_of(one) for one in mentions])
    thing = {one["id"]: links.of(f"ac-{one['id']}") for one in mentions}
    right = joined = wanted = 0
    wrong = []
    for one, two in combinations(mentions, 2):
        same, found = one["person"] == two["person"], thing[one["id"]] == thing[two["id"]]
        right, joined, wanted = right + (same and found), joined + found, wanted + same
        if same != found:
            wrong.append((one, two, found))
    return right, joined, wanted, wrong


def measure_names(*, show: bool = False) -> None:
    """Print precision and recall, and with `show` every pair that went wrong."""
    mentions = [json.loads(line) for line in (HERE / "names.jsonl").read_text(encoding="utf-8").splitlines()]
    right, joined, wanted, wrong = measure(mentions)
    print("\n## names (names.jsonl): pairs of mentions that are one person")
    print(f"precision {right / max(joined, 1):.4f} ({right} of {joined})   floor 0.99")
    print(f"recall    {right / max(wanted, 1):.4f} ({right} of {wanted})   floor 0.85")
    if show:
        for one, two, found in wrong:
            print("INVENTED" if found else "MISSED", *(_line(each) for each in (one, two)), sep=" | ")
        print(Counter("invented" if found else "missed" for _, _, found in wrong))


def _line(mention: dict[str, Any]) -> str:
    return ", ".join(str(mention[key] or "-") for key in ("id", "title", "name", "country", "office"))


def main() -> None:
    """Measure; `--show` lists what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    measure_names(show=parser.parse_args().show)


if __name__ == "__main__":
    main()
