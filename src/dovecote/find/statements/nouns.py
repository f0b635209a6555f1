"""Speech told by a noun: "voiced concern over the truce", "the army's claim that it had left"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.frames import with_lemma
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.carried import governor_of
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb, entry_of
from dovecote.find.statements.source_words import source_tokens_of
from dovecote.find.statements.syntax import auxiliaries_of, subject_of
from dovecote.find.statements.trimming import trim
from dovecote.languages.registry import get_language
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_LETTERS: Final = 3


@functools.cache
def _nouns(code: str) -> Mapping[str, Mapping[str, Any]]:
    groups = get_language(code).table("reporting_nouns")["nouns"]
    return {word: group for group in groups for word in group["words"]}


def reports_by_noun(sentence: Sentence, code: str, lexicon: Lexicon) -> Iterator[Attribution]:
    """Attributions whose cue is a noun of speech, with a light verb or a possessor before it."""
    nouns = _nouns(code)
    for token in with_lemma(sentence, nouns.keys()):
        if token.pos_ != "NOUN":
            continue
        group = nouns[token.lemma_.lower()]
        found = (
            _with_light_verb(sentence, token, group, lexicon)
            or _owned(sentence, token, group, lexicon)
            or _unowned(sentence, token, group)
        )
        if found is not None:
            yield found


def _with_light_verb(sentence: Sentence, noun: Token, group: Mapping[str, Any], lexicon: Lexicon) -> Attribution | None:
    """The ministry voiced concern over ...; concern was voiced by nobody is left."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in lexicon.light_verbs or verb.pos_ != "VERB":
        return None
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "neg"}}
    if words & (lexicon.listed("unreal_auxiliaries") | lexicon.listed("negations")) or (
        verb.tag_ == "VB" and "to" in words
    ):
        return None
    speaker = subject_of(governor_of(verb, lexicon) or verb, lexicon.listed("relatives"))
    if speaker is None:
        return None
    source = source_tokens_of(speaker, verb, lexicon)
    content, link = content_of(sentence, noun, group)
    if content is None or not source:
        return None
    cue = sentence.span_of([*auxiliaries_of(verb), verb, noun, *([link] if link is not None else [])])
    place = trim(sentence, sentence.span_of(source))
    none = any(one.lower_ == "no" for one in noun.children)
    entry = _entry(noun, group)
    return Attribution(sentence, cue, verb, place, speaker, (content,), entry, "noun", negated=none)


def _owned(sentence: Sentence, noun: Token, group: Mapping[str, Any], lexicon: Lexicon) -> Attribution | None:
    """The army's claim that ...: only with a clause or an infinitive, where the words said are told.

    In "the army's report concludes that ..." the clause is the verb's, and the noun its speaker.
    """
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    speaks = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in lexicon.verbs
    if owner is None or not group.get("owned") or speaks:
        return None
    content, link = content_of(sentence, noun, {**group, "prepositions": group.get("owned_prepositions", ())})
    if content is None:
        return None
    words = [one for one in owner.subtree if one.dep_ != "case"]
    source = trim(sentence, sentence.span_of(words))
    cue = sentence.span_of([noun, *([link] if link is not None else [])])
    return Attribution(sentence, cue, noun, source, owner, (content,), _entry(noun, group), "noun")


def _unowned(sentence: Sentence, noun: Token, group: Mapping[str, Any]) -> Attribution | None:
    """Amid reports that the Front had left: nobody is named who told it, or behind "from"."""
    if noun.lower_ not in group.get("unowned", ()) or noun.dep_ not in {"pobj", "nsubj", "nsubjpass", "conj", "attr"}:
        return None
    content, _ = content_of(sentence, noun, {"clause": True})
    if content is None or not any(one.dep_ == "mark" for one in sentence.tokens_in(content)[:1]):
        return None
    tellers = [one for link in noun.rights if link.dep_ == "prep" and link.lower_ == "from" for one in link.children]
    source = trim(sentence, sentence.span_of(tellers[0].subtree)) if tellers else None
    if source is not None and source.overlaps(content):
        return None
    cue, head = sentence.span_of([noun]), tellers[0] if tellers else None
    return Attribution(sentence, cue, noun, source, head, (content,), _entry(noun, group), "noun")


def content_of(sentence: Sentence, noun: Token, group: Mapping[str, Any]) -> tuple[Span | None, Token | None]:
    """What the word is about, by the links its group names, and the preposition that leads to it."""
    for child in (*noun.children, *(one for one in noun.head.children if one.i > noun.i)):
        if child.i < noun.i:
            continue
        marked = any(one.lower_ in {"that", "whether"} and one.i < child.i for one in child.children)
        if group.get("clause") and child.dep_ in {"acl", "ccomp", "relcl"} and marked and _is_whole(child):
            return trim(sentence, sentence.span_of([one for one in child.subtree if one.i > noun.i])), None
        to = any(one.lower_ == "to" and one.i < child.i for one in child.children)
        if group.get("infinitive") and child.dep_ in {"acl", "xcomp", "relcl"} and to:
            return trim(sentence, sentence.span_of([one for one in child.subtree if one.i > noun.i])), None
        if child.dep_ == "prep" and child.lower_ in group.get("prepositions", ()):
            tokens = _without_agent_clause([one for one in child.subtree if one.i > child.i])
            tokens += _thanked_for(child, tokens, group)
            if tokens and sum(len(one.text) for one in tokens) > MIN_LETTERS:
                return trim(sentence, sentence.span_of(tokens)), child
    return None, None


def _thanked_for(to: Token, tokens: list[Token], group: Mapping[str, Any]) -> list[Token]:
    """What whom is thanked for, right after those thanked: "gratitude to the emir [for hosting the talks]"."""
    if to.lower_ != "to" or not tokens or group["force"] != "praise":
        return []
    after = (one for head in (to.head, to.head.head) for one in head.rights if one.i == tokens[-1].i + 1)
    return next((list(one.subtree) for one in after if one.dep_ == "prep" and one.lower_ == "for"), [])


def _without_agent_clause(tokens: list[Token]) -> list[Token]:
    """`tokens` without "announced by ..." at their end: that is another's report."""
    for one in tokens:
        by = any(child.dep_ == "agent" for child in one.children)
        if one.dep_ == "acl" and one.tag_ == "VBN" and by:
            return [other for other in tokens if other.i < one.left_edge.i]
    return tokens


def _is_whole(clause: Token) -> bool:
    """Whether the clause has its own subject: "the claim that it left", not "the claim that surfaced"."""
    subjects = [one for one in clause.children if one.dep_ in {"nsubj", "nsubjpass", "expl"}]
    return any(one.lower_ not in {"that", "which"} for one in subjects)


def _entry(noun: Token, group: Mapping[str, Any]) -> ReportingVerb:
    return entry_of("reporting_nouns", str(noun.lemma_.lower()), group["force"])
