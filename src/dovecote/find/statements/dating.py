"""When something was said: the day that the attribution tells, else a bound from the publication (codebook, `said`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

MAX_LABEL: Final = 40
"""Characters of the day before an entry: "Wednesday, 14 September 2031"."""
LABEL_MARKS: Final = frozenset({":", ".", "–", "—", "-"})


def stated_time(article: Article, attribution: Attribution, others: Sequence[Attribution] = ()) -> When | None:
    """The time expression nearest to the cue in its sentence, outside the words reported there, also by `others`."""
    place = attribution.cue or attribution.source
    if place is None:
        return None
    near = [
        one
        for one in article.times_in(attribution.sentence.span)
        if one.edtf
        and one.timex3_type in {"DATE", "TIME"}
        and not any(_inside(one, other) for other in (attribution, *others))
        and not _told_aside(one, attribution)
        and not _lies_ahead(article, one)
    ]
    if not near:
        return _label_of_entry(article, attribution) or _counted_time(article, attribution)
    best = min(near, key=lambda one: (min(abs(one.start - place.end), abs(place.start - one.end)), one.start))
    return When(best.edtf, best.exact, "stated with the attribution", best.steps)


def _label_of_entry(article: Article, attribution: Attribution) -> When | None:
    """The day that opens the paragraph as the label of an entry: "3 May: the minister says ..."."""
    part = article.document.part_at(attribution.sentence.start)
    if part is None or part.kind != "body":
        return None
    for time in article.times_in(Span(part.start, min(part.end, part.start + MAX_LABEL))):
        if time.start == part.start and time.edtf and article.text[time.end :].lstrip(" ")[:1] in LABEL_MARKS:
            return When(time.edtf, time.exact, "label of the entry", time.steps)
    return None


def _told_aside(time: TimeExpression, attribution: Attribution) -> bool:
    """Whether it belongs to a clause on somebody named: "Pryce, whose husband has been held since May, said"."""
    token = attribution.sentence.token_at(time.start)
    while token is not None and token != attribution.cue_token:
        if token.dep_ in {"relcl", "acl"}:
            return attribution.cue_token is not None and attribution.cue_token not in token.subtree
        token = token.head if token.head.i != token.i else None
    return False


def _counted_time(article: Article, attribution: Attribution) -> When | None:
    """The day of "The call came a day after an official said that ...": counted from the day that was told last.

    Only where the attribution follows the word directly, the main clause speaks of something told before ("the call"),
    and the day told last in the sentences before is a single one.
    """
    table = article.language.table("reporting_words")["counted"]
    begins = min(one.start for one in (attribution.source, attribution.cue) if one is not None)
    for length in article.times_in(attribution.sentence.span):
        days = _days(length)
        word = article.text[length.end : begins].strip().lower()
        if days is None or word not in (table["after"], table["before"]):
            continue
        day = _day_told_last(article, attribution)
        if day is not None and _tells_of_it(attribution.sentence, length, table):
            said = day + timedelta(days=-days if word == table["after"] else days)
            steps = (f"'{length.exact} {word}': counted from {day.isoformat()}, the day told last",)
            return When(said.isoformat(), f"{length.exact} {word}", "counted from what is told before", steps)
    return None


def _tells_of_it(sentence: Sentence, length: TimeExpression, table: Mapping[str, Any]) -> bool:
    """Whether the clause with the length says when something known came: "the call came a day after"."""
    last = sentence.token_at(length.end - 1)
    verbs = {sentence.root, *([last.head] if last is not None else [])}
    return any(
        subject.dep_ == "nsubj" and any(one.lower_ in table["known"] for one in subject.children)
        for verb in verbs
        if verb.lemma_.lower() in table["verbs"]
        for subject in verb.children
    )


def _days(length: TimeExpression) -> int | None:
    """Days of a length in days or weeks; None for any other."""
    found = re.fullmatch(r"P(\d+)([DW])", length.timex3_value)
    return int(found[1]) * (7 if found[2] == "W" else 1) if found and length.timex3_type == "DURATION" else None


def _day_told_last(article: Article, attribution: Attribution) -> date | None:
    """The day of the last dated expression in the body before the sentence; None where it is no single day."""
    before = [
        one
        for one in article.times
        if one.end <= attribution.sentence.start and one.edtf and one.timex3_type == "DATE" and not one.deadline_word
    ]
    for one in reversed(before):
        sentence = article.sentence_at(one.start)
        if sentence is None or sentence.part != "body":
            continue
        place = Edtf.parse(one.edtf or "")
        first, last = place.earliest(), place.latest()
        return first if first is not None and first == last else None
    return None


def _lies_ahead(article: Article, time: TimeExpression) -> bool:
    """Whether it is a limit, or begins after publication: what is reported had been said by then."""
    published = article.known_when(present=False)
    begins = Edtf.parse(time.edtf or "..").earliest()
    if time.deadline_word is not None or published is None or published.edtf is None or begins is None:
        return time.deadline_word is not None
    last = Edtf.parse(published.edtf).latest()
    return last is not None and begins > last


def _inside(time: TimeExpression, attribution: Attribution) -> bool:
    if any(span.start <= time.start < span.end for span in attribution.contents):
        return True
    source = attribution.source
    return source is not None and source.start <= time.start < source.end


def bounded_time(article: Article, attribution: Attribution) -> When | None:
    """The publication day for an undated present tense, `../DAY` for an undated past; None where none is known."""
    cue = attribution.cue_token
    return article.known_when(present=cue is not None and cue.tag_ in {"VBZ", "VBP"})
