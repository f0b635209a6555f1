"""Manners of writing: what a wire, a readout, a tabloid and a briefing do to the words around what was said."""

from __future__ import annotations

import pytest

from dovecote.find.statements import find_statements
from dovecote.model.statement import Statement
from factories import a_reading, a_reading_of_body, an_article


def roles_of(statement: Statement, role: str) -> list[str]:
    return [one.exact for one in statement.evidence if one.role == role]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param(
            "It will not, General Hask has said repeatedly.",
            "General Hask",
            "has said",
            "It will not",
            id="an answer cut short",
        ),
        pytest.param(
            "EMBATTLED President Lio Karr last night told the miners to go home.",
            "EMBATTLED President Lio Karr",
            "told",
            "the miners to go home",
            id="a title in capitals before the name",
        ),
        pytest.param(
            '"If it cannot reach the dam yet, it will in the end," said Bor Acton, an engineer who works in Halm.',
            "Bor Acton, an engineer who works in Halm",
            "said",
            '"If it cannot reach the dam yet, it will in the end,"',
            id="a verb before its speaker, and a subject inside the quotation",
        ),
        pytest.param(
            "According to veteran radio host Bor Acton, the move reeks of fear.",
            "veteran radio host Bor Acton",
            "According to",
            "the move reeks of fear",
            id="a name that the parser does not see the end of",
        ),
        pytest.param(
            "The pact, she told us on Friday, is dead.",
            "she",
            "told",
            "The pact … is dead",
            id="an attribution with its day inside the words",
        ),
        pytest.param(
            "Though the handover was smooth, he said, replacing the envoy would be harder.",
            "he",
            "said",
            "Though the handover was smooth … replacing the envoy would be harder",
            id="an attribution after a first clause",
        ),
        pytest.param(
            "Sixty percent said the pact was fair.", "Sixty percent", "said", "the pact was fair", id="a share of them"
        ),
        pytest.param(
            "Ultimately, Mr. Acton hopes to pay for the damage.",
            "Mr. Acton",
            "hopes",
            "to pay for the damage",
            id="who hopes does not hop",
        ),
        pytest.param(
            "Temm said after the congress he would not accept the offer.",
            "Temm",
            "said",
            "he would not accept the offer",
            id="an occasion before the clause",
        ),
        pytest.param(
            "The 61-year-old insisted he would never sign the charter.",
            "The 61-year-old",
            "insisted",
            "he would never sign the charter",
            id="an age for a name",
        ),
        pytest.param(
            "One of them said the barge was lost.", "One of them", "said", "the barge was lost", id="one of them"
        ),
        pytest.param(
            "The governor made it clear that the ferry would not sail.",
            "The governor",
            "made it clear",
            "that the ferry would not sail",
            id="made it clear",
        ),
        pytest.param(
            "The bishop wondered as to why the charter was gathering dust.",
            "The bishop",
            "wondered as to",
            "why the charter was gathering dust",
            id="wondered as to why",
        ),
        pytest.param(
            "Rep. Ada Karst (N-Halm.) said the ferry would sail.",
            "Rep. Ada Karst (N-Halm.)",
            "said",
            "the ferry would sail",
            id="a short form in brackets",
        ),
        pytest.param(
            "The minister on Sunday said the ferry would sail.",
            "The minister",
            "said",
            "the ferry would sail",
            id="a day between speaker and verb",
        ),
    ],
)
def test_the_words_decide_where_the_parse_is_lost(text: str, source: str, cue: str, content: str) -> None:
    (found,) = find_statements(an_article(text))
    assert (roles_of(found, "source"), found.cue) == ([source], cue)
    assert " … ".join(roles_of(found, "content")) == content


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("It is understood the envoy will fly to Dovra today.", ["the envoy will fly to Dovra today"]),
        ("Amid reports that the Front has left the valley, prices rose.", ["that the Front has left the valley"]),
        (
            "The next round, it was agreed, will take place in Dovra.",
            ["The next round", "will take place in Dovra"],
        ),
        ("The guards have been accused of looting the mill.", ["The guards", "looting the mill"]),
    ],
)
def test_nobody_is_named_who_told_it(text: str, contents: list[str]) -> None:
    (found,) = find_statements(an_article(text))
    assert found.sourcing_class == "unattributed"
    assert roles_of(found, "content") == contents


def test_the_next_report_of_the_same_speaker_ends_the_first() -> None:
    text = "The envoy reiterated that there is no other way, and expressed deep concern at the shelling of Lume."
    contents = [roles_of(one, "content") for one in find_statements(an_article(text))]
    assert sorted(contents) == [["that there is no other way"], ["the shelling of Lume"]]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # A deal urges nobody: the second verb is the envoy's again.
        (
            "The envoy said that the deal was fair and urged the parties to sign it.",
            [["that the deal was fair"], ["the parties to sign it"]],
        ),
        (
            "The envoy said that there is hope and calls on all to sign.",
            [["that there is hope and calls on all to sign"]],
        ),
        # Guards can urge.
        (
            "The envoy said that the guards left the town and urged the miners to follow.",
            [["that the guards left the town and urged the miners to follow"], ["the miners to follow"]],
        ),
        (
            "Tolland told the envoy on Monday that she was ill, the palace said.",
            [["Tolland told the envoy on Monday that she was ill"], ["that she was ill"]],
        ),
        ("Tolland was quoted by state media as saying that the deal was dead.", [["that the deal was dead"]]),
        ("State radio quoted Tolland saying that the deal was dead.", [["that the deal was dead"]]),
    ],
)
def test_where_the_words_of_one_end_and_those_of_another_begin(text: str, contents: list[list[str]]) -> None:
    assert sorted(roles_of(one, "content") for one in find_statements(an_article(text))) == contents


