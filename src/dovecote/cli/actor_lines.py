"""What `dovecote why` tells of an actor: its country, its roles with their time, each source's own names for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dovecote.model.actor import Actor
from dovecote.record.passages import Passage


def actor_lines(actor: Actor, passages: Sequence[Passage]) -> Iterator[str]:
    """Lines in the order a reader asks: of where, in which office and when, called what by whom."""
    if actor.country:
        yield f"country {actor.country}" + (", inferred from the story" if actor.country_inferred else "")
    for role in dict.fromkeys((role.post, role.valid, role.basis) for role in actor.roles):
        post, valid, basis = role
        yield f"role: {post}" + (f" ({valid})" if valid else "") + f", {basis}"
    headings = {one.source.id: one.source.headline or one.source.id for one in passages if one.source}
    called: dict[str, dict[str, None]] = {}
    for mention in actor.mentions:
        if mention.form != "pronoun":
            called.setdefault(mention.source or "", {})[mention.exact] = None
    for source, words in called.items():
        yield f"{headings.get(source, source)}: " + "; ".join(f'"{one}"' for one in words)
