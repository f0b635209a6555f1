"""A sentence is shown once, whatever number of its words are evidence."""

from __future__ import annotations

from dovecote.model.evidence import Evidence
from dovecote.record.passages import passages
from dovecote.web.sentences import sentences_of

TEXT = 'It rained. The envoy welcomed "a first step 🕊️", her office said. Nobody else spoke.'


def evidence(exact: str, role: str = "content") -> Evidence:
    start = TEXT.index(exact)
    return Evidence(start, start + len(exact), exact, role, "src-a")  # type: ignore[arg-type]


def test_words_of_one_sentence_are_marked_in_it_together() -> None:
    told = [evidence("The envoy", "source"), evidence("welcomed", "cue"), evidence('"a first step 🕊️"')]
    (sentence,) = sentences_of(passages(told, {}, {"src-a": TEXT}))
    assert "".join(one.text for one in sentence.stretches) == TEXT[11:65]
    assert [one.evidence.role for one in sentence.stretches if one.evidence] == ["source", "cue", "content"]
    assert all(one.text == one.evidence.exact for one in sentence.stretches if one.evidence)


def test_words_that_overlap_and_other_sentences_stay_apart() -> None:
    told = [evidence("The envoy"), evidence("envoy welcomed"), evidence("Nobody else spoke")]
    found = sentences_of(passages(told, {}, {"src-a": TEXT}))
    assert [[one.text for one in each.stretches if one.evidence] for each in found] == [
        ["The envoy"],
        ["envoy welcomed"],
        ["Nobody else spoke"],
    ]
