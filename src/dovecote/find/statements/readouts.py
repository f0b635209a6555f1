"""One side's account of a meeting, and the words in it: its own principal's, or those of the other side.

A press office's statement opens a run: after it, whoever took part in the meeting is quoted from that statement, until
another occasion is named. Words of the press office's own side are `on_record_via_institution`, the other side's
`on_record_via_counterpart` (codebook, sourcing_class).
"""

from __future__ import annotations

import dataclasses
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.belonging import groups_of
from dovecote.find.statements.draft import Draft
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.statements.phrases import any_phrase
from dovecote.model.sentence import Sentence
from dovecote.model.statement import SourcingClass
from dovecote.vocabulary.lexicon import load_lexicon

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
            if (
                near
                and _may_be_read_out(article, drafts[number], present)
                and _same_day(drafts[number], drafts[anchor])
            ):
                found[number] = dataclasses.replace(found[number], readout=anchor)
                last = max(last, paragraph)
        found = [_identified(article, one, found, anchor, present) for one in found]
    return found


def _same_day(draft: Draft, anchor: Draft) -> bool:
    """False where both tell a day and it is another one."""
    return draft.said is None or anchor.said is None or draft.said.edtf == anchor.said.edtf


def _identified(article: Article, draft: Draft, drafts: list[Draft], anchor: int, present: set[str]) -> Draft:
    """A description in an account ("the US dignitary") narrowed to those who were there and whom it fits."""
    told_in = draft.readout if draft.readout is not None else draft.outer
    if (
        told_in != anchor
        or any(one.actor_type == "person" for one in draft.speakers)
        or draft.attribution.source is None
    ):
        return draft
    if not draft.candidates and not any(one.actor_type == "unnamed_person" for one in draft.speakers):
        return draft
    words = draft.attribution.source.cut(article.text)
    persons = [one for one in article.actors if one.actor_type == "person" and one.id in present]
    if draft.candidates:
        persons = [one for one in persons if one.id in draft.candidates]
    countries = _named_countries(words)
    if countries:
        persons = [one for one in persons if one.country in countries or one.country is None]
    if _is_visitor(article, words):
        hosts = {one for other in drafts if other.readout == anchor for one in other.who}
        persons = [one for one in persons if one.id not in hosts and one.country not in _issuing(drafts[anchor])]
    if not persons:
        return draft
    known = [one for one in persons if not countries or one.country in countries]
    if len(persons) == 1 or (countries and len(known) == 1):
        return dataclasses.replace(draft, speakers=tuple(known or persons)[:1], candidates=(), kind="named")
    return dataclasses.replace(draft, speakers=(), candidates=tuple(one.id for one in persons), kind="named")


def _named_countries(words: str) -> set[str]:
    return {entry.country for hit in load_lexicon().find(words) for _, entry in hit.uses if entry.country}


def _issuing(anchor: Draft) -> set[str]:
    return {one.country for one in anchor.speakers if one.country}


def _is_visitor(article: Article, words: str) -> bool:
    visitors = tuple(get_lexicon(article.language).words["encounters"]["visitors"])
    return any_phrase(visitors).search(words) is not None


def class_in(article: Article, inner: Draft, outer: Draft) -> SourcingClass | None:
    """The class of words told by an institution or document: its own principal's, or its counterpart's.

    None for what a newspaper or an agency passes on: that is a link of the chain, and no side of the talks.
    """
    if outer.kind not in {"institution", "message", "document"} or inner.kind not in {"named", "institution"}:
        return None
    if inner.speakers and set(inner.who) == set(outer.who):
        return None
    if outer.speakers and all(one.actor_type == "media_outlet" for one in outer.speakers):
        return None
    same = same_side(article, inner, outer)
    if outer.attribution.frame == "cited" and same is None:
        return None
    return "on_record_via_counterpart" if same is False else "on_record_via_institution"


def same_side(article: Article, inner: Draft, outer: Draft) -> bool | None:
    """Whether the speaker belongs to those who issued the account; None where the text does not tell."""
    groups = [groups_of(article, one) for one in (*inner.speakers, *outer.speakers)]
    if inner.speakers and outer.speakers:
        ours = set().union(*groups[len(inner.speakers) :])
        theirs = set().union(*groups[: len(inner.speakers)])
        if ours & theirs:
            return True
        armed = any(one.startswith("armed:") for one in ours ^ theirs)
        if armed or (_countries(ours) and _countries(theirs)):
            return False
    source, account = inner.attribution.source, outer.attribution.source
    told_by = _named_countries(account.cut(article.text)) if account is not None and not outer.speakers else set()
    if told_by and inner.speakers:
        theirs = {one.country for one in inner.speakers if one.country}
        return bool(theirs & told_by) if theirs else None
    if source is None:
        return None
    words = source.cut(article.text)
    rebels = tuple(get_lexicon(article.language).words["encounters"]["rebels"])
    official = not any(one.actor_type == "armed_group" for one in outer.speakers)
    return False if _is_visitor(article, words) or (official and any_phrase(rebels).search(words)) else None


def _countries(groups: set[str]) -> set[str]:
    return {one for one in groups if one.startswith("country:")}


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
            found |= {
                actor.id
                for actor in article.actors
                if actor.actor_type in PERSONS
                and any(sentence.start <= mention.start < sentence.end for mention in actor.mentions)
            }
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
