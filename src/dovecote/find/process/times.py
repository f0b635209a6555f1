"""When an event of the process was, by what other sentences tell of the same one (codebook, section Dates)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.timing import words_of_time
from dovecote.model.commitment import Deadline
from dovecote.model.counting import DAYS_IN, day_after, single_day
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.process import ProcessEvent
from dovecote.model.when import TimeExpression, When

RESUMED: Final = frozenset({"talks_resumed", "talks_resumption_scheduled"})
RESUMING: Final = frozenset({"resume_talks", "hold_talks"})
"""Actions of a promise whose day ends a pause."""


def with_times(article: Article, events: Iterable[ProcessEvent]) -> list[ProcessEvent]:
    """The events; one told of two days as two, a pause as long as it is said to last, a mere mention with its day."""
    apart = [one for event in events for one in _told_of_each_day(article, event)]
    dated = [_as_dated_elsewhere(article, one, apart) for one in apart]
    return [_lasting(article, one, dated) for one in dated]


def _told_of_each_day(article: Article, event: ProcessEvent) -> Iterator[ProcessEvent]:
    """Of "was extended on 2 May and again on 2 July": two events, each with its part of the clause."""
    span = event.evidence[0].span
    starts = _days_again(article, event, span)
    if not starts:
        yield event
        return
    ends = [start for start, _ in starts[1:]] + [span.end]
    first = article.text[span.start : starts[0][0]].rstrip()
    yield dataclasses.replace(event, evidence=(article.quote(span.start, span.start + len(first)), *event.evidence[1:]))
    for (start, day), end in zip(starts, ends, strict=True):
        when = When(day.edtf, day.exact, "stated", day.steps)
        part = article.quote(start, start + len(article.text[start:end].rstrip()))
        new = make_id("pe", article.document.id, event.created_by, part.start, part.end)
        yield dataclasses.replace(event, id=new, evidence=(part,), time=when)


def _days_again(article: Article, event: ProcessEvent, span: Span) -> list[tuple[int, TimeExpression]]:
    """The further days on which it happened again, each with the place of the word that says so."""
    if event.time is None or event.time.text is None:
        return []
    words = words_of_time(article)
    found: list[tuple[int, TimeExpression]] = []
    last: TimeExpression | None = None
    for one in article.times_in(span):
        if last is None:
            last = one if (one.exact, one.edtf) == (event.time.text, event.time.edtf) else None
            continue
        between = article.text[last.end : one.start]
        told = [word.strip(",") for word in between.lower().split()]
        if one.edtf is None or not set(told) <= {*words["again"], *words["joins_days"]}:
            break
        again = next((word for word in told if word in words["again"]), None)
        if again is not None:
            found.append((last.end + between.lower().index(again), one))
        last = one
    return found


def _as_dated_elsewhere(article: Article, event: ProcessEvent, events: list[ProcessEvent]) -> ProcessEvent:
    """A noun that only mentions the event ("the resumption of talks") is of the one day told of its kind."""
    if not _is_undated(event) or not _is_mention(article, event):
        return event
    kinds = RESUMED if event.kind in RESUMED else {event.kind}
    told = [one.time for one in events if one.kind in kinds and one.time is not None and one.time.text is not None]
    days = {day for one in told if (day := single_day(one.edtf)) is not None}
    if not told and event.kind == "talks_resumed":
        return _as_promised(article, event)
    if len(days) != 1 or len({one.edtf for one in told}) != 1:
        return event
    return dataclasses.replace(event, time=dataclasses.replace(told[0], basis="the day told of it elsewhere"))


def _as_promised(article: Article, event: ProcessEvent) -> ProcessEvent:
    """A mere mention of talks going on again: due, where all that is told is the one day to come on which they must."""
    due = {day: one for one in _days_promised(article) if (day := single_day(one.edtf)) is not None}
    published = Edtf.parse(article.published).latest() if article.published else None
    if len(due) != 1 or published is None:
        return event
    [(day, limit)] = due.items()
    if day <= published:
        return event
    when = When(limit.edtf, limit.text, "the day on which it is due", limit.steps)
    return dataclasses.replace(event, kind="talks_resumption_scheduled", modality="scheduled", time=when)


def _is_undated(event: ProcessEvent) -> bool:
    return event.time is None or event.time.text is None


def _is_mention(article: Article, event: ProcessEvent) -> bool:
    sentence = article.sentence_at(event.evidence[0].start)
    tokens = sentence.tokens_in(event.evidence[0].span) if sentence is not None else []
    inside = {int(one.i) for one in tokens}
    heads = [one for one in tokens if int(one.head.i) not in inside or one.head == one]
    return bool(heads) and all(one.pos_ not in VERBAL for one in heads)


def _lasting(article: Article, event: ProcessEvent, events: list[ProcessEvent]) -> ProcessEvent:
    """Of "a 20-day break", where talks are told to resume on one day: the days before it."""
    if event.kind != "talks_paused" or not _is_undated(event):
        return event
    end, length = _day_of_resumption(article, events), _length_of_pause(article)
    start = day_after(end, length.timex3_value, -1) if end is not None and length is not None else None
    if end is None or start is None or length is None:
        return event
    step = f"{length.exact!r} back from {end.isoformat()}, the day on which talks are to go on"
    when = When(f"{start.isoformat()}~/{end.isoformat()}", length.exact, "counted back from its end", (step,))
    return dataclasses.replace(event, time=when)


def _day_of_resumption(article: Article, events: list[ProcessEvent]) -> date | None:
    told = [one.time.edtf for one in events if one.kind in RESUMED and one.time is not None]
    told += [one.edtf for one in _days_promised(article)]
    days = {day for one in told if (day := single_day(one)) is not None}
    return days.pop() if len(days) == 1 else None


def _days_promised(article: Article) -> list[Deadline]:
    """The limits of what the article tells as promised of talks to come, by their first wording."""
    promised = [one.versions[0].deadline for one in article.commitments if one.action in RESUMING and one.versions]
    return [one for one in promised if one is not None]


def _length_of_pause(article: Article) -> TimeExpression | None:
    """How long the break is said to last, in the finest unit that the article uses for it."""
    nouns = words_of_time(article)["pauses"]
    told = []
    for one in article.times:
        sentence = article.sentence_at(one.start)
        following = sentence.token_at(one.end + 1) if sentence is not None else None
        if one.timex3_type == "DURATION" and following is not None and following.lemma_.lower() in nouns:
            told.append(one)
    exact = [one for one in told if one.timex3_value[-1] in DAYS_IN and "X" not in one.timex3_value]
    finest = [one for one in exact if one.timex3_value.endswith("D")] or exact
    return finest[0] if len({one.timex3_value for one in finest}) == 1 else None
