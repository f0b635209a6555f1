"""Sets that we made ourselves are what they were when they were committed."""

import hashlib
import importlib.util
import json
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


def test_an_inferred_day_that_misses_the_true_one_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("measure_undated", EVALUATION / "measure_undated.py")
    assert spec is not None
    assert spec.loader is not None
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    days = {"right": "2031-05-03", "wrong": "2031-05-03", "open": "2031-05-03"}
    lines = [json.dumps({"id": name, "text": "Envoys met.", "pub_date": day}) for name, day in days.items()]
    (tmp_path / "gold" / "public").mkdir(parents=True)
    (tmp_path / "gold" / "public" / "times-dev.jsonl").write_text("\n".join(lines), "utf-8")
    found = {"right": "2031-05-01/2031-05-05", "wrong": "2031-06"}
    monkeypatch.setattr(measure, "inferred", lambda articles, work: found)
    measure.measure_undated(tmp_path, tmp_path)
    told = capsys.readouterr().out
    assert "inferred 2/3, with the true day 1/2" in told
    assert "wrong: 2031-06, but it is of 2031-05-03" in told
