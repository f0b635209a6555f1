import json
from pathlib import Path
from typing import Any

import pytest

from dovecote import Dovecote, read_article
from dovecote.api import iter_readings
from dovecote.errors import DovecoteError, InputError, InvalidDate, InvalidRule, ReadingFailed, UnknownItem
from dovecote.model.links import Judgement
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Record

TALKS = "Talks open in Veldt\n\nGeneral Mira Tolland met envoys of the Orsan Front in Halm on Monday.\n"
STORY = (
    {
        "id": "x",
        "published": "2031-03-04",
        "text": "Ulm to leave\n\nThe Republic of Ulm will withdraw all its troops from Orsa by May 2031, President "
        "Adan Holt said on Monday. General Mira Tolland met envoys of the Orsan Front in Halm on Tuesday.\n",
    },
    {
        "id": "y",
        "published": "2031-06-04",
        "text": "Ulm delays\n\nThe Republic of Ulm will withdraw all its troops from Orsa before September 11, an "
        "Ulmish official said on condition of anonymity. General Mira Tolland said that the talks would go on.\n",
    },
)


def write_articles(path: Path, *articles: object) -> Path:
    path.write_text("".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in articles))
    return path


def test_reading_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALKS)
    with Dovecote.open(tmp_path / "talks.db") as record:
        first, second = record.read(tmp_path / "a.txt"), record.read([tmp_path / "a.txt"])
        assert (first.new, second.new, second.unchanged) == (1, 0, 1)
        assert [one.file for one in record.sources()] == ["a.txt"]
        assert record.check() == []


def test_a_bad_article_costs_no_other_one(tmp_path: Path) -> None:
    path = write_articles(tmp_path / "in.jsonl", {"id": "x", "text": TALKS}, "{no\n", {"id": "y", "text": TALKS + "!"})
    (tmp_path / "empty.txt").write_text("")
    with Dovecote.open(tmp_path / "talks.db") as record:
        summary = record.read([tmp_path / "empty.txt", path, tmp_path / "nowhere.txt"])
        assert (summary.new, len(summary.errors)) == (2, 3)
        assert {one.address.rsplit("/")[-1] for one in record.unread()} == {"empty.txt", "in.jsonl:2", "nowhere.txt"}


def test_a_rule_that_breaks_costs_its_article_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dovecote import pipeline

    whole = pipeline.read_article

    def breaks(document, sentences, language, actors):  # type: ignore[no-untyped-def]
        if document.id == "x":
            raise KeyError("a bug")
        return whole(document, sentences, language, actors)

    monkeypatch.setattr(pipeline, "read_article", breaks)
    path = write_articles(tmp_path / "in.jsonl", {"id": "x", "text": TALKS}, {"id": "y", "text": TALKS + "!"})
    results = [result for _, result in iter_readings(path)]
    assert isinstance(results[0], ReadingFailed)
    assert not isinstance(results[1], DovecoteError)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    with Dovecote.open(tmp_path / "talks.db") as record, pytest.raises(InvalidDate):
        record.record(as_of="yesterday")


def test_as_of_leaves_out_what_appeared_later(tmp_path: Path) -> None:
    path = write_articles(
        tmp_path / "in.jsonl",
        {"id": "x", "text": TALKS, "published": "2031-03-04"},
        {"id": "y", "text": TALKS + "!", "published": "2031-06-04"},
    )
    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(path)
        assert [one.id for one in record.record(as_of="2031-03").sources] == ["x"]
        assert len(record.record().sources) == 2


def test_unknown_ids_are_named(tmp_path: Path) -> None:
    with Dovecote.open(tmp_path / "talks.db") as record:
        for ask in (record.why, record.reading, record.forget, record.get_source):
            with pytest.raises(UnknownItem, match="cm-0"):
                ask("cm-0")


def test_read_article_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_article(TALKS, published="2031-03-04").text == TALKS
    assert list(tmp_path.iterdir()) == []


def test_what_lies_on_the_shelf_is_what_was_assembled(tmp_path: Path) -> None:
    from dovecote.pipeline import build_record

    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(write_articles(tmp_path / "in.jsonl", *STORY))
        for day in (None, "2031-03-05"):
            built = build_record(record.readings(), record.judgements(), as_of=day)
            assert record.record(as_of=day) == built == record.record(as_of=day)
        assert record.actor_names() == {actor.id: actor.name for actor in record.actors()}


def test_why_from_the_shelf_is_why_from_everything(tmp_path: Path) -> None:
    from dovecote.pipeline import explain_item

    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(write_articles(tmp_path / "in.jsonl", *STORY))
        whole = record.record()
        items = [item for _, item in all_items(whole)]
        assert len(items) > 8
        for item in items:
            assert record.why(item.id).explanation == explain_item(record.readings(), item.id)


def test_a_new_article_and_a_judgement_empty_the_shelf(tmp_path: Path) -> None:
    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(write_articles(tmp_path / "in.jsonl", STORY[0]))
        before = record.record()
        record.read(write_articles(tmp_path / "in.jsonl", *STORY))
        after = record.record()
        assert (len(before.sources), len(after.sources)) == (1, 2)
        rejected = all_items(after)[0][1].id
        record.judge(Judgement("jd-1", "reject", (rejected,), "Ada", "2031-05-01T10:00:00+00:00", "a test"))
        assert rejected not in {item.id for _, item in all_items(record.record())}


