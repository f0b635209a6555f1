"""Who is told to hold an office, as a bound of the day of publication: a president is called one while in office.

Persons and their posts are those already learnt from the text; the terms come from the vocabulary, which nobody has
reviewed. The press may look back on somebody's term, so each bound is an assumption, a sentence that names a year gives
none, of two holders of one office only a sure successor counts, and where the bounds of a text contradict each other it
gives none at all. One person's term alone dates no article (`find/times/publication.py`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dovecote.find.article import Article
from dovecote.find.times.constraints import Constraint, Stretch, share_days
from dovecote.model.actor import Actor, Holding
from dovecote.model.edtf import Edtf
from dovecote.model.likeness import plain_name
from dovecote.vocabulary.tables import load_vocabulary

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Term:
    """That a person held an office, from one day to another."""

    country: str
    given: frozenset[str]
    """First and middle names, plain."""
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class _Told:
    """That the text calls somebody the holder of an office, with all terms that can be meant."""

    actor: Actor
    post: str
    office: tuple[str, frozenset[str]]
    """The office, and the countries or organisations whose it can be."""
    stretches: tuple[Stretch, ...]


def find_terms(article: Article, table: Mapping[str, Any]) -> list[Constraint]:
    """One constraint for each person of a known office; none where no day would satisfy them all."""
    told = list(_iter_told(article, table))
    found = [_constraint(one) for one in told if not any(_may_succeed(other, one) for other in told)]
    return found if share_days([one.within for one in found]) else []


def _constraint(one: _Told) -> Constraint:
    shown = ", ".join(f"{first.isoformat()} to {last.isoformat()}" for first, last in one.stretches)
    step = f"{one.actor.name!r} is called {one.post!r}: in office {shown}, by an unreviewed list"
    return Constraint(step, within=one.stretches, gives_year=True, assumption=True, term_of=one.actor.id)


def _may_succeed(other: _Told, one: _Told) -> bool:
    """Whether both held one office, and `other` may have been the later: then the text may look back on `one`."""
    same = other.office[0] == one.office[0] and other.office[1] & one.office[1]
    return bool(same) and other.actor.id != one.actor.id and other.stretches[-1] > one.stretches[0]


def _iter_told(article: Article, table: Mapping[str, Any]) -> Iterator[_Told]:
    for actor in article.actors:
        for role in actor.roles:
            office = office_of(role.post, table)
            if actor.actor_type != "person" or office is None or _looks_back(article, role):
                continue
            terms = _terms(office, actor)
            if terms:
                countries = frozenset(one.country for one in terms)
                yield _Told(actor, role.post, (office, countries), tuple(sorted({one.stretch for one in terms})))


def office_of(post: str, table: Mapping[str, Any]) -> str | None:
    """The office that a post, as the text words it, is; None for another one, a deputy's, or one no longer held."""
    told = plain_name(post)
    wordings = [(plain_name(words), office) for office, listed in table["offices"].items() for words in listed]
    for wording, office in sorted(wordings, key=lambda one: -len(one[0])):
        before, found, after = f" {told} ".partition(f" {wording} ")
        if found:
            return None if set(f"{before} {after}".split()) & set(table["not_in_office"]) else str(office)
    return None


def _looks_back(article: Article, role: Holding) -> bool:
    """Whether the sentence that tells the post also names a year: then it may be of that year."""
    sentences = [article.sentence_at(one.start) for one in role.evidence]
    return any(one is not None and _YEAR.search(one.words) for one in sentences)


def _terms(office: str, actor: Actor) -> list[_Term]:
    """All terms of those holders of the office whose name the actor's can be."""
    *given, last = plain_name(actor.name).split() or [""]
    return [one for one in _terms_of(office).get(last, ()) if one.given & set(given)]


@functools.cache
def _terms_of(office: str) -> Mapping[str, tuple[_Term, ...]]:
    """Terms of an office, by the holder's last name."""
    found: dict[str, tuple[_Term, ...]] = {}
    for country, holders in load_vocabulary("office_holders").get(office, {}).items():
        for name, told in holders.items():
            *given, last = plain_name(name).split()
            for one in [told] if isinstance(told, str) else told:
                term = Edtf.parse(one)
                stretch = (term.earliest() or date.min, term.latest() or date.max)
                found[last] = (*found.get(last, ()), _Term(country, frozenset(given), stretch))
    return found
