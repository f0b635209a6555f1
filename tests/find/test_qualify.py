"""Did it happen? Each case is one sentence, the deed in it, and what the sentence says of the deed."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from dovecote.find.qualify import Qualification, qualify
from factories import an_article

EVALUATION = Path(__file__).parents[2] / "evaluation"

CASES = [
    ("Veldt bombed the port on Monday.", "bombed", "happened"),
    ("Veldt denied that it had bombed the port.", "bombed", "denied"),
    ("Veldt has denied bombing the port.", "bombing", "denied"),
    ("The Orsan Front did not attack the convoy.", "attack", "negated"),
    ("If attacked, the Orsan Front would send more fighters.", "send", "conditional"),
    ("If the army attacks, the Front will answer.", "attacks", "conditional"),
    ("The minister is expected to meet the envoys in Dorn.", "meet", "planned"),
    ("The talks were called off after the raid.", "talks", "negated"),
    ("The rebels failed to release the prisoners.", "release", "negated"),
    ("The rebels did not fail to release the prisoners.", "release", "happened"),
    ("Veldt threatened to close the border.", "close", "threatened"),
    ("There were fears of a new attack on Dorn.", "attack", "feared"),
    ("Veldt promised to withdraw its troops.", "withdraw", "promised"),
    ("Mira Tolland urged the Front to release the hostages.", "release", "hypothetical"),
    ("Will Veldt withdraw its troops?", "withdraw", "questioned"),
    ("It is unclear whether the army shelled the village.", "shelled", "questioned"),
    ("The army could attack the town.", "attack", "hypothetical"),
    ("The president refused to meet the envoy.", "meet", "negated"),
    ("Officials said the army had attacked the town.", "attacked", "happened"),
    ("Officials said the withdrawal would begin in May.", "begin", "planned"),
    ("The two sides postponed the talks.", "talks", "planned"),
    ("No soldiers were killed in the raid.", "killed", "negated"),
    ("Police prevented an attack on the embassy.", "attack", "negated"),
    ("The council condemned the attack on the convoy.", "attack", "happened"),
    ("Should the army advance, the Front will leave Dorn.", "leave", "conditional"),
    ("The Front will leave Dorn as long as the road stays open.", "leave", "conditional"),
    ("The Front left Dorn once the road was open.", "left", "happened"),
    ("The bridge will open ten days after the truce takes effect.", "takes", "conditional"),
    ("The bridge opened ten days after the truce took effect.", "took", "happened"),
    ("Tolland warned traders that she would close the road.", "close", "threatened"),
    ("Tolland assured traders that she would open the road.", "open", "promised"),
    ("Veldt would have signed if the map had been redrawn.", "signed", "hypothetical"),
    ("The ministry dismissed reports that the army had shelled Dorn.", "shelled", "denied"),
    ("The ministry confirmed reports that the army had shelled Dorn.", "shelled", "happened"),
    ("At no time did the army enter Dorn.", "enter", "negated"),
    ("Not a single lorry reached Dorn.", "reached", "negated"),
    ("The envoys are going to meet in Dorn.", "meet", "planned"),
    ("It is possible that Veldt will withdraw.", "withdraw", "hypothetical"),
    ("Concern is growing that Veldt will withdraw.", "withdraw", "feared"),
    ("The pact, which both houses ratified, ends the war.", "ratified", "happened"),
    ("Tolland told the nation the army had left Dorn.", "left", "happened"),
    ("The army would stay in Dorn until the Front gave up its guns.", "gave", "planned"),
    ("The army stayed in Dorn until the Front gave up its guns.", "gave", "happened"),
    ("The army will not leave before the Front has handed over the port.", "handed", "planned"),
    ("The army refused to sign until the Front handed over the port.", "handed", "planned"),
    ("Tolland said she would sign only when the army withdrew.", "withdrew", "planned"),
    ("Monitors could not be sent before the council had approved the mission.", "approved", "planned"),
    ("Monitors could not leave because the council had approved the mission.", "approved", "happened"),
    ("The men will go home after the two sides have signed the deal.", "signed", "conditional"),
    ("The men went home after the two sides had signed the deal.", "signed", "happened"),
    ("All arms must be stored by the time the deal is signed.", "signed", "conditional"),
    ("All arms were stored by the time the deal was signed.", "signed", "happened"),
    ("The bridge will open ten days after the deal is signed.", "signed", "conditional"),
    ("The bridge opened after the deal was signed.", "signed", "happened"),
    ("Had the monitors been sent in May, they might have kept the peace.", "sent", "hypothetical"),
    ("The monitors had been sent in May.", "sent", "happened"),
    ("Tolland ought to fly to Dorn this week.", "fly", "hypothetical"),
    ("The accord that Tolland and Varga signed is in trouble.", "signed", "happened"),
    ("There was an agreement that Tolland would leave.", "leave", "promised"),
]


def _of(text: str, word: str) -> Qualification:
    article = an_article(text)
    sentence = article.sentences[0]
    token = next(one for one in sentence if one.text == word)
    return qualify(article, sentence, token)


@pytest.mark.parametrize(("text", "word", "expected"), CASES, ids=[case[0] for case in CASES])
def test_factuality(text: str, word: str, expected: str) -> None:
    assert _of(text, word).factuality == expected


@pytest.mark.parametrize("half", ["a", "b"])
def test_sentences_of_others_are_read_rightly_nine_times_in_ten(half: str) -> None:
    """Written by people who had not seen the rules, or before they were changed (evaluation/hashes.toml)."""
    read_cases = runpy.run_path(str(EVALUATION / "measure_factuality.py"))["read_cases"]
    read = list(read_cases(EVALUATION / f"factuality-{half}.tsv"))
    right = sum(found == case.expected for case, found in read)
    assert right >= 0.9 * len(read), f"{right} of {len(read)}"


def test_auxiliaries_are_plovers() -> None:
    assert _of("Veldt did not attack.", "attack").aux == ("negation",)
    assert _of("Veldt will attack.", "attack").aux == ("future",)
    assert "hypothetical" in _of("The front may attack.", "attack").aux
