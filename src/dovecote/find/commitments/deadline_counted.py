"""A length of time as a limit: "within 60 days", counted from the day that the text gives, or reckoned by its words."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from dovecote.find.article import Article
from dovecote.find.commitments.anchors import counted, start_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.counted_from import counted_from
from dovecote.find.commitments.deadline_limits import deadline_from, included, text_of
from dovecote.find.commitments.deadline_time import is_plain
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.voice import Voice
from dovecote.model.commitment import CountedFrom, Deadline
from dovecote.model.evidence import Span
from dovecote.model.when import TimeExpression, When

MOST_WORDS_OF_EVENT: Final = 7
"""Words of "of the adoption of the Framework (", behind which the event's day stands."""
FARTHEST_TOLD: Final = 80
"""Characters within which the day stands that a length comes to by its own words."""


def counted_limit(
    article: Article, promise: Promise, time: TimeExpression, ground: Ground | None, voice: Voice
) -> Deadline:
    """A length of time as a limit, counted from the day of the promise where the text gives it."""
    told = _day_beside(article, promise, time)
    limit = _told_limit(article, time, told) if told is not None else None
    if limit is None or limit.latest is None:
        limit = _counted_from_day(article, promise, time, ground, voice)
    return dataclasses.replace(limit, length=time.timex3_value)


def _told_limit(article: Article, length: TimeExpression, day: TimeExpression) -> Deadline:
    """The day told beside a length: the limit itself, or that of the event it counts from, where that has been."""
    last = None
    if _names_event(article, length, day) and article.published and (day.edtf or "") <= article.published[:10]:
        last = counted(day.edtf, length.timex3_value)
    if last is None:
        limit = deadline_from(article, day)
        return included(limit) if limit.edtf is not None and is_plain(limit.edtf) else limit
    known = f"{length.exact} from {day.edtf}, the day told for it"
    return Deadline(f"../{last}", text_of(article, length), last, known, "day", (*day.steps, known))


def _names_event(article: Article, length: TimeExpression, day: TimeExpression) -> bool:
    """Whether an event stands between: "within 20 days of the signing (3 May)"."""
    return day.deadline_word is None and article.text[length.end : day.start].strip(" (–—-,") != ""


def _day_beside(article: Article, promise: Promise, length: TimeExpression) -> TimeExpression | None:
    """The day that the words reckon themselves: "within 45 days of the vote, that is by 4 November", "(4 November)"."""
    table = article.language.table("commitments/details")["counting"]["told_day"]
    rest = Span(length.end, promise.sentence.end)
    day = next((one for one in article.times_in(rest) if one.timex3_type == "DATE" and one.edtf), None)
    if day is None or day.start - length.end > FARTHEST_TOLD:
        return None
    between = article.text[length.end : day.start].lower().rstrip()
    limit = "" if day.deadline_word is None else day.deadline_word
    between = between.removesuffix(limit).rstrip()
    marked = any(between.endswith(one) for one in table["marks"])
    if between == "," and limit:
        return day  # "within 90 days, by 23 January"
    opens = any(between.endswith(one) for one in table["brackets"])
    return day if marked or (opens and between.count(" ") <= MOST_WORDS_OF_EVENT) else None


def _counted_from_day(
    article: Article, promise: Promise, time: TimeExpression, ground: Ground | None, voice: Voice
) -> Deadline:
    text, event = _text_with_event(article, time), counted_from(article, time)
    start = _day_signed(article, event)
    if start is None and not _counts_from_event(article, time) and not _is_told_after(article, time):
        start = start_of(article, promise, ground, voice)
    last = counted(start.edtf, time.timex3_value) if start is not None else None
    if last is not None and start is not None:
        known = f"{time.exact} from {start.edtf}"
        return Deadline(f"../{last}", text, last, known, "day", (known,))
    if time.deadline_edtf is not None:
        # The text dates the event itself: "signed on 1 March ... within 30 days of the signing".
        return deadline_from(article, time)
    if event is None and start is not None:
        # Said in an article of that day, at the latest then.
        last = counted((start.edtf or "").removeprefix("../"), time.timex3_value)
    if last is not None and start is not None:
        known = f"{time.exact} from {start.edtf}, by which it was said"
        return Deadline(f"../{last}", text, last, known, "day", (known,))
    return Deadline(None, text, None, "counts from a day that the text does not give", "relative", (), event)


def _is_told_after(article: Article, time: TimeExpression) -> bool:
    """Whether it is as "five days after the final signature": the words name what it counts from, and it is not now."""
    links = article.language.table("commitments/details")["counting"]["behind"]
    after = article.text[time.end : time.end + 12].split()[:1]
    return time.deadline_word is None and bool(after) and after[0].lower() in links


def _text_with_event(article: Article, time: TimeExpression) -> str:
    """The words of the length, with the event behind "after": "five days after the final signature"."""
    text = text_of(article, time)
    if not _is_told_after(article, time):
        return text
    event = re.match(rf"(?: [\w’'-]+){{1,{MOST_WORDS_OF_EVENT}}}", article.text[time.end :])
    return text if event is None else text + event.group()


def _day_signed(article: Article, event: CountedFrom | None) -> When | None:
    """The day of the signing that a length counts from by its own words: "ten days after the signing"."""
    if event is None or event.event != "agreement_signed":
        return None
    # The day of one that was agreed, and is yet to be signed, is another one.
    signed = [one.signed for one in article.agreements if one.signed is not None and one.form == "written_signed"]
    return signed[0] if len({one.edtf for one in signed}) == 1 else None


def _counts_from_event(article: Article, time: TimeExpression) -> bool:
    """Whether it runs from something that is not the agreement itself: "within ten days of its start"."""
    counting = article.language.table("commitments/details")["counting"]
    links = "|".join(counting["after"])
    after = re.match(rf"\s+(?:{links})\s+((?:\w+\W+){{1,4}})", article.text[time.end : time.end + 60])
    if after is None:
        return False
    known = counting["from_agreement"]
    return not set(re.findall(r"\w+", after.group(1).lower())) & set(known)
