"""Attributions of one sentence: every reporting verb with its source and what it reports, and "according to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dovecote.find.frames import forms_in, with_lemma, words_in
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.carried import carrier_of, cited_by, cites_somebody
from dovecote.find.statements.edges import (
    after_semicolon,
    asked_for,
    before_semicolon,
    whole_quotations,
    with_cut_off,
    with_joined_end,
    with_quoted_tail,
    with_stray_end,
    without_accordance,
    without_background,
    without_leading_and,
    without_next_report,
    without_occasion,
    without_trailing_and,
)
from dovecote.find.statements.frame import Frame
from dovecote.find.statements.frames import frame_of
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb
from dovecote.find.statements.placement import clause_after_that, content_beside, quotation_ahead
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.spoken import Spoken, has_particles, listener_of, spoken_with
from dovecote.find.statements.syntax import is_passive, phrase_of, subject_of
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

FRAME_ORDER = (
    "clause",
    "addressed",
    "predicate",
    "blamed",
    "as",
    "figure",
    "infinitive",
    "preposition",
    "gerund",
    "object",
)
"""Of several frames that a verb fills, the one that tells most about the words wins."""


def reports_in(
    sentence: Sentence, quotations: tuple[Quotation, ...], lexicon: Lexicon, *, block: Span | None = None
) -> Iterator[Attribution]:
    """Attributions whose cue stands in `sentence`, in order of their cues; `block` is a quotation set after it."""
    yield from _accordances(sentence, quotations, lexicon)
    yield from _in_the_view_of(sentence, quotations, lexicon)
    for token in with_lemma(sentence, lexicon.verbs.keys()):
        if not _is_verb(token) or _inside(sentence, token, quotations):
            continue
        if any(cited_by(one, lexicon) for link in token.children for one in link.children):
            continue
        entries = tuple(one for one in lexicon.verbs[token.lemma_.lower()] if has_particles(token, one))
        spoken = spoken_with(sentence, token, entries, quotations, lexicon) if entries else None
        if spoken is not None:
            found = _report(spoken, quotations, lexicon, block)
            if found is not None:
                yield found
                yield from _citation(found, token, lexicon)


def _is_verb(token: Token) -> bool:
    """Whether the token is a verb, also where the parser calls it a noun that has a subject and a clause."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    children = {one.dep_ for one in token.children} if token.tag_ in {"NN", "NNS"} and token.dep_ == "ROOT" else set()
    return "nsubj" in children and bool(children & {"ccomp", "xcomp"})


def _citation(told: Attribution, verb: Token, lexicon: Lexicon) -> Iterator[Attribution]:
    """Who passed the words on, in "the radio quoted Tolland as saying": a report that holds nothing but the other."""
    cited = cited_by(verb, lexicon)
    teller = subject_of(cited[0], lexicon.listed("relatives")) if cited is not None else None
    if cited is None or teller is None or told.source is None or told.cue is None:
        return
    sentence, citing = told.sentence, cited[0]
    source = trim(sentence, sentence.span_of(phrase_of(teller)))
    own = Span(min(told.source.start, told.cue.start), told.cue.end)
    if told.source.end < sentence.start_of(citing):
        own = Span(told.cue.start, told.cue.end)
    cue = Span(sentence.start_of(citing), sentence.end_of(citing))
    contents = tuple(sorted((*told.contents, own), key=lambda one: one.start))
    yield Attribution(sentence, cue, citing, source, teller, contents, None, "cited")


def _inside(sentence: Sentence, token: Token, quotations: tuple[Quotation, ...]) -> bool:
    place = sentence.start_of(token)
    return any(one.start <= place < one.end for one in quotations)


