"""Duties that bind nobody, targets without a day, threats, refusals, and orders of a court or to the public."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, objects_of, prepositions_of, subject_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.cues.limits import is_lasting_grant
from dovecote.find.commitments.grammar import child, has_infinitive_mark, is_negated, is_perfect, modal_of
from dovecote.find.commitments.moved_limit import move_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.strength import is_agreed, is_as_agreed
from dovecote.find.commitments.undated import open_deadline
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words
from dovecote.model.knowledge import parse_edtf
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

YEARS_AGO: Final = 3
"""From this distance on what somebody promised for a day is history; accords are often told again for a year or two."""


def order_of_law(article: Article, promise: Promise, words: Words) -> str | None:
    """A court's ruling, or an order to the public: nobody's promise."""
    if promise.force != "order" and promise.frame != "planned-event":
        return None
    giver, doer = promise.giver, promise.doer
    if giver is not None and {one.lower_ for one in giver.subtree} & words.lists["courts"]:
        return "ruling"
    if giver is not None and (_is_judge(article, promise, giver, words) or _follows_court(promise, words)):
        return "ruling"
    if giver is None and doer is not None and doer.lower_ in words.lists["courts"]:
        return "ruling"
    return "public" if doer is not None and doer.lower_ in words.lists["civilians"] else None


def _follows_court(promise: Promise, words: Words) -> bool:
    """Whether a word of the courts stands before the verb with no other verb between: "judge Holm of D.C. orders"."""
    before = [one for one in promise.sentence if one.i < promise.cue.i]
    for token in reversed(before):
        if token.pos_ == "VERB":
            return False
        if token.lower_ in words.lists["courts"]:
            return True
    return False


def _is_judge(article: Article, promise: Promise, giver: Token, words: Words) -> bool:
    """Whether the one who orders holds a post of a court, or is a court, by what the article tells of him."""
    actor = article.actor_at(promise.sentence.start_of(giver), promise.sentence.end_of(giver))
    if actor is None:
        return False
    told = [actor.name, *(role.post for role in actor.roles), *(one.exact for one in actor.mentions)]
    return bool(set(" ".join(told).lower().split()) & words.lists["courts"])


def duty(article: Article, promise: Promise, voice: Voice, ground: Ground | None, words: Words) -> str | None:
    """A "must" binds only under an agreement, as agreed, or with a day set by nobody's demand."""
    if promise.force != "duty":
        return None
    if is_perfect(promise.deed) and promise.cue.lower_ in {"may", "can", "must"}:
        return "guess"
    if ground is not None or is_as_agreed(promise, words):
        return None
    binds = promise.cue.lower_ in words.table["cues"]["modal"]["binding"]
    if binds and not voice.statements and promise.doer is not None:
        return None
    if promise.cue.lower_ in {"may", "can"} or voice.statements:
        return "demand"
    return None if has_limit(article, promise) or is_perfect(promise.deed) else "demand"


def readiness(promise: Promise, action: Action | None, voice: Voice, words: Words) -> str | None:
    """Who says to be ready for a deed that can be seen done offers it; in the outlet's words it is a mood.

    An offer to do what takes two is a proposal, until the other side accepts it.
    """
    if promise.frame in {"offered", "readiness"}:
        seen = action is not None and action.testable == "yes" and not action.mutual
        return None if seen and _is_expressed(promise, words) else "mood"
    if promise.frame != "ready":
        return None
    told = promise.cue.head
    if action is None or action.testable != "yes" or not voice.statements:
        return "mood"
    return "wish" if modal_of(told) is not None or has_infinitive_mark(told) else None


def _is_expressed(promise: Promise, words: Words) -> bool:
    """Whether the noun of readiness is what its owner tells: "reiterated its readiness to", "expressed willingness"."""
    cue = promise.cue
    if cue.pos_ != "NOUN":
        return True
    verb = cue.head
    told = cue.dep_ == "dobj" and verb.lemma_.lower() in words.table["cues"]["lists"]["giving"]
    return told and modal_of(verb) is None and not is_negated(verb)


