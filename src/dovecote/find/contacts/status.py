"""How things stand with a contact, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, is_passive, prepositions_of
from dovecote.find.contacts.readouts import speakers_of
from dovecote.find.frames import Match, lemma_of
from dovecote.find.process.told import is_only_wished
from dovecote.find.qualify import Qualification
from dovecote.model.contact import ContactStatus, Directness
from dovecote.model.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token


def status_of(article: Article, match: Match, qualification: Qualification) -> ContactStatus | None:
    """How things stand with the contact; None where it is denied, asked about, or never was."""
    words: dict[str, Any] = dict(article.language.table("contacts")["status"])
    governors = {entry.split(":", 1)[1] for entry in qualification.words} | telling_verbs(match) | _said_of(match)
    governors |= _but_then(match)
    if _is_mere_possibility(article, match) or _is_what_it_got(match):
        return None
    for status in ("cancelled", "postponed", "refused"):
        if governors & set(words[status]):
            return status
    if is_withheld(article, match) or (
        governors & set(words["fails"]) and telling_verbs(match) & set(words["attends"])
    ):
        return "refused"
    if qualification.planned and telling_verbs(match) & set(words["stopped"]):
        # "suspended its planned talks with"
        return "postponed"
    if qualification.denied or qualification.questioned or qualification.condition:
        return None
    if qualification.negated and not is_occasion(article, match):
        if match.trigger.dep_ in {"nsubj", "nsubjpass"} and governors & set(words["comes_about"]):
            return "cancelled"
        return "refused" if qualification.future and not qualification.requested else None
    if _is_wished_for(article, match):
        return None
    is_set = bool(governors & set(words["planned"])) or lemma_of(match.trigger) in words["invites"]
    if is_set and (qualification.is_fact or qualification.requested):
        return "planned"
    if is_only_wished(article, qualification):
        return None
    if qualification.planned or qualification.promised or _is_due(article, qualification):
        return "planned"
    return "held" if qualification.is_fact or is_occasion(article, match) else None


def _is_mere_possibility(article: Article, match: Match) -> bool:
    """True for "a potential meeting": what is said of it is said of something that nobody has set."""
    possible = set(article.language.table("qualify")["modifiers"]["hypothetical"])
    return match.is_nominal and any(one.dep_ == "amod" and one.lower_ in possible for one in match.trigger.children)


def _is_what_it_got(match: Match) -> bool:
    """True for "has been met with opposition": how something was taken; "was met by the minister" is a meeting."""
    verb = match.trigger
    return verb.lemma_ == "meet" and is_passive(verb) and any(word == "with" for word, _ in prepositions_of(verb))


def is_withheld(article: Article, match: Match) -> bool:
    """True for "was denied a meeting": what somebody was not given."""
    withheld = article.language.table("contacts")["status"]["withheld"]
    verb = match.trigger.head
    return match.trigger.dep_ == "dobj" and lemma_of(verb) in withheld and is_passive(verb)


def is_occasion(article: Article, match: Match) -> bool:
    """True for "failed to agree at a meeting": whatever came of it, they met; it tells no more than where or when.

    The deed that it is the occasion of must be past: "will sign at a meeting" leaves both ahead.
    """
    noun = match.trigger
    words: dict[str, Any] = dict(article.language.table("contacts")["status"])
    if match.verb is not noun or noun.dep_ != "pobj" or noun.head.lower_ not in words["occasions"]:
        return False
    verb = next((one for one in noun.ancestors if one.pos_ in VERBAL), None)
    while verb is not None and verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb is not None and (verb.tag_ == "VBD" or any(one.tag_ == "VBD" for one in verb.children))


def _is_due(article: Article, qualification: Qualification) -> bool:
    """Whether it must be, and nobody merely asks for it: "they must meet", not "urged them to meet"."""
    obliged = set(article.language.table("contacts")["status"]["due"])
    said = {word.split(":", 1)[1] for word in qualification.words if word.startswith("requested:")}
    return bool(said) and said <= obliged


def telling_verbs(match: Match) -> set[str]:
    """The verb that has the contact for its object or subject, alone and with its particle; what is said of it then.

    Of "pulled out of the meeting" it is the verb with its particle only; of "talks are due to open" also "due".
    """
    noun = match.trigger
    verb = match.verb if match.verb is not noun else noun.head
    if not match.is_nominal:
        return set()
    if verb.pos_ == "ADP":
        return _verbs_before(verb)
    if verb.pos_ not in VERBAL:
        return set()
    near = [one.lower_ for one in verb.children if one.dep_ in {"prt", "prep", "advmod"} and one.i == verb.i + 1]
    said = [lemma_of(one) for one in verb.children if one.dep_ == "acomp"]
    return {lemma_of(verb), *(f"{lemma_of(verb)}_{one}" for one in near), *said}


def _is_wished_for(article: Article, match: Match) -> bool:
    """True for "wants the next round held in the capital": nobody has set it."""
    if not match.is_nominal:
        return False
    wishes = article.language.table("process")["spoken_of"]["wishes"]
    noun = match.trigger
    held = noun.head if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.tag_ == "VBN" else noun
    return held.dep_ in {"ccomp", "xcomp", "dobj"} and held.head.pos_ == "VERB" and lemma_of(held.head) in wishes


def _said_of(match: Match) -> set[str]:
    """The predicate over the noun where another verb tells of it: "take" of "the visit set for May did not take place".

    Of "is off" it is the verb with the word behind it.
    """
    verb = match.trigger.head
    if not match.is_nominal or match.trigger.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in VERBAL:
        return set()
    near = [one.lower_ for one in verb.children if one.dep_ in {"prt", "advmod", "prep"} and one.i == verb.i + 1]
    return {lemma_of(verb), *(f"{lemma_of(verb)}_{one}" for one in near)}


def _but_then(match: Match) -> set[str]:
    """What was done instead: "cancel" of "was due in the port on Thursday but cancelled"."""
    verb = match.verb if match.verb.pos_ in VERBAL else match.verb.head
    turned = any(one.dep_ == "cc" and one.lower_ == "but" for one in verb.children)
    then = [one for one in verb.children if turned and one.dep_ == "conj" and one.pos_ in VERBAL]
    keys = [
        (lemma_of(one), next((below.lower_ for below in one.children if below.dep_ == "prt"), None)) for one in then
    ]
    return {f"{lemma}_{particle}" if particle else lemma for lemma, particle in keys}


def _verbs_before(preposition: Token) -> set[str]:
    """The verb that a preposition stands by, with the preposition or particle: "pull_out" of "pulled out of it"."""
    head = preposition.head
    first = preposition
    while head.pos_ == "ADP" and head.head.i != head.i:
        first, head = head, head.head
    if head.pos_ not in VERBAL:
        return set()
    particles = [one.lower_ for one in head.children if one.dep_ in {"prt", "advmod"}]
    return {f"{lemma_of(head)}_{one}" for one in (first.lower_, *particles)}


def as_claimed(article: Article, status: ContactStatus, statement: Statement | None) -> ContactStatus:
    """A contact that only one who speaks tells of is held as claimed; what another outlet reports is held."""
    if status != "held" or statement is None:
        return status
    tellers = [actor for one in speakers_of(statement) if (actor := article.actor(one)) is not None]
    reported = bool(tellers) and all(actor.actor_type == "media_outlet" for actor in tellers)
    return "held" if reported else "held_as_claimed"


def directness_of(statement: Statement | None) -> Directness:
    """Whether the outlet tells it itself, or the one who tells it is named."""
    if statement is None:
        return "reported_by_outlet"
    return "background" if statement.sourcing_class.startswith("background") else "attributed"
