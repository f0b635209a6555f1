"""What a calendar tells in the present tense under its days.

"3 May 2030 — The pact is signed. Parliament ratifies it within a week."
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.timing.deed import Deed
from dovecote.model.counting import day_after, single_day
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

LABEL: Final = "label of the entry"
"""The basis of a day on which something was told by an entry of that day."""
MOST_LINES: Final = 3
"""Line ends between a day alone on its line and what is told under it."""
FEWEST_ENTRIES: Final = 3
"""Days alone on their lines, for which a text is a calendar and no letter with its date on top."""
MARKS_OF_LIST: Final = " \t•·▪●◦*–—-"
"""What may stand before the day of an entry."""
ENTRY_MARKS = ("—", "–", "-", ":")
"""What stands between the day of an entry and what is told of it."""


def in_dated_entry(article: Article, sentence: Sentence, deed: Deed) -> When | None:
    """The day of the entry that tells an undated deed in the present tense; None where no line opens with a day so.

    "Ratifies it within a week" is from that day to a week after it. What the entry says of now is not of its day.
    """
    entry = entry_over(article, sentence)
    day = single_day(entry.edtf) if entry is not None else None
    if entry is None or day is None or _tells_of_now(article, sentence, deed):
        return None
    length = _length_within(article, sentence, deed)
    if length is None:
        return When(day.isoformat(), entry.exact, "present tense in an entry of that day", entry.steps)
    last = day_after(day, length.timex3_value, 1)
    if last is None:
        return None
    step = f"{length.deadline_word} {length.exact} of {entry.exact}, under which it is told"
    return When(f"{day.isoformat()}/{last.isoformat()}", length.exact, "counted from the day of its entry", (step,))


def told_in_entry(article: Article, sentence: Sentence, verb: Token) -> When | None:
    """The day of the entry that tells what `verb` says as its news; None for what looks back from that day."""
    entry = entry_over(article, sentence)
    if entry is None or single_day(entry.edtf) is None:
        return None
    looks_back = any(one.dep_ in {"relcl", "acl"} for one in (verb, *verb.ancestors))
    had = any(one.dep_ == "aux" and one.tag_ == "VBD" and one.lemma_ == "have" for one in verb.children)
    return None if looks_back or had else When(entry.edtf, entry.exact, LABEL, entry.steps)


def entry_over(article: Article, sentence: Sentence) -> TimeExpression | None:
    """The day that the sentence's line opens with, where a mark divides it from the rest."""
    start = article.text.rfind("\n", 0, sentence.start) + 1
    opening = next(iter(article.times_in(Span(start, sentence.end))), None)
    if opening is None or article.text[start : opening.start].strip(MARKS_OF_LIST):
        return _day_above(article, start)
    return opening if article.text[opening.end : sentence.end].lstrip().startswith(ENTRY_MARKS) else None


def _day_above(article: Article, start: int) -> TimeExpression | None:
    """The day that stands alone on the line over a line, where a list of such days makes a calendar."""
    days = article.once("lone_days", lambda: _lone_days(article))
    above = next((one for one in reversed(days) if one.end < start), None)
    if above is None or article.text.count("\n", above.end, start) > MOST_LINES:
        return None
    return above


def _lone_days(article: Article) -> tuple[TimeExpression, ...]:
    """The days that stand alone on their lines; none where there are too few to make a calendar."""
    found = []
    for one in article.times:
        first = article.text.rfind("\n", 0, one.start) + 1
        if one.start == first and single_day(one.edtf) is not None:
            line = article.text[first:].partition("\n")[0]
            if line.strip(" :.") == one.exact.strip(" :."):
                found.append(one)
    return tuple(found) if len(found) >= FEWEST_ENTRIES else ()


def _tells_of_now(article: Article, sentence: Sentence, deed: Deed) -> bool:
    """Whether it tells how things are ("there are 20 in all", "today") and not what is done on the day."""
    now = any(one.timex3_value == "PRESENT_REF" for one in article.times_in(sentence.span))
    today = any(one.edtf == article.published for one in article.times_in(sentence.span))
    return now or today or deed.verb.lemma_ == "be"


def _length_within(article: Article, sentence: Sentence, deed: Deed) -> TimeExpression | None:
    """The length that the deed's own words end with: "ratifies it within a week"."""
    for one in article.times_in(sentence.span):
        token = sentence.token_at(one.start)
        if one.timex3_type == "DURATION" and one.deadline_word and token is not None:
            return one if deed.verb in token.ancestors else None
    return None
