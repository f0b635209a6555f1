"""Who came to terms: subjects of the deed, "with", "between", the words before the noun, else the sides (codebook)."""

from __future__ import annotations

from typing import Final

from dovecote.find.agreements.seen import Seen, is_collective
from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, prepositions_of, subject_of
from dovecote.find.commitments.offices import actors_in, is_person, raised
from dovecote.find.commitments.owners import actors_at
from dovecote.find.commitments.sides import is_sides, sides_in

YEARS_AGO: Final = 3
"""From so many years on, an agreement that names no party is not taken for one of the sides of today."""
_MODIFIERS: Final = frozenset({"compound", "poss", "nmod", "amod"})
_NAMES: Final = frozenset({"PERSON", "NORP", "ORG"})


def parties_of(article: Article, seen: Seen) -> tuple[str, ...]:
    """Who came to terms: subjects, "with", "between", the words before the noun ("the Veldt-Orsan accord")."""
    named = list(_by_verb(article, seen))
    strangers = False
    for anchor in (seen.noun, seen.verb):
        for word, noun in prepositions_of(anchor) if anchor is not None else []:
            if word in {"with", "between", "among", "by"}:
                here = actors_at(article, seen.sentence, noun)
                named += here
                strangers = strangers or (not here and word == "with")
    named += _in_name(article, seen)
    found = raised(article, named)
    crowd = next((one for one in found if is_collective(article, one)), None)
    signers = len(found) > 1 and all(is_person(article, one) for one in found)
    if crowd is None and len(found) > 1 and not signers:
        return found
    sides = raised(article, sides_in(article, crowd))
    if signers and sides:
        return sides
    if strangers and crowd is None:
        return found
    if not found and (not _faces_one_other(article) or _is_of_long_ago(article, seen)):
        return ()
    if sides and (crowd is not None or set(found) <= set(sides)) and not _names_others(seen, found):
        return sides
    return found


def _by_verb(article: Article, seen: Seen) -> tuple[str, ...]:
    """The subject of "signed", "agreed"; not who merely brokered or announced a deal of others."""
    if seen.verb is None:
        return ()
    subject = subject_of(seen.verb)
    found = actors_at(article, seen.sentence, subject)
    table = article.language.table("commitments/agreements")
    if seen.verb.lemma_ not in table["helping"]:
        return found
    return found if any(is_collective(article, one) for one in found) or len(found) > 1 else ()


def _in_name(article: Article, seen: Seen) -> tuple[str, ...]:
    """Whom the words before the noun name: "the US-Veldt agreement", "Veldt's deal"."""
    before = [
        one for one in seen.noun.subtree if (one.i < seen.noun.i and one.head == seen.noun) or one.dep_ in _MODIFIERS
    ]
    before = [one for one in before if one.i < seen.noun.i]
    if not before or seen.noun.pos_ in VERBAL:
        return ()
    return tuple(one.id for one in actors_in(article, seen.sentence.span_of(before).cut(seen.sentence.text)))


def _is_of_long_ago(article: Article, seen: Seen) -> bool:
    """Whether it carries a day years before: "the 2016 accord", which others than those of today may have made."""
    published = article.published or ""
    if not published[:4].isdigit():
        return False
    days = [one.edtf for one in article.times_in(seen.span) if one.edtf is not None and one.edtf[:4].isdigit()]
    return bool(days) and all(int(published[:4]) - int(one[:4]) >= YEARS_AGO for one in days)


def _faces_one_other(article: Article) -> bool:
    """Whether the text tells of no more than two who can be parties, or agrees by itself who the two sides are."""
    named = {
        one.country if one.actor_type != "armed_group" and one.country else one.id
        for one in article.actors
        if one.actor_type in {"armed_group", "state", "state_government"} and one.mentions
    }
    told = any(is_sides(article, one.id) for one in article.actors)
    return told or len(named) <= 2 or any(len(one.parties) == 2 for one in article.agreements)


def _names_others(seen: Seen, found: tuple[str, ...]) -> bool:
    """Whether a name stands before the noun that is nobody known: then it is not the sides' agreement."""
    return not found and any(one.dep_ == "compound" and one.ent_type_ in _NAMES for one in seen.noun.children)
