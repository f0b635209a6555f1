"""Everybody who is mentioned, and a page for each."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.api import PageOfList
from dovecote.errors import UnknownItem
from dovecote.model.actor import Actor
from dovecote.web.page import OpenPage, Page, Table
from dovecote.web.pages.statements import order_of_statement, table_of_statements

router = APIRouter(include_in_schema=False)
LINES_OF_ACTOR = 40
"""Of each list on an actor's page; the list's own page has the rest."""
WORDS_SHOWN = 400
"""Statements side by side: more columns than anybody reads."""


@router.get("/actors")
def actors(page: OpenPage, name: str = "", kind: str = "") -> Response:
    """Actors, most mentioned first."""
    cut = page.cut("actors", words=name, kind=kind, heaviest_first=True)
    columns = ("id", "name", "kind", "country", "also called", "posts", "mentions")
    rows = (
        (
            one.id, one.name, one.actor_type, one.country, "; ".join(one.aliases),
            "; ".join(role.post for role in one.roles), len(one.mentions),
        )
        for one in cut.items
    )  # fmt: skip
    return page.show(
        "actors.html",
        data=cut.items,
        table=Table("actors", columns, rows),
        cut=cut,
        asked={"name": name, "kind": kind},
    )


@router.get("/actors/{item}")
def actor(page: OpenPage, item: str) -> Response:
    """One actor: names, posts, words, contacts, promises made and received."""
    why = page.record.why(item, as_of=page.as_of)
    if not isinstance(why.item, Actor):
        raise UnknownItem("that is no actor", thing=item, try_next=f"See /why/{item}.")
    one = why.item
    statements = _about(page, "statements", one.id)
    contacts = _about(page, "contacts", one.id)
    promises = _about(page, "commitments", one.id)
    made, received = (
        [promise for promise in promises.items if one.id in _ids(getattr(promise, role))]
        for role in ("promisor", "promisee")
    )
    page.names.look_up_sources(mention.source for mention in one.mentions if mention.source)
    return page.show(
        "actor.html",
        data=one,
        table=_mentions(page, one),
        actor=one,
        used=_names_used(page, one),
        statements=statements,
        contacts=contacts,
        made=made,
        received=received,
        promises=promises,
        why=why,
    )


@router.get("/actors/{item}/words")
def words(page: OpenPage, item: str, about: str = "") -> Response:
    """What a speaker said then and now, a column for each day."""
    why = page.record.why(item, as_of=page.as_of)
    if not isinstance(why.item, Actor):
        raise UnknownItem("that is no actor", thing=item, try_next=f"See /why/{item}.")
    asked = page.record.page(
        "statements", who=why.item.id, words=about, by_day=True, limit=WORDS_SHOWN, as_of=page.as_of
    )
    found = sorted(asked.items, key=order_of_statement)
    page.names.look_up(found)
    days = [(day, list(said)) for day, said in groupby(found, key=lambda one: one.said.edtf if one.said else None)]
    table = table_of_statements(page, found)
    return page.show(
        "words.html",
        data=found,
        table=table,
        actor=why.item,
        days=days,
        total=asked.total,
        shown=len(found),
        about=about,
    )


def _about(page: Page, name: str, actor: str) -> PageOfList:
    """The newest lines of a list that this actor stands in, and how many there are."""
    found = page.record.page(name, who=actor, by_day=True, newest_first=True, limit=LINES_OF_ACTOR, as_of=page.as_of)
    page.names.look_up(found.items)
    return found


def _ids(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _names_used(page: Page, one: Actor) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """For each article, the words it uses for the actor, how often, and where they stand first."""
    by_source: dict[str, dict[str, list[str]]] = {}
    for mention in one.mentions:
        if mention.source and mention.form != "pronoun":
            address = page.to(f"/article/{mention.source}", start=mention.start, end=mention.end) + "#words"
            by_source.setdefault(mention.source, {}).setdefault(mention.exact, []).append(address)
    return [
        (source, sorted(((words, len(places), places[0]) for words, places in used.items()), key=lambda row: -row[1]))
        for source, used in by_source.items()
    ]


def _mentions(page: Page, one: Actor) -> Table:
    columns = ("source", "start", "end", "words", "form")
    rows = ((each.source, each.start, each.end, each.exact, each.form) for each in one.mentions)
    return Table(f"actor-{one.id}", columns, rows)
