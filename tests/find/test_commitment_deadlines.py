"""By when a promise is to be kept: which of a sentence's times is its limit, and how long a truce is to last."""

from __future__ import annotations

import pytest

from factories import a_reading_of_body

PUBLISHED = "2031-04-16"  # a Wednesday


def _limits(text: str) -> dict[str, str | None]:
    reading = a_reading_of_body(text, published=PUBLISHED)
    deadlines = [(one.action, one.versions[0].deadline) for one in reading.commitments]
    return {action: deadline.edtf if deadline else None for action, deadline in deadlines}


@pytest.mark.parametrize(
    ("text", "action", "edtf"),
    [
        ("The mission hopes to have the road opened by 20 May.", "have", "../2031-05-20"),
        ("He said that the bank hopes to have all debts cleared by the end of May.", "have", "../2031-05-31~"),
        ("Veldt will free 40 prisoners and leave two bases by 20 May.", "release", "../2031-05-20"),
        ("Veldt will free 40 prisoners by 3 May, and leave two bases by 20 May.", "release", "../2031-05-03"),
        ("It was on 14 April that Veldt should have reopened the port.", "open", "2031-04-14"),
        ("Prisoners will be freed by May 10, the date on which talks are to open.", "start_talks", "2031-05-10"),
        ("Prisoners will be freed by May 10, the date on which talks are to open.", "release", "../2031-05-10"),
        ("The Front will leave the port between 3 and 14 May.", "withdraw", "2031-05-03/2031-05-14"),
        ("The Front will leave the port between May 3 and 14.", "withdraw", "2031-05-03/2031-05-14"),
        ("Under the accord, signed in March, the Front is to leave the port.", "withdraw", None),
        ("The Front will leave the port in May, as it had promised in March.", "withdraw", "2031-05"),
        ("The Front will leave the port within ten days, its envoy said.", "withdraw", "../2031-04-26"),
        ("The deadline for the withdrawal is 3 May.", "withdraw", "../2031-05-03"),
        ("The withdrawal is due by 3 May.", "withdraw", "../2031-05-03"),
        (
            "Veldt issued a decree on Tuesday ordering the release of 90 prisoners by Friday.",
            "release",
            "../2031-04-18",
        ),
        ("Veldt agreed to free 40 captives, its envoy, Anna Wick, said on Tuesday.", "release", None),
        ("A truce between Veldt and the Front will take effect at noon on 3 May.", "cease_fire", "2031-05-03T12:00:00"),
        (
            "The truce between Veldt and the Front took effect on 3 April, two days after they signed it.",
            "cease_fire",
            "2031-04-03/..",
        ),
        (
            "Under the accord, signed on 3 April, Veldt must leave the port within ten days.",
            "withdraw",
            "../2031-04-13",
        ),
        ("The accord signed on 3 April gives Veldt ten days to leave the port.", "withdraw", "../2031-04-13"),
        ("The accord was signed on 3 April. It gives Veldt another ten days to leave the port.", "withdraw", None),
        ("Under the accord signed on 3 April, Veldt will leave the port within ten days.", "withdraw", "../2031-04-13"),
        ("Under the accord signed on 3 April, Veldt will leave the port within ten days of a vote.", "withdraw", None),
        (
            "Veldt and the Front agreed Monday to extend the truce for two months.",
            "cease_fire",
            "2031-04-14/2031-06-14",
        ),
    ],
)
def test_the_limit_is_the_time_of_the_deed(text: str, action: str, edtf: str) -> None:
    limits = _limits(text)
    assert action in limits, limits
    assert limits[action] == edtf


def test_a_truce_that_takes_effect_on_a_day_to_come_is_one_promise() -> None:
    reading = a_reading_of_body("The truce between Veldt and the Front takes effect on Sunday.", published=PUBLISHED)
    assert [one.versions[0].deadline.edtf for one in reading.commitments if one.versions[0].deadline] == [
        "2031-04-20/.."
    ]


def test_the_time_of_another_deed_is_no_limit() -> None:
    assert _limits("The envoy said on Monday that Veldt will free 40 prisoners.") == {"release": None}
    assert _limits("Veldt will free 40 prisoners held since the raid of 3 March.") == {"release": None}
    assert _limits("Veldt will free 40 prisoners whom it took on 3 March.") == {"release": None}
    assert _limits("Veldt will free 40 prisoners taken in a raid earlier this month.") == {"release": None}
    assert _limits("Veldt agreed to free 40 prisoners on the sidelines of the 2031 Lakmar summit.") == {"release": None}


def test_a_limit_shared_across_a_comma_would_be_noticed() -> None:
    """The deliberate break: after a comma the last limit is the last deed's alone."""
    shared = _limits("Veldt will free 40 prisoners and leave two bases by 20 May.")
    apart = _limits("Veldt will free 40 prisoners, and it will leave two bases by 20 May.")
    assert shared["release"] == "../2031-05-20"
    assert apart["release"] is None


@pytest.mark.parametrize("length", ["30 days of the signing", "thirty (30) days of the signing of the agreement"])
def test_a_length_counts_from_the_event_that_the_text_dates(length: str) -> None:
    text = (
        "The agreement was signed in Lume on 1 March 2031. It ends a long war, officials said.\n\n"
        f"Veldt will release 300 prisoners within {length}."
    )
    found = [one.versions[0].deadline for one in a_reading_of_body(text, published="2031-03-02").commitments]
    assert [one.edtf for one in found if one is not None] == ["../2031-03-31"]


@pytest.mark.parametrize(
    ("text", "limit", "precision"),
    [
        (
            "Veldt will free 40 captives five days after the final signature, he said on Monday.",
            "five days after the final signature",
            "relative",
        ),
        (
            "The Orsan Front will free 40 captives ten days after the law is passed.",
            "ten days after the law is passed",
            "relative",
        ),
        (
            "Two weeks after the deal is signed, Veldt will free 40 captives.",
            "Two weeks after the deal is signed",
            "relative",
        ),
        ("Two weeks after the raid, Veldt said it would free 40 captives.", None, "none"),
        ("Veldt will free the 40 captives it took two days after the raid.", None, "none"),
    ],
)
def test_a_day_so_long_after_what_is_yet_to_come(text: str, limit: str | None, precision: str) -> None:
    """Near misses: when it was said, and when something else was."""
    (found,) = a_reading_of_body(text, published="2031-03-05").commitments
    deadline = found.versions[0].deadline
    assert deadline is not None
    assert (deadline.text, deadline.precision, deadline.edtf) == (limit, precision, None)