def _report(
    spoken: Spoken, quotations: tuple[Quotation, ...], lexicon: Lexicon, block: Span | None
) -> Attribution | None:
    sentence, verb = spoken.sentence, spoken.verb
    can = frozenset(name for entry in spoken.entries for name in entry.content)
    frame = None
    entry = spoken.entries[0]
    if "quotation" in can or "inverted_clause" in can:
        frame = content_beside(spoken, quotations, lexicon, quoted_only="inverted_clause" not in can)
        forceful = [one for one in spoken.entries if "quotation" in one.content]
        entry = next((one for one in forceful if one.force != "neutral"), (forceful or [entry])[0])
    if frame is None:
        found = [(one, frame_of(sentence, verb, one)) for one in spoken.entries]
        filled = [(one, shape) for one, shape in found if shape is not None]
        if filled:
            entry, frame = min(filled, key=lambda pair: FRAME_ORDER.index(pair[1].name))
    if frame is None and "quotation" in can:
        frame = quotation_ahead(spoken, quotations)
    if frame is None and "clause" in can:
        frame = clause_after_that(spoken)
    if frame is None and block is not None and "quotation" in can:
        frame = Frame("quotation", (block,), addressee=listener_of(spoken))
    if frame is None or not frame.contents or spoken.source is None:
        return None
    if _is_untold(spoken.verb, entry, lexicon):
        return None
    if spoken.negated and (is_passive(spoken.verb) or not _is_refusal(spoken, entry, lexicon)):
        # Nobody speaks where "the pact was not confirmed by the Front".
        return None
    if frame.name == "object" and verb.lemma_.lower() in lexicon.listed("citing") and cites_somebody(verb, lexicon):
        return None
    contents = tuple(whole_quotations(span, quotations) for span in frame.contents)
    if frame.name not in {"quotation", "inverted_clause", "addressed"}:
        contents = tuple(with_stray_end(sentence, span, verb, lexicon) for span in contents)
        contents = tuple(with_joined_end(sentence, span, lexicon) for span in contents)
    if frame.name in {"clause", "infinitive", "addressed", "preposition", "object"}:
        contents = tuple(without_next_report(sentence, span, verb, lexicon) for span in contents)
    if frame.name == "clause":
        contents = tuple(without_accordance(sentence, span, lexicon) for span in contents)
        contents = (with_cut_off(sentence, contents[0], verb, lexicon),)
        contents = (with_quoted_tail(sentence, contents[0], quotations, lexicon),)
    if frame.name in {"object", "blamed", "as", "predicate", "preposition", "infinitive", "addressed"}:
        contents = tuple(without_occasion(sentence, span, lexicon, quotations) for span in contents)
        contents = tuple(without_background(sentence, span, quotations) for span in contents)
    if frame.name in {"clause", "infinitive"}:
        contents = (*asked_for(sentence, verb), *contents)
    cue = sentence.span_of([*spoken.cue_tokens, *frame.cue_extras])
    contents = tuple(whole_quotations(without_trailing_and(sentence, span), quotations) for span in contents)
    own = spoken.source
    contents = tuple(span for span in contents if len(span) > 1 and not span.contains(cue) and not span.overlaps(own))
    if not contents:
        return None
    return Attribution(
        sentence,
        cue,
        verb,
        spoken.source,
        spoken.source_head,
        contents,
        entry,
        frame.name,
        frame.addressee,
        spoken.negated,
    )


def _is_untold(verb: Token, entry: ReportingVerb, lexicon: Lexicon) -> bool:
    """Whether nobody spoke: "without confirming", and what a deed was done for ("intending to seize the mill")."""
    if verb.tag_ != "VBG":
        return False
    link = verb.head if verb.dep_ == "pcomp" else next((one for one in verb.children if one.dep_ == "mark"), None)
    if link is not None and link.lower_ in lexicon.listed("instead"):
        return True
    helped = any(one.dep_ == "aux" for one in verb.children)
    planned = verb.dep_ == "advcl" and verb.head.tag_ == "VB" and verb.head.dep_ == "xcomp"
    if planned and any(one.lower_ == "to" for one in verb.head.children) and carrier_of(verb.head, lexicon) is None:
        # "They plan to sign a pact, committing to ...": it has not been said yet.
        return True
    return entry.kind == "thought" and verb.dep_ in {"advcl", "pcomp"} and not helped


def _is_refusal(spoken: Spoken, entry: ReportingVerb, lexicon: Lexicon) -> bool:
    """Whether the report denied is itself an answer: "did not commit to", "would not say whether"."""
    return spoken.refuses or entry.force == "pledge" or entry.words[0] in lexicon.listed("refused")