def all_items(record: Record) -> list[tuple[str, Any]]:
    return [(name, item) for name in ITEM_CLASSES for item in getattr(record, name)]


ACTORS = """
[[actor]]
id = "own:quillwater"
name = "Quillwater Accord Party"
actor_type = "organisation"
names = ["Quillwaters"]
"""


def test_a_list_of_ones_own_is_kept_and_makes_articles_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks open\n\nThe Quillwaters met envoys of the Republic of Ulm on Monday.\n")
    (tmp_path / "actors.toml").write_text(ACTORS)
    with Dovecote.open(tmp_path / "talks.db") as record:
        assert record.read(tmp_path / "a.txt").new == 1
        assert "Quillwater Accord Party" not in record.actor_names().values()
        assert record.import_actors(tmp_path / "actors.toml") == 1
        assert record.read(tmp_path / "a.txt").changed == 1
        assert "Quillwater Accord Party" in record.actor_names().values()
    with Dovecote.open(tmp_path / "talks.db") as record:
        assert record.read(tmp_path / "a.txt").unchanged == 1


@pytest.mark.parametrize("content", ["[[actor]]\nname = 'x'\n", "no toml at all", "# nothing\n"])
def test_a_list_that_cannot_be_right_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "actors.toml").write_text(content)
    with Dovecote.open(tmp_path / "talks.db") as record, pytest.raises(InvalidRule, match=r"actors\.toml"):
        record.import_actors(tmp_path / "actors.toml")


def test_a_verdict_stands_until_it_is_undone(tmp_path: Path) -> None:
    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(write_articles(tmp_path / "in.jsonl", *STORY))
        item = all_items(record.record())[0][1].id
        made = record.decide("reject", [item], by="Ada", reason="a headline")
        assert item not in {one.id for _, one in all_items(record.record())}
        record.decide("undo", [made.id], by="Ben")
        assert item in {one.id for _, one in all_items(record.record())}
        record.decide("rate_source", ["x"], by="Ada", value="B")
        assert {one.id: one.reliability for one in record.record().sources} == {"x": "B", "y": "F"}


@pytest.mark.parametrize(
    ("verdict", "about", "more", "words"),
    [
        ("edit", ["x"], {}, "--field"),
        ("same", ["x"], {}, "two ids"),
        ("rate_source", ["x"], {"value": "Z"}, "A to F"),
        ("reject", ["cm-nothing"], {}, "cm-nothing"),
    ],
)
def test_a_verdict_that_lacks_something_says_what(
    tmp_path: Path, verdict: str, about: list[str], more: dict[str, Any], words: str
) -> None:
    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(write_articles(tmp_path / "in.jsonl", STORY[0]))
        with pytest.raises(DovecoteError, match=words):
            record.decide(verdict, about, by="Ada", **more)
        assert record.judgements() == ()


TWO_OF_ONE_NAME = (
    {
        "id": "x",
        "text": "Foreign Minister Ines Varga said no. President Bo Varga said less.",
        "published": "2031-03-04",
    },
)


def test_why_takes_a_name_and_tells_several_apart(tmp_path: Path) -> None:
    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(write_articles(tmp_path / "in.jsonl", *TWO_OF_ONE_NAME))
        assert record.why("ines varga").item.name == "Ines Varga"
        assert record.why("Ines").item.name == "Ines Varga"
        with pytest.raises(UnknownItem, match=r"2 actors are called so: .*Bo Varga .* ac-"):
            record.why("Varga")


def test_an_answer_settles_a_question_and_a_note_does_not(tmp_path: Path) -> None:
    later = {
        **STORY[1],
        "text": "Rain in Ulm\n\nGeneral Mira Tolland said on Wednesday that the harvest would be late.\n",
    }
    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(write_articles(tmp_path / "in.jsonl", STORY[0], later))
        silent, link = record.open_tasks()
        record.note(silent.about, by="Ada", reason="asked the embassy")
        assert record.open_tasks() == (silent, link)
        record.decide("set_status", [silent.about], by="Ada", reason="seen", value={"lifecycle": "met"})
        assert record.open_tasks() == (link,)
        (question,) = record.questions()
        assert question.about == (link.about, link.other)
        record.answer(question, next(one for one in question.choices if one.verdict == "same"), by="Ada")
        assert record.open_tasks() == ()


def test_an_edit_that_the_field_cannot_have_is_refused_and_an_old_one_breaks_nothing(tmp_path: Path) -> None:
    with Dovecote.open(tmp_path / "talks.db") as record:
        record.read(write_articles(tmp_path / "in.jsonl", STORY[0]))
        (promise,) = record.commitments()
        with pytest.raises(InputError, match=r"title cannot be None.*takes text"):
            record.edit(promise.id, "title", None, by="Ada")
        record.judge(Judgement("jd-1", "edit", (promise.id,), "Ada", "2021-05-02T10:00:00Z", "", "title", None))
        assert record.commitments()[0].title == promise.title
        record.edit(promise.id, "title", "All leave", by="Ada")
        assert record.commitments()[0].title == "All leave"
