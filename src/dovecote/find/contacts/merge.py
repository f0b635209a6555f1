"""What one article tells twice is one contact: its headline and its body, its lead and its later paragraphs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from dovecote.find.article import Article
from dovecote.model.contact import Contact, Participant

KINDRED = (frozenset({"meeting", "visit"}), frozenset({"talks", "talks_round"}))
"""Types that may name the same contact: who visits also meets."""
IN_A_ROOM = frozenset({"meeting", "visit", "talks", "talks_round"})
"""Types of contact that happen in one room: of the same people they may be one, and somebody can stand by."""
SPOKE = frozenset({"meeting", "visit", "phone_call", "video_call"})
"""Where people met or called each other, that they talked adds nothing."""
DONE = frozenset({"held", "held_as_claimed"})
VAGUE = frozenset({"unnamed_collective", "organisation", "body", "state", "state_government"})


def merge_contacts(article: Article, contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts, those that the article tells several times joined, in order of their first evidence."""
    kept: list[Contact] = []
    for contact in sorted(contacts, key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)):
        place = next((index for index, one in enumerate(kept) if _is_same(article, one, contact)), None)
        if place is not None:
            kept[place] = _joined(article, kept[place], contact)
        else:
            kept.append(contact)
    return kept


def _is_same(article: Article, one: Contact, other: Contact) -> bool:
    if not (_kindred(one, other) or _is_one_company(one, other)) or (one.status in DONE) != (other.status in DONE):
        return False
    if one.status not in DONE and one.status != other.status:
        return False
    first = {who.actor for who in one.participants}
    second = {who.actor for who in other.participants}
    if not (first <= second or second <= first or _same_sides(article, one, other)):
        return False
    return _may_be_one_time(one, other)


def _is_one_company(one: Contact, other: Contact) -> bool:
    """True where the very same people met, or called each other, and talked: "the two discussed the border"."""
    people = [{who.actor for who in contact.participants} for contact in (one, other)]
    types = {one.contact_type, other.contact_type}
    fits = types <= IN_A_ROOM or ("talks" in types and types - {"talks"} <= SPOKE)
    return len(people[0]) > 1 and people[0] == people[1] and fits


def _same_sides(article: Article, one: Contact, other: Contact) -> bool:
    """True where two held contacts, told one after the other, have the same two sides, and one leaves a side unnamed.

    "Envoys met the army chief"; next paragraph: "X and Y visited army headquarters on Monday".
    """
    sides = [{who.side for who in contact.participants if who.side} for contact in (one, other)]
    unknown = [any(who.side is None for who in contact.participants) for contact in (one, other)]
    larger = max(sides, key=len)
    if len(larger) != 2 or one.status not in DONE:
        return False
    if any(not (known == larger or (known < larger and open_)) for known, open_ in zip(sides, unknown, strict=True)):
        return False
    if not any(_is_vague(article, who) for who in (*one.participants, *other.participants)):
        return False
    places = [article.sentence_at(contact.evidence[-1].start) for contact in (one, other)]
    return None not in places and abs(places[0].paragraph - places[1].paragraph) <= 1  # type: ignore[union-attr]


def _is_vague(article: Article, who: Participant) -> bool:
    """True for officials without a name, and for a house that stands for those in it."""
    actor = article.actor(who.actor)
    return actor is not None and actor.actor_type in VAGUE


def _kindred(one: Contact, other: Contact) -> bool:
    return one.contact_type == other.contact_type or any(
        {one.contact_type, other.contact_type} <= kin for kin in KINDRED
    )


def _may_be_one_time(one: Contact, other: Contact) -> bool:
    """True unless both tell a time in words and these differ."""
    told = [when.edtf for when in (one.time, other.time) if when is not None and when.text is not None]
    return len(set(told)) < 2


def _joined(article: Article, one: Contact, other: Contact) -> Contact:
    people: dict[str, Participant] = {who.actor: who for who in (*other.participants, *one.participants)}
    order = dict.fromkeys([who.actor for who in (*one.participants, *other.participants)])
    if {who.actor for who in one.participants} & {who.actor for who in other.participants} != set(order):
        named = {who.side for who in people.values() if not _is_vague(article, who)}
        vague = {key for key, who in people.items() if _is_vague(article, who) and who.side in named}
        order = dict.fromkeys(key for key in order if key not in vague)
    times = (one.time, other.time)
    time = next((when for when in times if when is not None and when.text is not None), one.time or other.time)
    kind = other.contact_type if one.contact_type == "talks" and other.contact_type in SPOKE else one.contact_type
    return dataclasses.replace(
        one,
        contact_type=kind,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        participants=tuple(people[who] for who in order),
        place=one.place or other.place,
        time=time,
        topics=tuple(dict.fromkeys((*one.topics, *other.topics))),
        status="held" if "held" in (one.status, other.status) and one.status in DONE else one.status,
    )
