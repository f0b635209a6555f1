"""The occasion or medium of a statement, as the words around its cue name it (codebook, `channel`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any, Final, cast

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.phrases import any_occasion
from dovecote.languages.language import Language
from dovecote.model.evidence import Span
from dovecote.model.statement import Channel

CHANNEL_OF_FRAME: Final[dict[str, Channel]] = {
    "answer": "interview",
    "whole_answer": "interview",
    "resolved": "communique",
    "paper": "press_release",
    "letter": "letter",
}
"""The occasion of words that the layout of the whole document tells."""
_WORD: Final = re.compile(r"\w+")
NEAR = 160
"""Characters before and after the cue in which the occasion is looked for; a longer sentence tells other things."""


def channel_of(
    article: Article, attribution: Attribution, audience: tuple[str, ...], *, anonymous: bool
) -> Channel | None:
    """The channel that the attribution's own words name, or the outlet spoken to; None where neither does."""
    if attribution.frame in CHANNEL_OF_FRAME:
        return CHANNEL_OF_FRAME[attribution.frame]
    words = words_around(article, attribution) if attribution.frame != "turn" else _headed(article, attribution)
    if attribution.frame == "turn" and _named_in(_headline(article), article.language) is not None:
        words = _headline(article)
    if attribution.source is not None and attribution.source.cut(article.text).startswith("@"):
        return "tweet"
    named = _named_in(words, article.language)
    if named is not None:
        return cast(Channel, _chosen(named, anonymous=anonymous))
    if attribution.frame == "turn" and set(re.findall(r"\w+", words.lower())) & set(_sending(article)):
        return "broadcast"
    by_people = anonymous and attribution.source is not None
    told_by_people = by_people and attribution.verb is not None and attribution.verb.channel == "report"
    if attribution.verb is not None and attribution.verb.channel and not told_by_people:
        # What an institution reports is a report; what residents report is only told.
        return cast(Channel, attribution.verb.channel)
    return _told_to_outlet(article, audience)


def _named_in(words: str, language: Language) -> Mapping[str, Any] | None:
    """The first entry of the table that one of its phrases names."""
    there = set(_WORD.findall(words.lower()))
    entries, phrases = _entries(language)
    possible: dict[int, list[str]] = {}
    for word in there & phrases.keys():
        for place, needed, phrase in phrases[word]:
            if needed <= there:
                possible.setdefault(place, []).append(phrase)
    found = (place for place in sorted(possible) if any_occasion(tuple(sorted(possible[place]))).search(words))
    return next((entries[place] for place in found), None)


@functools.cache
def _entries(language: Language) -> tuple[list[Mapping[str, Any]], dict[str, list[tuple[int, frozenset[str], str]]]]:
    """The entries of the table, and by its longest word each phrase: of which entry, and what words it consists of."""
    entries = language.table("reporting_channels")["channels"]
    phrases: dict[str, list[tuple[int, frozenset[str], str]]] = {}
    for place, entry in enumerate(entries):
        for phrase in entry["words"]:
            needed = _WORD.findall(phrase.lower())
            phrases.setdefault(max(needed, key=len), []).append((place, frozenset(needed), phrase))
    return entries, phrases


def _told_to_outlet(article: Article, audience: tuple[str, ...]) -> Channel | None:
    """A broadcast or an interview, where the one spoken to is an outlet: "told Veldt Radio", "told the Courier"."""
    outlets = [one for one in map(article.actor, audience) if one is not None and one.actor_type == "media_outlet"]
    if not outlets:
        return None
    names = re.findall(r"\w+", " ".join((outlets[0].name, *outlets[0].aliases)).lower())
    return "broadcast" if set(names) & set(_sending(article)) else "interview"


def _sending(article: Article) -> list[str]:
    """Words in the name of an outlet that sends and does not print."""
    return list(article.language.table("reporting_words")["outlets"]["sending"])


def _headline(article: Article) -> str:
    """The headline and subheadings."""
    heads = [one for one in article.document.source.parts if one.kind in {"headline", "subheading"}]
    return " | ".join(article.text[one.start : one.end] for one in heads)


def _headed(article: Article, turn: Attribution) -> str:
    """Headline and introduction of a transcript: they tell the occasion of all its lines."""
    heads = [one for one in article.document.source.parts if one.kind in {"headline", "subheading"}]
    body = next((one for one in article.document.source.parts if one.kind == "body"), None)
    if body is not None and not (turn.source and body.start <= turn.source.start < body.end):
        heads.append(body)
    return " | ".join(article.text[one.start : one.end] for one in heads)


def _chosen(entry: Mapping[str, Any], *, anonymous: bool) -> str:
    return str(entry["anonymous"] if anonymous and "anonymous" in entry else entry["channel"])


def words_around(article: Article, attribution: Attribution) -> str:
    """The sentence of the cue without the words reported; of a participle or relative clause, that clause alone."""
    sentence, kept = attribution.sentence, []
    token = attribution.cue_token
    if token is not None and token.dep_ in {"acl", "relcl"}:
        own = sentence.span_of([token.head, *token.subtree])
        return own.cut(article.text) if own.start >= sentence.start else ""
    position = sentence.start
    for span in sorted(attribution.contents, key=lambda one: one.start):
        if span.start >= sentence.end or span.end <= position:
            continue
        kept.append(article.text[position : max(position, span.start)])
        position = min(span.end, sentence.end)
    kept.append(article.text[position : sentence.end])
    place = attribution.cue or attribution.source or Span(sentence.start, sentence.end)
    if len(sentence.span) > 2 * NEAR and len(kept) == 1:
        return article.text[max(sentence.start, place.start - NEAR) : min(sentence.end, place.end + NEAR)]
    return " | ".join(kept)
