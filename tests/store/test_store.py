from pathlib import Path

import pytest

from dovecote.errors import UnreadableDocument
from dovecote.model.links import Judgement
from dovecote.store.checking import iter_problems
from dovecote.store.store import Store
from small_readings import MADE_WITH, a_reading_of, a_stored_reading, with_text


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "talks.db")


def keep(store: Store, words: str = "The talks opened in Orsa, General Tolland said.", **known: object) -> str:
    reading, document = a_stored_reading(words, **known)
    return store.keep(reading, document, address="talks.txt", recorded_at="2031-03-05T10:00:00+00:00")


def test_a_reading_comes_back_as_it_was_kept(store: Store) -> None:
    reading, document = a_stored_reading("Tolland’s words 🕊 \u202bשלום\u202c stay, \r\n as they are .\t")
    store.keep(reading, document, address="a.txt", recorded_at="2031")
    assert list(store.iter_readings()) == [reading]
    assert store.find_reading(reading.id) == reading


def test_the_same_article_twice_changes_nothing(store: Store) -> None:
    assert [keep(store), keep(store)] == ["new", "unchanged"]
    assert store.counts()["readings"] == 1


def test_a_copy_under_another_file_name_is_the_same_article(store: Store) -> None:
    reading, document = a_stored_reading()
    copy = a_stored_reading()[1]
    store.keep(reading, document, address="a.txt", recorded_at="2031")
    assert store.is_kept(copy, MADE_WITH)
    assert store.keep(a_reading_of(copy), copy, address="copy.txt", recorded_at="2031") == "unchanged"


def test_a_corrected_article_is_a_newer_reading_and_the_old_one_stays(store: Store) -> None:
    reading, document = a_stored_reading(id="w1")
    store.keep(reading, document, address="a:1", recorded_at="2031")
    corrected = with_text(document, "The talks closed in Orsa, General Tolland said.")
    assert store.keep(a_reading_of(corrected), corrected, address="a:1", recorded_at="2032") == "changed"
    assert [one.text for one in store.iter_readings()] == [corrected.text]
    assert store.counts() == {"sources": 1, "readings": 2, "judgements": 0, "unread": 0}
    assert list(iter_problems(store)) == []


def test_another_program_reads_again(store: Store) -> None:
    reading, document = a_stored_reading()
    store.keep(reading, document, address="a.txt", recorded_at="2031")
    assert store.is_kept(document, MADE_WITH)
    assert not store.is_kept(document, {**MADE_WITH, "rules": "en-1"})


def test_another_program_that_reads_the_same_is_asked_once(store: Store) -> None:
    reading, document = a_stored_reading()
    store.keep(reading, document, address="a.txt", recorded_at="2031")
    newer = {**MADE_WITH, "program": "newer"}
    assert not store.is_kept(document, newer)
    assert store.keep(reading, document, address="a.txt", recorded_at="2032", program=newer) == "unchanged"
    assert store.is_kept(document, newer)


def test_a_correction_that_is_taken_back_counts_again(store: Store) -> None:
    _, document = a_stored_reading(id="w1")
    corrected = with_text(document, "The talks closed in Orsa, General Tolland said.")
    kept = [
        store.keep(a_reading_of(one), one, address="a:1", recorded_at="2031")
        for one in (document, corrected, document, corrected, corrected)
    ]
    assert kept == ["new", "changed", "changed", "changed", "unchanged"]
    assert [one.text for one in store.iter_readings()] == [corrected.text]
    assert list(iter_problems(store)) == []


def test_half_a_character_is_refused_with_advice(store: Store) -> None:
    with pytest.raises(UnreadableDocument, match="half of a pair"):
        keep(store, "The talks \ud800 opened in Orsa.")
    assert store.counts()["sources"] == 0


def test_judgements_come_back_in_order(store: Store) -> None:
    made = [
        Judgement("jd-1", "reject", ("st-1",), "Ada", "2031-03-05T10:00:00+00:00", "a teaser"),
        Judgement(
            "jd-0", "edit", ("cm-1",), "Ada", "2031-03-05T11:00:00+00:00", field="deadline", value={"edtf": "../2031"}
        ),
    ]
    for one in (*made, made[0]):
        store.judge(one)
    assert list(store.judgements()) == made


def test_what_could_not_be_read_is_listed_until_it_can(store: Store) -> None:
    store.note_unread("talks.txt", "the file is empty", "Fill it.", recorded_at="2031")
    assert [one.address for one in store.unread()] == ["talks.txt"]
    keep(store)
    assert store.unread() == ()


def test_search_finds_words_and_phrases_whatever_signs_they_hold(store: Store) -> None:
    keep(store, "The talks opened in Orsa, said Émile Tolland.", id="one")
    keep(store, "The talks closed (for good) in Orsa.", id="two")
    assert [hit.source for hit in store.search("emile")] == ["one"]
    assert [hit.source for hit in store.search('"talks closed" AND" (')] == []
    assert [hit.source for hit in store.search('"talks closed"')] == ["two"]
    assert {hit.source for hit in store.search("NEAR* talks")} == set()
    assert len(store.search("orsa -talks")) == 2


def test_views_show_quotations_cut_from_the_text(store: Store) -> None:
    reading, document = a_stored_reading("Words 🕊 of peace came from Orsa.")
    store.keep(reading, document, address="a.txt", recorded_at="2031")
    with store.looking() as connection:
        rows = connection.exec_driver_sql("select item, exact from v1_quotations").all()
        assert connection.exec_driver_sql("select words from v1_statements").all() == [(None,)]
    assert [tuple(row) for row in rows] == [(reading.statements[0].id, reading.statements[0].evidence[0].exact)]


def test_every_view_can_be_asked(store: Store) -> None:
    from dovecote.store.views import VIEWS

    keep(store)
    with store.looking() as connection:
        for name in VIEWS:
            connection.exec_driver_sql(f"select * from {name}").all()


def test_a_spoilt_text_is_found_by_check(store: Store) -> None:
    keep(store)
    with store.writing() as connection:
        connection.exec_driver_sql("update text set content = replace(content, 'opened', 'closed')")
    problems = list(iter_problems(store))
    assert any("SHA-256" in line for line in problems)
    assert any("search index" in line for line in problems)


def test_two_stores_on_one_file_see_each_other(store: Store) -> None:
    with Store(store.path) as other:
        keep(store)
        assert other.counts()["sources"] == 1