def _accordances(sentence: Sentence, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> Iterator[Attribution]:
    """According to X: the noun phrase is the source, the sentence around it the content."""
    words, there, tokens = forms_in(sentence), words_in(sentence), sentence.tokens
    for pattern in lexicon.words["accordance"]:
        wanted = pattern["words"]
        if not there.issuperset(wanted):
            continue
        begins = [place for place, word in enumerate(words[: -len(wanted)]) if word == wanted[0]]
        for place in begins:
            if words[place : place + len(wanted)] != wanted or _inside(sentence, tokens[place], quotations):
                continue
            last = tokens[place + len(wanted) - 1]
            head = next((one for one in last.children if one.dep_ == "pobj"), None)
            if head is None:
                continue
            source = [one for one in phrase_of(head) if one.i > last.i]
            found = _accordance(sentence, tokens[place], last, head, source, quotations, lexicon)
            if found is not None:
                yield found


SHORT_NAME: Final = re.compile(r" \([A-Z][^()\s]{0,15}\)")
"""A name's initials in brackets behind it."""


def _with_short_name(sentence: Sentence, source: Span) -> Span:
    """The source with its initials behind it, which the parser hangs elsewhere: "the Commission (VMC)"."""
    short = SHORT_NAME.match(sentence.text, source.end, sentence.end)
    return Span(source.start, short.end()) if short is not None else source


def _up_to_comma(sentence: Sentence, source: Span) -> Span:
    """The source up to its first comma: "According to her, the move reeks of fear" is all one name to the parser."""
    comma = sentence.text.find(", ", source.start, source.end)
    return Span(source.start, comma) if comma > 0 else source


def _in_the_view_of(sentence: Sentence, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> Iterator[Attribution]:
    """In her view; in the minister's words: who holds it stands before the noun."""
    words = lexicon.words["views"]
    if words_in(sentence).isdisjoint(words["nouns"]):
        return
    for noun in sentence:
        link = noun.head
        if noun.lower_ not in words["nouns"] or link.lower_ not in words["links"] or noun.dep_ != "pobj":
            continue
        owner = next((one for one in noun.children if one.dep_ == "poss"), None)
        plain = {one.dep_ for one in noun.children} <= {"poss"}
        if owner is None or not plain or _inside(sentence, noun, quotations) or owner.lower_ in words["writers"]:
            continue
        held = [one for one in owner.subtree if one.dep_ != "case"]
        found = _accordance(sentence, link, noun, owner, held, quotations, lexicon)
        if found is not None:
            yield found


def _sets_off(sentence: Sentence, right: Span, lexicon: Lexicon) -> bool:
    """Whether what follows the source sets something else against the words: ", while the count is not over"."""
    first = sentence.token_at(right.start)
    return first is not None and first.lower_ in lexicon.listed("contrast") and sentence.start_of(first) == right.start


def _accordance(
    sentence: Sentence,
    first: Token,
    last: Token,
    head: Token,
    source: list[Token],
    quotations: tuple[Quotation, ...],
    lexicon: Lexicon,
) -> Attribution | None:
    block_start = sentence.start_of(first)
    place = trim(sentence, sentence.span_of(source))
    if block_start == sentence.start and not sentence.text[place.end : sentence.end].strip(" ."):
        place = _up_to_comma(sentence, place)
    place = _with_short_name(sentence, place)
    left = trim(sentence, Span(sentence.start, block_start))
    behind = max(place.end, sentence.end_of(last))
    right = trim(sentence, Span(behind, before_semicolon(sentence, behind, quotations)))
    left = without_leading_and(sentence, Span(after_semicolon(sentence, left.end, quotations), left.end))
    left = trim(sentence, left)
    if _sets_off(sentence, right, lexicon):
        right = Span(right.start, right.start)
    contents = tuple(whole_quotations(one, quotations) for one in (left, right) if len(one) > 3)
    if not contents:
        return None
    cue = sentence.span_of([first, last])
    return Attribution(sentence, cue, first, place, head, contents, None, "accordance")
