"""Who judges, expects, fears or explains what (codebook, section Process ... assessment).

What a sentence can hold, kind by kind: what is foretold (`forecasts`), judged or wanted (`judgements`), feared,
explained or late (`reasons`); the first that fits a clause is its kind (`finder`). Words:
languages/<code>/assessments.toml.
"""

from __future__ import annotations

from dovecote.find.assessments.finder import find_assessments

__all__ = ["find_assessments"]
