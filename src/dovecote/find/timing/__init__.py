"""Which time of a sentence is that of a deed, by the grammar between them."""

from __future__ import annotations

from dovecote.find.timing.choose import time_of_deed
from dovecote.find.timing.counted import day_of_clause
from dovecote.find.timing.dated_entry import entry_over, in_dated_entry, told_in_entry
from dovecote.find.timing.deed import PAST_TAGS, Deed, words_of_time

__all__ = [
    "PAST_TAGS",
    "Deed",
    "day_of_clause",
    "entry_over",
    "in_dated_entry",
    "time_of_deed",
    "told_in_entry",
    "words_of_time",
]
