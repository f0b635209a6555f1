"""What an aside answers to the words before it: "..., a charge Veldt denies", "..., which the army rejects".

The speaker is the subject of the aside; what is answered is the report that it follows, else the clause before it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.frames import with_lemma
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.spoken import spoken_with
from dovecote.find.statements.syntax import FINITE
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def reports_answering(
    sentence: Sentence, quotations: tuple[Quotation, ...], lexicon: Lexicon, told: list[Attribution]
) -> Iterator[Attribution]:
    """Denials and refusals in a relative clause on a charge, a claim, or the whole clause before it.

    Args:
        told: the reports already found in the sentence.
    """
    cues = {one.cue_token for one in told}
    for verb in with_lemma(sentence, lexicon.verbs.keys()):
        if verb.pos_ != "VERB" or verb in cues or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
            continue
        entry = _answering(verb, lexicon)
        comma = _comma_before(sentence, verb, lexicon) if entry is not None else None
        if entry is None or comma is None or any(one.start <= comma < one.end for one in quotations):
            continue
        spoken = spoken_with(sentence, verb, (entry,), quotations, lexicon)
        if spoken is None or spoken.source is None or spoken.negated or spoken.source.start < comma:
            continue
        cue = sentence.span_of(spoken.cue_tokens)
        contents = _answered(sentence, comma, told)
        if contents:
            yield Attribution(sentence, cue, verb, spoken.source, spoken.source_head, contents, entry, "answer_aside")


def with_answers(told: list[Attribution], answers: tuple[Attribution, ...]) -> list[Attribution]:
    """All of them; the words answered end where the answer begins, which is nobody's but the outlet's."""
    found = list(told)
    for answer in answers:
        cue, end = answer.cue or answer.contents[0], answer.contents[-1].end
        for place, one in enumerate(found):
            cut = (_cut(span, end) if span.contains(cue) else span for span in one.contents)
            found[place] = dataclasses.replace(one, contents=tuple(cut))
    return [*found, *answers]


def _cut(span: Span, end: int) -> Span:
    return Span(span.start, end) if span.start < end else span


def _answering(verb: Token, lexicon: Lexicon) -> ReportingVerb | None:
    """The entry of a verb that denies or refuses what was said, with one word and any object."""
    if any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children):
        return None
    entries = lexicon.verbs.get(verb.lemma_.lower(), ())
    forces = lexicon.words["answers"]["forces"]
    return next((one for one in entries if one.force in forces and "object" in one.content and not one.words[1:]), None)


def _comma_before(sentence: Sentence, verb: Token, lexicon: Lexicon) -> int | None:
    """Where the aside begins: the comma before "which", or before "a charge (that)"; None for no such aside."""
    words = lexicon.words["answers"]
    place = next((one for one in verb.lefts if one.lower_ in words["relatives"]), None)
    # In "..., a charge Veldt denies" the noun is the head of the clause, or to the parser an object before its verb.
    heads = [one for one in verb.lefts if one.dep_ == "dobj"] + ([verb.head] if verb.dep_ in {"relcl", "acl"} else [])
    noun = next((one for one in heads if one.lemma_.lower() in words["nouns"]), None)
    first = noun.left_edge if noun is not None else place
    if first is None or first.i == 0 or first.i <= sentence.parsed.start:
        return None
    if noun is None and first.lower_ not in words["whole_clause"]:
        return None
    before = first.doc[first.i - 1]
    return sentence.start_of(before) if before.text in {",", "–", "—", "-", "--"} else None


def _answered(sentence: Sentence, comma: int, told: list[Attribution]) -> tuple[Span, ...]:
    """The words of the report that ends at the comma or goes on over it; else the clause before the comma."""
    for one in told:
        pieces = [Span(span.start, min(span.end, comma)) for span in one.contents if span.start < comma]
        if pieces and pieces[-1].end >= comma - 2:
            return tuple(trim(sentence, span) for span in pieces)
    clause = trim(sentence, Span(sentence.start, comma))
    finite = any(one.tag_ in FINITE for one in sentence.tokens_in(clause))
    return (clause,) if finite else ()
