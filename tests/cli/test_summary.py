import io
from dataclasses import replace

import pytest
from rich.console import Console

from dovecote.cli.summary import print_summary
from dovecote.export.board import summarise
from dovecote.export.wording import slip_in_words
from dovecote.model.evidence import Evidence
from dovecote.model.record import Record
from dovecote.model.statement import Link
from small_records import a_record


def printed(record: Record, width: int, *, colour: bool = False) -> str:
    target = io.StringIO()
    console = Console(
        file=target, width=width, force_terminal=colour, color_system="truecolor" if colour else None, markup=False
    )
    print_summary(summarise(record), console)
    return target.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_first_page_tells_the_story_at_every_width(width: int) -> None:
    page = " ".join(printed(a_record(), width).replace("│", " ").split())
    for words in (
        "by March 2031 (2031-03-31) → before July 2 (2031-07-01)",
        "92 to 122 days later",
        "an official, one anonymous official, 2031-03-20",
        "condition “the exit depends on calm”",
        "“All Ulmish soldiers are to be gone",
        "“Ulm will take its last soldier",
        "winter.txt, 2030-12-01",
        "2031-01-14 Republic of Ulm · before 15 January",
        "Mira Tolland · told only by Orsan palace",
        "dovecote why cm-exit",
        "dovecote as-of 2030-12-01",
    ):
        assert words in page


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in printed(a_record(), width).splitlines()) <= width


def test_nothing_is_told_by_colour_alone() -> None:
    coloured = Console(file=io.StringIO()).render_str(printed(a_record(), 100)).plain
    assert "silence" in coloured
    assert "later" in coloured
    assert "\x1b[" in printed(a_record(), 100, colour=True)
    assert "\x1b[" not in printed(a_record(), 100)


def test_an_empty_record_says_what_to_do() -> None:
    assert "dovecote read FILE" in printed(Record(as_of=""), 80)


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [(102, 132, "102 to 132 days later"), (7, 7, "7 days later"), (-40, -10, "10 to 40 days earlier")],
)
def test_slips_in_words(least: int, most: int, words: str) -> None:
    assert slip_in_words(least, most) == words


def test_the_texts_own_word_for_the_delay_is_printed_once() -> None:
    record = a_record()
    (exit_, *others) = record.commitments
    late = Evidence(0, 9, "far later", "slip_words", "spring")
    versions = (exit_.versions[0], replace(exit_.versions[1], slip_words=(late,)))
    (revision,) = exit_.revisions
    revisions = (replace(revision, evidence=(*revision.evidence, late)),)
    changed = replace(record, commitments=(replace(exit_, versions=versions, revisions=revisions), *others))
    assert printed(changed, 100).count("far later") == 1


def test_words_of_an_unnamed_guest_are_told_by_the_hand_before() -> None:
    record = a_record()
    (praise,) = record.statements
    chain = (*praise.attribution_chain[:2], Link("unnamed:the guest", "praised"))
    guest = replace(praise, speaker=None, speaker_candidates=("ac-tolland", "ac-official"), attribution_chain=chain)
    page = " ".join(printed(replace(record, statements=(guest,)), 140).split())
    assert "the guest (Mira Tolland or an official) · told only by Orsan palace" in page
