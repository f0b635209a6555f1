"""Habits of outlets: posts before names, initials for titles, statements that read, sources at the end of headlines."""

from __future__ import annotations

import pytest

from dovecote.find.statements import find_statements
from factories import a_reading, a_reading_of_body, an_article

BODY = "\n\nHALM, 3 May 2031 (Courier) - The rain stopped. General Mira Tolland left the mill with two guards.\n"


def speakers(text: str) -> list[str | None]:
    reading = a_reading_of_body(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(str(one.speaker)) for one in reading.statements]


def test_the_name_behind_a_post_speaks_and_later_the_post_alone() -> None:
    text = (
        "The Chairperson of the Ferry Commission, former judge Ada Orme, said the dam was shut. "
        "The chairperson warned that the water was rising."
    )
    assert speakers(text) == ["Ada Orme", "Ada Orme"]


def test_initials_of_a_title_mean_who_bears_it() -> None:
    text = (
        "The Special Representative of the Secretary-General, Ms. Ada Orme, condemned the raid.\n\n"
        "“I am appalled by it,” said the SRSG."
    )
    assert speakers(text) == ["Ada Orme", "Ada Orme"]


def test_a_statement_reads_and_it_goes_on() -> None:
    text = (
        "In a press statement on Tuesday, the deputy spokesman of the Orsan Front, Col. Lam Sorel, claimed that "
        "soldiers had attacked the mill.\n\n"
        '"They do not want peace," partly reads the statement.\n\n'
        '"We shall not be provoked," it further said.\n\n'
        "He urged the monitors to visit the mill."
    )
    assert speakers(text) == ["Lam Sorel"] * 4


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ('"A good day," Tolland wrote on X. "We thank the hosts."', ['"A good day,"', '"We thank the hosts."']),
        (
            "The mission repeats its call on both sides to open the road.",
            ["its call on both sides to open the road"],
        ),
        ("According to the Ferry Commission (VFC), the dam is shut.", ["the dam is shut"]),
        (
            "The army dismissed claims by miners that it shelled the camp, describing them as false.",
            ["claims by miners that it shelled the camp"],
        ),
        ("The panel's report concluded that nobody had won.", ["that nobody had won"]),
    ],
)
def test_the_words_told_begin_and_end_where_they_should(text: str, contents: list[str]) -> None:
    found = find_statements(an_article(text))
    told = [[e.exact for e in one.evidence if e.role == "content"] for one in found]
    assert contents in told
    assert len(told) == (2 if "describing" in text else 1)


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        ("Nine dead in cattle raid near Halm - officials", "Nine dead in cattle raid near Halm"),
        ("No truce without monitors – Gen. Tolland", "No truce without monitors"),
        ("UPDATE 1-Rivals agree to open the bridge - mediator", "Rivals agree to open the bridge"),
        ("Thousands flee the upper valley: UN report", "Thousands flee the upper valley"),
    ],
)
def test_headline_that_ends_with_its_source(headline: str, content: str) -> None:
    assert [one.content for one in a_reading(headline + BODY).statements] == [content]


@pytest.mark.parametrize(
    "headline",
    [
        "Rebels take the mill town of Halm - Saltmarsh Radio",
        "Timeline of the long war - from truce to truce",
        "Interview with the army chief: Mira Tolland",
    ],
)
def test_headline_that_ends_with_no_source(headline: str) -> None:
    assert a_reading(headline + BODY).statements == ()


def test_a_name_between_letters_answers_and_the_outlet_asks() -> None:
    text = (
        "Talks with the rebel chief\n\nHALM, 3 May 2031 (Courier) - Mira Tolland of the Orsan Front met us.\n\n"
        "Q: Did you leave the table?\n\nA: No. We paused our part in it.\n\n"
        "Q: When will you come back?\n\nA: When the guards have left.\n\n"
        "The Saltmarsh Courier: Do you trust them?\n\nTolland: Trust is not the matter.\n"
    )
    reading = a_reading(text)
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names.get(str(one.speaker)) for one in reading.statements] == ["Mira Tolland"] * 3


