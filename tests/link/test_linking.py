"""What is one thing across articles, and what only looks like it."""

from __future__ import annotations

import pytest

from dovecote.link.linking import link_readings, linkers
from dovecote.model.actor import Actor, ActorType, Holding, Mention
from dovecote.model.links import Judgement
from dovecote.model.reading import Reading
from record_factories import Paper, spring_paper, winter_paper


def somebody(
    paper: Paper, name: str, *, kind: ActorType = "person", country: str | None = "VLD", post: str | None = None
) -> str:
    words = paper.says(name)
    roles = (Holding(post),) if post else ()
    actor = Actor(f"ac-{paper.name}-{name}", name, kind, country, roles=roles)
    paper.actors.append(actor)
    assert Mention(words.start, words.end, words.exact, "name").exact == name
    return actor.id


def two_papers() -> tuple[Paper, Paper]:
    return Paper("morning-post", "2031-03-01"), Paper("evening-post", "2031-03-02")


def linked(*papers: Paper, judgements: tuple[Judgement, ...] = ()) -> dict[str, str]:
    return dict(link_readings([paper.reading() for paper in papers], judgements).same)


def test_a_full_name_is_one_person() -> None:
    one, two = two_papers()
    first, second = somebody(one, "Mira Tolland"), somebody(two, "Mira Tolland")
    assert linked(one, two) == {second: first}


def test_accents_and_case_do_not_make_two_people() -> None:
    one, two = two_papers()
    first, second = somebody(one, "Íngrid Solvay"), somebody(two, "Ingrid SOLVAY")
    assert linked(one, two) == {second: first}


def test_two_bearers_of_a_name_from_two_countries_stay_two() -> None:
    one, two = two_papers()
    somebody(one, "Mira Tolland")
    somebody(two, "Mira Tolland", country="QRN")
    assert linked(one, two) == {}


def test_a_surname_alone_joins_nobody() -> None:
    one, two = two_papers()
    somebody(one, "Mira Tolland", post="foreign minister")
    somebody(two, "Tolland", country=None)
    assert linked(one, two) == {}


def test_a_surname_is_that_of_the_only_bearer_in_its_country() -> None:
    one, two = two_papers()
    first = somebody(one, "Mira Tolland", post="foreign minister")
    second = somebody(two, "Tolland")
    assert linked(one, two) == {second: first}
    somebody(one, "Jost Tolland")
    assert linked(one, two) == {}


def test_a_surname_with_country_and_post_is_the_same_person() -> None:
    one, two = two_papers()
    first = somebody(one, "Mira Tolland", post="Foreign Minister")
    second = somebody(two, "Tolland", post="foreign minister")
    assert linked(one, two) == {second: first}


def test_a_surname_that_fits_two_people_fits_neither() -> None:
    one, two = two_papers()
    somebody(one, "Mira Tolland", post="member of the council")
    somebody(one, "Jost Tolland", post="member of the council")
    somebody(two, "Tolland", post="member of the council")
    assert linked(one, two) == {}


def test_unnamed_officials_of_two_articles_are_two() -> None:
    one, two = two_papers()
    somebody(one, "a Veldt official", kind="unnamed_person")
    somebody(two, "a Veldt official", kind="unnamed_person")
    assert linked(one, two) == {}


def test_only_a_person_merges_unnamed_sources_and_can_take_it_back() -> None:
    one, two = two_papers()
    first = somebody(one, "a Veldt official", kind="unnamed_person")
    second = somebody(two, "a Veldt official", kind="unnamed_person")
    same = Judgement("j1", "same", (first, second), "an analyst", "2031-03-03T09:00:00Z")
    undo = Judgement("j2", "undo", ("j1",), "an analyst", "2031-03-03T10:00:00Z")
    assert linked(one, two, judgements=(same,)) == {second: first}
    assert linked(one, two, judgements=(same, undo)) == {}


def test_a_persons_no_stands_above_a_shared_name() -> None:
    one, two = two_papers()
    first, second = somebody(one, "Mira Tolland"), somebody(two, "Mira Tolland")
    no = Judgement("j1", "not_same", (first, second), "an analyst", "2031-03-03T09:00:00Z")
    assert linked(one, two, judgements=(no,)) == {}


def test_every_link_names_its_rule_and_reasons() -> None:
    links = link_readings([winter_paper().reading(), spring_paper().reading()])
    assert links.proposals
    assert all(proposal.rule and proposal.reasons for proposal in links.proposals)


def test_linkers_are_found_by_walking_the_folder() -> None:
    kinds = [linker.kind for linker in linkers()]
    assert kinds[:2] == ["origin", "actor"]
    assert {"commitment", "contact", "event", "agreement", "process_event"} <= set(kinds)


STORY = """The envoys of Veldt and of the Orsan Front sat down in the old customs house on Tuesday afternoon.
They spoke for three hours about the bridges over the Lenne and about who may cross them by night.
Nobody would say afterwards whether the two had come any closer to each other on the matter of tolls.
The next round is to be held in Kirrin as soon as the snow has left the upper valley road."""


def print_of(name: str, text: str) -> Reading:
    paper = Paper(name, "2031-03-01")
    paper.text = text
    return paper.reading()


def test_a_lightly_edited_copy_is_one_origin() -> None:
    copy = STORY.replace("Tuesday afternoon", "Tuesday").replace("Kirrin", "Kirin") + "\nOur own staff adds nothing."
    links = link_readings([print_of("a", STORY), print_of("b", copy)])
    assert links.origin("b") == "a"


def test_two_reporters_of_one_meeting_are_two_origins() -> None:
    other = """In Kirrin people heard of the talks by radio. A teacher said she had stopped hoping long ago.
The customs house had been painted for the guests, and a band waited outside for most of the afternoon.
An envoy of Veldt waved from a window. The delegation of the Orsan Front left through the garden door."""
    links = link_readings([print_of("a", STORY), print_of("b", other)])
    assert links.origin("b") == "b"


def two_steps(day: str, amount: float) -> list[Reading]:
    """A first paper with 900 by 15 January; a second with `amount` by `day`, of the same promisor and soldiers."""
    papers = two_papers()
    for paper, edtf, left in zip(papers, ("../2031-01-15", day), (900, amount), strict=True):
        veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
        words = f"Veldt brings its soldiers in Orsa down to {left:g}"
        version = paper.version(words, edtf, amount=left)
        paper.promises(words, promisor=veldt, action="reduce", thing="Veldt soldiers in Orsa", versions=(version,))
    return [paper.reading() for paper in papers]


@pytest.mark.parametrize(
    ("day", "amount", "joined"),
    [
        ("../2031-03-01", 900, True),  # the same figure later: a slip
        ("../2031-03-01", 1200, True),  # less of it, later: weakened
        ("../2031-01-15", 600, True),  # more of it on the same day: strengthened
        ("../2031-06-30", 300, False),  # a further step of a series
    ],
)
def test_a_weaker_figure_is_a_change_and_a_further_step_is_not(day: str, amount: float, joined: bool) -> None:
    readings = two_steps(day, amount)
    same = link_readings(readings).same
    assert (readings[1].commitments[0].id in same) is joined


def test_the_rule_for_steps_is_what_keeps_a_series_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: without the rule, two steps of a series become one slipped promise."""
    from dovecote.link import commitments
    from dovecote.link.ambition import Ambition

    monkeypatch.setattr(commitments, "ambition", lambda one, two: Ambition.CHANGED)
    readings = two_steps("../2031-06-30", 300)
    assert readings[1].commitments[0].id in link_readings(readings).same
