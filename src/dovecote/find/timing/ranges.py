"""Two times of one sentence that are one: "from 27 June to 2 July", "3-5 August", "on 14 and 15 May", "by 3 or 4 May".

TIMEX3 keeps the two apart (ISO-TimeML marks each end); of a deed, they are one stretch of time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.timing.deed import Deed, governor_of_time
from dovecote.model.counting import single_day
from dovecote.model.edtf import Edtf
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

Dated = list[tuple[TimeExpression, "Token"]]


def joined(article: Article, dated: Dated, deed: Deed) -> Dated:
    """The times of a deed's sentence, the two ends of a stretch as one.

    Where the deed moves a date ("moved from 3 May to 9 June") the two are two; "took from 3 May to 9 June" is a length.
    """
    if deed.verb.lower_ in deed.table["moves_a_date"]:
        return dated
    found: Dated = []
    for time, head in sorted(dated, key=lambda pair: pair[0].start):
        one = _as_one(article, found[-1][0], time, deed) if found and not _is_length(head, deed) else None
        if one is not None:
            found[-1] = (one, found[-1][1])
        else:
            found.append((time, head))
    return found


def _is_length(time: Token, deed: Deed) -> bool:
    """Whether it tells what something took ("took from 3 May to 9 June"); "took place from 3 to 5 May" was then."""
    verb = governor_of_time(time)
    happens = any(one.lemma_ in deed.table["taking_is_happening"] for one in verb.children)
    return verb.lemma_ in deed.table["taking"] and not happens


def _as_one(article: Article, first: TimeExpression, second: TimeExpression, deed: Deed) -> TimeExpression | None:
    between = article.text[first.end : second.start].strip().lower()
    # The second end of "from 3 to 5 May" stands as "until" it, where both are read alone.
    if len(between) > max(map(len, deed.table["up_to"])) or second.deadline_word not in (None, between):
        return None
    before = article.text[: first.start].rsplit(maxsplit=1)
    opens = before[-1].lower() if before else ""
    days = single_day(first.edtf), single_day(second.edtf)
    next_day = days[0] is not None and days[1] == days[0] + timedelta(days=1)
    if between in deed.table["or"] and first.deadline_word and days[1] is not None:
        limit = f"../{days[1].isoformat()}"
        return replace(_from(article, first, second, f"[{first.edtf},{second.edtf}]"), deadline_edtf=limit)
    spans = (
        between in deed.table["range_marks"]
        or (between in deed.table["up_to"] and first.deadline_word in (None, opens))
        or (between in deed.table["and"] and (opens in deed.table["opens_a_stretch"] or next_day))
    )
    return _from(article, first, second, f"{first.edtf}/{second.edtf}") if spans and _in_order(first, second) else None


def _from(article: Article, first: TimeExpression, second: TimeExpression, edtf: str) -> TimeExpression:
    exact = article.text[first.start : second.end]
    steps = (*first.steps, *second.steps, f"{exact!r}: the two ends of one stretch")
    return replace(first, end=second.end, exact=exact, edtf=edtf, steps=steps, timex3_value="")


def _in_order(first: TimeExpression, second: TimeExpression) -> bool:
    if any(one.edtf is None or not set("[/").isdisjoint(one.edtf) for one in (first, second)):
        return False
    begins, ends = Edtf.parse(first.edtf or "").earliest(), Edtf.parse(second.edtf or "").earliest()
    return begins is not None and ends is not None and begins < ends
