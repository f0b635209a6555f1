"""What nobody can promise: outcomes, what happens to things, what an observer expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, objects_of, prepositions_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.filters.duties import is_ahead
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words
from dovecote.find.who import actors_of_token
from dovecote.model.actor import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTING = frozenset(
    {
        "person",
        "office",
        "organisation",
        "body",
        "state",
        "state_government",
        "armed_group",
        "coalition",
        "unnamed_person",
        "unnamed_collective",
        "collective",
    }
)


def forecast(
    article: Article, promise: Promise, action: Action | None, voice: Voice, ground: Ground | None, words: Words
) -> str | None:
    """Nobody can promise outcomes, and nobody can promise for things; observers judge and do not act."""
    deed = promise.deed
    if promise.opening is not None:
        return None
    if (
        promise.force == "announcement"
        and promise.is_noun
        and promise.mover is None
        and _is_done(promise, action, words)
    ):
        return "done"
    if action is not None and action.name == "hold_talks" and _is_of_election(promise, words):
        return "election"
    if promise.resolving is not None:
        formula = any(one.lower_ in words.lists["formulas"] for one in deed.children)
        return "no deed" if formula or _is_outcome(deed, action, words) else None
    doer = promise.doer
    if promise.frame == "going-to" and (doer is None or doer.lemma_.lower() in words.lists["nobody_in_particular"]):
        return "forecast"
    verb = deed if deed.pos_ in VERBAL else promise.cue
    if any(one.lower_ in words.lists["forecast"] for one in verb.children if one.dep_ == "advmod"):
        return "forecast"
    if promise.is_passive and deed.lemma_.lower() in words.lists["describing"]:
        return "no deed"
    if promise.force == "plan" and deed.lemma_.lower() in words.lists["talking"] and not article.times_in(promise.span):
        return "no day"
    if voice.is_observer and promise.force != "order":
        return "forecast"
    if promise.force in {"takes-effect", "target"} or (ground is not None and action is not None):
        return None
    if promise.force in {"pledge", "order", "agreement"} and promise.cue.tag_ != "MD":
        return None if not _is_outcome(deed, action, words) or promise.force != "agreement" else "no deed"
    if action is None and _is_outcome(deed, action, words):
        return "outcome"
    if _is_owed(article, promise) or _is_carried(article, promise, words) or _is_arranged(promise, voice):
        return None
    if action is not None and action.name == "arrive" and deed.lemma_ == "be":
        return None if _is_presence(article, promise, words) else "outcome"
    if action is not None:
        acting = promise.doer is not None and _can_act(article, promise, promise.doer, words)
        told = bool(voice.statements) or ground is not None or _is_announced_behind(deed)
        untold = promise.frame in {"future", "going-to", "be-to", "headline", "plan"} and not told
        core = words.lists["core"] - (words.lists["built"] if promise.frame == "future" else frozenset())
        return "happens" if untold and not acting and action.name not in core else None
    if promise.doer is None and promise.giver is None:
        if promise.is_passive and voice.speaker and (_has_last_day(article, promise) or promise.cue.lower_ == "shall"):
            # "The bill will be sent in by May", "they shall be moved, the minister said": who speaks will see to it.
            return None
        if promise.is_passive and _is_told_officially(promise, voice):
            return None
        if promise.is_passive and ground is not None and ground.kind == "agreement" and article.agreements:
            # "The rifles will be collected and melted down": of an agreement it is a term.
            return None
        due = promise.frame == "scheduled" and promise.is_noun
        return None if due and any(words.is_a(kind, deed) for kind in words.table["details"]["due"]) else "nobody"
    own = promise.doer is not None and promise.doer != promise.giver and not promise.is_passive and not promise.is_noun
    # Of a clause with a subject of its own that acts: nobody can announce for a thing what "the rules" will do.
    who = [one for one in (promise.doer, None if own else promise.giver) if one is not None]
    return None if any(_can_act(article, promise, one, words) for one in who) else "no actor"


def _is_owed(article: Article, promise: Promise) -> bool:
    """Whether the article tells a deal, and this as due under it: "the depots, which were to be emptied by May"."""
    if promise.frame not in {"be-to", "scheduled"} or not promise.is_passive or not article.agreements:
        return False
    was_due = promise.cue.tag_ == "VBD" and bool(article.times_in(promise.span))
    return was_due or _has_last_day(article, promise)


def _is_told_officially(promise: Promise, voice: Voice) -> bool:
    """Whether an office tells what will be done without saying by whom: "the vehicles would be placed under seal"."""
    official = voice.sourcing_class in {"on_record_institutional", "document_institutional"}
    return official and bool(voice.speaker) and promise.frame == "future" and not promise.negated


def _is_arranged(promise: Promise, voice: Voice) -> bool:
    """Whether somebody tells of what is arranged to be done: "a joint command is to be named, the minister said"."""
    return promise.frame in {"be-to", "scheduled"} and promise.is_passive and bool(voice.speaker)


def _is_carried(article: Article, promise: Promise, words: Words) -> bool:
    """Whether a timetable tells of what others bring: "the convoy is due to enter the town on Thursday"."""
    table = words.table["details"]["carried"]
    if promise.frame not in {"scheduled", "be-to", "expected"} or promise.doer is None or promise.is_passive:
        return False
    named = promise.doer.lower_ in table["things"] and promise.deed.lemma_.lower() in table["deeds"]
    return named and any(is_ahead(article, one) for one in article.times_in(promise.span))


def _is_presence(article: Article, promise: Promise, words: Words) -> bool:
    """Whether people are said to be in a place by a day: "our men will be in the camps by 12 May"."""
    who = promise.doer
    if who is None or child(promise.deed, "acomp", "attr") is not None or not _has_last_day(article, promise):
        return False
    named = {who, *(noun for word, noun in prepositions_of(who) if word == "of")}
    own = {one for one in named if any(near.tag_ == "PRP$" for near in one.children) and _is_own(one, words)}
    forces = any(words.is_a(kind, one) for kind in ("forces", "rebels", "delegations") for one in named)
    return forces or bool(own) or _can_act(article, promise, who, words)


def of_a_limit(promise: Promise, words: Words) -> str | None:
    """To meet or miss a deadline is no deed of its own: what is due by it was promised before."""
    deed = promise.deed
    if deed.lemma_.lower() not in words.lists["on_limits"]:
        return None
    return "outcome" if any(one.lemma_.lower() in words.limit_nouns for one in objects_of(deed)) else None


def _is_announced_behind(deed: Token) -> bool:
    """Whether a verb of saying follows with its subject: "the base will be closed, the envoy announced here"."""
    verb = deed.head
    return deed.dep_ == "ccomp" and verb.pos_ == "VERB" and verb.i > deed.i and child(verb, "nsubj") is not None


def _has_last_day(article: Article, promise: Promise) -> bool:
    """Whether its clause names a day by which, and not only a day."""
    told = {"by", "before", "within", "until", "till"}
    return any(one.deadline_word in told and one.edtf for one in article.times_in(promise.span))


def _is_done(promise: Promise, action: Action | None, words: Words) -> bool:
    """Whether what is announced by a noun is there already, or is a stance and no deed."""
    deed = promise.deed
    if action is not None and action.name == "conclude_agreement":
        return True
    if deed.lemma_.lower() in words.lists["stances"]:
        return True
    definite = any(one.lower_ == "the" or one.dep_ == "poss" for one in deed.children)
    if definite and deed.lemma_.lower() in words.lists["founding"]:
        return True
    return promise.cue.lemma_.lower() in words.lists["confirming"] and definite


def _is_of_election(promise: Promise, words: Words) -> bool:
    """Whether a round is one of voting: "a second round for districts where no candidate has a majority"."""
    named = {one.lemma_.lower() for one in promise.sentence}
    return "round" in named and bool(named & words.lists["voting"])


def _is_outcome(deed: Token, action: Action | None, words: Words) -> bool:
    doable = deed.lemma_.lower() in words.lists["doable"] and any(one.dep_ == "dobj" for one in deed.children)
    return not doable and action is None and deed.pos_ in VERBAL and words.outcomes.fit(deed)


def _is_own(doer: Token, words: Words) -> bool:
    """Whether it is what somebody calls his own side: "his people", "our side"."""
    return doer.lemma_.lower() in words.table["details"]["sides"]["own"]


def _can_act(article: Article, promise: Promise, doer: Token, words: Words) -> bool:
    if doer.pos_ == "PRON":
        return doer.lower_ in {"he", "she", "we", "i", "they", "both", "who"} or bool(
            actors_of_token(article, promise.sentence, doer)
        )
    start, end = promise.sentence.start_of(doer), promise.sentence.end_of(doer)
    actor: Actor | None = article.actor_at(start, end)
    if actor is not None:
        return actor.actor_type in ACTING
    if any(words.is_a(kind, doer) for kind in ("forces", "people", "institutions")):
        return True
    sides = words.table["details"]["sides"]
    if doer.lemma_.lower() in sides["each_of"] and any(one.lower_ in sides["each"] for one in doer.children):
        return True  # "each side is to provide 25 officers"
    if any(one.tag_ == "PRP$" for one in doer.children) and _is_own(doer, words):
        return True  # "his people would stay where they were"
    # A name the vocabulary does not know: of an active clause with a deed of the lists, it is whoever does it.
    bare = (
        doer.tag_ in {"NN", "NNP", "NNPS"}
        and doer.text[:1].isupper()
        and not any(one.dep_ in {"det", "poss"} for one in doer.children)
    )
    willed = promise.deed.lemma_.lower() in words.lists["willed"] or words.action_of(promise.deed, doer) is not None
    if bare and willed and not promise.is_passive:
        return True
    before = promise.cue.nbor(-1) if promise.cue.tag_ == "MD" and promise.cue.i > 0 else None
    return before is not None and words.is_a("institutions", before)
