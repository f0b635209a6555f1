import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dovecote.cli.main import app, main

Run = Callable[..., tuple[int, str, str]]
TALKS = "Talks open in Veldt\n\nGeneral Mira Tolland met envoys of the Orsan Front in Halm on Monday.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the program with arguments in an empty folder; gives exit code, output and complaints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DOVECOTE_RECORD", raising=False)
    Path("a.txt").write_text(TALKS)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dovecote", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return call


def test_every_command_has_its_help(run: Run) -> None:
    names = [one.name for one in app.registered_commands]
    assert len(names) > 14
    for name in names:
        code, out, _ = run(str(name), "--help")
        assert code == 0
        assert "Usage: dovecote" in out


def test_read_then_show_then_nothing_new(run: Run) -> None:
    code, out, _ = run("read", "a.txt")
    assert (code, json.loads(out)["new"]) == (0, 1)
    assert json.loads(run("read", "a.txt")[1])["unchanged"] == 1
    assert [json.loads(line)["file"] for line in run("show", "sources")[1].splitlines()] == ["a.txt"]


def test_extract_is_one_reading_a_line_with_the_text_verbatim(run: Run) -> None:
    Path("in.jsonl").write_text(json.dumps({"id": "x", "text": "Talks — in Orsa \u2028 today.\r\n"}) + "\n{bad\n")
    code, out, err = run("extract", "in.jsonl", "a.txt")
    assert code == 1
    readings = [json.loads(line) for line in out.split("\n") if line]
    assert [one["text"] for one in readings] == ["Talks — in Orsa \u2028 today.\r\n", TALKS]
    assert "in.jsonl:2" in err


LISTS = (
    "commitments contacts statements actors events deadlines process agreements threats assessments observations "
    "comparisons tasks measures"
)


@pytest.mark.parametrize("what", LISTS.split())
def test_show_gives_a_table_and_json_lines(run: Run, what: str) -> None:
    run("read", "a.txt", "--quiet")
    assert run("show", what, "--table")[0] == 0
    code, out, _ = run("show", what)
    assert code == 0
    assert all(json.loads(line) for line in out.splitlines())


def test_a_terminal_gets_a_page_and_how_to_turn_it_and_a_pipe_gets_all(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("read", "a.txt", "--quiet")
    actors = run("show", "actors")[1].splitlines()
    assert len(actors) > 1
    monkeypatch.setattr("dovecote.cli.showing.LINES_ON_SCREEN", 1)
    assert "more:" not in run("show", "actors", "--table")[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    shown = run("show", "actors")[1]
    assert f"{len(actors) - 1} more: --offset 1 for the next, --limit 0 for all" in shown
    assert "more:" not in run("show", "actors", "--limit", "0")[1]
    assert run("show", "actors", "--json")[1].splitlines() == actors
    assert run("show", "actors", "--json", "--limit", "1", "--offset", "1")[1].splitlines() == actors[1:2]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show", "sources"], 2, "dovecote read"),
        (["show", "sources", "--record", "a.txt"], 3, "no Dovecote record"),
        (["read", "nowhere.txt", "--quiet"], 2, "no such file"),
        (["extract", "empty.txt"], 2, "empty"),
        (["extract", "binary.txt"], 2, "binary.txt"),
        (["export", "--to", "runes", "--record", "new.db"], 2, "dovecote read"),
        (["why", "cm-0", "--record", "kept.db"], 2, "cm-0"),
        (["as-of", "someday", "--record", "kept.db"], 2, "someday"),
        (["export", "--to", "runes", "--record", "kept.db"], 2, "json"),
        (["export", "out.runes", "--record", "kept.db"], 2, "does not say which format"),
        (["show", "--process", "Orsa", "--record", "kept.db"], 2, "nothing was read into a process"),
        (["show", "doves"], 2, "doves"),
        (["show", "commitments", "--speaker", "Brill"], 2, "dovecote show statements --speaker"),
        (["show", "contacts", "--before", "2032"], 2, "dovecote show deadlines --before"),
        (["show", "statements", "--class", "rumour", "--record", "kept.db"], 2, "on_record_named"),
        (["show", "statements", "--speaker", "Zork Aun", "--record", "kept.db"], 2, "nobody in the record"),
        (["compare", "Zork Aun", "--about", "troops", "--record", "kept.db"], 2, "nobody in the record"),
        (["diff", "nowhere.txt", "2031-05-01", "--record", "kept.db"], 2, "no such source"),
        (["diff", "2031-05-01", "a.txt", "--record", "kept.db"], 2, "no such source"),
        (["why", "src-", "--record", "kept.db"], 2, "src-"),
        (["try", "."], 2, "folder"),
        (["extract", "a.txt", "--actors", "list.toml"], 2, "list.toml"),
        (["extract", "a.txt", "--actors", "nowhere.toml"], 2, "No such file"),
        (["fly"], 2, "fly"),
    ],
)
def test_wrong_calls_say_what_and_end_with_their_code(run: Run, arguments: list[str], code: int, words: str) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("binary.txt").write_bytes(b"\x00\x01\x02\xff" * 9)
    Path("list.toml").write_text("actor = 5\n")
    run("read", "a.txt", "--record", "kept.db", "--quiet")
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert words in err
    assert "Traceback" not in err


