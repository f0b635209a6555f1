"""What has the form of a promise and is none: forecasts, wishes, demands, refusals, hypotheticals, threats, history.

Each test answers with one word why it is none; the codebook (section Commitment) names them. An invention costs an
analyst more than a miss, so a bare "will" needs somebody who can keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, objects_of, prepositions_of, subject_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.grammar import child, is_negated, is_perfect, modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.strength import is_as_agreed
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words
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


def why_none(
    article: Article, promise: Promise, action: Action | None, voice: Voice, ground: Ground | None, words: Words
) -> str | None:
    """Why `promise` is no commitment, in a word; None where it is one."""
    deed = promise.deed
    if promise.sentence.words.rstrip().rstrip("”\"'’").endswith("?"):
        return "question"
    if _is_question_word(promise):
        return "question"
    return (
        _not_meant(deed, promise, words)
        or _undone(promise, words)
        or _order_of_law(promise, words)
        or _hypothetical(promise, words)
        or _duty(article, promise, voice, ground, words)
        or _target(article, promise)
        or _forecast(article, promise, action, voice, ground, words)
        or _threat(promise, words)
        or _refusal(promise, words)
    )


def _not_meant(deed: Token, promise: Promise, words: Words) -> str | None:
    """A clause under "hope", "demand", "deny" means no promise, however it is worded."""
    current = deed
    for _ in range(6):
        head = current.head
        if head == current or (
            current.dep_ in {"advcl", "nsubj", "conj"} and head.pos_ in VERBAL and current.dep_ != "conj"
        ):
            break
        if current.dep_ in {"ccomp", "xcomp", "acl", "pcomp", "dobj", "pobj", "relcl", "conj", "prep", "nsubjpass"}:
            lemma = head.lemma_.lower()
            if current.dep_ not in {"conj", "relcl"} and lemma in words.lists["not_meant"] and head != promise.cue:
                return "not meant"
            if head.pos_ in VERBAL and current.dep_ == "ccomp" and is_negated(head):
                return "denied"
            if head.pos_ == "NOUN" and any(one.lower_ in words.lists["negative_determiners"] for one in head.children):
                return "denied"
        current = head
    return "conditional clause" if _is_condition(deed) else None


def _is_condition(deed: Token) -> bool:
    current = deed
    while current.dep_ in {"xcomp", "conj", "ccomp"} and current.head.pos_ in VERBAL and not child(current, "mark"):
        current = current.head
    mark = child(current, "mark")
    return mark is not None and mark.lower_ in {"if", "unless", "whether", "lest"}


def _is_question_word(promise: Promise) -> bool:
    """Whether who is to do it is just what is asked: "who will police the city"."""
    subject = child(promise.deed, "nsubj", "nsubjpass")
    return subject is not None and subject.tag_ in {"WP", "WRB"} and promise.deed.dep_ != "relcl"


def _undone(promise: Promise, words: Words) -> str | None:
    """What takes the promise back: "did not pledge", "refused to promise", "no plans to"."""
    cue = promise.cue
    if cue == promise.deed or cue.tag_ == "MD" or promise.opening is not None:
        return None
    if cue.pos_ in VERBAL or cue.pos_ == "ADJ":
        verb = cue if cue.pos_ in VERBAL else cue.head
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is not None and (
            subject.lower_ in words.lists["negative_determiners"]
            or any(one.lower_ in {"no", "neither"} for one in subject.children)
        ):
            return "refusal"
        if is_negated(verb) and verb.lemma_ != "be":
            return "refusal"
        if is_negated(verb) and promise.frame != "be-to":
            return "refusal"
        modal = modal_of(verb)
        if (
            modal is not None
            and modal.lower_ in words.lists["open_modals"]
            and promise.frame not in {"be-to", "expects"}
        ):
            return "possibility"
        if verb.dep_ in {"acl", "relcl"} and verb.head.lemma_.lower() in words.lists["undone_nouns"]:
            return "refusal"
        if verb.tag_ == "VBG" and verb.dep_ in {"acl", "advcl"} and promise.force in {"plan", "target"}:
            return "purpose"
        if verb.dep_ == "xcomp" and verb.head.lemma_ in words.lists["undone"] | words.lists["not_meant"]:
            return "refusal"
    elif promise.frame in {"noun-of-plan", "noun-of-promise"} and _is_mentioned(promise, words):
        return "mentioned"
    elif cue.dep_ in {"dobj", "nsubjpass", "pobj"} and _governing_verb(cue).lemma_.lower() in words.lists["taken_back"]:
        return "taken back"
    elif cue.dep_ == "pobj" and cue.head.lower_ == "in" and not any(one.dep_ == "det" for one in cue.children):
        return "purpose"
    elif any(one.lower_ in words.lists["negative_determiners"] for one in cue.children) or (
        cue.dep_ in {"dobj", "pobj"}
        and cue.head.pos_ == "VERB"
        and (is_negated(cue.head) or cue.head.lemma_ in words.lists["undone"] | words.lists["not_meant"])
    ):
        return "refusal"
    return None


def _is_mentioned(promise: Promise, words: Words) -> bool:
    """Whether a plan or promise is only spoken of: "part of our commitment to", "fears about a plan to"."""
    cue = promise.cue
    if cue.dep_ == "pobj":
        return cue.head.lower_ in words.lists["mentioning"]
    if promise.frame != "noun-of-plan":
        return False
    return cue.dep_ not in {"dobj", "nsubjpass"} or cue.head.lemma_.lower() not in words.lists["plan_verbs"]


def _governing_verb(noun: Token) -> Token:
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def _order_of_law(promise: Promise, words: Words) -> str | None:
    """A court's ruling, or an order to the public: nobody's promise."""
    if promise.force != "order":
        return None
    giver, doer = promise.giver, promise.doer
    if giver is not None and {one.lower_ for one in giver.subtree} & words.lists["courts"]:
        return "ruling"
    if giver is None and doer is not None and doer.lower_ in words.lists["courts"]:
        return "ruling"
    return "public" if doer is not None and doer.lower_ in words.lists["civilians"] else None


def _hypothetical(promise: Promise, words: Words) -> str | None:
    """What is only imagined: "would have left"; "would" counts in reported speech and under a deal."""
    deed = promise.deed
    if promise.is_noun:
        return None
    if is_perfect(deed) and promise.frame not in {"be-to", "scheduled", "duty"}:
        return "hypothetical"
    modal = modal_of(deed)
    if modal is None or promise.cue != modal or modal.lower_ not in words.table["cues"]["modal"]["reported"]:
        return None
    if _under_agreement(promise) or _is_reported(deed):
        past_if = any(
            one.dep_ == "advcl"
            and any(mark.lower_ == "if" for mark in one.children if mark.dep_ == "mark")
            and one.tag_ in {"VBD", "VBN"}
            for one in deed.children
        )
        return "hypothetical" if past_if and not _is_reported(deed) else None
    return "hypothetical"


def _is_reported(deed: Token) -> bool:
    current = deed
    for _ in range(6):
        if current.dep_ in {"ccomp", "parataxis"} and current.head.pos_ in VERBAL:
            return True
        if current.dep_ == "acl" and current.head.pos_ == "NOUN":
            return True
        if current.dep_ in {"conj", "xcomp"} and current.head.pos_ in VERBAL:
            current = current.head
            continue
        # "He would go on, she said": the parser may hang the report below the content.
        return any(
            one.dep_ in {"ccomp", "parataxis"} and one.i > current.i and child(one, "nsubj") for one in current.children
        )
    return False


def _under_agreement(promise: Promise) -> bool:
    deed = promise.deed
    return deed.dep_ == "relcl" and any(
        one.tag_ in {"WDT", "WRB"} and one.head.dep_ == "prep" for one in deed.subtree if one.i < deed.i
    )


def _forecast(
    article: Article, promise: Promise, action: Action | None, voice: Voice, ground: Ground | None, words: Words
) -> str | None:
    """Nobody can promise outcomes, and nobody can promise for things; observers judge and do not act."""
    deed = promise.deed
    if promise.opening is not None:
        return None
    verb = deed if deed.pos_ in VERBAL else promise.cue
    if any(one.lower_ in words.lists["forecast"] for one in verb.children if one.dep_ == "advmod"):
        return "forecast"
    if voice.is_observer and promise.force != "order":
        return "forecast"
    if promise.force in {"takes-effect", "target"} or (ground is not None and action is not None):
        return None
    if promise.force in {"pledge", "order", "agreement"} and promise.cue.tag_ != "MD":
        return None if not _is_outcome(deed, action, words) or promise.force != "agreement" else "no deed"
    if action is None and _is_outcome(deed, action, words):
        return "outcome"
    if (
        promise.force == "announcement"
        and promise.is_noun
        and action is not None
        and action.name == "conclude_agreement"
    ):
        return "done"
    if action is not None:
        acting = promise.doer is not None and _can_act(article, promise, promise.doer, words)
        untold = promise.frame in {"future", "be-to", "headline"} and not voice.statements and ground is None
        return "happens" if untold and not acting and action.name not in words.lists["core"] else None
    doer = promise.doer
    if doer is None:
        return "nobody"
    return None if _can_act(article, promise, doer, words) else "no actor"


def is_not_before(promise: Promise) -> bool:
    """Whether it is as "will not meet again before 5 January": negated, and yet to be done on that day."""
    if not promise.negated or promise.is_noun:
        return False
    return any(word in {"before", "until", "till"} for word, _ in prepositions_of(promise.deed))


def _is_outcome(deed: Token, action: Action | None, words: Words) -> bool:
    doable = deed.lemma_.lower() in words.lists["doable"] and any(one.dep_ == "dobj" for one in deed.children)
    return not doable and action is None and deed.pos_ in VERBAL and words.any_of(words.outcomes, deed)


def _can_act(article: Article, promise: Promise, doer: Token, words: Words) -> bool:
    if doer.pos_ == "PRON":
        return doer.lower_ in {"he", "she", "we", "i", "they", "both", "who"}
    start, end = promise.sentence.start_of(doer), promise.sentence.end_of(doer)
    actor: Actor | None = article.actor_at(start, end)
    if actor is not None:
        return actor.actor_type in ACTING
    if any(words.is_a(kind, doer) for kind in ("forces", "people", "institutions")):
        return True
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


def _duty(article: Article, promise: Promise, voice: Voice, ground: Ground | None, words: Words) -> str | None:
    """A "must" binds only under an agreement, as agreed, or with a day set by nobody's demand."""
    if promise.force != "duty":
        return None
    if ground is not None or is_as_agreed(promise, words):
        return None
    if promise.cue.lower_ in {"may", "can"} or voice.statements:
        return "demand"
    return None if has_limit(article, promise) or is_perfect(promise.deed) else "demand"


