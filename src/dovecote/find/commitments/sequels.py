"""What an article says of a promise in another sentence, put where it belongs: at the promise.

"The withdrawal will be conditional", "the premier will not tie it to conditions", "four months later than planned",
"the delay is due to snow", "the deadline was missed", "they did not". Such a sentence names the promise by its act, by
the words for a limit or a delay, or follows it directly; where that leaves a choice, nothing is attached.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import clause_span, objects_of, subject_of
from dovecote.find.commitments.sequel_targets import TARGETS, Sequel, attached
from dovecote.find.commitments.words import Words
from dovecote.find.frames import with_lemma
from dovecote.model.commitment import Commitment
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


LONGEST_ELLIPSIS = 5
"""Tokens of "They did not." with its stop; a longer clause tells something of its own."""
ELLIPTIC = frozenset({"do", "be", "have"})
"""Verbs that stand for another one there."""


def attach_sequels(article: Article, commitments: tuple[Commitment, ...], words: Words) -> tuple[Commitment, ...]:
    """`commitments` with what other sentences of the article say of them."""
    if not commitments:
        return commitments
    found = list(commitments)
    for sequel in sequels_in(article, words):
        for number in TARGETS[sequel.field](article, found, sequel):
            found[number] = attached(article, found[number], sequel)
    return tuple(found)


def sequels_in(article: Article, words: Words) -> Iterator[Sequel]:
    """Everything of the kind in the article, slips before their reasons."""
    table = article.language.word_sets("commitments/sequels")
    finders: tuple[Callable[..., Iterator[Sequel]], ...] = (_slips, _conditions, _dropped, _reasons, _not_done)
    for finder in finders:
        for sentence in article.fact_sentences():
            yield from finder(article, sentence, table, words)


def _act(token: Token | None, words: Words) -> str | None:
    """The action that a noun names."""
    if token is None or token.pos_ not in ("NOUN", "PROPN"):
        return None
    action = words.action_of(token)
    return action.name if action is not None else None


def _is_negated(token: Token) -> bool:
    return any(one.dep_ == "neg" or one.lower_ in ("never", "longer") for one in token.children)


def _slips(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """A length of time counted from what was planned."""
    lengths = [one for one in article.times_in(sentence.span) if one.timex3_type == "DURATION"]
    if not lengths:
        return
    tail = _tail_of_slips(tuple(table["slips"]["compared"]), tuple(table["slips"]["phrases"]))
    for time in lengths:
        match = tail.match(sentence.text, time.end, sentence.end)
        if match:
            evidence = article.quote(time.start, match.end(), "slip_words")
            acts = [_act(one, words) for one in sentence]
            yield Sequel("slip", evidence, sentence, next((act for act in acts if act), None))


@functools.cache
def _tail_of_slips(compared: tuple[str, ...], phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What behind a length of time makes it a slip: "later than planned", "behind schedule"."""
    planned, behind = ("|".join(map(re.escape, one)) for one in (compared, phrases))
    return re.compile(rf"(?:\s+\w+)?\s+than(?:\s+[\w'’]+){{0,8}}?\s+(?:{planned})\b|\s+(?:{behind})\b", re.IGNORECASE)


