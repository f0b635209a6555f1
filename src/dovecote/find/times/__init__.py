"""Every time expression, anchored, and kept as uncertain as it is."""

from __future__ import annotations

from dovecote.find.times.finder import find_times, find_times_in_text
from dovecote.find.times.issues import find_times_issues
from dovecote.find.times.publication import infer_publication

__all__ = ["find_times", "find_times_in_text", "find_times_issues", "infer_publication"]
