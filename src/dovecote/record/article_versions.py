"""Which article is a later version of another, and what it changed, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final
from urllib.parse import urlsplit

from dovecote.model.evidence import Evidence, Role, Span, quote
from dovecote.model.likeness import plain_name
from dovecote.model.links import Links
from dovecote.model.reading import Reading
from dovecote.model.record import TextChange

TOLD: Final = ("headline", "body")
"""Parts that tell the news."""
_COMPARED: Final = (*TOLD, "correction")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'”’)]*(?=\s)|(?=\n)|\Z)", re.DOTALL)


def earlier_versions(known: Iterable[Reading], links: Links) -> Mapping[str, Reading]:
    """Source -> the version of the same article that it follows.

    Versions are prints of one text (`Links.origins`) that one publisher brought out, or that stand at one address.

    Args:
        known: in order of knowledge.
    """
    newest: dict[tuple[str, str], Reading] = {}
    found: dict[str, Reading] = {}
    for reading in known:
        places = [(links.origin(reading.id), place) for place in _places(reading)]
        earlier = next((newest[place] for place in places if place in newest), None)
        if earlier and earlier.text != reading.text:
            found[reading.id] = earlier
        newest.update(dict.fromkeys(places, reading))
    return found


def changes_between(old: Reading, new: Reading) -> tuple[TextChange, ...]:
    """What `new` says otherwise than `old`, in the order of the new text: added, left out or put in other words."""
    before, after = sentences_of(old), sentences_of(new)
    matcher = SequenceMatcher(None, _plain(old, before), _plain(new, after), autojunk=False)
    return tuple(
        TextChange(_evidence(old, before[i:j], "old"), _evidence(new, after[k:end], "new"))
        for tag, i, j, k, end in matcher.get_opcodes()
        if tag != "equal"
    )


def _places(reading: Reading) -> Iterator[str]:
    source = reading.source
    if source.url:
        address = urlsplit(source.url)
        yield f"{address.netloc}{address.path}"
    if source.publisher:
        yield plain_name(source.publisher)


def sentences_of(reading: Reading, kinds: Container[str] = _COMPARED) -> list[Span]:
    """Sentences of the parts of these kinds, in order."""
    return [
        Span(part.start + match.start(), part.start + match.end())
        for part in reading.source.parts
        if part.kind in kinds
        for match in _SENTENCE.finditer(reading.text[part.start : part.end])
    ]


def _plain(reading: Reading, sentences: list[Span]) -> list[str]:
    return [plain_name(span.cut(reading.text)) for span in sentences]


def _evidence(reading: Reading, sentences: list[Span], role: Role) -> Evidence | None:
    if not sentences:
        return None
    return replace(quote(reading.text, sentences[0].start, sentences[-1].end, role), source=reading.id)
