"""The page that draws the house names every room, and the rooms keep to it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "dovecote"


def rooms_on_the_page(page: str) -> set[str]:
    """Folders and modules that the drawing names."""
    drawing = page.split("```text\nsrc/dovecote/\n")[1].split("```")[0]
    return set(re.findall(r"([a-z_]+(?:/|\.py))(?=\s)", drawing))


def rooms_that_exist() -> set[str]:
    """Folders and modules directly in the package, dunder files left out."""
    folders = {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    return folders | {path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("_")}


def test_architecture_names_every_room() -> None:
    assert rooms_on_the_page((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")) == rooms_that_exist()


def test_a_missing_room_would_be_noticed() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").replace("  link/ ", "  ")
    assert rooms_on_the_page(page) != rooms_that_exist()


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_links_in_a_page_lead_somewhere(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page):
        assert (ROOT / target).exists(), target
