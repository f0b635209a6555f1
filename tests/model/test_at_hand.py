"""What is at hand is found by the very value, and is let go of in the order it came."""

from functools import partial

from dovecote.model.at_hand import AtHand, forget_all


def test_the_very_value_is_worked_out_once_and_an_equal_one_again() -> None:
    at_hand, made = AtHand[int](8), []
    one, equal = [1], [1]
    for values in ((one,), (one,), (equal,)):
        at_hand.of(values, lambda: made.append(1) or len(made))  # type: ignore[func-returns-value]
    assert len(made) == 2


def test_what_else_it_hangs_on_makes_it_another_question() -> None:
    at_hand, value = AtHand[str](8), object()
    assert [at_hand.of((value,), partial("by {}".format, told), told) for told in ("May", "June", "May")] == [
        "by May",
        "by June",
        "by May",
    ]


def test_no_more_is_kept_than_was_said() -> None:
    at_hand, made = AtHand[int](2), []
    values = [object() for _ in range(3)]
    for value in (*values, values[2], values[0]):
        at_hand.of((value,), lambda: made.append(1) or 0)  # type: ignore[func-returns-value]
    assert len(made) == 4


def test_what_is_forgotten_is_worked_out_again() -> None:
    at_hand, made, value = AtHand[int](8), [], object()
    for _ in range(2):
        at_hand.of((value,), lambda: made.append(1) or 0)  # type: ignore[func-returns-value]
        forget_all()
    assert len(made) == 2
