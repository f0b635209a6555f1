"""A reporting verb with its speaker: which words name the source, and where the cue begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.statements.frames import trim
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.syntax import auxiliaries_of, phrase_of, subject_of, up
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reporting verb in a sentence, with its source, before its content is known."""

    sentence: Sentence
    verb: Token
    entries: tuple[ReportingVerb, ...]
    source_head: Token | None
    source: Span | None
    core: Span
    """From the first to the last word of source, auxiliaries, verb and addressee."""
    cue_tokens: tuple[Token, ...]
    negated: bool


def spoken_with(
    sentence: Sentence,
    verb: Token,
    entries: tuple[ReportingVerb, ...],
    quotations: tuple[Quotation, ...],
    lexicon: Lexicon,
) -> Spoken | None:
    """`verb` with its speaker and its cue; None where it tells what has not been said (will say, to say)."""
    auxiliaries = auxiliaries_of(verb)
    words = {one.lower_ for one in verb.children if one.dep_ in {"aux", "neg"} and _beside(one, verb)}
    if words & lexicon.listed("unreal_auxiliaries") or (verb.tag_ == "VB" and "to" in words):
        return None
    governor = _governor(verb, lexicon)
    quotes = any("quotation" in entry.content for entry in entries)
    head = (_inverted_subject(verb) if quotes else None) or subject_of(governor or verb, lexicon.listed("relatives"))
    head = head or _following_subject(sentence, verb)
    if head is not None and head.lemma_.lower() in lexicon.listed("mute"):
        head = _beyond_mute(head, verb)
    if head is not None and head.lower_ in lexicon.listed("relatives") | {"it", "there"} - {"it"}:
        head = None
    particles = max((len(entry.words) for entry in entries), default=1) - 1
    cue_tokens = (*auxiliaries, verb, *verb.doc[verb.i + 1 : verb.i + 1 + particles])
    source_tokens = source_tokens_of(head, verb, lexicon) if head is not None else []
    source = trim(sentence, sentence.span_of(source_tokens)) if source_tokens else None
    if source is not None and head is not None and head.i < verb.i:
        source = _back_to_quotation(sentence, source, quotations)
    listener = [one for one in verb.children if one.dep_ in {"dobj", "dative"} and one.i > verb.i]
    heard = list(listener[0].subtree) if listener and any(one.addressee for one in entries) else []
    near = [one for one in source_tokens if abs(one.i - verb.i) < 40]
    core = sentence.span_of([*cue_tokens, *near, *heard])
    if source is not None and near:
        core = Span(min(core.start, source.start), core.end)
    negated = bool(words & lexicon.listed("negations"))
    return Spoken(sentence, verb, entries, head if source else None, source, core, cue_tokens, negated)


def _beside(auxiliary: Token, verb: Token) -> bool:
    """Whether no comma or mark stands between: an auxiliary beyond one belongs to the words reported."""
    low, high = sorted((auxiliary.i, verb.i))
    return not any(one.is_punct for one in verb.doc[low + 1 : high])


def _back_to_quotation(sentence: Sentence, source: Span, quotations: tuple[Quotation, ...]) -> Span:
    """`source` widened to the quotation before it: the parser often loses the first words of a name there."""
    for one in quotations:
        between = sentence.text[one.end : source.start]
        near = one.end < source.start and 0 < len(between.split()) <= 4
        if near and not any(mark in between for mark in ",.;:\n") and between.strip()[0].isupper():
            return trim(sentence, Span(one.end, source.end))
    return source


def _governor(verb: Token, lexicon: Lexicon) -> Token | None:
    """The reporting verb whose speaker also says what `verb` reports, though the parser hung it inside the content."""
    for above in verb.ancestors:
        reports = above.lemma_.lower() in lexicon.verbs and above.pos_ == "VERB" and above.i < verb.i
        if reports and goes_on_reporting(verb, above, lexicon) and not goes_on_reporting(above, above.head, lexicon):
            return above
    return None


