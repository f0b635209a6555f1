"""Who promises to whom: the promisor, the one who speaks for it, the one who carries it out, and the promisee."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import objects_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words, words_of
from dovecote.find.who import actors_of_token, affiliation_of_token, sides_of
from dovecote.model.sentence import Sentence
from dovecote.vocabulary.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

TALKS = frozenset({"hold_talks", "start_talks", "resume_talks"})
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
    """Ids of the actors that the noun phrase of `token` names; of "both sides" the sides, where the text tells them."""
    if token is None or token.ent_type_ in {"DATE", "TIME"}:
        return ()
    found: list[str] = []
    for one in actors_of_token(article, sentence, token):
        found += sides_of(article, one)
    if len(found) == 1 and is_sides(article, found[0]):
        found = list(sides_in(article, found[0])) or found
    return tuple(dict.fromkeys(found))


def is_sides(article: Article, actor_id: str) -> bool:
    """Whether the actor is "both sides", "the parties", "the two teams": a collective of those who negotiate."""
    actor = article.actor(actor_id)
    if actor is None or actor.actor_type not in {"collective", "coalition"}:
        return False
    heads = set(words_of(article.language).table["details"]["sides"]["heads"])
    return any(set(re.findall(r"\w+", one.exact.lower())) & heads for one in actor.mentions)


def sides_in(article: Article, collective: str | None = None) -> tuple[str, ...]:
    """The two who face each other in the article, where it leaves no choice; else nothing.

    They are the parties of its agreement, or the one government and the one armed group of the same country: of
    several groups the one that is named more often than all others.
    """
    for agreement in article.agreements:
        if len(agreement.parties) == 2:
            return agreement.parties
    whole = article.actor(collective) if collective is not None else None
    groups = [one for one in article.actors if one.actor_type == "armed_group"]
    if whole is not None and whole.country is not None:
        groups = [one for one in groups if one.country in {None, whole.country}]
    groups.sort(key=lambda one: -len(one.mentions))
    if not groups or (len(groups) > 1 and len(groups[0].mentions) == len(groups[1].mentions)):
        return ()
    country = groups[0].country or (whole.country if whole is not None else None)
    for kind in ("state_government", "state"):
        states = [one for one in article.actors if one.actor_type == kind and one.country == country]
        if len(states) == 1 and country is not None:
            return tuple(one.id for one in article.actors if one in (states[0], groups[0]))
    return ()


def parties_of(
    article: Article, promise: Promise, action: Action | None, voice: Voice, ground: Ground | None, words: Words
) -> Parties:
    """Who promises, through whom, and to whom."""
    sentence, place = promise.sentence, promise.opening or promise.sentence
    doer = _doer(article, place, promise.doer, words)
    giver = actors_at(article, sentence, promise.giver)
    executor: str | None = None
    if promise.force == "order":
        holder = _is_receiver(promise, words)
        promisor = () if holder else giver
        executor = (giver if holder else doer)[0] if (giver if holder else doer) else None
        promisor = promisor or _owner_of_deed(article, promise, words) or _sides_of_person(article, executor)
    else:
        promisor = doer or giver
    personal = action is not None and action.personal
    if action is not None and action.name in TALKS and not _are_sides(article, promisor):
        # Talks are resumed by those who talk, whoever says so.
        promisor = _negotiators(article) or promisor
    if promise.cue.lemma_ == "agree" and len(promisor) == 1 and not is_sides(article, promisor[0]):
        doer_token = promise.giver if promise.giver is not None else promise.doer
        if doer_token is not None and doer_token.lower_ == "they":
            promisor = sides_in(article) or promisor
    if not personal and promisor and all(_is_person(article, one) for one in promisor):
        promisor = _owner_of_deed(article, promise, words) or promisor
    if not promisor:
        promisor = _owner_of_deed(article, promise, words)
    agreed = (ground is not None and ground.kind == "agreement") or promise.force in {"takes-effect", "agreement"}
    stranger = promise.doer is not None and (words.is_a("forces", promise.doer) and _is_described(promise.doer))
    if not promisor and (agreed or is_prior(promise)) and not voice.speaker and not stranger:
        promisor = sides_in(article)
    speakers = (*giver, *voice.speaker)
    if not promisor and promise.force != "duty" and not voice.is_text:
        promisor = voice.speaker
    raised = promisor if personal else tuple(dict.fromkeys(side_of(article, one) or one for one in promisor))
    holder_id = next(
        (
            one
            for one in (*doer, *giver, *voice.speaker)
            if _is_person(article, one) and side_of(article, one) in raised
        ),
        None,
    )
    spokesperson = next((one for one in (*giver, *voice.speaker) if one not in raised and one != executor), None)
    if spokesperson is None and promise.force != "order":
        spokesperson = next((one for one in (*doer, *speakers) if one not in raised and _is_person(article, one)), None)
    return Parties(raised, spokesperson, executor, _promisee(article, promise, voice, raised), holder_id)


def is_prior(promise: Promise) -> bool:
    """Whether the promise is told as made before: "was to be completed", "should have been handed over"."""
    if promise.deed.lemma_ in {"brief", "meet", "visit", "address", "speak", "announce", "attend", "travel"}:
        return False
    return (promise.frame in {"be-to", "scheduled"} and promise.cue.tag_ == "VBD") or (
        promise.frame == "duty" and promise.cue.lower_ == "should"
    )


def _is_described(noun: Token) -> bool:
    """Whether an adjective says whose or which they are: "foreign soldiers"; "all troops" leaves it to the parties."""
    return any(
        one.dep_ in {"amod", "compound", "nmod"} and one.lower_ not in {"remaining", "other"} for one in noun.children
    )


def _are_sides(article: Article, ids: tuple[str, ...]) -> bool:
    return len(ids) > 1 or any(is_sides(article, one) for one in ids)


def _negotiators(article: Article) -> tuple[str, ...]:
    """The two teams, where the article has one collective of them; else the sides."""
    teams = [one.id for one in article.actors if is_sides(article, one.id)]
    if len(teams) == 1:
        return sides_in(article, teams[0]) or (teams[0],)
    return sides_in(article)


def _promisee(article: Article, promise: Promise, voice: Voice, promisor: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the text says it is given to, raised to the side they act for."""
    found = actors_at(article, promise.sentence, promise.receiver)
    if not found and promise.deed.lemma_ in {"meet", "brief", "address", "see"}:
        found = tuple(one for noun in objects_of(promise.deed) for one in actors_at(article, promise.sentence, noun))
    return tuple(dict.fromkeys(side for one in found if (side := side_of(article, one) or one) not in promisor))