def test_the_next_commands_are_told_with_the_record_and_the_day_they_need(run: Run) -> None:
    shown = run("read", "a.txt", "--record", "kept.db", "--table")[1]
    assert "Where to look next, each with --record kept.db" in shown
    shown = run("as-of", "2035-01-01", "--record", "kept.db", "--table")[1]
    assert "Where to look next, each with --record kept.db --as-of 2035-01-01" in shown
    assert "dovecote as-of" not in shown
    assert run("show", "commitments", "--as-of", "2001", "--record", "kept.db", "--table")[1].startswith("No commit")


def test_forget_erases_and_says_what_remains(run: Run) -> None:
    run("read", "a.txt", "--quiet")
    code, out, _ = run("forget", "a.txt", "--yes", "--table")
    assert code == 0
    assert "backups" in out
    assert run("show", "sources")[1] == ""


def test_backup_check_restore(run: Run) -> None:
    run("read", "a.txt", "--quiet")
    assert run("backup", "copy.db")[0] == 0
    assert run("forget", "a.txt", "--yes")[0] == 0
    assert run("restore", "copy.db", "--replace")[0] == 0
    assert "holds" in run("check")[1]
    assert len(run("show", "sources")[1].splitlines()) == 1


def test_parts_and_doctor(run: Run) -> None:
    names = {json.loads(line)["name"] for line in run("parts")[1].splitlines()}
    assert {"plain text", "json", "en"} <= names
    assert run("doctor")[0] == 0


def test_export_gives_the_same_bytes_twice(run: Run) -> None:
    run("read", "a.txt", "--quiet")
    run("export", "one.json")
    assert run("export", "days.ics")[0] == 0
    assert Path("days.ics").read_text().startswith("BEGIN:VCALENDAR")
    code, out, _ = run("export", "--to", "json")
    assert code == 0
    assert Path("one.json").read_text() == out
    assert json.loads(out)["schema"] == "dovecote-record/1"


def test_a_photo_in_a_folder_is_passed_over_and_no_error(run: Run) -> None:
    Path("reports").mkdir()
    Path("reports/a.txt").write_text(TALKS)
    Path("reports/photo.png").write_bytes(b"\x89PNG\r\n")
    code, out, err = run("read", "reports")
    assert (code, err) == (0, "")
    assert (json.loads(out)["new"], json.loads(out)["passed_over"]) == (1, 1)
    assert run("read", "reports/photo.png")[0] == 2


