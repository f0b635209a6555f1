"""Of which country people are, where no title says it: the company of states in which the story names them."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Sequence

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.known import Known
from dovecote.find.mentions.names import Line
from dovecote.find.mentions.posts import INTERNATIONAL
from dovecote.find.mentions.stage import anchor_of
from dovecote.find.mentions.words import ActorWords
from dovecote.vocabulary.lexicon import Lexicon, load_cities

_DATELINE_WEIGHT = 2
"""As much as two sentences: a story is often filed from elsewhere ("WASHINGTON")."""
_UNSTATED = frozenset(
    {"person", "office", "unnamed_person", "unnamed_collective", "body", "organisation", "collective"}
)


_ONE_SENTENCE = 2
"""Countries told of so seldom are no two sides of a story."""
_SURE = 2
"""As much as one state that somebody speaks of as his own, or as two of its institutions beside him."""
_SHORT_STORY = 6
"""Sentences up to which naming a country once can tell what a story is about."""
_SHORT_ACRONYM = 4
"""Letters up to which an acronym is one that several groups may have."""
_LEAST_SHARE = 0.3
"""Of all that a story tells of countries: stories of one process had 0.36 to 0.82 in November 2026, digests of the
world's news 0.19 to 0.35, and a digest has no country of its own."""


def home_country(lines: Sequence[Line], dateline: str | None = None) -> str | None:
    """The country that the story is about: told of in most sentences, or first of those told of in as many.

    `dateline` is the country that the story was filed from; it counts a little, unless the story tells of others and
    never of it: talks are reported from where they are held.
    """
    counted: Counter[str] = Counter()
    first: dict[str, int] = {}
    named = _told_of(lines)
    if dateline is not None and (dateline in named or not named):
        counted[dateline] += _DATELINE_WEIGHT
    for line in lines:
        weight = 2 if line.sentence.part == "headline" else 1
        for country in sorted(_countries_in(line) & named):
            counted[country] += weight
            first.setdefault(country, line.sentence.start)
    ranked = sorted(counted, key=lambda country: (-counted[country], first.get(country, 0), country))
    if not ranked or counted[ranked[0]] < _LEAST_SHARE * sum(counted.values()):
        return None
    if counted[ranked[0]] == 1 and len(lines) > _SHORT_STORY:
        return None  # talks "on the Veldtian coast" between two sides that no list knows
    if len(ranked) > 1 and counted[ranked[0]] == counted[ranked[1]] > _ONE_SENTENCE:
        return None  # a story of two states is neither's
    return ranked[0]


def _told_of(lines: Sequence[Line]) -> set[str]:
    """Countries that the story names by state, capital, people or institution, or by two of their cities.

    One city tells no country: talks are held in a third one's, and many cities share a name. Nor do the letters of a
    group, which others share.
    """
    cities: dict[str, set[str]] = {}
    for line in lines:
        for name, country in _cities_in(line):
            cities.setdefault(country, set()).add(name)
    named = {
        one.entry.country
        for line in lines
        for one in line.known
        if one.part != "credit" and not _is_acronym_of_group(one)
    }
    return {one for one in named if one} | {country for country, names in cities.items() if len(names) > 1}


def _is_acronym_of_group(known: Known) -> bool:
    words = known.sentence.text[known.start : known.end]
    return known.entry.actor_type == "armed_group" and words.isupper() and len(words) <= _SHORT_ACRONYM


def _cities_in(line: Line) -> Iterator[tuple[str, str]]:
    cities = load_cities()
    for token in line.tokens:
        if token.dep_ == "pobj" and token.ent_type_ and token.text in cities:
            yield token.text, cities[token.text]


def _countries_in(line: Line) -> set[str]:
    found = {one.entry.country for one in line.known if one.entry.country and one.part != "credit"}
    return {one for one in found if one} | {country for _, country in _cities_in(line)}


def country_of_dateline(place: str | None, lexicon: Lexicon) -> str | None:
    """The country of a dateline's place: "KARSHOLM, Veldt", "Kabul"."""
    if not place:
        return None
    for piece in reversed(place.split(",")):
        name = piece.strip()
        for form in (name, name.title()):
            hits = lexicon.find(form)
            if hits and hits[0].first.country:
                return hits[0].first.country
            if form in load_cities():
                return load_cities()[form]
    return None


def give_countries(cast: Cast, lines: Sequence[Line], home: str | None, words: ActorWords) -> None:
    """Sets the country of those who hold an office of a state and do not say of which; without `home`, if sure.

    An office that one state alone has decides; then the states named as actors or by adjective in the sentences that
    name the person; then, where no foreign state is near, the country of the story.
    """
    heads = {draft.country for draft in cast.persons() if draft.country and "president" in draft.offices}
    titles = [(one.start, one.end) for draft in cast.persons() for one in draft.mentions if one.form == "title+name"]
    governments = [one.country for one in cast.drafts if one.is_told_government]
    for draft in cast.drafts:
        if draft.country is not None or draft.is_listed or draft.actor_type not in _UNSTATED:
            continue
        if set(draft.sectors) & INTERNATIONAL or draft.stateless or draft.candidates:
            continue
        own = _own_office(draft, lines, home, words) or _owner_by_pronoun(draft, lines, words)
        if own is not None:
            draft.country = own
            continue
        if draft.actor_type == "person" and not any(one.has_office for one in draft.posts):
            continue  # a bare name, of which the story says nothing
        if draft.offices and draft.offices <= words.grammar["commenting"]:
            continue
        near = _near(draft, lines, titles, words)
        if not near and draft.actor_type == "person":
            near = _near_in_paragraph(draft, lines)
        draft.country_inferred = True
        if draft.title_words & words.grammar["government"] and len(governments) == 1:
            draft.country = governments[0]
            continue
        rival = home in heads and "president" in draft.offices and "ELI" not in draft.sectors
        draft.country = _decide(near, None if rival else home, 1 if "ELI" in draft.sectors else _SURE)


