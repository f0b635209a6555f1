"""Talks to the press without a name: somebody tells reporters, or speaks on condition of anonymity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, objects_of, subject_of
from dovecote.find.contacts.participants import side_of
from dovecote.find.frames import lemma_of, words_in
from dovecote.find.parties import actors_named
from dovecote.find.setting import time_of
from dovecote.find.who import actors_of_token
from dovecote.model.contact import Contact, Participant
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.sentence import Sentence
from dovecote.model.when import When

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "en.contacts/briefing@1"


def find_briefings(article: Article) -> Iterator[Contact]:
    """One contact for each speaker who talks to reporters or asks not to be named, in order of the text."""
    words: dict[str, Any] = dict(article.language.table("contacts")["briefing"])
    seen: set[str] = set()
    for sentence in article.fact_sentences():
        for verb in sentence if not words_in(sentence).isdisjoint(words["verbs"]) else ():
            if verb.pos_ not in VERBAL or lemma_of(verb) not in words["verbs"]:
                continue
            speaker = subject_of(verb)
            if speaker is None or not (_audience(verb, words) or _is_anonymous(speaker, verb, words)):
                continue
            for actor_id in actors_of_token(article, sentence, speaker):
                if actor_id not in seen:
                    seen.add(actor_id)
                    yield _briefing(article, sentence, verb, actor_id, words)


def _briefing(article: Article, sentence: Sentence, verb: Token, actor_id: str, words: dict[str, Any]) -> Contact:
    actor = article.actor(actor_id)
    assert actor is not None
    span = _span(sentence, verb, words)
    audience = [
        Participant(one, "media", "audience")
        for token in _audience(verb, words)
        for one in actors_named(article, sentence, token)
    ]
    return Contact(
        id=make_id("ct", article.document.id, RULE, span.start, span.end, actor_id),
        evidence=(article.quote(span.start, span.end),),
        contact_type="background_briefing",
        status="held",
        participants=(Participant(actor_id, side_of(article, actor), "speaker"), *audience),
        time=_said(article, span, actor_id) or time_of(article, sentence, verb),
        one_sided_readout=True,
        created_by=RULE,
    )


def _said(article: Article, span: Span, actor_id: str) -> When | None:
    """When the speaker said what the briefing tells: the day of the statement, where one is told in words."""
    for statement in article.statements:
        speaker = (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker or ()
        if actor_id in speaker and any(piece.span.overlaps(span) for piece in statement.evidence):
            told = statement.said
            return told if told is not None and told.text is not None else None
    return None


def _span(sentence: Sentence, verb: Token, words: dict[str, Any]) -> Span:
    """Who speaks to whom on what terms, without what is said; of a relative clause with the noun it hangs on."""
    said = {int(one.i) for child in verb.children if child.dep_ == "ccomp" for one in child.subtree}
    whole = clause_span(sentence, verb)
    kept = [one for one in sentence.tokens_in(whole) if one.i not in said and not (one.is_punct and one.i > verb.i)]
    after = [one for one in kept if one.i > verb.i and any(said_one < one.i and said_one > verb.i for said_one in said)]
    if verb.dep_ == "relcl":
        # The parser often takes the verb of the main clause into the relative one: "who briefed reporters ... said".
        after += [one for teller in kept if _tells_later(teller, verb, words) for one in kept if one.i >= teller.i]
        kept = [*(one for one in verb.head.subtree if one.i <= verb.head.i), *kept]
    return sentence.span_of([one for one in kept if one not in after] or [verb])


def _tells_later(token: Token, verb: Token, words: dict[str, Any]) -> bool:
    return bool(token.i > verb.i and token.pos_ in VERBAL and lemma_of(token) in words["verbs"])


def _audience(verb: Token, words: dict[str, Any]) -> list[Token]:
    if lemma_of(verb) not in words["audience_verbs"]:
        return []
    return [one for one in objects_of(verb) if lemma_of(one) in words["audience"]]


def _is_anonymous(speaker: Token, verb: Token, words: dict[str, Any]) -> bool:
    if speaker.is_ancestor(verb):
        # "an official who may not speak on the record said": the words that count are those of "said".
        return False
    terms = [one for child in verb.children if child.dep_ in {"prep", "advmod", "advcl"} for one in child.subtree]
    about = [*terms, *speaker.subtree]
    return any(one.lower_ in words["anonymous"] for one in about)
