"""The views that people's own SQL stands on: there, documented, and the same as what Python gives."""

import re
import sqlite3
from pathlib import Path

import pytest

from dovecote.store.store import Store
from dovecote.store.views import VIEWS
from small_readings import a_stored_reading

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "sql.md"
ARTICLE = "The talks opened in Orsa, General Tolland said."


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    """The record as somebody's own tool opens it."""
    with Store(tmp_path / "talks.db") as store:
        reading, document = a_stored_reading(ARTICLE, id="one")
        store.keep(reading, document, address="one.txt", recorded_at="2031")
    return sqlite3.connect(f"file:{tmp_path / 'talks.db'}?mode=ro", uri=True)


def columns(connection: sqlite3.Connection, view: str) -> list[str]:
    return [row[1] for row in connection.execute(f"pragma table_info({view})")]


def told(page: str) -> dict[str, list[str]]:
    """View -> columns, as the page lists them."""
    rows = re.findall(r"^\| `(v1_\w+)` \| (.+?) \|", page, re.MULTILINE)
    return {view: re.findall(r"`(\w+)`", cells) for view, cells in rows}


def test_every_view_is_documented_with_its_columns(connection: sqlite3.Connection) -> None:
    assert told(PAGE.read_text(encoding="utf-8")) == {view: columns(connection, view) for view in VIEWS}


def test_a_column_that_is_not_told_would_be_noticed(connection: sqlite3.Connection) -> None:
    page = PAGE.read_text(encoding="utf-8").replace("`sourcing_class`", "`sourcing`")
    assert told(page) != {view: columns(connection, view) for view in VIEWS}


def test_a_quotation_is_cut_from_its_text(connection: sqlite3.Connection) -> None:
    rows = list(connection.execute('select item, source, start, "end", exact from v1_quotations'))
    assert rows == [("st-one", "one", 0, len("The talks opened in Orsa,"), "The talks opened in Orsa,")]


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
def test_the_queries_of_the_page_run(connection: sqlite3.Connection, query: str) -> None:
    connection.execute(query).fetchall()
