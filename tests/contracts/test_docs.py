"""Pages made from the program are what the program says now, and every command has its paragraph."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def make_docs() -> ModuleType:
    specification = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date(make_docs: ModuleType) -> None:
    for path, content in make_docs.make_pages().items():
        assert path.read_text(encoding="utf-8") == content, f"{path.name}: run `make docs`"


def test_every_command_has_its_paragraph(make_docs: ModuleType) -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    names = make_docs.command_names(make_docs.dovecote("--help").split("\n\n  Exit codes")[0])
    assert "read" in names
    assert [name for name in names if f"## dovecote {name}\n" not in page] == []


def test_a_command_without_paragraph_would_be_noticed(make_docs: ModuleType) -> None:
    assert make_docs.command_names("Commands:\n  fly  Fly away.\n") == ["fly"]
