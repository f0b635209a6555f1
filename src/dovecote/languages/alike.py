"""Words that part two promises in like words, that say nothing of what one is about, or that leave nothing undone."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from dovecote.languages.registry import get_language, list_languages
from dovecote.model.likeness import content_words

NO_PART = True


@dataclass(frozen=True, slots=True)
class LikenessWords:
    """The table `alike_promises` of a language, as the linker compares words."""

    contrasts: tuple[frozenset[str], ...]
    """Rows of words that part what they stand before, as `things` gives them."""
    same: Mapping[str, str]
    """A word -> the word that stands for all that name the same thing."""
    empty: frozenset[str]
    """Words that tell nothing of what a thing is."""
    usual: Mapping[str, frozenset[str]]
    """Family of action -> what such an act is always done to."""
    whole: frozenset[str]
    """Words that tell that an act leaves nothing undone."""
    number_of_all: frozenset[str]
    """Words right before a figure that make it the number of all there are."""
    acts: frozenset[str]
    """Nouns for acts, which a phrase tells before what they are done to."""
    rest: frozenset[str]
    """Words for what is left of a number."""
    both: frozenset[str]
    """Words by which all sides are told without a name."""
    all_of_it: frozenset[str]
    """Words of a clause that leaves none of what it tells out."""
    only_on: frozenset[str]
    """Words that make a refusal a condition."""
    plain_attacks: frozenset[str]
    """Words for an attack of any kind."""
    claims: frozenset[str]
    """Words by which somebody says that he did it."""

    def things(self, words: frozenset[str]) -> frozenset[str]:
        """The same words, each by the one that stands for all that name the same thing."""
        return frozenset(self.same.get(word, word) for word in words)


@functools.cache
def likeness_words(language: str) -> LikenessWords:
    """The words of a language, by its ISO 639-1 code; none of a language that is not read."""
    if language not in list_languages():
        none: frozenset[str] = frozenset()
        return LikenessWords((), {}, none, {}, *[none] * (len(fields(LikenessWords)) - 4))
    table = get_language(language).table("alike_promises")
    same = {
        word: first
        for row in table["same_things"]
        for first in sorted(content_words(row[0]))
        for word in content_words(" ".join(row))
    }

    def words(listed: Iterable[str]) -> frozenset[str]:
        return frozenset(same.get(word, word) for word in content_words(" ".join(listed)))

    return LikenessWords(
        tuple(words(group) for group in table["contrasts"]),
        same,
        words(table["empty"]),
        {family: words(listed) for family, listed in table["usual_things"].items()},
        content_words(" ".join(table["whole"])),
        frozenset(table["number_of_all"]),
        words(table["acts"]),
        frozenset(table["rest"]),
        content_words(" ".join(table["both"])),
        frozenset(table["all_of_it"]),
        content_words(" ".join(table["only_on"])),
        content_words(" ".join(table["attacks"]["plain"])),
        content_words(" ".join(table["attacks"]["claims"])),
    )
