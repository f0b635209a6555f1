"""Where the words reported begin and end: what the parser hung on the report, and what it hung on the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.statements.carried import goes_on_reporting
from dovecote.find.statements.lexicon import Lexicon
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.syntax import FINITE, SUBJECTS, up
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def without_leading_and(sentence: Sentence, span: Span) -> Span:
    """`span` without a conjunction that only joins it to the sentence before."""
    first = sentence.token_at(span.start)
    if first is None or first.tag_ != "CC" or sentence.start_of(first) != sentence.start:
        return span
    return trim(sentence, Span(sentence.end_of(first), span.end))


def without_trailing_and(sentence: Sentence, span: Span) -> Span:
    """`span` without a conjunction at its end, where the parser cut off what it joins."""
    last = sentence.token_at(span.end - 1)
    if last is None or last.tag_ != "CC" or sentence.start_of(last) <= span.start:
        return span
    return trim(sentence, Span(span.start, sentence.start_of(last)))


def with_quoted_tail(sentence: Sentence, span: Span, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> Span:
    """`span` with a quotation that goes on the same words after it, where no other reporting verb stands between."""
    for one in quotations:
        if span.end < one.start < sentence.end:
            between = sentence.tokens_in(Span(span.end, one.start))
            if any(token.lemma_.lower() in lexicon.verbs and token.pos_ == "VERB" for token in between):
                break
            if len(between) <= 6 and "." not in sentence.text[span.end : one.start]:
                span = Span(span.start, one.end)
    return span


def asked_for(sentence: Sentence, verb: Token) -> tuple[Span, ...]:
    """The word before the report that belongs to the clause reported: "[which] officials say [could fail]"."""
    for child in verb.rights:
        if child.dep_ not in {"ccomp", "xcomp"}:
            continue
        ahead = [one for one in child.subtree if one.i < verb.i and one.tag_ in RELATIVE]
        own = [one for one in verb.lefts if one.tag_ in RELATIVE and one.dep_ == "dobj"]
        found = next(iter(ahead + own), None)
        return (sentence.span_of([found]),) if found is not None else ()
    return ()


RELATIVE: Final = frozenset({"WDT", "WP"})
"""Tags of the words that a relative clause or a question begins with."""


def with_cut_off(sentence: Sentence, span: Span, verb: Token, lexicon: Lexicon) -> Span:
    """`span` with its verb, where the parser cut a clause in two: "claims the person killed | was a guard"."""
    first = sentence.token_at(span.start)
    lost = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
    if (
        first is not None
        and first.tag_ in {"VBD", "VBZ", "VBP"}
        and lost is not None
        and lost.right_edge.i == first.i - 1
    ):
        span = Span(sentence.start_of(lost.left_edge), span.end)
    for other in (one for one in verb.children if one.dep_ == "ccomp" and sentence.start_of(one) >= span.end):
        between = sentence.text[span.end : sentence.start_of(other.left_edge)]
        alone = not any(one.dep_ in {"nsubj", "nsubjpass", "expl", "mark"} for one in other.children)
        helped = any(one.dep_ in {"aux", "auxpass"} and one.tag_ in FINITE for one in other.lefts)
        finite = (helped or other.tag_ in {"VBD", "VBZ", "VBP"}) and other.lemma_.lower() not in lexicon.verbs
        if alone and finite and not between.strip():
            span = Span(span.start, trim(sentence, sentence.span_of(other.subtree)).end)
    return span


def with_stray_end(sentence: Sentence, span: Span, verb: Token, lexicon: Lexicon) -> Span:
    """`span` with what goes on right after it, though the parser hung it on the reporting verb.

    "Described the raid | by the guards"; "mentioned freeing the miners | and feeding them". What tells when and where
    somebody spoke is no such thing.
    """
    links = lexicon.listed("stray_links")
    for child in (one for one in verb.children if one.i > verb.i):
        first = child.left_edge
        start = sentence.start_of(first)
        if start < span.end:
            continue
        between = sentence.text[span.end : start]
        linked = child.dep_ in {"prep", "advcl"} and first.lower_ in links and not between.strip()
        noun = not any(one.tag_ in FINITE for one in sentence.tokens_in(span))
        linked = linked or (noun and _tells_which(child) and not between.strip())
        joined = child.dep_ == "conj" and child.tag_ in NO_FINITE and between.strip(" ,") in lexicon.listed("and")
        if not (linked or joined) or any(one.ent_type_ in {"DATE", "TIME"} for one in child.children):
            return span
        span = Span(span.start, trim(sentence, sentence.span_of(child.subtree)).end)
    return span


def _tells_which(clause: Token) -> bool:
    """Whether the clause only tells which thing is meant: "cited remarks [Temm had made about the clans]"."""
    marked = any(one.dep_ == "mark" for one in clause.children)
    named = any(one.dep_ == "nsubj" and one.i < clause.i for one in clause.children)
    return clause.dep_ == "ccomp" and named and not marked and clause.tag_ in {"VBN", "VBD"}


def with_joined_end(sentence: Sentence, span: Span, lexicon: Lexicon) -> Span:
    """`span` with what a conjunction adds to its end, though the parser cut it off.

    "Vowed to mend the dam | and build another"; "called it "a crime" | and a "grave danger" to peace". A further report
    or a clause with a verb of its own is no such thing.
    """
    link = next((one for one in sentence.tokens_in(Span(span.end, sentence.end)) if not one.is_quote), None)
    if link is None or link.tag_ != "CC" or sentence.text[span.end : sentence.start_of(link)].strip("”\"'’ "):
        return span
    first = link.nbor(1) if link.i + 1 < sentence.parsed.end else None
    if link.lower_ not in lexicon.listed("and") or first is None:
        return span
    if first.tag_ in {"VBG", "VB"}:
        head = first
    else:
        above = [one for one in up(first) if one.left_edge.i == first.i and one.pos_ in {"NOUN", "PROPN"}]
        head = above[-1] if above else first
        if head.dep_ != "conj" or head.pos_ not in {"NOUN", "PROPN"}:
            return span
    if head.lemma_.lower() in lexicon.verbs or any(one.dep_ in SUBJECTS for one in head.children):
        return span
    return Span(span.start, trim(sentence, sentence.span_of([first, head.right_edge])).end)


NO_FINITE: Final = frozenset({"VBG", "NN", "NNS", "NNP", "VB"})
"""Tags of what cannot be coordinated with a reporting verb in the past or the present tense."""


def without_occasion(sentence: Sentence, span: Span, lexicon: Lexicon, quotations: tuple[Quotation, ...]) -> Span:
    """`span` without the occasion at its end: "condemned the raid [in an interview on Monday]"."""
    words = lexicon.words["occasions"]
    tokens = sentence.tokens_in(span)
    for place, token in enumerate(tokens[1:], start=1):
        if token.lower_ not in words["before"] or token.dep_ != "prep":
            continue
        start = sentence.start_of(token)
        noun = next((one for one in token.children if one.dep_ == "pobj"), None)
        told = noun is not None and (noun.lemma_.lower() in words["nouns"] or noun.text in words["names"])
        if told and not any(
            one.start <= start < one.end or one.start > start for one in quotations if one.end <= span.end
        ):
            return trim(sentence, Span(span.start, sentence.end_of(tokens[place - 1])))
    return span


def without_background(sentence: Sentence, span: Span, quotations: tuple[Quotation, ...]) -> Span:
    """`span` without what the outlet adds at its end on one whom it names: "blamed Temm[, who spent a year abroad]"."""
    tokens = sentence.tokens_in(span)
    for clause in (one for one in tokens if one.dep_ == "relcl" and one.head.i > tokens[0].i - 1):
        first = clause.left_edge
        opener = next((one for one in (first, *first.subtree) if one.tag_ in {"WP", "WDT", "WP$"}), None)
        named = clause.head.pos_ == "PROPN"
        ends = clause.right_edge.i >= tokens[-1].i - 1
        if opener is None or not named or not ends or first.i <= tokens[0].i + 1 or first.nbor(-1).text != ",":
            continue
        start = sentence.start_of(first.nbor(-1))
        if not any(one.start <= start < one.end for one in quotations):
            return trim(sentence, Span(span.start, start))
    return span


def without_accordance(sentence: Sentence, span: Span, lexicon: Lexicon) -> Span:
    """`span` without who told it all, at its end: "said that it was dead[, according to a copy of the letter]"."""
    for pattern in lexicon.words["accordance"]:
        place = sentence.text.rfind(", " + " ".join(pattern["words"]) + " ", span.start + 1, span.end)
        if place > 0 and not any(mark in sentence.text[place + 1 : span.end] for mark in ',;”"'):
            return Span(span.start, place)
    return span


def without_next_report(sentence: Sentence, span: Span, verb: Token, lexicon: Lexicon) -> Span:
    """`span` cut where the same speaker's next report begins: said that it was over and warned ..., adding that ..."""
    for token in sentence.tokens_in(span):
        if token.i <= verb.i:
            continue
        others = _sets_against(token, lexicon) or _is_anothers(token, lexicon) or _does_the_same(token, verb)
        if others or goes_on_reporting(token, verb, lexicon):
            first = token.left_edge if others else token
            before = token.doc[first.i - 1]
            while before.i > verb.i and (before.dep_ in {"cc", "punct", "advmod", "aux"}):
                before = token.doc[before.i - 1]
            return trim(sentence, Span(span.start, sentence.end_of(before)))
    return span


