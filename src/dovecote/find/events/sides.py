"""The sides of a deed: whom the words in an actor's or recipient's place name, in them or by whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.frames import lemma_of, load_frames
from dovecote.find.parties import actors_of_parties
from dovecote.find.who import affiliation_of_token
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

DEPTH = 3
DOERS = ("of", "by", "from", "between")
PEOPLE = ("person", "captive", "refugees", "police", "troops")
"""Word classes of those who can be a party without a name (languages/<code>/classes.toml)."""


def doers_of_deed(article: Article, sentence: Sentence, tokens: Iterable[Token]) -> tuple[str, ...]:
    """Ids of the actors in the place of those who do it: of "a strike by rebels on Dorn" the rebels, never Dorn."""
    heads = list(tokens)
    found = actors_of_parties(article, sentence, heads, DOERS)
    agents = (_of_participles(one, "by") for one in heads)
    return found or next((ids for one in agents if (ids := actors_of_parties(article, sentence, one))), ())


def sides_of_deed(article: Article, sentence: Sentence, tokens: Iterable[Token]) -> tuple[str, ...]:
    """Ids of the actors in one place of a deed, each once, in order.

    Where the phrases name none, the nearest that a participle in them names ("the ban imposed on Veldt"), and last
    whose they are ("a Veldtish proposal").
    """
    heads = list(tokens)
    found = actors_of_parties(article, sentence, heads)
    if found:
        return found
    for head in heads:
        inside = actors_of_parties(article, sentence, _of_participles(head))
        if inside:
            return inside[:1]
    people = load_frames(article.language, "events").classes
    for head in heads:
        # Whose people they are does not make them the state: "two Veldtish sailors".
        is_thing = head.pos_ == "NOUN" and not any(lemma_of(head) in people[name] for name in PEOPLE)
        owners = affiliation_of_token(article, sentence, head) if is_thing else ()
        if owners:
            return owners
    return ()


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