def ultimatum(promise: Promise, voice: Voice, ground: Ground | None, words: Words) -> str | None:
    """A time that one side gives the other is a demand; under an agreement, or added to an old time, it is a term."""
    if promise.frame != "time-given" or ground is not None or is_agreed(promise, words):
        return None
    if promise.cue.lemma_.lower() in words.lists["needing"]:
        return None  # "needs until 3 June to disarm": nobody demands it, who does it says when
    if promise.doer is not None and promise.doer == promise.giver and not voice.statements:
        # "The two leaders have until Saturday to form a government": told by nobody who threatens.
        sides = words.table["details"]["sides"]["heads"]
        every = words.table["details"]["sides"]["every"]
        counted = any(one.dep_ == "nummod" or one.lower_ in every for one in promise.doer.children)
        many = promise.doer.tag_ in {"NNS", "NNPS"} and counted
        if many or promise.doer.lemma_.lower() in sides or promise.doer.lower_ in sides:
            return None
    return None if is_lasting_grant(promise, words) else "demand"


def undated(article: Article, promise: Promise, ground: Ground | None) -> str | None:
    """What has its day set or moved, or is told as on a timetable, needs the new day, or the coming one."""
    match promise.frame:
        case "limit":
            return None if article.times_in(promise.span) else "no day"
        case "moved":
            if open_deadline(article, promise) is not None:
                return None
            return None if move_of(article, promise).tells and article.times_in(promise.span) else "no day"
        case "to-be":
            return None if article.times_in(promise.span) else "no day"
        case "scheduled" if promise.cue.lemma_ == "suppose" and ground is None:
            return None if article.times_in(promise.span) else "no day"  # what was only "supposed to" be
        case "timetable":
            if ground is not None and ground.kind == "agreement" and ground.is_own:
                return None  # "under the accord Veldt frees 200 captives": told as its text is written
            times = article.times_in(promise.span)
            return None if any(is_ahead(article, one) or _ends_ahead(article, one) for one in times) else "no day"
    return None


def _ends_ahead(article: Article, time: TimeExpression) -> bool:
    """Whether it is a limit that is still to come, or a weekday of which one is: "by Sunday", "begins on Sunday"."""
    is_weekday = (time.edtf or "").startswith("[") and time.timex3_value.startswith("XXXX-WXX")
    last, news = _last_day(time), parse_edtf(article.published) if article.published is not None else None
    today = news.latest() if news is not None else None
    return (
        (is_weekday or time.deadline_word in {"by", "before"})
        and last is not None
        and today is not None
        and last > today
    )


def text_unknown(article: Article, promise: Promise, ground: Ground | None, words: Words) -> str | None:
    """What "it", or "Article 4", provides for is a term only where an agreement was named before."""
    if promise.frame not in {"binds", "provides"}:
        return None
    subject = child(promise.cue, "nsubj")
    if subject is None or (ground is not None and ground.kind == "agreement"):
        return None
    table = words.table["details"]["agreement"]
    is_part = subject.lemma_.lower() in (*table["articles"], *table["under_only"])
    known = bool(article.agreements) or any(word == "of" for word, _ in prepositions_of(subject))
    return "no agreement" if subject.lower_ == "it" or (is_part and not known) else None


def target(article: Article, promise: Promise, action: Action | None) -> str | None:
    """A hope or wish, or what somebody expects of others, is a target only where it has a day."""
    of_others = promise.frame == "expects" and not promise.is_noun
    takes_two = action is not None and action.mutual
    if promise.force == "target" and is_perfect(promise.cue) and any(one.tag_ == "VBD" for one in promise.cue.children):
        return "history"  # "had hoped to be out by June"
    if promise.force == "target" and promise.deed.dep_ == "ccomp" and not takes_two and _is_of_others(promise):
        return "wish"  # "hopes that the blockade will be lifted by June": not by whoever hopes
    return "wish" if (promise.force == "target" or of_others) and not has_limit(article, promise) else None


