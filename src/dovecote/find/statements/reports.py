"""Attributions of one sentence: every reporting verb with its source and what it reports, and "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.frames import Frame, frame_of, trim
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb
from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.syntax import auxiliaries_of, phrase_of, subject_of, up
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

FRAME_ORDER = ("clause", "addressed", "predicate", "blamed", "as", "infinitive", "preposition", "gerund", "object")
"""Of several frames that a verb fills, the one that tells most about the words wins."""


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


def reports_in(sentence: Sentence, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> Iterator[Attribution]:
    """Attributions whose cue stands in `sentence`, in order of their cues."""
    yield from _accordances(sentence, quotations, lexicon)
    for token in sentence:
        entries = lexicon.verbs.get(token.lemma_.lower())
        if not entries or token.pos_ not in {"VERB", "AUX"} or _inside(sentence, token, quotations):
            continue
        entries = tuple(entry for entry in entries if _has_particles(token, entry))
        spoken = _spoken(sentence, token, entries, lexicon) if entries else None
        if spoken is not None:
            found = _report(spoken, quotations)
            if found is not None:
                yield found


def _inside(sentence: Sentence, token: Token, quotations: tuple[Quotation, ...]) -> bool:
    place = sentence.start_of(token)
    return any(one.start <= place < one.end for one in quotations)


def _has_particles(verb: Token, entry: ReportingVerb) -> bool:
    rest = entry.words[1:]
    if not rest:
        return True
    following = [one.lower_ for one in verb.doc[verb.i + 1 : verb.i + 1 + len(rest)]]
    return following == list(rest)


def _spoken(sentence: Sentence, verb: Token, entries: tuple[ReportingVerb, ...], lexicon: Lexicon) -> Spoken | None:
    auxiliaries = auxiliaries_of(verb)
    words = {one.lower_ for one in verb.children if one.dep_ in {"aux", "neg"}}
    if words & lexicon.listed("unreal_auxiliaries") or (verb.tag_ == "VB" and "to" in words):
        return None
    head = subject_of(verb, lexicon.listed("relatives")) or _following_subject(sentence, verb)
    if head is not None and head.lower_ in lexicon.listed("relatives") | {"it", "there"} - {"it"}:
        head = None
    particles = max((len(entry.words) for entry in entries), default=1) - 1
    cue_tokens = (*auxiliaries, verb, *verb.doc[verb.i + 1 : verb.i + 1 + particles])
    source_tokens = _source_tokens(head, verb) if head is not None else []
    source = trim(sentence, sentence.span_of(source_tokens)) if source_tokens else None
    listener = [one for one in verb.children if one.dep_ in {"dobj", "dative"} and one.i > verb.i]
    heard = list(listener[0].subtree) if listener and any(one.addressee for one in entries) else []
    near = [one for one in source_tokens if abs(one.i - verb.i) < 40]
    core = sentence.span_of([*cue_tokens, *near, *heard])
    negated = bool(words & lexicon.listed("negations"))
    return Spoken(sentence, verb, entries, head if source else None, source, core, cue_tokens, negated)


def _following_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The speaker of an inverted report that the parser took for an object: "...," said the minister."""
    before = sentence.text[max(0, sentence.start_of(verb) - 2) : sentence.start_of(verb)].strip()
    if before[-1:] not in {",", "”", '"', "’", "»", "?", "!"} or verb.i + 1 >= verb.doc[:].end:
        return None
    following = verb.doc[verb.i + 1]
    for one in up(following):
        if one.head.i == verb.i and one.pos_ in {"PROPN", "NOUN", "PRON"}:
            return one
    return None


def _source_tokens(head: Token, verb: Token) -> list[Token]:
    """The words that name the speaker: its noun phrase, up to the verb."""
    tokens = phrase_of(head)
    if head.i < verb.i:
        tokens = [one for one in tokens if one.i < verb.i]
        relative = next((one.i for one in verb.children if one.dep_ == "nsubj" and one.i > head.i), None)
        if verb.dep_ == "relcl" and relative is not None:
            tokens = [one for one in tokens if one.i < relative]
        marks = {one.i for one in verb.children}
        tokens = [one for one in tokens if one.i not in marks or one.dep_ in {"nsubj", "csubj"}]
        return _unbroken(tokens, head)
    return _unbroken([one for one in tokens if one.i > verb.i], head)


def _unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """The unbroken run of tokens around `head`."""
    inside = {one.i for one in tokens}
    low = high = head.i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return [one for one in tokens if low <= one.i <= high]


def _report(spoken: Spoken, quotations: tuple[Quotation, ...]) -> Attribution | None:
    sentence, verb = spoken.sentence, spoken.verb
    can = frozenset(name for entry in spoken.entries for name in entry.content)
    frame = None
    entry = spoken.entries[0]
    if "quotation" in can or "inverted_clause" in can:
        frame = _beside(spoken, quotations, quoted_only="inverted_clause" not in can)
        forceful = [one for one in spoken.entries if "quotation" in one.content]
        entry = next((one for one in forceful if one.force != "neutral"), (forceful or [entry])[0])
    if frame is None:
        found = [(one, frame_of(sentence, verb, one)) for one in spoken.entries]
        filled = [(one, shape) for one, shape in found if shape is not None]
        if filled:
            entry, frame = min(filled, key=lambda pair: FRAME_ORDER.index(pair[1].name))
    if frame is None and "quotation" in can:
        frame = _ahead(spoken, quotations)
    if frame is None or not frame.contents or spoken.source is None:
        return None
    contents = tuple(_whole_quotations(span, quotations) for span in frame.contents)
    cue = sentence.span_of([*spoken.cue_tokens, *frame.cue_extras])
    contents = tuple(span for span in contents if len(span) > 1 and not span.contains(cue))
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


