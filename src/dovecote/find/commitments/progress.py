"""What the text says became of a promise: a step, the outcome, its absence, a breach (codebook, rules R3, R4, R6, R12).

Only what the text tells as a fact counts, and only where it does the promised thing by the one who promised it, or by
the noun of it ("the exchange has not taken place").
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, is_passive, objects_of, subject_of
from dovecote.find.commitments.counts import number_at
from dovecote.find.commitments.grammar import has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.merge import LEAVING
from dovecote.find.commitments.offices import side_of
from dovecote.find.commitments.owners import actors_at
from dovecote.find.commitments.voice import voice_over
from dovecote.find.commitments.words import Words
from dovecote.find.qualify import qualify
from dovecote.find.rumours import is_rumour
from dovecote.model.commitment import Commitment, Progress
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value
from dovecote.model.when import When

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["step", "outcome", "partial_outcome", "no_outcome", "violation", "refusal", "suspension", "withdrawal"]


def with_progress(article: Article, commitments: tuple[Commitment, ...], words: Words) -> tuple[Commitment, ...]:
    """Commitments with what the same article says became of them, in order of the text."""
    if not commitments:
        return commitments
    found: dict[str, list[Progress]] = {}
    by_action = _by_action(commitments)
    for sentence in article.fact_sentences():
        for verb in sentence:
            if verb.pos_ not in VERBAL or not _may_be_told(verb):
                continue
            deed = _deed(article, sentence, verb, words)
            concerned = [one for name in deed.actions for one in by_action.get(name, ())]
            for commitment in concerned if concerned and is_told(article, sentence, verb) else ():
                kind = _kind(article, deed, commitment, words)
                if kind is not None:
                    found.setdefault(commitment.id, []).append(progress_at(article, sentence, verb, kind, words))
    return tuple(_with(one, found.get(one.id, [])) for one in commitments)


@passing_value
class _Deed:
    """What a verb tells, looked up once for all commitments."""

    article: Article
    sentence: Sentence
    verb: Token
    does: str | None
    """The action that the verb names."""
    tells_of: frozenset[str]
    """The actions that its nouns name: "the exchange has not taken place"."""

    @property
    def actions(self) -> list[str]:
        """The actions whose promises it may speak of."""
        named = self.tells_of | ({self.does} if self.does is not None else set())
        return sorted(named | LEAVING if named & LEAVING else named)

    def doers(self) -> set[str]:
        """Ids of those who do it or whom it is done to, and of the sides they act for."""
        found: set[str] = set()
        for token in (subject_of(self.verb), *objects_of(self.verb)):
            named = actors_at(self.article, self.sentence, token)
            found |= {*named, *(side for one in named if (side := side_of(self.article, one)) is not None)}
        return found


def _deed(article: Article, sentence: Sentence, verb: Token, words: Words) -> _Deed:
    action = words.action_of(verb, subject_of(verb))
    return _Deed(article, sentence, verb, action.name if action else None, _told_of(verb, words))


def _by_action(commitments: tuple[Commitment, ...]) -> dict[str, list[Commitment]]:
    found: dict[str, list[Commitment]] = {}
    for one in commitments:
        found.setdefault(one.action, []).append(one)
    return found


def _with(commitment: Commitment, told: list[Progress]) -> Commitment:
    """`commitment` with what is told of it and not yet known of it."""
    known = [one.span for place in commitment.progress for one in place.evidence]
    new = [one for one in told if not any(one.evidence[0].span.overlaps(span) for span in known)]
    return dataclasses.replace(commitment, progress=(*commitment.progress, *new))


def _may_be_told(verb: Token) -> bool:
    """Whether the verb has a form that tells something as past or done."""
    return verb.tag_ in {"VBD", "VBN"} and modal_of(verb) is None and not has_infinitive_mark(verb)


def is_told(article: Article, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb of such a form does tell something as past or done, or as not done."""
    told = qualify(article, sentence, verb)
    if is_rumour(article, verb):
        return False
    return told.factuality in {"happened", "historical", "negated"}


def _kind(article: Article, deed: _Deed, commitment: Commitment, words: Words) -> Kind | None:
    place = deed.sentence.start_of(deed.verb)
    if any(one.start <= place < one.end for one in commitment.evidence if one.role == "content"):
        return None
    table = article.language.table("commitments/changes")["progress"]
    verb = deed.verb
    negated = is_negated(verb)
    if _does(deed, commitment):
        if negated:
            return "no_outcome"
        return "outcome" if _amount(verb, words) is None and _is_done(verb, table["done"]) else "step"
    if any(_same_action(one, commitment.action) for one in deed.tells_of):
        if negated:
            return "no_outcome"
        if commitment.action in {"cease_fire", "continue", "refrain"} and verb.lemma_ in table["over"]:
            return None
        if verb.lemma_ in table["event"]:
            return "outcome" if verb.lemma_ in {"complete", "finish", "end"} else "step"
        if verb.lemma_ in table["suspension"]:
            return "suspension"
        if verb.lemma_ in table["violation"]:
            return "violation"
        if verb.lemma_ in table["withdrawal"]:
            return "withdrawal"
    return None


def _same_action(first: str, second: str) -> bool:
    return first == second or {first, second} <= LEAVING


def _does(deed: _Deed, commitment: Commitment) -> bool:
    """Whether the promisor, or what is its, does the promised thing."""
    if deed.does is None or not _same_action(deed.does, commitment.action) or commitment.promisor is None:
        return False
    promisor = {commitment.promisor} if isinstance(commitment.promisor, str) else set(commitment.promisor)
    return not promisor.isdisjoint(deed.doers())


def _told_of(verb: Token, words: Words) -> frozenset[str]:
    """Actions whose nouns the verb is about: "the exchange has not taken place"."""
    nouns = objects_of(verb) if is_passive(verb) else [one for one in verb.children if one.dep_ == "nsubj"]
    actions = [words.action_of(noun) for noun in nouns if noun.pos_ == "NOUN"]
    return frozenset(one.name for one in actions if one is not None)


def _is_done(verb: Token, done: list[str]) -> bool:
    near = [*verb.children, *(inner for one in verb.children for inner in one.children)]
    return any(one.lower_ in done for one in near)


def _amount(verb: Token, words: Words) -> float | None:
    table = words.table["details"]["quantity"]
    for one in [
        *objects_of(verb),
        *(near for near in verb.subtree if near.dep_ == "pobj" and near.head.lower_ == "to"),
    ]:
        value = number_at(one, table)
        if value is not None:
            return value
    return None


def progress_at(article: Article, sentence: Sentence, verb: Token, kind: Kind, words: Words) -> Progress:
    """What `verb` tells of a promise, with who says so and when."""
    span = clause_span(sentence, verb)
    voice = voice_over(article, span, words)
    times = [one for one in article.times_in(Span(span.start, span.end)) if one.edtf and one.deadline_word is None]
    return Progress(
        kind=kind,
        evidence=(article.quote(span.start, span.end),),
        time=When(times[0].edtf, times[0].exact, "stated", times[0].steps) if times else None,
        claimed_by=voice.speaker[0] if voice.speaker else None,
        sourcing_class=voice.sourcing_class,
        value=_amount(verb, words),
    )
