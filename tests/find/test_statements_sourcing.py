"""Through whom words came: speaker, chain, sourcing class, channel, anonymity, day."""

from __future__ import annotations

import pytest

from dovecote.find.statements.readouts import same_side
from dovecote.model.reading import Reading
from dovecote.model.statement import Statement
from factories import a_reading_of_body

READOUT = (
    "Veldt's army chief General Orlo Hask received the foreign minister Mira Tolland at his barracks on Tuesday.\n\n"
    "Both talked about the river and its locks, the press office of the Veldt army said in a statement.\n\n"
    "General Hask said that the river would stay open.\n\n"
    "The visiting minister acknowledged the soldiers' efforts for calm at the dam.\n\n"
    "In a tweet, the mayor of Saltmarsh said that nobody had asked the fishermen."
)


def statement_with(reading: Reading, words: str) -> Statement:
    return next(one for one in reading.statements if words in one.content)


def test_words_of_a_readout_are_the_institutions_own_or_its_counterparts() -> None:
    reading = a_reading_of_body(READOUT, published="2031-03-04")
    own, other = statement_with(reading, "stay open"), statement_with(reading, "efforts for calm")
    assert own.sourcing_class == "on_record_via_institution"
    assert other.sourcing_class == "on_record_via_counterpart"
    assert [len(one.attribution_chain) for one in (own, other)] == [3, 3]
    assert own.channel == other.channel == "press_release"
    assert [link.explicit for link in own.attribution_chain] == [True, False, True]


def test_another_occasion_ends_the_readout() -> None:
    last = statement_with(a_reading_of_body(READOUT, published="2031-03-04"), "fishermen")
    assert last.channel == "tweet"
    assert len(last.attribution_chain) == 2


def test_counterpart_class_falls_with_the_check_of_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    # The deliberate break: if everybody counts as one side, no counterpart is left.
    assert same_side is not None
    monkeypatch.setattr("dovecote.find.statements.readouts.same_side", lambda *_: True)
    other = statement_with(a_reading_of_body(READOUT, published="2031-03-04"), "efforts for calm")
    assert other.sourcing_class == "on_record_via_institution"


def test_one_anonymous_official_is_one_speaker_on_background_throughout() -> None:
    reading = a_reading_of_body(
        "A senior official told reporters on condition of anonymity that the convoy would leave in May.\n\n"
        "The convoy was late for want of fuel, the official said.",
        published="2031-03-04",
    )
    first, second = reading.statements
    assert first.speaker is not None
    assert first.speaker == second.speaker
    assert first.sourcing_class == second.sourcing_class == "background_anonymous_official"
    assert first.channel == second.channel == "background_briefing"
    assert first.anonymity_condition is not None
    assert "anonymity" in first.anonymity_condition


def test_pronoun_speaks_for_the_speaker_before() -> None:
    reading = a_reading_of_body("Mira Tolland said the dam was safe. She added that the gates were shut.")
    first, second = reading.statements
    assert first.speaker == second.speaker is not None


def test_pronoun_after_an_unknown_speaker_is_not_guessed() -> None:
    reading = a_reading_of_body("The road was shut by noon. He said it would open again.")
    assert [one.speaker for one in reading.statements] == [None]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Mira Tolland wrote on Twitter that the bridge stood.", "tweet"),
        ("Mira Tolland said in a statement that the bridge stood.", "press_release"),
        ("Mira Tolland told reporters that the bridge stood.", "press_conference"),
        ("Mira Tolland said in an interview that the bridge stood.", "interview"),
        ("Mira Tolland said that the statement of the mayor was false.", "not_stated"),
    ],
)
def test_channel_is_what_the_words_around_the_cue_name(text: str, channel: str) -> None:
    assert a_reading_of_body(text).statements[0].channel == channel


def test_day_is_told_or_bounded_by_the_publication() -> None:
    said, says = a_reading_of_body(
        "The ministry said the gates were shut. The bishop says the gates are open.", published="2031-03-04"
    ).statements
    assert said.said is not None
    assert said.said.edtf == "../2031-03-04"
    assert says.said is not None
    assert says.said.edtf == "2031-03-04"


def test_editors_brackets_are_kept_and_pointed_at() -> None:
    (found,) = a_reading_of_body("“There [are] no boats on the river,” Mira Tolland said.").statements
    assert [one.exact for one in found.editorial_alteration] == ["[are]"]
    assert found.content == "“There [are] no boats on the river,”"


def test_document_speaks_for_itself_and_goes_on() -> None:
    first, second = a_reading_of_body(
        "According to the decree, ninety men will leave the jails. Another forty are to follow in June."
    ).statements
    assert first.sourcing_class == second.sourcing_class == "document_institutional"
    assert second.cue is None


def test_interview_answers_are_the_interviewees_words() -> None:
    reading = a_reading_of_body(
        "Mira Tolland runs the ferry at Saltmarsh. We met her on the quay.\n\n"
        "Has the truce held?\nNearly. I have heard two shots since May.\n\n"
        "What will you do in winter?\nWe will wait for my brother.\n\n"
        "Who pays for the fuel?\nNobody has told me. A soldier said that the army would."
    )
    answers = [one for one in reading.statements if one.cue is None]
    tolland = next(one.id for one in reading.actors if "Tolland" in one.name)
    assert {one.speaker for one in answers} == {tolland}
    assert {one.channel for one in answers} == {"interview"}
    soldier = statement_with(reading, "the army would")
    assert tolland in [link.agent for link in soldier.attribution_chain]
