"""Who face each other in an article: "both sides", "the parties", "they" of "they agreed".

The text tells it by pairing them: "talks between A and B", "A and B agreed", "A signed a deal with B". What it pairs
most often are the sides. Where it pairs nobody, they are the one government and the one armed group of a country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from dovecote.find.article import Article
from dovecote.find.clause import conjuncts_of, prepositions_of, subject_of
from dovecote.find.commitments.offices import OUTSIDERS, WHOLES, government_of, side_of
from dovecote.find.commitments.words import Words, words_of
from dovecote.find.mentions.sides import SEVERAL
from dovecote.find.who import actors_of_token
from dovecote.languages.language import Language
from dovecote.model.actor import Actor, Mention
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
WITH_NOUN: Final = 2
"""Weight of "the truce between A and B": a noun of dealings says more than two subjects of one verb."""


def is_sides(article: Article, actor_id: str) -> bool:
    """Whether the actor is "both sides", "the parties", "the two teams": a collective of those who negotiate."""
    actor = article.actor(actor_id)
    if actor is None or actor.actor_type not in {"collective", "coalition"} or actor.created_by == SEVERAL:
        return False
    sides = words_of(article.language).table["details"]["sides"]
    heads, pairs, paired = set(sides["heads"]), set(sides["pairs"]), set(sides["paired"])
    told = [set(re.findall(r"\w+", one.exact.lower())) for one in actor.mentions]
    return any(one & heads or (one & pairs and one & paired) for one in told)


def is_pair(noun: Token, words: Words) -> bool:
    """Whether a noun means those who face each other: "the parties", "both sides", "the two countries"."""
    sides = words.table["details"]["sides"]
    if noun.lemma_.lower() in sides["heads"]:
        return True
    return noun.lower_ in sides["pairs"] and any(one.lower_ in sides["paired"] for one in noun.children)


def pair_meant(article: Article, noun: Token) -> tuple[str, ...]:
    """The sides that "the parties", "both armies" stand for; of "the two countries" only where both are states."""
    words = words_of(article.language)
    found = sides_in(article) if is_pair(noun, words) else ()
    if noun.lower_ not in words.table["details"]["sides"]["states"]:
        return found
    kinds = [actor.actor_type for one in found if (actor := article.actor(one)) is not None]
    return () if "armed_group" in kinds else found


def sides_in(article: Article, collective: str | None = None) -> tuple[str, ...]:
    """The two who face each other in the article, where it leaves no choice; else nothing."""
    for agreement in article.agreements:
        if len(agreement.parties) == 2 and _are_at_home(article, agreement.parties, collective):
            return agreement.parties
    paired = article.once("sides", lambda: _most_paired(article))
    return paired if paired and _are_at_home(article, paired, collective) else _facing(article, collective)


def _are_at_home(article: Article, parties: tuple[str, ...], collective: str | None) -> bool:
    """Whether none of `parties` is of another country than `collective`: "two Veldtian teams" have no foreign state."""
    whole = article.actor(collective) if collective is not None else None
    if whole is None or whole.country is None:
        return True
    countries = {actor.country for one in parties if (actor := article.actor(one)) is not None}
    return countries <= {whole.country, None}


def _most_paired(article: Article) -> tuple[str, ...]:
    """The pair that the text names together most often; of equals the first."""
    found: dict[frozenset[str], tuple[int, tuple[str, ...]]] = {}
    for pair, weight in _pairs(article):
        key = frozenset(government_of(article, one) for one in pair)
        before, first = found.get(key, (0, pair))
        found[key] = (before + weight, first)
    if not found:
        return ()
    best = max(weight for weight, _ in found.values())
    return next(pair for weight, pair in found.values() if weight == best)


def _pairs(article: Article) -> Iterator[tuple[tuple[str, ...], int]]:
    words = words_of(article.language).table["details"]["sides"]
    nouns, verbs = set(words["dealings"]), set(words["dealing"])
    for sentence in article.fact_sentences():
        if len(article.mentions_in(sentence.span)) < 2:
            continue
        for token in sentence:
            named: list[str] = []
            weight = 1
            if token.lower_ == "between" and token.dep_ == "prep" and token.head.lemma_.lower() in nouns:
                named = [
                    one for noun in token.children if noun.dep_ == "pobj" for one in _wholes(article, sentence, noun)
                ]
                weight = WITH_NOUN
            elif token.pos_ == "VERB" and (token.lemma_.lower() in verbs or _has_object(article, token, nouns)):
                named = _subjects(article, sentence, token)
                if len(named) == 1:
                    named += [one for noun in _partners(token, nouns) for one in _wholes(article, sentence, noun)]
            pair = tuple(dict.fromkeys(named))
            if len(pair) == 2 and len({government_of(article, one) for one in pair}) == 2:
                yield pair, weight


def _has_object(article: Article, verb: Token, nouns: set[str]) -> bool:
    """Whether it is as "hold talks", "break a truce", "held a second round of talks"."""
    parts = words_of(article.language).table["details"]["sides"]["parts"]
    objects = [one for one in verb.children if one.dep_ == "dobj"]
    partly = [one for one in objects if one.lemma_.lower() in parts]
    named = [*objects, *(inner for one in partly for word, inner in prepositions_of(one) if word == "of")]
    # "A and B said in a joint statement"
    named += [noun for word, noun in prepositions_of(verb) if word == "in"]
    return any(one.lemma_.lower() in nouns for one in named)


def _partners(verb: Token, nouns: set[str]) -> list[Token]:
    """With whom it is done: "signed a deal with B", "agreed with B"."""
    places = [verb, *(one for one in verb.children if one.dep_ == "dobj" and one.lemma_.lower() in nouns)]
    return [noun for place in places for word, noun in prepositions_of(place) if word == "with"]


def _subjects(article: Article, sentence: Sentence, verb: Token) -> list[str]:
    subject = subject_of(verb)
    return _wholes(article, sentence, subject) if subject is not None else []


def _wholes(article: Article, sentence: Sentence, noun: Token) -> list[str]:
    """The sides that a phrase names; nobody where it names something that is none."""
    sides = [side_of(article, one) or one for one in named_together(article, sentence, noun)]
    return sides if all(_can_be_side(article.actor(one), article.language) for one in sides) else []


def _can_be_side(actor: Actor | None, language: Language) -> bool:
    """Whether it is a state, a group, or an organisation known by its name or called a movement; not one of states."""
    if actor is None or actor.actor_type not in WHOLES or set(actor.plover_sector) & OUTSIDERS:
        return False
    if actor.actor_type != "organisation" or actor.vocabulary_id is not None:
        return True
    heads = words_of(language).table["details"]["sides"]["movements"]
    return actor.name.split()[-1].lower() in heads


def named_together(article: Article, sentence: Sentence, noun: Token) -> tuple[str, ...]:
    """Actors of the phrase headed by `noun`, and those that the text joins to it by "and" or, in headlines, a comma.

    The parser often cuts such a list in two ("A, B agree to"; "the A of B and C's D agreed"); the mentions tell it.
    """
    grammar = actors_of_token(article, sentence, noun)
    if not grammar and noun.pos_ == "PROPN":
        # "the Republic of A, B and C": the parser hangs the others on A.
        whole = [inner for word, inner in prepositions_of(noun) if word == "of"]
        grammar = actors_of_token(article, sentence, whole[0]) if whole else ()
    before_verb = Span(sentence.start, sentence.start_of(noun.head))
    if noun.dep_ not in {"nsubj", "nsubjpass"} or not grammar or before_verb.end <= sentence.end_of(noun):
        return grammar
    line = _outermost([pair for pair in article.mentions_in(before_verb) if not pair[0].candidates])
    place = next(
        (n for n, (one, actor) in enumerate(line) if actor.id in grammar and _is_among(one, sentence, noun)), None
    )
    if place is None:
        return grammar
    before = _joined(article, sentence, line[place::-1], "left")
    after = _joined(article, sentence, line[place:], "right")
    return tuple(dict.fromkeys([*reversed(before), *grammar, *after]))


def _outermost(line: list[tuple[Mention, Actor]]) -> list[tuple[Mention, Actor]]:
    """Mentions that stand in no other: of "the government of Veldt" not the Veldt in it."""
    spans = [Span(one.start, one.end) for one, _ in line]
    return [pair for pair, own in zip(line, spans, strict=True) if not any(own != o and o.contains(own) for o in spans)]


def _is_among(mention: Mention, sentence: Sentence, noun: Token) -> bool:
    """Whether a mention names `noun` or one of those coordinated with it."""
    return any(mention.start <= sentence.start_of(one) < mention.end for one in conjuncts_of(noun))


def _joined(
    article: Article, sentence: Sentence, line: list[tuple[Mention, Actor]], way: Literal["left", "right"]
) -> list[str]:
    """Ids of the actors that follow the first of `line`, as long as nothing but "and" stands between them."""
    joining = set(words_of(article.language).table["details"]["sides"]["joining"])
    if sentence.part == "headline":
        joining.add(",")
    found: list[str] = []
    pending: list[str] = []
    for (near, _), (mention, actor) in pairwise(line):
        first, second = (mention, near) if way == "left" else (near, mention)
        gap = article.text[first.end : second.start].strip().lower()
        if way == "left" and _is_governed(sentence, mention):
            break
        if gap == "," and way == "right" and sentence.part != "headline":
            # "A, B and C signed": a comma joins where "and" closes the list.
            pending.append(actor.id)
            continue
        if gap in _POSSESSIVE and found and way == "right":
            # "and Tolland's Orsan Front": the Front is meant, and Tolland only says whose it is.
            found[-1] = actor.id
        elif gap in joining:
            found += [*pending, actor.id]
            pending = []
        else:
            break
    return found


def _is_governed(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name belongs to another verb: in "A attacked B, and C promised", B and C are no list."""
    tokens = sentence.tokens_in(Span(mention.start, mention.end))
    return any(one.dep_ == "dobj" for one in tokens)


def _facing(article: Article, collective: str | None) -> tuple[str, ...]:
    """The government and the armed group of one country; of several groups the one named more often than the others."""
    whole = article.actor(collective) if collective is not None else None
    groups = [one for one in article.actors if one.actor_type == "armed_group"]
    if whole is not None and whole.country is not None:
        groups = [one for one in groups if one.country in {None, whole.country}]
    groups.sort(key=lambda one: -len(one.mentions))
    if not groups or (len(groups) > 1 and len(groups[0].mentions) == len(groups[1].mentions)):
        return ()
    country = groups[0].country or (whole.country if whole is not None else None)
    for kind in ("state_government", "state"):
        states = [one for one in article.actors if one.actor_type == kind and one.country == country]
        if len(states) == 1 and country is not None:
            return _in_order(article, states[0], groups[0])
    return ()


def _in_order(article: Article, *actors: Actor) -> tuple[str, ...]:
    return tuple(one.id for one in article.actors if one in actors)
