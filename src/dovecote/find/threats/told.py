"""Threats and warnings that a word names: "threatened to", "vowed revenge", "warned them of", "gave them 48 hours"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, is_passive, objects_of, prepositions_of, subject_of
from dovecote.find.frames import lemma_of
from dovecote.find.parties import actors_of_parties
from dovecote.find.threats.issuers import is_own_deed
from dovecote.find.threats.phrases import verbs_of_phrases
from dovecote.find.threats.triggers import is_whoever, trigger_of
from dovecote.languages.language import Language
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["coercive_threat", "analytic_warning"]
TIMES = frozenset({"DATE", "TIME"})
CONTENT = frozenset({"ccomp", "xcomp", "advcl"})
DUE = frozenset({"advcl", "acl", "xcomp", "relcl"})


@dataclass(frozen=True, slots=True)
class Told:
    """A verb by which somebody threatens or warns."""

    verb: Token
    kind: Kind


@functools.cache
def calling_words(language: Language) -> frozenset[str]:
    """Lemmas of the verbs and nouns that can tell a threat or warning; a sentence without them tells none."""
    table = language.word_sets("threats")
    verbs = (table[name]["verbs"] for name in ("threaten", "ultimatum", "vow", "warn"))
    return frozenset().union(table["threaten"]["nouns"], *verbs)


def told_by(article: Article, sentence: Sentence, token: Token, table: Mapping[str, Any]) -> Told | None:
    """What the word tells of a threat or warning; None where it tells none."""
    if token.pos_ == "NOUN" and token.dep_ == "dobj" and token.head.pos_ in VERBAL:
        return _told_by_noun(token, lemma_of(token), table)
    if token.pos_ not in VERBAL or token.dep_ in {"amod", "compound"}:
        return None
    lemma = lemma_of(token)
    if lemma in table["threaten"]["verbs"] or _is_ultimatum(token, table):
        return Told(token, "coercive_threat")
    if lemma in table["vow"]["verbs"] and _vows_harm(token, table):
        return Told(token, "coercive_threat")
    if lemma in table["warn"]["verbs"]:
        kind = _kind_of_warning(article, sentence, token, table)
        return Told(token, kind) if kind is not None else None
    return None


def _told_by_noun(noun: Token, lemma: str, table: Mapping[str, Any]) -> Told | None:
    if lemma not in table["threaten"]["nouns"] or lemma_of(noun.head) not in table["threaten"]["givers"]:
        return None
    is_weather = not table["weather"]["words"].isdisjoint(lemma_of(one) for one in noun.subtree)
    return None if is_weather else Told(noun.head, "coercive_threat")


def _is_ultimatum(verb: Token, table: Mapping[str, Any]) -> bool:
    """True for "gave the garrison 48 hours to leave": a short time given to another for what it must do."""
    words = table["ultimatum"]
    if lemma_of(verb) not in words["verbs"]:
        return False
    given = [one for one in verb.children if one.dep_ in {"dobj", "npadvmod"} and lemma_of(one) in words["spans"]]
    limits = [inner for word, inner in prepositions_of(verb) if word in words["until"] and inner.ent_type_ in TIMES]
    # With a limit in place of the span whoever gets it is the object: "gave the garrison until Friday".
    receiving = {"dative", "dobj"} if limits else {"dative"}
    given += limits
    to_whom = [one for one in verb.children if one.dep_ in receiving and one.lower_ not in words["oneself"]]
    if not given or not to_whom:
        return False
    due = (*verb.children, *given[0].children)
    return any(one.tag_ == "VB" and one.dep_ in DUE and lemma_of(one) in words["demands"] for one in due)


def _vows_harm(verb: Token, table: Mapping[str, Any]) -> bool:
    """True for "vowed to avenge", "swore revenge", "pledged a response": of vows only those of harm."""
    words = table["vow"]
    if {lemma_of(one) for one in objects_of(verb)} & words["nouns"]:
        return True
    content = [one for one in verb.children if one.dep_ in CONTENT and one.pos_ in VERBAL]
    return any(key in words["deeds"] for one in content for key in _keys(one))


def _keys(verb: Token) -> Iterator[str]:
    yield lemma_of(verb)
    if verb.i + 1 < len(verb.doc):
        yield f"{lemma_of(verb)}_{verb.nbor().lower_}"


def _kind_of_warning(article: Article, sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Kind | None:
    """Coercive where the one who warns would do the harm; analytic where somebody foretells it; else no threat."""
    doer = subject_of(verb)
    if doer is not None and {lemma_of(one) for one in doer.subtree} & table["analysts"]["words"]:
        return "analytic_warning"
    content = [one for one in verb.children if one.dep_ in {"ccomp", "xcomp"} and one.pos_ in VERBAL]
    named = [inner for word, inner in prepositions_of(verb) if word in {"of", "about"}]
    if _is_of_harm(article, sentence, verb, content, named, table):
        return "coercive_threat"
    dangers = table["dangers"]["nouns"]
    if any(dangers & {lemma_of(below) for below in one.subtree} for one in named):
        return "analytic_warning"
    foretold = any(
        below.dep_ == "aux" and below.lower_ in table["dangers"]["modals"] for one in content for below in one.children
    )
    at_risk = any(lemma_of(one) in table["dangers"]["verbs"] or _is_near_danger(one, table) for one in content)
    return "analytic_warning" if doer is not None and (foretold or at_risk) else None


def _is_near_danger(verb: Token, table: Mapping[str, Any]) -> bool:
    """True for "is one raid away from war", "is sliding into chaos"."""
    if lemma_of(verb) not in table["dangers"]["nearing"]:
        return False
    return any(one.i > verb.i and lemma_of(one) in table["dangers"]["nouns"] for one in verb.subtree)


def _is_of_harm(
    article: Article,
    sentence: Sentence,
    verb: Token,
    content: list[Token],
    named: list[Token],
    table: Mapping[str, Any],
) -> bool:
    """Whether what is warned of is something that people do to others, on a condition or to the one addressed."""
    words = table["consequences"]
    conditional = any(trigger_of(sentence, one, table) is not None for one in (verb, *content))
    if any(lemma_of(one) in words["nouns"] for one in named):
        return True
    warned = objects_of(verb)
    # "warned the rebels of sanctions": the parser hangs "of" on either.
    of_them = [inner for one in warned for word, inner in prepositions_of(one) if word == "of"]
    if warned and any(lemma_of(one) in words["warned_of"] for one in (*named, *of_them)):
        return True
    below = {lemma_of(one) for child in verb.children if child.i > verb.i for one in child.subtree}
    if below & words["nouns"] and (conditional or objects_of(verb)):
        return True
    issuer = subject_of(verb)
    speakers = actors_of_parties(article, sentence, [issuer]) if issuer is not None else ()
    phrases = list(verbs_of_phrases(sentence, article.language))
    if verb in phrases:
        return True
    for one in content:
        doer = subject_of(one) or next((child for child in one.children if child.dep_ == "nsubjpass"), None)
        own = doer is not None and is_own_deed(article, sentence, doer, speakers, table)
        deeds = set(_keys(one))
        if deeds & {*words["harms"], *words["answers"], *words["penalties"]} and (
            own or (conditional and objects_of(verb))
        ):
            return True
        if deeds & words["steps"] and conditional and (own or is_passive(one)):
            return True
        if deeds & words["penalties"] and conditional:
            return True
        if one in phrases and (own or doer is None or is_whoever(doer, table)):
            return True
    return False
