"""Figures that do not add up, shares that do not fit, and two counts of one thing; near misses that must be left."""

from __future__ import annotations

import pytest

from compared_records import OPENING, compared


@pytest.mark.parametrize(
    "told",
    [
        "The Orsan Front had 480 children in its ranks: 310 boys and 190 girls, the mission said.",
        "The camp held 480 prisoners (310 men and 150 women), the mission said.",
        "The mission said that 310 prisoners of the hills and 150 prisoners of the coast, 480 prisoners in all, left.",
        "Veldt and the Front on Friday exchanged 164 fishermen, 90 from the hills and 72 from the coast.",
        "Veldt will withdraw 2,700 soldiers from the valley by June. It said that 2,000 soldiers would leave the east "
        "bank and 500 soldiers the west bank.",
    ],
)
def test_parts_that_do_not_add_up(told: str) -> None:
    (found,) = compared("arithmetic_inconsistency", OPENING + told)
    assert len(found.evidence) == 3


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("The Front had 500 children in its ranks: 310 boys and 190 girls.", id="they add up"),
        pytest.param("The Front had 480 children in its ranks: 310 boys, 120 girls and others.", id="no whole list"),
        pytest.param("The camp held 480 prisoners: 310 men and 150 women, and more in hall 20.", id="a number more"),
        pytest.param("The Front freed 164 men, 90 women and 72 children.", id="a row of things"),
        pytest.param("The camp held about 480 prisoners: 310 men and 190 women.", id="a rough whole"),
        pytest.param("The camp held 480 prisoners: 30 officers and 12 nurses looked after them.", id="other things"),
        pytest.param("The camp held 480 prisoners. The army freed 310 prisoners and the Front 150.", id="two stories"),
        pytest.param(
            "Veldt will withdraw 2,700 soldiers by June. It will keep 2,000 soldiers in the hills and send 500 "
            "soldiers to the coast.",
            id="other promises",
        ),
    ],
)
def test_figures_that_are_no_parts_of_the_whole(told: str) -> None:
    assert not compared("arithmetic_inconsistency", OPENING + told)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("The ministry says that 1,200 families have been paid, half of the 3,000 entitled to it.", 1),
        ("The ministry says that 1,450 families have been paid, half of the 3,000 entitled to it.", 0),
        ("The camp held 480 prisoners. The nurse said that 25 per cent of them, some 90 prisoners, were ill.", 1),
        ("The League moved 45 of 60 guns, or 85 per cent.", 1),
        ("The League moved 45 of its 60 guns, or 75 per cent.", 0),
        ("The bank has paid 14 million crowns of the 40 million crowns promised to the towns, that is 45 percent.", 1),
        ("The bank has paid 14 million crowns of the 40 million crowns promised to the towns, that is 35 percent.", 0),
        ("The office recorded 64 incidents. Last week it recorded 51, a rise of 40 per cent.", 1),
        ("The office recorded 64 incidents. Last week it recorded 51, a rise of 25 per cent.", 0),
        ("The office recorded 64 incidents. Last week it recorded 51, and prices rose by 40 per cent.", 0),
        ("The camp held 360 prisoners. The nurse said that 25 per cent of them, some 90 prisoners, were ill.", 0),
    ],
)
def test_a_share_is_held_against_the_counts_beside_it(told: str, count: int) -> None:
    assert len(compared("arithmetic_inconsistency", OPENING + told)) == count


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("Police in Lakmar say 300 people marched on Saturday. Organisers put the number of marchers at 1,100.", 1),
        ("The army says that 42 prisoners have been freed. The Orsan Front says that 60 prisoners were freed.", 1),
        ("The army says that 42 prisoners have been freed. The Orsan Front says that 60 prisoners were sick.", 0),
        ("The water office said that 2,150 farmers had returned. The ministry puts the number at 2,600.", 1),
        ("The water office said that 2,150 farmers had returned. The ministry puts the number of sheep at 2,600.", 0),
        ("Police in Lakmar say 300 people marched on Saturday. Organisers put the number of buses at 1,100.", 0),
        ("The hospital in Lakmar reported 17 dead and 40 wounded. The Orsan Front said that 26 people were killed.", 1),
        ("The hospital in Lakmar reported 17 dead. The Orsan Front said that 26 people were wounded.", 0),
        ("Police in Lakmar say at least 300 people marched. Organisers put the number of marchers at 1,100.", 0),
    ],
)
def test_two_voices_with_two_counts(told: str, count: int) -> None:
    assert len(compared("contradiction", OPENING + told)) == count


def test_one_count_of_a_month_in_two_papers() -> None:
    first = OPENING + "Monitors counted 41 violations of the truce in February."
    second = "DORN - The mayor put the number of truce violations in February at 57 on Tuesday. The shops were shut."
    (found,) = compared("contradiction", first, second)
    assert len({one.source for one in found.evidence}) == 2
    assert "41" in found.text
    assert "57" in found.text


def test_the_two_ends_of_a_change_are_no_contradiction() -> None:
    told = "Violations of the ceasefire fell from 48 in June to 36 in July, a drop of 25 per cent, the mission said."
    assert not compared("contradiction", OPENING + told)


def test_a_correction_stands_beside_the_earlier_article_of_the_paper() -> None:
    first = OPENING + "The finance ministry says that 1,200 families have been paid compensation in Dorn."
    second = (
        "DORN - Lorries queued at both barriers on Wednesday, and nobody crossed.\n\n"
        "Correction: An article of 4 March gave the number of families that have been paid compensation as 1,200. "
        "The correct number is 1,500."
    )
    (found,) = compared("inconsistency_within", first, second, publisher="Sella Courier")
    assert "1,200 families have been paid" in found.evidence[1].exact
    assert len({one.source for one in found.evidence}) == 2
    (alone,) = compared("inconsistency_within", first, second)
    assert len(alone.evidence) == 1


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("DORN - The Red Cross said that Veldt and the Orsan Front exchanged 162 fishermen on 3 March.", 1),
        ("DORN - The Red Cross said that Veldt and the Orsan Front exchanged 164 fishermen on 3 March.", 0),
        ("DORN - The Red Cross said that Veldt and the Orsan Front exchanged 162 fishermen on 2 March.", 0),
        ("DORN - Veldt fined 162 fishermen on 3 March over the nets they had used in the bay.", 0),
    ],
)
def test_two_papers_with_two_counts_of_one_deed(second: str, count: int) -> None:
    first = OPENING + "On 3 March Veldt and the Orsan Front exchanged 164 fishermen, the Red Cross said."
    assert len(compared("contradiction", first, second)) == count
