"""Who is bound: the side whose deed it is, by the doer, the thing, the agreement, or the voice, in this order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.commitments.case import Case
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.offices import OUTSIDERS, is_person, only_group, raised, side_of
from dovecote.find.commitments.owners import (
    captor_of,
    doers_of_event,
    owner_of,
    owner_of_deed,
)
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.sides import is_sides, sides_in
from dovecote.find.commitments.strangers import is_for_strange_forces, is_given_by_stranger, names_stranger
from dovecote.find.commitments.words import Words, words_of
from dovecote.find.who import affiliation_of_token

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST: Final = frozenset({"i", "we"})
"""Who speaks of himself in his own words."""
TALKS: Final = frozenset({"hold_talks", "start_talks", "resume_talks"})


def parties_under(article: Article, promise: Promise, ground: Ground | None) -> tuple[str, ...]:
    """The parties of the agreement that the promise stands in; () where it stands in none or they are not told."""
    if ground is None or ground.kind != "agreement":
        return ()
    named = [
        one for one in article.agreements if any(ground.sentence.span.contains(place.span) for place in one.evidence)
    ]
    chosen = named or list(article.agreements)
    return chosen[0].parties if len(chosen) == 1 and len(chosen[0].parties) > 1 else sides_in(article)


def promisor_of(case: Case, doer: tuple[str, ...], giver: tuple[str, ...]) -> tuple[str, ...]:
    """Who is bound, as the words name them; not yet raised to the side they act for."""
    article, promise = case.article, case.promise
    if _is_lone_they(case, doer or giver):
        return sides_in(article) or _crowd_of_sides(article) or doer or giver
    if not doer and not giver and _is_text(case):
        return _parties_of_text(case)
    if not doer and promise.doer is not None and promise.doer != promise.giver and names_stranger(case):
        if promise.force in {"pledge", "agreement"} and _is_thing(case, promise.doer):
            return giver or _told_by_noun(case)
        return _by_voice(case) if _is_state_of_things(case, promise.doer) else ()
    if promise.resolving is not None and not giver:
        return doer  # who resolves is named, and nobody that the article knows
    giver = giver or _told_by_noun(case)
    if promise.frame == "expects" and not promise.is_noun:
        giver = ()
    named = doer or (() if _is_event(case) or _only_tells(case, giver) else giver)
    if named and (case.action is None or not case.action.personal) and all(is_person(article, one) for one in named):
        return owner_of_deed(article, promise, case.words) or named
    if named:
        return named
    if names_stranger(case) or is_given_by_stranger(case):
        return ()
    return _by_event(case) or _by_what_is_done(case) or _by_agreement(case) or _giver(case, giver) or _by_voice(case)


def _is_text(case: Case) -> bool:
    """Whether it is the agreement that promises: "the declaration promises to", and "it" for one the sentence names."""
    giver = case.promise.giver
    if giver is None or case.promise.force != "pledge" or case.promise.cue.pos_ != "VERB":
        return False
    if giver.lower_ != "it":
        return case.words.is_agreement(giver)
    subjects = (one for one in case.promise.sentence if one.i < giver.i and one.dep_ in {"nsubj", "nsubjpass"})
    return any(case.words.is_agreement(one) for one in subjects)


def _parties_of_text(case: Case) -> tuple[str, ...]:
    """The parties of the one agreement that the sentence tells of; nobody where it tells none or several."""
    article, span = case.article, case.promise.sentence.span
    here = [one for one in article.agreements if any(span.contains(place.span) for place in one.evidence)]
    told = here or list(article.agreements)
    return told[0].parties if len(told) == 1 else ()


def _crowd_of_sides(article: Article) -> tuple[str, ...]:
    """The one collective of those who face each other, where the article names them no otherwise."""
    found = [one.id for one in article.actors if is_sides(article, one.id)]
    return tuple(found) if len(found) == 1 else ()


def _told_by_noun(case: Case) -> tuple[str, ...]:
    """Whose the promise is by an adjective before it: "a Veldtian pledge to"."""
    cue = case.promise.cue
    told = cue.pos_ == "NOUN" and case.promise.force in {"pledge", "plan"}
    return affiliation_of_token(case.article, case.promise.sentence, cue) if told else ()


def _giver(case: Case, giver: tuple[str, ...]) -> tuple[str, ...]:
    return () if _only_tells(case, giver) else giver


def _only_tells(case: Case, giver: tuple[str, ...]) -> bool:
    """Whether who announces a deed without a doer is not the one who does it: officials, or one side of two."""
    if not case.promise.is_passive or case.promise.force != "announcement":
        return False
    actors = [case.article.actor(one) for one in giver]
    nameless = all(one is not None and one.actor_type in {"unnamed_collective", "unnamed_person"} for one in actors)
    return nameless or bool(_by_what_is_done(case))


def _is_event(case: Case) -> bool:
    """Whether what is to happen is told by a noun: "hoped that the talks would end", "the truce will hold"."""
    doer = case.promise.doer or child(case.promise.deed, "nsubjpass")
    return doer is not None and doer.pos_ == "NOUN" and case.words.action_of(doer) is not None


def _is_lone_they(case: Case, named: tuple[str, ...]) -> bool:
    """Whether it is "they agreed", "they gave themselves" with only one of the two resolved: it takes two."""
    together = case.promise.cue.lemma_ == "agree" or case.promise.frame in {"time-given", "limit"}
    together = together or (not named and case.promise.cue.lemma_ == "decide")
    if not together or len(named) > 1 or (named and is_sides(case.article, named[0])):
        return False
    token = case.promise.giver if case.promise.giver is not None else case.promise.doer
    return token is not None and token.lower_ == "they"


def _is_thing(case: Case, doer: Token) -> bool:
    """Whether what is promised happens to things: "guaranteed that aid trucks will enter"; a company does its deeds."""
    acting = case.is_any(("forces", "people", "institutions", "delegations"), doer)
    return doer.pos_ == "NOUN" and not acting and not any(one.dep_ == "dobj" for one in case.promise.deed.children)


def _is_state_of_things(case: Case, doer: Token) -> bool:
    """Whether it promises how things will be: "the roads will be open", said by one who can see to it."""
    return case.promise.deed.lemma_ == "be" and case.action is not None and _is_thing(case, doer)


def _by_event(case: Case) -> tuple[str, ...]:
    """Who does what a noun tells: "the truce between A and B will start", "the withdrawal of A is due"."""
    promise = case.promise
    noun = promise.deed if promise.is_noun else promise.doer or child(promise.deed, "nsubjpass")
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return ()
    action = case.words.action_of(noun)
    if action is None:
        return ()
    return doers_of_event(case.article, promise.opening or promise.sentence, noun, action)


def _by_what_is_done(case: Case) -> tuple[str, ...]:
    """Whose the things are that it is done to, who holds the captives, and for what takes two, the two."""
    article, promise, action = case.article, case.promise, case.action
    found = owner_of_deed(article, promise, case.words) or captor_of(article, promise, case.words)
    if not found and _is_of_weapons(case):
        # "The weapons are due by June": of whom but the one group that has them.
        return only_group(article)
    if found or action is None:
        return found
    if action.name in TALKS:
        return _negotiators(article)
    if action.mutual and not is_for_strange_forces(case):
        return parties_under(article, promise, case.ground) or sides_in(article)
    return ()


def _is_of_weapons(case: Case) -> bool:
    """Whether weapons are due or to be laid down, and nobody is named who has them."""
    promise, action = case.promise, case.action
    thing = promise.deed if promise.is_noun else promise.doer
    due = action.name == "disarm" if action is not None else promise.frame == "scheduled" and promise.is_noun
    return due and thing is not None and case.words.is_a("weapons", thing)


def _by_agreement(case: Case) -> tuple[str, ...]:
    """The parties, where the promise stands in an agreement or was made before and nobody speaks."""
    is_limit = case.promise.frame == "limit"
    if is_for_strange_forces(case) or not (case.is_agreed or is_prior(case.promise) or is_limit):
        return ()
    if case.voice.speaker and not is_limit:
        return ()
    if case.action is not None and case.action.name == "disarm" and only_group(case.article):
        return only_group(case.article)
    return parties_under(case.article, case.promise, case.ground) or _negotiators(case.article)


def _by_voice(case: Case) -> tuple[str, ...]:
    """The side that the speaker acts for; nobody for a deed of the sides that an outsider tells."""
    article, voice = case.article, case.voice
    if case.promise.force == "duty" or voice.is_text or not voice.speaker or _only_tells(case, voice.speaker):
        return ()
    if _is_of_others(case):
        return ()
    if case.action is not None and case.action.name in case.words.table["details"]["sides"]["deeds"]:
        sides = raised(article, sides_in(article))
        if any(_is_outsider(article, one, sides) for one in raised(article, voice.speaker)):
            return ()
    return voice.speaker


def _is_of_others(case: Case) -> bool:
    """Whether the speaker's own words speak of others: "“They will let in 600 lorries,” the minister said"."""
    doer = case.promise.doer
    spoken = case.voice.statements[:1]
    direct = bool(spoken) and spoken[0].content_type in {"direct", "mixed"}
    if direct and _is_told_by_third(case.promise):
        return True
    return direct and doer is not None and doer.lower_ == "they"