def _whole_quotations(span: Span, quotations: tuple[Quotation, ...]) -> Span:
    """`span` widened to the end of a quotation that begins inside it, and to the beginning of one that ends in it."""
    start, end = span.start, span.end
    for one in quotations:
        if one.span.overlaps(span):
            start, end = min(start, one.start), max(end, one.end)
    return Span(start, end)


def _beside(spoken: Spoken, quotations: tuple[Quotation, ...], *, quoted_only: bool) -> Frame | None:
    """Words before the attribution, "..., he said", and those that go on after it, "..., he said, ..."."""
    sentence, text = spoken.sentence, spoken.sentence.text
    left = text[sentence.start : spoken.core.start].rstrip()
    if not left or (spoken.source is not None and spoken.source.end < spoken.core.start):
        return None
    end = sentence.start + len(left)
    quoted = next((one for one in quotations if one.end == end or (one.end == end - 1 and left[-1] == ",")), None)
    if quoted is None and (quoted_only or left[-1] not in {",", "?", "!"}):
        return None
    if quoted is None and not _is_clause(sentence, Span(sentence.start, end)):
        return None
    first = (
        trim(sentence, Span(sentence.start, end)) if quoted is None or quoted.start > sentence.start else quoted.span
    )
    if quoted is not None and first.end < quoted.end:
        first = Span(first.start, quoted.end)
    second = _goes_on(spoken, quotations, quoted=quoted is not None)
    name = "quotation" if quoted is not None else "inverted_clause"
    return Frame(name, (first, second) if second else (first,), addressee=_listener(spoken))


def _listener(spoken: Spoken) -> tuple[Token, ...]:
    if not any(entry.addressee for entry in spoken.entries):
        return ()
    return tuple(one for one in spoken.verb.children if one.dep_ in {"dobj", "dative"} and one.i > spoken.verb.i)[:1]


def _is_clause(sentence: Sentence, span: Span) -> bool:
    """Whether there is a finite verb in `span`."""
    return any(one.tag_ in {"VBD", "VBZ", "VBP", "MD"} for one in sentence.tokens_in(span))


def _goes_on(spoken: Spoken, quotations: tuple[Quotation, ...], *, quoted: bool) -> Span | None:
    """The second half of words that the attribution cuts in two."""
    sentence, text = spoken.sentence, spoken.sentence.text
    if quoted:
        rest = [one for one in quotations if spoken.core.end <= one.start < sentence.end]
        return rest[0].span if rest and _only_punctuation(text[spoken.core.end : rest[0].start]) else None
    if text[spoken.core.end : spoken.core.end + 1] != ",":
        return None
    tokens = [one for one in sentence if sentence.start_of(one) > spoken.core.end]
    if not tokens or tokens[0].tag_ in {"VBG", "CC"} or tokens[0].dep_ == "cc" or tokens[0].lower_ in {"who", "which"}:
        return None
    return trim(sentence, sentence.span_of(tokens))


def _only_punctuation(text: str) -> bool:
    return not any(character.isalnum() for character in text)


def _ahead(spoken: Spoken, quotations: tuple[Quotation, ...]) -> Frame | None:
    """He said: "..."; he wrote on Tuesday, "..."; the quotation may open the next paragraph."""
    sentence, text = spoken.sentence, spoken.sentence.text
    for one in quotations:
        if one.start < spoken.core.end:
            continue
        between = text[spoken.core.end : one.start]
        marked = between.rstrip()[-1:] in {",", ":"} or not between.strip() or between.strip() in {"that", "that,"}
        near = one.start < sentence.end or not text[sentence.end : one.start].strip()
        return Frame("quotation", (one.span,), addressee=_listener(spoken)) if marked and near else None
    return None


def _accordances(sentence: Sentence, quotations: tuple[Quotation, ...], lexicon: Lexicon) -> Iterator[Attribution]:
    """According to X: the noun phrase is the source, the sentence around it the content."""
    words = [one.lower_ for one in sentence]
    tokens = list(sentence)
    for pattern in lexicon.words["accordance"]:
        wanted = pattern["words"]
        for place in range(len(words) - len(wanted)):
            if words[place : place + len(wanted)] != wanted or _inside(sentence, tokens[place], quotations):
                continue
            last = tokens[place + len(wanted) - 1]
            head = next((one for one in last.children if one.dep_ == "pobj"), None)
            if head is None:
                continue
            source = [one for one in phrase_of(head) if one.i > last.i]
            found = _accordance(sentence, tokens[place], last, head, source, quotations)
            if found is not None:
                yield found


def _accordance(
    sentence: Sentence, first: Token, last: Token, head: Token, source: list[Token], quotations: tuple[Quotation, ...]
) -> Attribution | None:
    place = trim(sentence, sentence.span_of(source))
    block_start = sentence.start_of(first)
    left = trim(sentence, Span(sentence.start, block_start))
    right = trim(sentence, Span(place.end, sentence.end))
    contents = tuple(_whole_quotations(one, quotations) for one in (left, right) if len(one) > 3)
    if not contents:
        return None
    cue = sentence.span_of([first, last])
    return Attribution(sentence, cue, first, place, head, contents, None, "accordance")
