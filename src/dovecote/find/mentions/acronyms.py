"""Acronyms of organisations: how one is written, what a name's initials are, and which act without being spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dovecote.find.mentions.names import Line
from dovecote.find.mentions.office_words import names_office, plain
from dovecote.find.mentions.words import ActorWords
from dovecote.model.actor import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAPITALS = re.compile(r"(?<![\w/.’'-])[A-Z][A-Z\d]+(?:[-/][A-Z\d]+)*(?![\w/’'-]|\.[A-Z])")


def forms_of(acronym: str) -> Iterator[str]:
    """Ways to write an acronym: the "QVM/A-IO" is the "QVM-IO" with its army."""
    yield acronym
    if "/" in acronym:
        yield re.sub(r"/\w+", "", acronym)
    elif "-" in acronym:
        head, tail = acronym.split("-", 1)
        yield f"{head}/A-{tail}"
        yield f"{head} ({tail})"
        yield f"{head}({tail})"


def initials_of(name: str) -> str:
    """The QVB of "Queen's Valley Board", which many stories use without saying so."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def find_unexplained(
    lines: Sequence[Line], taken: Iterable[str], words: ActorWords
) -> dict[str, tuple[ActorType, str]]:
    """Acronyms that the article does not spell out and that act as organisations do, with kind and sector.

    They speak ("QVB said"), or they have men or officers ("the QVB chairman", "QVB fighters").
    """
    known = set(taken)
    found: dict[str, tuple[ActorType, str]] = {}
    for line in lines:
        if line.sentence.part == "headline" and _all_capitals(line):
            continue
        for acronym in _CAPITALS.finditer(line.sentence.text, line.sentence.start, line.sentence.end):
            word = acronym.group()
            tokens = line.between(*acronym.span())
            if word in known or not tokens or any(token.i in line.known_tokens for token in tokens):
                continue
            if (
                plain(word) in words.offices
                or plain(word) in words.office_acronyms
                or plain(word) in words.not_a_person
            ):
                continue
            kind = _kind_by_company(tokens[-1], words)
            if kind is not None and found.get(word, ("organisation", ""))[0] == "organisation":
                found[word] = kind
    return found


def _kind_by_company(token: Token, words: ActorWords) -> tuple[ActorType, str] | None:
    """What an acronym is by what it does, or by whom it has; None where it does and has nothing of the kind."""
    named = token.ent_type_ == "ORG" or any(one.lower_ in words.grammar["article"] for one in token.lefts)
    if named and token.dep_ == "nsubj" and token.head.lemma_ in words.speaking:
        return "organisation", ""
    if token.i + 1 == len(token.doc) or token.dep_ not in {"compound", "nmod", "amod"}:
        return None
    following = token.doc[token.i + 1]
    if plain(following.text) in words.armed_beside:
        return "armed_group", "REB"
    return ("organisation", "") if _holds_office(following, words) else None


def _holds_office(token: Token, words: ActorWords) -> bool:
    word = plain(token.text)
    return (
        (names_office(token, words) and word not in words.ranks)
        or word in words.officials
        or word in words.grammar["delegation"]
    )


def _all_capitals(line: Line) -> bool:
    letters = [one for one in line.sentence.text[line.sentence.start : line.sentence.end] if one.isalpha()]
    return all(one.isupper() for one in letters)
