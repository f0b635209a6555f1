"""Whom a noun phrase names: what the finders of statements, contacts, commitments and events ask of a token.

Ids of actors, in the order of the text. An empty answer means that the text does not tell; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import HYPHENS
from dovecote.find.mentions.words import actor_words
from dovecote.model.actor import Actor, Mention
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.vocabulary.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


_THINGS = frozenset({"body", "organisation", "state", "state_government", "armed_group", "coalition", "media_outlet"})
_PLACES = frozenset({"GPE", "LOC"})
_SPOKEN_FOR = frozenset({"body", "organisation", "armed_group", "coalition"})
"""Whom an official can mean by "it"; an official of a state may mean the government or a ministry: left open."""
_PEOPLE = frozenset({"person", "unnamed_person", "unnamed_collective", "collective", "office"})


def actors_of_token(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Ids of the actors that the noun phrase headed by `token` names, `()` where the text does not tell.

    A coordination gives all its members, a relative pronoun its antecedent, "both sides" the collective, a pronoun whom
    it stands for where that was resolved. Ambiguous mentions give nothing; `candidates_of_token` gives theirs.
    """
    known: dict[int, tuple[str, ...]] = article.once("named", dict)
    place = sentence.start_of(token)
    if place not in known:
        found = (one for member in _coordinated(token) for one in _named_by(article, sentence, member))
        known[place] = tuple(dict.fromkeys(found))
    return known[place]


def actor_of_token(article: Article, sentence: Sentence, token: Token) -> str | None:
    """The one actor that the noun phrase names; None where it is none or several."""
    found = actors_of_token(article, sentence, token)
    return found[0] if len(found) == 1 else None


