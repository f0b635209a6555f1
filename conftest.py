"""Examples in README, docs and docstrings run as tests, so that they cannot lie.

Python blocks of a page run in order and share their names. In `console` blocks, lines that begin with `$ ` run in a
shell, in a folder that holds a copy of the bundled example; what follows is what they must print, `...` being anything.
"""

from __future__ import annotations

import doctest
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

ROOT = Path(__file__).parent
LIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def run_console(example: Example) -> None:
    """Run the commands of a console block, and compare what each prints with what stands below it."""
    blocks = ("\n" + str(example.parsed)).split("\n$ ")[1:]
    for block in blocks:
        command, _, wanted = block.partition("\n")
        place = Path(sys.executable).parent
        environment = {
            **os.environ,
            "PATH": f"{place}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": "100",
            "NO_COLOR": "1",
        }
        command = command.replace("dovecote ", f"{sys.executable} -m dovecote ", 1)
        done = subprocess.run(
            command,
            shell=True,
            text=True,
            env=environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if not doctest.OutputChecker().check_output(wanted.strip() + "\n", done.stdout.strip() + "\n", LIKE):
            raise AssertionError(f"$ {command}\nprinted\n{done.stdout}\nand not\n{wanted}")


def enter_folder(namespace: dict[str, Any]) -> None:
    """A fresh folder for one page, with the example in it."""
    namespace["_back"] = os.getcwd()
    namespace["_folder"] = tempfile.mkdtemp(prefix="dovecote-page-")
    shutil.copytree(ROOT / "examples", Path(namespace["_folder"]) / "examples")
    os.chdir(namespace["_folder"])


def leave_folder(namespace: dict[str, Any]) -> None:
    """Back to where the tests began; the folder goes."""
    os.chdir(namespace["_back"])
    shutil.rmtree(namespace["_folder"], ignore_errors=True)


pages = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=run_console), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=enter_folder,
    teardown=leave_folder,
)
docstrings = Sybil(parsers=[DocTestParser(optionflags=LIKE)], patterns=["*.py"], path=str(ROOT / "src"))
pytest_collect_file = (pages + docstrings).pytest()
