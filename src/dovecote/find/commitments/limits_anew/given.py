"""Time given, had or taken: "has given the Front until 20 May", "got another six weeks", "asked for it and got it"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import is_passive, objects_of, prepositions_of, subject_of
from dovecote.find.commitments.cues.moves import is_told
from dovecote.find.commitments.grammar import has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.limits_anew.saying import SaidAnew, day_until, saying, times_of
from dovecote.find.commitments.words import Words
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


def time_given(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "Has given the Front until 20 May", "the Front needs until mid-May", "got another six weeks"."""
    lemma = verb.lemma_.lower()
    gives, has, takes = (lemma in table[name] for name in ("giving", "having", "taking"))
    if _names_own_deed(verb, words, table):
        return None
    modal = modal_of(verb)
    foreseen = (has or takes) and modal is not None and modal.lower_ in table["foreseen"] and not is_negated(verb)
    if not foreseen and not _is_new_told(verb):
        return None
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in table["standing_for"]:
        party = None if takes else subject
    elif not gives and not has:
        return None
    else:
        party = _given_to(verb, table) if gives else subject
    if party is None and not takes:
        return None
    asked = gives and any(one.i < verb.i and one.lemma_.lower() in table["asking"] for one in sentence)
    if asked and party is not None and party.pos_ == "PRON":
        party = None  # "asked for a month's grace; the commission granted it three weeks"
    longer = any(one.lemma_.lower() in table["more"] for one in objects_of(verb))
    time = day_until(article, sentence, verb, table, longer=longer) or (
        None if takes else _more(article, sentence, verb, table, asked=asked)
    )
    return saying(sentence, verb, time, party) if time is not None else None


def _is_new_told(verb: Token) -> bool:
    return is_told(verb) or (verb.tag_ == "VBG" and verb.dep_ == "conj" and not is_negated(verb))


def _names_own_deed(verb: Token, words: Words, table: Mapping[str, Any]) -> bool:
    """Of "gave the Front until 20 May to disarm", "needs until June to finish": it is a promise of its own."""
    infinitives = [one for one in verb.subtree if one.pos_ == "VERB" and one != verb and has_infinitive_mark(one)]
    things = [one for one in objects_of(verb) if one.lemma_.lower() not in table["more"]]
    acts = [one for one in things if words.action_of(one) is not None]
    return bool(infinitives or acts)


def _given_to(verb: Token, table: Mapping[str, Any]) -> Token | None:
    """Whom time is given: the first object, the subject of a passive, or the one after "to"."""
    if is_passive(verb):
        return next((one for one in verb.children if one.dep_ in {"nsubjpass", "nsubj"}), None)
    datives = [one for one in verb.children if one.dep_ in {"dative", "dobj"} and one.ent_type_ not in {"DATE", "TIME"}]
    named = [
        one for one in datives if one.pos_ in {"NOUN", "PROPN", "PRON"} and one.lemma_.lower() not in table["more"]
    ]
    return named[0] if named else next((inner for word, inner in prepositions_of(verb) if word == "to"), None)


def _more(
    article: Article, sentence: Sentence, verb: Token, table: Mapping[str, Any], *, asked: bool
) -> TimeExpression | None:
    """By how much longer: "another six weeks", "two more months", "a six-week extension".

    Args:
        asked: more time was asked for, so that any length granted is more.
    """
    for time in times_of(article, sentence, verb):
        if time.timex3_type != "DURATION":
            continue
        heads = [one for one in sentence.tokens_in(Span(time.start, time.end)) if one.dep_ not in {"det", "nummod"}]
        near = {*time.exact.lower().split(), *article.text[max(0, time.start - 12) : time.start].lower().split()[-1:]}
        extends = any(one.head.lemma_.lower() in table["more"] and one.head in objects_of(verb) for one in heads)
        more = asked or bool(near & set(table["further"]))
        if extends or (more and any(one.head == verb for one in heads)):
            return time
    return None


def request_granted(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "Asked for a month more, and they have granted it": the time that was asked for in the same sentence."""
    if not _is_new_told(verb) or not any(_means_request(one, table) for one in objects_of(verb)):
        return None
    asked = next((one for one in sentence if one.i < verb.i and one.lemma_.lower() in table["asking"]), None)
    if asked is None or is_negated(asked):
        return None
    start, end = sentence.start_of(asked), sentence.start_of(verb)
    for time in article.times_in(Span(start, end)):
        near = article.text[max(start, time.start - 12) : time.end + 12].lower().replace(",", " ").split()
        if time.timex3_type == "DURATION" and set(near) & {*table["further"], *table["more"], "longer"}:
            return saying(sentence, verb, time)
    return None


def _means_request(noun: Token, table: Mapping[str, Any]) -> bool:
    return noun.lower_ in table["standing_for"] or noun.lemma_.lower() in table["requests"]
