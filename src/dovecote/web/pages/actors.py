"""Everybody who is mentioned, and a page for each."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import Response

from dovecote.errors import UnknownItem
from dovecote.model.actor import Actor
from dovecote.web.page import OpenPage, Page, Table
from dovecote.web.pages.contacts import order_of_contact
from dovecote.web.pages.statements import order_of_statement, table_of_statements

router = APIRouter(include_in_schema=False)


@router.get("/actors")
def actors(page: OpenPage, name: str = "", kind: str = "") -> Response:
    """Actors, most mentioned first."""
    found = [
        one
        for one in page.record.actors(as_of=page.as_of)
        if kind in ("", one.actor_type) and name.casefold() in " ".join((one.name, *one.aliases)).casefold()
    ]
    found.sort(key=lambda one: (-len(one.mentions), one.name.casefold()))
    columns = ("id", "name", "kind", "country", "also called", "posts", "mentions")
    rows = (
        (
            one.id, one.name, one.actor_type, one.country, "; ".join(one.aliases),
            "; ".join(role.post for role in one.roles), len(one.mentions),
        )
        for one in found
    )  # fmt: skip
    return page.show(
        "actors.html",
        data=found,
        table=Table("actors", columns, rows),
        cut=page.cut(found),
        asked={"name": name, "kind": kind},
    )


@router.get("/actors/{item}")
def actor(page: OpenPage, item: str) -> Response:
    """One actor: names, posts, words, contacts, promises made and received."""
    why = page.record.why(item, as_of=page.as_of)
    if not isinstance(why.item, Actor):
        raise UnknownItem("that is no actor", thing=item, try_next=f"See /why/{item}.")
    one = why.item
    statements = sorted(page.record.statements(speaker=one.id, as_of=page.as_of), key=order_of_statement)
    contacts = [
        contact
        for contact in page.record.contacts(as_of=page.as_of)
        if any(each.actor == one.id for each in contact.participants)
    ]
    promises = page.record.commitments(as_of=page.as_of)
    return page.show(
        "actor.html",
        data=one,
        table=_mentions(page, one),
        actor=one,
        used=_names_used(page, one),
        statements=statements,
        contacts=sorted(contacts, key=order_of_contact, reverse=True),
        made=[promise for promise in promises if one.id in _ids(promise.promisor)],
        received=[promise for promise in promises if one.id in _ids(promise.promisee)],
        why=why,
    )


@router.get("/actors/{item}/words")
def words(page: OpenPage, item: str, about: str = "") -> Response:
    """What a speaker said then and now, a column for each day."""
    why = page.record.why(item, as_of=page.as_of)
    if not isinstance(why.item, Actor):
        raise UnknownItem("that is no actor", thing=item, try_next=f"See /why/{item}.")
    found = [
        one
        for one in page.record.statements(speaker=why.item.id, as_of=page.as_of)
        if about.casefold() in one.content.casefold()
    ]
    found.sort(key=order_of_statement)
    days = [(day, list(said)) for day, said in groupby(found, key=lambda one: order_of_statement(one)[0])]
    table = table_of_statements(page, found)
    return page.show("words.html", data=found, table=table, actor=why.item, days=days, total=len(found), about=about)


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
