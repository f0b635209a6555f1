"""For whom somebody acts: the government of a president, the group of its commander, the state of its army.

A promise is made by a side, whoever says the words (codebook, section Commitment: promisor and spokesperson).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dovecote.find.article import Article
from dovecote.find.commitments.words import words_of
from dovecote.model.actor import Actor
from dovecote.vocabulary.lexicon import load_lexicon

PEOPLE = frozenset({"person", "office", "unnamed_person"})
WHOLES = frozenset({"state", "state_government", "armed_group", "organisation", "coalition"})
"""Actors that somebody can act for."""
OUTSIDERS = frozenset({"IGO", "UNO", "NGO", "EUR", "IMG"})
"""Sectors of those who mediate and watch, and make none of the deeds of the sides."""


def is_person(article: Article, actor_id: str) -> bool:
    """Whether it is a person, named or not, or whoever holds an office."""
    actor = article.actor(actor_id)
    return actor is not None and actor.actor_type in PEOPLE


def raised(article: Article, ids: Sequence[str]) -> tuple[str, ...]:
    """`ids`, each with the side that it acts for in its place."""
    return tuple(dict.fromkeys(side_of(article, one) or one for one in ids))


def side_of(article: Article, actor_id: str) -> str | None:
    """The state, government, organisation or group that an actor acts for, among the actors of the article."""
    actor = article.actor(actor_id)
    if actor is None:
        return None
    if actor.actor_type in {"body", "organisation"} and set(actor.plover_sector) & {"GOV", "MIL"}:
        return _side_of_body(article, actor)
    if actor.actor_type in PEOPLE | {"unnamed_collective"}:
        if is_sent_by_others(article, actor):
            return None
        return (
            _by_role(article, actor)
            or _by_membership(article, actor)
            or _by_post(article, actor)
            or _by_name_after(article, actor)
        )
    return None


def _side_of_body(article: Article, actor: Actor) -> str | None:
    states = [one for one in actor.member_of if article.actor(one)]
    if not states and (actor.vocabulary_id is not None or _is_national(article, actor)):
        states = list(state_of(article, actor.country))
    return government_of(article, states[0]) if states else None


def _is_national(article: Article, actor: Actor) -> bool:
    """Whether its name is that of a country's own body: "Veldtian army", "the ministry"; not "Lume forces"."""
    if any(one.country == actor.country for one in actors_in(article, actor.name)):
        return True
    return actor.name.removeprefix("The ").islower()


def is_sent_by_others(article: Article, actor: Actor) -> bool:
    """Whether it is an envoy of an international body: "Special Envoy of the Secretary-General for Veldt"."""
    office = words_of(article.language).table["details"]["office"]
    told = [role.post for role in actor.roles] or [one.exact for one in actor.mentions if one.form != "pronoun"]
    tokens = set(re.findall(r"[\w-]+", " ".join(told).lower()))
    return bool(tokens & set(office["international"]) and tokens & set(office["mediating"]))


def _by_role(article: Article, actor: Actor) -> str | None:
    """The organisation of the first post that the text tells; a body stands for its state."""
    first = next((role.organisation for role in actor.roles if role.organisation is not None), None)
    if first is None:
        return None
    named = next((one for one in article.actors if first in (one.id, one.name, *one.aliases)), None)
    if named is None:
        return None
    above = side_of(article, named.id) if named.actor_type == "body" else None
    return above or government_of(article, named.id)


def _by_membership(article: Article, actor: Actor) -> str | None:
    for one in actor.member_of:
        whole = article.actor(one)
        if whole is not None:
            above = side_of(article, one) if whole.actor_type == "body" else None
            return above or government_of(article, one)
    return None


