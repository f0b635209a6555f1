"""Parties of deeds that are no known actors yet: "four asylum seekers", "tribal elders", a name met only here.

A deed needs its parties, and the mention finder keeps to those who speak, bear a name or hold an office. So people,
troops and names that stand in the place of a party become actors of their own, each described in its own words and
never merged by itself (codebook, section Actor: unnamed sources and collectives are actors of their own).
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.events.content import is_content_of, triggers_of_verbal_acts
from dovecote.find.events.sides import PEOPLE, heads_inside
from dovecote.find.frames import Match, find_matches, lemma_of, load_frames
from dovecote.find.parties import actors_inside, actors_named
from dovecote.languages.language import Language
from dovecote.model.actor import Actor, ActorType, Mention, MentionForm
from dovecote.model.ids import make_id
from dovecote.model.sentence import Sentence
from dovecote.vocabulary.lexicon import load_cities, load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "en.events/stranger@1"
CROWDS = ("counted_people",)
BODIES = ("party_bodies", "party_places")
OWNERS = frozenset({"NORP", "GPE", "ORG", "PERSON"})
GUESTS = ("guests",)
"""Those who can be met or written to."""
NAMES: dict[str, ActorType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "collective",
    "GPE": "state",
    "LOC": "collective",
}
KEPT = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "case", "advmod", "punct"})


def find_event_parties(article: Article) -> tuple[Actor, ...]:
    """The actors of the article, and after them those parties of events that are none of them yet, in order."""
    met = _Met(
        article,
        _words_of(article.language, PEOPLE),
        _words_of(article.language, CROWDS),
        _words_of(article.language, BODIES),
        NAMES,
        depth=3,
    )
    for sentence in article.fact_sentences():
        matches = find_matches(sentence, article.language, "events")
        said = triggers_of_verbal_acts(matches)
        for match in matches:
            if not is_content_of(match.trigger, said):
                met.take(sentence, match)
    return met.actors()


def find_contact_parties(article: Article) -> tuple[Actor, ...]:
    """The actors of the article, and after them those who are met or written to and are none of them yet, in order."""
    guests, crowds = _words_of(article.language, GUESTS), _words_of(article.language, CROWDS)
    met = _Met(article, guests, crowds, frozenset(), {"PERSON": "person"}, depth=1)
    for sentence in article.fact_sentences():
        for match in find_matches(sentence, article.language, "contacts"):
            met.take(sentence, match)
            if match.label == "visit":
                for token in match.recipients:
                    met.take_listed_state(sentence, token)
    return met.actors()


@functools.cache
def _words_of(language: Language, names: Sequence[str]) -> frozenset[str]:
    classes = load_frames(language, "events").classes
    return frozenset(word for name in names for word in classes[name])


@dataclass(frozen=True, slots=True)
class _Met:
    """The strangers of an article, collected deed by deed."""

    article: Article
    people: frozenset[str]
    """Words for people who can be a party without a name."""
    crowds: frozenset[str]
    """Words that count people: "a crowd of prisoners"."""
    bodies: frozenset[str]
    """Words for bodies that can be one where a name tells whose they are."""
    kinds: Mapping[str, ActorType]
    """Named entities that can be one, and the type of actor each becomes."""
    depth: int
    """How far inside a phrase they are looked for: "a base in ..." is attacked, and nobody meets it."""
    found: dict[str, Actor] = field(default_factory=dict)
    named: dict[str, list[Mention]] = field(default_factory=dict)
    """Known actor -> further mentions of it by its listed name."""

    def take(self, sentence: Sentence, match: Match) -> None:
        """Collect those in the places of the deed's parties who are nobody yet."""
        for side in _unknown_sides(self.article, sentence, match):
            told = next((pair for one in side[: self.depth] if (pair := self._nameable(one)) is not None), None)
            if told is None or (side == match.actors and self._is_mere_place(told[0])):
                continue
            actor = _actor(self.article, sentence, *told)
            if _is_town(actor):
                continue
            known = _same_by_name(self.article, actor)
            if known is not None:
                self.named.setdefault(known.id, []).extend(actor.mentions)
            else:
                self.found.setdefault(actor.id, actor)

    def _nameable(self, head: Token) -> tuple[Token, ActorType] | None:
        """The word of the phrase that can be a party, with its type: the head, else the nearest inside it."""
        for token in heads_inside(head, self.depth) if head.pos_ in {"NOUN", "PROPN"} else ():
            kind = _kind_of(token, self.people, self.crowds, self.bodies, self.kinds)
            if kind is not None and (token is head or self.depth > 1 or token.ent_type_ in self.kinds):
                return token, kind
        return None

    def _is_mere_place(self, token: Token) -> bool:
        """True for a town or region, which does nothing: the parser hung "which killed two" on it."""
        if token.ent_type_ not in {"GPE", "LOC"}:
            return False
        hits = load_lexicon(self.article.vocabulary).find(token.text)
        return not hits or hits[0].first.actor_type != "state"

    def take_listed_state(self, sentence: Sentence, token: Token) -> None:
        """Collect the state that a place is, where the vocabulary lists it: whoever visits it is its guest."""
        if _is_known(self.article, sentence, token) or token.pos_ != "PROPN":
            return
        name = _actor(self.article, sentence, token, "state")
        hits = load_lexicon(self.article.vocabulary).find(name.name)
        if not hits or hits[0].first.actor_type != "state":
            return
        known = _same_by_name(self.article, name)
        if known is not None:
            self.named.setdefault(known.id, []).extend(name.mentions)
        else:
            self.found.setdefault(name.id, dataclasses.replace(name, mentions=_as_name(name.mentions)))

    def actors(self) -> tuple[Actor, ...]:
        """The actors of the article with what was collected."""
        strangers = sorted(self.found.values(), key=lambda one: one.mentions[0].start)
        return (*(_with_mentions(one, self.named.get(one.id, [])) for one in self.article.actors), *strangers)


