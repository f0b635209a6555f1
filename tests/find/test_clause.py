"""Subjects, objects and the stretch of a clause."""

from __future__ import annotations

import pytest

from dovecote.find.clause import clause_span, objects_of, subject_of
from dovecote.model.sentence import Sentence
from factories import an_article


def _sentence(text: str) -> Sentence:
    return an_article(text).sentences[0]


SUBJECTS = [
    ("The army shelled the town.", "shelled", "army"),
    ("The town was shelled by the army.", "shelled", "army"),
    ("The town was shelled.", "shelled", None),
    ("Mira Tolland, who visited the camp, left.", "visited", "Tolland"),
    ("The rebels seized the port and burned the depot.", "burned", "rebels"),
    ("Veldt agreed to withdraw its troops.", "withdraw", "Veldt"),
    ("Tolland urged the Front to withdraw its fighters.", "withdraw", "Front"),
    ("The minister flew home after meeting the rebels.", "meeting", "minister"),
    ("The report accused the army of killing civilians.", "killing", "army"),
    ("The police arrested the man and said he had confessed.", "said", "police"),
]


@pytest.mark.parametrize(("text", "verb", "expected"), SUBJECTS, ids=[case[0] for case in SUBJECTS])
def test_subject(text: str, verb: str, expected: str | None) -> None:
    token = next(one for one in _sentence(text) if one.text == verb)
    found = subject_of(token)
    assert (found.text if found is not None else None) == expected


OBJECTS = [
    ("The army shelled the town.", "shelled", ["town"]),
    ("The town was shelled by the army.", "shelled", ["town"]),
    ("Tolland praised the deal that Veldt signed in May.", "signed", ["deal"]),
    ("The deal signed by Veldt was praised.", "signed", ["deal"]),
    ("The port was seized and looted by rebels.", "looted", ["port"]),
    ("The rebels waited.", "waited", []),
]


@pytest.mark.parametrize(("text", "verb", "expected"), OBJECTS, ids=[case[0] for case in OBJECTS])
def test_objects(text: str, verb: str, expected: list[str]) -> None:
    token = next(one for one in _sentence(text) if one.text == verb)
    assert [one.text for one in objects_of(token)] == expected


CLAUSES = [
    ("The army will leave the town, the minister said.", "leave", "The army will leave the town"),
    ("The minister said that the army had left the town.", "left", "the army had left the town"),
    ("The army has left the town, according to officials.", "left", "The army has left the town"),
    ("However, the rebels burned the depot.", "burned", "the rebels burned the depot"),
    ("The rebels took the port and burned the depot.", "took", "The rebels took the port"),
    ("The rebels took the port and burned the depot.", "burned", "burned the depot"),
]


@pytest.mark.parametrize(("text", "verb", "expected"), CLAUSES, ids=[f"{case[1]}: {case[0]}" for case in CLAUSES])
def test_clause_is_without_attribution_and_outer_punctuation(text: str, verb: str, expected: str) -> None:
    sentence = _sentence(text)
    token = next(one for one in sentence if one.text == verb)
    assert clause_span(sentence, token).cut(text) == expected
