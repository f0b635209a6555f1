"""Who threatens whom with what, and what analysts warn of (codebook, section Process ... threat)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, objects_of, prepositions_of, subject_of, subtree_span
from dovecote.find.frames import lemma_of
from dovecote.find.parties import actors_of_parties
from dovecote.find.qualify import qualify
from dovecote.find.setting import statement_at
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.observation import Threat
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "en.threats"
Kind = Literal["coercive_threat", "analytic_warning"]
PERSONS = frozenset({"person", "unnamed_person", "office"})
SIDES = frozenset({"state", "state_government", "armed_group", "organisation"})


def find_threats(article: Article) -> tuple[Threat, ...]:
    """Threats and warnings of the article, in order of their evidence."""
    table = article.language.table("threats")
    found: dict[str, Threat] = {}
    for sentence in article.fact_sentences():
        spans: list[Span] = []
        for one in _threats_of(article, sentence, table):
            # "warned that it would strike if": the word and the condition tell one threat.
            if not any(one.evidence[0].span.overlaps(span) for span in spans):
                spans.append(one.evidence[0].span)
                found.setdefault(one.id, one)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _threats_of(article: Article, sentence: Sentence, table: Mapping[str, Any]) -> Iterator[Threat]:
    for token in sentence:
        lemma = lemma_of(token)
        if token.pos_ in VERBAL and lemma in table["threaten"]["verbs"]:
            yield from _told(article, sentence, token, "coercive_threat", table)
        elif token.pos_ == "NOUN" and lemma in table["threaten"]["nouns"] and token.dep_ == "dobj":
            yield from _told(article, sentence, token.head, "coercive_threat", table)
        elif token.pos_ in VERBAL and lemma in table["warn"]["verbs"]:
            kind = _kind_of_warning(token, table)
            if kind is not None:
                yield from _told(article, sentence, token, kind, table)
    for token in sentence:
        if token.pos_ in VERBAL and _is_conditional_menace(article, sentence, token, table):
            yield from _menace(article, sentence, token, table)


def _kind_of_warning(verb: Token, table: Mapping[str, Any]) -> Kind | None:
    """Coercive where the consequence is one that people inflict; analytic where somebody foretells; else no threat."""
    doer = subject_of(verb)
    words = {lemma_of(one) for one in doer.subtree} if doer is not None else set()
    if words & set(table["analysts"]["words"]):
        return "analytic_warning"
    below = [one for child in verb.children if child.i > verb.i for one in child.subtree]
    text = " ".join(one.lower_ for one in below)
    if any(phrase in text for phrase in table["consequences"]["phrases"]):
        return "coercive_threat"
    inflicted = {lemma_of(one) for one in below if one.pos_ in VERBAL} & set(table["consequences"]["verbs"])
    named = {lemma_of(one) for one in below if one.pos_ == "NOUN"} & set(table["consequences"]["nouns"])
    conditional = any(one.lower_ in table["conditions"]["marks"] for one in below)
    if objects_of(verb) and (named or (inflicted and conditional)):
        return "coercive_threat"
    if named and conditional:
        return "coercive_threat"
    return None


def _told(article: Article, sentence: Sentence, verb: Token, kind: Kind, table: Mapping[str, Any]) -> Iterator[Threat]:
    """A threat that a verb names: "threatened", "warned them of", "gave them an ultimatum"."""
    qualification = qualify(article, sentence, verb)
    if not qualification.is_fact:
        return
    doer = subject_of(verb)
    issuer = actors_of_parties(article, sentence, [doer] if doer is not None else [])
    if doer is None and kind == "coercive_threat":
        return
    condition = _condition_below(verb, table)
    targets = [*objects_of(verb), *(inner for word, inner in prepositions_of(verb) if word in {"to", "against"})]
    target = actors_of_parties(article, sentence, targets) or _target_of_condition(article, sentence, condition)
    yield _threat(article, sentence, verb, kind, issuer, target, condition, _with(sentence, verb, condition))


def _is_conditional_menace(article: Article, sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> bool:
    """True for "we will hit back if ..." and "we will not sign until ...", said by somebody."""
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    statement = statement_at(article, sentence, verb)
    if statement is None or statement.speaker is None or not auxiliaries & set(table["conditions"]["modals"]):
        return False
    condition = _condition_below(verb, table)
    doer = subject_of(verb)
    if doer is None:
        return False
    own = doer.lower_ in table["first_person"]["words"] or statement.force == "threat"
    negated = any(one.dep_ == "neg" for one in verb.children)
    lemma = lemma_of(verb)
    if negated:
        return own and condition is not None and lemma in table["consequences"]["refused"]
    phrase = " ".join(one.lower_ for one in verb.subtree if one.i >= verb.i)
    menacing = any(phrase.startswith(one) or one in phrase[:40] for one in table["consequences"]["phrases"])
    return (own and condition is not None and lemma in table["consequences"]["verbs"]) or (
        menacing and (own or condition is not None)
    )


def _menace(article: Article, sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Iterator[Threat]:
    statement = statement_at(article, sentence, verb)
    condition = _condition_below(verb, table)
    speakers = _speakers(statement)
    target = actors_of_parties(article, sentence, objects_of(verb)) or _target_of_condition(
        article, sentence, condition
    )
    target = tuple(one for one in target if one not in speakers)
    yield _threat(
        article, sentence, verb, "coercive_threat", speakers, target, condition, _with(sentence, verb, condition)
    )


def _threat(
    article: Article,
    sentence: Sentence,
    verb: Token,
    kind: Kind,
    speakers: tuple[str, ...],
    target: tuple[str, ...],
    condition: Token | None,
    span: Span,
) -> Threat:
    issuer = tuple(dict.fromkeys(side_spoken_for(article, one) for one in speakers))
    statement = statement_at(article, sentence, verb)
    return Threat(
        id=make_id("th", article.document.id, RULE, span.start, span.end, verb.i),
        evidence=(article.quote(span.start, span.end),),
        kind=kind,
        issuer=_one_or_many(issuer),
        spokesperson=next((one for one in speakers if one not in issuer), None),
        target=_one_or_many(tuple(one for one in target if one not in issuer)),
        trigger=subtree_span(sentence, condition).cut(article.text) if condition is not None else None,
        consequence=clause_span(sentence, verb).cut(article.text),
        sourcing_class=statement.sourcing_class if statement else "unattributed",
        statement=statement.id if statement else None,
        created_by=f"{RULE}@1",
    )


def side_spoken_for(article: Article, actor_id: str) -> str:
    """The state or group that a person of it speaks for, where the article names it; else the actor itself."""
    actor = article.actor(actor_id)
    if actor is None or actor.actor_type not in PERSONS:
        return actor_id
    for member in actor.member_of:
        group = article.actor(member)
        if group is not None and group.actor_type in SIDES:
            return group.id
    if actor.country:
        states = [one for one in article.actors if one.actor_type == "state" and one.country == actor.country]
        if states:
            return states[0].id
    return actor_id


def _speakers(statement: Statement | None) -> tuple[str, ...]:
    if statement is None or statement.speaker is None:
        return ()
    return (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker


def _condition_below(verb: Token, table: Mapping[str, Any]) -> Token | None:
    """The verb of the condition that hangs on `verb` or on what it says."""
    marks = set(table["conditions"]["marks"])
    for token in verb.subtree:
        if token.dep_ in {"advcl", "ccomp"} and any(
            one.lower_ in marks and one.dep_ in {"mark", "advmod", "aux"} for one in token.children
        ):
            return token
    return None


def _target_of_condition(article: Article, sentence: Sentence, condition: Token | None) -> tuple[str, ...]:
    doer = subject_of(condition) if condition is not None else None
    return actors_of_parties(article, sentence, [doer]) if doer is not None else ()


def _with(sentence: Sentence, verb: Token, condition: Token | None) -> Span:
    """The clause of the threat together with its condition."""
    own = clause_span(sentence, verb)
    if condition is None:
        return own
    other = subtree_span(sentence, condition)
    return Span(min(own.start, other.start), max(own.end, other.end))


def _one_or_many(ids: tuple[str, ...]) -> str | tuple[str, ...] | None:
    return None if not ids else ids[0] if len(ids) == 1 else ids
