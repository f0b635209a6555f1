"""A limit of a promise that another sentence moves: "the deadline was extended to 15 May", "the new date is 20 May".

The sentence names no deed; it speaks of the limit that was told last (`limits_anew` reads what it says). It becomes
a version of that promise.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.deadline_limits import deadline_from, included, longer_by
from dovecote.find.commitments.earlier_wording import with_year
from dovecote.find.commitments.limits_anew import SaidAnew, is_believed, said_anew
from dovecote.find.commitments.owners import actors_at
from dovecote.find.commitments.voice import voice_over
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Commitment, CommitmentVersion, Deadline
from dovecote.model.edtf import Edtf
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_limits_moved_after(
    article: Article, commitments: tuple[Commitment, ...], words: Words
) -> tuple[Commitment, ...]:
    """Commitments again, each with a version for every sentence that moves its limit."""
    kept = list(commitments)
    for sentence in article.fact_sentences():
        for said in said_anew(article, sentence, words):
            place = _last_limited(article, kept, sentence, said)
            if place is not None and is_believed(article, sentence, said):
                moved = _moved(article, kept[place], sentence, said, words)
                if said.stays is not None and moved != kept[place]:
                    stays = _told_as_staying(article, kept, said)
                    kept = [one for number, one in enumerate(kept) if number not in stays or number == place]
                    place = kept.index(next(one for one in kept if one.id == moved.id))
                kept[place] = moved
    return tuple(kept)


def _last_limited(article: Article, kept: list[Commitment], sentence: Sentence, said: SaidAnew) -> int | None:
    """The place of the commitment with a day that was told last before, in this paragraph or the one above it."""
    here = sentence.start_of(said.verb)
    leaving = article.language.table("commitments/changes")["anew"]["leaving"]
    parties = set(actors_at(article, sentence, said.party)) if said.party is not None else set()
    found: tuple[int, int] | None = None
    for number, one in enumerate(kept):
        limit = one.versions[-1].deadline
        if limit is None or limit.latest is None or not _may_be_of(one, said, parties):
            continue
        if said.stays is not None and not _ends_for(one, said.stays, leaving):
            continue
        for piece in one.evidence:
            near = article.sentence_at(piece.start)
            if near is not None and sentence.paragraph - near.paragraph in (0, 1) and piece.start < here:
                found = max(found or (piece.start, number), (piece.start, number))
    return found[1] if found is not None else None


def _may_be_of(commitment: Commitment, said: SaidAnew, parties: set[str]) -> bool:
    """Whether those to whom time is given are among those who promised."""
    if said.party is None:
        return True
    promisor = commitment.promisor
    own = {promisor} if isinstance(promisor, str) else set(promisor or ())
    return bool(own & parties)


def _ends_for(commitment: Commitment, thing: Token, leaving: list[str]) -> bool:
    """Whether the promise is that the thing, or those named, close or go."""
    if commitment.action not in leaving:
        return False
    about = (commitment.object or commitment.title).casefold()
    return thing.pos_ == "PRON" or thing.lemma_.casefold() in about or thing.text.casefold() in about


def _told_as_staying(article: Article, kept: list[Commitment], said: SaidAnew) -> set[int]:
    """Places of commitments that tell the same clause as a promise of its own: "will stay open"."""
    stays = article.language.table("commitments/changes")["anew"]["stays"]
    return {
        number
        for number, one in enumerate(kept)
        if one.action in stays and any(piece.span.overlaps(said.span) for piece in one.evidence)
    }


def _moved(article: Article, commitment: Commitment, sentence: Sentence, said: SaidAnew, words: Words) -> Commitment:
    old = commitment.versions[-1]
    limit = _new_limit(article, said, old.deadline)
    if limit is None or old.deadline is None or limit.latest == old.deadline.latest:
        return commitment
    voice = voice_over(article, said.span, words)
    version = CommitmentVersion(
        v=old.v + 1,
        evidence=(article.quote(said.span.start, said.span.end),),
        strength=old.strength,
        quantity=old.quantity,
        scope=old.scope,
        deadline=limit,
        stated_by=tuple(one.id for one in voice.statements),
        sourcing_class=voice.sourcing_class,
        announced=voice.said,
        announced_by=voice.speaker[0] if voice.speaker else None,
    )
    return dataclasses.replace(
        commitment, versions=(*commitment.versions, version), evidence=(*commitment.evidence, *version.evidence)
    )


def _new_limit(article: Article, said: SaidAnew, old: Deadline | None) -> Deadline | None:
    """The day told, as a limit that includes it; else the old limit with so much added."""
    if said.day is not None:
        limit = deadline_from(article, said.day)
        limit = included(with_year(said.day, limit, old) if old is not None else limit)
        return limit if limit.latest is not None else None
    last = Edtf.parse(old.edtf).latest() if old is not None and old.edtf is not None else None
    return longer_by(last, said.length) if last is not None and said.length is not None else None
