"""Frames that hold somebody or something and what is said of it: called a trap, described as a trap, accused of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.statements.frame import Frame
from dovecote.find.statements.lexicon import ReportingVerb
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def predicate(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Called the deal a trap; a deal which he called a trap."""
    relative = _named_before(sentence, verb)
    if relative is not None:
        told = next((one for one in verb.rights if one.dep_ in {"oprd", "dobj", "attr"}), None)
        return Frame("predicate", (relative, trim(sentence, sentence.span_of(told.subtree)))) if told else None
    for child in verb.children:
        small = child.dep_ in {"oprd", "ccomp", "xcomp"} and child.i > verb.i
        if not small or (child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"}):
            continue
        named = [one for one in verb.children if one.dep_ == "dobj" and one.i < child.i]
        named += [one for one in child.children if one.dep_ == "nsubj"]
        if named:
            tokens = [one for head in (*named, child) for one in head.subtree if one.i > verb.i]
            return Frame("predicate", (trim(sentence, sentence.span_of(tokens)),))
    return _two_phrases(sentence, verb)


def _named_before(sentence: Sentence, verb: Token) -> Span | None:
    """What stands before a relative clause that calls it something: "[the offer], which the army dismissed as a ploy".

    "What he called a rant" has no noun: the pronoun stands for it.
    """
    relative = next((one for one in verb.lefts if one.tag_ in {"WDT", "WP"} and one.dep_ in {"dobj", "pobj"}), None)
    if relative is None:
        return None
    if relative.tag_ == "WP":
        return trim(sentence, sentence.span_of([relative]))
    if verb.dep_ != "relcl":
        return None
    noun = [one for one in verb.head.subtree if one.i < verb.left_edge.i]
    return trim(sentence, sentence.span_of(noun)) if noun else None


def _two_phrases(sentence: Sentence, verb: Token) -> Frame | None:
    """Called him "a liar": two noun phrases side by side, whatever the parser made of them."""
    if verb.i + 1 >= len(verb.doc) or verb.doc[verb.i + 1].tag_ in {"IN", "RP", "TO", "RB", "VBN", "VB", "CC"}:
        return None
    end = sentence.parsed.end
    for token in verb.doc[verb.i + 2 : end]:
        before = token.doc[token.i - 1]
        if token.text in {",", ";", ":", "."} or token.tag_ in {"VBD", "VBZ", "VBP", "MD", "TO", "WDT", "WP"}:
            return None
        if (token.lower_ in {"a", "an"} or token.is_quote) and before.pos_ in {"NOUN", "PROPN", "PRON"}:
            last = next((one for one in token.doc[token.i + 1 : end] if one.text in {",", ";", "--", "–", "—"}), None)
            stop = sentence.end_of(last.doc[last.i - 1]) if last is not None else sentence.end
            return Frame("predicate", (trim(sentence, Span(sentence.start_of(verb.doc[verb.i + 1]), stop)),))
    return None


def named_as(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Described the deal as a trap; likened it to a trap."""
    links = {"as"} | entry.prepositions_after_object
    named = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
    link = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ in links and one.i > verb.i), None)
    relative = _named_before(sentence, verb) if link is not None and named is None else None
    if relative is not None and link is not None:
        return Frame("as", (relative, trim(sentence, sentence.span_of(link.subtree))))
    if named is None or link is None or named.lower_ in entry.deeds:
        return None
    tokens = [one for one in (*named.subtree, *link.subtree) if one.i > verb.i]
    return Frame("as", (trim(sentence, sentence.span_of(tokens)),))


def put_at(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Put the toll at 22: a figure given for a measure."""
    named = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
    if named is None or named.lemma_.lower() not in entry.things:
        return None
    for link in (one for one in (*verb.rights, *named.subtree) if one.dep_ == "prep" and one.i > named.i):
        figures = [one for one in link.subtree if one.like_num]
        if link.lower_ in entry.prepositions_after_object and figures:
            tokens = [one for one in (*named.subtree, *link.subtree) if one.i > verb.i]
            return Frame("figure", (trim(sentence, sentence.span_of(tokens)),))
    return None


def blamed(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Accused the army of shelling; thanked the hosts for their patience."""
    named = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
    if not entry.blamed or named is None:
        return None
    links = [
        one for head in (verb, named) for one in head.children if one.dep_ == "prep" and one.lower_ in entry.blamed
    ]
    links = [one for one in links if one.i > named.i]
    if not links:
        return None
    tokens = [one for one in (*named.subtree, *links[0].subtree) if one.i > verb.i]
    heard = () if entry.force == "accusation" else (named,)
    return Frame("blamed", (trim(sentence, sentence.span_of(tokens)),), addressee=heard)
