"""The course of talks (codebook, section Process): frames of languages/<code>/process.toml, each with its modality and
track (`finder`), and only where the text is about making peace and tells the deed as done or set (`told`).
"""

from __future__ import annotations

from dovecote.find.process.finder import find_process_events

__all__ = ["find_process_events"]
