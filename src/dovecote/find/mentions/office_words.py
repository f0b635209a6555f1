"""Words of the text that name an office, a rank or respect."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from dovecote.find.mentions.words import ActorWords

if TYPE_CHECKING:
    from spacy.tokens import Token

HYPHENS = frozenset({"-", "–"})
MOST_WORDS: Final = 100_000
"""Words whose form in the tables is remembered."""


@functools.lru_cache(MOST_WORDS)
def plain(word: str) -> str:
    """A word as the tables have it: small letters, without a full stop at its end."""
    return word.lower().rstrip(".")


def names_office(token: Token, words: ActorWords) -> bool:
    """True for a noun of an office, singular or plural ("negotiators"), and for what ends one: "second-in-command"."""
    if plain(token.text) in words.offices or token.lemma_.lower() in words.offices:
        return True
    whole = hyphened(token)
    return whole.count("-") > 1 and whole in words.offices


def hyphened(token: Token) -> str:
    """The word that `token` ends, "secretary-general", "second-in-command", in small letters; "" without a hyphen.

    Parsers cut such words at their hyphens.
    """
    if not _is_joined(token):
        return ""
    before = token.nbor(-2)
    whole = f"{before.lower_}-{plain(token.text)}"
    return f"{before.nbor(-2).lower_}-{whole}" if before.pos_ == "ADP" and _is_joined(before) else whole


def _is_joined(token: Token) -> bool:
    """True where a hyphen joins the word to the one before."""
    if token.i < 2:
        return False
    words, place = token.doc, token.i
    hyphen = words[place - 1]
    return hyphen.text in HYPHENS and not hyphen.whitespace_ and not words[place - 2].whitespace_


def is_behind_office(token: Token, words: ActorWords) -> bool:
    """True for the "elect" of "president-elect", the "designate" of "minister-designate"."""
    return plain(token.text) in words.grammar["behind_office"] and _is_joined(token)


def is_title_core(token: Token, words: ActorWords) -> bool:
    """True for a word that makes a title by itself: an office, a rank, a word of respect."""
    word = plain(token.text)
    if token.pos_ == "NOUN" and (word in words.officials or word in words.people):
        return True  # "analyst NAME", "teacher NAME"
    return word in words.ranks or word in words.honorifics or names_office(token, words)


def names_post(token: Token, words: ActorWords) -> bool:
    """True for a noun of an office, or of somebody who serves in one ("official")."""
    return names_office(token, words) or (token.pos_ == "NOUN" and plain(token.text) in words.officials)
