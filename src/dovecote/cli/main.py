"""The command line."""

from __future__ import annotations

import json
import sys

from dovecote.fetch.sources import fetch, list_sources
from dovecote.model.json_codec import reading_to_plain
from dovecote.pipeline import read_articles
from dovecote.read.reader import read_document


def main() -> None:
    """Run `extract` (the skeleton's only command)."""
    arguments = sys.argv[2:]
    documents = (
        document for source in list_sources(arguments) for raw in fetch(source) for document in read_document(raw)
    )
    for reading in read_articles(documents):
        print(json.dumps(reading_to_plain(reading), ensure_ascii=False))
