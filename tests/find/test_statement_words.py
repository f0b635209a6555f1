"""Where the words of a report begin and end, beside other clauses, asides and quotation marks (invented people)."""

from __future__ import annotations

import pytest

from dovecote.find.statements import find_statements
from factories import a_reading, an_article

WORDS = [
    (
        "The raid, which the rebels claimed had killed nine soldiers, was denied in Kessar.",
        "the rebels",
        ("which", "had killed nine soldiers"),
    ),
    ("The bridge, as the envoy pointed out, has been down for a year.", "the envoy", ("The bridge", None)),
    ("As Marsh put it in a note to the press, the road is lost.", "Marsh", ("the road is lost",)),
    (
        "As for the ports, “nobody will be turned away at the gate,” said Lena Marsh, the minister.",
        "Lena Marsh, the minister",
        ("As for the ports, “nobody will be turned away at the gate,”",),
    ),
    ("The general was heard telling aides that the war was lost.", "The general", ("that the war was lost",)),
    ("The minister was forced to admit that nobody had asked.", "The minister", ("that nobody had asked",)),
    ("” … we will not be the first to leave,” Temm wrote.", "Temm", ("” … we will not be the first to leave,”",)),
    (
        "“It is over,” she said of the vote, in which she was sure the hill clans would win.",
        "she",
        ("“It is over,”",),
    ),
    (
        "“The valley is ours,” Temm said, adding later, “We never left it.”",
        "Temm",
        ("“The valley is ours,”",),
    ),
    ("The Arden Union pledged ten boats and Veldt pledged five.", "The Arden Union", ("ten boats",)),
    (
        "In a letter to the Council dated 2 August, President Mira Tolland asked for a mission.",
        "President Mira Tolland",
        ("a mission",),
    ),
    (
        "The bishop said it was opposed to the raid and urged both armies to stay home.",
        "The bishop",
        ("it was opposed to the raid",),
    ),
]


@pytest.mark.parametrize(("text", "source", "words"), WORDS)
def test_words_of_a_report(text: str, source: str, words: tuple[str | None, ...]) -> None:
    article = an_article(text)
    found = [
        (
            next(one.exact for one in statement.evidence if one.role == "source"),
            [one.exact for one in statement.evidence if one.role == "content"],
        )
        for statement in find_statements(article)
    ]
    told = [contents for by, contents in found if by == source]
    assert any(
        len(contents) == len(words) and all(want in (None, got) for want, got in zip(words, contents, strict=True))
        for contents in told
    ), found


@pytest.mark.parametrize(
    "text",
    ["The Front has effectively ruled that out, three officials said.", "The general was seen leaving the hall."],
)
def test_no_words_where_none_are_told(text: str) -> None:
    article = an_article(text)
    contents = [one.exact for told in find_statements(article) for one in told.evidence if one.role == "content"]
    assert not any(one.startswith(("that out", "leaving")) for one in contents)


LETTER = """Letter from the Front to the Council

Dorn, 12 August 2031

Your Excellency,

Our forces left the Halm dam on 10 August. We have kept every line of the June understanding.

We ask for observers before the end of the month.

Yours sincerely,

Bor Temm
Head of the Political Office, Orsan Front
"""


def test_a_letter_printed_whole_is_its_signatory_s_words() -> None:
    reading = a_reading(LETTER)
    signatory = next(one for one in reading.actors if one.name == "Bor Temm")
    assert [one.content for one in reading.statements] == [
        "Our forces left the Halm dam on 10 August. We have kept every line of the June understanding.",
        "We ask for observers before the end of the month.",
    ]
    assert {(one.speaker, one.channel, one.sourcing_class) for one in reading.statements} == {
        (signatory.id, "letter", "on_record_named")
    }


def test_words_that_only_begin_like_a_letter_are_none() -> None:
    reading = a_reading("Dear prices\n\nDear bread,\n\nThe mills closed in May. Nobody told the bakers.\n")
    assert not [one for one in reading.statements if one.channel == "letter"]


def test_a_spokesman_s_statement_is_told_for_the_principal() -> None:
    reading = a_reading(
        "Statement attributable to the Spokesperson for the Secretary-General on Brennia\n\n"
        "The Secretary-General condemns the attack on the convoy near Halm.\n"
    )
    assert [(one.sourcing_class, one.channel) for one in reading.statements] == [
        ("on_record_via_institution", "press_release")
    ]