def _is_town(stranger: Actor) -> bool:
    """True for "Goma", which the recogniser may take for a person: whoever attacks a town does it to nobody told."""
    return stranger.actor_type in ("person", "organisation") and stranger.name in load_cities()


def _as_name(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(dataclasses.replace(one, form="name") for one in mentions)


def _same_by_name(article: Article, stranger: Actor) -> Actor | None:
    """The actor whose listed name the stranger bears: a state known so far only by its office holders."""
    entries = {entry.id for hit in load_lexicon(article.vocabulary).find(stranger.name) for _, entry in hit.uses}
    same = [one for one in article.actors if one.vocabulary_id in entries]
    is_name = stranger.mentions[0].form == "name" or stranger.actor_type == "state"
    return same[0] if len(same) == 1 and is_name else None


def _with_mentions(actor: Actor, more: list[Mention]) -> Actor:
    new = {one.start: one for one in more if one not in actor.mentions}
    if not new:
        return actor
    mentions = sorted((*actor.mentions, *new.values()), key=lambda one: one.start)
    return dataclasses.replace(actor, mentions=tuple(mentions))


def _unknown_sides(article: Article, sentence: Sentence, match: Match) -> list[tuple[Token, ...]]:
    """The sides of the deed, each as the heads of its phrases, on which nobody is an actor yet."""
    sides = (match.actors, (*match.partners, *match.recipients))
    known = [any(_is_known(article, sentence, one) for one in side) for side in sides]
    if not any(known) and not _is_named(match):
        return []
    return [side for side, is_known in zip(sides, known, strict=True) if not is_known]


def _is_named(match: Match) -> bool:
    """True where at least the doer bears a name: of two nameless parties no event is made."""
    return match.label == "PROTEST" or any(_is_qualified(one) for one in match.actors)


def _is_qualified(token: Token) -> bool:
    """True for a name, and for a noun that a name tells whose it is: "Taliban attackers", "a Saudi dissident"."""
    if token.ent_type_ in NAMES:
        return True
    near = [one for one in token.children if one.dep_ in {"amod", "compound", "nmod", "poss"}]
    near += [inner for word, inner in prepositions_of(token) if word in {"of", "from", "in", "at", "near"}]
    return any(one.ent_type_ in OWNERS for one in near)


def keep_used_parties(article: Article) -> tuple[Actor, ...]:
    """The actors of the article without those parties that no event and no contact came to name."""
    used = {one for event in article.events for one in (*event.actor, *event.recipient)}
    used |= {who.actor for contact in article.contacts for who in contact.participants}
    return tuple(one for one in article.actors if one.created_by != RULE or one.id in used)


def _is_known(article: Article, sentence: Sentence, token: Token) -> bool:
    return bool(actors_named(article, sentence, token) or actors_inside(article, sentence, token))


def _kind_of(
    token: Token,
    people: frozenset[str],
    crowds: frozenset[str],
    bodies: frozenset[str],
    names: Mapping[str, ActorType],
) -> ActorType | None:
    """What a party without an actor is; "the release of prisoners" is nobody, "a crowd of prisoners" is."""
    if token.ent_type_ in names:
        return names[token.ent_type_]
    if _is_qualified(token) and lemma_of(token) in bodies:
        return "organisation"
    counts = token.like_num or token.tag_ == "NNS" or lemma_of(token) in crowds
    counted = [inner for word, inner in prepositions_of(token) if word == "of" and counts]
    if any(lemma_of(one) in people for one in (token, *counted)):
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
