"""Who takes part in a contact, on which side and in which capacity."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.commitments.sides import is_sides, named_together, sides_in
from dovecote.find.contacts.company import actors_beside
from dovecote.find.contacts.hosts import hosts_of
from dovecote.find.contacts.pairs import is_pair_of_people, pair_before
from dovecote.find.frames import Match, lemma_of, load_frames
from dovecote.find.parties import actors_named, actors_of_parties
from dovecote.find.who import actors_of_token, affiliation_of_token, owner_by_name, sides_of
from dovecote.model.actor import Actor
from dovecote.model.contact import Participant
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONS: Final = frozenset({"person", "unnamed_person", "office"})
SEVERAL: Final = frozenset({"unnamed_collective", "collective"})
CAPACITIES: Final[dict[str, tuple[str, str]]] = {
    "visit": ("visitor", "host_principal"),
    "message": ("sender", "recipient"),
    "talks": ("delegation", "delegation"),
    "talks_round": ("delegation", "delegation"),
    "phone_call": ("principal", "principal"),
    "video_call": ("principal", "principal"),
    "meeting": ("principal", "principal"),
    "background_briefing": ("speaker", "audience"),
}
"""Contact type -> capacity of who stands in the actor's place, and of who stands in the recipient's."""


def participants_of(article: Article, sentence: Sentence, match: Match) -> tuple[Participant, ...]:
    """The actors that the frame's places name, members of a collective one by one, each once; hosts after them."""
    first, second = CAPACITIES.get(match.label, ("participant", "participant"))
    found: dict[str, Participant] = {}
    equals = match.partners or not match.frame.recipient
    guests = load_frames(article.language, "contacts").classes["guests"]
    for token in match.actors:
        named = _named(article, sentence, token)
        if not named and lemma_of(token) in guests:
            # "A delegation from Veldt": who sent it stands for it.
            named = _parties(article, actors_of_parties(article, sentence, [token]))
        for actor in named:
            found.setdefault(actor.id, _participant(article, actor, first))
    for token in (*match.partners, *match.recipients):
        named = _named(article, sentence, token)
        if not named and token in match.recipients and token not in match.partners:
            named = _parties(article, actors_of_parties(article, sentence, [token]))
        for actor in named:
            found.setdefault(
                actor.id, _participant(article, actor, first if equals and token in match.partners else second)
            )
    for host, capacity in hosts_of(article, sentence, match):
        told = found.get(host.id) or _participant(article, host, capacity)
        found[host.id] = dataclasses.replace(told, capacity=capacity)
    return tuple(found.values())


def named_parties(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Ids of the parties that a phrase names, its list and what its collectives stand for resolved, each once."""
    return tuple(dict.fromkeys(one.id for one in _named(article, sentence, token)))


def _named(article: Article, sentence: Sentence, token: Token) -> list[Actor]:
    ids = actors_named(article, sentence, token)
    if token.lower_ in article.language.table("contacts")["pairs"]["words"] and not actors_of_token(
        article, sentence, token
    ):
        # "Aides said they shook hands": those who tell it without a name tell it of others.
        ids = tuple(one for one in ids if (who := article.actor(one)) is not None and who.actor_type not in SEVERAL)
    if ids:
        together = (
            *actors_beside(article, sentence, token),
            *named_together(article, sentence, token),
            *_swallowed(article, sentence, token),
        )
        ids = tuple(dict.fromkeys((*together, *ids))) if set(ids) & set(together) else ids
    elif token.dep_ in {"compound", "amod", "nmod", "poss"}:
        # "Veldtian-Orsan talks": adjectives are no mentions, yet tell who talks.
        ids = owner_by_name(article, token)
    pair = pair_before(article, sentence, token) if is_pair_of_people(article, token) else ()
    if pair:
        return list(pair)
    found = _parties(article, ids or affiliation_of_token(article, sentence, token))
    return found or list(pair_before(article, sentence, token))


def _swallowed(article: Article, sentence: Sentence, token: Token) -> list[str]:
    """The actor of the mention that `token` heads, and who is joined by "and" inside it.

    "The government of A and the B Front" is read as one phrase, and names two.
    """
    position = sentence.start_of(token)
    around = [
        pair for pair in article.mentions_around(Span(position, position + len(token))) if pair[0].start <= position
    ]
    if not around:
        return []
    whole, actor = around[0]
    inside = [pair for pair in article.mentions_in(Span(whole.start, whole.end)) if pair[0] != whole]
    joining = article.language.table("contacts")["joining"]["words"]
    joined = [
        after.id
        for (left, _), (right, after) in pairwise(inside)
        if article.text[left.end : right.start].strip().lower() in joining
    ]
    return [actor.id, *joined] if joined and actor.actor_type not in SEVERAL else []


def _parties(article: Article, ids: Iterable[str]) -> list[Actor]:
    """The actors, with those for whom a collective stands in its place."""
    return [
        actor for one in ids for party in parties_behind(article, one) if (actor := article.actor(party)) is not None
    ]


def parties_behind(article: Article, actor_id: str) -> tuple[str, ...]:
    """Ids of those whom "both delegations" or "negotiators from A and B" stands for; else the actor's own."""
    members = sides_of(article, actor_id)
    actor = article.actor(actor_id)
    if members != (actor_id,) or actor is None:
        return members
    if actor.actor_type in SEVERAL and len(actor.member_of) > 1:
        return actor.member_of
    if is_sides(article, actor_id):
        return sides_in(article, actor_id) or members
    return members


def as_participants(article: Article, ids: Iterable[str]) -> tuple[Participant, ...]:
    """Those with the ids as equals who talk, collectives one by one."""
    return tuple(_participant(article, actor, "delegation") for actor in dict.fromkeys(_parties(article, ids)))


def _participant(article: Article, actor: Actor, capacity: str) -> Participant:
    if capacity == "host_principal" and actor.actor_type not in PERSONS:
        capacity = "host"
    if capacity == "principal" and actor.actor_type not in PERSONS:
        capacity = "delegation"
    return Participant(actor.id, side_of(article, actor), capacity)


def side_of(article: Article, actor: Actor) -> str | None:
    """Country code, else the name of the group or body it belongs to or is; None where the text tells none."""
    if actor.country:
        return actor.country
    for member in actor.member_of:
        group = article.actor(member)
        if group is not None:
            return group.country or group.name
    return actor.name if actor.actor_type in {"armed_group", "organisation", "coalition", "body"} else None
