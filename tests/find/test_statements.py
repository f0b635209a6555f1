"""Who said what: source, cue and content of every way to report speech."""

from __future__ import annotations

import pytest

from dovecote.find.statements.finder import find_attributions, find_statements
from factories import an_article

REPORTS = [
    (
        "The minister said that the border would open in May.",
        "The minister",
        "said",
        "that the border would open in May",
    ),
    ("The border would open in May, the minister said.", "the minister", "said", "The border would open in May"),
    ('"The border will open," said Mira Tolland.', "Mira Tolland", "said", '"The border will open,"'),
    ("The front announced a truce of ten days.", "The front", "announced", "a truce of ten days"),
    ("The envoy urged both sides to stay calm.", "The envoy", "urged", "both sides to stay calm"),
    ("The general vowed to return to the valley.", "The general", "vowed", "to return to the valley"),
    ("According to the ministry, nine men were released.", "the ministry", "According to", "nine men were released"),
    ("Tolland called for an end to the siege.", "Tolland", "called for", "an end to the siege"),
    ("The army denied shelling the market.", "The army", "denied", "shelling the market"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), REPORTS)
def test_report_is_found_with_its_three_roles(text: str, source: str, cue: str, content: str) -> None:
    (found,) = find_statements(an_article(text))
    roles = {one.role: one.exact for one in found.evidence}
    assert roles == {"source": source, "cue": cue, "content": content}


def test_quotation_cut_by_its_cue_has_two_contents() -> None:
    (found,) = find_statements(an_article('"We will wait," she said, "until the rains stop."'))
    assert [one.exact for one in found.evidence if one.role == "content"] == [
        '"We will wait,"',
        '"until the rains stop."',
    ]
    assert found.content_type == "direct"


def test_quotation_after_the_cue_sentence_belongs_to_the_same_speaker() -> None:
    (found,) = find_statements(an_article('"We are tired," Tolland said. "The valley wants to sleep."'))
    assert [one.exact for one in found.evidence if one.role == "content"] == [
        '"We are tired,"',
        '"The valley wants to sleep."',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The “peace house” in Orsan has no roof.",
        "Tolland will say on Monday that the truce holds.",
        "The convoy reached the town at noon.",
    ],
)
def test_no_statement_where_nobody_has_spoken(text: str) -> None:
    assert find_attributions(an_article(text)) == []


def test_concern_over_what_another_announced_is_two_statements() -> None:
    text = "The bishop voiced concern over the pause in the talks announced by the two camps."
    found = find_statements(an_article(text))
    assert sorted(one.created_by.rsplit("/", 1)[1] for one in found) == ["announce", "concern"]
