"""One side's account of a meeting, and the words in it: its own principal's, or those of the other side.

A press office's statement opens a run: after it, whoever took part in the meeting is quoted from that statement, until
another occasion is named. Words of the press office's own side are `on_record_via_institution`, the other side's
`on_record_via_counterpart` (codebook, sourcing_class).
"""

from __future__ import annotations

import dataclasses
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.draft import Draft
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.statements.phrases import any_phrase
from dovecote.model.actor import Actor
from dovecote.model.sentence import Sentence
from dovecote.model.statement import SourcingClass

OFFICIAL_CHANNELS: Final = frozenset({"press_release", "communique"})
FITTING_CHANNELS: Final = frozenset({None, "meeting", "speech", "press_release", "communique"})
MAX_PARAGRAPHS: Final = 3
"""How far a run may reach from the statement that opens it without another report in it."""
PERSONS: Final = frozenset({"person", "unnamed_person", "office"})


def with_readouts(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those in a run marked with the statement they are read out in."""
    anchors = [number for number, one in enumerate(drafts) if _opens_run(article, one)]
    found = list(drafts)
    for anchor in anchors:
        present = _participants(article, drafts[anchor])
        last = drafts[anchor].attribution.sentence.paragraph
        for number in _in_run(drafts, anchor):
            paragraph = drafts[number].attribution.sentence.paragraph
            near = found[number].readout is None and paragraph <= last + MAX_PARAGRAPHS
            if near and _may_be_read_out(article, drafts[number], present):
                found[number] = dataclasses.replace(found[number], readout=anchor)
                last = max(last, paragraph)
    return found


def class_in(article: Article, inner: Draft, outer: Draft) -> SourcingClass | None:
    """The class of words told by an institution or document: its own principal's, or its counterpart's."""
    if outer.kind not in {"institution", "message", "document"} or inner.kind not in {"named", "institution"}:
        return None
    if inner.speakers and set(inner.who) == set(outer.who):
        return None
    same = same_side(article, inner, outer)
    return "on_record_via_counterpart" if same is False else "on_record_via_institution"


def same_side(article: Article, inner: Draft, outer: Draft) -> bool | None:
    """Whether the speaker belongs to those who issued the account; None where the text does not tell."""
    groups = [_groups(article, one) for one in (*inner.speakers, *outer.speakers)]
    if inner.speakers and outer.speakers:
        ours = set().union(*groups[len(inner.speakers) :])
        theirs = set().union(*groups[: len(inner.speakers)])
        if ours & theirs:
            return True
        armed = any(one.startswith("armed:") for one in ours ^ theirs)
        if armed or (_countries(ours) and _countries(theirs)):
            return False
    visitors = tuple(get_lexicon(article.language).words["encounters"]["visitors"])
    source = inner.attribution.source
    if source is not None and any_phrase(visitors).search(source.cut(article.text)):
        return False
    return None


def _countries(groups: set[str]) -> set[str]:
    return {one for one in groups if one.startswith("country:")}


def _groups(article: Article, actor: Actor) -> set[str]:
    """What the actor belongs to: itself, its country or its armed group, the organisations it holds posts in."""
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


def _opens_run(article: Article, draft: Draft) -> bool:
    """Whether it is an official account of a meeting, in the institution's own name."""
    if draft.kind not in {"institution", "message", "document"} or draft.channel not in OFFICIAL_CHANNELS:
        return False
    return any(_tells_encounter(article, one) for one in _sentences_before(article, draft))


def _sentences_before(article: Article, draft: Draft) -> list[Sentence]:
    place = draft.attribution.sentence.index
    return [one for one in article.sentences[: place + 1] if one.part in {"body", "headline"}]


def _tells_encounter(article: Article, sentence: Sentence) -> bool:
    words = tuple(get_lexicon(article.language).words["encounters"]["words"])
    return any_phrase(words).search(sentence.words) is not None


def _participants(article: Article, anchor: Draft) -> set[str]:
    """Ids of the persons named in sentences that tell of the meeting, up to the account of it."""
    found: set[str] = set()
    for sentence in _sentences_before(article, anchor):
        if _tells_encounter(article, sentence):
            found |= {actor.id for _, actor in article.mentions_in(sentence.span) if actor.actor_type in PERSONS}
    return found


def _in_run(drafts: list[Draft], anchor: int) -> list[int]:
    """Indices of the drafts that may belong to the account: before it in its own paragraph, after it to its end."""
    paragraph = drafts[anchor].attribution.sentence.paragraph
    before = [
        number
        for number in range(anchor)
        if drafts[number].attribution.sentence.paragraph == paragraph
        or (drafts[anchor].kind == "message" and drafts[number].attribution.sentence.paragraph == paragraph - 1)
    ]
    after = []
    for number in range(anchor + 1, len(drafts)):
        one = drafts[number]
        if one.channel not in FITTING_CHANNELS or (one.channel in OFFICIAL_CHANNELS and one.who != drafts[anchor].who):
            break
        after.append(number)
    return [*before, *after]


def _may_be_read_out(article: Article, draft: Draft, present: set[str]) -> bool:
    if draft.outer is not None or draft.wrapper or draft.channel not in FITTING_CHANNELS or draft.condition is not None:
        return False
    if draft.candidates and not draft.speakers:
        return True
    if draft.kind == "named":
        return bool(set(draft.who) & present)
    persons = any(one.actor_type in PERSONS for one in draft.speakers)
    return draft.kind == "institution" and persons and bool(set(draft.who) & present or _definite(article, draft))


def _definite(article: Article, draft: Draft) -> bool:
    """Whether the source's words point at somebody told of before: "the visiting dignitary"."""
    source = draft.attribution.source
    return source is not None and source.cut(article.text).lower().startswith("the ")