def _by_post(article: Article, actor: Actor) -> str | None:
    """By the words of the post: "the rebels' chief negotiator", "heads the government delegation", "president"."""
    told = [role.post for role in actor.roles] or [
        one.exact for one in actor.mentions if one.form in {"title", "description"}
    ]
    named = [one for one in actors_in(article, " ".join(told)) if one.actor_type in WHOLES - {"state"}]
    if len(named) == 1:
        return government_of(article, named[0].id)
    posts = " ".join(told).lower()
    words = words_of(article.language)
    tokens = set(re.findall(r"\w+", posts))
    office = words.table["details"]["office"]
    if tokens & (words.kinds["rebels"] | set(office["rebel"])):
        return _only(article, "armed_group")
    if tokens & words.kinds["irregulars"]:
        return None
    if tokens & set(office["government"]) and not tokens & set(office["outside"]):
        found = state_of(article, actor.country)
        return government_of(article, found[0]) if found else _only(article, "state_government")
    if not named and re.search(r"\w['’]s\s", posts):
        return None  # "the Front's local commander": of somebody the article does not know
    if tokens & set(office["not_yet"]):
        return None
    if not state_of(article, actor.country):
        if tokens & set(office["cabinet"]):
            return None if tokens & set(office["outside"]) else _standing_government(article, set(office["to_be_made"]))
        if tokens & set(office["services"]):
            return _service(article, actor)
    heads = set(office["state_heads"])
    if actor.actor_type == "person" and not any(re.search(rf"\b{re.escape(one)}\b", posts) for one in sorted(heads)):
        return None
    found = state_of(article, actor.country)
    return government_of(article, found[0]) if found else None


def _service(article: Article, actor: Actor) -> str | None:
    """The one army of the country that the article names, of its chief: "army chief General Mira Tolland"."""
    armies = [
        one.id
        for one in article.actors
        if one.actor_type in {"organisation", "body"} and "MIL" in one.plover_sector and one.country == actor.country
    ]
    known = [one for one in armies if (army := article.actor(one)) is not None and army.vocabulary_id is not None]
    found = known or armies
    return found[0] if len(found) == 1 else None


def _by_name_after(article: Article, actor: Actor) -> str | None:
    """By the group named behind the person: "Ansa Merrow of the Orsan Front"; a state there only tells where from."""
    tying = "|".join(words_of(article.language).table["details"]["office"]["belonging"])
    starts = {
        mention.start: one.id
        for one in article.actors
        if one.actor_type in WHOLES - {"state", "state_government"}
        for mention in one.mentions
        if not mention.candidates
    }
    for mention in actor.mentions:
        gap = re.compile(rf"\s+(?:{tying})\s+").match(article.text, mention.end)
        if gap is not None and gap.end() in starts:
            return starts[gap.end()]
    return None


def actors_in(article: Article, words: str) -> list[Actor]:
    """Actors whose names or adjectives stand in `words`, in the order of the article."""
    entries = {entry.id for hit in load_lexicon(article.vocabulary).find(words) for _, entry in hit.uses}
    return [one for one in article.actors if one.vocabulary_id in entries]


def only_group(article: Article) -> tuple[str, ...]:
    """The armed group that is meant: the only one, or the one that is named more often than all others."""
    groups = sorted(
        (one for one in article.actors if one.actor_type == "armed_group"), key=lambda one: -len(one.mentions)
    )
    if not groups or (len(groups) > 1 and len(groups[0].mentions) == len(groups[1].mentions)):
        return ()
    return (groups[0].id,)


def _only(article: Article, actor_type: str) -> str | None:
    found = [one.id for one in article.actors if one.actor_type == actor_type]
    return found[0] if len(found) == 1 else None


def _standing_government(article: Article, to_be_made: set[str]) -> str | None:
    """The one government of the article; none where it is one that is yet to be formed: "a unity government"."""
    found = _only(article, "state_government")
    actor = article.actor(found) if found is not None else None
    if actor is None:
        return None
    told = {word for one in actor.mentions for word in re.findall(r"\w+", one.exact.lower())}
    return None if told & to_be_made else actor.id


def government_of(article: Article, actor_id: str) -> str:
    """The government of a state where the article names it too: who holds an office acts for that."""
    actor = article.actor(actor_id)
    if actor is None or actor.actor_type != "state" or actor.country is None:
        return actor_id
    governments = [
        one.id for one in article.actors if one.actor_type == "state_government" and one.country == actor.country
    ]
    return governments[0] if governments else actor_id


def state_of(article: Article, country: str | None) -> tuple[str, ...]:
    """The state of a country, else its government, where the article knows one."""
    if country is None:
        return ()
    for kind in ("state", "state_government"):
        for other in article.actors:
            if other.actor_type == kind and other.country == country:
                return (other.id,)
    return ()
