"""On what a promise stands: an agreement, an order, a law, somebody's word on record or not (codebook, `strength`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, is_passive, prepositions_of, subject_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.offices import WHOLES, is_person, is_sent_by_others, raised
from dovecote.find.commitments.parties import Parties
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.promisors import TALKS, is_prior
from dovecote.find.commitments.sides import is_sides
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words
from dovecote.model.commitment import Strength
from dovecote.model.process import Agreement

if TYPE_CHECKING:
    from spacy.tokens import Token


COUNTERPART = "on_record_via_counterpart"
TOLD_ON = frozenset({"be-to", "scheduled"})
"""Frames in which provisions are told on after the sentence that names the agreement: "Veldt is obliged to leave"."""
MOST_WORDS_BETWEEN = 4
"""In "as the two delegations had agreed"."""


def strength_of(
    article: Article,
    promise: Promise,
    action: Action | None,
    parties: Parties,
    voice: Voice,
    ground: Ground | None,
    words: Words,
) -> Strength:
    """The class of the strongest ground that the text names for the promise."""
    if (
        action is not None
        and action.name in TALKS
        and (len(parties.promisor) != 1 or is_sides(article, parties.promisor[0]))
        and (ground is None or ground.kind != "agreement")
    ):
        return "joint_announcement" if promise.force != "expectation" else "third_party_expectation"
    if (
        promise.force == "takes-effect"
        and promise.cue.lemma_.lower() in words.table["details"]["agreement"]["renewing"]
    ):
        return "joint_announcement"
    if (
        is_agreed(promise, words)
        or _is_required_by_text(promise, words)
        or (ground is not None and ground.kind == "agreement" and _may_inherit(promise, ground, voice))
    ):
        return "signed_agreement"
    if ground is not None and ground.kind == "order" and _may_inherit(promise, ground, voice):
        return "order_issued"
    if ground is not None and ground.kind == "law" and _may_inherit(promise, ground, voice):
        return "law"
    if promise.force == "order" or _stands_in(promise, words.table["details"]["orders"]["nouns"], words):
        return "order_issued"
    if _stands_in(promise, words.table["details"]["law"]["nouns"], words):
        return "law"
    if promise.force == "pledge" and promise.giver is not None and words.is_agreement(promise.giver):
        return "signed_agreement"  # "the declaration promises to"
    if promise.force == "agreement":
        consent = _of_consent(article, promise, parties, words)
        return "anonymous_preview" if consent == "on_record_pledge" and voice.is_anonymous else consent
    if is_prior(promise) and not voice.statements:
        return "signed_agreement"
    if promise.force == "takes-effect":
        return "joint_announcement"
    if promise.force == "target" and not voice.statements:
        named = [article.actor(one) for one in parties.promisor]
        is_said = parties.spokesperson is not None or any(
            one is not None and one.actor_type == "person" for one in named
        )
        return "on_record_pledge" if is_said else "third_party_expectation"
    together = len(parties.promisor) > 1 or any(is_sides(article, one) for one in parties.promisor)
    decided = (
        promise.force == "plan" and promise.giver is not None and not promise.is_passive and promise.cue.tag_ != "MD"
    )
    if together and (decided or promise.force in {"announcement", "pledge"} or _say_it_together(parties, voice)):
        return "joint_announcement"
    if promise.frame == "expects" and not _expects_of_itself(promise) and not promise.is_noun:
        return "third_party_expectation"
    if voice.is_anonymous and not _is_own_word(article, promise, parties, voice):
        return "anonymous_preview"
    if _is_in_anothers_name(article, parties, voice):
        return "pledge_via_counterpart" if voice.sourcing_class == COUNTERPART else "third_party_expectation"
    if voice.sourcing_class == COUNTERPART:
        return "pledge_via_counterpart"
    if promise.force == "pledge" and promise.receiver is not None and _is_told_by_other(article, parties, voice):
        return "pledge_via_counterpart"  # "the envoy said that Veldt had promised her"
    if promise.force in {"pledge", "announcement"}:
        return "on_record_pledge"
    if promise.cue.lower_ in words.table["cues"]["modal"]["binding"] and not voice.statements and parties.promisor:
        # "The Government shall lift": a communique or statement speaks for itself.
        if len(parties.promisor) > 1:
            told = any(_is_deal(article, one, words) for one in article.agreements)
            return "signed_agreement" if told else "joint_announcement"
        return "on_record_pledge"
    if promise.resolving is not None and promise.force != "expectation":
        return "on_record_pledge"
    if (promise.force == "expectation" and not _expects_of_itself(promise)) or not (
        voice.statements or _is_own_report(promise)
    ):
        return "third_party_expectation"
    return "on_record_pledge"


def _is_required_by_text(promise: Promise, words: Words) -> bool:
    """Whether a text is what requires it: "are required by the accord to", "are obliged by Chapter 5 to"."""
    by = (
        [noun for word, noun in prepositions_of(promise.cue) if word in {"by", "under"}]
        if promise.frame == "scheduled"
        else []
    )
    parts = words.table["details"]["agreement"]["articles"]
    return any(near.lemma_.lower() in parts or words.is_agreement(near) for one in by for near in (one, *one.children))


def _say_it_together(parties: Parties, voice: Voice) -> bool:
    """Whether those who promise are the ones who say it, in one voice: "in a joint statement, A and B said"."""
    return len(voice.speaker) > 1 and set(voice.speaker) <= set(parties.promisor)


def _of_consent(article: Article, promise: Promise, parties: Parties, words: Words) -> Strength:
    """What "agreed to" is worth: terms of a deal that the article names, a word given together, or one side alone."""
    promisor = set(parties.promisor)
    if is_passive(promise.cue) and any(one.lower_ == "it" for one in promise.cue.children):
        return "signed_agreement"  # "it was agreed that"
    if len(promisor) > 1 and not any(_is_deal(article, one, words) for one in article.agreements):
        return "joint_announcement"
    if len(promisor) == 1 and not any(promisor <= set(one.parties) for one in article.agreements):
        return "on_record_pledge" if not is_sides(article, parties.promisor[0]) else "signed_agreement"
    return "signed_agreement"


def _is_deal(article: Article, agreement: Agreement, words: Words) -> bool:
    """Whether the article tells of a text, and not only that some people agreed: signed, or named by a noun."""
    tokens = (one for piece in agreement.evidence for part in article.sentences_over(piece.span) for one in part)
    return agreement.form == "written_signed" or any(one.pos_ == "NOUN" and words.is_agreement(one) for one in tokens)


def _is_own_word(article: Article, promise: Promise, parties: Parties, voice: Voice) -> bool:
    """Whether those who pledge are many and are bound themselves: "the rebels pledged" is no anonymous source."""
    crowd = [article.actor(one) for one in voice.speaker]
    named = all(one is not None and one.actor_type not in {"unnamed_person", "unnamed_collective"} for one in crowd)
    return promise.force == "pledge" and (named or not parties.promisor or set(voice.speaker) <= set(parties.promisor))


def _expects_of_itself(promise: Promise) -> bool:
    """Whether those who expect it are to do it: "the army expects to complete its pullback"."""
    active = promise.cue.pos_ in VERBAL and not is_passive(promise.cue)
    return active and promise.deed in set(promise.cue.subtree) and subject_of(promise.deed) == subject_of(promise.cue)


def _is_own_report(promise: Promise) -> bool:
    """Whether its clause is what the one who is to do it told somebody: "informed the panel that it would leave"."""
    deed = promise.deed
    while deed.dep_ == "conj" and deed.head.pos_ in VERBAL:
        deed = deed.head
    verb = deed.head if deed.dep_ == "ccomp" else deed
    teller, doer = subject_of(verb), subject_of(promise.deed)
    informs = any(one.dep_ == "dobj" for one in verb.children) and verb.tag_ in {"VBD", "VBZ", "VBN"}
    return promise.frame == "future" and teller is not None and informs and doer is not None and doer.pos_ == "PRON"


def _is_told_by_other(article: Article, parties: Parties, voice: Voice) -> bool:
    """Whether somebody of another side tells that it was promised."""
    told = {*voice.speaker, *raised(article, voice.speaker)}
    return bool(told) and bool(parties.promisor) and not told & {*parties.promisor, *raised(article, parties.promisor)}


def _is_in_anothers_name(article: Article, parties: Parties, voice: Voice) -> bool:
    """Whether a known speaker of one side tells what another side will do (codebook, R9)."""
    sides = raised(article, voice.speaker)
    known = [article.actor(one) for one in sides]
    if not parties.promisor or not sides:
        # Whose word it is nobody says: "all captives will be released, the mediators said".
        return bool(sides)
    if all(is_person(article, one) for one in parties.promisor):
        return False
    if any(one is None or not (one.actor_type in WHOLES or is_sent_by_others(article, one)) for one in known):
        return False
    bound = {*parties.promisor, *raised(article, parties.promisor)}
    countries = {one.country for one in map(article.actor, bound) if one is not None and one.country}
    return not any(one is not None and (one.id in bound or one.country in countries) for one in known)


def _may_inherit(promise: Promise, ground: Ground, voice: Voice) -> bool:
    """Whether the promise is told as a provision: in plain words, not as somebody's own pledge or plan."""
    if ground.opens_list:
        # "The Government undertakes to refrain": the text itself speaks, and each of its articles is a provision.
        return True
    return promise.force in {"plan", "duty", "takes-effect", "expectation", "agreement"} and (
        ground.is_own
        or ((promise.cue.tag_ == "MD" or promise.frame in TOLD_ON) and (voice.is_text or not voice.statements))
    )


