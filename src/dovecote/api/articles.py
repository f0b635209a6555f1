"""Reading without a record: nothing is kept, and every call can be sent to another process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dovecote.api.addresses import Addresses, as_strings

if TYPE_CHECKING:
    from dovecote.errors import DovecoteError
    from dovecote.find.look import Look
    from dovecote.model.reading import Reading


def read_article(text: str, *, published: str | None = None, **known: Any) -> Reading:
    """What one text says. Keeps nothing, and can be sent to another process.

    Args:
        text: the article, verbatim; all offsets count in it.
        published: day of publication as EDTF, where it is known.
        known: id, title, publisher or url, where known.
    """
    from dovecote.pipeline import read_articles
    from dovecote.read.plain_text import read_text

    document = read_text(text, known={"published": published, **known})
    return next(iter(read_articles([document])))


def iter_readings(
    addresses: Addresses, *, actors: str | os.PathLike[str] | None = None, look: bool = False, cores: int = 1
) -> Iterator[tuple[str, Reading | DovecoteError]]:
    """A reading, or the error in its place, of every article behind the addresses. Keeps nothing.

    Args:
        addresses: files, folders, .jsonl files.
        actors: the user's own list of actors: TOML, CSV or FollowTheMoney JSON.
        look: look at the words first; an `OffSubject` stands for an article that tells of no war and no peace.
        cores: processes that read at once; what they read and its order are the same for any number.
    """
    from dovecote.api.many_cores import read_on_cores
    from dovecote.pipeline import iter_documents, read_each
    from dovecote.vocabulary.user_lists import read_user_list

    entries = read_user_list(Path(actors)) if actors else ()
    first_look = a_look(actors) if look else None
    pieces = iter_documents(as_strings(addresses), look=first_look)
    read = read_on_cores(pieces, cores, actors=entries) if cores > 1 else read_each(pieces, actors=entries)
    for address, _, result in read:
        yield address, result


def a_look(actors: str | os.PathLike[str] | None = None) -> Look:
    """What tells, by its words alone, whether an article is parsed where a look at the words was asked for first."""
    from dovecote.find.look import Look
    from dovecote.languages.registry import get_language
    from dovecote.vocabulary.user_lists import read_user_list

    return Look(get_language("en"), read_user_list(Path(actors)) if actors else ())


def refuse_bad_list(path: str | os.PathLike[str]) -> None:
    """Nothing, where `path` is a list of actors.

    Raises:
        InvalidRule: it is none.
    """
    from dovecote.vocabulary.user_lists import read_user_list

    read_user_list(Path(path))
