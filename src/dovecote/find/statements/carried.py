"""Verbs of speech that another verb carries, cites or takes back: "went on to explain", "was quoted as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.statements.lexicon import Lexicon
from dovecote.find.statements.sourcing import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_NAME: Final = 10
"""Words between "quoted" and "as": somebody's name with his post."""
MAX_CARRIED: Final = 4
"""Words between "continued" and "insist" that still make them one cue."""


def carrier_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb that carries an infinitive of speech which did take place: "went on to explain"."""
    head = verb.head
    if verb.dep_ not in {"xcomp", "advcl", "ccomp"} or head.i >= verb.i:
        return None
    if made_to_speak(verb, lexicon) is not None:
        return head
    if head.lemma_.lower() not in lexicon.listed("carriers") or head.tag_ not in {"VBD", "VBZ", "VBP", "VBG", "VBN"}:
        return None
    words = {one.lower_ for one in head.children if one.dep_ in {"aux", "neg"}}
    return None if words & (lexicon.listed("unreal_auxiliaries") | lexicon.listed("negations")) else head


def made_to_speak(verb: Token, lexicon: Lexicon) -> Token | None:
    """Who "was heard telling" something, or "was forced to admit" it; else None."""
    head = verb.head
    if verb.dep_ != "xcomp" or head.tag_ != "VBN" or head.lemma_.lower() not in lexicon.listed("passive_carriers"):
        return None
    if any(one.dep_ == "neg" for one in head.children):
        return None
    return next((one for one in head.lefts if one.dep_ == "nsubjpass"), None)


def cited_by(verb: Token, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """In "the radio quoted Tolland as saying" the verb that cites, and the one who is cited; else None."""
    link = verb.head
    if verb.dep_ != "pcomp" or link.lower_ != "as":
        return _cited_with_participle(verb, lexicon)
    if link.head.lemma_.lower() not in lexicon.listed("citing"):
        return _cited_before(link, lexicon)
    citing = link.head
    for child in citing.children:
        if child.dep_ in {"dobj", "nsubjpass"} and child.i < link.i:
            return citing, child
    return (citing, citing.head) if citing.dep_ == "acl" and citing.tag_ == "VBN" else None


def _cited_with_participle(verb: Token, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """The same without "as": "the radio quoted Tolland saying"."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"acl", "xcomp", "ccomp", "advcl"}:
        return None
    citing = verb.head.head if verb.dep_ == "acl" else verb.head
    if citing.lemma_.lower() not in lexicon.listed("citing") or citing.pos_ != "VERB":
        return None
    near = (*citing.children, *verb.children)
    named = next((one for one in near if one.dep_ in {"dobj", "nsubj"} and citing.i < one.i < verb.i), None)
    return (citing, named) if named is not None else None


def _cited_before(link: Token, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """The same by the words alone, where the parser lost the verb that cites: a name right before "as"."""
    for token in reversed(link.doc[max(0, link.i - MAX_NAME) : link.i - 1]):
        if token.is_punct:
            return None
        if token.tag_ in {"VBD", "VBN"} and token.lemma_.lower() in lexicon.listed("citing"):
            named = link.nbor(-1)
            return (token, named) if named.pos_ in {"PROPN", "NOUN", "PRON"} else None
    return None


def refuses(verb: Token, auxiliaries: set[str], lexicon: Lexicon) -> bool:
    """Whether "would not comment", "could not say": nobody spoke to the matter, and somebody said so."""
    words = lexicon.words["refusing"]
    will = auxiliaries & set(words["auxiliaries"])
    return bool(will and auxiliaries & lexicon.listed("negations") and verb.lemma_.lower() in words["verbs"])


def reports_with_noun(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb only carries a noun of speech: "voiced concern"."""
    if verb.lemma_.lower() not in lexicon.light_verbs:
        return False
    return any(one.dep_ == "dobj" and one.lemma_.lower() in lexicon.nouns for one in verb.children)


def governor_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """The reporting verb whose speaker also says what `verb` reports, though the parser hung it inside the content."""
    for above in verb.ancestors:
        reports = above.lemma_.lower() in lexicon.verbs and above.pos_ == "VERB" and above.i < verb.i
        if reports and goes_on_reporting(verb, above, lexicon) and not goes_on_reporting(above, above.head, lexicon):
            return above
    return None


def goes_on_reporting(token: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether `token`, inside what `verb` reports, is really a further report of the same speaker."""
    if token.pos_ != "VERB" or not (token.lemma_.lower() in lexicon.verbs or reports_with_noun(token, lexicon)):
        return False
    if any(child.dep_ in {"nsubj", "nsubjpass", "mark"} for child in token.children):
        return False
    before = token.doc[token.i - 1]
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        return bool(before.is_punct and before.text == "," and not any(one.dep_ == "aux" for one in token.children))
    if token.dep_ == "conj" and token.head.tag_ == "VB" and token.tag_ in {"VBD", "VBZ"}:
        # "called for the guards to leave and accuses ...": a finite verb is not coordinated with an infinitive.
        return True
    if token.dep_ != "conj" or token.tag_ != verb.tag_ or token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    # "said he would order a review and warned ...": the verb before has another tense than the one coordinated with it.
    other = token.head.tag_ != token.tag_ or _is_of_a_thing(token.head, lexicon) or _calls_upon(token, lexicon)
    return token.head.i != verb.i and other


def _calls_upon(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb tells what is asked of somebody: "said it was opposed to the raid and urged both to stop"."""
    entries = lexicon.verbs.get(verb.lemma_.lower(), ())
    asked = any("addressed" in one.content or one.addressed_by for one in entries)
    pronoun = any(one.dep_ in {"nsubj", "nsubjpass"} and one.tag_ == "PRP" for one in verb.head.children)
    return asked and pronoun and any(one.dep_ in {"ccomp", "xcomp"} and one.i > verb.i for one in verb.children)


def _is_of_a_thing(verb: Token, lexicon: Lexicon) -> bool:
    """Whether nobody that could speak does what the verb says: "said that the deal was fair and urged them to sign"."""
    subject = next((one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if subject is None or subject.dep_ == "expl":
        return subject is not None
    words = lexicon.words["sources"]
    speaks = subject.lemma_.lower() in {*words["institutions"], *words["belonging"], *words["fighting"]}
    return subject.pos_ == "NOUN" and not speaks and not is_person(subject, words)


def cites_somebody(verb: Token, lexicon: Lexicon) -> bool:
    """Whether what is cited is who told it ("citing the army"), and no matter."""
    sources = lexicon.words["sources"]
    tellers = {
        *sources["institutions"],
        *sources["posts"],
        *sources["spokespersons"],
        *sources["hearsay"],
        *sources["tellers"],
    }
    objects = [one for one in verb.children if one.dep_ == "dobj"]
    return any(one.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or one.lemma_.lower() in tellers for one in objects)