def is_agreed(promise: Promise, words: Words) -> bool:
    """Whether the text puts the promise into an agreement: "under the deal", "as agreed", "the accord says"."""
    return is_as_agreed(promise, words) or agreement_noun(promise, words) is not None


def is_as_agreed(promise: Promise, words: Words) -> bool:
    """Whether its sentence says "as agreed", "as they had promised": the act was accepted before."""
    accepted = "|".join(re.escape(one) for one in words.table["details"]["agreement"]["accepted"])
    between = rf"(?:\s+\w+){{0,{MOST_WORDS_BETWEEN}}}?"
    return re.search(rf"\bas{between}\s+(?:{accepted})\b", promise.sentence.words, re.IGNORECASE) is not None


def agreement_noun(promise: Promise, words: Words) -> Token | None:
    """The noun that names the agreement in which the promise stands, in the same sentence."""
    agreement = words.table["details"]["agreement"]
    deed = promise.deed
    for verb in [deed, promise.cue, *deed.ancestors]:
        own = verb in {deed, promise.cue}
        for word, noun in prepositions_of(verb):
            # Of a clause above, only what opens the sentence holds for the deed: "Under the deal, she said, ...".
            if not own and noun.i > deed.i:
                continue
            named = next((one for one in _named_behind(word, noun, agreement) if words.is_agreement(one)), None)
            if named is not None:
                return named
    for one in deed.ancestors:
        if one.pos_ == "NOUN" and words.is_agreement(one) and deed.dep_ in {"relcl", "acl"}:
            return one
        if words.is_agreement(one) and one.head.lower_ in agreement["under"] and promise.cue.dep_ == "relcl":
            return one  # "Under the accord the two sides had committed": the parser takes them for one phrase
        if one.lemma_.lower() in agreement["saying"]:
            subject = next((near for near in one.children if near.dep_ == "nsubj"), None)
            if subject is not None and words.is_agreement(subject):
                return subject
    return None


def _named_behind(word: str, noun: Token, agreement: Mapping[str, Any]) -> Iterator[Token]:
    """What a promise may be said to stand in: "under the accord", "under the terms of it", "in line with it"."""
    if word in agreement["under"]:
        yield noun
        if noun.lemma_.lower() in agreement["parts"]:
            yield from (inner for link, inner in prepositions_of(noun) if link == "of")
    for link, inner in prepositions_of(noun):
        if f"{word} {noun.lower_} {link}" in agreement["under"]:
            yield inner


def _stands_in(promise: Promise, nouns: list[str], words: Words) -> bool:
    deed = promise.deed
    for verb in [deed, *deed.ancestors]:
        for word, noun in prepositions_of(verb):
            if word in words.table["details"]["agreement"]["under"] and noun.lemma_.lower() in nouns:
                return True
    return promise.cue.lemma_.lower() in nouns
