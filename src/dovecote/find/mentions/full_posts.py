"""Posts told in full right before a name: "Chairman of the Salt Council NAME", "Special Envoy to Veldt and Orsa NAME".

The order of the words tells it: between the office and the name stands only what the office is of or about. A second
office there would be somebody else's ("an aide to President NAME").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.mentions.office_words import names_post, plain
from dovecote.find.mentions.words import ActorWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POST_WORDS = 12
"""Words of "the deputy head of the southern front's delegation to the talks"; more seldom describe a bearer."""
_TELLING = frozenset({"PROPN", "NOUN", "ADJ", "DET"})
_PLURAL = frozenset({"NNS", "NNPS"})


def find_full_post(tokens: Doc, name_at: int, known: frozenset[int], words: ActorWords) -> int | None:
    """Place of the office of a post told in full right before the name at `name_at`; None where there is none."""
    end = _before_ranks(tokens, name_at, words)
    if end > 0 and _lists(tokens, end - 1, words):
        return None  # "the envoy for reconciliation and General NAME": two people
    if end == name_at and end > 0 and tokens[end - 1].pos_ == "DET":
        return None  # "envoy to the Outer Isles": what an article stands before is nobody's name
    for place in range(end - 1, max(end - POST_WORDS, 0), -1):
        token = tokens[place]
        if _binds(token, words) and place + 1 < end and names_post(tokens[place - 1], words):
            return place - 1 if tokens[place - 1].tag_ not in _PLURAL else None
        if names_post(token, words) and token.i not in known:
            return None
        if not (_binds(token, words) or token.pos_ in _TELLING or token.i in known or _lists(tokens, place, words)):
            return None
    return None


def follows_post(tokens: Doc, at: int, words: ActorWords) -> bool:
    """True where "chairman of the" or "envoy to" stands right before the word at `at`."""
    place = at - 1
    if place > 0 and tokens[place].pos_ == "DET":
        place -= 1
    return place > 0 and _binds(tokens[place], words) and names_post(tokens[place - 1], words)


def _before_ranks(tokens: Doc, name_at: int, words: ActorWords) -> int:
    """Where ranks and words of respect before the name begin."""
    end = name_at
    while end > 0 and (plain(tokens[end - 1].text) in words.courtesies or tokens[end - 1].text == "."):
        end -= 1
    return end


def _binds(token: Token, words: ActorWords) -> bool:
    return token.pos_ != "DET" and plain(token.text) in words.grammar["binds_post"]


def _lists(tokens: Doc, place: int, words: ActorWords) -> bool:
    """True for what joins the parts of "Veldt, Orsa and the Isles"."""
    return tokens[place].text == "," or plain(tokens[place].text) in words.grammar["and"]
