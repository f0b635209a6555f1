"""Who promised what by when: promises, orders, agreed provisions, announced plans and others' expectations.

The steps, in order: `cues` finds everything that has the form of a promise, `filters` leaves out what is none, `build`
reads who, what, how much, by when and on what condition, `merge` makes one commitment of what is told twice (codebook,
section Commitment), `sequels` adds what other sentences say of it. Rules and words are data:
`languages/<code>/commitments/`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.anaphora import action_before, followed, leaning, with_meant, without_replaced
from dovecote.find.commitments.build import Read, read_promise
from dovecote.find.commitments.changes import with_versions
from dovecote.find.commitments.context import grounds_of
from dovecote.find.commitments.cues import promises_in
from dovecote.find.commitments.cues.shared import slot_before
from dovecote.find.commitments.each_its_limit import read_further, split_by_limits
from dovecote.find.commitments.family import (
    with_bases,
    with_exceptions,
    with_parents,
    with_returns,
)
from dovecote.find.commitments.filters import why_none
from dovecote.find.commitments.gapped import read_gapped, split_by_parties, with_gapped_deeds
from dovecote.find.commitments.later_limits import with_later_limits
from dovecote.find.commitments.lists import promises_in_lists
from dovecote.find.commitments.merge import merge
from dovecote.find.commitments.moved_after import with_limits_moved_after
from dovecote.find.commitments.progress import with_progress
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.promisees import as_given
from dovecote.find.commitments.provisos import with_its_doer
from dovecote.find.commitments.recalled import with_day_recalled
from dovecote.find.commitments.resolutions import resolvers_of, with_resolver
from dovecote.find.commitments.sequels import attach_sequels, unties
from dovecote.find.commitments.set_days import with_day_set
from dovecote.find.commitments.spans import tightened
from dovecote.find.commitments.taken_back import is_taken_back, with_its_end
from dovecote.find.commitments.terms import promises_in_terms
from dovecote.find.commitments.trackers import promises_in_trackers, with_labels
from dovecote.find.commitments.voice import as_future, voice_of_promise
from dovecote.find.commitments.words import Words, words_of
from dovecote.model.commitment import Commitment
from dovecote.model.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_commitments"]

PREDICATES = ("adjective", "be-to")
"""Classes of frames before whose words stands who is to do it: "the Front is to leave"."""


def find_commitments(article: Article) -> tuple[Commitment, ...]:
    """Commitments of the article, in order of their evidence; one told several times is one (codebook, Commitment)."""
    words = words_of(article.language)
    grounds = grounds_of(article, words)
    untied = article.language.table("commitments/sequels")["dropped"]
    resolvers = resolvers_of(article.fact_sentences())
    found: list[Read] = []
    items: dict[int, list[Promise]] = {}
    told_apart = (
        *promises_in_lists(article.fact_sentences(), words),
        *promises_in_terms(article, grounds, words),
        *promises_in_trackers(article, words),
    )
    for item in told_apart:
        items.setdefault(item.sentence.index, []).append(item)
    for sentence in article.fact_sentences():
        standing = grounds.get(sentence.index)
        told = with_gapped_deeds(article, [*items.get(sentence.index, ()), *promises_in(sentence, words)])
        for one in (one for one in told if not _only_gives_time(one, told)):
            clear = with_resolver(with_day_recalled(article, tightened(one, told)), resolvers)
            clear = with_day_set(article, clear)
            seen = with_its_doer(_without_day(article, clear, words), standing, words)
            if seen is None:
                continue
            whole, gapped = split_by_parties(article, with_meant(seen, found, words), words)
            promise, further = split_by_limits(article, whole, words)
            action = (
                words.kept(promise.deed, promise.force)
                or words.action_of(promise.meant or promise.deed, promise.doer)
                or words.lengthened(promise.mover, promise.deed)
                or action_before(followed(promise, found, words))
            )
            voice = voice_of_promise(article, promise, words)
            promise = as_given(as_future(promise, voice, standing), action, words)
            # "The decree will be signed": it stands on nothing yet.
            unmade = standing is not None and standing.is_own and standing.noun in _made_by(promise)
            ground = None if unmade else standing
            if unties(promise.deed, untied):
                # It takes a condition away, and is no deed of its own: `sequels` reads it.
                continue
            ended = is_taken_back(article, promise, words)
            if ended or why_none(article, promise, action, voice, ground, words) is None:
                read = leaning(read_promise(article, promise, action, voice, ground, words), found, words)
                found = [*without_replaced(found, read), with_its_end(article, read, words) if ended else read]
                if gapped is not None and not ended:
                    found.append(read_gapped(article, gapped, read, voice, ground, words))
                if further is not None and not ended:
                    found.append(read_further(article, further, read, voice, ground, words))
    kept = with_labels(article, with_versions(article, merge(found, words)))
    kept = with_limits_moved_after(article, kept, words)
    kept = with_later_limits(article, kept, words)
    kept = attach_sequels(article, kept, words)
    kept = with_exceptions(article, kept, words)
    kept = with_parents(with_returns(kept, article))
    return with_progress(article, with_bases(article, kept), words)


def _only_gives_time(promise: Promise, told: Sequence[Promise]) -> bool:
    """Whether its deed is the giving of "agreed to give themselves until May to leave": they promise to leave."""
    return any(one.frame == "time-given" and one is not promise and one.cue == promise.deed for one in told)


def _made_by(promise: Promise) -> tuple[Token, ...]:
    """What the promised deed itself brings about, or is done to."""
    return tuple(one for one in promise.deed.children if one.dep_ in {"dobj", "nsubjpass"})


def _without_day(article: Article, promise: Promise, words: Words) -> Promise:
    """`promise` without a day as its doer: the parser takes "released by 30 April" for what April does."""
    if promise.doer is None:
        return promise
    sentence, doer = promise.sentence, promise.doer
    phrase = Span(sentence.start_of(doer.left_edge), sentence.end_of(doer.right_edge))
    is_day = any(one.start <= sentence.start_of(doer) < one.end for one in article.times_in(phrase))
    if not is_day:
        return promise
    predicates = (frame for kind in PREDICATES for frame in words.frames_by_class.get(kind, ()))
    slot = slot_before(promise.cue) if any(frame.id == promise.frame for frame in predicates) else None
    return dataclasses.replace(promise, doer=slot)