def _sets_against(token: Token, lexicon: Lexicon) -> bool:
    """Whether a clause tells what somebody else says: "while the other side rejects it"."""
    if token.dep_ != "advcl" or token.lemma_.lower() not in lexicon.verbs:
        return False
    marked = any(child.dep_ == "mark" and child.lower_ in lexicon.listed("contrast") for child in token.children)
    marked = marked or (token.left_edge.lower_ == "even" and token.left_edge.nbor(1).lower_ == "as")
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i > 0 else None
    named = any(one.dep_ == "nsubj" and one.pos_ in {"PROPN", "NOUN"} for one in token.children)
    return marked and before is not None and (before.text == "," or named)


def _does_the_same(token: Token, verb: Token) -> bool:
    """Whether somebody else says the like with the same verb: "pledged ten boats and [Arden pledged] five"."""
    if token.dep_ not in {"conj", "ccomp", "relcl"} or token.lemma_ != verb.lemma_:
        return False
    named = any(one.dep_ == "nsubj" and one.pos_ in {"NOUN", "PROPN"} for one in token.children)
    first = token.left_edge.i
    return named and first > 0 and token.doc[first - 1].dep_ == "cc"


def _is_anothers(token: Token, lexicon: Lexicon) -> bool:
    """Whether a clause, after a comma and a conjunction, is somebody else's report: ", and the bishops warned that"."""
    if token.dep_ != "conj" or token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    entries = lexicon.verbs.get(token.lemma_.lower(), ())
    speaks = any(one.kind == "speech" and one.content & {"clause", "addressed"} for one in entries)
    own = any(one.dep_ == "nsubj" and one.pos_ in {"NOUN", "PROPN"} for one in token.children)
    told = any(one.dep_ in {"ccomp", "xcomp"} and one.i > token.i for one in token.children)
    first = token.left_edge.i
    joined = first > 1 and token.doc[first - 1].dep_ == "cc" and token.doc[first - 2].text == ","
    return speaks and own and told and joined


