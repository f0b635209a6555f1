"""A limit of a promise that another sentence moves: "the deadline was extended to 15 May".

The sentence names no deed; it speaks of the limit that its paragraph told last. It becomes a version of that promise.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import clause_span, prepositions_of
from dovecote.find.commitments.cues.moves import deed_moved_by
from dovecote.find.commitments.deadline_limits import deadline_from, included
from dovecote.find.commitments.grammar import has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.voice import voice_over
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Commitment, CommitmentVersion, Deadline
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_limits_moved_after(
    article: Article, commitments: tuple[Commitment, ...], words: Words
) -> tuple[Commitment, ...]:
    """Commitments again, each with a version for every sentence that moves its limit."""
    kept = list(commitments)
    for sentence in article.fact_sentences():
        for noun in sentence:
            verb = _moving(noun, words)
            place = _last_limited(article, kept, sentence, verb) if verb is not None else None
            if verb is not None and place is not None:
                kept[place] = _moved(article, kept[place], sentence, verb, words)
    return tuple(kept)


def _moving(noun: Token, words: Words) -> Token | None:
    """The verb that moves the limit named by `noun`; None where it names one anew, or says what it is for."""
    verb = noun.head
    if noun.lemma_.lower() not in words.limit_nouns or noun.dep_ not in {"dobj", "nsubjpass"}:
        return None
    known = any(one.lower_ in words.table["details"]["moving"]["known"] or one.dep_ == "poss" for one in noun.children)
    told = modal_of(verb) is None and not is_negated(verb) and not has_infinitive_mark(verb)
    if not known or not told or not words.any_of(words.moves, verb):
        return None
    ends = {word for word, _ in prepositions_of(verb)} & {"to", "until", "till", "by"}
    own = [word for word, _ in prepositions_of(noun) if word in {"for", "of"}]
    return verb if ends and not own and deed_moved_by(verb, words) is None else None


def _last_limited(article: Article, kept: list[Commitment], sentence: Sentence, verb: Token) -> int | None:
    """The place of the commitment with a day that was told last before, in the same paragraph."""
    here = sentence.start_of(verb)
    found: tuple[int, int] | None = None
    for number, one in enumerate(kept):
        limit = one.versions[-1].deadline
        for piece in one.evidence if limit is not None and limit.latest is not None else ():
            near = article.sentence_at(piece.start)
            if near is not None and near.paragraph == sentence.paragraph and piece.end <= here:
                found = max(found or (piece.start, number), (piece.start, number))
    return found[1] if found is not None else None


def _moved(article: Article, commitment: Commitment, sentence: Sentence, verb: Token, words: Words) -> Commitment:
    span = clause_span(sentence, verb)
    limit = _new_limit(article, span)
    old = commitment.versions[-1]
    if limit is None or old.deadline is None or limit.latest == old.deadline.latest:
        return commitment
    voice = voice_over(article, span, words)
    version = CommitmentVersion(
        v=old.v + 1,
        evidence=(article.quote(span.start, span.end),),
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


def _new_limit(article: Article, span: Span) -> Deadline | None:
    """The last day that the clause names, as a limit that includes it."""
    times = [one for one in article.times_in(span) if one.timex3_type in {"DATE", "TIME"} and one.edtf]
    if not times:
        return None
    limit = included(deadline_from(article, times[-1]))
    return limit if limit.latest is not None else None