def test_a_communique_resolves_line_by_line() -> None:
    text = (
        "COMMUNIQUÉ OF THE LAKE STATES\n\n3 May 2031, Lume\n\nThe heads of state met in Lume.\n\nThe Summit:\n\n"
        "1. Welcomes the release of the miners;\n\n2. Expresses grave concern over the raids on the mill;\n\n"
        "3. Strongly condemns the shelling and demands that the guards leave;\n\n"
        "4. Calls upon the Orsan Front to open the road.\n"
    )
    found = a_reading(text).statements
    told = {(one.cue, one.content, one.force) for one in found}
    assert told == {
        ("Welcomes", "the release of the miners", "praise"),
        ("Expresses grave concern over", "the raids on the mill", "neutral"),
        ("condemns", "the shelling", "accusation"),
        ("demands", "the guards leave", "request"),
        ("Calls upon", "the Orsan Front to open the road", "request"),
    }
    assert {one.channel for one in found} == {"communique"}


def test_one_verb_without_a_subject_resolves_nothing() -> None:
    text = "Notes\n\nThe ferry sailed.\n\nThe Summit:\n\n1. Welcomes guests at the pier.\n\nMira Tolland ate.\n"
    assert a_reading(text).statements == ()


def test_a_readout_tells_its_principal_and_its_counterpart() -> None:
    text = (
        "Readout of Minister Orme's call with President Tolland of Veldt\n\n3 May 2031\n\n"
        "The following is attributable to Spokesperson Lio Karr:\n\n"
        "Foreign Minister Ada Orme spoke with President Mira Tolland of Veldt. Minister Orme urged President Tolland "
        "to open the road. President Tolland assured the minister that the guards will leave.\n"
    )
    reading = a_reading(text)
    names = {actor.id: actor.name for actor in reading.actors}
    told = [(names[str(one.speaker)], one.sourcing_class, one.channel) for one in reading.statements]
    assert told == [
        ("Ada Orme", "on_record_via_institution", "press_release"),
        ("Mira Tolland", "on_record_via_counterpart", "press_release"),
    ]
    links = [names.get(link.agent) for link in reading.statements[0].attribution_chain[1:]]
    assert links == ["Lio Karr", "Ada Orme"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Mediators in Halm report that neither side has moved.",
            "report",
            "neither side has moved",
        ),
        (
            "The envoy’s office would neither confirm nor deny the theft of the letter.",
            "deny",
            "the theft of the letter",
        ),
        ("17:10 The spokesman says the barge is lost.", "says", "the barge is lost"),
        (
            "The UN envoy told the Security Council in a secret letter that the Halm Accord is “dying”, according to a "
            "copy seen by the Review.",
            "told",
            "the Halm Accord is “dying”",
        ),
        ("More from General Mira Tolland, speaking in Halm: “Nobody has asked me.”", ":", "“Nobody has asked me.”"),
        ("Delegates left. One described the session as theatre.", "described", "the session as theatre"),
    ],
)
def test_live_pages_letters_and_entries(text: str, cue: str, content: str) -> None:
    reading = a_reading_of_body(text)
    told = {(one.cue, one.content) for one in reading.statements}
    assert (cue, content) in told
    sources = [e.exact for one in reading.statements for e in one.evidence if e.role == "source"]
    assert not any(one[0].isdigit() for one in sources)


def test_nobody_confirms_nor_denies() -> None:
    (told,) = a_reading_of_body("The office would neither confirm nor deny the theft.").statements
    assert told.force == "refusal"


def test_a_letter_is_the_occasion_of_what_is_written_in_it() -> None:
    (told,) = a_reading_of_body(
        "In a two-page, angry letter to the council, Mira Tolland accused both sides of bad faith."
    ).statements
    assert told.channel == "letter"


@pytest.mark.parametrize(
    "text",
    [
        "I have heard the general promise a withdrawal four times.",
        "Under the headline “The port is near”, it quotes a minister to that effect.",
    ],
)
def test_the_writer_and_a_headline_say_nothing(text: str) -> None:
    assert find_statements(an_article(text)) == ()


def test_the_label_of_an_entry_is_the_day_of_its_words() -> None:
    reading = a_reading(
        "How it went\n\nHALM, 14 June 2031 (Courier) - It rained.\n\n2 May. The army blames the rains for it.\n"
    )
    assert [one.said.edtf for one in reading.statements if one.said] == ["2031-05-02"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The judge found no proof that the mill had burned.", ["no proof that the mill had burned"]),
        (
            "Orme won by nine votes, according to early counts, while the court shows her far behind.",
            ["Orme won by nine votes"],
        ),
        ("The pact was not confirmed by the Orsan Front.", []),
        ("The count stands at nine, and forty miners are reported missing.", []),
    ],
)
def test_nothing_is_said_that_was_not(text: str, contents: list[str]) -> None:
    assert [one.content for one in find_statements(an_article(text))] == contents


