"""Where a text names an agreement as made: by its noun and how it came about, or by the deed of those who agree.

"The accord reached in Lakmar", "the truce took effect on Friday", "the two sides agreed to"; what is only hoped for,
offered or refused is none (codebook, section Agreement).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import clause_span, is_bracketed, is_passive, prepositions_of, subject_of, subtree_span
from dovecote.find.commitments.grammar import modal_of
from dovecote.find.commitments.owners import actors_at
from dovecote.find.mentions.sides import SEVERAL
from dovecote.find.qualify import qualify
from dovecote.find.rumours import is_rumour
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Seen:
    """An agreement as one place of the text names it."""

    sentence: Sentence
    span: Span
    noun: Token
    verb: Token | None
    """What brought it about, or in force; None where only its noun stands there with a date."""


def seen_in(article: Article, sentence: Sentence, table: Mapping[str, Any]) -> list[Seen]:
    """Every place of the sentence that names an agreement as made, in order."""
    found: list[Seen] = []
    for token in sentence:
        if token.pos_ in {"NOUN", "PROPN"}:
            seen = _by_noun(article, sentence, token, table)
        elif token.lemma_.lower() == "agree" and token.pos_ == "VERB":
            seen = _by_deed(article, sentence, token)
        else:
            seen = None
        if seen is not None and not any(seen.span.overlaps(one.span) and seen.verb == one.verb for one in found):
            found.append(seen)
    return found


def _by_noun(article: Article, sentence: Sentence, noun: Token, table: Mapping[str, Any]) -> Seen | None:
    lemma = noun.lemma_.lower()
    arrangement = lemma in table["arrangements"]
    if lemma not in table["nouns"] and not arrangement:
        return None
    if any(one.lower_ in {"no", "any", "another", "every", "such"} for one in noun.children):
        return None
    verb = _made_by(noun, table)
    if verb is not None:
        if not is_made(article, sentence, verb) or _is_open(noun):
            return None
        if arrangement and not (
            _makers(article, sentence, noun, verb) and verb.lemma_ in {"announce", "agree", "declare"}
        ):
            return None
        span = subtree_span(sentence, noun) if verb.dep_ in {"acl", "relcl"} else clause_span(sentence, verb)
        return Seen(sentence, span, noun, verb)
    weak = lemma in table["weak"] and not _is_title(noun)
    if arrangement or weak or not _is_dated(article, sentence, noun):
        return None
    return Seen(sentence, subtree_span(sentence, noun), noun, None)


def _is_title(noun: Token) -> bool:
    """Whether it is the last word of a title: "the Korsa Understanding", not "an understanding"."""
    return noun.text[0].isupper() and any(one.dep_ == "compound" and one.text[0].isupper() for one in noun.lefts)


def _made_by(noun: Token, table: Mapping[str, Any]) -> Token | None:
    """The verb that brought it about: "signed a deal", "the deal reached in", "a truce was declared"."""
    head = noun.head
    for one in noun.children:
        if one.dep_ == "acl" and one.tag_ == "VBN" and one.lemma_ in table["making"]:
            # "Brokered by Veldt and signed on Monday": the signing tells most.
            return next((near for near in one.conjuncts if near.lemma_ in table["signing"]), one)
        if one.dep_ == "relcl" and (_made_in_relative(one, noun, table) or in_force_by(one, noun, table)):
            return one
    if noun.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in table["making"]:
        return head
    if noun.dep_ == "nsubj" and in_force_by(head, noun, table):
        return head
    if noun.dep_ == "nsubj" and _is_participle_taken_for_past(head, table):
        return head
    if noun.dep_ == "pobj" and (told := _told_in_brackets(noun)) is not None and told.lemma_ in table["making"]:
        return told
    if noun.dep_ == "pobj" and head.lower_ in {"to", "on"} and head.head.lemma_ in {"put", "agree", "affix"}:
        verb = head.head
        named = any(one.dep_ == "dobj" and one.lower_ in table["signing_objects"] for one in verb.children)
        return verb if named or verb.lemma_ == "agree" else None
    # The parser often hangs "announced by" on the nearest noun: "the break in talks announced by the teams".
    for _, inner in prepositions_of(noun):
        for one in inner.children:
            if one.dep_ == "acl" and one.tag_ == "VBN" and one.lemma_ in {"announce", "sign", "reach", "agree"}:
                return one
    return None


def _is_participle_taken_for_past(verb: Token, table: Mapping[str, Any]) -> bool:
    """Whether it is as in "welcomed the truce concluded yesterday", which the parser may take for a clause."""
    bare = not any(one.dep_ in {"mark", "dobj", "aux", "neg"} for one in verb.children)
    return verb.dep_ == "ccomp" and verb.tag_ == "VBD" and verb.lemma_ in table["making"] and bare


def _told_in_brackets(noun: Token) -> Token | None:
    """Of "Under the accord, signed on Monday, ...": the parser hangs the accord on what is told of it."""
    verb = noun.head
    while verb.dep_ == "prep":
        verb = verb.head
    return verb if is_bracketed(verb) and noun.i < verb.i else None


def _made_in_relative(verb: Token, noun: Token, table: Mapping[str, Any]) -> bool:
    """Whether a relative clause tells that it was made: "the deal that A signed with B", "which was reached"."""
    if verb.lemma_ not in table["making"]:
        return False
    subject = next((one for one in verb.children if one.dep_ == "nsubj"), None)
    made_by_another = subject is not None and subject.tag_ not in {"WDT", "WP"}
    signed = verb.lemma_ in (*table["signing"], "reach", "conclude", "strike")
    return is_passive(verb) or noun.lemma_.lower() in table["ceasefire"] or (made_by_another and signed)


def in_force_by(verb: Token, noun: Token, table: Mapping[str, Any]) -> bool:
    """Whether `verb` tells that a truce began to hold: "the truce began", "a ceasefire took effect"."""
    if noun.lemma_.lower() not in table["ceasefire"] or verb.pos_ != "VERB":
        return False
    near = {inner.lower_ for one in verb.children for inner in (one, *one.children)}
    return verb.lemma_ in {"begin", "start"} or (verb.lemma_ in table["entering"] and bool(near & {"effect", "force"}))


def is_made(article: Article, sentence: Sentence, verb: Token) -> bool:
    """Whether the verb that makes it tells a fact, and no hope, plan or denial."""
    if is_rumour(article, verb):
        return False
    if verb.dep_ in {"acl", "relcl"} or is_bracketed(verb):
        # "on the day an agreement is signed" is as open as what is to be done on it.
        present = any(one.dep_ in {"aux", "auxpass"} and one.tag_ in {"VBZ", "VBP"} for one in verb.children)
        open_day = present and any(modal_of(one) is not None for one in verb.ancestors if one.pos_ == "VERB")
        return not open_day and not any(one.dep_ == "neg" or one.tag_ == "MD" for one in verb.children)
    return qualify(article, sentence, verb).is_fact


def _is_open(noun: Token) -> bool:
    """Whether the noun stands under another one that leaves it open: "a proposal for a deal", "talks on a truce"."""
    return noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN"


def _makers(article: Article, sentence: Sentence, noun: Token, verb: Token) -> tuple[str, ...]:
    found = actors_at(article, sentence, subject_of(verb))
    return found if len(found) > 1 or any(is_collective(article, one) for one in found) else ()


def is_collective(article: Article, actor_id: str) -> bool:
    """Whether the actor is several who act together: "both sides", a coalition."""
    actor = article.actor(actor_id)
    if actor is None or actor.created_by == SEVERAL:
        return False
    return actor.actor_type in {"collective", "coalition"}


def _is_dated(article: Article, sentence: Sentence, noun: Token) -> bool:
    """Whether the noun phrase carries a date, and is one the reader is to know: "the accord of 3 May"."""
    if not any(one.dep_ in {"det", "poss"} and one.lower_ not in {"a", "an"} for one in noun.children):
        return False
    phrase = [
        noun,
        *(one for one in noun.children if one.dep_ in {"compound", "prep", "nmod", "amod", "nummod", "poss"}),
    ]
    spans = [subtree_span(sentence, one) if one != noun else sentence.span_of([noun]) for one in phrase]
    return any(
        time.timex3_type == "DATE" and span.overlaps(Span(time.start, time.end))
        for span in spans
        for time in article.times_in(sentence.span)
    )


def _by_deed(article: Article, sentence: Sentence, verb: Token) -> Seen | None:
    """An agreement told by the deed, where more than one agrees: "the two sides agreed to stop"."""
    subject = subject_of(verb)
    if subject is None or not _makers(article, sentence, subject, verb):
        return None
    takes = [one for one in verb.children if one.dep_ in {"xcomp", "dobj", "ccomp"}]
    takes += [noun for word, noun in prepositions_of(verb) if word in {"on", "to", "upon"}]
    if not takes and sentence.words.rstrip().endswith(":"):
        takes = [verb]  # "have agreed as follows:"
    if not takes or not qualify(article, sentence, verb).is_fact:
        return None
    return Seen(sentence, clause_span(sentence, verb), takes[0], verb)
