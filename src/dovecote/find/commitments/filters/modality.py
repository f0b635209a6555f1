"""What the words around a deed take from it: a wish, a demand, a refusal, a condition, a thing imagined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, prepositions_of
from dovecote.find.commitments.cues.shared import verb_telling_of
from dovecote.find.commitments.grammar import child, is_negated, is_perfect, modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Token

UNDONE_YET = frozenset({"no-limit", "told-again"})
"""Frames in which what is denied is that it has a day, or that it was done."""


def not_meant(deed: Token, promise: Promise, words: Words) -> str | None:
    """A clause under "hope", "demand", "deny" means no promise, however it is worded."""
    if _is_to_be_kept(promise, words):
        return None
    if _is_sought(promise, words):
        return "not meant"
    current = deed
    for _ in range(6):
        head = current.head
        if head == current or (
            current.dep_ in {"advcl", "nsubj", "conj"} and head.pos_ in VERBAL and current.dep_ != "conj"
        ):
            break
        if current.dep_ == "conj" and current.tag_ == "VBD" and head.tag_ == "VB":
            # "Appealed to them to be patient and pledged support": the parser hangs the second verb on "be".
            break
        if current.dep_ == "relcl" and current.left_edge.i > 0 and current.left_edge.nbor(-1).text == ",":
            # "Asked that the bells be paid for, which it will return in May": what is added stands on its own.
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


def _is_to_be_kept(promise: Promise, words: Words) -> bool:
    """Whether a promise was given that somebody is only urged to keep: "called on both to honour their pledge to"."""
    cue = promise.cue
    verb = cue.head
    given = promise.frame == "noun-of-promise" and cue.dep_ == "dobj" and child(cue, "poss") is not None
    return given and verb.lemma_.lower() in words.table["cues"]["lists"]["honouring"] and not is_negated(verb)


def _is_sought(promise: Promise, words: Words) -> bool:
    """Whether the promise is one that somebody has yet to be given: "needs guarantees that the army will leave"."""
    cue = promise.cue
    sought = promise.frame == "noun-of-promise" and cue.dep_ == "dobj"
    return sought and cue.head.lemma_.lower() in words.table["cues"]["lists"]["seeking"]


def _is_condition(deed: Token) -> bool:
    current = deed
    while current.dep_ in {"xcomp", "conj", "ccomp"} and current.head.pos_ in VERBAL and not child(current, "mark"):
        current = current.head
    mark = child(current, "mark")
    if mark is not None and mark.lower_ in {"until", "once", "before", "after"} and current.dep_ == "advcl":
        return current.tag_ == "VBN" and child(current, "nsubjpass") is not None  # "until a release was guaranteed"
    return mark is not None and mark.lower_ in {"if", "unless", "whether", "lest"}


def is_question_word(promise: Promise, words: Words) -> bool:
    """Whether who is to do it is just what is asked: "who will police the city"."""
    subject = child(promise.deed, "nsubj", "nsubjpass")
    if promise.doer is not None and promise.doer.tag_ == "WP" and promise.cue.dep_ in {"csubj", "csubjpass", "ccomp"}:
        return True  # "who is to clear the mines has not been settled"
    manner = child(promise.deed, "advmod")
    if (
        promise.deed.dep_ in {"ccomp", "pcomp"}
        and manner is not None
        and manner.lower_ in {"how", "why", "where", "when"}
    ):
        return True  # "a text on how the truce will be kept"
    if promise.deed.dep_ == "advcl" and manner is not None and manner.lower_ == "when" and promise.frame == "future":
        # "Neither side has said when it will free them"
        saying = promise.deed.head
        thing = child(saying, "dobj", "ccomp", "prep")
        untold = thing is None or thing.pos_ == "PRON"  # "nobody could tell us when"
        return (
            saying.pos_ in VERBAL
            and saying.i < promise.deed.i
            and untold
            and saying.lemma_.lower() in words.lists["untold"]
        )
    return subject is not None and subject.tag_ in {"WP", "WRB"} and promise.deed.dep_ != "relcl"


def undone(promise: Promise, words: Words) -> str | None:
    """What takes the promise back: "did not pledge", "refused to promise", "no plans to"."""
    cue = promise.cue
    if cue == promise.deed or cue.tag_ == "MD" or promise.opening is not None or promise.frame in UNDONE_YET:
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
            and (
                modal.lower_ in words.lists["open_modals"]
                or (modal.lower_ == "must" and promise.frame == "planned-event")
            )
            and promise.frame not in {"be-to", "expects"}
        ):
            return "possibility"
        if verb.dep_ in {"acl", "relcl"} and verb.head.lemma_.lower() in words.lists["undone_nouns"]:
            return "refusal"
        finite = any(one.dep_ in {"aux", "auxpass"} for one in verb.children)
        if verb.tag_ == "VBG" and not finite and promise.force in {"plan", "target"}:
            return "purpose"
        if verb.dep_ == "xcomp" and verb.head.lemma_ in words.lists["undone"] | words.lists["not_meant"]:
            return "refusal"
    elif promise.frame in {"noun-of-plan", "noun-of-promise"} and _is_mentioned(promise, words):
        return "mentioned"
    elif cue.dep_ in {"dobj", "nsubjpass", "pobj"} and _governing_verb(cue).lemma_.lower() in words.lists["taken_back"]:
        return "taken back"
    elif promise.frame == "noun-of-agreement" and cue.dep_ == "dobj" and cue.head.lemma_ in words.lists["done_with"]:
        return "done"
    elif _tells_how(cue):
        return "purpose"
    elif any(one.lower_ in words.lists["negative_determiners"] for one in cue.children) or (
        cue.dep_ in {"dobj", "pobj"}
        and cue.head.pos_ == "VERB"
        and (is_negated(cue.head) or cue.head.lemma_ in words.lists["undone"] | words.lists["not_meant"])
    ):
        return "refusal"
    return None


def _tells_how(cue: Token) -> bool:
    """Whether it is as "in agreement to", "by order of the king to": how something was done."""
    bare = not any(one.dep_ in {"det", "poss"} for one in cue.children)
    return bare and cue.dep_ == "pobj" and cue.head.lower_ in {"in", "by", "on"}


def _is_mentioned(promise: Promise, words: Words) -> bool:
    """Whether a plan or promise is only spoken of: "part of our commitment to", "fears about a plan to"."""
    cue = promise.cue
    if any(one.lower_ in words.lists["proposed"] for one in cue.children):
        return True
    lists = words.table["cues"]["lists"]
    verb = verb_telling_of(cue)
    if verb is not None and {verb.lemma_.lower(), cue.head.head.lemma_.lower()} & {*lists["informing"]}:
        return is_negated(verb)
    if cue.dep_ == "pobj" and cue.head.head.lemma_.lower() in lists["keeping"]:
        return False
    if cue.dep_ == "pobj":
        only_plans = words.lists["mentioning_plans"] if promise.frame == "noun-of-plan" else frozenset()
        return cue.head.lower_ in words.lists["mentioning"] | only_plans
    if promise.frame != "noun-of-plan":
        return False
    owned = child(cue, "poss") is not None or any(word in {"of", "by"} for word, _ in prepositions_of(cue))
    honoured = cue.lemma_ == "decision" and cue.dep_ == "dobj" and owned
    if honoured and cue.head.lemma_.lower() in words.table["cues"]["lists"]["honouring"]:
        return False  # "welcomed the parties' decision to extend the truce"
    return cue.dep_ not in {"dobj", "nsubjpass"} or cue.head.lemma_.lower() not in words.lists["plan_verbs"]


def _governing_verb(noun: Token) -> Token:
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def tells_of_a_thing(promise: Promise, words: Words, *, agreed: bool, dated: bool) -> str | None:
    """A clause that says what a law will do: "rules that will take effect"; of an agreement it is a term."""
    deed = promise.deed
    subject = child(deed, "nsubj")
    would = promise.cue.lower_ in words.table["cues"]["modal"]["reported"] and words.action_of(deed, deed.head) is None
    if (
        (agreed and not would)
        or promise.frame != "future"
        or subject is None
        or subject.tag_ != "WDT"
        or deed.dep_ != "relcl"
    ):
        return None
    thing = deed.head
    if words.action_of(deed, thing) is not None and dated:
        return None  # "a commission, which will meet on 3 May"
    if would and subject.lower_ == "that":
        return "thing"  # "a deal brokered by Veldt that would end the war": the parser hangs it on Veldt
    acts = thing.pos_ == "PROPN" or any(words.is_a(kind, thing) for kind in ("forces", "people", "institutions"))
    return None if acts or thing.lemma_.lower() in words.table["details"]["agreement"]["nouns"] else "thing"


def hypothetical(promise: Promise, words: Words, *, agreed: bool, told: bool) -> str | None:
    """What is only imagined: "would have left"; "would" counts in reported speech and under a deal that was made.

    `told` says that it is somebody's words, where the grammar of a long sentence does not show it.
    """
    deed = promise.deed
    if promise.is_noun:
        return None
    if is_perfect(deed) and promise.frame not in {"be-to", "scheduled", "duty", "expects", "expected"}:
        return "hypothetical"
    modal = modal_of(deed)
    if modal is None or promise.cue != modal or modal.lower_ not in words.table["cues"]["modal"]["reported"]:
        return None
    if _is_reported(deed) or _goes_on_from_promise(deed, words):
        return None
    if told or agreed or _under_agreement(promise):
        past_if = any(
            one.dep_ == "advcl"
            and any(mark.lower_ == "if" for mark in one.children if mark.dep_ == "mark")
            and one.tag_ in {"VBD", "VBN"}
            for one in deed.children
        )
        return "hypothetical" if past_if else None
    return "hypothetical"


def _goes_on_from_promise(deed: Token, words: Words) -> bool:
    """Whether it goes on from a promise of the same one: "she agreed to lift the boycott and would let teams in"."""
    verb = deed.head
    verb = child(verb, "ccomp") or verb  # "She agreed to lift it, her spokesman said, and would let teams in"
    promising = words.verbs_of_frame("pledge") | words.verbs_of_frame("agree")
    joined = deed.dep_ == "conj" and child(deed, "nsubj", "nsubjpass") is None and child(verb, "ccomp") is None
    return joined and verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.lemma_.lower() in promising and not is_negated(verb)


def _is_reported(deed: Token) -> bool:
    """Whether the clause is what somebody says, by the grammar: "... will be closed, the envoy announced"."""
    current = deed
    for _ in range(6):
        if current.dep_ in {"ccomp", "parataxis"} and (current.head.pos_ in VERBAL or child(current, "mark")):
            # "Told the Veldt Watch that": the parser may hang the clause on whom it is told.
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
