"""Whose somebody is whose title says only "its" or "the group's": the organisation told of last.

"The Orsan Front will not come, its spokesman Bo Lind said": he speaks for the Front, and is no man of the government.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.words import ActorWords
from dovecote.model.actor import Holding

_REACH: Final = 300
"""Characters: so near the organisation must stand before the title."""
_OWNERS: Final = frozenset({"armed_group", "coalition", "organisation", "body"})
_NO_OWNERS: Final = frozenset({"MIL", "JRN", "GOV"})
"""Sectors of those who are the state's or tell the story: "the army" has no chairman."""


def give_owners(cast: Cast, words: ActorWords) -> None:
    """Gives those with a post told by "its" or "the group's" the sector and country of the organisation meant."""
    for draft in cast.drafts:
        if draft.actor_type not in ("person", "office"):
            continue
        for place, role in enumerate(draft.roles):
            owner = _owner(cast, role, words) if role.organisation is None and role.evidence else None
            if owner is not None and owner is not draft:
                draft.roles[place] = dataclasses.replace(role, organisation=owner.name)
                _belong(draft, owner)


def _owner(cast: Cast, role: Holding, words: ActorWords) -> Draft | None:
    start = role.evidence[0].start
    if not _says_whose(role.post, words):
        return None
    near = [
        one
        for one in cast.drafts
        if one.actor_type in _OWNERS and not _NO_OWNERS & set(one.sectors) and start - _REACH <= one.last_before(start)
    ]
    return max(near, key=lambda one: one.last_before(start), default=None)


def _says_whose(post: str, words: ActorWords) -> bool:
    """True for "its chairman" and "the group's chairman"; "his" may be anybody's, and "the ministry's" is told."""
    first, _, rest = post.lower().partition(" ")
    if first in words.owners:
        return "armed_group" in words.owners[first]
    owner = rest.replace("’", "'").partition("'s ")
    return first in words.grammar["article"] and bool(owner[1]) and owner[0] in words.group_singular


def _belong(draft: Draft, owner: Draft) -> None:
    if owner.entry is not None:
        draft.affiliations.append(owner.entry.id)
    draft.sectors = list(owner.sectors) or draft.sectors
    draft.country, draft.country_inferred = owner.country, False
    draft.stateless = owner.country is None
