"""Limits that other sentences tell: "20 January is the last day for it", "the truce expires on 2 June".

Also lengths counted from an event that is itself promised by a day: "within 60 days of the signature", where the
signature is due by 23 March, ends 60 days after that at the latest.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import subject_of
from dovecote.find.commitments.deadline_limits import latest_of, precision_of
from dovecote.find.commitments.words import Words
from dovecote.find.frames import with_lemma
from dovecote.model.commitment import Commitment, Deadline
from dovecote.model.counting import day_after, single_day
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Evidence, Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_later_limits(article: Article, commitments: tuple[Commitment, ...], words: Words) -> tuple[Commitment, ...]:
    """`commitments` with the limits that other words of the article set them."""
    table = article.language.word_sets("commitments/details")["later_limits"]
    found = list(commitments)
    for sentence in article.fact_sentences():
        for time in _days_of(article, sentence):
            for place in _limited(article, sentence, time, found, table, words):
                found[place] = _with_limit(article, found[place], sentence, time)
        _set_expiries(article, sentence, found, table, words)
    return tuple(_counted_from_a_promise(article, one, found, words) for one in found)


def _days_of(article: Article, sentence: Sentence) -> list[TimeExpression]:
    return [
        one
        for one in article.times_in(sentence.span)
        if one.timex3_type in {"DATE", "TIME"} and one.edtf is not None and single_day(one.edtf[:10]) is not None
    ]


def _limited(
    article: Article,
    sentence: Sentence,
    time: TimeExpression,
    found: list[Commitment],
    table: Mapping[str, Any],
    words: Words,
) -> list[int]:
    """The promise that a day is called the last day, or the deadline, of, and its restatement in the same sentence."""
    noun = _noun_of_limit(sentence, time, table)
    if noun is None:
        return []
    about = next((inner for prep in noun.children if prep.lower_ in table["of"] for inner in prep.children), None)
    open_ones = [place for place, one in enumerate(found) if _is_open(one)]
    if about is not None and about.pos_ not in {"PRON", "DET"}:
        action = words.action_of(about)
        named = [one for one in open_ones if action is not None and found[one].action == action.name]
        elsewhere = [one for one in named if not found[one].evidence[0].span.overlaps(sentence.span)]
        return named if len(elsewhere) <= 1 else []
    start = article.text.rfind("\n\n", 0, sentence.start) + 1
    before = [one for one in open_ones if start <= found[one].evidence[-1].start < time.start]
    return [max(before, key=lambda one: found[one].evidence[-1].start)] if before else []


def _noun_of_limit(sentence: Sentence, time: TimeExpression, table: Mapping[str, Any]) -> Token | None:
    """The noun that calls a day a limit: "as the last day", "20 January is the deadline", "set for 20 January"."""
    day = sentence.token_at(time.end - 1)
    if day is None or time.deadline_word is not None:
        return None
    for noun in with_lemma(sentence, table["nouns"]):
        if noun.lemma_.lower() in table["only_last"] and not any(one.lower_ in table["last"] for one in noun.children):
            continue
        under_as = noun.dep_ == "pobj" and noun.head.lower_ == "as"
        verb = noun.head.head if under_as else noun.head
        if noun.dep_ in {"nsubj", "nsubjpass", "attr"} or under_as:
            heads = [day, *day.ancestors][:4]
            if verb in heads and not any(one.dep_ == "neg" for one in verb.children):
                return noun
    return None


def _is_open(commitment: Commitment) -> bool:
    deadline = commitment.versions[-1].deadline
    return deadline is None or (deadline.edtf is None and deadline.precision in {"none", "relative"})


def _with_limit(article: Article, commitment: Commitment, sentence: Sentence, time: TimeExpression) -> Commitment:
    day = str(time.edtf)[:10]
    said = "named as its last day" if sentence.span.start > commitment.evidence[0].end else "the last day named for it"
    deadline = Deadline(f"../{day}", time.exact, day, said, "day", time.steps)
    return _with_deadline(commitment, deadline, article.quote(sentence.start, sentence.end))


def _with_deadline(commitment: Commitment, deadline: Deadline, evidence: Evidence | None = None) -> Commitment:
    last = commitment.versions[-1]
    told = last.evidence
    if evidence is not None and not any(one.span.overlaps(evidence.span) for one in told):
        told = (*told, evidence)
    version = dataclasses.replace(last, deadline=deadline, evidence=told)
    return dataclasses.replace(
        commitment,
        evidence=commitment.evidence if told is last.evidence else (*commitment.evidence, told[-1]),
        versions=(*commitment.versions[:-1], version),
    )


def _set_expiries(
    article: Article, sentence: Sentence, found: list[Commitment], table: Mapping[str, Any], words: Words
) -> None:
    """Closes what is in force from a day on, where the article tells when it expires."""
    for verb in with_lemma(sentence, table["expiring"]):
        subject = subject_of(verb)
        action = words.action_of(subject) if subject is not None and subject.pos_ == "NOUN" else None
        ends = {str(one.edtf)[:10]: one for one in _days_of(article, sentence) if one.deadline_word is None}
        places = [
            place
            for place, one in enumerate(found)
            if action is not None and one.action == action.name and _runs_on(one) and len(ends) == 1
        ]
        if len(places) == 1:
            day, time = next(iter(ends.items()))
            found[places[0]] = _closed(found[places[0]], day, time)


def _runs_on(commitment: Commitment) -> bool:
    """Whether it is in force from one day on, without an end."""
    deadline = commitment.versions[-1].deadline
    edtf = deadline.edtf if deadline is not None else None
    return edtf is not None and edtf.endswith("/..") and single_day(edtf[:-3]) is not None


def _closed(commitment: Commitment, day: str, time: TimeExpression) -> Commitment:
    deadline = commitment.versions[-1].deadline
    first = str(deadline.edtf)[:-3] if deadline is not None else ""
    if deadline is None or day <= first:
        return commitment
    closed = dataclasses.replace(
        deadline,
        edtf=f"{first}/{day}",
        latest=day,
        precision="day",
        convention="from its first day to that on which it expires",
        steps=(*deadline.steps, *time.steps),
    )
    return _with_deadline(commitment, closed)


def _counted_from_a_promise(
    article: Article, commitment: Commitment, found: list[Commitment], words: Words
) -> Commitment:
    """A length from an event that another promise of the article sets a day: counted from that day."""
    deadline = commitment.versions[-1].deadline
    if deadline is None or deadline.precision != "relative" or not deadline.text:
        return commitment
    for length in article.times_in(Span(commitment.evidence[0].start, commitment.evidence[0].end)):
        event = _event_after(article, length) if length.timex3_type == "DURATION" else None
        names = _names_of(event, article, words)
        days = {day: one for one in found if one.action in names and (day := _day_set_for(one))}
        last = day_after(next(iter(days)), length.timex3_value) if len(days) == 1 else None
        if last is not None and length.exact in deadline.text:
            start = next(iter(days))
            step = f"{length.exact} from {start.isoformat()}, the day set for the {event.text if event else ''}"
            counted = dataclasses.replace(
                deadline,
                edtf=f"../{last.isoformat()}",
                latest=latest_of(last.isoformat()),
                precision=precision_of(last.isoformat()),
                convention=step,
                steps=(step,),
            )
            return _with_deadline(commitment, counted)
    return commitment


def _event_after(article: Article, length: TimeExpression) -> Token | None:
    """The noun of "within 60 days of the signature"."""
    counting = article.language.table("commitments/details")["counting"]
    link = re.match(r"\s+(\w+)\s", article.text[length.end : length.end + 20])
    sentence = article.sentence_at(length.start)
    if link is None or sentence is None or link[1].lower() not in counting["after"]:
        return None
    after = [one for one in sentence if sentence.start_of(one) >= length.end + link.end()]
    return next((one for one in after[:4] if one.pos_ == "NOUN"), None)


def _names_of(event: Token | None, article: Article, words: Words) -> set[str]:
    """The actions that a noun of an event stands for; several words of one act count as one."""
    action = words.action_of(event) if event is not None else None
    if event is None:
        return set()
    told = {event.lemma_.lower(), *([action.name] if action is not None else [])}
    alike = article.language.table("commitments/details")["counting"]["one_act"]
    return told.union(*(names for names in alike if told & set(names)))


def _day_set_for(commitment: Commitment) -> Any:
    """The first day of what is in force from a day on, else the last day that keeps it; None where there is none."""
    deadline = commitment.versions[-1].deadline
    if deadline is None or deadline.edtf is None:
        return None
    value = Edtf.parse(deadline.edtf)
    return value.latest() if deadline.edtf.startswith("../") else value.earliest()
