"""`dovecote why` on a statement: how it was told, on what condition, and whether its speaker is a party."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from dovecote.api import Why
from dovecote.cli.because import print_explanation
from dovecote.model.evidence import Evidence
from dovecote.model.statement import Statement
from dovecote.record.why import Explanation


def lines_of(item: Statement) -> list[str]:
    written = StringIO()
    console = Console(width=90, file=written)
    print_explanation(Why(Explanation(item.id, "statement", item.content, ()), item, ()), {"ac-1": "Tolland"}, console)
    return [line.rstrip() for line in written.getvalue().splitlines()]


def test_a_statement_tells_its_condition_its_editor_and_its_own_interest() -> None:
    item = Statement(
        id="st-1",
        evidence=(),
        speaker="ac-1",
        content="we [the guards] left",
        content_type="direct",
        channel="interview",
        addressee=("ac-1",),
        sourcing_class="background_anonymous_official",
        anonymity_condition="asked not to be named",
        editorial_alteration=(Evidence(3, 15, "[the guards]", source="s"),),
        supports=("ev-1", "cm-1"),
        self_interest=("cm-1",),
    )
    told = lines_of(item)
    assert "told as: direct, interview" in told
    assert "spoken to: Tolland" in told
    assert "unnamed: “asked not to be named”" in told
    assert "altered by the editor: “[the guards]”" in told
    assert "2 things known by these words; the speaker's own side is a party to 1" in told
