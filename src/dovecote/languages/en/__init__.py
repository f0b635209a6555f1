"""English."""

from __future__ import annotations

from pathlib import Path

from dovecote.languages.en.parser import PARSER, load_parser
from dovecote.languages.language import Language

LANGUAGE = Language(
    code="en", name="English", folder=Path(__file__).parent, load_parser=load_parser, parser_name=PARSER
)
