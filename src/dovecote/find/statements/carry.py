"""What one statement takes over from another of the same speaker: the occasion, and its day."""

from __future__ import annotations

import dataclasses
from typing import Final

from dovecote.find.statements.draft import Draft
from dovecote.find.stretches import Stretches
from dovecote.model.evidence import Span

CARRIED: Final = frozenset(
    {"tweet", "background_briefing", "press_conference", "press_release", "interview", "speech", "broadcast", "letter"}
)
"""Occasions that last: who speaks at one goes on speaking there. An announcement or a report is one act."""

MAX_GAP: Final = 24
"""Characters between a speaker and the verb of speaking in which nothing else is told."""


def with_carried_channels(drafts: list[Draft]) -> list[Draft]:
    """The drafts; a speaker with one occasion in the article spoke at it throughout, unless another day is told."""
    occasions: dict[tuple[str, ...], list[Draft]] = {}
    for one in drafts:
        own = one.outer is None and one.readout is None and not one.wrapper
        if one.who and one.channel in CARRIED and own:
            occasions.setdefault(one.who, []).append(one)
    return [_carried(one, occasions.get(one.who, [])) for one in drafts]


def _carried(draft: Draft, told: list[Draft]) -> Draft:
    if draft.channel is not None or draft.outer is not None or draft.readout is not None or not told:
        return draft
    if len({one.channel for one in told}) != 1:
        return draft
    days = {one.said.edtf for one in told if one.said is not None}
    if draft.said is not None and draft.said.edtf not in days:
        return draft
    said = next((one.said for one in told if one.said is not None), None) if len(days) == 1 else None
    heard = {one.audience for one in told if one.audience}
    audience = draft.audience or (next(iter(heard)) if len(heard) == 1 else ())
    return dataclasses.replace(draft, channel=told[0].channel, said=draft.said or said, audience=audience)


def with_nesting(drafts: list[Draft]) -> list[Draft]:
    """The drafts, each with the smallest one around it; one that holds nothing but another is its wrapper."""
    found = list(drafts)
    contents = Stretches(
        (span.start, span.end, place)
        for place, one in enumerate(drafts)
        if one.attribution.frame != "answer"
        for span in one.attribution.contents
    )
    for number, one in enumerate(drafts):
        if one.attribution.frame == "whole_answer":
            found[number] = dataclasses.replace(found[number], wrapper=True)
            continue
        around = [
            (sum(len(span) for span in drafts[place].attribution.contents), place)
            for place in contents.around(one.attribution.cue or one.attribution.contents[0])
            if place != number
        ]
        if around:
            outer = min(around)[1]
            found[number] = dataclasses.replace(found[number], outer=outer)
            cited = drafts[outer].attribution.frame == "cited"
            if cited or (_is_reading_out(one, drafts[outer]) and _fills(one, drafts[outer])):
                found[outer] = dataclasses.replace(found[outer], wrapper=True)
    return found


def _is_reading_out(inner: Draft, outer: Draft) -> bool:
    """Whether the outer one is an institution's or document's account, and the inner one somebody else named."""
    head = inner.attribution.source_head
    if head is None or head.pos_ == "PRON" or (inner.speakers and inner.who == outer.who):
        return False
    outlet = bool(outer.speakers) and all(one.actor_type == "media_outlet" for one in outer.speakers)
    official = outlet or outer.kind in {"message", "document"} or outer.channel in {"press_release", "communique"}
    pronoun = outer.attribution.source_head is not None and outer.attribution.source_head.lower_ == "it"
    return official or (pronoun and outer.kind in {"institution", "nobody"})


def _spans(draft: Draft) -> list[Span]:
    attribution = draft.attribution
    return [*attribution.contents, *(one for one in (attribution.source, attribution.cue) if one is not None)]


def _fills(inner: Draft, outer: Draft) -> bool:
    """Whether the inner report is nearly all of the outer's content."""
    held = sum(len(span) for span in outer.attribution.contents)
    start, end = min(one.start for one in _spans(inner)), max(one.end for one in _spans(inner))
    source, cue = inner.attribution.source, inner.attribution.cue
    if source is not None and cue is not None and cue.start - source.end > MAX_GAP:
        # "It says the delegation has full authority and asks the press to wait": much stands between.
        return False
    covered = sum(max(0, min(end, span.end) - max(start, span.start)) for span in outer.attribution.contents)
    return 10 * covered >= 8 * held
