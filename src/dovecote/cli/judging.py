"""judge, actors: what a person knows better, kept beside what was read and above it (rule R11)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dovecote.cli.options import JsonOption, RecordOption, TableOption, record_path
from dovecote.cli.output import complain, wants_json, write_line
from dovecote.errors import InputError

if TYPE_CHECKING:
    from dovecote.api import PastJudgement

actors_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Your own list of actors.")


class Verdict(StrEnum):
    """What a judgement can say."""

    accept = "accept"
    reject = "reject"
    edit = "edit"
    same = "same"
    not_same = "not_same"
    merge = "merge"
    divide = "split"
    set_status = "set_status"
    rate_source = "rate_source"
    note = "note"
    undo = "undo"


def add_to(app: typer.Typer) -> None:
    """Put this group's commands into the program."""
    app.command("judge")(judge)
    app.command("judgements")(judgements)
    app.add_typer(actors_app, name="actors")


def judge(
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help=", ".join(Verdict))],
    about: Annotated[
        list[str], typer.Argument(metavar="ID...", help="What it is about; two or more for same, not_same and merge.")
    ],
    record: RecordOption = None,
    reason: Annotated[str, typer.Option("--reason", help="Why.")] = "",
    field: Annotated[str | None, typer.Option("--field", help="With edit: which field.")] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", help="With edit, set_status, rate_source: the new value; JSON or plain words."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who judges; else $DOVECOTE_PERSON, else the login.")] = None,
) -> None:
    """Keep a person's verdict. Nothing is overwritten: undo takes the id of a judgement, and is one itself."""
    from dovecote.api import Dovecote
    from dovecote.settings import Settings

    person = by or Settings.from_environment().person
    if verdict is Verdict.edit and value is None:
        raise InputError("edit needs a value (--value)", thing="judge", try_next="To empty a field: --value null.")
    with Dovecote.open(record_path(record), create=False) as opened:
        made = opened.decide(verdict.value, about, by=person, reason=reason, field=field, value=_value(value))
    complain(f"kept: {made.id}. To take it back: dovecote judge undo {made.id}")


def judgements(record: RecordOption = None, as_json: JsonOption = False, as_table: TableOption = False) -> None:
    """All verdicts, in the order they were made. Those taken back or that fit nothing any more say so."""
    from dovecote.api import Dovecote
    from dovecote.model.json_codec import to_plain

    with Dovecote.open(record_path(record), create=False) as opened:
        past = opened.history()
    if wants_json(as_json=as_json, as_table=as_table):
        for one in past:
            write_line({**to_plain(one.judgement), "stands": one.stands, "missing": list(one.missing)})
        return
    for one in past:
        print("\n".join(_in_lines(one)))
    if not past:
        complain("no judgements yet. Make some: dovecote review, or dovecote judge.")


def _in_lines(past: PastJudgement) -> Iterator[str]:
    """When, what and its id; then who, why, and what became of it."""
    one = past.judgement
    what = one.verdict.replace("_", " ") + (f" {one.field}" if one.field else "")
    to = "" if one.value is None and one.verdict != "edit" else f" to {_in_words(one.value)}"
    yield f"{one.at[:16].replace('T', ' ')}  {one.id}  {what}{to}"
    yield f"    about {', '.join(one.about)}"
    yield f"    by {one.by}" + (f": {one.reason}" if one.reason else "")
    if not past.stands:
        yield "    taken back"
    elif past.missing:
        yield f"    fits nothing any more: no newest reading has {', '.join(past.missing)}"


def _in_words(value: object) -> str:
    """A value that a person gave; of a status, the day from which it is known."""
    if isinstance(value, dict) and set(value) == {"lifecycle", "as_of"}:
        return f"{value['lifecycle']}, as of {value['as_of']}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value(given: str | None) -> object:
    """JSON where it is some, else the words themselves."""
    if given is None:
        return None
    try:
        return json.loads(given)
    except ValueError:
        return given


@actors_app.command("import")
def import_actors(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="TOML or CSV with id, name, actor_type; FollowTheMoney JSON."),
    ],
    record: RecordOption = None,
) -> None:
    """Keep your own list of actors with the record; read the articles again to have them read with it."""
    from dovecote.api import Dovecote

    with Dovecote.open(record_path(record)) as opened:
        count = opened.import_actors(file)
    told = "1 actor" if count == 1 else f"{count} actors"
    complain(f"{told}. Articles read from now on are read with them; read the others again.")
