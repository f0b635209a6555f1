"""All actors of an article: what the vocabulary knows, persons, then descriptions in the order of the text."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Sequence

from dovecote.find.article import Article
from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.describe import Stage, place_phrase
from dovecote.find.mentions.known import Known, read_hit
from dovecote.find.mentions.names import Line, PersonName, find_names
from dovecote.find.mentions.people import cast_people
from dovecote.find.mentions.phrases import find_phrases
from dovecote.find.mentions.words import ActorWords, actor_words
from dovecote.model.actor import Actor, MentionForm
from dovecote.model.sentence import Sentence
from dovecote.vocabulary.lexicon import Hit, Lexicon, load_lexicon

_SILENT_PARTS = frozenset({"boilerplate", "byline", "publication_line", "dateline"})
"""Parts whose names are no mentions: who wrote the story, and where it was filed."""


def find_actors(article: Article) -> tuple[Actor, ...]:
    """Actors of the article with all their mentions, in order of the first mention."""
    words = actor_words(article.language)
    lexicon = load_lexicon(article.vocabulary)
    lines = _lines(article, lexicon, words)
    cast = Cast(article.document.id, article.text)
    home = home_country(lines)
    names = [(line, name) for line in lines for name in find_names(line, words)]
    cast_people(cast, lines, names, words)
    _cast_known(cast, lines, home, lexicon)
    stage = Stage(cast, words, lexicon, home)
    taken = _taken(cast, lines)
    for line in lines:
        for phrase in find_phrases(line, taken.get(line.sentence.index, frozenset()), words):
            place_phrase(phrase, stage)
    _fill_countries(cast, home)
    return cast.freeze()


def _lines(article: Article, lexicon: Lexicon, words: ActorWords) -> list[Line]:
    hits = lexicon.find(article.text)
    starts = [hit.start for hit in hits]
    lines = []
    for sentence in article.sentences:
        if sentence.part in _SILENT_PARTS:
            continue
        first = bisect.bisect_left(starts, sentence.start)
        last = bisect.bisect_left(starts, sentence.end)
        lines.append(_line(sentence, hits[first:last], words))
    return lines


def _line(sentence: Sentence, hits: Sequence[Hit], words: ActorWords) -> Line:
    line = Line(sentence, ())
    known: list[Known] = []
    for hit in hits:
        tokens = line.between(hit.start, hit.end)
        if tokens:
            known.append(read_hit(hit, sentence, tokens, words))
    return Line(sentence, known)


def home_country(lines: Sequence[Line]) -> str | None:
    """The country that the story is about: named in most paragraphs, and in clearly more than any other."""
    counted: Counter[str] = Counter()
    for line in lines:
        weight = 2 if line.sentence.part == "headline" else 1
        for country in sorted({one.entry.country for one in line.known if one.entry.country and one.part != "credit"}):
            counted[country] += weight
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _cast_known(cast: Cast, lines: Sequence[Line], home: str | None, lexicon: Lexicon) -> None:
    persons = [(one.start, one.end) for draft in cast.persons() for one in draft.mentions]
    states = {one.entry.id for line in lines for one in line.known if one.part == "actor" and one.use == "name"}
    for line in lines:
        for known in line.known:
            if known.part != "actor" or any(start <= known.start < end for start, end in persons):
                continue
            entry = known.entry
            if known.use == "capital" and entry.id.removesuffix("/government") in states:
                # One actor stands for a state and its capital, unless the story names the government itself.
                state = lexicon.get(entry.id.removesuffix("/government"))
                entry = state or entry
            draft = cast.of_entry(entry)
            form: MentionForm = "metonym" if known.use in ("capital", "metonym") else "name"
            if known.use == "people":
                form = "name" if entry.actor_type == "armed_group" else "description"
            draft.add_mention(cast.text, known.start, known.end, form)
            draft.add_alias(cast.text[known.start : known.end])


def _taken(cast: Cast, lines: Sequence[Line]) -> dict[int, frozenset[int]]:
    """Tokens of each sentence that stand in a mention already."""
    spans = sorted((one.start, one.end) for draft in cast.drafts for one in draft.mentions)
    taken = {}
    for line in lines:
        inside = [span for span in spans if span[0] < line.sentence.end and line.sentence.start < span[1]]
        taken[line.sentence.index] = frozenset(token.i for start, end in inside for token in line.between(start, end))
    return taken


def _fill_countries(cast: Cast, home: str | None) -> None:
    """The story's own country for offices of a state that say no other."""
    for draft in cast.drafts:
        if draft.country is None and draft.actor_type == "person" and {"GOV", "MIL"} & set(draft.sectors):
            draft.country = home


__all__ = ["Draft", "PersonName", "find_actors", "home_country"]