def whole_quotations(span: Span, quotations: tuple[Quotation, ...]) -> Span:
    """`span` widened to the end of a quotation that begins inside it, and to the beginning of one that ends in it."""
    start, end = span.start, span.end
    for one in quotations:
        if one.span.overlaps(span):
            start, end = min(start, one.start), max(end, one.end)
    return Span(start, end)


def after_semicolon(sentence: Sentence, end: int, quotations: tuple[Quotation, ...]) -> int:
    """Where the last clause before `end` begins: what stands before a semicolon or a colon is another matter."""
    for place in range(end - 1, sentence.start, -1):
        mark = sentence.text[place]
        parts = mark == ";" or (mark == ":" and sentence.text[place + 1].isspace())
        if parts and not _is_quoted(place, quotations):
            return place + 1
    return sentence.start


def before_semicolon(sentence: Sentence, start: int, quotations: tuple[Quotation, ...]) -> int:
    """Where the clause that `start` stands in ends: at a semicolon, else with the sentence."""
    for place in range(start, sentence.end):
        if sentence.text[place] == ";" and not _is_quoted(place, quotations):
            return place
    return sentence.end


def _is_quoted(place: int, quotations: tuple[Quotation, ...]) -> bool:
    return any(one.start <= place < one.end for one in quotations)
