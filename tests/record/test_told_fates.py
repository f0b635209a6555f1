"""Old promises in later reports: a share freed, a day missed, the wrong side, the wrong place, nothing yet due."""

from __future__ import annotations

import dataclasses

import pytest

from dovecote.model.fate import Fate, FateKind
from dovecote.model.reading import Reading
from dovecote.pipeline import build_record
from record_factories import Paper

PROMISE = "Veldt frees 500 captives from Lakmar jail by 31 March"


def promise() -> Reading:
    paper = Paper("first", "2031-03-01")
    veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
    paper.actor("Ostmark", country="OST", entry="ostmark")
    version = paper.version(PROMISE, "../2031-03-31", amount=500, unit="prisoners")
    paper.promises(PROMISE, promisor=veldt, action="release", thing="500 captives", versions=(version,))
    return paper.reading()


def report(
    kind: FateKind,
    words: str,
    *,
    day: str = "2031-04-09",
    by: str = "veldt",
    value: float | None = None,
    limits: tuple[str, ...] = (),
    said_by: str | None = None,
    act: str = "release",
) -> Reading:
    paper = Paper("second", day)
    actors = {
        "veldt": paper.actor("Republic of Veldt", country="VLD", entry="veldt"),
        "ostmark": paper.actor("Ostmark", country="OST", entry="ostmark"),
    }
    whole = 500 if value is not None else None
    doers = (actors[by],) if by else ()
    fate = Fate(kind, act, (paper.says(words),), doers, doers, value, whole, "prisoners", limits=limits)
    if said_by is not None:
        fate = dataclasses.replace(fate, claimed_by=actors[said_by], sourcing_class="on_record_institutional")
    return dataclasses.replace(paper.reading(), fates=(fate,))


FREED = "180 of the 500 captives are free"
MISSED = "the captives have yet to be freed"
REFUSED = "the captives will not be freed"
ALL_FREE = "the release of the captives is over"
OPEN = ("announced", "not_due")
WORD = "Veldt has kept its word: captives walk out of Lakmar jail each day"


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (report("step", FREED, value=180), ("partially_met", "late")),
        (report("step", FREED, day="2031-03-20", value=180), ("in_progress", "not_due")),
        (report("no_outcome", MISSED), ("missed", "overdue")),
        (report("no_outcome", MISSED, day="2031-03-20"), ("announced", "not_due")),
        (report("suspension", "the release of the captives was halted", day="2031-03-20"), ("suspended", "not_due")),
        (report("no_outcome", MISSED, by="ostmark"), ("due_no_evidence", "due_passed")),
        (report("refused", REFUSED, day="2031-03-20", said_by="veldt"), ("repudiated", "not_due")),
        (report("refused", REFUSED, day="2031-03-20", said_by="ostmark"), ("announced", "not_due")),
        (report("refused", REFUSED, said_by="veldt"), ("due_no_evidence", "due_passed")),
        (report("outcome", ALL_FREE, day="2031-03-20", by="", said_by="veldt"), ("in_progress", "not_due")),
        (report("kept", WORD, day="2031-03-20", act="fulfil"), ("in_progress", "not_due")),
        (report("kept", "Veldt has kept its word", day="2031-03-20", act="fulfil"), ("announced", "not_due")),
        (report("withdrawn", "the release of the captives was called off", day="2031-03-20"), ("withdrawn", "n/a")),
        (report("withdrawn", "the release of captives was called off", day="2031-03-20", by="ostmark"), OPEN),
        (report("withdrawn", "the release of the captives was called off"), ("due_no_evidence", "due_passed")),
        (report("no_outcome", MISSED, limits=("../2030-12-31",)), ("due_no_evidence", "due_passed")),
        (report("no_outcome", "the captives of Selmara have yet to be freed"), ("due_no_evidence", "due_passed")),
    ],
)
def test_where_the_promise_stands(later: Reading, expected: tuple[str, str]) -> None:
    (found,) = build_record([promise(), later]).commitments
    row = found.status_history[-1]
    assert (row.lifecycle, row.timeliness) == expected


def test_talks_with_others_are_none_of_the_promised_ones() -> None:
    paper = Paper("first", "2031-03-01")
    veldt = paper.actor("Republic of Veldt", country="VLD", entry="veldt")
    version = paper.version("Veldt will go on with the talks", None, amount=None)
    paper.promises(version.evidence[0].exact, promisor=veldt, action="resume_talks", thing="talks", versions=(version,))
    for name, day, expected in (("Ostmark", "2031-04-02", "announced"), ("Veldt", "2031-04-02", "suspended")):
        later = Paper("second", day)
        own = later.actor("Republic of Veldt", country="VLD", entry="veldt")
        other = own if name == "Veldt" else later.actor(name, country="OST", entry=name.lower())
        fate = Fate("suspension", "hold_talks", (later.says(f"suspends its talks ({name})"),), (own,), (own, other))
        (found,) = build_record([paper.reading(), dataclasses.replace(later.reading(), fates=(fate,))]).commitments
        assert found.status_history[-1].lifecycle == expected


def test_what_the_promisor_denies_in_time_is_not_done() -> None:
    told = report("outcome", "all the captives are free", day="2031-03-20")
    done = dataclasses.replace(told.fates[0], is_all=True)
    denial = report("no_outcome", "all the captives are free", day="2031-03-20", said_by="veldt").fates[0]
    for fates, expected in (((done,), "met"), ((done, denial), "announced")):
        (found,) = build_record([promise(), dataclasses.replace(told, fates=fates)]).commitments
        assert found.status_history[-1].lifecycle == expected


def all_free(day: str = "2031-04-09", **told: object) -> Reading:
    later = report("outcome", "all the captives are free", day=day)
    return dataclasses.replace(later, fates=(dataclasses.replace(later.fates[0], is_all=True, **told),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (all_free(), ("met", "unclear")),
        (all_free(when_due="late"), ("met_late", "late")),
        (all_free("2031-03-20", when_due="late"), ("met", "on_time")),
        (all_free(when_due="in_time"), ("met", "on_time")),
        (all_free(limits=("../2031-03-31",)), ("met", "on_time")),
    ],
)
def test_an_act_of_no_day_is_late_or_in_time_where_words_say_so(later: Reading, expected: tuple[str, str]) -> None:
    (found,) = build_record([promise(), later]).commitments
    row = found.status_history[-1]
    assert (row.lifecycle, row.timeliness) == expected


@pytest.mark.parametrize(("teller", "expected"), [("ostmark", "disputed"), ("veldt", "claimed_by_promisor")])
def test_their_own_word_against_that_of_another_is_disputed(teller: str, expected: str) -> None:
    first = report("outcome", "all the captives are free", said_by="veldt")
    done = dataclasses.replace(first.fates[0], is_all=True, limits=("../2031-03-31",))
    against = report("no_outcome", MISSED, said_by=teller).fates[0]
    (found,) = build_record([promise(), dataclasses.replace(first, fates=(done, against))]).commitments
    row = found.status_history[-1]
    assert (row.lifecycle, row.verification) == ("met", expected)
