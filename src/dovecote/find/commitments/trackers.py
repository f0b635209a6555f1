"""Trackers of implementation: an act, its day and what became of it, each behind a label.

"Milestone 3: Release of 130 prisoners by Veldt. Due: 30 August 2034. Status: partly done. New date: 20 October 2034."
The label makes the act a promise of the agreement that is tracked; a later date is a version of it, and what stands
behind "Status" became of it. An act without a labelled day beside it is a heading.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.commitments.deadline_limits import deadline_from, included
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.terms import is_verbless
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Commitment, Progress
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dovecote.find.commitments.progress import Kind

FARTHEST: Final = 2
"""Paragraphs between an item and its labels, where each label has its own line."""
_LABEL: Final = re.compile(r"\s*(?:[•·▪●◦*–—-]\s*)?([A-Za-z][\w /-]{1,30}?)\s*:\s*")
_ITEM: Final = re.compile(
    r"\s*(?:[•·▪●◦*–—-]\s*)?(?:[A-Z][a-z]+\s+)?(?:\(?[\dA-Z]{1,2}(?:\.\d+)*[.):]|\d+(?:\.\d+)*\s*[–—-])\s*"
)


def promises_in_trackers(article: Article, words: Words) -> Iterator[Promise]:
    """A promise for each act whose day is told behind a label, in order."""
    labels = article.language.table("commitments/details")["trackers"]
    last: Sentence | None = None
    for sentence in article.fact_sentences():
        label = label_of(sentence, labels)
        if label is None:
            last = sentence if _opens_item(sentence) else last if _is_near(last, sentence) else None
        elif label in labels["due"] and last is not None and _is_near(last, sentence):
            time = next((one for one in article.times_in(sentence.span) if one.edtf or one.deadline_word), None)
            act = _act_of(last, words)
            if time is not None and act is not None:
                yield _promise(last, act, time)
                last = None
        elif last is not None and not _is_near(last, sentence):
            last = None


def label_of(sentence: Sentence, table: Mapping[str, Any]) -> str | None:
    """The label of `table` with which a sentence opens, in small letters: "new date"."""
    found = _LABEL.match(sentence.words)
    label = found[1].lower() if found else None
    return label if any(label in table[kind] for kind in ("due", "new", "state")) else None


def _opens_item(sentence: Sentence) -> bool:
    """Whether it has the number of an item, or is a line without a verb."""
    return _ITEM.match(sentence.words) is not None or is_verbless(sentence)


def _is_near(item: Sentence | None, sentence: Sentence) -> bool:
    return item is not None and 0 <= sentence.paragraph - item.paragraph <= FARTHEST


def _act_of(sentence: Sentence, words: Words) -> Token | None:
    """What an item says is to be done: its verb, "lists exchanged", else its first act, "release of 130 prisoners"."""
    marker = _ITEM.match(sentence.words)
    start = sentence.start + (marker.end() if marker else 0)
    own = [one for one in sentence if sentence.start_of(one) >= start]
    verbs = [one for one in own if one.tag_ in {"VB", "VBN", "VBD"}]
    nouns = [one for one in own if one.pos_ in {"NOUN", "PROPN"} and one.dep_ != "compound"]
    return next((one for one in (*verbs, *nouns) if words.action_of(one) is not None), None)


def _promise(item: Sentence, act: Token, time: TimeExpression) -> Promise:
    marker = _ITEM.match(item.words)
    start = item.start + (marker.end() if marker else 0)
    end = item.start + len(item.words.rstrip(" .;,\n"))
    doer = next((noun for word, noun in prepositions_of(act) if word == "by"), None)
    return Promise(
        item, act, act, "term", "agreement", Span(start, max(end, start + 1)), giver=doer, doer=doer, limit=time
    )


def with_labels(article: Article, commitments: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """Commitments, those of a tracker with the later dates and the states that its labels tell."""
    table = article.language.table("commitments/details")["trackers"]
    found = list(commitments)
    if not any(one.created_by == "commitments/term" for one in found):
        return commitments
    for sentence in article.fact_sentences():
        label = label_of(sentence, table)
        place = _item_before(article, found, sentence, table) if label in {*table["new"], *table["state"]} else None
        if place is None:
            continue
        if label in table["new"]:
            found[place] = _with_date(article, found[place], sentence)
        else:
            found[place] = _with_state(article, found[place], sentence, table)
    return tuple(found)


def _item_before(article: Article, found: list[Commitment], sentence: Sentence, table: Mapping[str, Any]) -> int | None:
    """The item that a label stands under: the last one before it, where that is near."""
    best: tuple[int, int] | None = None
    for number, one in enumerate(found):
        item = article.sentence_at(one.evidence[0].start)
        if one.created_by == "commitments/term" and item is not None and item.start < sentence.start:
            best = max(best or (item.start, number), (item.start, number))
    item = article.sentence_at(best[0]) if best is not None else None
    if best is None or item is None or not _is_near(item, sentence):
        return None
    between = article.sentences_over(Span(item.end, max(item.end + 1, sentence.start)))
    opened = any(_opens_item(one) and label_of(one, table) is None for one in between if one != item)
    return None if opened else best[1]


def _with_date(article: Article, commitment: Commitment, sentence: Sentence) -> Commitment:
    time = next((one for one in article.times_in(sentence.span) if one.edtf), None)
    if time is None:
        return commitment
    old, limit = commitment.versions[-1], included(deadline_from(article, time))
    quote = article.quote(sentence.start, sentence.start + len(sentence.words.rstrip(" .\n")))
    version = dataclasses.replace(old, v=old.v + 1, deadline=limit, evidence=(quote,), slip_words=(quote,))
    return dataclasses.replace(
        commitment, versions=(*commitment.versions, version), evidence=(*commitment.evidence, quote)
    )


def _with_state(article: Article, commitment: Commitment, sentence: Sentence, table: Mapping[str, Any]) -> Commitment:
    """The item with what its state says: "completed 12 July", "not started", "on hold"."""
    label = _LABEL.match(sentence.words)
    told = sentence.words[label.end() if label else 0 :].lower()
    kind = next((name for name in table["states"] for one in table["states"][name] if told.startswith(one)), None)
    if kind is None:
        return commitment
    time = next((one for one in article.times_in(sentence.span) if one.edtf and not one.deadline_word), None)
    when = When(time.edtf, time.exact, "stated", time.steps) if time is not None and kind == "outcome" else None
    quote = article.quote(sentence.start, sentence.start + len(sentence.words.rstrip(" .\n")))
    progress = Progress(cast("Kind", kind), (quote,), when)
    return dataclasses.replace(commitment, progress=(*commitment.progress, progress))
