"""What an article costs to link depends on its namesakes, not on the record: counted in comparisons, not in time."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.link import actors
from dovecote.link.linker import Candidate
from dovecote.link.linking import link_with
from dovecote.model.actor import Actor, Holding
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading
from record_factories import Paper

ONSETS = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "gr", "kl", "st"]
POSTS = ("president", "the Veldtian president", "head of state", "foreign minister", "envoy to the talks")


def made_up(number: int) -> str:
    """A name of three syllables; close numbers give unlike names."""
    parts = []
    for _ in range(3):
        number, rest = divmod(number * 7 + 3, len(ONSETS) * 5)
        parts.append(ONSETS[rest // 5] + "aeiou"[rest % 5])
    return "".join(parts).title()


def article(number: int) -> Reading:
    """One of the standing cast in one of several posts, two newcomers, a state and a front that every article names."""
    paper = Paper(f"paper-{number:05}", "2031-03-01")
    cast = number % 20
    named: list[tuple[str, str, str | None]] = [
        (f"{made_up(cast)} {made_up(cast + 900)}", "person", POSTS[number // 20 % 5])
    ]
    named += [(f"{made_up(number * 2 + one)} {made_up(number * 3 + one)}", "person", None) for one in (0, 1)]
    named += [("Orsan Front", "armed_group", None)]
    for place, (name, kind, post) in enumerate(named):
        paper.says(name)
        roles = (Holding(post),) if post else ()
        paper.actors.append(Actor(f"ac-{number}-{place}", name, kind, "VLD", roles=roles))  # type: ignore[arg-type]
    return paper.reading()


def comparisons(articles: int) -> int:
    asked = 0

    def counted(one: Candidate, two: Candidate) -> LinkProposal | None:
        nonlocal asked
        asked += 1
        return actors.compare(one, two)

    link_with([dataclasses.replace(actors.LINKER, compare=counted)], [article(number) for number in range(articles)])
    return asked


def test_an_article_more_costs_no_more_in_a_record_eight_times_as_large() -> None:
    small, large = comparisons(100), comparisons(800)
    assert small > 0
    assert large / 800 < 1.5 * small / 100


def test_blocks_are_what_keeps_the_cost_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: in one block for all persons, every article is compared with every other."""
    everybody = dataclasses.replace(actors.LINKER, keys=lambda candidate: ["everybody"])
    monkeypatch.setattr(actors, "LINKER", everybody)
    small, large = comparisons(20), comparisons(160)
    assert large / 160 > 4 * small / 20
