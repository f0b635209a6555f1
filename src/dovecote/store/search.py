"""Full-text search: one of the two modules that speak SQLite's own dialect (FTS5).

The index holds no text of its own; it points into the table `text`. To put another engine in its place, write these
five functions for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from dovecote.errors import InputError


@dataclass(frozen=True, slots=True)
class Hit:
    """A source whose text holds the words asked for."""

    source: str
    headline: str | None
    excerpt: str
    """Words around the first place, with `[` and `]` about what was asked for."""


def create_index(connection: Connection) -> None:
    """Make an empty index."""
    connection.exec_driver_sql(
        "create virtual table text_search using fts5(content, content='text', content_rowid='no', "
        "tokenize='unicode61 remove_diacritics 2')"
    )


def add_to_index(connection: Connection, text_no: int, content: str) -> None:
    """Let the text of that number be found."""
    connection.execute(
        text("insert into text_search (rowid, content) values (:no, :content)"), {"no": text_no, "content": content}
    )


def remove_from_index(connection: Connection, text_no: int, content: str) -> None:
    """Let the text be found no more. Its words stay in the index's pages until `rebuild_index`."""
    connection.execute(
        text("insert into text_search (text_search, rowid, content) values ('delete', :no, :content)"),
        {"no": text_no, "content": content},
    )


def rebuild_index(connection: Connection) -> None:
    """Make the index anew from the texts that are there; nothing else stays in it."""
    connection.exec_driver_sql("insert into text_search (text_search) values ('rebuild')")


def check_index(connection: Connection) -> str | None:
    """None where the index fits the texts, else what is wrong."""
    from sqlalchemy.exc import DatabaseError

    try:
        connection.exec_driver_sql("insert into text_search (text_search, rank) values ('integrity-check', 1)")
    except DatabaseError as error:
        return f"the search index does not fit the texts ({error.orig})"
    return None


def iter_hits(connection: Connection, words: str, *, limit: int, process: str | None = None) -> Iterator[Hit]:
    """Sources that hold all of `words`, best first; words in double quotes must stand together.

    Raises:
        InputError: there is no word in it.
    """
    query = _query(words)
    chosen = "and source.no in (select source_no from belongs where process = :process) " if process else ""
    rows = connection.execute(
        text(
            "select source.id, reading.headline, snippet(text_search, 0, '[', ']', ' ... ', 24) from text_search "
            "join reading on reading.text_no = text_search.rowid join source on source.no = reading.source_no "
            "where text_search match :query and reading.no = (select max(newest.no) from reading newest "
            f"where newest.source_no = source.no) {chosen}order by rank, source.id limit :limit"
        ),
        {"query": query, "limit": limit, **({"process": process} if process else {})},
    )
    for source, headline, excerpt in rows:
        yield Hit(source, headline, " ".join(excerpt.split()))


def _query(words: str) -> str:
    """Words and "quoted phrases" as an FTS5 query in which no character means anything special."""
    pieces = words.split('"')
    terms = [piece for position, piece in enumerate(pieces) if position % 2 and piece.strip()]
    terms += [word for position, piece in enumerate(pieces) if not position % 2 for word in piece.split()]
    terms = [term for term in terms if any(letter.isalnum() for letter in term)]
    if not terms:
        raise InputError("there is no word to look for", thing=repr(words), try_next="Give a word or a name.")
    return " ".join(f'"{term}"' for term in terms)
