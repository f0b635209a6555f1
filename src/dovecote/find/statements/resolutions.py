"""What a body resolves, line by line: "The Summit: 1. Welcomes ...; 2. Calls upon the parties to ...".

Communiqués and resolutions name the body once, in a line of its own, and begin each line after it with a verb in the
present that has no subject. The body speaks in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb, entry_of
from dovecote.find.statements.trimming import trim
from dovecote.model.document import Part
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

FRAME: Final = "resolved"
LINE: Final = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s*|[-–•*]\s*)?"
    r"(?:(?:[A-Za-z]+ly|[Aa]lso|[Ff]urther) )*(?P<verb>[A-Za-z]+s) "
)
"""The beginning of a line that resolves something: its number, adverbs, and a verb in the third person."""
NEXT: Final = re.compile(r"(?:;|,| and|, and) (?:(?:[a-z]+ly|also|further) )*(?P<verb>[a-z]+s) ")
BODY: Final = re.compile(r"(?P<name>(?:The |This )?[A-Z][^:;.!?\n]{2,80}?)(?: hereby)?[:,]\s*$")
"""The line that names the body: it ends with a colon or a comma and tells nothing else."""
MIN_LINES: Final = 2
MAX_NOUN: Final = 4
"""Words between "expresses" and "concern"."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """The verb that a line begins with."""

    sentence: Sentence
    token: Token
    cue: Span
    entry: ReportingVerb


def resolutions(article: Article, parts: list[Part], lexicon: Lexicon) -> Iterator[Attribution]:
    """What the body resolves in each of the lines that follow its name; nothing where fewer than two lines do."""
    body: Span | None = None
    found: list[tuple[Span, _Opening, int]] = []
    for part in parts:
        match = LINE.match(article.text, part.start, part.end)
        opening = _opening(article, match, lexicon) if match is not None else None
        if opening is not None and body is not None:
            found.append((body, opening, part.end))
            continue
        named = BODY.fullmatch(article.text, part.start, part.end)
        body = Span(*named.span("name")) if named is not None else body
    if len(found) >= MIN_LINES:
        for body, opening, end in found:
            yield from _resolved(article, body, opening, end, lexicon)


def _opening(article: Article, match: re.Match[str], lexicon: Lexicon) -> _Opening | None:
    """The verb of the line with its entry; None for a word that reports nothing, or that has a subject of its own."""
    sentence = article.sentence_at(match.start("verb"))
    token = sentence.token_at(match.start("verb")) if sentence is not None else None
    if sentence is None or token is None:
        return None
    cue, word = Span(*match.span("verb")), match["verb"].lower()
    endings = [(one, lemma) for one, lemma in lexicon.words["headline_endings"] if word.endswith(one)]
    for lemma in [word.removesuffix(one) + lemma for one, lemma in endings]:
        entry = _noun_behind(sentence, token, lemma, lexicon)
        if entry is not None:
            return _Opening(sentence, token, Span(cue.start, entry[1]), entry[0])
        known = _entry(lemma, lexicon)
        if known is not None:
            return _Opening(sentence, token, Span(cue.start, _end_of_cue(sentence, token, known)), known)
    return None


def _entry(lemma: str, lexicon: Lexicon) -> ReportingVerb | None:
    """The verb's entry, of several the one with most force; a body also decides and mandates, where a speaker says."""
    entries = [one for one in lexicon.verbs.get(lemma, ()) if one.kind == "speech" and len(one.words) == 1]
    if entries:
        return min(entries, key=lambda one: (one.force == "neutral", not one.addressed_by))
    return entry_of("resolutions", lemma, "neutral") if lemma in lexicon.words["resolutions"]["verbs"] else None


def _end_of_cue(sentence: Sentence, verb: Token, entry: ReportingVerb) -> int:
    """Where the cue ends: behind "upon" in "calls upon", behind "note of" in "takes note of"."""
    last = verb
    links = entry.addressed_by | entry.prepositions | {"note", "of", "on", "upon"}
    while last.i - verb.i < MAX_NOUN and last.i + 1 < sentence.parsed.end and last.nbor(1).lower_ in links:
        last = last.nbor(1)
    return sentence.end_of(last)


def _noun_behind(sentence: Sentence, verb: Token, lemma: str, lexicon: Lexicon) -> tuple[ReportingVerb, int] | None:
    """The noun of speech behind a light verb, and where the cue ends: "expresses its deep concern over"."""
    if lemma not in lexicon.light_verbs:
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + MAX_NOUN, sentence.parsed.end)]:
        if token.lemma_.lower() in lexicon.nouns and token.pos_ == "NOUN":
            link = token.nbor(1) if token.i + 1 < sentence.parsed.end else token
            entry = entry_of("reporting_nouns", str(token.lemma_.lower()), lexicon.nouns[token.lemma_.lower()])
            return entry, sentence.end_of(link if link.tag_ == "IN" and link.lower_ != "that" else token)
    return None


def _resolved(article: Article, body: Span, opening: _Opening, end: int, lexicon: Lexicon) -> Iterator[Attribution]:
    """One attribution for each verb of the line that goes on without a subject: "condemns ... and demands that ..."."""
    head = _last_word(article, body)
    current: _Opening | None = opening
    while current is not None and head is not None:
        following = None
        for match in NEXT.finditer(article.text, current.cue.end, end):
            following = _opening(article, match, lexicon)
            if following is not None and following.token.tag_ == "VBZ" and not _has_subject(following.token):
                break
            following = None
        stop = match.start() if following is not None else end
        content = trim(current.sentence, Span(current.cue.end, stop))
        content = Span(content.start, content.end - 4) if content.cut(article.text).endswith(" and") else content
        content = trim(current.sentence, content)
        if len(content) > MAX_NOUN:
            yield Attribution(
                current.sentence,
                current.cue,
                current.token,
                body,
                head,
                (content,),
                current.entry,
                FRAME,
                _addressed(article, current, content),
            )
        current = following


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)


def _addressed(article: Article, opening: _Opening, content: Span) -> tuple[Token, ...]:
    """The one named right behind "calls upon", "urges"."""
    if not (opening.entry.addressed_by or opening.entry.addressee):
        return ()
    first = next((one for one, _ in article.mentions_in(content) if one.start <= content.start + len("the ")), None)
    tokens = opening.sentence.tokens_in(Span(first.start, first.end)) if first is not None else []
    return tuple(one for one in tokens if one.head not in tokens)[:1]


def _last_word(article: Article, body: Span) -> Token | None:
    sentence = article.sentence_at(body.start)
    words = [one for one in sentence.tokens_in(body) if not one.is_punct] if sentence is not None else []
    return words[-1] if words else None
