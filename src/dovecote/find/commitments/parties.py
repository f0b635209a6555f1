"""Who promises to whom: the promisor, the one who speaks for it, the one who carries it out, and the promisee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words
from dovecote.find.who import actors_of_token, sides_of
from dovecote.model.actor import Actor
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = frozenset({"person", "office", "unnamed_person"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The heads of a commitment, as ids of actors."""

    promisor: tuple[str, ...] = ()
    spokesperson: str | None = None
    executor: str | None = None
    promisee: tuple[str, ...] = ()
    office_holder: str | None = None


def actors_at(article: Article, sentence: Sentence, token: Token | None) -> tuple[str, ...]:
    """Ids of the actors that the noun phrase of `token` names, coordinated ones included."""
    if token is None:
        return ()
    found: list[str] = []
    for one in actors_of_token(article, sentence, token):
        found += sides_of(article, one)
    return tuple(dict.fromkeys(found))


def parties_of(article: Article, promise: Promise, action: Action | None, voice: Voice, words: Words) -> Parties:
    """Who promises, through whom, and to whom."""
    sentence = promise.sentence
    place = promise.opening or sentence
    doer = actors_at(article, place, promise.doer) or _owner(article, place, promise.doer, words)
    giver = actors_at(article, sentence, promise.giver)
    executor: str | None = None
    if promise.force == "order":
        promisor, executor = (giver or doer), (doer[0] if doer and doer != giver else None)
    else:
        promisor = doer or giver
    if not promisor and not promise.is_noun:
        promisor = _owner_of_deed(article, promise, words)
    spokesperson = next((one for one in (*giver, *voice.speaker) if one not in promisor), None)
    if not promisor and voice.speaker:
        promisor = voice.speaker
    promisor, holder = _raised(article, promisor, action)
    if holder is not None and promise.force != "order":
        spokesperson = spokesperson or holder
    promisee = tuple(one for one in actors_at(article, sentence, promise.receiver) if one not in promisor)
    return Parties(promisor, spokesperson, executor, promisee, holder)


def _owner(article: Article, sentence: Sentence, noun: Token | None, words: Words) -> tuple[str, ...]:
    """Whose troops, prisoners or talks: the actor in the noun's possessor, modifiers or "of"."""
    if noun is None:
        return ()
    for one in noun.children:
        if one.dep_ in {"poss", "compound", "amod", "nmod"}:
            found = actors_at(article, sentence, one) or _by_adjective(article, one)
            if found:
                return found
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ in {"of", "from"}), None)
    return actors_at(article, sentence, child(of, "pobj")) if of is not None else ()


def _owner_of_deed(article: Article, promise: Promise, words: Words) -> tuple[str, ...]:
    from dovecote.find.clause import objects_of

    for noun in objects_of(promise.deed):
        owner = _owner(article, promise.sentence, noun, words)
        if owner and words.is_a("forces", noun):
            return owner
    return ()


def _by_adjective(article: Article, token: Token) -> tuple[str, ...]:
    """The state that an adjective stands for, where the article names it otherwise."""
    word = token.lower_
    return tuple(
        one.id
        for one in article.actors
        if one.actor_type == "state" and word in {alias.lower() for alias in one.aliases}
    )[:1]


def _raised(article: Article, ids: tuple[str, ...], action: Action | None) -> tuple[tuple[str, ...], str | None]:
    """The state, government or group for which office holders act, where the deed is not one of their own person."""
    if action is not None and action.personal:
        return ids, None
    raised: list[str] = []
    holder: str | None = None
    for one in ids:
        actor = article.actor(one)
        side = _side_of(article, actor) if actor is not None and actor.actor_type in PEOPLE else None
        if side is not None:
            holder = holder or one
        if (side or one) not in raised:
            raised.append(side or one)
    return tuple(raised), holder


def _side_of(article: Article, actor: Actor) -> str | None:
    """The organisation, group or state that a person acts for, among the actors of the article."""
    known = {one.id: one for one in article.actors}
    for one in actor.member_of:
        if one in known:
            return one
    for role in actor.roles:
        if role.organisation in known:
            return role.organisation
    if actor.country is not None:
        for kind in ("state", "state_government"):
            for other in article.actors:
                if other.actor_type == kind and other.country == actor.country:
                    return other.id
    return None
