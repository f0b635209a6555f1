"""Pages of a list and the overview, against the whole lists that they are cut from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dovecote.api import Dovecote
from dovecote.errors import InputError, UnknownItem

EXAMPLE = Path(__file__).parents[1] / "examples" / "saltmarsh"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecote]:
    folder = tmp_path_factory.mktemp("record")
    with Dovecote.open(folder / "talks.db") as opened:
        opened.read(sorted(EXAMPLE.glob("0[1-5]*.txt")))
        yield opened


@pytest.mark.parametrize("name", ["statements", "commitments", "contacts", "actors", "sources", "deadlines", "tasks"])
def test_pages_put_together_are_the_list(record: Dovecote, name: str) -> None:
    found: list[Any] = []
    while not found or record.page(name, limit=3, offset=len(found)).items:
        page = record.page(name, limit=3, offset=len(found))
        found += page.items
        assert page.left == page.total - len(found)
        if not page.total:
            break
    assert found == list(record.listed(name))


def test_a_page_is_chosen_by_name_words_and_day(record: Dovecote) -> None:
    spoken = record.statements()
    speaker = next(one.speaker for one in spoken if isinstance(one.speaker, str))
    name = record.names_of([speaker])[speaker]
    page = record.page("statements", who=name.upper(), limit=100)
    assert page.total == len(page.items) == len(record.statements(speaker=name)) < len(spoken)
    word = spoken[0].content.split()[0]
    assert spoken[0] in record.page("statements", words=word.upper(), limit=100).items
    days = [one.latest for one in record.page("deadlines", after="2030-03-01", by_day=True, limit=100).items]
    assert days == sorted(day for day in days if day and day > "2030-03-01")


def test_the_overview_agrees_with_the_first_page(record: Dovecote) -> None:
    overview, summary = record.overview(limit=3), record.summary()
    assert {name: overview.counts.get(name, 0) for name in summary.counts} == dict(summary.counts)
    assert (overview.first, overview.last, overview.as_of) == (summary.first, summary.last, summary.as_of)
    assert list(overview.moved) == list(summary.moved[:3])
    assert list(overview.silent) == list(summary.silent[:3])
    assert all(one.in_force and str(one.latest) >= summary.as_of for one in overview.ahead)
    assert next(one.known_on for one in overview.sources) == summary.last
    assert record.counts_by("commitments", "status") == _lifecycles(record)


def _lifecycles(record: Dovecote) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in record.commitments():
        found[one.status_history[-1].lifecycle] = found.get(one.status_history[-1].lifecycle, 0) + 1
    return found


def test_what_is_no_list_and_no_page_is_refused(record: Dovecote) -> None:
    with pytest.raises(UnknownItem, match="no such list"):
        record.page("promises")
    with pytest.raises(InputError, match="no less than no lines"):
        record.page("statements", offset=-1)


def test_what_waits_is_given_piece_by_piece_in_the_order_of_all(record: Dovecote) -> None:
    everything = record.open_tasks()
    assert everything
    assert [one.id for one in record.waiting(limit=1, offset=1).items] == [one.id for one in everything[1:2]]
    assert record.waiting(limit=1, offset=len(everything)).items == ()
    assert record.waiting(limit=0).total == len(everything)


def test_every_pair_of_sides_leads_to_its_contacts(record: Dovecote) -> None:
    contacts = {one.id: one for one in record.contacts()}
    for mark in record.marks("pairs", dateless_too=True):
        one, _, other = (mark.label or "").partition("\t")
        sides = {each.side for each in contacts[mark.id].participants}
        assert one in sides or None in sides
        assert other in {*sides, ""} or None in sides
    assert {mark.id for mark in record.marks("pairs", dateless_too=True)} == set(contacts)


def test_a_record_that_is_held_still_sees_nothing_new(record: Dovecote, tmp_path: Path) -> None:
    record.back_up(tmp_path / "copy.db")
    with Dovecote.open(tmp_path / "copy.db") as held, Dovecote.open(tmp_path / "copy.db") as writing:
        told = held.hold_still().contacts()
        writing.reject(told[0].id, by="Lene")
        assert told[0].id not in {one.id for one in writing.contacts()}
        assert held.contacts() == told
