"""Whose troops, weapons and prisoners they are, and who does what a noun tells ("the withdrawal of the Front")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.clause import objects_of, prepositions_of, subject_of
from dovecote.find.commitments.cues.shared import slot_before
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.offices import actors_in, raised, state_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.sides import is_sides, named_together, pair_meant, sides_in
from dovecote.find.commitments.words import Action, Words
from dovecote.find.who import affiliation_of_token, sides_of
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

BELONGINGS: Final = ("forces", "weapons", "places", "documents")
"""Kinds of things that a side has, so that who moves, hands over or leaves them can be told by whose they are."""
MODIFIERS: Final = frozenset({"poss", "compound", "amod", "nmod"})


def actors_at(article: Article, sentence: Sentence, token: Token | None) -> tuple[str, ...]:
    """Ids of the actors that the noun phrase of `token` names; of "both sides" the sides, where the text tells them."""
    if token is None or token.ent_type_ in {"DATE", "TIME"}:
        return ()
    found: list[str] = []
    for one in named_together(article, sentence, token):
        found += sides_of(article, one)
    if not found:
        return pair_meant(article, token)
    if len(found) == 1 and is_sides(article, found[0]):
        found = list(sides_in(article, found[0])) or found
    return tuple(dict.fromkeys(found))


def owner_of(article: Article, sentence: Sentence, noun: Token) -> tuple[str, ...]:
    """Whose it is: by the possessor, the modifiers, what follows "of", or the country of the troops themselves."""
    found = affiliation_of_token(article, sentence, noun) or _in_modifiers(article, sentence, noun)
    if not found:
        of = next((one for word, one in prepositions_of(noun) if word in {"of", "from"}), None)
        found = actors_at(article, sentence, of)
    if not found:
        actor = article.actor_at(sentence.start_of(noun), sentence.end_of(noun))
        found = state_of(article, actor.country) if actor is not None else ()
    sides = [side for one in found for side in (sides_in(article, one) if is_sides(article, one) else (one,))]
    return raised(article, sides)


def _in_modifiers(article: Article, sentence: Sentence, noun: Token) -> tuple[str, ...]:
    """Whom the words before the noun name or, as adjectives, tell: "Veldtian soldiers"."""
    before = [one for one in noun.subtree if one.i < noun.i]
    if not before:
        return ()
    told = actors_in(article, sentence.span_of(before).cut(sentence.text))
    if told:
        return (told[0].id,)
    named = (actors_at(article, sentence, one) for one in noun.children if one.dep_ in MODIFIERS)
    return next((one for one in named if one), ())


def owner_of_deed(article: Article, promise: Promise, words: Words) -> tuple[str, ...]:
    """Whose the troops, weapons or camps are that the deed is done to, or that are due, where the words say it."""
    if promise.is_noun and any(words.is_a(kind, promise.deed) for kind in BELONGINGS):
        return owner_of(article, promise.sentence, promise.deed)
    for noun in objects_of(promise.deed):
        if any(words.is_a(kind, noun) for kind in BELONGINGS):
            found = affiliation_of_token(article, promise.sentence, noun) or _in_modifiers(
                article, promise.sentence, noun
            )
            if not found and words.is_a("forces", noun):
                found = owner_of(article, promise.sentence, noun)  # "all soldiers of Veldt be moved"
            if found:
                return raised(article, found)
    return ()


def captor_of(article: Article, promise: Promise, words: Words) -> tuple[str, ...]:
    """Who holds the captives that are to be freed: of two sides the one whose people they are not."""
    slated = slot_before(promise.cue) if promise.is_noun and promise.frame == "scheduled" else None
    nouns = [one for one in (slated, promise.doer, *objects_of(promise.deed)) if one is not None]
    for noun in nouns:
        captive = words.is_a("captives", noun)
        if (captive or promise.is_passive) and (holder := _holder_of(article, promise.sentence, noun, words)):
            return holder
        if not captive:
            continue
        theirs = set(people_of(article, promise.sentence, noun))
        both = sides_in(article)
        others = tuple(one for one in both if one not in theirs)
        if theirs & set(both) and others:
            return others
    return ()


def _holder_of(article: Article, sentence: Sentence, captives: Token, words: Words) -> tuple[str, ...]:
    """Who has the captives by the words: "held by the rebels", "in Veldtian custody", "in the hands of the Front"."""
    table = words.table["details"]["captivity"]
    for verb in (one for one in captives.children if one.dep_ == "acl" and one.lemma_.lower() in table["holding"]):
        if found := actors_at(article, sentence, subject_of(verb)):
            return raised(article, found)
    places = [captives, *(one for one in captives.children if one.dep_ == "acl"), captives.head]
    for noun in (noun for place in places for word, noun in prepositions_of(place) if word in {"in", "from"}):
        if noun.lemma_.lower() in table["places"] and (found := owner_of(article, sentence, noun)):
            return found
    return ()


def people_of(article: Article, sentence: Sentence, captives: Token) -> tuple[str, ...]:
    """Whose people the captives are: "prisoners of the Front", "Veldtian soldiers held"."""
    found = affiliation_of_token(article, sentence, captives) or _in_modifiers(article, sentence, captives)
    if not found:
        of = next((one for word, one in prepositions_of(captives) if word in {"of", "from"}), None)
        found = actors_at(article, sentence, of)
    return raised(article, found)


def doers_of_event(article: Article, sentence: Sentence, noun: Token, action: Action | None) -> tuple[str, ...]:
    """Who does what a noun of action tells: "the truce between A and B", "A's pullout", "the return of A"."""
    for word, inner in prepositions_of(noun):
        found = raised(article, actors_at(article, sentence, inner)) if word in {"between", "by", "among"} else ()
        # Of "between A and others" only one is known: that tells no sides.
        if len(found) > 1 or (found and word == "by"):
            return found
    holder = child(noun, "poss")
    if holder is not None and (found := actors_at(article, sentence, holder)):
        return raised(article, found)
    if action is not None and action.intransitive:
        of = next((inner for word, inner in prepositions_of(noun) if word == "of"), None)
        if of is not None:
            return raised(article, actors_at(article, sentence, of)) or owner_of(article, sentence, of)
    return affiliation_of_token(article, sentence, noun)