def _is_of_others(promise: Promise) -> bool:
    """Whether a clause under "hopes", "wants" has a subject that need not be the one who hopes."""
    subject = child(promise.deed, "nsubj", "nsubjpass")
    if subject is None:
        return promise.is_passive
    own = subject.pos_ == "PRON" or any(one.tag_ == "PRP$" for one in subject.children)
    whole = any(one.lower_ in {"all", "last", "remaining"} for one in subject.children)
    return promise.is_passive or not (own or whole)


def has_limit(article: Article, promise: Promise) -> bool:
    """Whether a time with "by", "before", "within" stands in the clause."""
    return any(one.deadline_word not in {None, "since", "after"} for one in article.times_in(promise.span))


def under_way(article: Article, promise: Promise, words: Words) -> str | None:
    """What is told as being done is a plan only where it is announced, or has a time that is still to come."""
    if promise.frame != "progressive":
        return None
    governor = promise.deed.head
    if promise.deed.dep_ == "ccomp" and governor.lemma_.lower() in words.verbs_of_frame("announcement"):
        return None
    return None if any(is_ahead(article, one) for one in article.times_in(promise.span)) else "under way"


def past_expectation(article: Article, promise: Promise, voice: Voice) -> str | None:
    """What was expected of a day that is long past is history: "he was expected to be freed in 2024"."""
    if (
        promise.frame in {"expected", "expects"}
        and is_perfect(promise.cue)
        and any(one.lower_ == "had" for one in promise.cue.children)
    ):
        return "history"
    if promise.force != "expectation" or voice.statements or not _is_told_as_past(promise):
        return None
    times = [one for one in article.times_in(promise.span) if one.edtf is not None]
    return "history" if times and not any(is_ahead(article, one) for one in times) else None


def long_past(article: Article, promise: Promise) -> str | None:
    """What was to be done years before publication is history: "in 2019 it promised to leave by 2021"."""
    if article.published is None:
        return None
    news = parse_edtf(article.published)
    first = news.earliest() if news is not None else None
    ends = [_last_day(one) for one in article.times_in(promise.sentence.span) if one.edtf is not None]
    if first is None or not ends or any(end is None or (first - end).days < YEARS_AGO * 365 for end in ends):
        return None
    return "history"


def _last_day(time: TimeExpression) -> date | None:
    when = parse_edtf((time.deadline_edtf or time.edtf or "").removeprefix("../"))
    return when.latest() if when is not None else None


def _is_told_as_past(promise: Promise) -> bool:
    return any(one.dep_ in {"auxpass", "aux"} and one.tag_ == "VBD" for one in promise.cue.children)


def is_ahead(article: Article, time: TimeExpression) -> bool:
    """Whether a time lies wholly behind the day of publication."""
    if article.published is None or time.edtf is None:
        return False
    when, published = parse_edtf(time.edtf), parse_edtf(article.published)
    first, last = when.earliest() if when else None, published.latest() if published else None
    return first is not None and last is not None and first > last


def threat(promise: Promise, words: Words) -> str | None:
    """What is said against the other side, and so no commitment: "will hit back"."""
    if promise.negated or promise.is_noun:
        return None
    deed = promise.deed
    if deed.dep_ == "conj" and deed.head.pos_ in VERBAL and words.threats.fit(deed.head):
        return "threat"  # "will seize the land and build a base there"
    onset = deed.lemma_.lower() in words.lists["onset"]
    inner = [deed, *(one for one in deed.children if onset and one.dep_ == "xcomp")]
    return "threat" if any(words.threats.fit(one) for one in inner) else None


def refusal(promise: Promise, words: Words) -> str | None:
    """What will not be done: "will not sign" refuses, "will not attack" is a standing duty."""
    if not promise.negated or promise.is_noun or promise.is_not_before:
        return None
    deed = promise.deed
    hostile = words.hostile.fit(deed)
    if promise.force in {"pledge", "agreement", "duty"} and promise.cue.tag_ != "MD":
        return None
    if promise.force == "duty":
        return None if hostile or objects_of(deed) else "prohibition without deed"
    if hostile and promise.force != "expectation":
        return None if subject_of(deed) is not None or promise.is_passive else "refusal"
    return "refusal"
