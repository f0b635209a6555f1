"""Only two modules may speak SQLite's own language, so that another database can take its place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dovecote

PACKAGE = Path(dovecote.__file__).parent
ALLOWED = {"store/sqlite.py", "store/search.py"}
OWN_WORDS = re.compile(
    r"\b(sqlite\w*|pragma|rowid|vacuum|fts5|json_each|group_concat|insert or (?:ignore|replace)|glob|without rowid"
    r"|strftime|julianday|autoincrement)\b",
    re.IGNORECASE,
)


def strings_and_names(source: str) -> Iterator[str]:
    """Every string that is no docstring, and every module that is imported."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("dovecote"):
            yield node.module or ""


def foreign_words(source: str) -> list[str]:
    return [text for text in strings_and_names(source) if OWN_WORDS.search(text)]


@pytest.mark.parametrize(
    "path",
    sorted(
        path.relative_to(PACKAGE).as_posix() for room in ("store", "api") for path in (PACKAGE / room).rglob("*.py")
    ),
)
def test_no_other_module_speaks_the_dialect(path: str) -> None:
    if path not in ALLOWED:
        assert foreign_words((PACKAGE / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(ALLOWED))
def test_the_two_modules_would_be_noticed(path: str) -> None:
    assert foreign_words((PACKAGE / path).read_text(encoding="utf-8"))


def test_the_tables_can_be_made_in_another_database() -> None:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    from dovecote.store.tables import metadata

    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
