"""A record that grew article by article is the one that is put together in one go, whatever the order and the day."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dovecote.api import Dovecote
from dovecote.link.islands import islands, islands_of
from dovecote.model.document import Document
from dovecote.model.json_codec import record_to_plain
from dovecote.model.links import Judgement
from dovecote.model.reading import Reading
from dovecote.pipeline import build_record
from record_factories import Paper

STORIES = (("Republic of Veldt", "VLD"), ("Kingdom of Quorn", "QRN"), ("Duchy of Halm", "HLM"))
DAYS = ("2031-01-10", "2031-02-01", "2031-03-15", "2031-06-01", None)
LIMITS = ("../2031-01-31", "../2031-03", "../2031-05-01~", "2031-04-10")
few = settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
many = settings(few, max_examples=40)


@st.composite
def papers(draw: st.DrawFn) -> list[Reading]:
    """Some articles of one to three stories; now and then one article tells of two of them."""
    found = []
    for number in range(draw(st.integers(2, 6))):
        paper = Paper(f"paper-{number}", draw(st.sampled_from(DAYS)))
        for name, country in draw(st.lists(st.sampled_from(STORIES), min_size=1, max_size=2, unique=True)):
            promisor = paper.actor(name, country=country, entry=country)
            words = f"{name} takes its soldiers out of the Lenne valley"
            version = paper.version(
                words, draw(st.sampled_from(LIMITS)), amount=draw(st.sampled_from((300, 900, None)))
            )
            paper.promises(words, promisor=promisor, thing="soldiers in the Lenne valley", versions=(version,))
        found.append(paper.reading())
    return found


def keep(record: Dovecote, reading: Reading) -> None:
    document = Document(reading.id, reading.text, reading.source)
    record._store.keep(reading, document, address=reading.id, recorded_at="2031")


def grown_is_the_same_as_built(readings: list[Reading], random: Any, day: str | None) -> None:
    """Asked after every article, so that each step stands on what the one before it laid out."""
    order = list(readings)
    random.shuffle(order)
    with tempfile.TemporaryDirectory() as folder, Dovecote.open(Path(folder, "talks.db")) as record:
        for number, reading in enumerate(order, start=1):
            keep(record, reading)
            for asked in (day, None):
                built = build_record(order[:number], as_of=asked)
                assert record_to_plain(record.record(as_of=asked)) == record_to_plain(built)


def judged_is_the_same_as_built(readings: list[Reading], data: st.DataObject) -> None:
    ids = [one.id for reading in readings for one in reading.commitments]
    with tempfile.TemporaryDirectory() as folder, Dovecote.open(Path(folder, "talks.db")) as record:
        for reading in readings:
            keep(record, reading)
        record.record()
        made: list[Judgement] = []
        for _ in range(2):
            verdict = data.draw(st.sampled_from(("reject", "same", "not_same")))
            pair = data.draw(st.permutations(ids))[: 1 if verdict == "reject" else 2]
            if len(pair) == 2 or verdict == "reject":
                made.append(record.decide(verdict, pair, by="an analyst", reason="seen"))
            assert record_to_plain(record.record()) == record_to_plain(build_record(readings, made))


GROWN = given(papers(), st.randoms(use_true_random=False), st.sampled_from((None, "2031-02-10", "2031-05-20")))
JUDGED = given(papers(), st.data())
test_grown_is_the_same_as_built = few(GROWN(grown_is_the_same_as_built))
test_judged_is_the_same_as_built = few(JUDGED(judged_is_the_same_as_built))
test_grown_is_the_same_as_built_many_times = pytest.mark.slow(many(GROWN(grown_is_the_same_as_built)))
test_judged_is_the_same_as_built_many_times = pytest.mark.slow(many(JUDGED(judged_is_the_same_as_built)))


@pytest.mark.parametrize(
    ("touched", "together", "found"),
    [
        ({"a": [1], "b": [2], "c": [3]}, [], [["a"], ["b"], ["c"]]),
        ({"a": [1], "b": [1, 2], "c": [2]}, [], [["a", "b", "c"]]),
        ({"a": [1], "c": [3], "b": [1]}, [], [["a", "b"], ["c"]]),
        ({"a": [1], "b": [2], "c": [3]}, [["a", "c"]], [["a", "c"], ["b"]]),
    ],
    ids=["strangers", "through a third", "in the order given", "judged in one breath"],
)
def test_islands_are_what_keys_and_judgements_connect(
    touched: dict[str, list[int]], together: list[list[str]], found: list[list[str]]
) -> None:
    assert islands(touched, together) == found


def test_a_new_article_leaves_the_islands_it_does_not_touch_as_they_are(tmp_path: Path) -> None:
    with Dovecote.open(tmp_path / "talks.db") as record:
        for number, (name, country) in enumerate([*STORIES, STORIES[0]]):
            paper = Paper(f"paper-{number}", "2031-01-10")
            paper.promises(f"{name} opens the gate", promisor=paper.actor(name, country=country, entry=country))
            keep(record, paper.reading())
            record.overview()
            with record._shelves().looking() as connection:
                made = connection.exec_driver_sql("select max(no) from island").scalar()
            # Each article lays out one island, and the last one that of the first story anew.
            assert made == number + 1


def test_were_everybody_strangers_nothing_would_be_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deliberate break: without keys, two articles on one promise are two stories."""
    readings = []
    for number, limit in enumerate(("../2031-03", "../2031-05")):
        paper = Paper(f"paper-{number}", f"2031-01-1{number}")
        veldt = paper.actor("Republic of Veldt", country="VLD", entry="VLD")
        words = f"Veldt takes its soldiers out by {limit}"
        paper.promises(words, promisor=veldt, versions=(paper.version(words, limit),))
        readings.append(paper.reading())
    assert len(islands_of(readings, ())) == 1
    assert len(build_record(readings).commitments) == 1
    monkeypatch.setattr("dovecote.link.islands._keys", lambda reading: iter([reading.id]))
    assert len(build_record(readings).commitments) == 2


PRINTED = (
    "Mira Tolland said on Monday that the Lenne valley would be handed over to its own councils before harvest began.",
    "Her party had asked for two more weeks, which the envoys of Quorn refused after a night of talks in Orsa.",
    "Eleven lorries with winter flour crossed the bridge at dawn, and the customs house opened for the first time.",
)


def origins_of_a_reprint(folder: Path) -> set[str | None]:
    """Origins of an article and its reprint, each asked for as soon as it was kept."""
    with Dovecote.open(folder / "talks.db") as record:
        for name in ("first", "reprint"):
            paper = Paper(name, "2031-01-10")
            paper.actor("Republic of Veldt", country="VLD", entry="VLD")
            for sentence in PRINTED:
                paper.says(sentence)
            keep(record, paper.reading())
            record.overview()
        return {one.origin_cluster for one in record.record().sources}


def test_a_reprint_that_comes_later_finds_the_text_that_was_compared_before(tmp_path: Path) -> None:
    assert len(origins_of_a_reprint(tmp_path)) == 1


def test_were_nothing_remembered_of_a_text_its_reprint_would_be_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deliberate break: what texts share is lost on the way into the file and back."""
    monkeypatch.setattr("dovecote.api.laying_out.blocks", lambda reading: frozenset([len(reading.id)]))
    assert len(origins_of_a_reprint(tmp_path)) == 2