def _own_office(draft: Draft, lines: Sequence[Line], home: str | None, words: ActorWords) -> str | None:
    """The state that alone has an office of this name; of several such, the one that the story is about or tells of."""
    titles = "\n".join(role.post.lower() for role in draft.roles)
    states = next((states for office, states in words.offices_of.items() if office in titles), ()) if titles else ()
    if len(states) > 1:
        told = {one.entry.country for line in lines for one in line.known}
        states = (home,) if home in states else tuple(one for one in states if one in told)
    return states[0] if len(states) == 1 else None


def _owner_by_pronoun(draft: Draft, lines: Sequence[Line], words: ActorWords) -> str | None:
    """The country of "Its foreign minister": of the state that was the subject last, here or one sentence before."""
    for post in draft.posts:
        place = next((at for at, line in enumerate(lines) if _holds(line, post.start)), None)
        if place is None or lines[place].between(post.start, post.end)[0].lower_ not in words.grammar["their"]:
            continue
        told = [one for line in lines[max(place - 1, 0) : place + 1] for one in line.known if one.start < post.start]
        subjects = [one for one in told if _is_subject(one)]
        if subjects:
            return subjects[-1].entry.country
    return None


def _near(draft: Draft, lines: Sequence[Line], titles: Sequence[tuple[int, int]], words: ActorWords) -> Counter[str]:
    """How strongly the sentences that mention somebody speak of each country, other than as a place.

    A state that acts counts double; one that another's title names, or that somebody speaks to, does not count.
    """
    counted: Counter[str] = Counter()
    for line in (lines[place] for place, _ in _lines_with(draft, lines)):
        for country, weight in sorted(_weights(line, draft, titles, words).items()):
            counted[country] += weight
    return counted


def _near_in_paragraph(draft: Draft, lines: Sequence[Line]) -> Counter[str]:
    """The states that act in the sentence before it in its paragraph, where its own ones speak of no state."""
    counted: Counter[str] = Counter()
    for place, first in _lines_with(draft, lines):
        before = lines[place - 1]
        if place == 0 or "\n\n" in before.sentence.text[before.sentence.end : first]:
            continue
        counted.update({one.entry.country: _SURE for one in before.known if one.entry.country and _is_subject(one)})
    return counted


def _lines_with(draft: Draft, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Places of the sentences that mention somebody, in order, each with where the first mention in it starts."""
    starts = [line.sentence.start for line in lines]
    found: dict[int, int] = {}
    for start in sorted(one.start for one in draft.mentions):
        place = bisect.bisect_right(starts, start) - 1
        if place >= 0 and _holds(lines[place], start):
            found.setdefault(place, start)
    return list(found.items())


def _holds(line: Line, position: int) -> bool:
    return line.sentence.start <= position < line.sentence.end


def _is_subject(known: Known) -> bool:
    return known.part == "actor" and anchor_of(known.head).dep_ in {"nsubj", "nsubjpass"}


def _weights(line: Line, draft: Draft, titles: Sequence[tuple[int, int]], words: ActorWords) -> dict[str, int]:
    weights: dict[str, int] = {}
    own = [(one.start, one.end) for one in draft.mentions]
    for known in line.known:
        country = known.entry.country
        if country is None or known.entry.actor_type not in ("state", "state_government", "body", "organisation"):
            continue
        if line.sentence.text[known.end : known.end + 1] == "-":
            continue  # "Veldtian-owned": of whose somebody else's paper is
        if any(start <= known.start < end for start, end in titles if (start, end) not in own):
            continue
        acting = known.part == "actor" and _speaks_of(line, own, known)
        if acting or _owns_actor(known, words) or _opens_with_seat(known, line, words):
            weights[country] = max(weights.get(country, 0), 2 if acting or known.part == "place" else 1)
    return weights


def _owns_actor(known: Known, words: ActorWords) -> bool:
    """True for "Veldtian troops", "the Veldtian ministry"; not for "the Veldtian capital", "the Karsholm talks"."""
    owned = {known.head.head.lower_, known.head.head.lemma_.lower()}
    acting = (words.offices, words.officials, words.institutions, words.forces, words.group_plural)
    return known.part == "modifier" and known.use != "capital" and any(owned & set(table) for table in acting)


def _speaks_of(line: Line, own: Sequence[tuple[int, int]], known: Known) -> bool:
    """True for "the minister said that Veldt would ...": who speaks of what a state will do mostly speaks for it."""
    state = anchor_of(known.head)
    if state.dep_ not in {"nsubj", "nsubjpass"} or state.head.dep_ != "ccomp":
        return False
    speakers = (one for one in state.head.head.children if one.dep_ == "nsubj")
    return any(start <= line.sentence.start_of(one) < end for one in speakers for start, end in own)


def _opens_with_seat(known: Known, line: Line, words: ActorWords) -> bool:
    """True for "From Karsholm, the president wrote ...": a capital at the head of the sentence is where one sits."""
    opens = known.start - line.sentence.start <= 6 and line.tokens[0].lower_ in words.grammar["from"]
    return opens and known.part == "place" and known.use == "capital"


def _decide(near: Counter[str], home: str | None, sure: int) -> str | None:
    """The country that the sentences speak of strongly, else the story's own; a foreigner is mostly called one."""
    best = max(near.values(), default=0)
    if best < sure or near[home or ""] == best:
        return home
    chosen = [country for country, count in sorted(near.items()) if count == best]
    return chosen[0] if len(chosen) == 1 else home
