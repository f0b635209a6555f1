"""Spellings of one name, names of two people, and prints told from reports."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.link import components, origins, persons
from dovecote.link.components import QUESTION
from dovecote.link.linking import link_readings
from dovecote.link.names import differences, parse_name
from dovecote.model.actor import Actor, Holding
from dovecote.record.merging import merge
from record_factories import Paper


@pytest.mark.parametrize(
    ("one", "two", "differ"),
    [
        ("Yousef al-Tarbani", "Yusuf El Tarbani", set()),
        ("Omar Abd al-Nadir", "Umar Abdul Nadir", set()),
        ("General Mira Tolland", "TOLLAND Mira", set()),
        ("Íngrid Solvay-Kern", "Ingrid Solvay Kern", set()),
        ("Mira Anna Tolland", "Mira Tolland", {"middle name"}),
        ("Mira Tolland", "M. Tolland", {"initial"}),
        ("Zhuliang Tolland", "Z. Tolland", {"initial"}),
        ("Aleksandr Tolland", "Alekssandr Tolland", set()),
        ("Rebecca Tolland", "Reecca Tolland", {"slip"}),
        ("Mira Tolland", "Mira Tollnad", {"slip"}),
        ("Mira Tolland", "Tolland", {"surname alone"}),
        ("Mira Tolland", "Mira", {"given name alone"}),
        ("Mira Tolland", "Mira Tolland Kern", {"middle name"}),
        ("Mira Anna Petra Tolland", "Mira Petra Tolland", {"middle name"}),
        ("Stephen Tolland", "Steve Tolland", set()),
        ("Haile Tolland Kern", "Hailetolland Kern", set()),
        ("Nasir Abou-Tarban", "Nasir Aboutarban", set()),
        ("Vəli Tolland", "Vali Tolland", set()),
    ],
)
def test_spellings_of_one_name(one: str, two: str, differ: set[str]) -> None:
    found = differences(parse_name(one), parse_name(two))
    assert found is not None
    assert sorted(found) == sorted(differ)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Mira Tolland", "Jost Tolland"),
        ("Mira Anna Tolland", "Mira Petra Tolland"),
        ("Samir Tolland", "Samira Tolland"),
        ("Anna Mira Tolland", "Mira Tolland"),
        ("Jost", "Mira Tolland"),
        ("Jamal Tolland", "Jamil Tolland"),
        ("M. Tolland", "Jost Tolland"),
        ("J. Tolland", "Zhuliang Tolland Kern"),
    ],
)
def test_names_of_two_people(one: str, two: str) -> None:
    assert differences(parse_name(one), parse_name(two)) is None


def person(name: str, number: int, country: str | None = None, post: str | None = None) -> Paper:
    paper = Paper(f"paper-{number}", f"2031-03-0{number}")
    paper.says(name)
    paper.actors.append(Actor(f"ac-{number}", name, "person", country, roles=(Holding(post),) if post else ()))
    return paper


def joined(*papers: Paper) -> dict[str, str]:
    return dict(link_readings([paper.reading() for paper in papers]).same)


def test_a_middle_name_is_paid_for_by_what_else_agrees() -> None:
    first = person("Mira Anna Tolland", 1, "VLD", "envoy")
    assert joined(first, person("Mira Tolland", 2, "VLD", "envoy")) == {"ac-2": "ac-1"}
    assert joined(first, person("Mira Tolland", 2)) == {}


def test_a_post_told_in_fewer_words_is_the_same_post(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = person("Tolland", 1, "VLD", "the Veldtian president"), person("Mira Tolland", 2, "VLD", "President")
    assert joined(*papers) == {"ac-2": "ac-1"}
    assert joined(person("Tolland", 1, "VLD", "mayor"), papers[1]) == {}
    monkeypatch.setattr(persons, "_is_same_post", lambda one, two: one == two)
    persons.shared_posts.cache_clear()
    assert joined(*papers) == {}, "the deliberate break: only equal words"
    persons.shared_posts.cache_clear()


def test_an_inferred_country_parts_nobody_and_gives_way_to_a_stated_one() -> None:
    papers = person("Mira Tolland", 1, "QRN", "minister"), person("Mira Tolland", 2, "VLD", "minister")
    assert joined(*papers) == {}
    papers[0].actors[:] = [dataclasses.replace(one, country_inferred=True) for one in papers[0].actors]
    assert joined(*papers) == {"ac-2": "ac-1"}
    whole = merge([one for paper in papers for one in paper.actors])
    assert (whole.country, whole.country_inferred) == ("VLD", False)


def namesakes() -> tuple[Paper, Paper, Paper]:
    return person("Mira Tolland", 1, "VLD"), person("Mira Tolland", 2, "QRN"), person("Mira Tolland", 3)


def test_a_name_that_fits_people_of_two_countries_fits_neither() -> None:
    assert joined(*namesakes()) == {}


def test_a_post_that_bearers_of_two_countries_hold_says_of_neither_who_is_meant() -> None:
    """However sure one post and one name make it: the other bearer is as good an answer."""
    presidents = person("Mira Tolland", 1, "VLD", "president"), person("Mira Tolland", 2, "QRN", "president")
    assert joined(presidents[0], person("Mira Tolland", 3, None, "president")) == {"ac-3": "ac-1"}
    assert joined(*presidents, person("Mira Tolland", 3, None, "president")) == {}


def test_what_a_better_proposal_left_open_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spelt right, the name fits two people; a slip in a fourth article must not decide between them."""
    papers = *namesakes(), person("Mira Tollnad", 4, "VLD")
    assert "ac-3" not in joined(*papers)
    everybody = {f"ac-{number}" for number in (1, 2, 3, 4)}
    monkeypatch.setattr(components, "_clear", lambda proposals, parts, asked: everybody)
    assert "ac-3" in joined(*papers), "the deliberate break: rivals are not looked at"


