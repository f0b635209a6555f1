"""A limit named as a thing and moved: "the deadline was extended to 3 July", "the new date is", "he made it 9 June"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, prepositions_of
from dovecote.find.commitments.cues.moves import deed_moved_by, is_told
from dovecote.find.commitments.grammar import has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.limits_anew.saying import SaidAnew, days_of, is_day, saying, word_before
from dovecote.find.commitments.words import Words
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

ASIDES: Final = frozenset({"acl", "advcl", "relcl"})
"""How the parser hangs "since put back to 20 May" on "a date"."""


def limit_moved(
    article: Article, sentence: Sentence, noun: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "The deadline was extended to 3 July", "that has slipped to June", "a date since put back to 20 May"."""
    verb = next((one for one in noun.children if one.dep_ in ASIDES and one.tag_ == "VBN"), noun.head)
    aside = verb != noun.head
    is_limit = noun.lemma_.lower() in words.limit_nouns
    alone = verb.lemma_.lower() in words.moves_alone and noun.dep_ == "nsubj"
    moves = alone or words.moves.fit(verb) or verb.lemma_.lower() in table["moving"]
    if not moves or not (aside or alone or noun.dep_ in {"dobj", "nsubjpass"}):
        return None
    known = any(one.lower_ in words.table["details"]["moving"]["known"] or one.dep_ == "poss" for one in noun.children)
    meant = (is_limit and (known or aside)) or (noun.lower_ in table["standing_for"] and noun.dep_ == "nsubjpass")
    if not meant or modal_of(verb) is not None or is_negated(verb) or has_infinitive_mark(verb):
        return None
    # The parser hangs "to 20 May" on "back" of "put back" as often as on the verb.
    particles = [one for one in verb.children if one.dep_ in {"prt", "advmod"}]
    ends = {word for one in (verb, *particles) for word, _ in prepositions_of(one)} & set(table["to"])
    own = [word for word, _ in prepositions_of(noun) if word in table["for"]]
    if not ends or own or (is_limit and deed_moved_by(verb, words) is not None):
        return None
    days = days_of(article, sentence, verb)
    told = [one for one in days if word_before(article, one) in table["to"] or one.deadline_word in table["to"]]
    return saying(sentence, verb, days[-1], before=tuple(told[:-1])) if days else None


def new_day(
    article: Article, sentence: Sentence, noun: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "The new date is 20 May", "agreed a new deadline of 20 May", "named 20 May as the new date"."""
    if not any(one.lower_ in table["new"] for one in noun.children):
        return None
    if any(word in table["for"] and inner.ent_type_ != "DATE" for word, inner in prepositions_of(noun)):
        return None
    verb = next((one for one in noun.ancestors if one.pos_ in VERBAL), None)
    if verb is None or not is_told(verb) or (noun.dep_ == "nsubj" and verb.lemma_ != "be"):
        return None
    days = days_of(article, sentence, verb)
    # "At the meeting of 29 January the Guard gave a new date, 5 February".
    behind = [one for one in days if one.start >= sentence.end_of(noun)]
    days = behind if len(behind) == 1 else days
    return saying(sentence, verb, days[0]) if len(days) == 1 else None


def made_it(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "On Thursday he made it 9 June", "the ministry then changed that to 9 June"."""
    after = [one for one in sentence if verb.i < one.i <= verb.i + 1 and one.lower_ in table["standing_for"]]
    if not after or not is_told(verb):
        return None
    start = sentence.end_of(after[0])
    for time in article.times_in(sentence.span):
        between = article.text[start : time.start].split()
        if is_day(time) and time.start >= start and set(map(str.lower, between)) <= {*table["to"], "the", "end", "of"}:
            return saying(sentence, verb, time)
    return None