@pytest.mark.parametrize(
    "text",
    [
        "A statement from the army said the barge was empty.",
        "The army's statement said the barge was empty.",
        "An army statement said the barge was empty.",
    ],
)
def test_who_issued_a_statement_speaks_in_it(text: str) -> None:
    reading = a_reading_of_body(text)
    (found,) = reading.statements
    assert [one.name for one in reading.actors if one.id == found.speaker or one.id in (found.speaker or ())] == [
        "army"
    ]
    assert found.channel == "press_release"


@pytest.mark.parametrize(
    ("headline", "channel"),
    [
        ("Statement by the Chairperson of the Council on Veldt", "press_release"),
        ("Final communiqué of the summit of Kessar", "communique"),
        ("Statement by rebels was a surprise in Veldt", "not_stated"),
    ],
)
def test_a_document_that_is_a_statement_tells_its_channel(headline: str, channel: str) -> None:
    body = "The Chairperson welcomes the truce that the army of Veldt has declared."
    (found,) = [one for one in a_reading(f"{headline}\n\n{body}").statements if "truce" in one.content]
    assert found.channel == channel


def test_what_stands_before_the_colon_of_a_headline_is_the_matter() -> None:
    reading = a_reading("Veldt: United Nations condemns raid on miners\n\nNine miners died on Monday.")
    (found,) = [one for one in reading.statements if "raid" in one.content]
    assert [one.name for one in reading.actors if one.id in (found.speaker or ())] == ["United Nations"]


@pytest.mark.parametrize(
    "text",
    [
        "Speaking on behalf of the Front, Tolland left the hall.",
        "The envoy concluded a visit, during which she met the miners.",
        "Front chief writes to guarantors",
    ],
)
def test_whom_one_speaks_for_and_writes_to_is_nothing_said(text: str) -> None:
    assert not [one for one in find_statements(an_article(text)) if one.cue != "said"]


def test_a_day_told_of_the_speaker_is_not_the_day_of_the_words() -> None:
    text = "Hanna Pryce, whose husband has been held since May 2031, said the office had never called."
    reading = a_reading_of_body(text, published="2031-08-01")
    assert [one.said.edtf for one in reading.statements if one.said] == ["../2031-08-01"]


def test_the_voice_of_an_account_is_its_institution() -> None:
    (found,) = find_statements(an_article('@VeldtMFA: "We urge all parties to keep the truce."'))
    assert (found.channel, found.sourcing_class) == ("tweet", "on_record_institutional")


@pytest.mark.parametrize(
    ("text", "sourcing"),
    [
        ("Witnesses said the barge burned.", "background_anonymous_officials"),
        ('"I trust winter less," one conscript said.', "background_anonymous_official"),
        ("According to three people who were in the room, the call was short.", "background_anonymous_officials"),
        ("People said the barge burned.", "unattributed"),
    ],
)
def test_people_without_a_name_are_in_the_background(text: str, sourcing: str) -> None:
    assert [one.sourcing_class for one in a_reading_of_body(text).statements] == [sourcing]


def test_a_transcript_goes_on_with_letters() -> None:
    text = (
        "Interview: the road to Lume\n\nVeldt Courier: Will the Front come?\n\nMira Tolland: It will.\n\n"
        "Veldt Courier: When will it come?\n\nMira Tolland: In May.\n\nQ: By boat?\n\nA: By the old road, on foot.\n"
    )
    reading = a_reading(text)
    said = {one.content: one for one in reading.statements}
    assert set(said) == {"It will.", "In May.", "By the old road, on foot."}
    assert {one.channel for one in said.values()} == {"interview"}
    assert len({one.speaker for one in said.values()} - {None}) == 1


def test_headline_with_the_speaker_at_its_end() -> None:
    text = "No talks under fire, says minister\n\nHALM, May 3 - The ferry sailed on Monday.\n"
    found = [one for one in a_reading(text).statements if one.cue == "says"]
    assert [roles_of(one, "content") for one in found] == [["No talks under fire"]]


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        (
            "As the minister pointed out on Monday, the ferry has not sailed.",
            "the minister",
            ["the ferry has not sailed"],
        ),
        ("The ferry will not sail, as the Front has said.", "the Front", ["The ferry will not sail"]),
        ("In the minister's view, the ferry was lost.", "the minister", ["the ferry was lost"]),
    ],
)
def test_an_aside_attributes_the_sentence_around_it(text: str, source: str, contents: list[str]) -> None:
    (found,) = find_statements(an_article(text))
    assert (roles_of(found, "source"), roles_of(found, "content")) == ([source], contents)


def test_all_of_a_list_speak() -> None:
    text = "Former governors Abel Orme, Sina Karr and Lio Hask denounced the charter."
    reading = a_reading_of_body(text)
    (found,) = reading.statements
    names = {one.id: one.name for one in reading.actors}
    assert [names[one] for one in found.speaker or ()] == ["Abel Orme", "Sina Karr", "Lio Hask"]


@pytest.mark.parametrize(
    "text",
    [
        "Quoting an informed source, the daily Veldt Times reported that the barge was empty.",
        "Reuters reported, citing an informed source, that the barge was empty.",
        "The barge was empty, an informed source said, Reuters reported.",
    ],
)
def test_an_outlet_that_cites_its_source_is_a_link_of_the_chain(text: str) -> None:
    reading = a_reading_of_body(text)
    (found,) = reading.statements
    names = {one.id: one.name for one in reading.actors}
    outlet = "Reuters" if "Reuters" in text else "Veldt Times"
    assert found.sourcing_class == "background_anonymous_official"
    assert found.content.lower() == "the barge was empty"
    assert [names.get(link.agent, "the source") for link in found.attribution_chain[1:-1]] == [outlet]
