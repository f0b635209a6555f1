"""What a look at the words first would have cost: all was read, and what it would have passed over is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dovecote.cli.output import complain

if TYPE_CHECKING:
    from dovecote.model.reading import Reading


class Audit:
    """Readings as they come, and what of them the look would have missed."""

    def __init__(self, actors: Path | None) -> None:
        from dovecote.api.articles import a_look

        self._look = a_look(actors)
        self._read = self._passed_over = 0
        self._missed: Counter[str] = Counter()

    def add(self, address: str, reading: Reading) -> None:
        """Count one more reading; name it where it holds findings that the look would have missed."""
        from dovecote.find.look import findings_on_subject

        self._read += 1
        if self._look.passes(reading.text):
            return
        self._passed_over += 1
        missed = findings_on_subject(reading)
        self._missed += missed
        if missed:
            complain(f"--look would have missed {address}: {_listed(missed)}")

    def report(self) -> None:
        """Tell the sums."""
        complain(
            f"--look would have passed over {self._passed_over} of {self._read} articles, "
            f"and with them {_listed(self._missed) or 'nothing but what news of any subject holds'}."
        )


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sorted(counts.items()))
