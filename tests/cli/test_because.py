"""`dovecote why` on a statement: how it was told, on what condition, and whether its speaker is a party."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from dovecote.api import Why
from dovecote.cli.because import print_explanation
from dovecote.model.evidence import Evidence
from dovecote.model.record import RecordSource
from dovecote.model.statement import Link, Statement
from dovecote.record.passages import Passage
from dovecote.record.why import Explanation, Step


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


def test_quotations_of_one_sentence_stand_in_it_once() -> None:
    words = "They would leave, General Tolland said."
    pieces = [Evidence(10, 26, words[:16], "content", "s"), Evidence(28, 43, words[18:33], "source", "s")]
    those = tuple(Passage(None, one, words[: one.start - 10], words[one.end - 10 :]) for one in pieces)
    written = StringIO()
    why = Why(Explanation("st-1", "statements", "They would leave", ()), None, those)
    print_explanation(why, {}, Console(width=90, file=written))
    assert written.getvalue().count(words) == 1
    assert "s · characters 10 to 26 (content), 28 to 43 (source)" in written.getvalue()


def test_a_hand_that_words_came_through_is_called_by_its_papers_name() -> None:
    source = RecordSource("src-0123456789ab", "0", publisher="Halm Gazette")
    link = Link("source:src-0123456789ab", "reports", "report")
    item = Statement("st-1", (), "ac-1", "they left", "indirect", attribution_chain=(link,))
    passage = Passage(source, Evidence(0, 4, "They", source=source.id), "", " left.")
    written = StringIO()
    step = Step("chain", "source:src-0123456789ab: reports (report)")
    why = Why(Explanation(item.id, "statements", item.content, (), steps=(step,)), item, (passage,))
    print_explanation(why, {"ac-1": "Tolland"}, Console(width=90, file=written))
    assert "through: Halm Gazette (reports)" in written.getvalue()
    assert "chain: Halm Gazette: reports (report)" in written.getvalue()
