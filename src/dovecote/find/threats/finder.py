"""Threats and warnings of an article, each with issuer, target, condition and consequence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, objects_of, prepositions_of, subject_of
from dovecote.find.frames import lemma_of, lemmas_in, load_frames
from dovecote.find.parties import actors_of_parties
from dovecote.find.qualify import qualify
from dovecote.find.setting import statement_at
from dovecote.find.threats.issuers import side_spoken_for, speakers_of
from dovecote.find.threats.menaces import Menace, menaces_of
from dovecote.find.threats.told import Kind, Told, calling_words, told_by
from dovecote.find.threats.triggers import Trigger, trigger_of
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.observation import Threat
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "en.threats"


def find_threats(article: Article) -> tuple[Threat, ...]:
    """Threats and warnings of the article, in order of their evidence."""
    table = article.language.word_sets("threats")
    found: dict[str, Threat] = {}
    for sentence in article.fact_sentences():
        if sentence.paragraph in _paragraphs_of_games(article):
            continue
        spans: list[Span] = []
        for one in _threats_of(article, sentence, table):
            # "warned that it would strike if": the word and the condition tell one threat.
            if not any(one.evidence[0].span.overlaps(span) for span in spans):
                spans.append(one.evidence[0].span)
                found.setdefault(one.id, one)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _paragraphs_of_games(article: Article) -> frozenset[int]:
    """Paragraphs that tell of matches: there sides hit back without a threat."""
    games = load_frames(article.language, "contacts").classes["games"]
    found = (one.paragraph for one in article.fact_sentences() if not games.isdisjoint(lemmas_in(one)))
    return article.once("paragraphs of games", lambda: frozenset(found))


def _threats_of(article: Article, sentence: Sentence, table: Mapping[str, Any]) -> Iterator[Threat]:
    for token in () if calling_words(article.language).isdisjoint(lemmas_in(sentence)) else sentence:
        told = told_by(article, sentence, token, table)
        if told is not None:
            yield from _told(article, sentence, told, table)
    for menace in menaces_of(article, sentence, table):
        yield _menace(article, sentence, menace)


def _told(article: Article, sentence: Sentence, told: Told, table: Mapping[str, Any]) -> Iterator[Threat]:
    verb = told.verb
    doer = subject_of(verb)
    if not _was_uttered(article, sentence, verb) or (doer is None and told.kind == "coercive_threat"):
        return
    issuer = actors_of_parties(article, sentence, [doer] if doer is not None else [])
    if told.kind == "coercive_threat" and not issuer and _is_thing(article, doer):
        return
    places = (verb, *(one for one in verb.children if one.dep_ == "ccomp"))
    trigger = next((one for place in places if (one := trigger_of(sentence, place, table)) is not None), None)
    targets = [*objects_of(verb), *(inner for word, inner in prepositions_of(verb) if word in {"to", "against"})]
    target = actors_of_parties(article, sentence, targets) or _target_of_trigger(article, sentence, trigger)
    yield _threat(article, sentence, verb, told.kind, issuer, target, trigger)


def _is_thing(article: Article, doer: Token | None) -> bool:
    """True for "the dispute threatens the talks": a thing threatens nobody."""
    classes = load_frames(article.language, "contacts").classes
    people = classes["guests"] | classes["person"] | classes["powers"] | classes["troops"] | classes["assemblies"]
    return doer is not None and doer.pos_ == "NOUN" and lemma_of(doer) not in people


def _was_uttered(article: Article, sentence: Sentence, verb: Token) -> bool:
    """Whether the warning was given; the condition that hangs on its verb is one of what follows."""
    qualification = qualify(article, sentence, verb)
    undone = qualification.denied or qualification.questioned or qualification.negated
    return not (undone or qualification.feared or any(one.tag_ == "MD" for one in verb.children))


def _menace(article: Article, sentence: Sentence, menace: Menace) -> Threat:
    speakers = speakers_of(statement_at(article, sentence, menace.verb))
    doer = subject_of(menace.verb)
    speakers = speakers or _warner(article, sentence, menace.verb)
    if not speakers and menace.trigger is None:
        speakers = actors_of_parties(article, sentence, [doer]) if doer is not None else _named_first(article, sentence)
    target = actors_of_parties(article, sentence, objects_of(menace.verb))
    target = target or _target_of_trigger(article, sentence, menace.trigger)
    target = tuple(one for one in target if one not in speakers)
    return _threat(article, sentence, menace.verb, menace.kind, speakers, target, menace.trigger)


def _warner(article: Article, sentence: Sentence, verb: Token) -> tuple[str, ...]:
    """Who says it in a clause that holds it without being a statement: "with Veldt warning the deal will be void"."""
    words = article.language.table("threats")["warn"]["verbs"]
    warning = [one for one in sentence if one.i < verb.i and one.pos_ in VERBAL and lemma_of(one) in words]
    doer = subject_of(warning[-1]) if warning else None
    return actors_of_parties(article, sentence, [doer]) if doer is not None else ()


def _threat(
    article: Article,
    sentence: Sentence,
    verb: Token,
    kind: Kind,
    speakers: tuple[str, ...],
    target: tuple[str, ...],
    trigger: Trigger | None,
) -> Threat:
    issuer = tuple(dict.fromkeys(side_spoken_for(article, one) for one in speakers))
    statement = statement_at(article, sentence, verb)
    own = clause_span(sentence, verb)
    span = Span(min(own.start, trigger.span.start), max(own.end, trigger.span.end)) if trigger is not None else own
    return Threat(
        id=make_id("th", article.document.id, RULE, span.start, span.end, verb.i),
        evidence=(article.quote(span.start, span.end),),
        kind=kind,
        issuer=_one_or_many(issuer),
        spokesperson=next((one for one in speakers if one not in issuer), None),
        target=_one_or_many(tuple(one for one in target if one not in issuer)),
        trigger=trigger.span.cut(article.text) if trigger is not None else None,
        consequence=own.cut(article.text),
        sourcing_class=statement.sourcing_class if statement else "unattributed",
        statement=statement.id if statement else None,
        created_by=f"{RULE}@2",
    )


def _target_of_trigger(article: Article, sentence: Sentence, trigger: Trigger | None) -> tuple[str, ...]:
    """Who would have to act, or stop acting: the subject of the condition."""
    doer = subject_of(trigger.head) if trigger is not None and trigger.is_clause else None
    return actors_of_parties(article, sentence, [doer]) if doer is not None else ()


def _named_first(article: Article, sentence: Sentence) -> tuple[str, ...]:
    """Who stands at the beginning of a sentence whose subject the parser did not see ("X reserves the right")."""
    named = article.mentions_in(sentence.span)[:1]
    return tuple(actor.id for mention, actor in named if mention.start == sentence.start)


def _one_or_many(ids: tuple[str, ...]) -> str | tuple[str, ...] | None:
    return None if not ids else ids[0] if len(ids) == 1 else ids
