"""Sets that we made ourselves are what they were when they were committed."""

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"
HASHES = tomllib.loads((EVALUATION / "hashes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(HASHES))
def test_a_set_is_what_it_was(name: str) -> None:
    path = EVALUATION / name
    if path.is_dir():
        content = b"".join(one.read_bytes() for one in sorted(path.iterdir()))
    elif path.exists():
        content = path.read_bytes()
    else:
        made = subprocess.run([sys.executable, f"{path}.py"], capture_output=True, check=True, cwd=EVALUATION)
        content = made.stdout
    assert hashlib.sha256(content).hexdigest() == HASHES[name]["sha256"]


def test_a_changed_set_would_be_noticed() -> None:
    content = (EVALUATION / "names.jsonl").read_bytes()
    assert hashlib.sha256(content + b"\n").hexdigest() != HASHES["names.jsonl"]["sha256"]
