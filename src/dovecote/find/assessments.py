"""Who judges, expects, fears or explains what (codebook, section Process ... assessment)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, is_passive, objects_of, prepositions_of, subject_of, subtree_span
from dovecote.find.frames import lemma_of
from dovecote.find.parties import actors_of_parties
from dovecote.find.setting import statement_at
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.observation import Assessment
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "en.assessments@1"
LONGEST_SLIPPAGE = 12
"""Words from a number to the end of what makes it a delay."""
SAID = frozenset({"VBZ", "VBD", "VBP"})
"""Tags of verbs by which somebody holds something, here and now or then."""
Kind = Literal[
    "evaluation",
    "forecast",
    "conditional_forecast",
    "counterfactual",
    "fear",
    "explanation",
    "stance",
    "slippage_claim",
]


@dataclass(frozen=True, slots=True)
class _Reading:
    """An assessment at a word: its kind, its clause, and who holds it where the grammar tells."""

    kind: Kind
    span: Span
    holder: Token | None = None
    probability: str | None = None


def find_assessments(article: Article) -> tuple[Assessment, ...]:
    """Assessments of the article, in order of their evidence; of one clause the first kind that fits."""
    table = article.language.table("assessments")
    found: list[Assessment] = []
    for sentence in article.fact_sentences():
        spans: list[Span] = []
        for token in sentence:
            if token.pos_ not in VERBAL and token.pos_ != "NOUN" and not token.like_num:
                continue
            one = next(_read(sentence, token, table), None)
            if one is None or (one.kind == "conditional_forecast" and _is_threat(article, one.span)):
                continue
            if not any(one.span.overlaps(span) for span in spans):
                spans.append(one.span)
                found.append(_assessment(article, sentence, token, one))
    return tuple(sorted(found, key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _is_threat(article: Article, span: Span) -> bool:
    """Whether who says what would follow threatens to do it."""
    coercive = [one for one in article.threats if one.kind == "coercive_threat"]
    return any(piece.span.overlaps(span) for one in coercive for piece in one.evidence)


def _read(sentence: Sentence, token: Token, table: Mapping[str, Any]) -> Iterator[_Reading]:
    if token.pos_ in VERBAL:
        yield from _of_verb(sentence, token, table)
    elif token.pos_ == "NOUN":
        yield from _of_noun(sentence, token, table)
    yield from _slippage(sentence, token, table)


def _of_verb(sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Iterator[_Reading]:
    lemma = lemma_of(verb)
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    condition = _condition(verb, table)
    if auxiliaries & {"would", "could"} and "have" in auxiliaries and (condition or _without(verb, table)):
        yield _Reading("counterfactual", _hull(sentence, clause_span(sentence, verb), condition))
    if condition is not None and auxiliaries & set(table["forecast"]["modals"]):
        yield _Reading("conditional_forecast", _hull(sentence, clause_span(sentence, verb), condition))
    likely = [one for one in verb.children if one.lower_ in table["forecast"]["adverbs"]]
    if likely:
        yield _Reading("forecast", clause_span(sentence, verb), None, likely[0].text)
    adjective = next((one for one in verb.children if one.dep_ in {"acomp", "attr", "oprd"}), None)
    if adjective is not None and lemma_of(adjective) in table["forecast"]["adjectives"]:
        yield _Reading("forecast", clause_span(sentence, verb), None, adjective.text)
    if adjective is not None and lemma_of(adjective) in table["evaluation"]["adjectives"]:
        yield _Reading("evaluation", clause_span(sentence, verb))
    possible = next(
        (one for one in verb.children if one.lower_ in table["forecast"]["possible"] and one.dep_ == "aux"), None
    )
    if (
        possible is not None
        and not any(one.dep_ == "neg" for one in verb.children)
        and verb.dep_ not in {"relcl", "advcl"}
    ):
        yield _Reading("forecast", clause_span(sentence, verb), None, possible.text)
    if (
        lemma in table["forecast"]["verbs"]
        and not is_passive(verb)
        and verb.tag_ in SAID
        and subject_of(verb) is not None
    ):
        yield _Reading("forecast", clause_span(sentence, verb), subject_of(verb), verb.text)
    if lemma in table["fear"]["verbs"]:
        yield _Reading("fear", clause_span(sentence, verb), subject_of(verb))
    if lemma in table["explanation"]["verbs"] and any(
        word in {"on", "to", "for"} for head in (verb, *objects_of(verb)) for word, _ in prepositions_of(head)
    ):
        yield _Reading("explanation", clause_span(sentence, verb), subject_of(verb))
    if any(_is_marked(child, table["explanation"]["marks"]) for child in verb.children):
        yield _Reading("explanation", clause_span(sentence, verb))
    if lemma in table["evaluation"]["verbs"] and verb.tag_ != "VB":
        yield _Reading("evaluation", clause_span(sentence, verb), subject_of(verb))
    if lemma in table["stance"]["verbs"] and verb.tag_ in SAID and subject_of(verb) is not None:
        yield _Reading("stance", clause_span(sentence, verb), subject_of(verb))


def _of_noun(sentence: Sentence, noun: Token, table: Mapping[str, Any]) -> Iterator[_Reading]:
    lemma = lemma_of(noun)
    if lemma in table["fear"]["nouns"] and noun.tag_ == "NNS" and any(one.dep_ == "acl" for one in noun.children):
        verb = noun.head if noun.head.pos_ in VERBAL else None
        yield _Reading("fear", clause_span(sentence, verb) if verb is not None else subtree_span(sentence, noun))
    if lemma in table["explanation"]["nouns"] and any(word in {"for", "of"} for word, _ in prepositions_of(noun)):
        yield _Reading("explanation", subtree_span(sentence, noun))


def _slippage(sentence: Sentence, token: Token, table: Mapping[str, Any]) -> Iterator[_Reading]:
    """A length of time with the words that make it a delay: "five weeks later than planned"."""
    if not token.like_num:
        return
    place = token.i - sentence.parsed.start
    rest = sentence.tokens[place : place + LONGEST_SLIPPAGE]
    text = " ".join(one.lower_ for one in rest)
    for phrase in table["slippage"]["phrases"]:
        found = text.find(phrase)
        if 0 < found < 24 and len(text[:found].split()) <= 3:
            length = len((text[:found] + phrase).split())
            yield _Reading("slippage_claim", sentence.span_of(rest[:length]))
            return


def _is_marked(clause: Token, marks: Collection[str]) -> bool:
    return clause.dep_ == "advcl" and any(one.dep_ == "mark" and one.lower_ in marks for one in clause.children)


def _condition(verb: Token, table: Mapping[str, Any]) -> Token | None:
    return next((child for child in verb.children if _is_marked(child, table["condition"]["marks"])), None)


def _without(verb: Token, table: Mapping[str, Any]) -> bool:
    return any(word in table["condition"]["without"] for word, _ in prepositions_of(verb))


def _hull(sentence: Sentence, span: Span, condition: Token | None) -> Span:
    if condition is None:
        return span
    other = subtree_span(sentence, condition)
    return Span(min(span.start, other.start), max(span.end, other.end))


def _assessment(article: Article, sentence: Sentence, token: Token, one: _Reading) -> Assessment:
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
