"""Every form in which the press reports speech: who speaks, of what class, on what occasion, through whom."""

from __future__ import annotations

import pytest

from dovecote.find.statements import find_statements
from dovecote.find.statements import lexicon as lexicon_module
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.languages.registry import get_language
from dovecote.model.reading import Reading
from dovecote.model.statement import Statement
from factories import a_reading, a_reading_of_body, an_article

PUBLISHED = "2031-05-03"


def the_statement(reading: Reading, words: str) -> Statement:
    return next(one for one in reading.statements if words in one.content)


def name_of(reading: Reading, actor_id: object) -> str | None:
    return next((one.name for one in reading.actors if one.id == actor_id), None)


@pytest.mark.parametrize(
    ("text", "words", "speaker", "sourcing", "channel"),
    [
        pytest.param(
            "It was learnt on Monday that the Orsan Front had left the valley.",
            "had left the valley",
            None,
            "unattributed",
            "not_stated",
            id="it was learnt",
        ),
        pytest.param(
            "In Lume it is told that the Orsan Front has left the mill.",
            "has left the mill",
            None,
            "unattributed",
            "not_stated",
            id="it is told",
        ),
        pytest.param(
            "The Orsan Front has reportedly released nine prisoners.",
            "released nine prisoners",
            None,
            "unattributed",
            "not_stated",
            id="reportedly",
        ),
        pytest.param(
            "The ferrymen are said to have crossed at night.",
            "to have crossed at night",
            None,
            "unattributed",
            "not_stated",
            id="are said to",
        ),
        pytest.param(
            "Sources said that the mine was shut.",
            "the mine was shut",
            "Sources",
            "background_anonymous_officials",
            "not_stated",
            id="sources said",
        ),
        pytest.param(
            "A source familiar with the matter said the bridge would not hold.",
            "the bridge would not hold",
            "A source",
            "background_anonymous_official",
            "not_stated",
            id="a source familiar with",
        ),
        pytest.param(
            "A press officer for the Veldt foreign ministry said nobody had called.",
            "nobody had called",
            "A press officer for the Veldt foreign ministry",
            "on_record_institutional",
            "not_stated",
            id="press officer",
        ),
        pytest.param(
            '"We will leave," the Saltmarsh News agency quoted General Mira Tolland as saying.',
            "We will leave",
            "Mira Tolland",
            "on_record_named",
            "not_stated",
            id="quoted as saying",
        ),
        pytest.param(
            "General Mira Tolland was quoted by Saltmarsh Radio as saying that the bridge was lost.",
            "the bridge was lost",
            "Mira Tolland",
            "on_record_named",
            "not_stated",
            id="was quoted as saying",
        ),
        pytest.param(
            'In a letter to President Jon Harrow, Ansa Merrow wrote that the Front "accepts the charter".',
            "accepts the charter",
            "Ansa Merrow",
            "on_record_named",
            "letter",
            id="letter",
        ),
        pytest.param(
            'Ansa Merrow tweeted: "No more talks." She added in a second post: "The dam is ours."',
            "The dam is ours",
            "Ansa Merrow",
            "on_record_named",
            "tweet",
            id="tweet",
        ),
        pytest.param(
            "A leaked memo seen by Saltmarsh News says the army will leave by June.",
            "the army will leave",
            None,
            "leaked_document",
            "leak",
            id="leaked memo",
        ),
        pytest.param(
            "Speaking to reporters in Orsan on Tuesday, General Mira Tolland said the talks would resume.",
            "the talks would resume",
            "Mira Tolland",
            "on_record_named",
            "press_conference",
            id="speaking to reporters",
        ),
        pytest.param(
            'Asked about the prisoners, Ansa Merrow said: "They go home first."',
            "They go home first",
            "Ansa Merrow",
            "on_record_named",
            "not_stated",
            id="asked about",
        ),
        pytest.param(
            '"No boats," Mira Tolland, who leads the miners of the upper valley, told Saltmarsh Radio.',
            "No boats",
            "Mira Tolland",
            "on_record_named",
            "broadcast",
            id="name with an aside between quotation and verb",
        ),
        pytest.param(
            "State television said, citing the army, that the bridge had been taken.",
            "the bridge had been taken",
            None,
            "on_record_institutional",
            "broadcast",
            id="said, citing, that",
        ),
    ],
)
def test_form_of_reporting(text: str, words: str, speaker: str | None, sourcing: str, channel: str) -> None:
    reading = a_reading_of_body(text, published=PUBLISHED)
    found = the_statement(reading, words)
    assert (name_of(reading, found.speaker), found.sourcing_class, found.channel) == (speaker, sourcing, channel)


def test_one_who_is_asked_says_nothing_by_it() -> None:
    reading = a_reading_of_body(
        "Ansa Merrow, asked whether the Front would sign, said that the dam came first.", published=PUBLISHED
    )
    assert [one.content for one in reading.statements] == ["the dam came first"]


