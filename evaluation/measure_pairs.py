"""Root codes of pairs whose sides are given, through `dovecote.code_pair`: what `score_events.py --given` takes.

python make_input.py --pairs events.jsonl > pairs.jsonl
python measure_pairs.py pairs.jsonl > roots.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dovecote import code_pair


def code_pairs(path: Path) -> Iterator[dict[str, Any]]:
    """The root of each pair of the file, by the pair's id."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        actor, recipient = ([(one["start"], one["end"]) for one in pair[side]] for side in ("actor", "recipient"))
        coded = code_pair(pair["text"], actor=actor, recipient=recipient)
        yield {"id": pair["id"], "plover": coded.plover_event if coded else None}


if __name__ == "__main__":
    for found in code_pairs(Path(sys.argv[1])):
        print(json.dumps(found))
