"""Answers to what was told, figures put on a measure, who listens: small forms that papers use all the time."""

from __future__ import annotations

import pytest

from dovecote.find.statements import answered
from dovecote.model.reading import Reading
from dovecote.model.statement import Statement
from factories import a_reading_of_body


def the_one_with_cue(reading: Reading, cue: str) -> Statement:
    return next(one for one in reading.statements if one.cue == cue)


def names(reading: Reading, ids: tuple[str, ...] | str | None) -> list[str]:
    wanted = (ids,) if isinstance(ids, str) else ids or ()
    return [one.name for one in reading.actors if one.id in wanted]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Kenya has accused Uganda of arming the miners, a charge Uganda denies.",
            "denies",
            "Uganda of arming the miners",
        ),
        (
            "The police emptied the mill by force, which the army denied.",
            "denied",
            "The police emptied the mill by force",
        ),
        (
            "Kenya said the ferry had been sunk, a claim that Uganda has rejected.",
            "has rejected",
            "the ferry had been sunk",
        ),
    ],
)
def test_an_aside_answers_the_words_before_it(text: str, cue: str, content: str) -> None:
    found = the_one_with_cue(a_reading_of_body(text), cue)
    assert (found.content, found.force) == (content, "denial")


@pytest.mark.parametrize(
    "text",
    [
        "The army took the mill, which Uganda had built.",
        "Kenya made an offer Uganda accepted.",
        "Kenya, which rejected the charter, will send nobody.",
    ],
)
def test_other_asides_answer_nothing(text: str) -> None:
    assert not [
        one
        for one in a_reading_of_body(text).statements
        if "answer_aside" in one.created_by or (one.force == "denial" and "which" in one.content)
    ]


