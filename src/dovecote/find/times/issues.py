"""Times that were read and could not be placed, as work for somebody."""

from __future__ import annotations

from typing import Final

from dovecote.find.article import Article
from dovecote.model.issue import Issue
from dovecote.model.when import TimeExpression

COUNTED_FROM_PUBLICATION: Final = "no day of publication to count from"
"""The step that every place leaves open for want of that day."""


def find_times_issues(article: Article) -> tuple[Issue, ...]:
    """One issue where the day of publication is unknown and times hang on it, and one for each limit left open."""
    hanging = [one for one in article.times if COUNTED_FROM_PUBLICATION in one.steps]
    issues = []
    if hanging:
        words = ", ".join(repr(one.exact) for one in hanging[:3])
        message = f"nothing tells the day of publication, and {len(hanging)} times hang on it ({words}): give the day."
        issues.append(Issue("unknown_publication_day", message, hanging[0].start, hanging[0].end))
    issues.extend(_open_limit(one) for one in article.times if _is_open_limit(one))
    return tuple(issues)


def _is_open_limit(time: TimeExpression) -> bool:
    counted = time.timex3_type == "DURATION" and time.deadline_word == "within"
    return counted and time.deadline_edtf is None and "X" not in time.timex3_value


def _open_limit(time: TimeExpression) -> Issue:
    message = f"'{time.deadline_word} {time.exact}': the text dates no event to count it from; a date would settle it."
    return Issue("unanchored_time", message, time.start, time.end)
