"""Answers as tables and in a notebook; judging by one method each; articles read in another process."""

import dataclasses
import html
import pickle
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from dovecote import Dovecote, read_article
from dovecote.api import Items
from dovecote.errors import InputError, UnknownFormat, UnknownItem
from small_readings import a_stored_reading
from small_records import a_record


def test_items_are_a_tuple_and_a_table() -> None:
    items = Items(a_record().commitments)
    assert items == a_record().commitments
    assert [one["id"] for one in items.to_plain()] == [one.id for one in items]
    arrow = items.to_arrow()
    assert arrow.column("title").to_pylist() == [one.title for one in items]
    assert arrow.column("promisor").to_pylist() == [["ac-ulm"], ["ac-ulm"]]
    assert items.to_polars()["id"].to_list() == [one.id for one in items]


def test_pandas_gets_the_same_table() -> None:
    pytest.importorskip("pandas", reason="pandas is no part of Dovecote; where it is, it is tried")
    items = Items(a_record().commitments)
    assert list(items.to_pandas()["id"]) == [one.id for one in items]


def test_without_pandas_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UnknownFormat, match="Install pandas"):
        Items(a_record().commitments).to_pandas()


def test_no_items_are_an_empty_table() -> None:
    assert Items([]).to_arrow().num_rows == 0
    assert "nothing" in Items([])._repr_html_()


def test_a_notebook_shows_items_as_a_table_and_no_markup_of_theirs() -> None:
    odd = dataclasses.replace(a_record().commitments[0], title="<b>out</b>")
    shown = Items([odd] * 30)._repr_html_()
    assert "<table>" in shown
    assert "<b>" not in shown
    assert "&lt;b&gt;out" in shown
    assert "10 more" in shown


HOSTILE = '<script>alert(1)</script> & "so" مرحبا 🕊'


def test_a_notebook_shows_a_reading_with_its_findings_marked_and_no_markup_of_its_text() -> None:
    reading = read_article(f"General Mira Tolland said the talks would go on. {HOSTILE}", title=HOSTILE)
    shown = reading._repr_html_()
    assert '<mark title="statements' in shown
    assert "<script" not in shown
    text = html.unescape(re.sub(r"<[^>]+>", "", shown[shown.index("pre-wrap") :].partition(">")[2]))
    assert text == reading.text, "what is shown is the text, to the character"


def test_a_long_article_is_shown_in_part_and_says_so() -> None:
    reading, _ = a_stored_reading("The talks opened. " * 500)
    assert f"{len(reading.text) - 6000} more characters" in reading._repr_html_()


def test_a_notebook_shows_why_with_words_and_steps(record: Dovecote) -> None:
    item = record.statements()[0]
    shown = record.why(item.id)._repr_html_()
    assert f"<mark>{html.escape(item.evidence[0].exact)}</mark>" in shown
    assert "found by" in shown
    hostile = dataclasses.replace(record.why(item.id).passages[0], before=HOSTILE, after=HOSTILE)
    assert "<script" not in dataclasses.replace(record.why(item.id), passages=(hostile,))._repr_html_()


@pytest.fixture
def record(tmp_path: Path) -> Dovecote:
    opened = Dovecote.open(tmp_path / "talks.db")
    for name in ("one", "two"):
        reading, document = a_stored_reading(f"The talks opened in {name}, General Tolland said.", id=name)
        opened._store.keep(reading, document, address=name, recorded_at="2031")
    return opened


def test_each_judgement_has_its_history(record: Dovecote) -> None:
    first = record.reject("st-one", by="A. Nalyst", reason="a caption")
    assert [one.id for one in record.statements()] == ["st-two"]
    taken_back = record.undo(first.id, by="A. Nalyst")
    assert len(record.statements()) == 2
    assert [(one.judgement.verdict, one.stands) for one in record.history("st-one")] == [("reject", False)]
    record.undo(taken_back.id, by="A. Nalyst")
    assert [one.id for one in record.statements()] == ["st-two"]


def test_what_no_longer_fits_is_told_after_another_reading(record: Dovecote) -> None:
    record.accept("st-one", by="A. Nalyst")
    assert record.unfitting() == ()
    reading, document = a_stored_reading("The talks closed in one, General Tolland said.", id="one")
    import dataclasses

    other = dataclasses.replace(reading, statements=(dataclasses.replace(reading.statements[0], id="st-new"),))
    record._store.keep(other, document, address="one", recorded_at="2032")
    assert [one.missing for one in record.unfitting()] == [("st-one",)]
    assert len(record.judgements()) == 1


def test_a_judgement_on_nothing_or_on_no_field_is_refused(record: Dovecote) -> None:
    with pytest.raises(UnknownItem):
        record.accept("st-nowhere", by="A. Nalyst")
    with pytest.raises(InputError, match="no field"):
        record.edit("st-one", "colour", "red", by="A. Nalyst")
    with pytest.raises(InputError, match="no field"):
        record.edit("st-one", "evidence", [], by="A. Nalyst")
    with pytest.raises(InputError, match="as its value"):
        record.set_status("st-one", "broken", by="A. Nalyst", reason="?")
    with pytest.raises(InputError, match="A to F"):
        record.rate_source("one", "G", by="A. Nalyst")
    assert record.judgements() == ()


def test_an_unsettled_speaker_is_asked_for_once(record: Dovecote) -> None:
    import dataclasses

    from dovecote.model.actor import Actor

    reading, document = a_stored_reading("He said that the talks would go on.", id="three")
    unsettled = dataclasses.replace(reading.statements[0], speaker_candidates=("ac-a", "ac-b"))
    actors = tuple(Actor(f"ac-{name}", f"Minister {name.upper()}", "person") for name in "ab")
    record._store.keep(
        dataclasses.replace(reading, statements=(unsettled,), actors=actors),
        document,
        address="three",
        recorded_at="2031",
    )
    (question,) = record.questions()
    assert (question.kind, question.about) == ("unresolved_speaker", ("st-three",))
    assert [choice.words for choice in question.choices[:2]] == ["Minister A", "Minister B"]
    record.answer(question, question.choices[1], by="A. Nalyst")
    assert record.questions() == ()
    assert next(one for one in record.statements() if one.id == "st-three").speaker == "ac-b"


def test_an_edit_shows_in_the_record(record: Dovecote) -> None:
    record.edit("st-one", "content", "The talks opened", by="A. Nalyst", reason="shorter")
    assert record.statements()[0].content == "The talks opened"


def test_two_processes_of_one_file_are_asked_apart(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    for process, name in (("valley", "one"), ("coast", "two"), ("coast", "three")):
        with Dovecote.open(path, process=process) as opened:
            reading, document = a_stored_reading(f"The talks opened in {name}, General Tolland said.", id=name)
            opened._store.keep(reading, document, address=name, recorded_at="2031", process=process)
    with Dovecote.open(path, process="coast") as coast, Dovecote.open(path) as everything:
        assert {one.id for one in coast.statements()} == {"st-two", "st-three"}
        assert {hit.source for hit in coast.search("talks")} == {"two", "three"}
        assert [one.name for one in coast.record().processes] == ["coast"]
        assert len(everything.statements()) == 3
        assert everything.processes() == ("coast", "valley")


@pytest.mark.whole
def test_an_article_can_be_read_in_another_process() -> None:
    text = "Talks open in Veldt\n\nGeneral Mira Tolland met envoys of the Orsan Front in Halm on Monday.\n"
    assert pickle.loads(pickle.dumps(read_article)) is read_article
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(read_article, text, published="2031-03-04").result() == read_article(
            text, published="2031-03-04"
        )
