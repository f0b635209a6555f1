"""What the surroundings decide: read once at the door, then passed on as arguments."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DEFAULT_RECORD: Final = "dovecote.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run."""

    record: Path = Path(DEFAULT_RECORD)
    """The record file. `--record PATH`, else the variable DOVECOTE_RECORD, else `dovecote.db` in this folder."""
    person: str = "unknown"
    """Who judges. `--by NAME`, else the variable DOVECOTE_PERSON, else the name of the login."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Settings as the environment has them."""
        return cls(
            record=Path(environment.get("DOVECOTE_RECORD") or DEFAULT_RECORD),
            person=environment.get("DOVECOTE_PERSON") or environment.get("USER") or "unknown",
        )
