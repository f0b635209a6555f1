"""Words that part two promises in like words, that say nothing of what one is about, or that leave nothing undone."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.likeness import content_words

NO_PART = True


@dataclass(frozen=True, slots=True)
class LikenessWords:
    """The table `alike_promises` of a language, as the linker compares words."""

    contrasts: tuple[frozenset[str], ...]
    usual: Mapping[str, frozenset[str]]
    """Family of action -> what such an act is always done to."""
    whole: frozenset[str]
    """Words that tell that an act leaves nothing undone."""
    only_on: frozenset[str]
    """Words that make a refusal a condition."""
    plain_attacks: frozenset[str]
    """Words for an attack of any kind."""
    claims: frozenset[str]
    """Words by which somebody says that he did it."""


@functools.cache
def likeness_words(language: str) -> LikenessWords:
    """The words of a language, by its ISO 639-1 code; none of a language that is not read."""
    if language not in list_languages():
        none: frozenset[str] = frozenset()
        return LikenessWords((), {}, whole=none, only_on=none, plain_attacks=none, claims=none)
    table = get_language(language).table("alike_promises")
    return LikenessWords(
        tuple(content_words(" ".join(group)) for group in table["contrasts"]),
        {family: content_words(" ".join(words)) for family, words in table["usual_things"].items()},
        content_words(" ".join(table["whole"])),
        content_words(" ".join(table["only_on"])),
        content_words(" ".join(table["attacks"]["plain"])),
        content_words(" ".join(table["attacks"]["claims"])),
    )
