"""Articles inside zip and tar files, one by one, never unpacked to disk, and within limits that no bomb passes.

A member's address is the archive's, a slash, and its own name, so its suffix tells its format. Archives inside
archives stay closed.
"""

from __future__ import annotations

import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, Final

from dovecote.errors import InputError, UnreadableDocument

MAX_MEMBERS: Final = 100_000
MAX_MEMBER: Final = 10_000_000
"""Bytes of one article inside."""

MAX_UNPACKED: Final = 2_000_000_000
"""Bytes of all members together; what lies beyond is not read."""

ARCHIVES: Final = (".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError, NotImplementedError)


def is_archive(address: str) -> bool:
    """Its name says that it is a zip or tar file."""
    return address.lower().endswith(ARCHIVES)


def iter_members(address: str, handle: IO[bytes]) -> Iterator[tuple[str, bytes] | InputError]:
    """The address and bytes of each file inside; an error in the place of one that cannot be had."""
    members = _zip_members(handle) if address.lower().endswith(".zip") else _tar_members(handle)
    left = MAX_UNPACKED
    try:
        for number, (name, content) in enumerate(members):
            inside = f"{address}/{name}"
            left -= len(content or b"")
            if number >= MAX_MEMBERS or left < 0:
                yield _refused(address, "it unpacks to more than any collection of articles", "Split it.")
                return
            if content is None:
                yield _refused(inside, "it is locked by a password", "Unlock it, or unpack the archive yourself.")
            elif is_archive(name):
                yield _refused(inside, "it is an archive inside an archive", "Unpack the outer one.")
            elif len(content) > MAX_MEMBER:
                yield _refused(inside, f"it has more than {MAX_MEMBER // 1_000_000} million bytes", "Split it.")
            else:
                yield inside, content
    except RuntimeError:
        yield _refused(address, "it is locked by a password", "Unlock it, or unpack it yourself.")
    except _DAMAGE as error:
        yield _refused(address, f"the archive is damaged ({error})", "Make it again; what came before is kept.")


def unzip(handle: IO[bytes]) -> gzip.GzipFile:
    """The stream inside a .gz file."""
    return gzip.GzipFile(fileobj=handle)


def _zip_members(handle: IO[bytes]) -> Iterator[tuple[str, bytes | None]]:
    with zipfile.ZipFile(handle) as archive:
        for member in archive.infolist():
            if member.is_dir() or _is_hidden(member.filename):
                continue
            if member.flag_bits & 0x1:
                yield member.filename, None
                continue
            with archive.open(member) as inner:
                # The size that the archive claims can be a lie; this one cannot.
                yield member.filename, inner.read(MAX_MEMBER + 1)


def _tar_members(handle: IO[bytes]) -> Iterator[tuple[str, bytes | None]]:
    with tarfile.open(fileobj=handle, mode="r|*") as archive:
        for member in archive:
            inner = archive.extractfile(member) if member.isfile() and not _is_hidden(member.name) else None
            if inner is not None:
                yield member.name, inner.read(MAX_MEMBER + 1)


def _is_hidden(name: str) -> bool:
    return any(piece.startswith((".", "__MACOSX")) for piece in PurePath(name).parts if piece not in (".", ".."))


def _refused(address: str, what: str, try_next: str) -> UnreadableDocument:
    return UnreadableDocument(what, thing=address, try_next=try_next)
