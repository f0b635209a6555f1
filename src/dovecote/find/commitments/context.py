"""In which text or order a sentence stands: an agreement once named holds for the rest of its paragraph.

Reports name the agreement once ("The text speaks of ...") and then tell its provisions in plain sentences. Those belong
to it as long as nobody else is given the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from dovecote.find.article import Article
from dovecote.find.clause import labels_below, prepositions_of
from dovecote.find.commitments.words import Words
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBER_REACH: Final = 6
"""Words between "Decree" and "which" in "Decree No. 214, under which"."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the promises of a sentence stand on."""

    kind: Literal["agreement", "order", "law"]
    sentence: Sentence
    noun: Token
    """The word that names it: "agreement", "decree"."""
    is_own: bool
    """Whether the sentence itself names it; else it is taken over from an earlier one of the paragraph."""
    opens_list: bool = False
    """Whether it is the text itself, which opened its articles: "have agreed as follows:"."""


def grounds_of(article: Article, words: Words) -> dict[int, Ground]:
    """The ground of each sentence that has one, by the sentence's index."""
    found: dict[int, Ground] = {}
    last: Ground | None = None
    opened: Ground | None = None
    for sentence in article.fact_sentences():
        opened = _opened(sentence, words) or (opened if _continues(opened, sentence, words) else None)
        if last is not None and last.sentence.paragraph != sentence.paragraph:
            last = None
        own = _named_in(sentence, words, told=bool(article.agreements))
        if own is not None:
            last = own
            found[sentence.index] = own
        elif opened is not None and opened.sentence != sentence:
            found[sentence.index] = opened
        elif _is_numbered_article(sentence, words) or (article.agreements and _is_numbered_duty(sentence, words)):
            found[sentence.index] = Ground("agreement", sentence, sentence.root, False, opens_list=True)
        elif last is not None and not _somebody_speaks(article, sentence):
            found[sentence.index] = Ground(last.kind, last.sentence, last.noun, False)
    return found


def _opened(sentence: Sentence, words: Words) -> Ground | None:
    """The ground of the articles that a sentence opens: "The Parties have agreed as follows:", "What the deal says"."""
    named = _heading_of_terms(sentence, words)
    if named is not None:
        return Ground("agreement", sentence, named, False, opens_list=True)
    if not sentence.words.rstrip().endswith(":"):
        return None
    table = words.table["details"]["agreement"]
    verbs = (one for one in sentence if one.pos_ == "VERB")
    verb = next((one for one in verbs if _opens(one, table)), None)
    return Ground("agreement", sentence, verb, False, opens_list=True) if verb is not None else None


def _opens(verb: Token, table: Mapping[str, Any]) -> bool:
    """Whether the verb opens the articles of a text: "agree as follows", and of several "announce the following"."""
    if verb.lemma_.lower() in table["opening"]:
        return True
    subject = next((one for one in verb.children if one.dep_ == "nsubj"), None)
    many = subject is not None and (
        subject.tag_ in {"NNS", "NNPS"} or any(one.dep_ == "conj" for one in subject.children)
    )
    return many and verb.lemma_.lower() in table["announcing"]


def _heading_of_terms(sentence: Sentence, words: Words) -> Token | None:
    """The agreement whose terms a heading announces: "Key points of the accord:", "What the deal says"."""
    agreement = words.table["details"]["agreement"]
    if sentence.part not in {"headline", "subheading"} and not sentence.words.rstrip().endswith(":"):
        return None
    if not any(one.lower_ in agreement["terms"] for one in sentence):
        return None
    found = (one for one in sentence if one.pos_ in {"NOUN", "PROPN"} and words.is_agreement(one))
    return next((one for one in found if not any(near.lower_ in agreement["open"] for near in one.children)), None)


def _continues(opened: Ground | None, sentence: Sentence, words: Words) -> bool:
    """Whether the sentence is an article of the text that `opened`: by its marker, or by the heading above it."""
    if opened is None:
        return False
    named = "|".join(words.table["details"]["agreement"]["articles"])
    heading = rf"^[ \t]*(?:{named})\s+\w+\b[^\n.]*$"
    above = sentence.text[opened.sentence.end : sentence.start]
    return _is_article(sentence, words) or re.search(heading, above, re.IGNORECASE | re.MULTILINE) is not None


def _is_numbered_article(sentence: Sentence, words: Words) -> bool:
    """Whether it is an article of a text by its own words: "Article 3. The Parties shall cease ..."."""
    return _begins_as(sentence, rf"(?:{_labels(words)})\s+\w+[.:]?") and _binds(sentence, words)


def _is_numbered_duty(sentence: Sentence, words: Words) -> bool:
    """Whether it is an article of a text by its number alone: "3. The Parties shall cease ..."."""
    return _begins_as(sentence, r"\(?\d{1,2}[.)]") and _binds(sentence, words)


