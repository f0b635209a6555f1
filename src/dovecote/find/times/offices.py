"""Who is told to hold an office, as a bound of the day of publication: a president is called one while in office.

Persons and their posts are those already learnt from the text; the terms come from the vocabulary, which nobody has
reviewed. The press may look back on somebody's term, so each bound is an assumption, a sentence that names a year gives
none, of two holders of one office only a sure successor counts, and where the terms told in a text have no time
together, or merely touch, it gives none at all. One person's term alone dates no article (`find/times/publication.py`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dovecote.find.article import Article
from dovecote.find.times.constraints import Constraint, Stretch, shared_stretches
from dovecote.find.times.terms import Term, terms_of
from dovecote.model.actor import Actor
from dovecote.model.evidence import Span
from dovecote.model.likeness import plain_name

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_ABBREVIATION: Final = re.compile(r"(?<=\b\w)\.(?=\w\b)")
"""The inner point of "U.N."."""
_LAST_WORD: Final = re.compile(r"(\w+)[ -]*$")


@dataclass(frozen=True, slots=True)
class _Post:
    """A post of somebody, where the text tells it, and the plain words that tell whose office it is."""

    words: str
    places: tuple[Span, ...]
    office: str


@dataclass(frozen=True, slots=True)
class _Told:
    """That the text calls somebody the holder of an office, or a former one, with all terms that can be meant."""

    actor: Actor
    post: str
    offices: frozenset[tuple[str, str]]
    """Each office that can be meant, with the state or organisation whose it is."""
    stretches: tuple[Stretch, ...]
    """In office; out of it for the first time, for a former holder."""
    former: bool = False


def find_terms(article: Article, table: Mapping[str, Any]) -> list[Constraint]:
    """One constraint for each person of a known office; none where they were not in office together for a while."""
    told = list(_iter_told(article, table))
    found = [one for one in told if not any(_may_succeed(other, one) for other in told)]
    together = _longest(shared_stretches([one.stretches for one in found]))
    shortest = min((_longest(one.stretches) for one in found), default=0)
    if together < min(int(table["days_in_office_together"]), shortest):
        return []
    return [_constraint(one, int(table["days_after_term"])) for one in found]


def _longest(stretches: Iterable[Stretch]) -> int:
    """Days of the longest stretch; 0 where there is none."""
    return max(((last - first).days + 1 for first, last in stretches), default=0)


def _constraint(one: _Told, days_after: int) -> Constraint:
    """In office, or not long out of it: who resigns is still called by the title in the news of it."""
    if one.former:
        step = f"{one.actor.name!r} is called {one.post!r}: not before {one.stretches[0][0]}, by an unreviewed list"
        return Constraint(step, within=one.stretches, gives_year=True, assumption=True, term_of=one.actor.id)
    shown = ", ".join(f"{first.isoformat()} to {last.isoformat()}" for first, last in one.stretches)
    step = (
        f"{one.actor.name!r} is called {one.post!r}: in office {shown}, by an unreviewed list; "
        f"at most {days_after} days after"
    )
    within = tuple((first, last + timedelta(min(days_after, (date.max - last).days))) for first, last in one.stretches)
    return Constraint(step, within=within, gives_year=True, assumption=True, term_of=one.actor.id)


def _may_succeed(other: _Told, one: _Told) -> bool:
    """Whether both held one office, and `other` may have been the later: then the text may look back on `one`."""
    if one.former or other.former or other.actor.id == one.actor.id:
        return False
    return bool(other.offices & one.offices) and other.stretches[-1] > one.stretches[0]


def _iter_told(article: Article, table: Mapping[str, Any]) -> Iterator[_Told]:
    for actor in article.actors:
        if actor.actor_type != "person":
            continue
        told = [one for post in _posts(actor) if (one := _told(article, actor, post, table))]
        left = {office for one in told if one.former for office in one.offices}
        # Out of courtesy a former president is called "President", too.
        yield from (one for one in told if one.former or not one.offices & left)


def _told(article: Article, actor: Actor, post: _Post, table: Mapping[str, Any]) -> _Told | None:
    """What a post tells; None where it is no known office, where no holder is known, or where it may look back."""
    by_last_name = frozenset(table["told_by_last_name"])
    held, left = offices_of(post.words, table)
    if not held | left or _looks_back(article, post, table):
        return None
    former = not held
    terms = _fitting(terms_of(actor.name, held or left & by_last_name, by_last_name), actor, post)
    over = min((one.left for one in terms), default=date.max)
    if not terms or (former and over == date.max):
        return None
    offices = frozenset((one.office, one.whose) for one in terms)
    stretches = ((over, date.max),) if former else tuple(sorted({one.stretch for one in terms}))
    return _Told(actor, post.words, offices, stretches, former)


def _posts(actor: Actor) -> list[_Post]:
    """The posts of a person; for a ruler, who has none, the titles before the name."""
    if actor.roles:
        return [
            _Post(role.post, tuple(Span(one.start, one.end) for one in role.evidence), role.office or "")
            for role in actor.roles
        ]
    titled = [one for one in actor.mentions if one.form == "title+name" and one.exact.endswith(actor.name)]
    return [_Post(one.exact.removesuffix(actor.name).strip(), (Span(one.start, one.end),), "") for one in titled]


def offices_of(post: str, table: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """The offices that a post, as the text words it, says to be held, and those it says to be held no more.

    None for a deputy's, or for one that is still to be held, or may have been by another.
    """
    parts = [part for piece in re.split(r"[,;]", _ABBREVIATION.sub("", post)) for part in _parts(piece, table)]
    named = [(offices, set(rest.split())) for offices, rest in (_named(part, table) for part in parts)]
    former, gone = set(table["former_office"]), set(table["not_in_office"])
    if any(gone & rest for _, rest in named):
        return frozenset(), frozenset()
    lesser = set(table["lesser_office"])
    left = [offices for offices, rest in named if former & rest and not lesser & rest]
    if any(former & rest for _, rest in named):
        return frozenset(), frozenset().union(*left)
    return frozenset().union(*(offices for offices, rest in named if not lesser & rest)), frozenset()


def _parts(piece: str, table: Mapping[str, Any]) -> list[str]:
    """The posts named in a piece of one: of "deputy prime minister and foreign minister", two."""
    joins = "|".join(map(re.escape, table["joins_offices"]))
    return re.split(rf" (?:{joins}) ", plain_name(piece))


def _named(part: str, table: Mapping[str, Any]) -> tuple[frozenset[str], str]:
    """The offices whose wording stands in a part of a post, the longest wordings first, and the words that are left."""
    left, found = f" {part} ", set[str]()
    offices = tuple((office, tuple(wordings)) for office, wordings in table["offices"].items())
    for wording, meant in _wordings(offices, tuple(table["other_offices"])):
        if wording in left:
            left = left.replace(wording, " | ")
            found |= meant
    return frozenset(found), left


@functools.cache
def _wordings(
    offices: tuple[tuple[str, tuple[str, ...]], ...], others: tuple[str, ...]
) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each wording between spaces, the longest first, with the offices it means; none for one of the `others`."""
    listed: dict[str, set[str]] = {plain_name(words): set() for words in others}
    for office, wordings in offices:
        for words in wordings:
            listed.setdefault(plain_name(words), set()).add(office)
    return tuple((f" {one} ", frozenset(listed[one])) for one in sorted(listed, key=lambda one: (-len(one), one)))


def _looks_back(article: Article, post: _Post, table: Mapping[str, Any]) -> bool:
    """Whether the sentence that tells the post also names a year, or the word before it says that it is no longer held.

    With a year, the post may be one of that year.
    """
    off = {*table["not_in_office"], *table["former_office"]}
    for place in post.places:
        sentence = article.sentence_at(place.start)
        if sentence is None:
            continue
        before = _LAST_WORD.search(article.text[sentence.start : place.start])
        if _YEAR.search(sentence.words) or (before and before[1].casefold() in off):
            return True
    return False


def _fitting(terms: list[Term], actor: Actor, post: _Post) -> list[Term]:
    """Those terms that the state and the organisation of the post allow, as far as the text tells them."""
    if actor.country and not actor.country_inferred:
        terms = [one for one in terms if not one.is_of_state or one.sender == actor.country]
    told = set(post.office.split())
    return [one for one in terms if f"org:{one.sender.casefold().replace(' ', '-')}" in told] or terms
