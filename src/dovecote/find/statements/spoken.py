"""A reporting verb with its speaker: which words name the source, and where the cue begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.statements.beside_verb import named_after_quotation, phrase_before
from dovecote.find.statements.carried import (
    MAX_CARRIED,
    carrier_of,
    cited_by,
    governor_of,
    made_to_speak,
    refuses,
)
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.source_words import back_to_quotation, source_tokens_of
from dovecote.find.statements.syntax import SUBJECTS, auxiliaries_of, subject_of, up
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value

if TYPE_CHECKING:
    from spacy.tokens import Token


@passing_value
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
    refuses: bool = False
    """Whether it tells that somebody would not speak: "would not comment on"."""


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
    words |= _shared_negation(verb, lexicon)
    refused = refuses(verb, words, lexicon)
    carrier = carrier_of(verb, lexicon) if verb.tag_ == "VB" and "to" in words else None
    if words & lexicon.listed("unreal_auxiliaries") and not refused:
        return None
    if verb.tag_ == "VB" and "to" in words and carrier is None:
        return None
    particles = max((len(entry.words) for entry in entries), default=1) - 1
    cue_tokens = (*auxiliaries, verb, *verb.doc[verb.i + 1 : verb.i + 1 + particles])
    if carrier is not None and verb.i - carrier.i <= MAX_CARRIED:
        cue_tokens = (*auxiliaries_of(carrier), *verb.doc[carrier.i : verb.i], *cue_tokens[len(auxiliaries) :])
    cited = cited_by(verb, lexicon)
    quotes = any("quotation" in entry.content for entry in entries)
    beside = named_after_quotation(sentence, verb, quotations) if quotes and cited is None else None
    head = cited[1] if cited is not None else _speaker_in_parse(sentence, verb, carrier, lexicon, quotes=quotes)
    if beside is not None and (head is None or head not in beside[1]):
        head, named = beside
    else:
        head = _able_to_speak(head, verb, lexicon)
        named = source_tokens_of(head, verb, lexicon) if head is not None else []
        if cited is not None and head is not None and head.i > cited[0].i:
            named = [one for one in named if one.i > cited[0].i]
        phrase = phrase_before(sentence, verb) if not named and cited is None and carrier is None else None
        if phrase is not None and not lexicon.is_mute(phrase[0]):
            head, named = phrase
    source = trim(sentence, sentence.span_of(named)) if named else None
    if source is not None and head is not None and head.i < verb.i:
        source = back_to_quotation(sentence, source, quotations)
    listener = [one for one in verb.children if one.dep_ in {"dobj", "dative"} and one.i > verb.i]
    heard = list(listener[0].subtree) if listener and any(one.addressee for one in entries) else []
    near = [one for one in named if abs(one.i - verb.i) < FAR]
    while near and near[0].is_punct and near[0].i < verb.i:
        near.pop(0)
    core = sentence.span_of([*cue_tokens, *near, *heard])
    if cited is not None:
        citing = [one for one in (*cited[0].lefts, cited[0]) if one.dep_ in SUBJECTS or one.dep_ == "nsubjpass"]
        first = min((one.left_edge.i for one in citing), default=0)
        before = [one for one in cited[0].subtree if first <= one.i < verb.i]
        core = _outside_quotations(sentence.span_of([*cue_tokens, *before]), quotations)
    elif source is not None and near:
        core = Span(min(core.start, source.start), core.end)
    negated = bool(words & lexicon.listed("negations"))
    entries = tuple(one for one in entries if _may_report(one, head))
    if not entries:
        return None
    return Spoken(sentence, verb, entries, head if source else None, source, core, cue_tokens, negated, refused)


def _may_report(entry: ReportingVerb, head: Token | None) -> bool:
    """Whether the entry reports what such a speaker says: polls show, a lamp does not."""
    return not entry.speakers or (head is not None and head.lemma_.lower() in entry.speakers)


def has_particles(verb: Token, entry: ReportingVerb) -> bool:
    """Whether the words that the entry has after its verb ("rule out", "make it clear") stand there."""
    rest = entry.words[1:]
    if not rest:
        return True
    if len(rest) == 1 and any(one.dep_ == "prt" and one.lower_ == rest[0] for one in verb.children):
        return True
    following = [one.lower_ for one in verb.doc[verb.i + 1 : verb.i + 1 + len(rest)]]
    return following == list(rest)


MEASURES: Final = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
"""What the parser may take for a speaker where the real one stands elsewhere: days and amounts."""
FAR: Final = 40
"""Words between speaker and verb from which on the parse is not trusted to tell what stands between."""


def _speaker_in_parse(
    sentence: Sentence, verb: Token, carrier: Token | None, lexicon: Lexicon, *, quotes: bool
) -> Token | None:
    """Who the parse says speaks: the subject of the verb, or of the verb that it goes on from."""
    governor = carrier or governor_of(verb, lexicon)
    inverted = (_inverted_subject(verb) if quotes else None) or made_to_speak(verb, lexicon)
    head = inverted or subject_of(governor or verb, lexicon.listed("relatives"))
    return head or _following_subject(sentence, verb)


def _able_to_speak(head: Token | None, verb: Token, lexicon: Lexicon) -> Token | None:
    """`head`, or the one it stands for; None for a word that cannot speak."""
    if head is not None and head.lower_ in lexicon.listed("shares") and head.dep_ == "nsubj" and head.i < verb.i:
        # "Sixty percent said they would stay": those who were asked.
        return head
    if head is not None and lexicon.is_mute(head) and not _is_one_of(head):
        head = _beyond_mute(head, verb)
    if head is not None and head.ent_type_ in MEASURES:
        return None
    return None if head is not None and head.lower_ in lexicon.listed("relatives") | {"there"} else head


def _is_one_of(head: Token) -> bool:
    """Whether a number tells which of some people: "one of them said"; "One described it" after "the delegates"."""
    if head.tag_ == "CD" and head.is_sent_start and head.is_title:
        return True
    return head.pos_ in {"NUM", "NOUN", "PRON"} and any(
        one.dep_ == "prep" and one.lower_ == "of" for one in head.rights
    )


def _shared_negation(verb: Token, lexicon: Lexicon) -> set[str]:
    """Auxiliary and negation of "would neither confirm nor deny", at the second verb as at the first."""
    first = verb.head if verb.dep_ == "conj" and verb.tag_ == "VB" else verb
    words = {one.lower_ for one in first.children}
    if not words & lexicon.listed("neither"):
        return set()
    return {one.lower_ for one in first.children if one.dep_ == "aux"} | (words & lexicon.listed("neither"))


def _beside(auxiliary: Token, verb: Token) -> bool:
    """Whether no comma or mark stands between: an auxiliary beyond one belongs to the words reported."""
    low, high = sorted((auxiliary.i, verb.i))
    return not any(one.is_punct for one in verb.doc[low + 1 : high])


def _beyond_mute(noun: Token, verb: Token) -> Token | None:
    """The speaker where the parser gave the verb a noun that cannot speak ("who met them after the talks said")."""
    for above in verb.ancestors:
        if above.dep_ in {"relcl", "acl"} and above.head.i < noun.i and above.head.pos_ in {"NOUN", "PROPN"}:
            return above.head
    return None


def _opening_before(mark: Token) -> int:
    """Number of the token that opens the quotation which `mark` closes after a comma; else beyond every token."""
    if not mark.is_quote or mark.i == 0 or mark.nbor(-1).text not in {",", "?", "!"}:
        return len(mark.doc)
    marks = (one.i for one in reversed(mark.doc[mark.sent.start : mark.i]) if one.is_quote)
    return next(marks, mark.sent.start)


def _inverted_subject(verb: Token) -> Token | None:
    """The name right after a verb that follows a comma: "the talks failed, reported Veldt Radio"."""
    before = verb.doc[verb.i - 1] if verb.i > 0 else None
    if before is None or before.text not in {",", "”", '"', "’"} or verb.tag_ not in {"VBD", "VBZ"}:
        return None
    opening = _opening_before(before)
    if any(child.dep_ == "nsubj" and child.i < min(verb.i, opening) for child in verb.children):
        # "The secretary, Mira Tolland, told Veldt Radio": who speaks stands before the commas. '"It may," said
        # Tolland': a subject inside the quotation is none of the verb's, whatever the parser thought.
        return None
    for child in verb.children:
        near = child.left_edge.i == verb.i + 1 and child.dep_ in {"dobj", "nsubj", "attr", "oprd"}
        if near and child.pos_ == "PROPN":
            return child
    return None


def _following_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The speaker of an inverted report that the parser took for an object: "...," said the minister."""
    first = next(iter(auxiliaries_of(verb)), verb)
    before = sentence.text[max(0, sentence.start_of(first) - 2) : sentence.start_of(first)].strip()
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    opens = sentence.start_of(verb) == sentence.start
    placed = opens or before[-1:] in {",", "”", '"', "’", "»", "?", "!"}
    if passive or not placed or verb.i + 1 >= len(verb.doc):
        return None
    following = verb.doc[verb.i + 1]
    for one in up(following):
        # "Said Tolland: ...": to the parser, a name with a participle before it.
        named = opens and verb.dep_ == "amod" and verb.head.i == one.i
        if (one.head.i == verb.i or named) and one.pos_ in {"PROPN", "NOUN", "PRON"}:
            return one
    return None


def listener_of(spoken: Spoken) -> tuple[Token, ...]:
    """The head of the noun phrase spoken to, where the verb takes one."""
    if not any(entry.addressee for entry in spoken.entries):
        return ()
    return tuple(one for one in spoken.verb.children if one.dep_ in {"dobj", "dative"} and one.i > spoken.verb.i)[:1]


def _outside_quotations(span: Span, quotations: tuple[Quotation, ...]) -> Span:
    """`span` without a quotation that the parser hung on its first word, and the comma after it."""
    for one in quotations:
        if span.start <= one.start < one.end < span.end:
            return Span(one.end + 1, span.end)
    return span
