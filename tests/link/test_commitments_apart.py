"""What makes two promises of one promisor two: another thing, another round, one counted beside the first."""

from __future__ import annotations

import pytest

from dovecote.api.articles import read_article
from dovecote.pipeline import build_record

TOLD = "The Orsan Front will {}, its spokesman said on Wednesday."


def promises(first: str, second: str) -> int:
    """How many promises of the Front two reports a week apart make."""
    readings = [
        read_article(TOLD.format(first), published="2034-02-01", id="one"),
        read_article(TOLD.format(second), published="2034-02-08", id="two"),
    ]
    return len(build_record(readings).commitments)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("leave Fort Aldin by 1 March", "leave Fort Marl by 1 May"),
        ("reopen the coast road by 1 March", "reopen the mountain road by 1 July"),
        ("release 120 prisoners by 1 March", "release another 80 prisoners by 1 April"),
        ("meet the envoy on 5 February", "meet the envoy on 19 February"),
    ],
)
def test_two_promises_stay_two(first: str, second: str) -> None:
    assert promises(first, second) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("leave Fort Aldin by 1 March", "leave Fort Aldin by 1 May"),
        ("reopen the coast road by 1 March", "reopen the coast road by 1 July"),
        ("meet the envoy on 5 March", "meet the envoy on 5 March"),
    ],
)
def test_one_promise_is_told_twice(first: str, second: str) -> None:
    assert promises(first, second) == 1