def goes_on_reporting(token: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether `token`, inside what `verb` reports, is really a further report of the same speaker."""
    if token.lemma_.lower() not in lexicon.verbs or token.pos_ != "VERB":
        return False
    if any(child.dep_ in {"nsubj", "nsubjpass", "mark"} for child in token.children):
        return False
    before = token.doc[token.i - 1]
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        return bool(before.is_punct and before.text == "," and not any(one.dep_ == "aux" for one in token.children))
    if token.dep_ == "conj" and token.head.tag_ == "VB" and token.tag_ in {"VBD", "VBZ"}:
        # "called for the guards to leave and accuses ...": a finite verb is not coordinated with an infinitive.
        return True
    if token.dep_ != "conj" or token.tag_ != verb.tag_ or token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    # "said he would order a review and warned ...": the verb before has another tense than the one coordinated with it.
    return token.head.tag_ != token.tag_ and token.head.i != verb.i


def _beyond_mute(noun: Token, verb: Token) -> Token | None:
    """The speaker where the parser gave the verb a noun that cannot speak ("who met them after the talks said")."""
    for above in verb.ancestors:
        if above.dep_ in {"relcl", "acl"} and above.head.i < noun.i and above.head.pos_ in {"NOUN", "PROPN"}:
            return above.head
    return None


def _inverted_subject(verb: Token) -> Token | None:
    """The name right after a verb that follows a comma: "the talks failed, reported Veldt Radio"."""
    before = verb.doc[verb.i - 1] if verb.i > 0 else None
    if before is None or before.text not in {",", "”", '"', "’"} or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    for child in verb.children:
        near = child.left_edge.i == verb.i + 1 and child.dep_ in {"dobj", "nsubj", "attr", "oprd"}
        if near and child.pos_ == "PROPN":
            return child
    return None


def _following_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The speaker of an inverted report that the parser took for an object: "...," said the minister."""
    before = sentence.text[max(0, sentence.start_of(verb) - 2) : sentence.start_of(verb)].strip()
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    opens = sentence.start_of(verb) == sentence.start
    placed = opens or before[-1:] in {",", "”", '"', "’", "»", "?", "!"}
    if passive or not placed or verb.i + 1 >= len(verb.doc):
        return None
    following = verb.doc[verb.i + 1]
    for one in up(following):
        if one.head.i == verb.i and one.pos_ in {"PROPN", "NOUN", "PRON"}:
            return one
    return None


def source_tokens_of(head: Token, verb: Token, lexicon: Lexicon) -> list[Token]:
    """The words that name the speaker: its noun phrase, up to the verb."""
    tokens = phrase_of(head)
    if head.i < verb.i:
        tokens = [one for one in tokens if one.i < verb.i]
        relative = next((one.i for one in verb.children if one.dep_ == "nsubj" and one.i > head.i), None)
        if verb.dep_ == "relcl" and relative is not None:
            tokens = [one for one in tokens if one.i < relative]
        marks = {one.i for one in verb.children}
        tokens = [one for one in tokens if one.i not in marks or one.dep_ in {"nsubj", "csubj"}]
        return _without_aside(_unbroken(tokens, head), head, lexicon)
    return _without_aside(_unbroken([one for one in tokens if one.i > verb.i], head), head, lexicon)


def _without_aside(tokens: list[Token], head: Token, lexicon: Lexicon) -> list[Token]:
    """`tokens` without a clause, set off by a comma, that tells what the speaker did meanwhile or said before."""
    for child in head.children:
        first = child.left_edge.i
        if child.dep_ not in {"relcl", "acl"} or child.i < head.i or not child.doc[first - 1].is_punct:
            continue
        if child.dep_ == "acl" or child.lemma_.lower() in lexicon.verbs:
            tokens = [one for one in tokens if one.i < first]
    return tokens


def _unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """The unbroken run of tokens around `head`."""
    inside = {one.i for one in tokens}
    low = high = head.i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return [one for one in tokens if low <= one.i <= high]


def listener_of(spoken: Spoken) -> tuple[Token, ...]:
    """The head of the noun phrase spoken to, where the verb takes one."""
    if not any(entry.addressee for entry in spoken.entries):
        return ()
    return tuple(one for one in spoken.verb.children if one.dep_ in {"dobj", "dative"} and one.i > spoken.verb.i)[:1]
