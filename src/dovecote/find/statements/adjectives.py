"""What somebody thinks or feels of a matter, told by an adjective: "was confident that", "is critical of"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.frames import words_in
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.lexicon import Lexicon, entry_of
from dovecote.find.statements.nouns import content_of
from dovecote.find.statements.source_words import source_tokens_of
from dovecote.find.statements.syntax import auxiliaries_of, subject_of
from dovecote.find.statements.trimming import trim
from dovecote.languages.registry import get_language
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@functools.cache
def _adjectives(code: str) -> Mapping[str, Mapping[str, Any]]:
    groups = get_language(code).table("reporting_adjectives")["adjectives"]
    return {word: group for group in groups for word in group["words"]}


def reports_by_adjective(sentence: Sentence, code: str, lexicon: Lexicon) -> Iterator[Attribution]:
    """Attributions whose cue is a copula with an adjective of `reporting_adjectives`."""
    adjectives = _adjectives(code)
    if words_in(sentence).isdisjoint(adjectives):
        return
    copulas = frozenset(get_language(code).table("reporting_adjectives")["copulas"])
    for token in sentence:
        group = adjectives.get(token.lower_)
        if group is not None and token.pos_ in {"ADJ", "VERB"}:
            found = _report(sentence, token, group, copulas, lexicon)
            if found is not None:
                yield found


def _report(
    sentence: Sentence, adjective: Token, group: Mapping[str, Any], copulas: frozenset[str], lexicon: Lexicon
) -> Attribution | None:
    verb = _copula_of(adjective, copulas)
    if verb is None:
        return None
    marks = {one.lower_ for one in (*verb.children, *adjective.children) if one.dep_ in {"aux", "neg"}}
    if marks & (lexicon.listed("unreal_auxiliaries") | lexicon.listed("negations")):
        return None
    # In "was dismayed by" the parser sees a passive, whose subject hangs on the participle.
    passive = next((one for one in adjective.children if one.dep_ == "nsubjpass"), None)
    speaker = passive or subject_of(verb, lexicon.listed("relatives"))
    if speaker is None or lexicon.is_mute(speaker) or speaker.i > verb.i:
        return None
    source = source_tokens_of(speaker, verb, lexicon)
    content, link = content_of(sentence, adjective, group)
    if content is None or not source:
        return None
    start = [*auxiliaries_of(verb), verb] if adjective.i - verb.i <= 3 else []
    cue = sentence.span_of([*start, adjective, *([link] if link is not None and link.i == adjective.i + 1 else [])])
    place = trim(sentence, sentence.span_of(source))
    entry = entry_of("reporting_adjectives", adjective.lower_, group["force"], kind="thought")
    return Attribution(sentence, cue, verb, place, speaker, (content,), entry, "adjective")


def _copula_of(adjective: Token, copulas: frozenset[str]) -> Token | None:
    """The copula before the adjective: what it hangs from, or an auxiliary of the passive it was taken for."""
    if (
        adjective.dep_ in {"acomp", "oprd"}
        and adjective.head.lemma_.lower() in copulas
        and adjective.head.i < adjective.i
    ):
        return adjective.head
    return next((one for one in adjective.children if one.dep_ == "auxpass" and one.lemma_.lower() in copulas), None)
