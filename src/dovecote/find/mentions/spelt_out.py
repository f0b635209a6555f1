"""Acronyms that an article spells out as somebody else than the vocabulary knows by them.

Many groups share their letters; whom a text means by them is what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dovecote.find.mentions.acronyms import initials_of
from dovecote.vocabulary.lexicon import Entry, Hit

_SMALL: Final = r"(?:of|the|for|and|de|del|la|al|el|di|du|des|ng|sa)"
_BEFORE: Final = re.compile(rf"((?:[A-ZÀ-Þ][\w’'-]*\s+|{_SMALL}\s+)*[A-ZÀ-Þ][\w’'-]*)\s+\([“\"‘']?$")
_REACH: Final = 90
"""Characters before an acronym in brackets in which its name is looked for."""
_SAME_STEM: Final = 4
"""First letters by which "Velda" and "Veldian" are one word, written in two ways."""


def without_those_spelt_out(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, without acronyms that the text itself explains as another name than the entry's."""
    others = {_key(text, one) for one in hits if _is_acronym(text, one) and _is_another(text, one)}
    return [one for one in hits if _key(text, one) not in others] if others else list(hits)


def without_initials_of(learnt: Sequence[Entry], text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, without acronyms of groups that are initials of another name in the article: `learnt` are its own."""
    own: dict[str, list[Entry]] = {}
    for entry in learnt:
        # A name translated has other initials: "Army of National Liberation (ELN)" is the listed one.
        own.setdefault(initials_of(entry.name), []).append(entry)
    return [one for one in hits if not _is_of_own(own.get(text[one.start : one.end], ()), one, text, hits)]


def _is_of_own(entries: Sequence[Entry], hit: Hit, text: str, hits: Sequence[Hit]) -> bool:
    if not entries or hit.first.actor_type != "armed_group" or any(_is_name_of(one.name, hit.first) for one in entries):
        return False
    # Both in one article: the letters are then those of the listed one, as far as the text tells.
    return not any(one.first is hit.first and " " in text[one.start : one.end] for one in hits)


def _key(text: str, hit: Hit) -> tuple[str, str]:
    return text[hit.start : hit.end], hit.first.id


def _is_acronym(text: str, hit: Hit) -> bool:
    found = text[hit.start : hit.end]
    return found.isupper() and found.isalpha() and text[hit.end : hit.end + 1] in (")", "”", '"', "’", "'", ",", ";")


def _is_another(text: str, hit: Hit) -> bool:
    """Whether a name with these initials stands right before the acronym in brackets, and is none of the entry's."""
    before = _BEFORE.search(text, max(0, hit.start - _REACH), hit.start)
    if before is None:
        return False
    pieces = before.group(1).split()
    acronym = text[hit.start : hit.end]
    for first in range(len(pieces)):
        name = " ".join(pieces[first:])
        if initials_of(name) == acronym and pieces[first][0].isupper():
            return not _is_name_of(name, hit.first)
    return False


def _is_name_of(name: str, entry: Entry) -> bool:
    return any(_alike(name.split(), surface.split()) for surface, _ in entry.surfaces() if " " in surface)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are the same word for word, but for endings: "Velda Unity Front", "Veldian Unity Front"."""
    left, right = ([word.lower() for word in pieces if word[:1].isupper()] for pieces in (one, other))
    if len(left) != len(right):
        return False
    return all(a[:_SAME_STEM] == b[:_SAME_STEM] for a, b in zip(left, right, strict=True))
