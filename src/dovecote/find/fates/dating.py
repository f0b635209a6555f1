"""When a told act was done: on a day of its clause, under an entry's day, by its limit or after it."""

from __future__ import annotations

from typing import Literal

from dovecote.find.article import Article
from dovecote.find.clause import clause_span
from dovecote.find.fates.table import FateWords
from dovecote.find.fates.telling import Said
from dovecote.find.timing import entry_over
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When


def present_tells_past(article: Article, sentence: Sentence) -> bool:
    """Whether the present tense is that of news: in a headline, and under a day that has been."""
    if sentence.part == "headline":
        return True
    entry = entry_over(article, sentence)
    return entry is not None and begun_by(article, entry)


def begun_by(article: Article, time: TimeExpression) -> bool:
    """Whether a time has begun when the article appears."""
    known = article.known_when(present=False)
    today = Edtf.parse(known.edtf).latest() if known is not None and known.edtf else None
    begun = Edtf.parse(time.edtf).earliest() if time.edtf else None
    return begun is not None and today is not None and begun <= today


def when_due(told: str, table: FateWords) -> Literal["in_time", "late"] | None:
    """Whether the words from the act to the end of its sentence tell that it was done by its day, or after it."""
    plain = f" {' '.join(told.lower().split()).rstrip('.')} "
    is_late = any(one in plain for one in table.late)
    is_late = is_late or (any(one in plain for one in table.late_by) and any(one in plain for one in table.late_due))
    in_time = any(one in plain for one in table.in_time)
    if is_late == in_time:
        return None
    return "late" if is_late else "in_time"


def of_entry(article: Article, sentence: Sentence) -> When | None:
    """The day under which a calendar tells what its words do not date."""
    entry = entry_over(article, sentence)
    if entry is None or not entry.edtf or not begun_by(article, entry):
        return None
    return When(entry.edtf, entry.exact, "in an entry of that day", entry.steps)


def day_of_act(said: Said, done: list[TimeExpression], act: Span) -> When | None:
    """The day of the act; the last it can be where that may date the reaction: "hailed its reopening on 23 May"."""
    first = done[0]
    of_reaction = said.told_by is not None and said.told_by.tag_ == "VBD" and first.start >= act.end
    last = Edtf.parse(first.edtf or "..").latest() if of_reaction else None
    edtf = f"../{last.isoformat()}" if last is not None else (first.deadline_edtf or first.edtf)
    return When(edtf, first.exact, "stated", first.steps)


def of_head(article: Article, sentence: Sentence, said: Said, table: FateWords) -> When | None:
    """The day of what it was done beside: "danced on Thursday as the last post was pulled down"."""
    verb, head = said.verb, said.verb.head
    if verb.dep_ != "advcl" or not any(one.lower_ in table.meanwhile for one in verb.children):
        return None
    times = [one for one in article.times_in(clause_span(sentence, head)) if one.edtf and not one.deadline_word]
    return When(times[0].edtf, times[0].exact, "stated", times[0].steps) if times else None
