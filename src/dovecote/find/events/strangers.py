"""Parties of events that are no known actors yet: "four asylum seekers", "army units", a name met only here.

A deed needs its parties, and the mention finder keeps to those who speak, bear a name or hold an office. So people,
troops and names that stand in the place of a party become actors of their own, each described in its own words and
never merged by itself (codebook, section Actor: unnamed sources and collectives are actors of their own).
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.events.content import is_content_of, triggers_of_verbal_acts
from dovecote.find.frames import Match, find_matches, lemma_of, load_frames
from dovecote.find.parties import actors_inside, actors_named
from dovecote.model.actor import Actor, ActorType, Mention, MentionForm
from dovecote.model.ids import make_id
from dovecote.model.sentence import Sentence
from dovecote.vocabulary.lexicon import load_cities, load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "en.events/stranger@1"
PEOPLE = ("person", "captive", "refugees", "police", "troops")
"""Word classes of those who can be a party without a name (languages/<code>/classes.toml)."""
NAMES: dict[str, ActorType] = {"PERSON": "person", "ORG": "organisation", "NORP": "collective", "GPE": "state"}
KEPT = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "case", "advmod", "punct"})


def find_event_parties(article: Article) -> tuple[Actor, ...]:
    """The actors of the article, and after them those parties of events that are none of them yet, in order."""
    found: dict[str, Actor] = {}
    named: dict[str, list[Mention]] = {}
    frames = load_frames(article.language, "events")
    for sentence in article.fact_sentences():
        matches = find_matches(sentence, article.language, "events")
        said = triggers_of_verbal_acts(matches)
        for match in matches:
            if is_content_of(match.trigger, said):
                continue
            for token in _unknown_parties(article, sentence, match):
                kind = _kind_of(token, frames.classes)
                if kind is None:
                    continue
                actor = _actor(article, sentence, token, kind)
                known = _same_by_name(article, actor)
                if known is not None:
                    named.setdefault(known.id, []).extend(actor.mentions)
                else:
                    found.setdefault(actor.id, actor)
    strangers = sorted(found.values(), key=lambda one: one.mentions[0].start)
    return (*(_with_mentions(one, named.get(one.id, [])) for one in article.actors), *strangers)


def _same_by_name(article: Article, stranger: Actor) -> Actor | None:
    """The actor whose listed name the stranger bears: a state known so far only by its office holders."""
    entries = {entry.id for hit in load_lexicon(article.vocabulary).find(stranger.name) for _, entry in hit.uses}
    same = [one for one in article.actors if one.vocabulary_id in entries]
    return same[0] if len(same) == 1 and stranger.mentions[0].form == "name" else None


def _with_mentions(actor: Actor, more: list[Mention]) -> Actor:
    new = {one.start: one for one in more if one not in actor.mentions}
    if not new:
        return actor
    mentions = sorted((*actor.mentions, *new.values()), key=lambda one: one.start)
    return dataclasses.replace(actor, mentions=tuple(mentions))


def _unknown_parties(article: Article, sentence: Sentence, match: Match) -> list[Token]:
    """Heads in the places of the parties, where nobody there is an actor yet."""
    found: list[Token] = []
    sides = (match.actors, (*match.partners, *match.recipients))
    if not any(_is_known(article, sentence, one) for side in sides for one in side) and not _is_named(match):
        return []
    for side in sides:
        if not any(_is_known(article, sentence, one) for one in side):
            found += [inner for one in side[:2] if (inner := _nameable(one)) is not None][:1]
    return found


def _is_named(match: Match) -> bool:
    """True where at least the doer bears a name: of two nameless parties no event is made."""
    return any(one.ent_type_ in NAMES for one in match.actors)


def keep_used_parties(article: Article) -> tuple[Actor, ...]:
    """The actors of the article without those parties that no event came to name."""
    used = {one for event in article.events for one in (*event.actor, *event.recipient)}
    return tuple(one for one in article.actors if one.created_by != RULE or one.id in used)


def _nameable(token: Token) -> Token | None:
    """The head itself where it is a name, else a name inside its phrase ("a base in ..."), else the head."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if token.ent_type_ in NAMES:
        return token
    inside = [inner for _, inner in prepositions_of(token) if inner.ent_type_ in NAMES]
    inside += [child for child in token.children if child.dep_ == "poss" and child.ent_type_ in NAMES]
    return inside[0] if inside else token


def _is_known(article: Article, sentence: Sentence, token: Token) -> bool:
    return bool(actors_named(article, sentence, token) or actors_inside(article, sentence, token))


def _kind_of(token: Token, classes: object) -> ActorType | None:
    assert isinstance(classes, dict)
    if token.ent_type_ in NAMES:
        return NAMES[token.ent_type_]
    lemma = lemma_of(token)
    if any(lemma in classes[name] for name in PEOPLE):
        return "unnamed_collective" if token.tag_ in {"NNS", "NNPS"} else "unnamed_person"
    return None


def _actor(article: Article, sentence: Sentence, token: Token, kind: ActorType) -> Actor:
    words = [token, *(child for child in token.children if child.dep_ in KEPT and child.i < token.i)]
    span = sentence.span_of(one for word in words for one in (word.subtree if word.i != token.i else [token]))
    exact = span.cut(article.text)
    form: MentionForm = "name" if token.ent_type_ in NAMES else "description"
    return Actor(
        id=make_id("ac", article.document.id, RULE, span.start, span.end),
        name=exact,
        actor_type=kind,
        country=_country_of(article, exact),
        mentions=(Mention(span.start, span.end, exact, form),),
        created_by=RULE,
    )


def _country_of(article: Article, words: str) -> str | None:
    """The country of the first name in the words that the vocabulary knows: "5,000 Orsan prisoners", a large city."""
    hits = load_lexicon(article.vocabulary).find(words)
    known = next((hit.first.country for hit in hits if hit.first.country), None)
    return known or load_cities().get(words)
