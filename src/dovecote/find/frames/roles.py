"""Where the parties of a deed stand: the words at a role's place, from a verb, a noun or an adjective."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dovecote.find.clause import HYPHENS, VERBAL, conjuncts_of, objects_of, prepositions_of, subject_of
from dovecote.find.frames.frame import NOMINAL, Frame
from dovecote.languages.registry import get_language
from dovecote.model.values import passing_value

if TYPE_CHECKING:
    from spacy.tokens import Token


BETWEEN = frozenset({"between", "among", "with"})
ASIDES = frozenset({"in", "at", "behind", "on", "near", "outside"})
OCCASIONS = frozenset({"at", "during", "after", "following"})


@passing_value
class Scene:
    """Where the parties of a deed can stand."""

    verb: Token
    light: bool
    """True where `verb` is a light verb with the noun as its object: its subject does the deed."""


def tokens_of_roles(token: Token, roles: Sequence[str], frame: Frame, scene: Scene) -> tuple[Token, ...]:
    """The words at the places that `roles` name, conjuncts included, in order of the roles."""
    found: list[Token] = []
    for role in roles:
        for head in _of_role(token, role, frame, scene):
            found += [one for one in conjuncts_of(head) if one not in found and one.i != token.i]
    return tuple(found)


def _of_role(token: Token, role: str, frame: Frame, scene: Scene) -> Iterator[Token]:
    match role.split("."):
        case ["subject"]:
            yield from _doers(token, frame, scene)
        case ["object"]:
            yield from _objects(token, frame, scene)
        case ["complement"]:
            yield from _of_complement(token)
        case ["purpose"]:
            yield from _of_purpose(scene.verb)
        case ["compound"]:
            for child in token.children:
                if child.dep_ in {"compound", "amod", "nmod", "poss"}:
                    yield from hyphen_mates(child)
        case ["subject", preposition]:
            yield from _on_subject(token, preposition)
        case ["object", preposition]:
            for head in objects_of(token) if token.pos_ in VERBAL else _of(token):
                yield from (inner for word, inner in prepositions_of(head) if word == preposition)
        case [preposition]:
            places = [token, scene.verb] if scene.verb is not token else [token]
            if token.pos_ in VERBAL:
                # "held talks on Monday with the envoys": the parser hangs "with" on either.
                places += [one for one in objects_of(token) if one.i > token.i]
            elif token.pos_ in NOMINAL and preposition in BETWEEN:
                # "talks held in Dorn between the envoys"
                places += [one for one in token.children if one.dep_ == "acl" and one.tag_ == "VBN"]
            elif preposition == "to":
                # "a letter left at the desk and addressed to the envoy"
                told = [one for one in token.children if one.dep_ == "acl" and one.tag_ == "VBN"]
                places += [other for one in told for other in (one, *one.conjuncts)]
            if preposition in {"with", "between"}:
                places += [inner for one in places for inner in _asides(one)]
            for place in places:
                yield from (inner for word, inner in prepositions_of(place) if word == preposition)
            if token.pos_ in NOMINAL and preposition == "between":
                yield from _involved(token)
            if preposition == "with" and _borrows(token, frame):
                yield from _partners_of_governor(token)


def _asides(word: Token) -> Iterator[Token]:
    """Where or how it was, told before with whom: "held talks behind closed doors with the envoy"."""
    for preposition, inner in prepositions_of(word):
        if preposition in ASIDES and inner.pos_ in NOMINAL:
            yield inner


def _involved(noun: Token) -> Iterator[Token]:
    """Whom a participle behind the noun names as its parties: "negotiations involving the envoys"."""
    involving = get_language(noun.doc.lang_).table("light_verbs")["involving"]
    for one in noun.children:
        if one.dep_ == "acl" and one.tag_ == "VBG" and one.lower_ in involving:
            yield from objects_of(one)


def _on_subject(token: Token, preposition: str) -> Iterator[Token]:
    """Whom a word on the subject names: "the talks between ... began", "the rebels' truce ended"."""
    for subject in (child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}):
        if preposition in {"poss", "compound"}:
            yield from (child for child in subject.children if child.dep_ in {"poss", "compound", "amod", "nmod"})
        else:
            yield from (inner for word, inner in prepositions_of(subject) if word == preposition)


def _doers(token: Token, frame: Frame, scene: Scene) -> Iterator[Token]:
    if token.pos_ == "ADJ":
        verb = token.head
        doer = subject_of(verb) if verb.pos_ in VERBAL else verb
        if doer is not None:
            yield doer
        return
    if scene.light:
        doers = [one for one in (subject_of(scene.verb), _given_to(scene.verb, frame)) if one is not None]
        if doers and doers[0].i != token.i:
            yield from doers
            return
    doer = subject_of(token)
    if doer is not None:
        yield doer
        return
    if token.pos_ in NOMINAL:
        if frame.of_is == "actor":
            yield from _of(token)
        for child in token.children:
            if child.dep_ in {"compound", "amod", "nmod"}:
                yield from hyphen_mates(child)
        governor = _governor_of(token) if _borrows(token, frame) else None
        if governor is not None:
            yield from (one for one in (_passive_subject(governor), subject_of(governor)) if one is not None)


def _given_to(verb: Token, frame: Frame) -> Token | None:
    """Who gets what a passive verb gives: "was granted a meeting with" makes a party of the one it was granted."""
    if not frame.reciprocal or not any(one.dep_ == "dobj" for one in verb.children):
        return None
    return _passive_subject(verb)


def _passive_subject(verb: Token) -> Token | None:
    return next((one for one in verb.children if one.dep_ == "nsubjpass"), None)


def _borrows(noun: Token, frame: Frame) -> bool:
    """Whether who says or does something on the occasion is a party; of talks only where a partner is told."""
    return frame.borrow and (not frame.bare or any(word == "with" for word, _ in prepositions_of(noun)))


def _partners_of_governor(noun: Token) -> Iterator[Token]:
    """Who else was there, told by the verb around the noun: "raised it with the envoy during a meeting"."""
    governor = _governor_of(noun)
    if governor is not None and not any(word in BETWEEN for word, _ in prepositions_of(noun)):
        heads = (governor, *objects_of(governor))
        yield from (inner for head in heads for word, inner in prepositions_of(head) if word == "with")


def _governor_of(noun: Token) -> Token | None:
    """The verb that a noun stands beside: "during a meeting"; through two prepositions in "walked out of a meeting"."""
    if noun.dep_ != "pobj":
        return None
    governor = noun.head.head
    governor = governor.head if governor.dep_ == "prep" else governor
    if governor.pos_ in NOMINAL and governor.dep_ == "dobj" and noun.head.lower_ in OCCASIONS:
        # "reached no deal at a meeting"
        governor = governor.head
    return governor if governor.pos_ in VERBAL else None


def hyphen_mates(token: Token) -> tuple[Token, ...]:
    """The words that a hyphen or stroke joins with the word, and itself, in order: "Veldt-Ostmark talks"."""
    found = [token]
    while found[0].i > 1 and found[0].nbor(-1).text in HYPHENS:
        found.insert(0, found[0].nbor(-2))
    return tuple(found)


def _objects(token: Token, frame: Frame, scene: Scene) -> Iterator[Token]:
    if token.pos_ in VERBAL:
        # "sent a delegation to Veldt": to whom it goes is no object where the frame asks for it by its preposition.
        sent_to = "to" in frame.recipient and "object" in frame.actor
        yield from (one for one in objects_of(token) if not (sent_to and one.dep_ == "pobj"))
        return
    if frame.of_is == "recipient":
        yield from _of(token)


def _of(noun: Token) -> tuple[Token, ...]:
    return tuple(inner for word, inner in prepositions_of(noun) if word == "of")


def _of_purpose(verb: Token) -> Iterator[Token]:
    """Whom somebody goes to see: "flew in for talks with the rebels", "arrived to meet the envoys"."""
    for word, noun in prepositions_of(verb):
        if word == "for":
            yield from (inner for inner_word, inner in prepositions_of(noun) if inner_word == "with")
    for child in verb.children:
        if child.dep_ in {"advcl", "xcomp"} and child.tag_ == "VB":
            yield from objects_of(child)
            for head in (child, *objects_of(child)):
                yield from (inner for word, inner in prepositions_of(head) if word == "with")


def _of_complement(token: Token) -> Iterator[Token]:
    """Who a complement is about: the subject of an infinitive ("urged them to leave"), else what it is done to."""
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp", "acl", "advcl"}:
            own = [one for one in child.children if one.dep_ in {"nsubj", "nsubjpass"}]
            yield from own
            yield from objects_of(child)
            # "refused to let the ship land"
            yield from (
                one
                for inner in child.children
                if inner.dep_ == "ccomp"
                for one in inner.children
                if one.dep_ == "nsubj"
            )
            yield from (
                inner
                for word, inner in prepositions_of(child)
                if word in {"to", "with", "from", "against", "in", "on", "by"}
            )
        elif child.dep_ == "prep":
            for one in child.children:
                if one.dep_ == "pcomp":
                    yield from objects_of(one)
                    yield from (
                        inner
                        for word, inner in prepositions_of(one)
                        if word in {"to", "with", "from", "against", "in", "on"}
                    )
