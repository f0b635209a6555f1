"""The title before a name: where it begins, and what office and whose it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.mentions.full_posts import POST_WORDS, find_full_post
from dovecote.find.mentions.office_words import (
    HYPHENS,
    is_behind_office,
    is_title_core,
    names_office,
    names_post,
    plain,
)
from dovecote.find.mentions.words import ActorWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_IN_RANKS = frozenset({".", "(", ")"})
"""Within "General (ret.) NAME"."""
_BEFORE_OFFICE = frozenset({"compound", "nmod"})


def title_start(tokens: Doc, name_at: int, known_tokens: frozenset[int], words: ActorWords) -> int:
    """Index in `tokens` where the title before the name at `name_at` begins; `name_at` where there is none.

    `known_tokens` are places (token.i) of names of the vocabulary, which may stand inside a title.
    """
    reached = name_at
    place = name_at - 1
    if place >= 0 and plain(tokens[place].text) in words.joining and tokens[place].pos_ != "DET":
        return name_at  # "the governor of NAME" is no title of NAME
    apposed = _apposed_post(tokens, name_at, words)
    if apposed is not None:
        return apposed
    in_full = find_full_post(tokens, name_at, known_tokens, words)
    if in_full is not None:
        reached, place = in_full, in_full - 1
    while place >= 0:
        step = _step(tokens, place, name_at, known_tokens, words)
        if step is None:
            break
        place, stops = step
        reached = place
        place -= 1
        if stops:
            break
    return _trim(tokens, reached, name_at, words)


def _apposed_post(tokens: Doc, name_at: int, words: ActorWords) -> int | None:
    """Where "A police spokesman, NAME" and "the chairman of the Orsan Council, Dr NAME" begin; None where no post is
    told before a comma, or it may be another's.

    The order of the words tells it, for a parser often hangs such a name on the organisation. Two posts before the
    comma ("an aide to the governor, NAME") leave open whose name it is, and "the president, NAME and NAME" may list
    three people.
    """
    comma = name_at - 1
    while comma > 0 and (plain(tokens[comma].text) in words.courtesies or tokens[comma].text in _IN_RANKS):
        comma -= 1
    if comma <= 0 or tokens[comma].text != "," or _goes_on_as_list(tokens, name_at, words):
        return None
    post, stopped = _post_before(tokens, comma, words)
    joined = stopped is not None and plain(tokens[stopped].text) in words.grammar["and"]
    if post is not None and stopped is not None and joined and _only_modified(tokens, stopped + 1, post, words):
        # "The Special Representative and Head of Mission, NAME": one holds both.
        post, _ = _post_before(tokens, stopped, words)
    return _opening(tokens, post, words) if post is not None else None


def _only_modified(tokens: Doc, start: int, post: int, words: ActorWords) -> bool:
    """True where nothing but title words stand from `start` to the post: "... and Special Representative"."""
    return all(plain(one.text) in words.title_words for one in tokens[start:post])


def _post_before(tokens: Doc, end: int, words: ActorWords) -> tuple[int | None, int | None]:
    """The one post that is told right before `end`, over initials in brackets, and the word at which it stops."""
    if tokens[end - 1].text == ")":
        end = next((one for one in range(end - 2, max(end - 5, 0), -1) if tokens[one].text == "("), end)
    if is_behind_office(tokens[end - 1], words):
        end -= 2
    posts: list[int] = []
    stopped = None
    for place in range(end - 1, max(end - POST_WORDS, -1), -1):
        token = tokens[place]
        if token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or (token.is_punct and token.text not in HYPHENS):
            stopped = place
            break
        closes = place + 1 == end or plain(tokens[place + 1].text) in words.joining
        if closes and names_post(token, words) and token.tag_ not in {"NNS", "NNPS"}:
            posts.append(place)  # not the first noun of "observer mission", nor the owner in "the president's aide"
    return (posts[0] if len(posts) == 1 else None), stopped


def _goes_on_as_list(tokens: Doc, name_at: int, words: ActorWords) -> bool:
    after = name_at
    while after < len(tokens) and tokens[after].pos_ == "PROPN":
        after += 1
    return after < len(tokens) and plain(tokens[after].text) in words.grammar["and"]


def _opening(tokens: Doc, post: int, words: ActorWords) -> int | None:
    """Where the noun phrase of `post` begins, if an article or an owner opens it."""
    start = post
    while start > 0:
        before = tokens[start - 1]
        if before.pos_ == "DET" or before.tag_ == "PRP$":
            return start - 1
        if before.text in _POSSESSIVE:
            return _possessor(tokens, start - 1, frozenset())
        told = before.pos_ in {"ADJ", "NOUN", "PROPN"} or plain(before.text) in words.former or _is_hyphened(before)
        if not told:
            return None
        start -= 1
    in_full = plain(tokens[post + 1].text) in words.grammar["of"]
    return start if in_full else None  # "COAS, NAME meet" names two


def _is_hyphened(token: Token) -> bool:
    """Whether it is a hyphen, or a piece of a word with one: "so-called"."""
    behind = token.i + 1 < len(token.doc) and token.nbor(1).text in HYPHENS and not token.whitespace_
    before = token.i > 0 and token.nbor(-1).text in HYPHENS and not token.nbor(-1).whitespace_
    return token.text in HYPHENS or behind or before


def _step(tokens: Doc, place: int, name_at: int, known: frozenset[int], words: ActorWords) -> tuple[int, bool] | None:
    """How far left the title reaches at `place`, and whether it must end there; None where `place` is no part of it."""
    token = tokens[place]
    word = plain(token.text)
    if token.text == ")":
        opening = next((one for one in range(place - 1, max(place - 4, -1), -1) if tokens[one].text == "("), None)
        return None if opening is None else (opening, False)
    if token.text == "." and place and plain(tokens[place - 1].text) in words.ranks:
        return place - 1, False  # the parser cuts the stop off some ranks: "Maj", "."
    if token.text in _POSSESSIVE:
        return _possessor(tokens, place, known), True
    if token.pos_ == "DET" or token.tag_ == "PRP$":
        return place, True
    if token.text in HYPHENS and place > 0:
        return place - 1, False
    if place > 1 and tokens[place - 1].text in HYPHENS and token.pos_ in {"VERB", "ADJ"} and place + 1 < name_at:
        return place - 2, False  # "self-styled president NAME"
    if is_title_core(token, words) or word in words.title_words or token.i in known:
        return place, False
    if token.pos_ == "PROPN" and word in words.institutions and is_title_core(tokens[place + 1], words):
        return place, False  # "Senate President NAME"
    if token.text.istitle() and token.pos_ in {"PROPN", "ADJ"} and place + 1 < name_at and word not in words.calendar:
        return place, False  # a people or a place that no list knows: "Marshian President NAME"
    if _modifies_office(token, name_at, words):
        return place, False  # "Free Valley leader NAME", "ceasefire commission chief NAME"
    if word in words.joining:
        before = tokens[place - 1] if place else None
        fits = before is not None and (is_title_core(before, words) or plain(before.text) in words.title_words)
        if word in words.grammar["and"] and is_title_core(tokens[place + 1], words):
            fits = False  # "the envoy for reconciliation and General NAME": two people
        behind = tokens[name_at - 1 if word in words.grammar["of"] else place + 1 : name_at]
        if word in words.grammar["serves"] and any(names_office(one, words) for one in behind):
            fits = False  # "an aide to President NAME", "the army of President NAME": the title begins after it
        return (place, False) if fits else None
    return None


def _modifies_office(token: Token, name_at: int, words: ActorWords) -> bool:
    """True where `token` hangs, over nouns before nouns, on an office that stands before the name."""
    while token.dep_ in _BEFORE_OFFICE and token.i < token.head.i < name_at:
        token = token.head
        if names_office(token, words):
            return True
    return False


def _possessor(tokens: Doc, place: int, known: frozenset[int]) -> int:
    start = place - 1
    within = {"compound", "amod", "det"}
    while start > 0 and (
        tokens[start - 1].pos_ == "PROPN"
        or tokens[start - 1].dep_ in within
        or {start - 1, start} <= known
        or tokens[start - 1].text in HYPHENS
    ):
        start -= 1
    return max(start, 0)


def _trim(tokens: Doc, start: int, name_at: int, words: ActorWords) -> int:
    """The start, moved right past joining words; the name itself where no word between makes a title."""
    while start < name_at and plain(tokens[start].text) in words.joining and tokens[start].pos_ != "DET":
        start += 1
    has_core = any(is_title_core(one, words) for one in tokens[start:name_at])
    return start if has_core else name_at