def test_a_closed_pipe_has_a_code_of_its_own_and_no_traceback() -> None:
    command = [sys.executable, "-m", "dovecote", "parts", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaints = process.stderr.read()
    assert (process.returncode, complaints) == (141, b"")


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; sys.argv = ['dovecote', '--help']\n"
        "from dovecote.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'alembic', 'rich', 'numpy', 'dovecote.pipeline'} & set(sys.modules)\n"
        "import dovecote.pipeline\n"
        "early = {'numpy'} & set(sys.modules)  # it must not be loaded before it is told to keep to one core\n"
        "sys.exit(f'imported: {heavy or early}' if heavy or early else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_review_asks_keeps_answers_and_asks_no_more(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [
        {
            "id": "x",
            "published": "2031-03-04",
            "text": "Ulm to leave\n\nThe Republic of Ulm will withdraw all its troops from Orsa by May 2031, President "
            "Adan Holt said on Monday.\n",
        },
        {"id": "y", "published": "2031-07-04", "text": "Rain in Halm\n\nThe talks in Halm went on, envoys said.\n"},
    ]
    Path("in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles))
    assert run("read", "in.jsonl", "-q")[0] == 0
    tasks = run("show", "tasks")[1].splitlines()
    assert tasks, "no silent deadline was found in a plain promise"
    monkeypatch.setattr(sys, "stdin", io.StringIO("k\nz\n7\nm\n" + "s\n" * 9))
    told = run("review", "--by", "Ada")[2]
    assert "'7' is none of the keys" in told
    assert "1 answer kept" in told
    rows = [json.loads(line)["status_history"][-1] for line in run("show", "commitments")[1].splitlines()]
    assert "missed" in {row["lifecycle"] for row in rows if row["rule"] == "R11"}
    first, taken_back, made = (json.loads(line) for line in run("judgements")[1].splitlines())
    assert (first["stands"], taken_back["verdict"], taken_back["about"]) == (False, "undo", [first["id"]])
    assert (made["by"], made["verdict"], made["stands"]) == ("Ada", "set_status", True)
    assert run("judge", "undo", made["id"], "--by", "Ben")[0] == 0
    assert run("show", "tasks")[1].splitlines() == tasks


def test_judgements_that_fit_nothing_any_more_are_kept_and_told(run: Run) -> None:
    for text in (TALKS, BAKERY):
        Path("in.jsonl").write_text(json.dumps({"id": "x", "published": "2031-03-04", "text": text}))
        code, _, told = run("read", "in.jsonl", "-q")
        assert code == 0
        if text == TALKS:
            item = json.loads(run("show", "contacts")[1].splitlines()[0])["id"]
            assert run("judge", "edit", item, "--field", "place")[0] == 2
            assert run("judge", "note", item, "--reason", "seen", "--by", "Ada")[0] == 0
            assert "fits nothing" not in told
    (made,) = (json.loads(line) for line in run("judgements")[1].splitlines())
    assert made["missing"] == [item]
    assert "1 judgement fits nothing any more" in run("check")[2]
    assert "fits nothing any more" in run("judgements", "--table")[1]


BAKERY = "The bakery on Mill Lane opened its second shop on Saturday, and its owner painted the door blue. " * 6


def test_a_look_at_the_words_passes_over_what_tells_of_no_war_and_an_audit_tells_what_that_costs(run: Run) -> None:
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("bread", BAKERY), ("talks", TALKS))]
    Path("in.jsonl").write_text("\n".join(lines))
    code, out, err = run("extract", "in.jsonl", "--look")
    assert (code, [json.loads(line)["id"] for line in out.splitlines()]) == (0, ["talks"])
    assert "1 of 2 articles tell of no war and no peace" in err
    code, out, err = run("extract", "in.jsonl", "--audit")
    assert (code, len(out.splitlines())) == (0, 2)
    assert "--look would have passed over 1 of 2 articles, and with them nothing but" in err


def test_reading_into_a_record_counts_what_the_look_passed_over(run: Run) -> None:
    Path("bread.txt").write_text(BAKERY)
    code, out, _ = run("read", "a.txt", "bread.txt", "--look")
    said = json.loads(out)
    assert (code, said["new"], said["off_subject"]) == (0, 1, 1)


def test_an_audit_names_the_article_that_would_have_been_missed(run: Run) -> None:
    Path("met.txt").write_text(BAKERY + "\n\nGeneral Mira Tolland met President Ravel Osk in Halm on Monday.\n")
    _, _, err = run("extract", "met.txt", "--audit")
    assert "--look would have missed met.txt: " in err
    assert "1 contacts" in err
