"""Whose somebody is whose title says only "its" or "the group's": the organisation told of last.

"The Orsan Front will not come, its spokesman Bo Lind said": he speaks for the Front, and is no man of the government.
"""

from __future__ import annotations

import dataclasses
import re
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
        if draft.actor_type == "body" and draft.mentions and _is_of_group(draft.name, words):
            whole = _nearest(cast, draft.first_start)
            if whole is not None:
                _belong(draft, whole)
        if draft.actor_type not in ("person", "office"):
            continue
        for place, role in enumerate(draft.roles):
            owner = _owner(cast, role, words) if role.organisation is None and role.evidence else None
            if owner is not None and owner is not draft:
                draft.roles[place] = dataclasses.replace(role, organisation=owner.name)
                _belong(draft, owner)


def _owner(cast: Cast, role: Holding, words: ActorWords) -> Draft | None:
    return _nearest(cast, role.evidence[0].start) if _says_whose(role.post, words) else None


def _nearest(cast: Cast, start: int) -> Draft | None:
    """The organisation told of last before `start`."""
    near = [
        one
        for one in cast.drafts
        if one.actor_type in _OWNERS and not _NO_OWNERS & set(one.sectors) and start - _REACH <= one.last_before(start)
    ]
    return max(near, key=lambda one: one.last_before(start), default=None)


def _says_whose(post: str, words: ActorWords) -> bool:
    """True for "its chairman", "heads its committee", "the group's chairman"; "his" may be anybody's."""
    told = (words.owners.get(one, ()) for one in post.lower().split())
    return any("armed_group" in one for one in told) or _is_of_group(post, words)


def _is_of_group(words_told: str, words: ActorWords) -> bool:
    """True for "the group's delegation", "leads the movement's team"; whose "the ministry's" is, is told elsewhere."""
    owners = re.findall(r"(?:^|\bthe )(\w+)['’]s\b", words_told.lower())
    return any(one in words.group_singular for one in owners)


def _belong(draft: Draft, owner: Draft) -> None:
    if owner.entry is not None:
        draft.affiliations.append(owner.entry.id)
    draft.sectors = list(owner.sectors) or draft.sectors
    draft.country, draft.country_inferred = owner.country, False
    draft.stateless = owner.country is None
