"""What those who watch tell: "saw no fighters there", "found soldiers manning the posts", "recorded no breach"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, is_passive, objects_of, prepositions_of
from dovecote.find.commitments.grammar import child, is_negated
from dovecote.find.commitments.words import Words
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import Said, is_nobody

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_watching(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "Saw no armed members of the Front": who is looked for and not seen has left, who is seen has not."""
    if verb.lemma_.lower() not in table.of("seen_gone", "lookers"):
        return None
    for thing in _things_seen(verb):
        seen = _those_meant(thing, table)
        if not _are_armed(seen, words, table):
            continue
        none = is_nobody(thing, table) or is_nobody(seen, table) or is_negated(verb)
        if none and not any(one.dep_ in ("relcl", "acl") for one in seen.children) and not _tells_more(verb):
            return Said("outcome", "withdraw", verb, verb, seen, is_whole=True, counts=False)
        if not none and _stays(verb, seen, table):
            return Said("no_outcome", "withdraw", verb, verb, seen, is_state=True, counts=False)
    return None


def _things_seen(verb: Token) -> tuple[Token, ...]:
    """Who is seen: the object, the subject of the passive, or of what they are seen at: "saw soldiers manning"."""
    subject = child(verb, "nsubjpass") if is_passive(verb) else None
    if subject is not None:
        return (subject,)
    at = (one for one in verb.children if one.dep_ == "ccomp" and one.tag_ == "VBG")
    return (*objects_of(verb), *(seen for one in at if (seen := child(one, "nsubj")) is not None))


def _tells_more(verb: Token) -> bool:
    """Whether what was seen is what somebody did or suffered: "saw no soldiers killed"."""
    return any(one.dep_ in ("ccomp", "xcomp", "oprd") and one.pos_ in VERBAL for one in verb.children)


def _those_meant(thing: Token, table: FateWords) -> Token:
    """The fighters of "no sign of the Front's fighters", "any of the fighters"."""
    signs = table.of("seen_gone", "signs")
    if thing.lemma_.lower() in signs or thing.pos_ in ("PRON", "DET") or thing.lower_ in table.none:
        return next((noun for word, noun in prepositions_of(thing) if word == "of"), thing)
    return thing


def _are_armed(noun: Token, words: Words, table: FateWords) -> bool:
    if words.is_a("forces", noun) or words.is_a("rebels", noun):
        return True
    is_member = noun.lemma_.lower() in table.of("seen_gone", "members")
    return is_member and any(one.lower_ in table.of("seen_gone", "armed") for one in noun.children)


def _stays(verb: Token, seen: Token, table: FateWords) -> bool:
    """Whether those seen are told to be there still: "still in the valley", "manning the posts"."""
    near = (*verb.children, *seen.children, *(inner for one in verb.children for inner in one.children))
    if any(one.lower_ in table.of("seen_there", "still") for one in near):
        return True
    return any(one.tag_ == "VBG" and one.lemma_.lower() in table.of("seen_there", "staying") for one in near)


def of_calm(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The guns have been silent", "calm has prevailed", "recorded no violations": a truce is kept."""
    lemma = verb.lemma_.lower()
    if lemma in table.of("calm", "being"):
        is_calm = _is_silent(verb, table)
    elif lemma in table.of("calm", "lasting"):
        subject = child(verb, "nsubj")
        is_calm = (
            subject is not None
            and subject.lemma_.lower() in table.of("calm", "calms")
            and not is_nobody(subject, table)
        )
    elif lemma in table.of("calm", "shooting"):
        is_calm = _no_shot(verb, table) or _no_breach(verb, words, table)
    else:
        is_calm = lemma in table.of("seen_gone", "lookers") and _no_breach(verb, words, table)
    if not is_calm or is_negated(verb):
        return None
    return Said("kept", "cease_fire", verb, verb, of_promise=True, counts=False)


def _is_silent(verb: Token, table: FateWords) -> bool:
    subject = child(verb, "nsubj")
    if subject is None or subject.lemma_.lower() not in table.of("calm", "things") or is_nobody(subject, table):
        return False
    return any(one.lower_ in table.of("calm", "silent") and one.i > verb.i for one in verb.children)


def _no_shot(verb: Token, table: FateWords) -> bool:
    subject = child(verb, "nsubjpass")
    return subject is not None and subject.lemma_.lower() in table.of("calm", "shots") and is_nobody(subject, table)


def _no_breach(verb: Token, words: Words, table: FateWords) -> bool:
    """Whether no breach was seen; of the truce, where the words tell of what."""
    subject = child(verb, "nsubjpass")
    for thing in (subject,) if subject is not None else objects_of(verb):
        if thing.lemma_.lower() in table.of("calm", "breaches") and is_nobody(thing, table):
            of = [noun for word, noun in prepositions_of(thing) if word == "of"]
            return all((act := words.action_of(one)) is not None and act.name == "cease_fire" for one in of)
    return False


def of_unmoved(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The soldiers never left", "they have not budged": who was to go is still there."""
    if verb.lemma_.lower() not in table.of("unmoved", "verbs") or not is_negated(verb):
        return None
    subject = child(verb, "nsubj")
    placed = all(one.pos_ == "PROPN" or words.is_a("places", one) for one in objects_of(verb))
    if subject is None or not placed or any(one.dep_ == "prt" for one in verb.children):
        return None
    pronoun = subject.tag_ == "PRP" and "Plur" in str(subject.morph)
    never = any(one.lower_ in table.of("unmoved", "never") for one in verb.children)
    if not _are_armed(subject, words, table) and not (pronoun and never):
        return None
    return Said("no_outcome", "withdraw", verb, verb, subject, is_state=True, counts=False)