def test_they_after_two_persons_and_a_body_are_nobody() -> None:
    text = "The Veldt Ski Federation suspends General Mira Tolland and Minister Ada Orme after they admitted theft."
    assert speakers(text) == [None]


def test_both_of_two_thanked_bodies_are_spoken_to() -> None:
    reading = a_reading_of_body(
        "General Mira Tolland thanked the African Union and the United Nations for their patience."
    )
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[one] for one in reading.statements[0].addressee] == ["African Union", "United Nations"]


def test_in_an_interview_sent_in_capitals_the_one_who_asks_makes_no_statement() -> None:
    text = (
        "SALIM KOR: With me is Lena Marsh, the information minister of Veldt. Will the pact hold?\n\n"
        "MARSH: It will hold.\n\nKOR: And the prisoners?\n\nMARSH: They go home before the winter."
    )
    reading = a_reading_of_body(text)
    names = {one.id: one.name for one in reading.actors}
    told = [(names[str(one.speaker)], one.channel, one.content) for one in reading.statements]
    assert told == [
        ("Lena Marsh", "interview", "It will hold."),
        ("Lena Marsh", "interview", "They go home before the winter."),
    ]


def test_a_spokesman_known_by_label_answers_the_press() -> None:
    text = (
        "Spokesman Bor Acton: The mission has verified the release of 40 detainees.\n\n"
        "Question: Is there a date?\n\nSpokesman: Not yet."
    )
    reading = a_reading_of_body(text)
    names = {one.id: one.name for one in reading.actors}
    told = [(names[str(one.speaker)], one.channel) for one in reading.statements if one.cue == ":"]
    assert told == [("Bor Acton", "press_conference")] * 2


def test_a_headline_does_not_take_the_quotation_of_the_first_paragraph() -> None:
    reading = a_reading("Bombs found in Halm\n\n“There were three,” an officer at the scene told the Courier.")
    assert [(one.cue, one.content) for one in reading.statements] == [("told", "“There were three,”")]


def test_who_read_a_statement_is_not_who_issued_it() -> None:
    text = "Bor Acton leads the Orsan Front. “We were nowhere near,” read a statement by the group's leader, Bor Acton."
    reading = a_reading_of_body(text)
    names = {one.id: one.name for one in reading.actors}
    assert [names[str(one.speaker)] for one in reading.statements] == ["Bor Acton"]


def test_who_gives_no_name_refuses_nothing() -> None:
    text = "“We cannot plant,” said one farmer, who declined to give his name for fear of reprisal."
    assert [one.cue for one in find_statements(an_article(text))] == ["said"]


def test_a_clause_that_ends_in_names_is_no_wish_for_anonymity() -> None:
    (found,) = find_statements(an_article("One official said the list had 300 names."))
    assert found.content == "the list had 300 names"


def test_who_was_asked_did_not_ask() -> None:
    text = "“That is a lie,” retorted Minister Lena Marsh when asked about the claim."
    assert [one.cue for one in find_statements(an_article(text))] == ["retorted"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It has emerged that the two generals met in March.", "that the two generals met in March"),
        ("There were reports that the mayor had been seized.", "that the mayor had been seized"),
    ],
)
def test_what_came_to_light_has_no_speaker(text: str, content: str) -> None:
    (found,) = find_statements(an_article(text))
    assert (found.sourcing_class, found.content) == ("unattributed", content.removeprefix("that "))


def test_a_release_that_hands_over_in_its_first_line_comes_through_its_issuer() -> None:
    opening = "The following statement was issued by the Ministry of Foreign Affairs of Kenya on Monday:"
    reading = a_reading(f"Attack on a convoy\n\n{opening}\n\nKenya urges all sides to show restraint.\n")
    (found,) = reading.statements
    assert (found.channel, len(found.attribution_chain)) == ("press_release", 3)


def test_all_of_a_list_speak_also_where_their_common_name_follows() -> None:
    text = "Kenya, Mali, and Niger (the Alliance of the Plains) announce their withdrawal from the court."
    speaker = a_reading_of_body(text).statements[0].speaker
    assert isinstance(speaker, tuple)
    assert len(speaker) == 3


def test_how_one_spoke_before_a_colon_names_the_speaker_and_a_sign_names_none() -> None:
    text = "Norway's envoy, Liv Berg, came to listen. President Mira Tolland was clear: “No guards.”"
    assert speakers(text) == ["Mira Tolland"]
    assert speakers("President Mira Tolland is ill. The sign at Tolland's gate was plain: “Go home.”") == []
