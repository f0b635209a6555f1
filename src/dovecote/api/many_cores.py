"""Articles read by several processes at once, in order, and as one process reads them.

An article is read from its own words alone, so who reads it, and beside which others, changes nothing. Groups of
articles are handed out; the next few groups are on their way while the first is waited for, and never more, so memory
stays flat however many articles there are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dovecote.errors import DovecoteError
    from dovecote.model.document import Document
    from dovecote.model.reading import Reading
    from dovecote.vocabulary.lexicon import Entry

    Piece = tuple[str, Document | DovecoteError]
    Result = tuple[str, Reading | DovecoteError]

CHARACTERS_TOGETHER: Final = 100_000
"""Of the articles of one group: about as many words as the parser reads together."""
GROUPS_AHEAD: Final = 2
"""Groups on their way for each process, so that none waits for the next."""


def read_on_cores(pieces: Iterable[Piece], cores: int, *, actors: tuple[Entry, ...] = ()) -> Iterator[Result]:
    """A reading, or the error in its place, of each piece that `pipeline.iter_documents` gave, with its address.

    Args:
        cores: processes that read; each takes a second to start and some 250 MB.
    """
    pool = _pool(cores)
    waiting: deque[Future[list[Result]]] = deque()
    try:
        for group in _groups(pieces):
            waiting.append(pool.submit(_read_group, group, actors))
            if len(waiting) >= cores * GROUPS_AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(cores: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from dovecote.languages.network import keep_to_one_core

    # Started anew, not forked: a fork of a program with threads may stand still for ever.
    return ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=keep_to_one_core)


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    from dovecote.errors import DovecoteError

    group: list[Piece] = []
    characters = 0
    for address, piece in pieces:
        group.append((address, piece))
        characters += 0 if isinstance(piece, DovecoteError) else len(piece.text)
        if characters >= CHARACTERS_TOGETHER:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _read_group(group: list[Piece], actors: tuple[Entry, ...]) -> list[Result]:
    """What a process does with a group."""
    from dovecote.pipeline import read_each

    return [(address, result) for address, _, result in read_each(group, actors=actors)]
