"""What Dovecote is made of, and the file that each part comes from."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PartOfDovecote:
    """A reader, an export, a language, a file of rules: found by walking the folder it lies in."""

    kind: str
    name: str
    about: str
    place: str


def list_parts() -> list[PartOfDovecote]:
    """Every reader, export, language, rule file and linker, each with the file it comes from."""
    from dovecote.export.export import list_exports
    from dovecote.languages.registry import list_languages
    from dovecote.link.linking import linkers
    from dovecote.read.reader import list_readers

    found = [
        PartOfDovecote("reader", name, " ".join(part.suffixes), place) for name, (part, place) in list_readers().items()
    ]
    found += [PartOfDovecote("export", name, part.about, place) for name, (part, place) in list_exports().items()]
    for code, (language, place) in list_languages().items():
        found.append(PartOfDovecote("language", code, language.name, place))
        for path in sorted(language.folder.rglob("*.toml")):
            name = path.relative_to(language.folder).with_suffix("").as_posix()
            found.append(PartOfDovecote("rules", f"{code}/{name}", "", str(path)))
    found += [PartOfDovecote("linker", one.kind, f"stage {one.stage}", inspect.getfile(one.items)) for one in linkers()]
    vocabulary = Path(__file__).parents[1] / "vocabulary"
    for path in sorted(vocabulary.rglob("*.toml")):
        found.append(
            PartOfDovecote("vocabulary", path.relative_to(vocabulary).with_suffix("").as_posix(), "", str(path))
        )
    return found