def test_contradiction_is_what_keeps_namesakes_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: with nothing that contradicts, the bearer without a country joins both."""
    from dovecote.link import linking

    monkeypatch.setattr(linking, "_traits", lambda linker, candidates: None)
    assert joined(*namesakes()) != {}


def test_every_link_of_persons_gives_its_reasons() -> None:
    links = link_readings([person("Mira Tolland", 1, "VLD").reading(), person("M. Tolland", 2, "VLD").reading()])
    (proposal,) = links.proposals
    assert proposal.rule == "actor.name"
    assert "initial" in proposal.reasons[0]
    assert "VLD" in proposal.reasons[1]


REPORT = """The convoy of {n} lorries left {place} on Tuesday with flour for the upper valley.
Drivers said that the wooden bridge above the old mill had been open to walkers only since the great flood.
The commission counted {n} breaches of the truce in a single week.
Nobody in {place} would say who is to pay for {n} new observation posts."""


def printed(name: str, n: int, place: str) -> Paper:
    paper = Paper(name, "2031-03-01")
    paper.text = REPORT.format(n=n, place=place)
    return paper


def one_origin(*papers: Paper) -> bool:
    return bool(link_readings([paper.reading() for paper in papers]).origins)


def test_a_respelt_place_is_no_other_report_and_another_figure_is() -> None:
    assert one_origin(printed("a", 12, "Kellin"), printed("b", 12, "Kelin"))
    assert not one_origin(printed("a", 12, "Kellin"), printed("b", 31, "Kellin"))


def test_figures_are_what_tells_two_reports_from_two_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: blind to figures, two reports in the same words become one."""
    monkeypatch.setattr(origins.Sentence, "other_figures", lambda one, other: False)
    assert one_origin(printed("a", 12, "Kellin"), printed("b", 31, "Kellin"))


def test_a_body_without_traits_is_joined_over_many_articles() -> None:
    papers = [Paper(f"paper-{number}", f"2031-03-0{number}") for number in (1, 2, 3)]
    for number, paper in enumerate(papers, 1):
        paper.says("Council of the Lenne")
        paper.actors.append(Actor(f"ac-{number}", "Council of the Lenne", "body", (None, "VLD", None)[number - 1]))
    assert joined(*papers) == {"ac-2": "ac-1", "ac-3": "ac-1"}


def beside(paper: Paper, name: str) -> Paper:
    paper.says(name)
    paper.actors.append(Actor(f"{paper.name}-{name}", name, "person", "VLD"))
    return paper


def test_one_name_in_two_posts_is_a_question_for_a_person() -> None:
    papers = person("Mira Tolland", 1, "VLD", "mayor"), person("Mira Tolland", 2, "VLD", "judge")
    links = link_readings([paper.reading() for paper in papers])
    assert not links.same
    (proposal,) = links.proposals
    assert proposal.score <= QUESTION
    assert "of two posts" in proposal.reasons


def test_a_career_is_one_person_where_others_are_named_beside_both() -> None:
    papers = person("Mira Tolland", 1, "VLD", "mayor"), person("Mira Tolland", 2, "VLD", "judge")
    assert joined(*(beside(paper, "Bo Lind") for paper in papers))["ac-2"] == "ac-1"


def test_a_career_may_be_told_without_a_country() -> None:
    def career(first: str | None, second: str | None) -> dict[str, str]:
        papers = person("Mira Tolland", 1, first, "mayor"), person("Mira Tolland", 2, second, "chief negotiator")
        return joined(*(beside(paper, "Bo Lind") for paper in papers))

    assert career(None, None)["ac-2"] == career("VLD", None)["ac-2"] == "ac-1"
    assert "ac-2" not in career("VLD", "QRN")
