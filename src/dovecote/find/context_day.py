"""The day of a deed whose own sentence tells none: that of the words it stands in, or of the occasion it belongs to.

What follows from no words of the text stays open: a deed that merely stands after a dated one is not of its day.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from dovecote.errors import InvalidDate
from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, prepositions_of
from dovecote.find.timing import Deed, in_dated_entry, time_of_deed
from dovecote.find.timing.deed import governor_of_time
from dovecote.model.counting import single_day
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

SENTENCES_BACK: Final = 2
"""How far back the occasion is told that a sentence goes on about."""
WORDS_TO_OCCASION: Final = 8
"""Within how many words after a deed the occasion is named, after which it was done."""


def day_by_context(article: Article, sentence: Sentence, deed: Deed, *, present: bool) -> When | None:
    """The day that the surroundings give an undated deed which has been; None where they give none."""
    by_words = _in_words_of_a_day(article, sentence, deed, present=present)
    return (
        by_words
        or _with_the_words_of_a_day(article, sentence, deed)
        or (in_dated_entry(article, sentence, deed) if present else None)
        or _beside_the_occasion(article, sentence, deed)
        or _as_news_of_it(article, sentence, deed)
        or _at_occasion(article, sentence, deed)
    )


def _in_words_of_a_day(article: Article, sentence: Sentence, deed: Deed, *, present: bool) -> When | None:
    """What somebody tells as past was before he told it: "We have written to them", said on Monday."""
    statement = article.statement_around(Span(sentence.start_of(deed.verb), sentence.end_of(deed.verb)))
    said = _told_day(article, statement) if statement is not None else None
    if said is None or said.edtf is None:
        return None
    if present:
        return dataclasses.replace(said, basis="present tense in words of that day")
    return When(f"../{said.edtf}", said.text, "past tense in words of that day", said.steps)


def as_of_the_words(article: Article, sentence: Sentence, deed: Deed, told: When | None) -> When | None:
    """`told`, but "in the near future" begins on the day on which that was said, and not on the paper's."""
    if told is None or article.published is None or told.edtf != f"{article.published[:10]}/..":
        return told
    statement = article.statement_around(Span(sentence.start_of(deed.verb), sentence.end_of(deed.verb)))
    said = _told_day(article, statement) if statement is not None else None
    if said is None:
        return told
    return dataclasses.replace(told, edtf=f"{said.edtf}/..", steps=(*said.steps, "counted from the day of the words"))


def _with_the_words_of_a_day(article: Article, sentence: Sentence, deed: Deed) -> When | None:
    """Of "said after a tour of the port", where the words are dated: the tour was that day."""
    mark, cue = deed.trigger.head, deed.trigger.head.head
    if deed.trigger.dep_ != "pobj" or mark.lower_ not in deed.table["said_at"] or cue.pos_ not in VERBAL:
        return None
    at = Span(sentence.start_of(cue), sentence.end_of(cue))
    for statement in article.statements:
        if any(piece.role == "cue" and piece.span.overlaps(at) for piece in statement.evidence):
            said = _told_day(article, statement)
            return dataclasses.replace(said, basis=f"told {mark.lower_} it, that day") if said is not None else None
    return None


def _told_day(article: Article, statement: Statement) -> When | None:
    """When it was said, where that is one day and not merely the bound of publication."""
    said = statement.said
    if said is None or said.edtf is None or (day := single_day(said.edtf[:10])) is None or len(said.edtf) < 10:
        return None
    return dataclasses.replace(said, edtf=day.isoformat())


def _as_news_of_it(article: Article, sentence: Sentence, deed: Deed) -> When | None:
    """Of "The sides agreed on Monday. The envoy announced it": between that Monday and the publication."""
    known = article.known_when(present=False)
    told = [one for one in deed.verb.children if one.dep_ == "dobj" and one.lower_ in deed.table["it"]]
    before = _sentences_before(article, sentence)
    if not told or deed.verb.lemma_ not in deed.table["announcing"] or known is None or not before:
        return None
    root = before[-1].root
    when = time_of_deed(article, before[-1], dataclasses.replace(deed, verb=root, trigger=root))
    first, last = single_day(when.edtf) if when is not None else None, single_day(str(known.edtf).removeprefix("../"))
    if when is None or first is None or last is None or first > last:
        return None
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return When(edtf, when.text, "between what it is news of and the publication", when.steps)


