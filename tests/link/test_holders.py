"""Whom "the foreign minister" means in an article that names nobody: the holder whom others name at its time."""

from __future__ import annotations

from dovecote.link.linking import link_readings
from dovecote.model.actor import Actor, Holding
from dovecote.model.links import Judgement, Links
from dovecote.pipeline import build_record
from record_factories import Paper


def told(number: int, day: str, name: str, *, kind: str = "person", country: str = "VLD", left: bool = False) -> Paper:
    paper = Paper(f"paper-{number}", day)
    paper.says(name)
    role = Holding(name, valid=f"../{day}" if left else day, office="foreign minister")
    paper.actors.append(Actor(f"ac-{number}", name, kind, country, roles=(role,)))  # type: ignore[arg-type]
    return paper


def title(number: int, day: str, country: str = "VLD") -> Paper:
    return told(number, day, "the foreign minister", kind="office", country=country)


def linked(*papers: Paper, judgements: tuple[Judgement, ...] = ()) -> Links:
    return link_readings([paper.reading() for paper in papers], judgements)


def test_a_title_alone_means_the_holder_named_shortly_before() -> None:
    links = linked(told(1, "2031-03-01", "Ines Varga"), title(2, "2031-03-20"))
    assert links.same == {"ac-2": "ac-1"}
    (proposal,) = links.proposals
    assert proposal.rule == "actor.holder"
    assert proposal.reasons


def test_a_title_of_another_country_means_somebody_else() -> None:
    assert not linked(told(1, "2031-03-01", "Ines Varga"), title(2, "2031-03-20", "OSM")).same


def test_each_title_means_the_holder_of_its_own_day() -> None:
    first, second = told(1, "2031-03-01", "Ines Varga"), told(2, "2032-03-01", "Bo Lind")
    assert linked(first, second, title(3, "2031-02-20"), title(4, "2032-03-09")).same == {
        "ac-3": "ac-1",
        "ac-4": "ac-2",
    }


def test_between_two_holders_both_are_candidates() -> None:
    papers = told(1, "2031-03-01", "Ines Varga"), told(2, "2031-04-01", "Bo Lind"), title(3, "2031-03-15")
    links = linked(*papers)
    assert not links.same
    assert links.candidates == {"ac-3": ("ac-1", "ac-2")}
    record = build_record([paper.reading() for paper in papers])
    (office,) = [one for one in record.actors if one.actor_type == "office"]
    assert all(one.candidates == ("ac-1", "ac-2") for one in office.mentions)


def test_a_former_holder_is_not_meant() -> None:
    left = told(2, "2031-03-10", "Ines Varga", left=True)
    assert "ac-3" not in linked(told(1, "2031-03-01", "Ines Varga"), left, title(3, "2031-03-15")).same


def test_a_sighting_long_ago_makes_a_candidate_and_no_link() -> None:
    links = linked(told(1, "2031-03-01", "Ines Varga"), title(2, "2031-11-01"))
    assert (dict(links.same), dict(links.candidates)) == ({}, {"ac-2": ("ac-1",)})


def test_titles_whose_holder_nobody_names_are_one_office() -> None:
    assert linked(title(1, "2031-03-01"), title(2, "2034-03-01")).same == {"ac-2": "ac-1"}


def test_a_persons_no_stands_above_the_title() -> None:
    no = Judgement("j1", "not_same", ("ac-1", "ac-2"), "an analyst", "2031-04-01T09:00:00Z")
    assert not linked(told(1, "2031-03-01", "Ines Varga"), title(2, "2031-03-20"), judgements=(no,)).same
