import dataclasses
from pathlib import Path

import pytest

from dovecote.api import Dovecote
from dovecote.errors import UnknownItem
from dovecote.model.links import Judgement
from dovecote.model.when import When
from dovecote.store.checking import iter_problems
from dovecote.store.forgetting import forget
from dovecote.store.shelf_file import beside
from dovecote.store.store import Store
from small_readings import a_stored_reading

SECRET = "Zephyrine Quillbrook whispered in Xanthopolis"


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "talks.db")
    for name, words in (("kept", "The talks opened in Orsa. " * 40), ("secret", f"{SECRET} about Orsa.")):
        reading, document = a_stored_reading(words, id=name)
        store.keep(reading, document, address=f"{name}.txt", recorded_at="2031")
    return store


def test_nothing_of_a_forgotten_source_is_left_in_any_file(store: Store, tmp_path: Path) -> None:
    store.judge(Judgement("jd-1", "note", ("st-secret",), "Ada", "2031", SECRET))
    before = everything_in(tmp_path)
    assert all(word.encode() in before for word in ("Zephyrine", "Xanthopolis"))  # else the test could not fail
    gone = forget(store, "secret")
    after = everything_in(tmp_path)
    for word in ("Zephyrine", "Quillbrook", "Xanthopolis", "secret.txt"):
        assert word.encode() not in after
        assert word.lower().encode() not in after
    assert (gone.readings, gone.items, gone.judgements) == (1, 1, 1)
    assert store.search("xanthopolis") == ()
    assert list(iter_problems(store)) == []
    assert [one.id for one in store.sources()] == ["kept"]


def test_words_would_stay_in_free_pages_were_they_not_erased(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deliberate break: rows deleted, nothing more."""
    monkeypatch.setattr("dovecote.store.forgetting.erase_free_pages", lambda path: None)
    monkeypatch.setattr("dovecote.store.forgetting.rebuild_index", lambda connection: None)
    forget(store, "secret")
    assert b"quillbrook" in everything_in(tmp_path).lower()


def test_a_day_that_only_a_forgotten_source_told_goes_with_it(store: Store) -> None:
    reading, document = a_stored_reading("It opened in Orsa on Monday, they said.", id="dated")
    said = When("2031-05-05", "on Monday")
    dated = dataclasses.replace(reading, statements=(dataclasses.replace(reading.statements[0], said=said),))
    store.keep(dated, document, address="dated.txt", recorded_at="2031")
    with store.looking() as connection:
        assert connection.exec_driver_sql("select edtf from day").scalar() == "2031-05-05"
    forget(store, "dated")
    with store.looking() as connection:
        assert connection.exec_driver_sql("select count(*) from day").scalar() == 0


def test_a_text_that_another_source_prints_stays_and_that_is_said(store: Store) -> None:
    reading, document = a_stored_reading(f"{SECRET} about Orsa.", id="print")
    store.keep(reading, document, address="print.txt", recorded_at="2031")
    gone = forget(store, "secret")
    assert "another source" in gone.remains[0]
    assert [hit.source for hit in store.search("xanthopolis")] == ["print"]


def test_an_unknown_source_is_named(store: Store) -> None:
    with pytest.raises(UnknownItem, match="nobody"):
        forget(store, "nobody")


def test_nothing_of_it_stays_where_the_record_was_laid_out(store: Store, tmp_path: Path) -> None:
    with Dovecote.open(store.path, create=False) as opened:
        opened.summary()
        shelf = beside(store.path)
        assert b"secret" in b"".join(one.read_bytes() for one in shelf.parent.glob(f"{shelf.name}*"))
        assert opened.page("sources").total == 2
        forget(store, "secret")
        assert b"secret" not in shelf.read_bytes()
        assert [one.id for one in opened.page("sources").items] == ["kept"]
    assert b"secret" not in everything_in(tmp_path)
