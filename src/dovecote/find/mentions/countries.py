"""Of which country people are, where no title says it: the company of states in which the story names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.known import Known
from dovecote.find.mentions.names import Line
from dovecote.find.mentions.stage import anchor_of
from dovecote.find.mentions.words import ActorWords
from dovecote.vocabulary.lexicon import Lexicon, load_cities

_DATELINE_WEIGHT = 2
"""As much as two sentences: a story is often filed from elsewhere ("WASHINGTON")."""
_INTERNATIONAL = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG", "ISM", "MNC"})
_UNSTATED = frozenset(
    {"person", "office", "unnamed_person", "unnamed_collective", "body", "organisation", "collective"}
)


_LEAST_SHARE = 0.3
"""Of all that a story tells of countries: stories of one process had 0.36 to 0.82 in November 2026, digests of the
world's news 0.19 to 0.35, and a digest has no country of its own."""


def home_country(lines: Sequence[Line], dateline: str | None = None) -> str | None:
    """The country that the story is about: told of in most sentences, or first of those told of in as many.

    `dateline` is the country that the story was filed from; it counts a little.
    """
    counted: Counter[str] = Counter()
    first: dict[str, int] = {}
    if dateline is not None:
        counted[dateline] += _DATELINE_WEIGHT
    for line in lines:
        weight = 2 if line.sentence.part == "headline" else 1
        for country in sorted(_countries_in(line)):
            counted[country] += weight
            first.setdefault(country, line.sentence.start)
    ranked = sorted(counted, key=lambda country: (-counted[country], first.get(country, 0), country))
    if not ranked or counted[ranked[0]] < _LEAST_SHARE * sum(counted.values()):
        return None
    return ranked[0]


def _countries_in(line: Line) -> set[str]:
    found = {one.entry.country for one in line.known if one.entry.country and one.part != "credit"}
    cities = load_cities()
    placed = (token.text for token in line.tokens if token.dep_ == "pobj" and token.ent_type_ and token.text in cities)
    return {one for one in found if one} | {cities[name] for name in placed}


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
        if draft.country is not None or draft.entry is not None or draft.actor_type not in _UNSTATED:
            continue
        if set(draft.sectors) & _INTERNATIONAL or draft.stateless or draft.candidates:
            continue
        own = _own_office(draft, words)
        if own is not None:
            draft.country = own
            continue
        if draft.actor_type == "person" and not any(one.has_office for one in draft.posts):
            continue  # a bare name, of which the story says nothing
        near = _near(draft, lines, titles, words)
        if not near and draft.actor_type == "person":
            near = _near_in_paragraph(draft, lines, words)
        if draft.title_words & words.grammar["government"] and len(governments) == 1:
            draft.country = governments[0]
            continue
        rival = home in heads and "president" in draft.offices and "ELI" not in draft.sectors
        draft.country = _decide(near, None if rival else home)


def _own_office(draft: Draft, words: ActorWords) -> str | None:
    titles = [role.post.lower() for role in draft.roles]
    return next((country for office, country in words.offices_of.items() if any(office in one for one in titles)), None)


def _near(draft: Draft, lines: Sequence[Line], titles: Sequence[tuple[int, int]], words: ActorWords) -> Counter[str]:
    """How strongly the sentences that mention somebody speak of each country, other than as a place.

    A state that acts counts double; one that another's title names, or that somebody speaks to, does not count.
    """
    counted: Counter[str] = Counter()
    for line in lines:
        if not any(line.sentence.start <= one.start < line.sentence.end for one in draft.mentions):
            continue
        for country, weight in sorted(_weights(line, draft, titles, words).items()):
            counted[country] += weight
    return counted


def _near_in_paragraph(draft: Draft, lines: Sequence[Line], words: ActorWords) -> Counter[str]:
    """The same of the sentences before it in its paragraph, where its own ones speak of no state."""
    counted: Counter[str] = Counter()
    for line in lines:
        for mention in draft.mentions:
            follows = (
                line.sentence.end <= mention.start
                and line.sentence.text.find("\n\n", line.sentence.end, mention.start) < 0
            )
            if follows:
                for country, weight in sorted(_weights(line, draft, (), words).items()):
                    counted[country] += weight if weight > 1 else 0
    return +counted


def _weights(line: Line, draft: Draft, titles: Sequence[tuple[int, int]], words: ActorWords) -> dict[str, int]:
    weights: dict[str, int] = {}
    own = [(one.start, one.end) for one in draft.mentions]
    for known in line.known:
        country = known.entry.country
        if country is None or known.entry.actor_type not in ("state", "state_government", "body", "organisation"):
            continue
        if any(start <= known.start < end for start, end in titles if (start, end) not in own):
            continue
        acting = anchor_of(known.head).dep_ in {"nsubj", "nsubjpass"} and known.part == "actor"
        named_after = known.part == "modifier" and known.use == "capital"  # "the Karsholm talks"
        if acting or (known.part == "modifier" and not named_after) or _opens_with_seat(known, line, words):
            weights[country] = max(weights.get(country, 0), 2 if acting or known.part == "place" else 1)
    return weights


def _opens_with_seat(known: Known, line: Line, words: ActorWords) -> bool:
    """True for "From Karsholm, the president wrote ...": a capital at the head of the sentence is where one sits."""
    opens = known.start - line.sentence.start <= 6 and line.tokens[0].lower_ in words.grammar["from"]
    return opens and known.part == "place" and known.use == "capital"


def _decide(near: Counter[str], home: str | None) -> str | None:
    foreign = {country: count for country, count in near.items() if country != home}
    if home is not None and near[home] >= max(foreign.values(), default=0):
        return home
    best = max(foreign.values(), default=0)
    chosen = [country for country, count in sorted(foreign.items()) if count == best]
    return chosen[0] if len(chosen) == 1 else home
