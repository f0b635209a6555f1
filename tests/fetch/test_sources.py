"""Files, folders, patterns, lines, archives: bytes of articles, and an error in the place of what is none."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from dovecote.errors import InputError, SourceUnreachable, UnreadableDocument
from dovecote.fetch import archives, sources
from dovecote.fetch.sources import fetch, list_sources
from dovecote.model.document import RawDocument, Source

ARTICLE = b"The envoys met again in the old harbour hall of Port Lume.\n"


def addresses(found: list[RawDocument | InputError]) -> list[str]:
    return [one.thing if isinstance(one, InputError) else one.address for one in found]


def errors(found: list[RawDocument | InputError]) -> list[InputError]:
    return [one for one in found if isinstance(one, InputError)]


def fetched(path: Path) -> list[RawDocument | InputError]:
    return list(fetch(Source(str(path))))


def test_folders_and_patterns_are_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "c/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(ARTICLE)
    names = [Path(one.address).name for one in list_sources([str(tmp_path)]) if isinstance(one, Source)]
    assert names == ["a.txt", "b.txt", "d.txt"]
    assert all(one.in_folder for one in list_sources([str(tmp_path)]) if isinstance(one, Source))
    (named,) = list_sources([str(tmp_path / "a.txt")])
    assert isinstance(named, Source)
    assert not named.in_folder
    matching = [one.address for one in list_sources([str(tmp_path / "*.txt")]) if isinstance(one, Source)]
    assert [Path(one).name for one in matching] == ["a.txt", "b.txt"]


def test_an_address_that_names_nothing_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    found = list(list_sources([str(tmp_path / "none.txt"), str(tmp_path / "*.pdf"), str(tmp_path / "a.txt")]))
    assert [type(one) for one in found] == [SourceUnreachable, SourceUnreachable, Source]


def test_a_malformed_line_loses_no_following_one(tmp_path: Path) -> None:
    good = json.dumps({"text": "The talks opened."}).encode()
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join([good, b"{broken", b"", b"[1]", b"[" * 50_000, good]))
    found = fetched(path)
    assert [Path(one).name for one in addresses(found)] == [f"in.jsonl:{number}" for number in (1, 2, 4, 5, 6)]
    assert [isinstance(one, UnreadableDocument) for one in found] == [False, True, True, True, False]


def test_a_line_too_long_is_skipped_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 1000)
    good = json.dumps({"text": "The talks opened."}).encode()
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join([good, b'{"text": "' + b"a " * 5000 + b'"}', good]))
    found = fetched(path)
    assert [Path(one).name for one in addresses(found)] == ["in.jsonl:1", "in.jsonl:2", "in.jsonl:3"]
    assert len(errors(found)) == 1


@pytest.mark.parametrize("content", [b'{"text": "A."}\n{"text": "B."}\n', b'\n\n{"text": "A."}\n{"text": "B."}'])
def test_lines_on_standard_input(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert len(list(fetch(Source("-")))) == 2


@pytest.mark.parametrize(
    ("content", "media_type"), [(ARTICLE * 2, "text/plain"), (b"<!DOCTYPE html>\n<p>Talks</p>", "text/html")]
)
def test_one_article_on_standard_input(content: bytes, media_type: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert list(fetch(Source("-"))) == [RawDocument("-", content, media_type)]


def a_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def a_tar(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


@pytest.mark.parametrize(("make", "name"), [(a_zip, "in.zip"), (a_tar, "in.tgz")])
def test_archives_give_their_files_and_lines(make: object, name: str, tmp_path: Path) -> None:
    assert callable(make)
    members = {
        "a.txt": ARTICLE,
        "b.jsonl": b'{"text": "A."}\n{"text": "B."}',
        ".x": b"",
        "in.zip": b"PK",
        "../c.txt": ARTICLE,
    }
    found = fetched(make(tmp_path / name, members))
    inside = [one.removeprefix(f"{tmp_path / name}/") for one in addresses(found)]
    assert inside == ["a.txt", "b.jsonl:1", "b.jsonl:2", "in.zip", "../c.txt"]
    assert [Path(one.thing).name for one in errors(found)] == ["in.zip"]
    assert not (tmp_path.parent / "c.txt").exists()


def test_a_member_that_unpacks_to_too_much_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    found = fetched(a_zip(tmp_path / "in.zip", {"bomb.txt": b"0" * 60_000_000, "a.txt": ARTICLE}))
    assert [type(one) for one in found] == [UnreadableDocument, RawDocument]


def test_an_archive_that_unpacks_to_too_much_ends_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 3 * len(ARTICLE))
    found = fetched(a_zip(tmp_path / "in.zip", {f"{number}.txt": ARTICLE for number in range(9)}))
    assert [type(one) for one in found] == [RawDocument] * 3 + [UnreadableDocument]


@pytest.mark.parametrize("name", ["in.zip", "in.tar", "in.tar.gz", "in.jsonl.gz", "in.txt.gz"])
def test_damaged_archives_are_errors(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 no archive at all")
    (found,) = fetched(path)
    assert isinstance(found, InputError)
    assert found.try_next


def test_an_archive_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    lines = b"".join(b'{"text": "%d talks, %d envoys, and %d days"}\n' % (n, n * n, n**3) for n in range(2000))
    path.write_bytes(gzip.compress(lines)[:-900])
    found = fetched(path)
    assert len(found) > 100
    assert isinstance(found[-1], UnreadableDocument)
    assert all(isinstance(one, RawDocument) for one in found[:-2])


def test_a_file_beyond_any_article_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    (tmp_path / "a.txt").write_bytes(ARTICLE * 10)
    (found,) = fetched(tmp_path / "a.txt")
    assert isinstance(found, UnreadableDocument)