def _doer(article: Article, sentence: Sentence, token: Token | None, words: Words) -> tuple[str, ...]:
    """Who acts: of troops and talks the one whose they are, of captives nobody."""
    if token is None or words.is_a("captives", token) or token.like_num:
        return ()
    named = tuple(one for one in actors_at(article, sentence, token) if not _is_force(article, one))
    if named:
        return named
    if token.lemma_.lower() in words.table["details"]["sides"]["heads"]:
        return sides_in(article)
    if words.is_a("rebels", token):
        return _only_group(article)
    if words.is_a("forces", token):
        owner = _owner(article, sentence, token)
        if owner:
            return owner
        if any(one.lower_ in {"remaining", "other", "rest", "last"} for one in token.children):
            # "the number of Veldt's troops has shrunk and all remaining soldiers": whose was said before.
            before = [one for one in sentence if one.i < token.i and words.is_a("forces", one)]
            return next((found for one in reversed(before) if (found := _owner(article, sentence, one))), ())
    return _owner(article, sentence, token) or actors_at(article, sentence, token)


def _only_group(article: Article) -> tuple[str, ...]:
    """The armed group whose fighters are meant, where the article knows only one."""
    groups = [one.id for one in article.actors if one.actor_type == "armed_group"]
    return tuple(groups) if len(groups) == 1 else ()


def named_in(article: Article, words: str) -> tuple[str, ...]:
    """Actors whose names or adjectives stand in `words`: the state of "American soldiers"."""
    found: list[str] = []
    for hit in load_lexicon().find(words):
        for _, entry in hit.uses:
            same = [one for one in article.actors if one.vocabulary_id == entry.id]
            if not same and entry.actor_type in {"state", "state_government"} and entry.country is not None:
                same = [
                    one
                    for kind in ("state", "state_government")
                    for one in article.actors
                    if one.actor_type == kind and one.country == entry.country
                ]
            if same:
                found.append(same[0].id)
                break
    return tuple(dict.fromkeys(found))


