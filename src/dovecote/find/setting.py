"""When and where a deed is, and whose words tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, prepositions_of
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "inside", "on", "north of", "south of", "around", "across")
PAST_TAGS = frozenset({"VBD", "VBN"})


def time_of(article: Article, sentence: Sentence, verb: Token, span: Span, *, ahead: bool = False) -> When | None:
    """The time that the clause gives; without one the bound of tense and publication (codebook, section Dates)."""
    told = _time_in(article, span) or _time_near(article, sentence, span)
    if told is not None:
        edtf = told.deadline_edtf if ahead and told.deadline_edtf else told.edtf
        return When(edtf, told.exact, "stated", told.steps)
    return None if ahead else article.known_when(present=verb.pos_ in VERBAL and not _is_past(verb))


def place_of(sentence: Sentence, verb: Token) -> str | None:
    """Words of the place that a preposition on the verb or its objects names; None where none does."""
    heads = [verb, *(child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "prep", "attr"})]
    for head in heads:
        for word, inner in prepositions_of(head):
            if word in PLACE_PREPOSITIONS and inner.ent_type_ in PLACE_ENTITIES:
                words = [one for one in inner.subtree if one.i <= inner.i and one.ent_type_ == inner.ent_type_]
                return sentence.quote_tokens(words or [inner]).exact
    return None


def statement_at(article: Article, sentence: Sentence, token: Token) -> Statement | None:
    """The innermost statement whose content holds `token`; None where the outlet itself speaks."""
    return article.statement_around(Span(sentence.start_of(token), sentence.end_of(token)))


def _is_past(verb: Token) -> bool:
    if verb.tag_ in PAST_TAGS:
        return True
    return any(child.dep_ in {"aux", "auxpass"} and child.tag_ in PAST_TAGS for child in verb.children)


def _time_in(article: Article, span: Span) -> TimeExpression | None:
    return next((one for one in article.times_in(span) if one.edtf), None)


def _time_near(article: Article, sentence: Sentence, span: Span) -> TimeExpression | None:
    """The only dated expression of the sentence, where the clause itself has none."""
    quoted = [
        piece.span
        for statement in article.statements_over(sentence.span)
        for piece in statement.evidence
        if piece.role == "content" and not piece.span.contains(span)
    ]
    dated = [
        one
        for one in article.times_in(sentence.span)
        if one.edtf
        and one.timex3_type in {"DATE", "TIME"}
        and not any(words.contains(Span(one.start, one.end)) for words in quoted)
    ]
    return dated[0] if len(dated) == 1 else None
