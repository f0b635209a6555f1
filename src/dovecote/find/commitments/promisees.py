"""To whom a promise is given (codebook, section Commitment, promisee): whom the text names, else nobody."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import objects_of, prepositions_of
from dovecote.find.commitments.offices import WHOLES, is_person, raised
from dovecote.find.commitments.owners import actors_at, people_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words

if TYPE_CHECKING:
    from spacy.tokens import Token


def promisee_of(
    article: Article,
    promise: Promise,
    action: Action | None,
    voice: Voice,
    promisor: tuple[str, ...],
    parties: tuple[str, ...],
    words: Words,
) -> tuple[str, ...]:
    """Whom it is given to: who received it, whom the deed is for, the other party, whom it was said to.

    Args:
        parties: those of the agreement that the promise stands in; () where it stands in none.
    """
    found = (
        actors_at(article, promise.sentence, promise.receiver)
        or _by_deed(article, promise, action, words)
        or _other_parties(promisor, parties)
        or _addressed(article, voice)
    )
    return tuple(one for one in raised(article, found) if one not in promisor)


def as_given(promise: Promise, action: Action | None, words: Words) -> Promise:
    """`promise` with who is to get something as the one it is given to: "each fighter will receive 600 crowns"."""
    table = words.table["details"]["received"]
    gets = promise.deed.lemma_.lower() in table["verbs"] and not promise.is_passive
    if action is None or not gets or action.name not in table["actions"]:
        return promise
    giver = None if promise.giver == promise.doer else promise.giver
    return dataclasses.replace(promise, doer=None, giver=giver, receiver=promise.doer)


def _by_deed(article: Article, promise: Promise, action: Action | None, words: Words) -> tuple[str, ...]:
    """Whom the deed is done for, with or to: "hand them to the mission", "free prisoners of the Front"."""
    table = words.table["details"]["promisees"]
    name = action.name if action is not None else None
    places: list[Token] = []
    if promise.deed.lemma_.lower() in table["meeting"]:
        places += objects_of(promise.deed)
    if name in table["giving"]:
        places += _after(promise.deed, {"to"})
    if name in table["joining"]:
        places += _after(promise.deed, {"with", "together with"})
    if name == "refrain":
        targets = [one for one in promise.deed.subtree if one == promise.deed or words.is_a("attacks", one)]
        places += [noun for one in targets for noun in _after(one, {"on", "against"})]
    for noun in places:
        found = tuple(one for one in actors_at(article, promise.sentence, noun) if _can_receive(article, one))
        if found:
            return found
    if name == "release":
        for one in (promise.doer, *objects_of(promise.deed)):
            if one is not None and words.is_a("captives", one):
                return people_of(article, promise.sentence, one)
    return ()


def _after(token: Token, prepositions: set[str]) -> list[Token]:
    return [noun for word, noun in prepositions_of(token) if word in prepositions]


def _can_receive(article: Article, actor_id: str) -> bool:
    actor = article.actor(actor_id)
    return actor is not None and (is_person(article, actor_id) or actor.actor_type in WHOLES | {"body", "collective"})


def _other_parties(promisor: tuple[str, ...], parties: tuple[str, ...]) -> tuple[str, ...]:
    """The other party of the agreement; of what an outsider does under it, all parties. Mutual promises name none."""
    return () if not promisor or set(parties) <= set(promisor) else tuple(one for one in parties if one not in promisor)


def _addressed(article: Article, voice: Voice) -> tuple[str, ...]:
    """Whom it was said to, where that is a side and no audience."""
    for statement in voice.statements[:1]:
        found = raised(article, statement.addressee)
        sides = [article.actor(one) for one in found]
        if found and all(one is not None and one.actor_type in WHOLES for one in sides):
            return found
    return ()