def test_agency_that_passes_words_on_is_a_link_of_the_chain() -> None:
    text = '"We will leave," the Saltmarsh News agency quoted General Mira Tolland as saying.'
    reading = a_reading_of_body(text, published=PUBLISHED)
    (found,) = reading.statements
    assert [name_of(reading, one.agent) for one in found.attribution_chain[1:]] == [
        "Saltmarsh News agency",
        "Mira Tolland",
    ]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("General Mira Tolland would not say whether the Front would sign.", "refusal"),
        ("The ministry declined to comment on the raid.", "refusal"),
        ("Jon Harrow did not rule out new talks.", "neutral"),
        ("Jon Harrow went on to deny that the mill had burnt.", "denial"),
        ("Jon Harrow said that the mill had made no commitment.", "denial"),
        ("“No pledge has been given,” said Jon Harrow.", "denial"),
        ("Jon Harrow said that the mill had made a commitment.", "neutral"),
        ("Jon Harrow said that no miller had kept the pledge.", "neutral"),
    ],
)
def test_refusals_and_verbs_carried_by_others(text: str, force: str) -> None:
    assert [one.force for one in find_statements(an_article(text))] == [force]


@pytest.mark.parametrize("names", [("REPORTER", "TOLLAND"), ("Saltmarsh News", "Mira Tolland"), ("Q", "A")])
def test_transcript_gives_the_answers_to_the_one_interviewed(names: tuple[str, str]) -> None:
    asks, answers = names
    lines = [
        "General Mira Tolland spoke in Orsan about the charter and the long winter.",
        f"{asks}: Will the Front sign?",
        f"{answers}: We will sign when the dam is open.",
        f"{asks}: And the prisoners?",
        f"{answers}: They go home first.",
    ]
    reading = a_reading_of_body("\n\n".join(lines), published=PUBLISHED)
    spoken = [one for one in reading.statements if one.content.endswith(("open.", "first."))]
    assert [name_of(reading, one.speaker) for one in spoken] == ["Mira Tolland", "Mira Tolland"]
    assert [one.content_type for one in spoken] == ["direct", "direct"]


def test_quotation_without_its_closing_mark_ends_before_the_speaker() -> None:
    (found,) = find_statements(an_article("“The dam is open, said the minister. Nobody came."))
    assert found.content == "“The dam is open,"


def test_condition_of_anonymity_ends_before_what_was_said() -> None:
    text = (
        "An official who spoke on condition of anonymity because he was not authorised to brief the press "
        "said the truce would hold."
    )
    (found,) = a_reading_of_body(text, published=PUBLISHED).statements
    assert found.anonymity_condition == ("on condition of anonymity because he was not authorised to brief the press")


def test_scene_before_a_quotation_is_none_of_the_words() -> None:
    (found,) = find_statements(an_article('As the siren rang, the captain said, "Leave the boats."'))
    assert found.content == '"Leave the boats."'


def test_occasion_at_the_end_is_none_of_the_words() -> None:
    (found,) = find_statements(an_article("Tolland condemned the raid in an interview on Monday."))
    assert found.content == "the raid"


def test_report_of_another_ends_the_words() -> None:
    text = "The bishop said that the bridge was open, and the miners warned that it would not hold."
    found = find_statements(an_article(text))
    assert [one.content for one in found] == ["the bridge was open", "it would not hold"]


def test_headline_with_capitals_is_read_by_its_words() -> None:
    text = (
        "General Mira Tolland Vows To Reopen The Bridge\n\n"
        "Orsan, 3 May 2031\n\n"
        "General Mira Tolland spoke on Friday in Orsan, where the river has been closed since March.\n\n"
        "Traders waited at the mill for news of the barges from the upper valley and the coast.\n"
    )
    reading = a_reading(text, published=PUBLISHED)
    found = the_statement(reading, "Reopen The Bridge")
    assert (name_of(reading, found.speaker), found.force) == ("Mira Tolland", "pledge")


def test_reportedly_is_nothing_without_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    # The deliberate break: a table without adverbs of hearsay leaves the sentence to the outlet.
    text = "The barge has reportedly sunk."
    assert len(find_statements(an_article(text))) == 1
    whole = get_lexicon(get_language("en"))
    words = {**whole.words, "impersonal": {**whole.words["impersonal"], "adverbs": []}}
    poorer = lexicon_module.Lexicon(whole.verbs, words)
    monkeypatch.setattr("dovecote.find.statements.finder.get_lexicon", lambda language: poorer)
    assert find_statements(an_article(text)) == ()


@pytest.mark.parametrize(
    ("text", "sourcing"),
    [
        ("The uproar suggested that the dam would stay shut.", "unattributed"),
        ("A ferryman said that the dam would stay shut.", "background_anonymous_official"),
        ("Three hotel owners said that the dam would stay shut.", "background_anonymous_officials"),
        ("A tailor who lives by the mill said that the dam would stay shut.", "background_anonymous_official"),
    ],
)
def test_only_persons_speak_unnamed(text: str, sourcing: str) -> None:
    assert [one.sourcing_class for one in find_statements(an_article(text))] == [sourcing]


def test_deed_before_a_participle_is_none_of_the_words() -> None:
    text = "The ministers of Veldt left the table on Monday, alleging a plot against the charter."
    assert all("left the table" not in one.content for one in find_statements(an_article(text)))