def _is_article(sentence: Sentence, words: Words) -> bool:
    """Whether the sentence stands in a paragraph that begins as an article does: "3.", "(b)", "Article 4", "First,"."""
    ordinals = "|".join(words.table["details"]["agreement"]["ordinals"])
    return _begins_as(sentence, rf"(?:(?:{ordinals}),|[•·*–—-]|\(?\w{{1,3}}[.)]|(?:{_labels(words)})\s+\w+[.:]?)")


def _begins_as(sentence: Sentence, marker: str) -> bool:
    """Whether the line that the sentence stands in begins with the marker, which is no part of the sentence."""
    line = sentence.text.rfind("\n", 0, sentence.start) + 1
    return re.match(rf"\s*{marker}\s", sentence.text[line : sentence.end + 1], re.IGNORECASE) is not None


def _labels(words: Words) -> str:
    return "|".join(words.table["details"]["agreement"]["articles"])


def _binds(sentence: Sentence, words: Words) -> bool:
    return any(one.lower_ in words.table["cues"]["modal"]["binding"] for one in sentence)


def _named_in(sentence: Sentence, words: Words, *, told: bool) -> Ground | None:
    """The ground that the sentence names; `told` says whether the article tells of an agreement at all."""
    details = words.table["details"]
    kinds: tuple[tuple[Literal["agreement", "order", "law"], list[str]], ...] = (
        ("order", details["orders"]["nouns"]),
        ("law", details["law"]["nouns"]),
        ("agreement", details["agreement"]["nouns"]),
    )
    for token in sentence:
        if token.pos_ not in {"NOUN", "PROPN"} or not _is_ground(token, details):
            continue
        if any(one.lower_ in details["agreement"]["open"] for one in token.children):
            continue
        lemma = token.lemma_.lower()
        if told and lemma in details["agreement"]["under_only"] and any(one.lower_ == "the" for one in token.children):
            return Ground("agreement", sentence, token, True)
        if told and lemma in details["agreement"]["articles"] and any(one.like_num for one in token.children):
            return Ground("agreement", sentence, token, True)  # "Article 7 lays down that"
        if lemma in details["agreement"]["under_name"] and any(one.pos_ == "PROPN" for one in token.children):
            return Ground("agreement", sentence, token, True)
        for kind, nouns in kinds:
            if lemma in nouns or (kind == "agreement" and words.is_agreement(token)):
                return Ground(kind, sentence, token, True)
    return None


def _is_ground(noun: Token, details: Mapping[str, Any]) -> bool:
    """Whether what follows is said to stand in `noun`: "under the accord", "the text says", "a deal by which"."""
    agreement = details["agreement"]
    head = noun.head
    if noun.dep_ == "pobj" and _preposition(head) in agreement["under"]:
        return True
    if noun.dep_ == "nsubj" and head.lemma_.lower() in agreement["saying"]:
        return True
    if noun.dep_ in {"dobj", "nsubjpass", "attr"} and head.lemma_.lower() in details["agreement"]["making"]:
        return True
    return (
        "relcl" in labels_below(noun)
        and any(
            one.dep_ == "relcl"
            and any(word in {"under", "by", "in"} and near.tag_ == "WDT" for word, near in prepositions_of(one))
            for one in noun.children
        )
    ) or (noun.dep_ == "compound" and _is_numbered_before_which(noun))


def _is_numbered_before_which(noun: Token) -> bool:
    """Whether it is as "Decree No. 214, under which": the parser takes the number's sign for the noun."""
    behind = noun.doc[noun.i + 1 : noun.i + 1 + NUMBER_REACH]
    return any(one.tag_ == "WDT" and one.nbor(-1).lower_ in {"under", "by"} for one in behind)


def _preposition(token: Token) -> str:
    """The whole preposition that ends with `token`: "under", "according to", "as part of"."""
    word = token.lower_
    if token.dep_ == "prep" and token.head.dep_ == "prep":
        return f"{token.head.lower_} {word}"
    return str(word)


def _somebody_speaks(article: Article, sentence: Sentence) -> bool:
    """Whether another than the outlet, or the text itself, has the word in most of the sentence."""
    return any(
        not _is_the_text(statement)
        and sum(
            len(one.exact) for one in statement.evidence if one.role == "content" and one.span.overlaps(sentence.span)
        )
        * 2
        > len(sentence.span)
        for statement in article.statements_over(sentence.span)
    )


def _is_the_text(statement: Statement) -> bool:
    """Whether a statement is what a document says ("It says that ..."), and so no change of voice."""
    named = [one.exact.lower() for one in statement.evidence if one.role == "source"]
    return statement.sourcing_class == "document_institutional" or named == ["it"]
