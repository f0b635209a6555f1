"""What `why` tells of an actor."""

from __future__ import annotations

from dovecote.cli.actor_lines import actor_lines
from dovecote.model.actor import Actor, Holding, Mention


def test_country_roles_with_time_and_each_sources_own_names() -> None:
    actor = Actor(
        "ac-1",
        "Mira Tolland",
        "person",
        "VLD",
        country_inferred=True,
        roles=(Holding("General", valid="2031-03-04"), Holding("former envoy", valid="../2031-05-01")),
        mentions=(
            Mention(0, 15, "General Tolland", "title+name", "src-a"),
            Mention(20, 23, "She", "pronoun", "src-a"),
            Mention(0, 12, "Mira Tolland", "name", "src-b"),
        ),
    )
    assert list(actor_lines(actor, ())) == [
        "country VLD, inferred from the story",
        "role: General (2031-03-04), stated",
        "role: former envoy (../2031-05-01), stated",
        'src-a: "General Tolland"',
        'src-b: "Mira Tolland"',
    ]
