"""One quotation in two articles: a difference of a word is shown, with both wordings; neither is held to be right."""

from __future__ import annotations

import pytest

from dovecote.model.record import Record
from dovecote.pipeline import build_record
from dovecote.record.comparisons import quotations
from factories import a_reading_of_body

FIRST = 'General Mira Tolland met the Orsan Front. "We will leave the upper valley before the snow," Mira Tolland said.'
WORDED_OTHERWISE = (
    'Ferrymen gathered at noon. "We shall leave the upper valley before the snow," General Mira Tolland told them.'
)


def record_of(*texts: str) -> Record:
    days = ("2031-05-03", "2031-05-04", "2031-05-05")
    return build_record(a_reading_of_body(text, published=day) for text, day in zip(texts, days, strict=False))


def differing(record: Record) -> list[str]:
    return [one.text for one in record.comparisons if one.text.startswith("one quotation in two wordings")]


def test_a_word_more_or_less_is_shown_with_both_wordings() -> None:
    record = record_of(FIRST, WORDED_OTHERWISE)
    (found,) = differing(record)
    assert "We will leave" in found
    assert "We shall leave" in found
    errors = [one.verbatim_error for one in record.statements if one.verbatim_error]
    assert len(errors) == 2
    assert any("We shall leave" in one for one in errors)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(FIRST, id="the same words"),
        pytest.param('"We will leave the upper valley," General Mira Tolland said.', id="a shorter piece of them"),
        pytest.param(
            '"We will [all] leave the upper valley before the snow," General Mira Tolland said.',
            id="what the editor marks as his own",
        ),
        pytest.param(
            '"The mill in the upper valley has burnt down twice this year," General Mira Tolland said.',
            id="something else",
        ),
        pytest.param(
            '"We shall leave the upper valley before the snow," the minister Jon Harrow said.', id="somebody else"
        ),
    ],
)
def test_no_difference_where_there_is_none(other: str) -> None:
    assert differing(record_of(FIRST, other)) == []


def test_without_the_measure_every_answer_would_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    # The deliberate break: were a quarter of the words enough, two different answers would be held to be one.
    other = '"We will leave the upper valley, and the miners may stay as long as they like," Mira Tolland said.'
    readings = [
        a_reading_of_body(FIRST, published="2031-05-03"),
        a_reading_of_body(other, published="2031-05-04"),
    ]
    assert differing(build_record(readings)) == []
    monkeypatch.setattr(quotations, "MOSTLY", 0.25)
    assert len(differing(build_record(readings))) == 1
