"""The assessments of an article: of each clause the first kind that fits, and whose it is."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.assessments.forecasts import foretold_by, left_open_by
from dovecote.find.assessments.judged import Judged
from dovecote.find.assessments.judgements import held_by, predicated_by
from dovecote.find.assessments.reasons import feared_or_explained_as, feared_or_explained_by, late_by
from dovecote.find.clause import VERBAL
from dovecote.find.frames import words_in
from dovecote.find.parties import actors_of_parties
from dovecote.find.setting import statement_at
from dovecote.languages.language import Language
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.observation import Assessment
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "en.assessments@2"
OF_A_VERB = (foretold_by, predicated_by, left_open_by, feared_or_explained_by, held_by)
"""What a verb's clause can tell, the more telling first."""
NO_WORDS = frozenset({"examples", "slippage"})
ONLY_BESIDE = frozenset(
    {"modals", "copulas", "places", "refused", "making", "remaining"}
    | {"lacking", "not_of", "needs_clause", "rating", "voicing", "keeping"}
)
"""Lists of the table whose words make an assessment only beside a word of another list."""
INVERTED = "had"
"""Opens a condition that is in no list: "had the council met"."""


def find_assessments(article: Article) -> tuple[Assessment, ...]:
    """Assessments of the article, in order of their evidence; of one clause the first kind that fits."""
    table, calling = article.language.word_sets("assessments"), _calling_words(article.language)
    found: list[Assessment] = []
    for sentence in article.fact_sentences():
        if calling.isdisjoint(words_in(sentence)):
            continue
        spans: list[Span] = []
        for token in sentence:
            if token.pos_ not in VERBAL and token.pos_ != "NOUN" and not token.like_num:
                continue
            one = next(_judged_at(sentence, token, table), None)
            if one is None or (one.kind == "conditional_forecast" and _is_threat(article, one.span)):
                continue
            if one.kind == "explanation" and _is_of_source(article, one.span):
                continue
            if not any(one.span.overlaps(span) for span in spans):
                spans.append(one.span)
                found.append(_assessment(article, sentence, token, one))
    return tuple(sorted(found, key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


@functools.cache
def _calling_words(language: Language) -> frozenset[str]:
    """Words of which a sentence with an assessment holds one; of each phrase of a delay the longest."""
    table = language.word_sets("assessments")
    sections = [section for name, section in table.items() if isinstance(section, Mapping) and name not in NO_WORDS]
    listed = [words for section in sections for name, words in section.items() if name not in ONLY_BESIDE]
    return frozenset({INVERTED}).union(*listed, (max(one.split(), key=len) for one in table["slippage"]["phrases"]))


def _is_threat(article: Article, span: Span) -> bool:
    """Whether who says what would follow threatens to do it."""
    coercive = [one for one in article.threats if one.kind == "coercive_threat"]
    return any(piece.span.overlaps(span) for one in coercive for piece in one.evidence)


def _is_of_source(article: Article, span: Span) -> bool:
    """Whether it tells why a source is not named: "who asked not to be named because she may not speak"."""
    told = article.text[span.start : span.end].lower()
    return any(phrase in told for phrase in article.language.table("anonymity")["conditions"])


def _judged_at(sentence: Sentence, token: Token, table: Mapping[str, Any]) -> Iterator[Judged]:
    if token.pos_ in VERBAL:
        for told_by in OF_A_VERB:
            yield from told_by(sentence, token, table)
    elif token.pos_ == "NOUN":
        yield from feared_or_explained_as(sentence, token, table)
    if token.like_num:
        yield from late_by(sentence, token, table)


def _assessment(article: Article, sentence: Sentence, token: Token, one: Judged) -> Assessment:
    statement = statement_at(article, sentence, token)
    holder: str | tuple[str, ...] | None = None
    if one.holder is not None:
        ids = actors_of_parties(article, sentence, [one.holder])
        holder = ids[0] if len(ids) == 1 else ids or None
    if holder is None and statement is not None:
        holder = statement.speaker
    evidence = article.quote(one.span.start, one.span.end)
    return Assessment(
        id=make_id("as", article.document.id, RULE, one.kind, one.span.start, one.span.end),
        evidence=(evidence,),
        kind=one.kind,
        holder=holder,
        claim=evidence.exact,
        probability=one.probability,
        sourcing_class=statement.sourcing_class if statement else "unattributed",
        statement=statement.id if statement else None,
        created_by=RULE,
    )
