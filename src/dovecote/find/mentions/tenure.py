"""For what time an article tells that somebody holds a post: on its day, before it, or not yet (codebook, Actor)."""

from __future__ import annotations

import re
from dataclasses import replace

from dovecote.find.mentions.cast import Cast
from dovecote.find.mentions.office_words import plain
from dovecote.find.mentions.words import ActorWords
from dovecote.model.document import Published

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T)")
_WORD = re.compile(r"[\w’'-]+")


def date_roles(cast: Cast, published: Published | None, words: ActorWords) -> None:
    """Gives each role its time: the article's day, `../day` for a former one, `day/..` for one still to come.

    A role told by an article of unknown day, or of a day that is only a set, keeps no time.
    """
    day = _DAY.match(published.edtf) if published else None
    if day is None:
        return
    for draft in cast.drafts:
        draft.roles = [
            role if role.valid else replace(role, valid=_tenure(role.post, day.group(), words)) for role in draft.roles
        ]


def _tenure(post: str, day: str, words: ActorWords) -> str:
    told = {part for word in _WORD.findall(post) for part in (plain(word), *plain(word).split("-"))}
    if told & words.grammar["former"]:
        return f"../{day}"
    return f"{day}/.." if told & words.grammar["to_come"] else day
