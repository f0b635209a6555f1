"""Where the words of a report begin and end, beside other clauses, asides and quotation marks (invented people)."""

from __future__ import annotations

import pytest

from dovecote.find.statements import find_statements
from factories import an_article

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
