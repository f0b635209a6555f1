"""The two columns of what somebody said then and says now."""

from __future__ import annotations

import dataclasses
import io

from rich.console import Console

from dovecote.api.speaking import ThenAndNow
from dovecote.cli.then_and_now import print_then_and_now
from dovecote.model.when import When
from factories import a_reading


def test_a_month_is_shown_as_the_month_that_was_told() -> None:
    (told,) = a_reading("News\n\nPresident Mira Tolland said that the port was shut.\n").statements
    in_march = dataclasses.replace(told, said=When("2031-03"))
    undated = dataclasses.replace(told, said=None)
    out = io.StringIO()
    rows = [ThenAndNow(in_march, "2031-03-31", undated, "2031-06-20")]
    print_then_and_now(rows, {}, Console(file=out, width=120))
    assert "2031-03 " in out.getvalue()
    assert "2031-03-31" not in out.getvalue()
    assert "2031-06-20" in out.getvalue()
