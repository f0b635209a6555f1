"""When and where a deed is, and whose words tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, prepositions_of
from dovecote.find.context_day import as_of_the_words, day_by_context
from dovecote.find.spells import time_of_spell
from dovecote.find.timing import PAST_TAGS, Deed, in_dated_entry, time_of_deed, words_of_time
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement
from dovecote.model.when import When

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "inside", "on", "north of", "south of", "around", "across")


PRESENT_TAGS = frozenset({"VBZ", "VBP"})


def time_of(
    article: Article, sentence: Sentence, verb: Token, trigger: Token | None = None, *, ahead: bool = False
) -> When | None:
    """The time that the text gives the deed; without one the bound of tense and publication (codebook, section Dates).

    Args:
        trigger: the noun that names the deed, where that is not the verb.
        ahead: the deed lies ahead; a limit then stands for the day itself, and publication bounds nothing.
    """
    deed = Deed(verb, trigger or verb, ahead, words_of_time(article))
    told = None
    if deed.trigger.pos_ not in VERBAL:
        told = time_of_spell(article, sentence, deed, lambda closing: time_of(article, sentence, closing))
    told = told or time_of_deed(article, sentence, deed)
    # A headline's present tense tells of the past.
    present = not ahead and verb.pos_ in VERBAL and not _is_past(verb) and not _is_ground(article, verb)
    present = present and sentence.part != "headline"
    entry = in_dated_entry(article, sentence, deed) if present and told is not None else None
    if entry is not None and told is not None and entry.text == told.text:
        # "3 May — The Front, beaten in the north, hands over its guns": on that day, and not before it.
        told = entry
    if told is not None or ahead:
        return as_of_the_words(article, sentence, deed, told)
    return day_by_context(article, sentence, deed, present=present) or article.known_when(present=present)


def place_of(sentence: Sentence, verb: Token) -> str | None:
    """Words of the place that a preposition on the verb or its objects names; None where none does."""
    heads = [verb, *(child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "prep", "attr"})]
    for head in heads:
        for word, inner in prepositions_of(head):
            if word in PLACE_PREPOSITIONS and inner.ent_type_ in PLACE_ENTITIES:
                words = [one for one in inner.subtree if one.i <= inner.i and one.ent_type_ == inner.ent_type_]
                return sentence.quote_tokens(words or [inner]).exact
    return None


def statement_at(article: Article, sentence: Sentence, token: Token) -> Statement | None:
    """The innermost statement whose content holds `token`; None where the outlet itself speaks."""
    return article.statement_around(Span(sentence.start_of(token), sentence.end_of(token)))


def _is_ground(article: Article, verb: Token) -> bool:
    """True for "sentenced for killing two", "accused of firing": what somebody answers for has been done."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return False
    return verb.head.lower_ in article.language.table("qualify")["prepositions"]["grounds"]


def _is_past(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not helpers and verb.head.pos_ in VERBAL:
        # "Two are killed and nine injured": told in the same tense.
        return _is_past(verb.head)
    if verb.tag_ == "VBN" and not any(child.lemma_ == "have" for child in helpers):
        # "Are killed", "are being freed" are told as present; "were killed", and a bare "killed", as past.
        return not any(child.tag_ in PRESENT_TAGS for child in helpers)
    return verb.tag_ in PAST_TAGS or any(child.tag_ in PAST_TAGS for child in helpers)