def _is_force(article: Article, actor_id: str) -> bool:
    """Whether the actor is no more than counted soldiers or prisoners, and so can promise nothing."""
    actor = article.actor(actor_id)
    return (
        actor is not None
        and actor.actor_type in {"collective", "unnamed_collective"}
        and not is_sides(article, actor_id)
    )


def _owner(article: Article, sentence: Sentence, noun: Token) -> tuple[str, ...]:
    """Whose troops, talks or positions they are: possessor, modifier, or what follows "of"."""
    found = affiliation_of_token(article, sentence, noun)
    if not found:
        before = [one for one in noun.subtree if one.i < noun.i]
        found = named_in(article, sentence.span_of(before).cut(sentence.text)) if before else ()
    if not found:
        for one in noun.children:
            if one.dep_ in {"poss", "compound", "amod", "nmod"}:
                found = found or actors_at(article, sentence, one)
    if not found:
        of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ in {"of", "from"}), None)
        found = actors_at(article, sentence, child(of, "pobj")) if of is not None else ()
    if not found:
        actor = article.actor_at(sentence.start_of(noun), sentence.end_of(noun))
        country = actor.country if actor is not None else None
        found = _state_of(article, country) if country is not None else ()
    sides = [side for one in found for side in (sides_in(article, one) if is_sides(article, one) else (one,))]
    return tuple(dict.fromkeys(side_of(article, one) or one for one in sides))


def _owner_of_deed(article: Article, promise: Promise, words: Words) -> tuple[str, ...]:
    """Whose the troops, weapons or positions are that the deed is done to."""
    for noun in objects_of(promise.deed):
        if words.is_a("forces", noun) and (owner := _owner(article, promise.sentence, noun)):
            return owner
    return ()


def _is_receiver(promise: Promise, words: Words) -> bool:
    """Whether the one named before "orders" got them: "has received orders to"."""
    cue = promise.cue
    return cue.pos_ == "NOUN" and cue.head.lemma_.lower() in words.table["details"]["orders"]["receiving"]


def _is_person(article: Article, actor_id: str) -> bool:
    actor = article.actor(actor_id)
    return actor is not None and actor.actor_type in PEOPLE


def _sides_of_person(article: Article, actor_id: str | None) -> tuple[str, ...]:
    side = side_of(article, actor_id) if actor_id is not None else None
    return (side,) if side is not None else ()


def side_of(article: Article, actor_id: str) -> str | None:
    """The state, government, organisation or group that a person acts for, among the actors of the article."""
    actor = article.actor(actor_id)
    if actor is None:
        return None
    known = {one.id for one in article.actors}
    if actor.actor_type in {"body", "organisation"} and set(actor.plover_sector) & {"GOV", "MIL"}:
        states = [one for one in actor.member_of if one in known] or list(_state_of(article, actor.country))
        return _government_of(article, states[0]) if states else None
    if actor.actor_type not in PEOPLE | {"unnamed_collective"}:
        return None
    first = actor.roles[0].organisation if actor.roles else None
    if first is not None:
        named = next((one.id for one in article.actors if first in (one.id, one.name, *one.aliases)), None)
        # None where they act for somebody whom the article does not name otherwise.
        return _government_of(article, named) if named is not None else None
    for one in actor.member_of:
        if one in known:
            return _government_of(article, one)
    heads = words_of(article.language).table["details"]["office"]["state_heads"]
    posts = " ".join(role.post.lower() for role in actor.roles)
    if actor.actor_type == "person" and not any(one in posts for one in heads):
        return None
    found = _state_of(article, actor.country)
    return _government_of(article, found[0]) if found else None


def _government_of(article: Article, actor_id: str) -> str:
    """The government of a state where the article names it too: who holds an office acts for that."""
    actor = article.actor(actor_id)
    if actor is None or actor.actor_type != "state":
        return actor_id
    governments = [
        one.id for one in article.actors if one.actor_type == "state_government" and one.country == actor.country
    ]
    return governments[0] if actor.country is not None and governments else actor_id


def _state_of(article: Article, country: str | None) -> tuple[str, ...]:
    if country is None:
        return ()
    for kind in ("state", "state_government"):
        for other in article.actors:
            if other.actor_type == kind and other.country == country:
                return (other.id,)
    return ()
