"""Words of the text that name an office, a rank or respect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.mentions.words import ActorWords

if TYPE_CHECKING:
    from spacy.tokens import Token

HYPHENS = frozenset({"-", "–"})


def plain(word: str) -> str:
    """A word as the tables have it: small letters, without a full stop at its end."""
    return word.lower().rstrip(".")


def names_office(token: Token, words: ActorWords) -> bool:
    """True for a noun of an office, singular or plural ("negotiators")."""
    return plain(token.text) in words.offices or token.lemma_.lower() in words.offices


def hyphened(token: Token) -> str:
    """The word of two halves that `token` ends, "secretary-general", in small letters; "" where no hyphen is before it.

    Parsers cut such words in three.
    """
    if token.i < 2 or token.nbor(-1).text not in HYPHENS or token.nbor(-2).whitespace_ or token.nbor(-1).whitespace_:
        return ""
    return f"{token.nbor(-2).lower_}-{plain(token.text)}"


def is_title_core(token: Token, words: ActorWords) -> bool:
    """True for a word that makes a title by itself: an office, a rank, a word of respect."""
    word = plain(token.text)
    if token.pos_ == "NOUN" and (word in words.officials or word in words.people):
        return True  # "analyst NAME", "teacher NAME"
    return word in words.ranks or word in words.honorifics or names_office(token, words)


def names_post(token: Token, words: ActorWords) -> bool:
    """True for a noun of an office, or of somebody who serves in one ("official")."""
    return names_office(token, words) or (token.pos_ == "NOUN" and plain(token.text) in words.officials)
