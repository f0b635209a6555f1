"""Talks that are told only as the occasion of something else: "after three days of talks, A and B signed an accord".

Nobody stands beside the noun; those who did together what came of the talks held them, where they are several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, conjuncts_of, subject_of
from dovecote.find.commitments.sides import is_sides
from dovecote.find.contacts.participants import named_parties
from dovecote.find.frames import Match
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

STEPS = 4
"""The longest way up from the noun: "after | three days | of | talks"."""


def parties_of_occasion(article: Article, sentence: Sentence, match: Match) -> tuple[str, ...]:
    """Ids of those who did together what came of the talks; `()` where one alone did it, or nobody is known."""
    doers = _doers(article, match.trigger) if match.is_nominal else ()
    found = [one for doer in doers for one in named_parties(article, sentence, doer)]
    ids = tuple(dict.fromkeys(found))
    several = len(ids) > 1 or (len(ids) == 1 and is_sides(article, ids[0]))
    return ids if several else ()


def _doers(article: Article, noun: Token) -> tuple[Token, ...]:
    """The subject of the verb that the noun is the occasion of, with those joined to it."""
    occasions = set(article.language.table("contacts")["status"]["occasions"])
    current, marked = noun, False
    for _ in range(STEPS):
        if current.pos_ in VERBAL:
            break
        marked = marked or current.lower_ in occasions
        current = current.head
    doer = subject_of(current) if marked and current.pos_ in VERBAL else None
    return conjuncts_of(doer) if doer is not None else ()
