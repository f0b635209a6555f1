"""What a shelf keeps, and what it gives back a page at a time."""

from pathlib import Path

import pytest

from dovecote.model.links import LinkProposal, Links
from dovecote.model.record import Record
from dovecote.store.record_file import RecordFile
from dovecote.store.shelf import Shelf, Wanted
from dovecote.store.shelf_file import ShelfFile, beside, empty_shelves
from dovecote.store.shelving import ALIKE_SHOWN, SHELVES_KEPT, find_islands, find_shelf, lay_out, put_up
from small_records import a_record

ALWAYS = ("0001-01-01", "9999-12-31")
STRANGERS = ("ac-u", 'ac-"ulm', "ac-ulm'", *(f"ac-{number:03}" for number in range(20)))
"""More ids than are compared with each line one by one, some of them with quotation marks."""


def put_on_shelf(file: RecordFile, record: Record, links: Links | None = None, state: str = "now") -> Shelf:
    number = lay_out(file, state, record, links or Links(), (), labels={}, valid=ALWAYS)
    shelf = put_up(file, "all", state, record.as_of, [number])
    assert shelf is not None
    return shelf


@pytest.fixture
def file(tmp_path: Path) -> ShelfFile:
    return ShelfFile(tmp_path / "talks.db", "this program")


@pytest.mark.parametrize(("rule", "kept"), [("actor.alike", ALIKE_SHOWN), ("actor.surname", 40)])
def test_links_that_say_nothing_are_not_all_kept(file: ShelfFile, rule: str, kept: int) -> None:
    proposals = tuple(
        LinkProposal("actor", "ac-000", f"ac-{number:03}", 1.0, rule, ("alike",)) for number in range(1, 41)
    )
    links = Links({one.right: "ac-000" for one in proposals}, proposals=proposals)
    shelf = put_on_shelf(file, Record(as_of="2031"), links)
    assert len(shelf.links_of(["ac-000"])) == kept
    assert len(shelf.members("ac-000")) == 41


def test_a_record_comes_back_as_it_was_laid_down(file: ShelfFile) -> None:
    record = a_record()
    shelf = put_on_shelf(file, record)
    assert shelf.record() == record
    assert shelf.counts() == {"sources": 2, "actors": 4, "statements": 1, "contacts": 1, "commitments": 2}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["cm-exit", "cm-lists"]),
        (Wanted(limit=1, offset=1), ["cm-lists"]),
        (Wanted(by_day=True), ["cm-lists", "cm-exit"]),
        (Wanted(by_day=True, newest_first=True), ["cm-exit", "cm-lists"]),
        (Wanted(status="due_no_evidence"), ["cm-lists"]),
        (Wanted(words="SOLDIERS leave"), ["cm-exit"]),
        (Wanted(words="100%"), []),
        (Wanted(who=("ac-ulm",)), ["cm-exit", "cm-lists"]),
        (Wanted(who=("ac-u",)), []),
        (Wanted(who=()), []),
        (Wanted(who=(*STRANGERS, "ac-ulm")), ["cm-exit", "cm-lists"]),
        (Wanted(who=STRANGERS), []),
        (Wanted(after="2031-01-14"), ["cm-exit"]),
        (Wanted(from_day="2031-01-14", before="2031-07-01"), ["cm-lists"]),
        (Wanted(sources=("winter",)), ["cm-exit", "cm-lists"]),
        (Wanted(sources=("spring",)), []),
    ],
)
def test_lines_are_chosen_and_put_in_order(file: ShelfFile, wanted: Wanted, found: list[str]) -> None:
    shelf = put_on_shelf(file, a_record())
    assert [one.id for one in shelf.items("commitments", wanted)] == found
    if wanted.limit is None:
        assert shelf.count("commitments", wanted) == len(found)


def test_an_island_stands_only_on_days_on_which_it_looks_so(file: ShelfFile) -> None:
    lay_out(file, "island", a_record(), Links(), (), labels={}, valid=("2031-01-15", "2031-07-02"))
    assert find_islands(file, ["island"], "2031-07-01")
    assert not find_islands(file, ["island"], "2031-07-02")
    assert not find_islands(file, ["island"], "2031-01-14")


def test_of_older_states_only_the_last_is_kept(file: ShelfFile) -> None:
    for state in ("1", "2", "3", "4"):
        put_on_shelf(file, a_record(), state=state)
    assert [find_shelf(file, "all", state) is not None for state in ("1", "2", "3", "4")] == [False, False, True, True]
    with file.looking() as connection:
        assert connection.exec_driver_sql("select count(distinct island_no) from line").scalar() == 2


def test_of_many_questions_the_last_ones_are_kept(file: ShelfFile) -> None:
    number = lay_out(file, "island", a_record(), Links(), (), labels={}, valid=ALWAYS)
    for day in range(SHELVES_KEPT + 2):
        assert put_up(file, str(day), "now", "2031", [number])
    kept = [find_shelf(file, str(day), "now") is not None for day in range(SHELVES_KEPT + 2)]
    assert kept == [False, False, *[True] * SHELVES_KEPT]


def test_a_shelf_that_would_stand_on_nothing_is_not_put_up(file: ShelfFile) -> None:
    assert put_up(file, "all", "now", "2031", [7]) is None


@pytest.mark.parametrize("damage", ["another program", "no database"])
def test_a_file_of_another_program_or_a_damaged_one_is_begun_anew(tmp_path: Path, damage: str) -> None:
    record = tmp_path / "talks.db"
    with ShelfFile(record, "one program") as file:
        put_on_shelf(file, a_record())
    if damage == "no database":
        beside(record).write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
    with ShelfFile(record, "another" if damage == "another program" else "one program") as file:
        assert find_shelf(file, "all", "now") is None
        assert put_on_shelf(file, a_record()).record() == a_record()


def test_emptied_shelves_hold_no_word_any_more(tmp_path: Path) -> None:
    record = tmp_path / "talks.db"
    with ShelfFile(record, "this program") as file:
        put_on_shelf(file, a_record())
    assert b"tolland" in beside(record).read_bytes()
    empty_shelves(record)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"tolland" not in left
