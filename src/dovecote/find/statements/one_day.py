"""The day of words that carry none of their own: that on which their speaker is told to have spoken.

A report tells the day once, with a speaker's first words, and leaves it out afterwards.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.draft import Draft
from dovecote.model.counting import single_day
from dovecote.model.edtf import Edtf
from dovecote.model.when import When

NEWS_DAYS: Final = 3
"""How old the day of a report's own news is at most; words of an earlier day are background."""
MEMBER_STEPS: Final = 2
"""A person of a mission of an organisation still speaks for the organisation."""


def with_one_day(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The drafts; one who is told to have spoken on one day spoke on it throughout.

    An unnamed source is met once for an article, so its words are of one day wherever they stand. A named speaker's
    are only where they follow, in the simple past, words of a day just before publication; so are the words of a
    member of the institution that spoke right before.
    """
    days: dict[tuple[str, ...], dict[str | None, When]] = {}
    for one in drafts:
        if one.who and one.said is not None:
            days.setdefault(one.who, {})[one.said.edtf] = one.said
    found = list(drafts)
    dated: set[tuple[str, ...]] = set()
    for place, one in enumerate(drafts):
        if one.said is not None:
            dated.add(one.who)
        if one.said is None and one.who:
            said = _one(days.get(one.who, {}).values())
            if one.kind != "anonymous":
                said = (
                    said
                    if one.who in dated and _is_news(article, one, said)
                    else _of_institution(article, found, place)
                )
            found[place] = dataclasses.replace(one, said=said)
    return found


def _one(told: Iterable[When]) -> When | None:
    days = list(told)
    return days[0] if len(days) == 1 else None


def _is_news(article: Article, draft: Draft, said: When | None) -> bool:
    """Whether undated words are told as part of the news of that day."""
    cue = draft.attribution.cue_token
    day, last = single_day(said.edtf) if said is not None else None, _last_day(article)
    if cue is None or day is None or last is None or draft.readout is not None:
        return False
    simple_past = cue.tag_ == "VBD" and draft.attribution.sentence.part == "body"
    return simple_past and timedelta(0) <= last - day <= timedelta(days=NEWS_DAYS)


def _of_institution(article: Article, drafts: list[Draft], place: int) -> When | None:
    """The day of "The mission said on Tuesday that ...", for what its head says in the next statement."""
    lead, draft = drafts[place - 1] if place else None, drafts[place]
    if lead is None or lead.said is None or len(lead.who) != 1 or not _is_news(article, draft, lead.said):
        return None
    if lead.who[0] not in _groups_around(article, draft):
        return None
    return dataclasses.replace(lead.said, basis="told of the institution right before")


def _groups_around(article: Article, draft: Draft) -> set[str]:
    """Whom the speaker belongs to, and whom the words that introduce him name: "who heads the U.N. mission"."""
    source = draft.attribution.source
    named = {actor.id for _, actor in article.mentions_in(source)} if source is not None else set()
    found, last = {*draft.who, *named}, {*draft.who, *named}
    for _ in range(MEMBER_STEPS):
        last = {group for one in last if (actor := article.actor(one)) is not None for group in actor.member_of}
        found |= last
    return found - set(draft.who)


def _last_day(article: Article) -> date | None:
    known = article.known_when(present=False)
    return Edtf.parse(known.edtf).latest() if known is not None and known.edtf is not None else None