def _conditions(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """The act is said to be conditional; or, negated, to be so no more."""
    for label in _labels_in(sentence, table["conditions"]["labels"]):
        for verb, act, start in _predicated(sentence, label, words):
            negated = _is_negated(verb) or any(_is_negated(one) for one in verb.children if one.dep_ == "acomp")
            span = clause_span(sentence, verb)
            text = sentence.text[start : start + len(label)]
            if not negated:
                yield Sequel("condition", article.quote(span.start, span.end, "condition"), sentence, act, text)
            elif any(one.lower_ == "longer" for one in verb.subtree):
                yield Sequel("drops", article.quote(span.start, span.end, "condition"), sentence, act)
    for verb in with_lemma(sentence, table["conditions"]["hanging"]):
        hung = _act(subject_of(verb), words) if verb.pos_ == "VERB" else None
        if hung is None or not any(child.lower_ in table["conditions"]["hanging_on"] for child in verb.children):
            continue
        span = clause_span(sentence, verb)
        quote = article.quote(span.start, span.end, "condition")
        if not _is_negated(verb):
            yield Sequel("condition", quote, sentence, hung, quote.exact)
        elif any(one.lower_ == "longer" for one in verb.children):
            yield Sequel("drops", quote, sentence, hung)


def _labels_in(sentence: Sentence, labels: Sequence[str]) -> list[str]:
    """Those of `labels` whose letters stand in the sentence, perhaps as part of a longer word."""
    lowered = sentence.words.lower()
    return [one for one in labels if one.lower() in lowered]


def _predicated(sentence: Sentence, label: str, words: Words) -> Iterator[tuple[Token, str, int]]:
    """Verbs that say `label` of an act, with the act and where the label stands."""
    for match in _standing_alone(label).finditer(sentence.words):
        start = sentence.start + match.start()
        token = sentence.token_at(start)
        # The parser may take the end of "condition-based" for a verb; the one with the act as its subject is meant.
        for one in (token, *token.ancestors) if token is not None else ():
            act = _act(subject_of(one), words) if one.pos_ in ("VERB", "AUX") else None
            if act is not None:
                yield one, act, start
                break


@functools.cache
def _standing_alone(label: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", re.IGNORECASE)


def unties(verb: Token, table: Mapping[str, Any]) -> bool:
    """Whether it is as "will not tie the pullout to conditions": no deed of its own, but a condition gone."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or lemma not in table["verbs"] or not _is_negated(verb):
        return False
    ties = lemma in table["tying"] and any(one.lower_ == "to" for one in verb.subtree)
    return ties or any(one.lower_ in table["nouns"] for one in verb.subtree)


def _dropped(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """The act is not tied to conditions, or said to be without any."""
    for verb in with_lemma(sentence, table["dropped"]["verbs"]):
        if unties(verb, table["dropped"]):
            act = next((name for one in objects_of(verb) if (name := _act(one, words))), None)
            if act is not None:
                span = clause_span(sentence, verb)
                yield Sequel("drops", article.quote(span.start, span.end, "condition"), sentence, act)
    for label in _labels_in(sentence, table["dropped"]["labels"]):
        for verb, act, _ in _predicated(sentence, label, words):
            span = clause_span(sentence, verb)
            yield Sequel("drops", article.quote(span.start, span.end, "condition"), sentence, act)


def _reasons(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """Why it is late: what the delay is, or what it is blamed on."""
    for noun in with_lemma(sentence, table["reasons"]["delays"]):
        verb = noun.head
        says = verb.lemma_ == "be" and noun.dep_ == "nsubj" and not _is_negated(verb)
        told = says and any(one.dep_ in ("acomp", "attr", "prep") for one in verb.children)
        blamed = noun.dep_ == "dobj" and verb.lemma_.lower() in table["reasons"]["blaming"]
        if told or blamed:
            span = clause_span(sentence, verb)
            yield Sequel("reason", article.quote(span.start, span.end, "reason"), sentence)


def _not_done(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """The day passed, the act did not happen, or "they did not"."""
    for verb in with_lemma(sentence, ELLIPTIC | table["not_done"]["missing"] | table["not_done"]["happening"]):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        lemma, negated = verb.lemma_.lower(), _is_negated(verb)
        past = verb.tag_ in ("VBD", "VBN") and not _is_ahead(verb)
        subjects = [*objects_of(verb), subject_of(verb)] if past else []
        may_miss = not negated and lemma in table["not_done"]["missing"]
        missed = may_miss and any(
            one is not None and one.lemma_.lower() in table["not_done"]["limits"] for one in subjects
        )
        may_fail = negated and lemma in table["not_done"]["happening"]
        act = next((name for one in subjects if (name := _act(one, words))), None) if may_fail else None
        if missed or act is not None:
            span = clause_span(sentence, verb)
            yield Sequel("not_done", article.quote(span.start, span.end), sentence, None if missed else act)
        elif negated and _is_elliptic(sentence, verb):
            yield Sequel("not_done", article.quote(sentence.start, sentence.end), sentence, None, "ellipsis")


def _is_ahead(verb: Token) -> bool:
    return any(one.dep_ == "aux" and one.tag_ == "MD" for one in verb.children)


def _is_elliptic(sentence: Sentence, verb: Token) -> bool:
    """True of "They did not.": a pronoun, a negated auxiliary, and nothing else."""
    tokens = [one for one in sentence if not one.is_space]
    return (
        len(tokens) <= LONGEST_ELLIPSIS
        and verb == sentence.root
        and verb.lemma_ in ELLIPTIC
        and any(one.pos_ == "PRON" and one.dep_ in ("nsubj", "nsubjpass") for one in verb.children)
    )
