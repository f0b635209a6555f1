"""Articles read by several processes at once, in order, and as one process reads them.

An article is read from its own words alone, so who reads it, and beside which others, changes nothing. Groups of
articles are handed out; the next few groups are on their way while the first is waited for, and never more, so memory
stays flat however many articles there are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from dovecote.errors import DovecoteError
    from dovecote.model.document import Document
    from dovecote.model.reading import Reading
    from dovecote.vocabulary.lexicon import Entry

    Piece = tuple[str, Document | DovecoteError]
    Read = tuple[str, Document | None, Reading | DovecoteError]

CHARACTERS_TOGETHER: Final = 100_000
"""Of the articles of one group: about as many words as the parser reads together."""
GROUPS_AHEAD: Final = 2
"""Groups on their way for each process, so that none waits for the next."""


def read_on_cores(pieces: Iterable[Piece], cores: int, *, actors: tuple[Entry, ...] = ()) -> Iterator[Read]:
    """A reading, or the error in its place, of each piece that `pipeline.iter_documents` gave, with its address.

    The document it was read from comes with it, as `pipeline.read_each` gives it.

    Args:
        cores: processes that read; each takes a second to start and some 250 MB.
    """
    with Readers(cores) as readers:
        yield from readers.read(pieces, actors=actors)


class Readers:
    """Processes that read articles, for as long as they are wanted.

    Who asks goes on with its own work meanwhile: what is read is stored while the next articles are parsed.
    """

    def __init__(self, cores: int) -> None:
        self._cores, self._pool = cores, _pool(cores)

    def warm_up(self) -> None:
        """Has each process load what the first article would wait for; does not wait for it."""
        for _ in range(self._cores):
            self._pool.submit(_load)

    def read(self, pieces: Iterable[Piece], *, actors: tuple[Entry, ...] = ()) -> Iterator[Read]:
        """As `pipeline.read_each` gives it, in the same order."""
        waiting: deque[tuple[list[Piece], Future[list[Reading | DovecoteError]]]] = deque()
        try:
            for group in _groups(pieces):
                waiting.append((group, self._submit(group, actors)))
                if len(waiting) >= self._cores * GROUPS_AHEAD:
                    yield from _with_documents(*waiting.popleft())
            while waiting:
                yield from _with_documents(*waiting.popleft())
        finally:
            for _, future in waiting:
                future.cancel()

    def _submit(self, group: list[Piece], actors: tuple[Entry, ...]) -> Future[list[Reading | DovecoteError]]:
        try:
            return self._pool.submit(_read_group, group, actors)
        except BrokenExecutor:  # a process was killed, perhaps for want of memory; that must not be the end of all
            self._pool = _pool(self._cores)
            return self._pool.submit(_read_group, group, actors)

    def close(self) -> None:
        """Ends the processes; what nobody waits for any more is not read."""
        self._pool.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()


def _with_documents(group: list[Piece], read: Future[list[Reading | DovecoteError]]) -> Iterator[Read]:
    from dovecote.errors import DovecoteError

    for (address, piece), result in zip(group, read.result(), strict=True):
        yield address, None if isinstance(piece, DovecoteError) else piece, result


def _pool(cores: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Started anew, not forked: a fork of a program with threads may stand still for ever.
    return ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """What a process does first: it keeps to one core, and ends when the one that asks for it is gone."""
    import threading

    from dovecote.languages.network import keep_to_one_core

    keep_to_one_core()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import os
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


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


def _read_group(group: list[Piece], actors: tuple[Entry, ...]) -> list[Reading | DovecoteError]:
    """What a process does with a group."""
    from dovecote.pipeline import read_each

    return [result for _, _, result in read_each(group, actors=actors)]


def _load() -> None:
    """What a process does before its first group."""
    from dovecote.api.articles import read_article

    read_article("The talks go on.")