def _is_told_by_third(promise: Promise) -> bool:
    """Whether the speaker only tells what others said: "They told me that the guns will arrive"."""
    deed = promise.deed
    while deed.dep_ == "conj" and deed.head.pos_ in VERBAL:
        deed = deed.head
    teller = child(deed.head, "nsubj") if deed.dep_ == "ccomp" else None
    return teller is not None and teller.i < deed.i and teller.lower_ not in FIRST


def _is_outsider(article: Article, actor_id: str, sides: tuple[str, ...]) -> bool:
    actor = article.actor(actor_id)
    if actor is None or actor_id in sides:
        return False
    office = words_of(article.language).table["details"]["office"]
    told = re.findall(r"\w+", " ".join(one.exact for one in actor.mentions).lower())
    if set(told) & set(office["between"]) and side_of(article, actor_id) is None:
        return True
    return bool(sides) or bool(set(actor.plover_sector) & OUTSIDERS)


def of_order(case: Case, doer: tuple[str, ...], giver: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Who orders, and who is to carry it out; of an order received, the side of the one who got it."""
    receives = _is_receiver(case.promise, case.words)
    executors = giver if receives else () if case.promise.is_noun or doer == giver else doer
    executor = executors[0] if executors else None
    if giver and not receives:
        return giver, executor
    owner = owner_of_deed(case.article, case.promise, case.words)
    if owner or executor is None:
        return owner, executor
    side = side_of(case.article, executor)
    own: tuple[str, ...] = (side,) if side is not None else ()
    if not own and case.promise.doer is not None and case.words.is_a("forces", case.promise.doer):
        own = owner_of(case.article, case.promise.sentence, case.promise.doer)  # "Government forces have been told to"
    return own, executor


def _is_receiver(promise: Promise, words: Words) -> bool:
    """Whether the one named before "orders" got them: "has received orders to"."""
    cue = promise.cue
    return cue.pos_ == "NOUN" and cue.head.lemma_.lower() in words.table["details"]["orders"]["receiving"]


def _negotiators(article: Article) -> tuple[str, ...]:
    """The two teams, where the article has one collective of them; else the sides."""
    teams = [one.id for one in article.actors if is_sides(article, one.id)]
    if len(teams) == 1:
        return sides_in(article, teams[0]) or (teams[0],)
    return sides_in(article)


def is_prior(promise: Promise) -> bool:
    """Whether the promise is told as made before: "was to be completed", "should have been handed over"."""
    if promise.deed.lemma_ in {"brief", "meet", "visit", "address", "speak", "announce", "attend", "travel"}:
        return False
    return (promise.frame in {"be-to", "scheduled"} and promise.cue.tag_ == "VBD") or (
        promise.frame == "duty" and promise.cue.lower_ == "should"
    )
