"""What is now foreseen: "officials now speak of 9 November", "it will finish in May", "stays open until 1 May"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import objects_of, subject_of
from dovecote.find.commitments.grammar import child, has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.limits_anew.saying import SaidAnew, aside_of, day_until, days_of, is_day, saying
from dovecote.find.commitments.words import Words
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


WORDS_TO_VERB: Final = 6
"""The verb of "it was first to be ready" stands among the first words of its sentence."""


def day_now_named(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "The government is now aiming for 12 May", "officials now speak of 9 November"."""
    turned = any(one.lower_ in table["turning"] for one in verb.children if one.i < verb.i)
    if not turned or is_negated(verb) or has_infinitive_mark(verb) or modal_of(verb) is not None:
        return None
    days = days_of(article, sentence, verb)
    if len(days) != 1 or _has_other_matter(sentence, verb, days[0]) or _names_another(verb, table):
        return None
    as_what = [one for one in verb.subtree if one.lower_ in table["as_what"] and sentence.start_of(one) >= days[0].end]
    if any(not _is_limit(one, words) for one in as_what):
        return None  # "of 5 September as the start of their season": it says what the day is
    return saying(sentence, verb, days[0])


def course_ends(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "It will miss the date and will finish on 18 September", "they will not be ready before June"."""
    modal = modal_of(verb)
    subject = subject_of(verb)
    days = days_of(article, sentence, verb)
    if modal is None or modal.lower_ not in table["foreseen"] or subject is None or len(days) != 1:
        return None
    if not _is_course(subject, table) or not _tells_delay(sentence, verb, table, words):
        return None
    if _has_other_matter(sentence, verb, days[0]) or _is_elsewhere(sentence, verb, days[0], table):
        return None
    if is_negated(verb) and days[0].deadline_word not in table["not_before"]:
        return None
    return saying(sentence, verb, days[0])


def stays_until(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "The camp, which was to close in March, will stay open until 1 May": it goes or closes by that day."""
    modal = modal_of(verb)
    told = verb.tag_ in {"VBZ", "VBP"} if modal is None else modal.lower_ in table["foreseen"]
    subject = subject_of(verb)
    if not told or subject is None or is_negated(verb):
        return None
    day = day_until(article, sentence, verb, table)
    if day is None:
        return None
    return saying(sentence, verb, day, stays=subject, aside=aside_of(sentence, subject))


def runs_until(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "It would now run until the end of July": what was to be over by an earlier day."""
    subject = subject_of(verb)
    modal = modal_of(verb)
    told = verb.tag_ in {"VBZ", "VBP"} if modal is None else modal.lower_ in table["foreseen"]
    if not told or subject is None or is_negated(verb) or not _is_course(subject, table):
        return None
    if not _tells_delay(sentence, verb, table, words) and not _is_turned(verb, table):
        return None
    day = day_until(article, sentence, verb, table)
    return saying(sentence, verb, day, stays=subject) if day is not None else None


def done_after_all(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "The convoy, which was to leave on Monday, will leave on Thursday": the deed of the words beside it."""
    modal, subject = modal_of(verb), subject_of(verb)
    if modal is None or modal.lower_ not in table["foreseen"] or subject is None:
        return None
    aside = aside_of(sentence, subject)
    if aside is None or aside.start > sentence.start_of(verb):
        return None
    again = verb.lemma_.lower() in table["done_again"]
    inside = [one for one in sentence.tokens_in(aside) if one.pos_ == "VERB"]
    if not again and verb.lemma_ not in {one.lemma_ for one in inside}:
        return None
    days = days_of(article, sentence, verb)
    if len(days) != 1 or (is_negated(verb) and days[0].deadline_word not in table["not_before"]):
        return None
    return saying(sentence, verb, days[0], aside=aside)


def first_set(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "It was originally due in March", "they had first been promised for May": what held before the day told."""
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None or subject.lower_ not in table["standing_for_all"] or is_negated(verb):
        return None
    own = [one for one in (verb, *verb.children) if one.i >= subject.i]
    first = any(one.lower_ in table["at_first"] for one in own)
    past = any(one.tag_ == "VBD" for one in own)
    planned = article.language.table("commitments/changes")["before"]["planned"]
    # "First to be released": the parser hangs the verb on "first" as often as on "were".
    below = [*own, *(near for one in own if one.dep_ == "acomp" for near in one.children)]
    to_be = verb.lemma_ == "be" and any(has_infinitive_mark(one) for one in below if one.dep_ == "xcomp")
    if not first or not past or not (to_be or any(one.lemma_.lower() in planned for one in own)):
        return None
    if verb.i - sentence.tokens[0].i > WORDS_TO_VERB:
        return None
    days = [one for one in article.times_in(sentence.span) if is_day(one)]
    return saying(sentence, verb, days[0], earlier=True) if len(days) == 1 else None


def _is_limit(preposition: Token, words: Words) -> bool:
    """Whether it is as in "names 1 July as the day on which it will end"."""
    return any(one.lemma_.lower() in words.limit_nouns for one in preposition.children)


def _names_another(verb: Token, table: Mapping[str, Any]) -> bool:
    """Whether the day is that of something else by its name: "the harvest is now expected in June"."""
    subject = child(verb, "nsubjpass")
    return subject is not None and not _is_course(subject, table)


def _is_turned(verb: Token, table: Mapping[str, Any]) -> bool:
    return any(one.lower_ in table["turning"] for one in verb.children)


def _is_course(noun: Token, table: Mapping[str, Any]) -> bool:
    """Whether it stands for what was to be done: "it", "they", "the work", "the whole operation"."""
    return noun.lower_ in table["standing_for_all"] or noun.lemma_.lower() in table["courses"]


def _tells_delay(sentence: Sentence, verb: Token, table: Mapping[str, Any], words: Words) -> bool:
    """Whether the sentence sets the day against another: "now", "not before", "will miss the date"."""
    near = [one for one in sentence if one.i < verb.i]
    turned = any(one.lower_ in table["turning"] or one.lemma_.lower() in table["late"] for one in near)
    return turned or is_negated(verb) or any(one.lemma_.lower() in words.limit_nouns for one in near)


def _is_elsewhere(sentence: Sentence, verb: Token, day: TimeExpression, table: Mapping[str, Any]) -> bool:
    """Whether the verb tells more than that and when it ends: "will be in Lakmar on 3 June"."""
    told = [one for one in verb.children if one.dep_ in {"prep", "attr", "acomp", "dative"}]
    outside = [one for one in told if not any(day.start <= sentence.start_of(near) < day.end for near in one.subtree)]
    return any(one.lower_ not in table["done"] for one in outside)


def _has_other_matter(sentence: Sentence, verb: Token, day: TimeExpression) -> bool:
    """Whether the verb is of something else than the day: it has an object, or a deed under it."""
    own = {"attr", "acomp", "nsubjpass"}
    things = [one for one in objects_of(verb) if one.lower_ != "place" and one.dep_ not in own]
    outside = [one for one in things if not day.start <= sentence.start_of(one) < day.end]
    deeds = [one for one in verb.subtree if one != verb and one.pos_ == "VERB" and has_infinitive_mark(one)]
    return bool(outside or deeds)