def candidates_of_token(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Ids of the actors that an ambiguous noun phrase may mean ("the visiting dignitary" with two visitors)."""
    for mention, _ in _mentions_at(article, sentence, token):
        if mention.candidates:
            return mention.candidates
    return ()


def sides_of(article: Article, actor_id: str) -> tuple[str, ...]:
    """The members of a collective ("both sides": the parties), as far as the text tells them; else itself."""
    members = tuple(one.id for one in article.actors if actor_id in one.member_of)
    collective = article.actor(actor_id)
    if collective is not None and collective.actor_type in ("collective", "coalition") and members:
        return members
    return (actor_id,)


def affiliation_of_token(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Ids of the states, groups and organisations whose the noun phrase is: "US" of "US troops", "the rebels'" of
    "the rebels' promise", "its" of "its fighters". For nouns that name no actor themselves.
    """
    found: list[str] = []
    for child in token.lefts:
        if child.tag_ == "PRP$":
            found.extend(_owner_by_pronoun(article, sentence, child))
        elif child.dep_ in {"poss", "compound", "amod", "nmod"}:
            found.extend(actors_of_token(article, sentence, child) or owner_by_name(article, child))
    return tuple(dict.fromkeys(found))


def owner_by_name(article: Article, token: Token) -> tuple[str, ...]:
    """The actor whom an adjective or a possessor tells, though it is no mention of it."""
    # "US-Taliban talks": the name before the hyphen is another's.
    first = token.i if token.i and token.nbor(-1).text in HYPHENS else token.left_edge.i
    words = " ".join(one.text for one in token.doc[first : token.i + 1])
    entries = [entry.id for hit in load_lexicon(article.vocabulary).find(words) for _, entry in hit.uses]
    if token.lower_ in actor_words(article.language).grammar["government"]:
        told = [one.id for one in article.actors if one.actor_type == "state_government" and one.mentions]
        return tuple(told) if len(told) == 1 else ()
    known = tuple(one.id for one in article.actors if one.vocabulary_id in entries)[:1]
    return known or _by_name_in_text(article, words)


def _by_name_in_text(article: Article, words: str) -> tuple[str, ...]:
    """The group or organisation that the article alone knows by just these words: "Orsan Front" of its "units"."""
    name = words.removeprefix("the ").removeprefix("The ")
    named = (one for one in article.actors if one.actor_type in _THINGS and one.vocabulary_id is None)
    return tuple(one.id for one in named if name in (one.name, *one.aliases))[:1]


def _owner_by_pronoun(article: Article, sentence: Sentence, pronoun: Token) -> tuple[str, ...]:
    """Whom "its", "their", "his" mean: the subject of the clauses around it, inmost first; else of the sentence before.

    A person's men are the group's that he belongs to, where the text tells of one.
    """
    kinds = actor_words(article.language).owners.get(pronoun.lower_)
    if kinds is None:
        return ()
    before = article.sentences[: article.sentences.index(sentence)][-1:]
    subjects = [(sentence, one) for one in _subjects_around(pronoun)]
    subjects += [(earlier, one) for earlier in before for one in _main_subjects(earlier)]
    for where, subject in subjects:
        found = tuple(
            one
            for one in actors_of_token(article, where, subject)
            if (actor := article.actor(one)) is not None and actor.actor_type in kinds
        )
        if found:
            return _group_of(article, found)
    return ()


def _subjects_around(token: Token) -> Iterator[Token]:
    """Subjects of the clauses that hold `token`, inmost first, other than the phrase it stands in."""
    inside = {token.i, *(one.i for one in token.ancestors if one.pos_ in {"NOUN", "PROPN"})}
    for verb in token.ancestors:
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i not in inside and child.i < token.i:
                yield child


def _main_subjects(sentence: Sentence) -> Iterator[Token]:
    return (one for one in sentence if one.dep_ in {"nsubj", "nsubjpass"} and one.head.dep_ == "ROOT")


def _group_of(article: Article, found: tuple[str, ...]) -> tuple[str, ...]:
    actor = article.actor(found[0]) if len(found) == 1 else None
    if actor is None or actor.actor_type != "person":
        return found
    groups = tuple(
        one
        for one in actor.member_of
        if (group := article.actor(one)) is not None and group.actor_type == "armed_group"
    )
    return groups or found


def _coordinated(token: Token) -> Iterator[Token]:
    yield from _twin_subjects(token)
    yield token
    for child in token.rights:
        if child.dep_ == "conj":
            yield from _coordinated(child)


def _twin_subjects(token: Token) -> Iterator[Token]:
    """Subjects before this one that the parser hung on the verb instead of on each other, with "and" between."""
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return
    for child in token.head.lefts:
        if child.i < token.i and child.dep_ == token.dep_ and any(one.dep_ == "cc" for one in child.rights):
            yield child


def _named_by(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    words = actor_words(article.language)
    if token.lower_ in words.grammar["relatives"] and token.pos_ == "PRON":
        antecedent = _antecedent(token)
        return () if antecedent is None else _named_by_relative(article, sentence, token, antecedent)
    at = _mentions_at(article, sentence, token)
    if at:
        return tuple(actor.id for mention, actor in at if not mention.candidates)
    if token.lower_ in words.grammar["first_person"]:
        return _first_person(article, sentence, token)
    if words.pronouns.get(token.lower_) == "thing":
        return _speaker_of_clause(article, sentence, token)
    for child in token.children:
        if child.dep_ == "appos" and not _lies_in(token, child):
            found = _named_by(article, sentence, child)
            if found:
                return found
    behind = _name_right_behind(token)
    if behind is not None:
        return _named_by(article, sentence, behind)
    if token.dep_ == "appos" and token.head.i != token.i:
        return tuple(
            actor.id for mention, actor in _mentions_at(article, sentence, token.head) if not mention.candidates
        )
    below = _below(article, sentence, token)
    if not below and token.lower_ in words.forces:
        return affiliation_of_token(article, sentence, token)
    return below


def _name_right_behind(token: Token) -> Token | None:
    """The name of "and the opposition NAME", which parsers may hang on the first of the two."""
    if token.dep_ != "conj" or token.i + 1 >= len(token.doc):
        return None
    name = token.nbor(1)
    of_first = name.dep_ == "appos" and name.head.i == token.head.i
    return name if of_first and name.pos_ == "PROPN" and token.whitespace_ else None


def _lies_in(place: Token, behind: Token) -> bool:
    """True for "Dorn, Brennia": the second place holds the first, and is no other name of it."""
    return place.ent_type_ in _PLACES and behind.ent_type_ in _PLACES


def _speaker_of_clause(article: Article, sentence: Sentence, pronoun: Token) -> tuple[str, ...]:
    """Whom "it" means in "the Front said that it would wait": who says so, or the body that its spokesman is of."""
    words = actor_words(article.language)
    verb = pronoun.head
    if pronoun.dep_ not in {"nsubj", "nsubjpass"} or verb.dep_ != "ccomp" or verb.head.lemma_ not in words.speaking:
        return ()
    for subject in (child for child in verb.head.children if child.dep_ == "nsubj" and child.i < pronoun.i):
        said = [article.actor(one) for one in actors_of_token(article, sentence, subject)]
        if len(said) != 1 or said[0] is None:
            return ()
        if said[0].actor_type in _THINGS:
            return (said[0].id,)
        bodies = [one for one in said[0].member_of if _type_of(article, one) in _SPOKEN_FOR]
        return tuple(bodies) if len(bodies) == 1 else ()
    return ()


def _type_of(article: Article, actor_id: str) -> str | None:
    actor = article.actor(actor_id)
    return None if actor is None else actor.actor_type


def _named_by_relative(article: Article, sentence: Sentence, relative: Token, antecedent: Token) -> tuple[str, ...]:
    """The antecedent's actors; "who" after "an official of the council" is the official."""
    found = _named_by(article, sentence, antecedent)
    is_person = relative.lower_ in actor_words(article.language).grammar["who"]
    if is_person and antecedent.dep_ == "pobj" and antecedent.head.dep_ == "prep":
        outer = _named_by(article, sentence, antecedent.head.head)
        if any(actor.actor_type in _PEOPLE for one in outer if (actor := article.actor(one)) is not None):
            return outer
    return found


def _mentions_at(article: Article, sentence: Sentence, token: Token) -> list[tuple[Mention, Actor]]:
    """Mentions in which `token` is the head: the longest such, several where one phrase names several."""
    own = Span(sentence.start_of(token), sentence.end_of(token))
    covering = [pair for pair in article.mentions_around(own) if _is_head(sentence, pair[0], token)]
    if not covering:
        return []
    longest = max(mention.end - mention.start for mention, _ in covering)
    return [pair for pair in covering if pair[0].end - pair[0].start == longest]


def _is_head(sentence: Sentence, mention: Mention, token: Token) -> bool:
    """True where `token` hangs outside the mention, so that the phrase it heads is the mention's."""
    if token.head.i == token.i:
        return True
    head = sentence.start_of(token.head)
    return not mention.start <= head < mention.end


def _below(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Names that hang on the token as parts of one name: the parser's head may be a title or a first name."""
    for child in token.children:
        if child.dep_ in {"flat", "compound"} and child.pos_ == "PROPN" and token.pos_ == "PROPN":
            found = tuple(
                actor.id for mention, actor in _mentions_at(article, sentence, child) if not mention.candidates
            )
            if found:
                return found
    return ()


def _antecedent(token: Token) -> Token | None:
    """The noun that a relative clause hangs on."""
    verb = token.head
    for _ in range(4):
        if verb.dep_ in {"relcl", "acl"}:
            head: Token = verb.head
            return head
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _first_person(article: Article, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Who speaks where "we" or "I" stands, once statements have been found; with "we", whom the speaker speaks for."""
    position = sentence.start_of(token)
    for statement in article.statements:
        if any(one.role == "content" and one.start <= position < one.end for one in statement.evidence):
            speaker = statement.speaker
            return (speaker,) if isinstance(speaker, str) else tuple(speaker or ())
    return ()