def _sentences_before(article: Article, sentence: Sentence) -> list[Sentence]:
    return [one for one in article.sentences_over(Span(0, max(1, sentence.start))) if one.end <= sentence.start]


def _beside_the_occasion(article: Article, sentence: Sentence, deed: Deed) -> When | None:
    """Of "briefed journalists following the session", where the text tells of one day of meetings alone: that day."""
    occasion = _occasion_named(sentence, deed)
    if occasion is None or deed.ahead:
        return None
    days = {
        day: time
        for earlier in _sentences_before(article, sentence)
        for time in article.times_in(earlier.span)
        if (day := single_day(time.edtf)) is not None
        and _has_been(article, time)
        and _is_day_of_meeting(earlier, time, occasion, deed)
    }
    if len(days) != 1:
        return None
    [(day, time)] = days.items()
    return When(day.isoformat(), time.exact, "the occasion told before", time.steps)


def _occasion_named(sentence: Sentence, deed: Deed) -> Token | None:
    """The noun of "after the meeting", told right after the deed.

    Read by the order of words: in "who briefed the press after the session said" the parse often makes a clause of it.
    """
    following = [one for one in sentence.tokens if one.i > deed.verb.i][:WORDS_TO_OCCASION]
    for mark, known, noun in zip(following, following[1:], following[2:], strict=False):
        named = known.lower_ in deed.table["the_known"] and noun.lemma_.lower() in deed.table["occasions"]
        if mark.lower_ in deed.table["said_at"] and named:
            return noun
        if mark.pos_ in VERBAL:
            return None
    return None


def _is_day_of_meeting(sentence: Sentence, time: TimeExpression, occasion: Token, deed: Deed) -> bool:
    """Whether the time is that of a verb of meeting, or of the same noun as the occasion."""
    words = sentence.tokens_in(Span(time.start, time.end))
    if not words:
        return False
    governor = governor_of_time(words[-1])
    return governor.lemma_ in deed.table["meets"] or occasion.lemma_ in {one.lemma_ for one in _dated_by(words, deed)}


def _at_occasion(article: Article, sentence: Sentence, deed: Deed) -> When | None:
    """Of "after Monday's ceremony. The envoys signed the pact": on Monday, for a deed such as belongs to one."""
    simple_past = deed.verb.tag_ == "VBD" and not any(one.dep_.startswith("aux") for one in deed.verb.children)
    main = deed.verb.dep_ in {"ROOT", "conj"} and sentence.part == "body"
    if not (simple_past and main) or deed.verb.lemma_ not in deed.table["done_at_occasions"]:
        return None
    for earlier in reversed(_sentences_before(article, sentence)[-SENTENCES_BACK:]):
        times = [one for one in article.times_in(earlier.span) if one.timex3_type in {"DATE", "TIME"}]
        if times:
            day = _day_of_occasion(article, earlier, times, deed)
            return When(day.edtf, day.exact, "the occasion told before", day.steps) if day is not None else None
    return None


def _day_of_occasion(
    article: Article, sentence: Sentence, times: list[TimeExpression], deed: Deed
) -> TimeExpression | None:
    """The day of "Monday's ceremony", "the meeting on Monday", where the sentence tells no other."""
    days = {single_day(one.edtf) for one in times}
    words = sentence.tokens_in(Span(times[0].start, times[0].end))
    if len(days) != 1 or None in days or not words or not _has_been(article, times[0]):
        return None
    names = {noun.lemma_.lower() for noun in _dated_by(words, deed)}
    return times[0] if names & set(deed.table["occasions"]) else None


def _dated_by(words: list[Token], deed: Deed) -> list[Token]:
    """The nouns that a day is told of: "Monday's ceremony", "the talks on Monday", "cheered at the talks on Monday"."""
    head = words[-1]
    while head.head != head and (head.dep_ in {"pobj", "prep", "case"} or head.head in words):
        head = head.head
    if head.dep_ in {"poss", "compound", "nmod"}:
        return [head.head]
    if head.pos_ not in VERBAL:
        return [head]
    return [inner for word, inner in prepositions_of(head) if word in deed.table["said_at"]]


def _has_been(article: Article, time: TimeExpression) -> bool:
    known = article.known_when(present=False)
    try:
        last = Edtf.parse(known.edtf).latest() if known is not None and known.edtf is not None else None
    except InvalidDate:
        return False
    day = single_day(time.edtf)
    return last is not None and day is not None and day <= last
