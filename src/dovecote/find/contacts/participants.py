"""Who takes part in a contact, on which side and in which capacity."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.find.contacts.company import actors_beside
from dovecote.find.frames import Match
from dovecote.find.parties import actors_named, actors_of_parties
from dovecote.find.who import affiliation_of_token, sides_of
from dovecote.model.actor import Actor
from dovecote.model.contact import Participant
from dovecote.model.sentence import Sentence

PERSONS = frozenset({"person", "unnamed_person", "office"})


def participants_of(article: Article, sentence: Sentence, match: Match) -> tuple[Participant, ...]:
    """The actors that the frame's places name, members of a collective one by one, each once."""
    first, second = CAPACITIES.get(match.label, ("participant", "participant"))
    found: dict[str, Participant] = {}
    equals = match.partners or not match.frame.recipient
    for token in match.actors:
        for actor in _named(article, sentence, token):
            found.setdefault(actor.id, _participant(article, actor, first))
    for token in (*match.partners, *match.recipients):
        named = _named(article, sentence, token)
        if not named and token in match.recipients and token not in match.partners:
            named = _all(article, actors_of_parties(article, sentence, [token]))
        for actor in named:
            found.setdefault(
                actor.id, _participant(article, actor, first if equals and token in match.partners else second)
            )
    return tuple(found.values())


CAPACITIES: dict[str, tuple[str, str]] = {
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


def _named(article: Article, sentence: Sentence, token: object) -> list[Actor]:
    ids = actors_named(article, sentence, token)  # type: ignore[arg-type]
    if ids:
        beside = actors_beside(article, sentence, token)  # type: ignore[arg-type]
        ids = tuple(dict.fromkeys((*beside, *ids))) if set(ids) & set(beside) else ids
    ids = ids or affiliation_of_token(article, sentence, token)  # type: ignore[arg-type]
    return _all(article, tuple(side for one in ids for side in sides_of(article, one)))


def _all(article: Article, ids: tuple[str, ...]) -> list[Actor]:
    return [actor for one in ids if (actor := article.actor(one)) is not None]


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
