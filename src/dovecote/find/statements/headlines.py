"""Reports told by a headline: "Tolland: no deal without the dams", "Tolland vows to return".

Headlines are written with capitals and without articles, and the parser takes their verbs for nouns. So the words
decide: somebody who can speak at the beginning, then a verb of the table in the present tense, then the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.frames import trim
from dovecote.find.statements.layout import attribution_at
from dovecote.find.statements.lexicon import Lexicon, ReportingVerb
from dovecote.model.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

HEADED: Final = re.compile(r"(?P<name>[A-Z][^:,;“”\"‘]{1,40})(?P<cue>:) (?P<content>.{8,})")
MIN_CONTENT: Final = 8
SPEAKERS: Final = frozenset({"person", "office", "organisation", "body", "armed_group", "unnamed_person"})
STATES: Final = frozenset({"state", "state_government", "unnamed_collective", "coalition"})


def reports_in_headlines(article: Article, lexicon: Lexicon, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of headlines that the parse did not give; `found` are those it gave."""
    told = {one.sentence.index for one in found}
    for part in article.document.source.parts:
        if part.kind != "headline":
            continue
        one = _before_colon(article, Span(part.start, part.end))
        sentence = article.sentence_at(part.start)
        if one is None and sentence is not None and sentence.index not in told:
            one = _with_verb(article, Span(part.start, part.end), lexicon)
        if one is not None:
            yield one


def _before_colon(article: Article, headline: Span) -> Attribution | None:
    """Tolland: no deal without the dams. The name must be that of somebody the article knows as a person or body."""
    match = HEADED.match(article.text, headline.start, headline.end)
    if match is None or not _can_speak(article, Span(*match.span("name")), SPEAKERS | {"unnamed_collective"}):
        return None
    content = Span(*match.span("content"))
    sentence = article.sentence_at(headline.start)
    if sentence is not None:
        content = trim(sentence, content)
    return attribution_at(article, Span(*match.span("name")), Span(*match.span("cue")), (content,), "headed")


def _with_verb(article: Article, headline: Span, lexicon: Lexicon) -> Attribution | None:
    """Tolland vows to return; Veldt says rebels have left."""
    sentence = article.sentence_at(headline.start)
    if sentence is None:
        return None
    for token in list(sentence)[1:]:
        entry = _entry_of(token, lexicon)
        if entry is None:
            continue
        source = trim(sentence, Span(sentence.start, sentence.start_of(token)))
        content = trim(sentence, Span(sentence.end_of(token), sentence.end))
        known = None if _can_speak(article, source, SPEAKERS | STATES) else _named_elsewhere(article, source)
        if len(content) < MIN_CONTENT or (known is None and not _can_speak(article, source, SPEAKERS | STATES)):
            return None
        cue = Span(sentence.start_of(token), sentence.end_of(token))
        head = sentence.tokens_in(source)[-1]
        return Attribution(sentence, cue, token, source, head, (content,), entry, "clause", named_at=known)
    return None


def _entry_of(token: Token, lexicon: Lexicon) -> ReportingVerb | None:
    """The verb of speech that `token` is in the third person, whatever the parser took it for."""
    for ending, lemma in lexicon.words["headline_endings"]:
        word = token.lower_.removesuffix(ending) + lemma
        if not token.lower_.endswith(ending) or word in lexicon.listed("headline_never"):
            continue
        entries = [one for one in lexicon.verbs.get(word, ()) if one.kind == "speech" and len(one.words) == 1]
        entries = [one for one in entries if one.content & {"clause", "infinitive", "object"} and not one.things]
        if entries:
            return min(entries, key=lambda one: one.force == "neutral")
    return None


def _named_elsewhere(article: Article, words: Span) -> Span | None:
    """A mention in the text of the one whose name the headline ends its first words with; None for nobody."""
    name = words.cut(article.text).lower()
    meant = [one for one in article.actors if one.actor_type in SPEAKERS and name.endswith(one.name.lower())]
    if len(meant) != 1 or not meant[0].mentions:
        return None
    return Span(meant[0].mentions[0].start, meant[0].mentions[0].end)


def _can_speak(article: Article, name: Span, kinds: frozenset[str]) -> bool:
    """Whether nearly all of the words are one mention of somebody of these kinds."""
    return any(
        actor.actor_type in kinds and 10 * len(Span(mention.start, mention.end)) >= 8 * len(name)
        for mention, actor in article.mentions_in(name)
    )
