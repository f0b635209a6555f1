"""Reading articles into a record, each kept as soon as it is read."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dovecote.api.addresses import Addresses, as_strings
from dovecote.api.opened import Opened
from dovecote.api.program import READING_FOLDERS, digest_of_program
from dovecote.api.steps import ReadStep, ReadSummary
from dovecote.errors import DovecoteError, PassedOver, RecordError
from dovecote.model.document import Document
from dovecote.model.ids import sha256_of

if TYPE_CHECKING:
    from dovecote.api.many_cores import Readers
    from dovecote.model.reading import Reading
    from dovecote.vocabulary.lexicon import Entry

ACTOR_LIST: Final = "actors.toml"
"""Name that the user's own list of actors is kept under."""
Pieces = Iterable[tuple[str, Document | DovecoteError]]


class Reads(Opened):
    """The part of `Dovecote` that reads."""

    def read(
        self,
        addresses: Addresses,
        *,
        on_step: Callable[[ReadStep], None] | None = None,
        look: bool = False,
        cores: int = 1,
    ) -> ReadSummary:
        """Read files, folders and .jsonl into the record; what is there already and unchanged is passed over.

        Each article is kept as soon as it is read. One that cannot be read stops none of the others.

        Args:
            on_step: called with what became of each article, one after the other.
            look: look at the words first, and pass over articles that tell of no war and no peace.
            cores: processes that read while this one fetches and stores; 1 for all of it in this process, in turn.
        """
        summary = ReadSummary()
        for step in self.iter_read(addresses, look=look, cores=cores):
            summary.add(step)
            if on_step:
                on_step(step)
        return summary

    def iter_read(self, addresses: Addresses, *, look: bool = False, cores: int = 1) -> Iterator[ReadStep]:
        """The same as `read`, article by article."""
        from dovecote import pipeline
        from dovecote.api.many_cores import Readers
        from dovecote.find.look import Look
        from dovecote.languages.registry import get_language

        first_look = Look(get_language("en"), self._actor_list()) if look else None
        pieces = pipeline.iter_documents(as_strings(addresses), look=first_look)
        if cores == 1:
            yield from self._read_pieces(pieces)
            return
        with Readers(cores) as readers:
            yield from self._read_pieces(pieces, readers)

    def add(self, text: str, *, published: str | None = None, address: str = "-", **known: Any) -> ReadStep:
        """Read one text into the record.

        Args:
            text: the article, verbatim; all offsets count in it.
            published: day of publication as EDTF, where it is known.
            address: what a person would call the place it comes from.
            known: id, title, publisher or url, where known.
        """
        from dovecote.read.plain_text import read_text

        try:
            piece: Document | DovecoteError = read_text(text, known={"published": published, **known})
        except DovecoteError as error:
            piece = error
        return next(self._read_pieces([(address, piece)]))

    def add_files(self, files: Iterable[tuple[str, bytes]], *, readers: Readers | None = None) -> Iterator[ReadStep]:
        """Read files that are in memory, each a name and its bytes; the name's suffix tells the format.

        Args:
            readers: processes that read, which somebody keeps warm; None to read in this one.
        """
        from dovecote import pipeline
        from dovecote.model.document import Source

        sources = (Source(name, payload=content) for name, content in files)
        pieces = (piece for source in sources for piece in pipeline.iter_documents_of(source))
        yield from self._read_pieces(pieces, readers)

    def _read_pieces(self, pieces: Pieces, readers: Readers | None = None) -> Iterator[ReadStep]:
        from dovecote import pipeline
        from dovecote.languages.registry import get_language

        actors = self._actor_list()
        version = {**pipeline.made_with(get_language("en")), "program": digest_of_program(*READING_FOLDERS)}
        if actors:
            version["actors"] = sha256_of(self._store.find_beside(ACTOR_LIST) or "")
        passed_over: deque[ReadStep] = deque()

        def wanted() -> Iterator[tuple[str, Document | DovecoteError]]:
            for address, piece in pieces:
                if isinstance(piece, Document) and self._store.is_kept(piece, version):
                    self._store.put_in_process(piece.id, self.process)
                    passed_over.append(ReadStep(address, "unchanged", piece.id))
                else:
                    yield address, piece

        read = readers.read(wanted(), actors=actors) if readers else pipeline.read_each(wanted(), actors=actors)
        for address, document, result in read:
            while passed_over:
                yield passed_over.popleft()
            yield self._keep(address, document, result, version)
        yield from passed_over

    def import_actors(self, path: str | os.PathLike[str]) -> int:
        """Keep the user's own list of actors with the record; articles read from now on are read with it.

        Returns how many actors it names. Reading the same articles again reads those anew.

        Raises:
            InvalidRule: it is no list of actors.
        """
        from dovecote.vocabulary.user_lists import read_user_list, render_actor_list

        entries = read_user_list(Path(path))
        self._store.keep_beside(ACTOR_LIST, render_actor_list(entries))
        return len(entries)

    def _actor_list(self) -> tuple[Entry, ...]:
        from dovecote.vocabulary.lexicon import parse_actor_list

        text = self._store.find_beside(ACTOR_LIST)
        return parse_actor_list(text) if text else ()

    def _keep(
        self, address: str, document: Document | None, result: Reading | DovecoteError, program: dict[str, str]
    ) -> ReadStep:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            if isinstance(result, DovecoteError) or document is None:
                raise result if isinstance(result, DovecoteError) else TypeError("a reading without its document")
            kept = self._store.keep(
                result, document, address=address, recorded_at=now, program=program, process=self.process
            )
        except RecordError:
            raise
        except PassedOver as error:
            return ReadStep(address, "passed over", error=error)
        except DovecoteError as error:
            self._store.note_unread(address, error.what, error.try_next, recorded_at=now)
            return ReadStep(address, "unread", error=error)
        return ReadStep(address, kept, result.id)