def _target(article: Article, promise: Promise) -> str | None:
    """A hope or wish is a target only where it sets itself a day."""
    return "wish" if promise.force == "target" and not has_limit(article, promise) else None


def has_limit(article: Article, promise: Promise) -> bool:
    """Whether a time with "by", "before", "within" stands in the clause."""
    return any(one.deadline_word not in {None, "since", "after"} for one in article.times_in(promise.span))


def _threat(promise: Promise, words: Words) -> str | None:
    """What is said against the other side, and so no commitment: "will hit back"."""
    if promise.negated or promise.is_noun:
        return None
    deed = promise.deed
    onset = deed.lemma_.lower() in words.lists["onset"]
    inner = [deed, *(one for one in deed.children if onset and one.dep_ == "xcomp")]
    return "threat" if any(words.any_of(words.threats, one) for one in inner) else None


def _refusal(promise: Promise, words: Words) -> str | None:
    """What will not be done: "will not sign" refuses, "will not attack" is a standing duty."""
    if not promise.negated or promise.is_noun or is_not_before(promise):
        return None
    deed = promise.deed
    hostile = words.any_of(words.hostile, deed)
    if promise.force in {"pledge", "agreement", "duty"} and promise.cue.tag_ != "MD":
        return None
    if promise.force == "duty":
        return None if hostile or objects_of(deed) else "prohibition without deed"
    if hostile and promise.force != "expectation":
        return None if subject_of(deed) is not None or promise.is_passive else "refusal"
    return "refusal"