def test_without_its_nouns_the_aside_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: an aside that is not looked for is not found."""
    monkeypatch.setattr(answered, "_answering", lambda *_: None)
    reading = a_reading_of_body("Kenya has accused Uganda of arming the miners, a charge Uganda denies.")
    assert not [one for one in reading.statements if one.force == "denial"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The miners put the toll at 22.", "the toll at 22"),
        ("The ministry estimated the number of displaced at 3,000.", "the number of displaced at 3,000"),
    ],
)
def test_a_figure_is_put_on_a_measure(text: str, content: str) -> None:
    assert [one.content for one in a_reading_of_body(text).statements] == [content]


@pytest.mark.parametrize("text", ["The army put the prisoners at risk.", "The miners placed the boat at the pier."])
def test_putting_something_somewhere_says_nothing(text: str) -> None:
    assert not a_reading_of_body(text).statements


@pytest.mark.parametrize(
    ("text", "channel", "heard"),
    [
        ("Ada Karst, speaking to Al Jazeera, said the road would open.", "interview", ["Al Jazeera"]),
        ("Ada Karst told Radio Okapi that the road would open.", "broadcast", ["Radio Okapi"]),
        ("Ada Karst told the army that the road would open.", "not_stated", ["army"]),
    ],
)
def test_an_outlet_that_listens_tells_the_channel(text: str, channel: str, heard: list[str]) -> None:
    reading = a_reading_of_body(text)
    found = reading.statements[0]
    assert (found.channel, names(reading, found.addressee)) == (channel, heard)


def test_who_listens_goes_on_listening() -> None:
    reading = a_reading_of_body(
        "Ada Karst told reporters that the road would open. She said the ferry would sail, too."
    )
    assert [names(reading, one.addressee) for one in reading.statements] == [["reporters"], ["reporters"]]


def test_the_accused_is_not_spoken_to() -> None:
    reading = a_reading_of_body("Kenya accused Uganda of arming the miners.")
    assert reading.statements[0].addressee == ()


def test_people_called_like_things_can_speak() -> None:
    reading = a_reading_of_body('Asked about the road, minister Ann Price said: "We shall mend it by the spring."')
    assert [names(reading, one.speaker) for one in reading.statements] == [["Ann Price"]]


def test_a_quotation_goes_on_after_one_who_was_quoted() -> None:
    reading = a_reading_of_body('"The barge is lost," the ministry quoted Ada Karst as saying. "It will be missed."')
    assert [one.content for one in reading.statements] == ['"The barge is lost," … "It will be missed."']


def test_the_speaker_before_the_commas_speaks() -> None:
    reading = a_reading_of_body("The executive secretary, Ada Karst, told Radio Okapi that the road would open.")
    assert [names(reading, one.speaker) for one in reading.statements] == [["Ada Karst"]]


def test_a_quotation_with_its_own_speaker_is_nobody_elses() -> None:
    text = 'Ada Karst wrote: "We want the road." Kenya dismissed the remark as folly.'
    found = the_one_with_cue(a_reading_of_body(text), "dismissed")
    assert found.content == "the remark as folly"


def test_a_saying_is_quoted_once() -> None:
    reading = a_reading_of_body('"Who wants the road must mend it," Ada Karst noted, quoting an old saying.')
    assert [one.cue for one in reading.statements] == ["noted"]


def test_it_after_a_stranger_is_nobody_else() -> None:
    text = "Kenya said the road was open. The Halm Lantern group said it was not. It called on the police to look."
    reading = a_reading_of_body(text)
    assert the_one_with_cue(reading, "called on").speaker is None


def test_according_to_tells_the_clause_after_the_semicolon() -> None:
    text = "Kenya has promised to mend 30 bridges; so far four have been mended, according to the engineers."
    found = the_one_with_cue(a_reading_of_body(text), "according to")
    assert found.content == "so far four have been mended"


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ('"The barge is lost," an officer, who asked not to be named, told the army.', ["told"]),
        ('Ada Karst, who advises several mills, added: "The barge is lost."', ["added"]),
    ],
)
def test_what_is_told_of_the_speaker_takes_no_quotation(text: str, cues: list[str]) -> None:
    assert [one.cue for one in a_reading_of_body(text).statements] == cues


def test_a_quotation_keeps_its_last_mark_before_a_comma() -> None:
    text = 'Ada Karst said the army was "keeping the charter", blaming "idle miners" for the raid.'
    assert {one.content for one in a_reading_of_body(text).statements} == {
        'the army was "keeping the charter"',
        '"idle miners" for the raid',
    }


def test_somebody_is_quoted_as_telling_others() -> None:
    text = "State broadcaster KVTV quoted army chief Ada Karst as telling his officers that the road would open."
    found = the_one_with_cue(a_reading_of_body(text), "telling")
    assert found.content == "the road would open"


def test_two_reports_parted_by_a_colon() -> None:
    text = "Ada Karst voiced regret over the delay: since May, she noted, the ferry had sailed only twice."
    assert [one.content for one in a_reading_of_body(text).statements] == [
        "the delay",
        "since May … the ferry had sailed only twice",
    ]


def test_the_members_of_a_body_speak_for_it_and_so_do_they() -> None:
    text = "The members of the African Union condemned the raid. They stressed that the road must open."
    assert {one.sourcing_class for one in a_reading_of_body(text).statements} == {"on_record_institutional"}


def test_according_to_tells_the_clause_before_the_semicolon() -> None:
    text = "Some 300 miners left, according to the government; the African Union puts the number at 400."
    assert {one.content for one in a_reading_of_body(text).statements} == {
        "Some 300 miners left",
        "the number at 400",
    }


def test_a_clause_that_the_parser_cut_in_two_is_whole() -> None:
    found = the_one_with_cue(
        a_reading_of_body("Kenya said two miners detained on 2 March were freed by night."), "said"
    )
    assert found.content == "two miners detained on 2 March were freed by night"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Bo Lind recalled that the president had promised to open the road.", "Bo Lind"),
        ("Bo Lind listened. The president promised to open the road.", "The president"),
    ],
)
def test_he_is_who_told_it_and_not_whom_he_told_of(before: str, speaker: str) -> None:
    reading = a_reading_of_body(f"{before} “The gates are shut,” he said.")
    assert names(reading, the_one_with_cue(reading, "said").speaker) == [speaker]


def test_two_speakers_joined_though_the_name_hangs_elsewhere() -> None:
    reading = a_reading_of_body(
        "The Veldtian government and the opposition Renamo said on Friday that the road was open."
    )
    assert len(names(reading, the_one_with_cue(reading, "said").speaker)) == 2
