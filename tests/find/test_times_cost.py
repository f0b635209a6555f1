"""Reading times costs a small part of what parsing costs."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import dovecote
from dovecote.languages.registry import get_language

SHARE = 0.1
"""Of the parser's time; measured 0.05 to 0.085 on 40 agency reports, 2026-11."""
PARAGRAPH = (
    "General Mira Tolland of Veldt said on Monday that all troops would leave the valley by 30 November 2031, ten days "
    "after the talks in Kessar had resumed. Under the accord signed in March last year the Orsan Front is to free 150 "
    "prisoners within six weeks. Envoys of both sides met for three hours, and nobody would tell what had been said. "
    "Traders in the market of Lakmar complained about the price of bread, which had doubled since the road was closed."
)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


@pytest.mark.slow
def test_times_cost_at_most_a_tenth_of_the_parser() -> None:
    article, parser = "\n\n".join([PARAGRAPH] * 6), get_language("en").load_parser()
    dovecote.times(article, published="2031-04-16")
    parser(article)
    # The best of several runs: other work on the machine can only lengthen one.
    times = min(_seconds(lambda: dovecote.times(article, published="2031-04-16")) for _ in range(5))
    parsing = min(_seconds(lambda: parser(article)) for _ in range(5))
    assert times <= SHARE * parsing
