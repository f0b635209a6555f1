"""Who is to do it, by the words before the deed: a name, "his side", "the remaining soldiers", "Veldtian troops"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.commitments.case import Case
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.offices import is_person, only_group, raised
from dovecote.find.commitments.owners import actors_at, owner_of
from dovecote.find.commitments.sides import is_pair, sides_in
from dovecote.find.who import affiliation_of_token
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED_LATER: Final = frozenset({"remaining", "other", "rest", "last"})
"""Words before troops whose owner the sentence has told before: "the remaining soldiers"."""


def doer_of(case: Case) -> tuple[str, ...]:
    """Who acts: of troops and talks the one whose they are, of captives nobody."""
    article, token, words = case.article, case.promise.doer, case.words
    sentence = case.promise.opening or case.promise.sentence
    if token is None or words.is_a("captives", token) or token.like_num:
        return ()
    if token.lower_ in NAMED_LATER:
        # "the last of the soldiers": whose soldiers they are.
        token = next((noun for word, noun in prepositions_of(token) if word == "of"), token)
    own = _own_side(case, sentence, token)
    if own:
        return own
    sides = words.table["details"]["sides"]
    if token.lemma_.lower() in sides["each_of"] and any(one.lower_ in sides["each"] for one in token.children):
        return sides_in(article) or actors_at(article, sentence, token)
    if _is_strange(case, token):
        return _told_before(case, sentence, token)
    named = actors_at(article, sentence, token)
    if (
        case.promise.is_passive
        and named
        and words.is_a("forces", token)
        and all(_is_crowd(article, one) for one in named)
    ):
        # "60 soldiers are to be posted": whoever posts them, if the words say whose they are.
        return raised(article, named) if raised(article, named) != named else owner_of(article, sentence, token)
    counted = words.is_a("forces", token) and all(_is_crowd(article, one) for one in named)
    group = only_group(article) if words.is_a("rebels", token) and not is_described(token) else ()
    if named and not counted and not (group and all(_is_crowd(article, one) for one in named)):
        return named
    if is_pair(token, words):
        return ()
    if group:
        return group
    if not named and _is_speakers_state(case, token):
        return raised(article, case.voice.speaker)
    if words.action_of(token) is not None and not words.is_a("forces", token):
        return ()
    if words.is_a("irregulars", token):
        # The country they are in is not the state that has them.
        return raised(article, affiliation_of_token(article, sentence, token))
    owner = owner_of(article, sentence, token)
    if owner or not words.is_a("forces", token):
        return owner
    return _told_before(case, sentence, token)


def _own_side(case: Case, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Of "his side", "their troops": the side of the one who is meant, else of the one who speaks."""
    pronoun = child(token, "poss")
    if (
        pronoun is None
        or pronoun.pos_ != "PRON"
        or token.lemma_.lower() not in case.words.table["details"]["sides"]["own"]
    ):
        return ()
    named = actors_at(case.article, sentence, token)
    whole = [one for one in named if not is_person(case.article, one) and not _is_crowd(case.article, one)]
    if len(whole) == 1:
        return tuple(whole)
    giver = actors_at(case.article, sentence, case.promise.giver)
    return raised(case.article, actors_at(case.article, sentence, pronoun) or giver or case.voice.speaker)


def _is_speakers_state(case: Case, token: Token) -> bool:
    """Whether it is "the state", "the government" in the mouth of one who acts for a state."""
    known = case.words.table["details"]["sides"]["governing"]
    plain = token.lemma_.lower() in known and all(one.lower_ == "the" for one in token.children if one.i < token.i)
    acting = [case.article.actor(one) for one in raised(case.article, case.voice.speaker)]
    states = [one for one in acting if one is not None and one.actor_type in {"state", "state_government"}]
    return plain and len(acting) == len(states) == 1


def _told_before(case: Case, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Whose "the remaining soldiers" are: whose troops the sentence spoke of before."""
    if not any(one.lower_ in NAMED_LATER for one in token.children):
        return ()
    before = [one for one in sentence if one.i < token.i and case.words.is_a("forces", one)]
    return next((found for one in reversed(before) if (found := owner_of(case.article, sentence, one))), ())


def _is_crowd(article: Article, actor_id: str) -> bool:
    """Whether the actor is no more than a number of people, as soldiers are who act for somebody."""
    actor = article.actor(actor_id)
    return actor is not None and actor.actor_type in {"collective", "unnamed_collective", "unnamed_person"}


def _is_strange(case: Case, noun: Token) -> bool:
    """Whether the words leave open whose they are: "foreign fighters" are not those of the group named before."""
    strange = case.words.table["details"]["sides"]["strange"]
    return case.words.is_a("forces", noun) and any(one.lower_ in strange for one in noun.children)


def is_described(noun: Token) -> bool:
    """Whether an adjective says whose or which they are: "foreign soldiers"; "all troops" leaves it to the parties."""
    return any(one.dep_ in {"amod", "compound", "nmod"} and one.lower_ not in NAMED_LATER for one in noun.children)
