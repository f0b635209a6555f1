"""`make docs`: the pages that are made from the program itself, so that they cannot fall behind it.

`docs/reference/commands.md` comes from every command's own help. The test suite makes it again and compares.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"


def dovecote(*arguments: str) -> str:
    """What a command prints, 100 columns wide, without colour."""
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONPATH": str(ROOT / "src"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "dovecote", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=ROOT,
    )
    return "\n".join(
        line.rstrip() for line in done.stdout.replace("python -m dovecote", "dovecote").splitlines()
    ).strip()


def command_names(help_text: str) -> list[str]:
    """Names under `Commands:` of a help text, in its order."""
    _, _, below = help_text.partition("Commands:\n")
    lines = [line for line in below.splitlines() if line.startswith("  ") and not line.startswith("   ")]
    return [line.split()[0] for line in lines if line.strip()]


def make_commands() -> str:
    """The page of all commands."""
    whole = dovecote("--help")
    parts = ["# Commands\n", "Made from the program's own help by `make docs`.\n", f"```text\n{whole}\n```\n"]
    before_exit = whole.split("\n\n  Exit codes")[0]
    for name in command_names(before_exit):
        parts.append(f"## dovecote {name}\n\n```text\n{dovecote(name, '--help')}\n```\n")
    return "\n".join(parts)


def make_pages() -> dict[Path, str]:
    """Every generated page with its content."""
    return {REFERENCE / "commands.md": make_commands()}


def main() -> None:
    """Write the pages."""
    for path, content in make_pages().items():
        path.write_text(content, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
