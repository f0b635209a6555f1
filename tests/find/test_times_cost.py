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


def _cheap(work: Callable[[], object], parse: Callable[[], object]) -> bool:
    """Whether the work costs its share of the parser's time at most; the best of several runs, as other load adds."""
    work()
    parse()
    return min(_seconds(work) for _ in range(5)) <= SHARE * min(_seconds(parse) for _ in range(5))


@pytest.mark.slow
def test_times_cost_at_most_a_tenth_of_the_parser() -> None:
    article, parser = "\n\n".join([PARAGRAPH] * 6), get_language("en").load_parser()
    assert _cheap(lambda: dovecote.times(article, published="2031-04-16"), lambda: parser(article))


@pytest.mark.slow
def test_a_reader_of_times_that_parses_would_be_noticed() -> None:
    """The deliberate break: one that parses every sentence costs as much as the parser."""
    article, parser = "\n\n".join([PARAGRAPH] * 2), get_language("en").load_parser()
    assert not _cheap(lambda: parser(article), lambda: parser(article))
