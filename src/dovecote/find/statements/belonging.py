"""To which side an actor belongs: what two of the same side have in common."""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.model.actor import Actor


def groups_of(article: Article, actor: Actor) -> set[str]:
    """What the actor belongs to: itself, its country or its armed group, the organisations it holds posts in.

    Ids of actors, `country:CODE` and `armed:ID`; two actors are of one side where their sets meet.
    """
    found = {actor.id}
    memberships = [article.actor(one) for one in actor.member_of]
    posts = {one.organisation.lower() for one in actor.roles if one.organisation}
    named = {one.name.lower(): one for one in article.actors}
    memberships += [named.get(post) for post in sorted(posts)]
    around = [actor, *(one for one in memberships if one is not None)]
    armed = [one for one in around if one.actor_type == "armed_group"]
    if armed:
        return found | {f"armed:{one.id}" for one in armed}
    found |= {one.id for one in around} | {f"country:{one.country}" for one in around if one.country}
    return found
