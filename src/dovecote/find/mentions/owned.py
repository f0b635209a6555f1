"""Whose somebody is whose title says only "its" or "the group's": the organisation told of last.

"The Orsan Front will not come, its spokesman Bo Lind said": he speaks for the Front, and is no man of the government.
"""

from __future__ import annotations

import dataclasses
import re

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.possessors import belong, told_last
from dovecote.find.mentions.words import ActorWords
from dovecote.model.actor import Holding


def give_owners(cast: Cast, words: ActorWords) -> None:
    """Gives those with a post told by "its" or "the group's" the sector and country of the organisation meant."""
    for draft in cast.drafts:
        if draft.actor_type not in ("person", "office"):
            continue
        for place, role in enumerate(draft.roles):
            owner = _owner(cast, role, words) if role.organisation is None and role.evidence else None
            if owner is not None and owner is not draft:
                draft.roles[place] = dataclasses.replace(role, organisation=owner.name)
                belong(draft, owner)


def _owner(cast: Cast, role: Holding, words: ActorWords) -> Draft | None:
    return told_last(cast, role.evidence[0].start) if _says_whose(role.post, words) else None


def _says_whose(post: str, words: ActorWords) -> bool:
    """True for "its chairman", "heads its committee", "the group's chairman"; "his" may be anybody's."""
    told = (words.owners.get(one, ()) for one in post.lower().split())
    return any("armed_group" in one for one in told) or _is_of_group(post, words)


def _is_of_group(words_told: str, words: ActorWords) -> bool:
    """True for "the group's delegation", "leads the movement's team"; whose "the ministry's" is, is told elsewhere."""
    owners = re.findall(r"(?:^|\bthe )(\w+)['’]s\b", words_told.lower())
    return any(one in words.group_singular for one in owners)
