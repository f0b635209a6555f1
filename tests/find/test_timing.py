"""Which time of a sentence is that of a deed: one sentence, one deed, the time it must get."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.find.setting import time_of
from dovecote.find.times import find_times
from factories import an_article

PUBLISHED = "2031-04-16"  # a Wednesday


def _time(text: str, word: str, *, ahead: bool = False, noun: str | None = None) -> str | None:
    article = an_article(text, published=PUBLISHED)
    article = dataclasses.replace(article, times=find_times(article))
    for sentence in article.sentences:
        tokens = {one.text: one for one in sentence}
        if word in tokens:
            told = time_of(article, sentence, tokens[word], tokens[noun] if noun else None, ahead=ahead)
            return told.edtf if told else None
    raise AssertionError(word)


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Under the pact reached in Kessar in December, a truce began on January 18.", "began", "2031-01-18"),
        ("Under the pact reached in Kessar in December, a truce began on January 18.", "reached", "2030-12"),
        ("Since the pact signed in March 2030, the garrison has shrunk.", "shrunk", "../2031-04-16"),
        ("The envoy met the general on Monday and signed a pact.", "signed", "2031-04-14"),
        ("The envoy left on Monday, three days after the Front had signed the pact.", "signed", "2031-04-11"),
        ("The envoy left on Monday, three days after the Front had signed the pact.", "left", "2031-04-14"),
        ("The school closed on Sunday, eight months to the day after it opened.", "opened", "2030-08-13"),
        ("The truce ended on Sunday, six months after it began.", "began", "2030-10"),
        ("The Front had cleared the valley by Monday.", "cleared", "../2031-04-14"),
        ("Gunmen had left three villages, the mission said on Tuesday.", "left", "2031-04-15"),
        ("The Front violated the 3 March accord.", "violated", "../2031-04-16"),
        ("The truce of 3 March was broken in Kessar.", "broken", "../2031-04-16"),
        ("The truce of 3 March was signed in Kessar.", "signed", "2031-03-03"),
        ("3 March: The Front, beaten in the north, hands over its guns.", "hands", "2031-03-03"),
        ("In the 3 March attack gunmen shot nine people.", "shot", "2031-03-03"),
        ("Its current course took the Front by surprise.", "took", "../2031-04-16"),
        ("The envoys talked in Kessar from 27 February to 2 March.", "talked", "2031-02-27/2031-03-02"),
        ("The envoys met on 3-5 March in Kessar.", "met", "2031-03-03/2031-03-05"),
        ("The envoys met on 14 and 15 March in Kessar.", "met", "2031-03-14/2031-03-15"),
        ("The envoys met on 4 and 15 March in Kessar.", "met", "2031-03-04"),
        ("The council moved the vote from 3 March to 9 March.", "moved", "2031-03-03"),
        ("General Mira Tolland spoke on Monday after the Front had signed the pact.", "signed", "../2031-04-14"),
        ("The envoys have met twice since 3 March.", "met", "2031-03-03/2031-04-16"),
        ("The envoys met in Kessar for the first time since January.", "met", "../2031-04-16"),
        ("The envoys met on Monday for the first time since January.", "met", "2031-04-14"),
    ],
)
def test_what_has_been(text: str, word: str, edtf: str | None) -> None:
    assert _time(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The prisoners will be freed by May 10, the date on which the talks are to open.", "open", "2031-05-10"),
        ("The prisoners will be freed by May 10.", "freed", "../2031-05-10"),
        ("The prisoners will be freed by 3 or 4 May.", "freed", "../2031-05-04"),
        ("The envoys will meet from Monday to Wednesday.", "meet", "2031-04-21/2031-04-23"),
        ("The envoys will meet between Monday and Wednesday.", "meet", "2031-04-21/2031-04-23"),
        ("The Front is to leave under the 3 May Kessar peace and border accord.", "leave", None),
        ("The envoy said on Monday that the talks would resume.", "resume", None),
        ("The envoy said on Monday that the talks would resume on May 3.", "resume", "2031-05-03"),
        ("The talks, originally scheduled for 2 May, will now begin on 9 May.", "begin", "2031-05-09"),
    ],
)
def test_what_lies_ahead(text: str, word: str, edtf: str | None) -> None:
    assert _time(text, word, ahead=True) == edtf


def test_a_thing_known_by_its_day_takes_that_day() -> None:
    text = "The census began on Saturday, later than the accord of 3 March had foreseen."
    assert _time(text, "foreseen", noun="accord") == "2031-03-03"
    assert _time(text, "began") == "2031-04-12"


def test_a_headlines_present_tense_is_no_day_of_publication() -> None:
    article = an_article("Truce runs out in Veldt", published=PUBLISHED)
    [sentence] = article.sentences
    verb = next(one for one in sentence if one.text == "runs")
    in_headline = dataclasses.replace(sentence, part="headline")
    assert [one.edtf for one in (time_of(article, sentence, verb), time_of(article, in_headline, verb)) if one] == [
        PUBLISHED,
        f"../{PUBLISHED}",
    ]


def test_taking_the_first_time_of_the_sentence_would_be_noticed() -> None:
    """The deliberate break: the first date of a sentence is often another deed's."""
    text = "Under the pact reached in Kessar in December, a truce began on January 18."
    article = an_article(text, published=PUBLISHED)
    first = find_times(article)[0].edtf
    assert first == "2030-12"
    assert _time(text, "began") != first


