"""A look at an article's words before it is parsed: whether it can bear on a war or a peace at all.

Parsing costs a thousand times as much as looking words up. In an archive of all the news of a paper nearly everything
is about something else, so an article is parsed only where its words let it hope for a finding. The words are those of
the rule tables and the vocabulary, so the look follows them; `look.toml` of the language names which, and how many.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dovecote.vocabulary.lexicon import Entry, load_lexicon

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from dovecote.languages.language import Language
    from dovecote.model.reading import Reading

_NO_SIDE: Final = frozenset({"person", "media"})
"""Kinds of actor that every article names."""
TOLD_EVERYWHERE: Final = frozenset({"statements", "assessments"})
"""Findings that news of any subject holds."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in a text that the look counts."""

    words: int
    subject: int
    """How often words of the subject stand there."""
    subject_words: frozenset[str]
    mentions: int
    """How often actors are named."""
    actors: frozenset[str]


class Look:
    """The look of one language, with the user's own actors."""

    def __init__(self, language: Language, actors: tuple[Entry, ...] = ()) -> None:
        self._table = language.table("look")
        self._lexicon = load_lexicon(actors)
        self._forms, self._machine = _machine_of(language)

    def passes(self, text: str) -> bool:
        """Whether the article is to be parsed."""
        seen = self.seen_in(text)
        return seen.words < self._table["short"] or self.is_enough(seen)

    def is_enough(self, seen: Seen) -> bool:
        """Whether what was seen tells of a war or a peace, however long the text is."""
        return any(_is_enough(seen, one) for one in self._table["enough"])

    def seen_in(self, text: str) -> Seen:
        """What the look counts in a text."""
        told = list(self._told(text.lower()))
        hits = [one.first for one in self._lexicon.find(text) if one.first.actor_type not in _NO_SIDE]
        # A state and its government are one name for two actors.
        actors = frozenset(entry.id.partition("/")[0] for entry in hits)
        return Seen(len(text.split()), len(told), frozenset(told), len(hits), actors)

    def _told(self, lower: str) -> Iterator[str]:
        """The word of the subject at each place where a form of it stands as a whole word."""
        for which, start, end in self._machine.find_matches_as_indexes(lower, overlapping=True):
            if not (_is_of_word(lower[start - 1 : start]) or _is_of_word(lower[end : end + 1])):
                yield self._forms[which]


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in {"-", "_"}


def _is_enough(seen: Seen, asked: Mapping[str, Any]) -> bool:
    if (
        len(seen.subject_words) < asked.get("subject", 0)
        or len(seen.actors) < asked.get("actors", 0)
        or seen.mentions < asked.get("mentions", 0)
    ):
        return False
    counted = (seen.subject if "subject" in asked else 0) + (seen.mentions if "mentions" in asked else 0)
    return bool(100 * counted >= asked["in_hundred"] * seen.words)


@functools.cache
def _machine_of(language: Language) -> tuple[tuple[str, ...], AhoCorasick]:
    """The word that each form is of, and what finds all forms in one pass."""
    from ahocorasick_rs import AhoCorasick

    classes = language.table("classes")["classes"]
    groups = language.table("actors")["group_words"]["plural"]
    words = {word.lower() for name in language.table("look")["classes"] for word in classes[name]}
    forms = {form: word for word in sorted(words | set(groups)) if not word.startswith("#") for form in _forms(word)}
    return tuple(forms.values()), AhoCorasick(list(forms))


def _forms(word: str) -> Iterator[str]:
    """The word and its plural; one that is none is found nowhere."""
    yield word
    yield f"{word}s"
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
    if word.endswith(("s", "x", "h")):
        yield f"{word}es"


def findings_on_subject(reading: Reading) -> Counter[str]:
    """How many findings of each class a reading holds, without those that news of any subject holds."""
    return Counter(name for name, _ in reading.items() if name not in TOLD_EVERYWHERE)
