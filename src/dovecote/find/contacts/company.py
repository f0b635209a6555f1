"""Names that stand side by side: "X, envoy to Y, and General Z".

The parser attaches such lists in many ways, above all where titles and appositions stand between the names. What lies
between two names decides here: a comma or "and", with at most an apposition that holds no verb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.model.actor import Actor, Mention
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS_BETWEEN = 14
"""An apposition is seldom longer; a longer stretch between two names is another clause."""
_JOINT = re.compile(r"^\s*(?:,|and|&|,\s*and)\s*$|^\s*,[^.;:]*,?\s+and\s*$", re.IGNORECASE)
PERSONS = frozenset({"person", "unnamed_person", "office", "unnamed_collective"})


def actors_beside(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Ids of the persons named in one list with the person that `token` names, that one included, in order."""
    named = [pair for pair in article.mentions_in(sentence.span) if pair[1].actor_type in PERSONS]
    position = sentence.start_of(token)
    place = next((index for index, (one, _) in enumerate(named) if one.start <= position < one.end), None)
    if place is None:
        return ()
    first = last = place
    while first and _is_joint(sentence, named[first - 1], named[first]):
        first -= 1
    while last + 1 < len(named) and _is_joint(sentence, named[last], named[last + 1]):
        last += 1
    return tuple(dict.fromkeys(actor.id for _, actor in named[first : last + 1]))


def _is_joint(sentence: Sentence, left: tuple[Mention, Actor], right: tuple[Mention, Actor]) -> bool:
    start, end = left[0].end, right[0].start
    between = sentence.text[start:end]
    if not _JOINT.match(between) or len(between.split()) > MOST_WORDS_BETWEEN:
        return False
    if any(one.pos_ in {"VERB", "AUX"} for one in sentence.parsed if start <= sentence.start_of(one) < end):
        return False
    return not _opens_a_clause(sentence, left[0], right[0])


def _opens_a_clause(sentence: Sentence, left: Mention, right: Mention) -> bool:
    """True for "met the chairman, her spokesman said": only the second is the subject of the verb behind it."""
    before, after = _head(sentence, left), _head(sentence, right)
    if before is None or after is None or after.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = after.head
    said_of = next((one for one in before.ancestors if one.pos_ in {"VERB", "AUX"}), None)
    return verb.i > after.i and said_of is not None and said_of != verb and before.dep_ not in {"nsubj", "nsubjpass"}


def _head(sentence: Sentence, mention: Mention) -> Token | None:
    inside = [one for one in sentence.parsed if mention.start <= sentence.start_of(one) < mention.end]
    return next((one for one in inside if one.head not in inside), None)