def test_a_time_after_and_is_that_of_the_next_deed() -> None:
    assert _time("On 9 April the envoy met Tolland in Kessar and, two days later, Marren.", "met") == "2031-04-09"


@pytest.mark.parametrize(
    ("text", "word", "noun", "edtf"),
    [
        ("The envoys signed on Monday after three days of talks.", "signed", None, "2031-04-14"),
        ("The envoys signed on Monday after three days of talks.", "talks", "talks", "2031-04-11~/2031-04-14"),
        ("The envoys signed on Monday at the end of a week of talks.", "talks", "talks", "2031-04-07~/2031-04-14"),
        ("The envoys signed after three days of talks.", "talks", "talks", "../2031-04-16"),
        ("The envoys signed on Monday despite three days of talks.", "talks", "talks", "2031-04-14"),
        ("It took the envoys from 3 March to 9 April to agree on a map.", "agree", None, "2031-04-09"),
        ("The round took place in Kessar from 3 to 9 April.", "took", None, "2031-04-03/2031-04-09"),
        ("The general has decided that all will leave before May 30.", "decided", None, "../2031-04-16"),
    ],
)
def test_how_long_it_went_on(text: str, word: str, noun: str | None, edtf: str) -> None:
    assert _time(text, word, noun=noun) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        # The present passive tells of the day, as the present does; the perfect and the past look back.
        ("Nine soldiers are killed in Dorn.", "killed", PUBLISHED),
        ("Nine soldiers are caught and shot in Dorn.", "shot", PUBLISHED),
        ("Nine soldiers were killed in Dorn.", "killed", f"../{PUBLISHED}"),
        ("Nine soldiers have been killed in Dorn.", "killed", f"../{PUBLISHED}"),
        # The time of the next deed is not that of this one.
        ("The two governments sign a pact and are set to begin talks on April 27.", "sign", PUBLISHED),
        ("The envoys met the general and signed a pact on Monday.", "met", "2031-04-14"),
        # A year before a noun says which one is meant.
        ("The senate vetoed a 2029 law.", "vetoed", f"../{PUBLISHED}"),
        ("A court convicts him for the 2029 murder of a guard.", "convicts", PUBLISHED),
        ("The decree bars the now dissolved guard from the parade.", "bars", PUBLISHED),
    ],
)
def test_neighbours_do_not_lend_their_time(text: str, word: str, edtf: str) -> None:
    assert _time(text, word) == edtf


def test_a_noun_known_by_its_year_has_it() -> None:
    assert _time("A court convicts him for the 2029 murder of a guard.", "murder", noun="murder") == "2029"


@pytest.mark.parametrize(
    ("place", "text", "edtf"),
    [
        ("lead", "Gunmen have left three villages, the mission said on Tuesday.", "2031-04-15"),
        ("deeper", "Gunmen have left three villages, the mission said on Tuesday.", "../2031-04-15"),
        ("deeper", "Gunmen left three villages, the mission said on Tuesday.", "2031-04-15"),
        ("deeper", "Gunmen have left three villages on Monday, the mission said on Tuesday.", "2031-04-14"),
    ],
)
def test_the_perfect_is_news_in_the_lead_and_looks_back_below(place: str, text: str, edtf: str) -> None:
    lead = "Rain fell on the valley.\n\n" if place == "deeper" else ""
    assert _time(lead + text, "left") == edtf


@pytest.mark.parametrize(
    ("entry", "edtf"),
    [
        ("3 May 2030 — The envoys sign a pact. Parliament ratifies it.", "2030-05-03"),
        ("May 3, 2030: The envoys sign a pact. Parliament ratifies it within a week.", "2030-05-03/2030-05-10"),
        ("3 May 2030 — The envoys sign a pact. Parliament ratifies it on 9 May 2030.", "2030-05-09"),
        # No entry of a calendar: no mark after the day, the day not at the head of the line, another line.
        ("On 3 May 2030 the envoys signed a pact. Parliament ratifies it.", PUBLISHED),
        ("The pact of 3 May 2030 — a thin one — is back. Parliament ratifies it.", PUBLISHED),
        ("3 May 2030 — The envoys sign a pact.\nParliament ratifies it.", PUBLISHED),
        ("3 May 2030 — The envoys sign a pact. Today parliament ratifies it.", PUBLISHED),
    ],
)
def test_an_entry_of_a_calendar_gives_its_day_to_the_present(entry: str, edtf: str) -> None:
    assert _time(entry, "ratifies") == edtf


def test_the_present_of_an_entry_as_the_papers_day_would_be_noticed() -> None:
    """The deliberate break: read as news, a calendar's present tense is years too late."""
    assert _time("3 May 2030 — The envoys sign a pact. Parliament ratifies it.", "ratifies") != PUBLISHED
