"""The sides of a deed: whom the words in an actor's or recipient's place name, in them or by whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.frames import lemma_of, load_frames
from dovecote.find.parties import NESTED_PREPOSITIONS as ALL
from dovecote.find.parties import actors_of_parties
from dovecote.find.who import affiliation_of_token
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 3
WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "around"})
WHOSE_PLACE = ("of", "to")
ABOUT = ("of", "by", "from", "against", "between")
"""What tells in a phrase whom words are for; where it was, or with whom, is another's name."""
DOERS = ("of", "by", "from", "between")
CAN_BE_PLACES = frozenset({"person", "collective", "organisation"})
"""What a place that nobody knows is taken for."""
PEOPLE = ("person", "captive", "refugees", "police", "troops")
"""Word classes of those who can be a party without a name (languages/<code>/classes.toml)."""


def doers_of_deed(article: Article, sentence: Sentence, tokens: Iterable[Token]) -> tuple[str, ...]:
    """Ids of the actors in the place of those who do it: of "a strike by rebels on Dorn" the rebels, never Dorn."""
    heads = list(tokens)
    heads = [one for one in heads if not _is_place_of_deed(article, sentence, one)]
    found = actors_of_parties(article, sentence, heads, DOERS)
    agents = (_of_participles(one, "by") for one in heads)
    return found or next((ids for one in agents if (ids := actors_of_parties(article, sentence, one))), ())


def _is_place_of_deed(article: Article, sentence: Sentence, token: Token) -> bool:
    """True for "the Dorn Arena bombing": a name before the deed that the story has nowhere else is where it was."""
    troops = load_frames(article.language, "events").classes["troops"]
    if token.dep_ not in {"compound", "nmod"} or token.tag_ != "NNP" or lemma_of(token) in troops:
        return False
    named = [article.actor(one) for one in actors_of_parties(article, sentence, [token], ())]
    return any(
        one is not None and one.vocabulary_id is None and one.actor_type in CAN_BE_PLACES and len(one.mentions) == 1
        for one in named
    )


def sides_of_deed(
    article: Article, sentence: Sentence, tokens: Iterable[Token], *, verbal: bool = False, bodily: bool = False
) -> tuple[str, ...]:
    """Ids of the actors in one place of a deed, each once, in order.

    Where the phrases name none, the nearest that a participle in them names ("the ban imposed on Veldt"), and last
    whose they are ("a Veldtish proposal"); whose people they are does not make them the state ("two Veldtish sailors").

    Args:
        verbal: the deed is one of words: of "condemned the raid on Dorn by the army" the army is meant, and never Dorn.
        bodily: it is done to people; where they stand in its place, nobody further off in the clause suffers it.
    """
    heads = list(tokens)
    if verbal:
        heads = [doer for one in heads if not _is_victim(article, one) for doer in _who_is_meant(article, one)]
    where = [one for one in heads if _tells_where(one)]
    inside = ABOUT if verbal else ALL
    found: list[str] = []
    for one in heads:
        ids = actors_of_parties(article, sentence, [one], WHOSE_PLACE if one in where else inside)
        found += [actor for actor in ids if actor not in found]
        if bodily and not ids and _are_people(article, one):
            # "barred two envoys from entering Veldt": they are meant, though nobody knows who they are.
            break
    heads = [one for one in heads if one not in where]
    if found or any(_are_people(article, one) for one in heads):
        return tuple(found)
    for head in heads:
        named = actors_of_parties(article, sentence, _of_participles(head))
        if named:
            return named[:1]
    for head in heads:
        owners = affiliation_of_token(article, sentence, head) if head.pos_ == "NOUN" else ()
        if owners:
            return owners
    return ()


def _who_is_meant(article: Article, token: Token) -> Iterator[Token]:
    """Whom words about a deed are for: who did it. Of what is no deed, the word itself."""
    classes, lemma = load_frames(article.language, "events").classes, lemma_of(token)
    doers = [inner for word, inner in prepositions_of(token) if word in {"by", "from"}]
    if lemma in classes["deeds_done"]:
        yield from (*doers, *(one for one in token.children if one.dep_ in {"poss", "compound", "amod", "nmod"}))
    elif lemma in classes["deeds_suffered"]:
        yield from doers
    else:
        yield token


def _is_victim(article: Article, token: Token) -> bool:
    """True for Dorn of "condemned the raid on Dorn"."""
    if token.dep_ != "pobj" or token.head.lower_ in {"by", "from"}:
        return False
    classes, deed = load_frames(article.language, "events").classes, lemma_of(token.head.head)
    return deed in classes["deeds_done"] or deed in classes["deeds_suffered"]


def _are_people(article: Article, token: Token) -> bool:
    people = load_frames(article.language, "events").classes
    return token.pos_ == "NOUN" and any(lemma_of(token) in people[name] for name in PEOPLE)


def _tells_where(token: Token) -> bool:
    """True for "at a hideout near Dorn": the place that is named is hit, and no other that it lies in."""
    return bool(token.dep_ == "pobj" and token.head.lower_ in WHERE)


def heads_inside(token: Token, depth: int = DEPTH) -> Iterator[Token]:
    """Heads of the noun phrases inside the one that `token` heads, itself first, then the nearest."""
    yield token
    if depth:
        inner = [child for child in token.children if child.dep_ == "poss"]
        inner += [one for _, one in prepositions_of(token)]
        for one in (*inner, *_of_participles(token)):
            yield from heads_inside(one, depth - 1)


def _of_participles(noun: Token, preposition: str | None = None) -> list[Token]:
    """Whom a participle on the noun names: "shells fired by the army", "a plan put to the council".

    Args:
        preposition: only those behind it.
    """
    return [
        inner
        for child in noun.children
        if child.dep_ == "acl" and child.tag_ == "VBN"
        for word, inner in prepositions_of(child)
        if preposition in (None, word)
    ]
