"""A frame of a reporting verb that the parse fills, and what every frame asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.statements.lexicon import ReportingVerb
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value

if TYPE_CHECKING:
    from spacy.tokens import Token


@passing_value
class Frame:
    """What a verb reports, and the words beside the verb that belong to its cue."""

    name: str
    contents: tuple[Span, ...]
    cue_extras: tuple[Token, ...] = ()
    addressee: tuple[Token, ...] = ()


def after(sentence: Sentence, verb: Token, head: Token) -> Span:
    """The subtree of `head`, as far as it stands after `verb`."""
    tokens = [one for one in head.subtree if one.i > verb.i]
    return trim(sentence, sentence.span_of(tokens))


def addressee_of(verb: Token, entry: ReportingVerb) -> tuple[Token, ...]:
    """The object of a verb that takes the one spoken to ("told the miners"); empty for none."""
    if not entry.addressee:
        return ()
    return tuple(child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i)[:1]


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(child.tag_ == "TO" or child.lower_ == "to" for child in verb.children if child.i < verb.i)
