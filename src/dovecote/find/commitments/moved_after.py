"""A limit of a promise that another sentence moves: "the deadline was extended to 15 May", "the new date is 20 May".

The sentence names no deed; it speaks of the limit that was told last (`limits_anew` reads what it says). It becomes
a version of that promise.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Final

from dovecote.find.article import Article
from dovecote.find.commitments.deadline_limits import WEEK, a_year_before, deadline_from, included, longer_by
from dovecote.find.commitments.earlier_wording import with_year
from dovecote.find.commitments.limits_anew import SaidAnew, is_believed, said_anew
from dovecote.find.commitments.owners import actors_at
from dovecote.find.commitments.voice import voice_over
from dovecote.find.commitments.words import Words
from dovecote.find.timing import entry_over, told_in_entry
from dovecote.model.commitment import Commitment, CommitmentVersion, Deadline
from dovecote.model.counting import single_day
from dovecote.model.edtf import Edtf
from dovecote.model.sentence import Sentence

PARAGRAPHS_IN_CALENDAR: Final = 4
"""How far back an entry of a calendar speaks of what another one told."""


def with_limits_moved_after(
    article: Article, commitments: tuple[Commitment, ...], words: Words
) -> tuple[Commitment, ...]:
    """Commitments again, each with a version for every sentence that moves its limit."""
    kept = list(commitments)
    limited = _paragraphs_of_limits(article, kept)
    for sentence in article.fact_sentences():
        reach = PARAGRAPHS_IN_CALENDAR if entry_over(article, sentence) is not None else 1
        if limited.isdisjoint(range(sentence.paragraph - reach, sentence.paragraph + 1)):
            continue
        for said in said_anew(article, sentence, words):
            place = _last_limited(article, kept, sentence, said)
            if place is not None and said.earlier:
                kept = _with_first(article, kept, place, said)
            elif place is not None and is_believed(article, sentence, said):
                kept = _with_move(article, kept, place, sentence, said, words)
                limited.add(sentence.paragraph)
    return tuple(one for one in kept if not any(_tells_old_limit(one, other) for other in kept))


def _tells_old_limit(one: Commitment, other: Commitment) -> bool:
    """Of "the mission, which was to end on 15 March, was extended": whether one is but the old limit of the other."""
    limits = [version.deadline.latest if version.deadline else None for version in other.versions]
    own = one.versions[0].deadline
    inside = other.evidence[0].span.contains(one.evidence[0].span) and len(one.evidence) == 1
    told = one is not other and inside and one.promisor is None and len(one.versions) == 1 < len(limits)
    return told and own is not None and own.latest is not None and own.latest in limits[:-1]


def _paragraphs_of_limits(article: Article, commitments: list[Commitment]) -> set[int]:
    """The paragraphs that tell of a promise with a day: only there and in the next is its limit said anew."""
    limits = ((one, one.versions[-1].deadline) for one in commitments)
    dated = [one for one, limit in limits if limit is not None and limit.latest is not None]
    places = (article.sentence_at(piece.start) for one in dated for piece in one.evidence)
    return {near.paragraph for near in places if near is not None}


def _with_move(
    article: Article, kept: list[Commitment], place: int, sentence: Sentence, said: SaidAnew, words: Words
) -> list[Commitment]:
    """The commitments with one limit moved; what tells the same clause as a promise of its own is none."""
    moved = kept[place]
    for day in said.before:
        moved = _moved(article, moved, sentence, dataclasses.replace(said, day=day), words)
    moved = _moved(article, moved, sentence, said, words)
    if moved == kept[place]:
        return kept
    twice = _told_twice(article, kept, said, kept[place]) - {place}
    if said.stays is None and twice:
        moved = _with_head(moved, kept[min(twice)])
    return [moved if number == place else one for number, one in enumerate(kept) if number not in twice]


def _last_limited(article: Article, kept: list[Commitment], sentence: Sentence, said: SaidAnew) -> int | None:
    """The place of the commitment with a day that was told last before, in this paragraph or the one above it."""
    here = sentence.start if said.earlier else sentence.start_of(said.verb)
    leaving = article.language.table("commitments/changes")["anew"]["leaving"]
    parties = set(actors_at(article, sentence, said.party)) if said.party is not None else set()
    reach = PARAGRAPHS_IN_CALENDAR if entry_over(article, sentence) is not None else 1
    found: tuple[int, int] | None = None
    without: tuple[int, int] = (-1, -1)
    for number, one in enumerate(kept):
        if said.aside is not None and not said.aside.overlaps(one.evidence[0].span):
            continue
        limit = one.versions[-1].deadline
        if said.stays is not None and not _ends_for(one, said, leaving):
            continue
        for piece in one.evidence:
            near = article.sentence_at(piece.start)
            if near is None or sentence.paragraph - near.paragraph not in range(reach + 1) or piece.start >= here:
                continue
            if limit is not None and limit.latest is not None and _may_be_of(one, said, parties):
                found = max(found or (piece.start, number), (piece.start, number))
            elif sentence.paragraph == near.paragraph and one.action not in leaving:
                without = max(without, (piece.start, number))
    return _unless_of_other(article, sentence, found, without)


def _unless_of_other(
    article: Article, sentence: Sentence, found: tuple[int, int] | None, without: tuple[int, int]
) -> int | None:
    """What was found, but for one of the paragraph above where this paragraph has told another promise meanwhile."""
    if found is None:
        return None
    near = article.sentence_at(found[0])
    above = near is not None and near.paragraph < sentence.paragraph
    return None if above and without > found else found[1]


def _may_be_of(commitment: Commitment, said: SaidAnew, parties: set[str]) -> bool:
    """Whether those to whom time is given are among those who promised."""
    if said.party is None:
        return True
    promisor = commitment.promisor
    own = {promisor} if isinstance(promisor, str) else set(promisor or ())
    return bool(own & parties)


def _ends_for(commitment: Commitment, said: SaidAnew, leaving: list[str]) -> bool:
    """Whether the promise is that the thing, or those named, close or go."""
    thing = said.stays
    if commitment.action not in leaving or thing is None:
        return False
    about = (commitment.object or commitment.title).casefold()
    told_aside = said.aside is not None and said.aside.contains(commitment.evidence[0].span)
    return told_aside or thing.pos_ == "PRON" or thing.lemma_.casefold() in about or thing.text.casefold() in about


def _told_twice(article: Article, kept: list[Commitment], said: SaidAnew, old: Commitment) -> set[int]:
    """Places of commitments that tell the same clause as a promise of its own: "will stay open"."""
    if said.stays is None and said.aside is None:
        return set()
    stays = article.language.table("commitments/changes")["anew"]["stays"]
    names = set(stays) if said.stays is not None else {old.action}
    return {
        number
        for number, one in enumerate(kept)
        if one.action in names and any(piece.span.overlaps(said.span) for piece in one.evidence)
    }


def _with_head(moved: Commitment, own: Commitment) -> Commitment:
    """The moved promise, as the clause that now tells it names who gives it to whom."""
    return dataclasses.replace(
        moved,
        promisor=own.promisor or moved.promisor,
        spokesperson=own.spokesperson or moved.spokesperson,
        promisee=own.promisee or moved.promisee,
        object=own.object or moved.object,
    )


def _moved(article: Article, commitment: Commitment, sentence: Sentence, said: SaidAnew, words: Words) -> Commitment:
    old = commitment.versions[-1]
    limit = _new_limit(article, said, old.deadline)
    if limit is None or old.deadline is None or limit.latest == old.deadline.latest:
        return commitment
    voice = voice_over(article, said.span, words)
    if said.aside is not None and (sooner := _week_before(old.deadline, limit)) is not None:
        old = dataclasses.replace(old, deadline=sooner)
        commitment = dataclasses.replace(commitment, versions=(*commitment.versions[:-1], old))
    version = CommitmentVersion(
        v=old.v + 1,
        evidence=(article.quote(said.span.start, said.span.end),),
        strength=old.strength,
        quantity=old.quantity,
        scope=old.scope,
        deadline=limit,
        stated_by=tuple(one.id for one in voice.statements),
        sourcing_class=voice.sourcing_class,
        announced=voice.said or told_in_entry(article, sentence, said.verb),
        announced_by=voice.speaker[0] if voice.speaker else None,
    )
    return dataclasses.replace(
        commitment, versions=(*commitment.versions, version), evidence=(*commitment.evidence, *version.evidence)
    )


def _with_first(article: Article, kept: list[Commitment], place: int, said: SaidAnew) -> list[Commitment]:
    """The commitments with the limit that held before the one told: "it was originally due in March"."""
    commitment = kept[place]
    first = commitment.versions[0]
    now = first.deadline
    if said.day is None or now is None or now.latest is None:
        return kept
    limit = with_year(said.day, included(deadline_from(article, said.day)), now)
    if limit.latest is not None and limit.latest >= now.latest:
        limit = a_year_before(limit, said.day.exact)
    if limit.latest is None or limit.latest >= now.latest:
        return kept
    quote = article.quote(said.span.start, said.span.end)
    plain = dataclasses.replace(
        first, deadline=limit, evidence=(quote,), slip_words=(), conditions=(), announced=None, announced_by=None
    )
    versions = tuple(dataclasses.replace(one, v=number) for number, one in enumerate((plain, *commitment.versions), 1))
    told = dataclasses.replace(commitment, versions=versions, evidence=(*commitment.evidence, quote))
    own = [one for one in kept if one.action == commitment.action and one.evidence[0].span.overlaps(said.span)]
    return [told if one == commitment else one for one in kept if one == commitment or one not in own]


def _new_limit(article: Article, said: SaidAnew, old: Deadline | None) -> Deadline | None:
    """The day told, as a limit that includes it; else the old limit with so much added."""
    if said.day is not None:
        limit = deadline_from(article, said.day)
        if limit.edtf is not None and limit.edtf.endswith("/..") and said.day.deadline_word is not None:
            # "Will not start before the 20th": that day is the one now named.
            limit = deadline_from(article, dataclasses.replace(said.day, deadline_word=None, deadline_edtf=None))
        limit = included(with_year(said.day, limit, old) if old is not None else limit)
        return limit if limit.latest is not None else None
    last = Edtf.parse(old.edtf).latest() if old is not None and old.edtf is not None else None
    return longer_by(last, said.length) if last is not None and said.length is not None else None


def _week_before(old: Deadline, new: Deadline) -> Deadline | None:
    """Of "was to leave on Monday, will leave on Thursday": the Monday before it, where the next one was read."""
    day = single_day((old.edtf or "").removeprefix("../"))
    named = old.text is not None and not any(one.isdigit() for one in old.text)
    if (
        day is None
        or not named
        or new.latest is None
        or not 0 < (day - date.fromisoformat(new.latest)).days < WEEK.days
    ):
        return None
    sooner = (day - WEEK).isoformat()
    edtf = sooner if old.edtf == day.isoformat() else f"../{sooner}"
    return dataclasses.replace(old, edtf=edtf, latest=sooner, steps=(*old.steps, f"before the day now told: {sooner}"))
