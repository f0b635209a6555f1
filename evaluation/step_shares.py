"""Where the processor time of reading goes, step by step: a sample of the stack every few milliseconds of it."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Final

SECONDS_BETWEEN: Final = 0.002
FINDERS_OF: Final = {
    "find_actors": "actors",
    "infer_publication": "day of publication, times",
    "find_times": "day of publication, times",
    "find_times_issues": "day of publication, times",
    "find_statements": "statements",
    "find_supports": "statements",
    "find_contact_parties": "parties of contacts, and the frames of all sets",
    "find_contacts": "contacts",
    "find_agreements": "agreements",
    "find_provisions": "agreements",
    "find_commitments": "commitments",
    "find_process_events": "process",
    "find_threats": "threats",
    "find_assessments": "assessments",
    "find_observations": "observations",
    "find_events": "events",
    "find_fates": "what became of acts",
    "find_event_parties": "events",
}
"""What `pipeline.read_article` calls, and the step it belongs to."""
STEPS_OF_FILES: Final = (
    ("languages/network/encoder.py", "parser: encoders"),
    ("languages/network/", "parser: tree, tags, names, lemmas"),
    ("split/", "tokens, words, sentences"),
    ("read/", "laying out the text"),
)
"""Of what is done before an article is read: the first of these that stands in the path of a file on the stack."""


def shares_of_steps(work: Callable[[], object]) -> list[tuple[str, float]]:
    """The steps of `work` and their shares of its processor time, in hundredths, the dearest first."""
    seen: Counter[str] = Counter()

    def look(number: int, frame: FrameType | None) -> None:
        seen[_step_at(frame)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_BETWEEN, SECONDS_BETWEEN)
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return [(step, 100 * count / seen.total()) for step, count in seen.most_common()]


def _step_at(frame: FrameType | None) -> str:
    files, called = [], ""
    while frame is not None:
        code = frame.f_code
        if code.co_name == "read_article" and code.co_filename.endswith("pipeline.py"):
            return FINDERS_OF.get(called, "the rest")
        files.append(code.co_filename)
        called = code.co_name
        frame = frame.f_back
    return next((step for mark, step in STEPS_OF_FILES if any(mark in one for one in files)), "the rest")
