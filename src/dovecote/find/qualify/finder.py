"""All that is read about one deed, from the deed outwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.qualify.conditions import condition_marks
from dovecote.find.qualify.dates import date_marks, is_not_yet
from dovecote.find.qualify.governors import governor_marks
from dovecote.find.qualify.own import is_hostile_act, own_marks
from dovecote.find.qualify.verdict import Mark, Qualification, weigh
from dovecote.find.qualify.words import Words, words_of
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def qualify(article: Article, sentence: Sentence, deed: Token) -> Qualification:
    """What the sentence says of the deed that a verb or a noun names (codebook, section Event).

    Whose claim it is belongs to the finder, which knows the statements; a reporting verb changes nothing here, unless
    it denies.
    """
    known: dict[int, Qualification] = article.once("qualified", dict)
    place = sentence.start_of(deed)
    if place not in known:
        known[place] = _qualified(article, sentence, deed)
    return known[place]


def _qualified(article: Article, sentence: Sentence, deed: Token) -> Qualification:
    words = words_of(article.language)
    token = _anchor(deed)
    marks = [*own_marks(token, words), *governor_marks(sentence, token, words)]
    marks += condition_marks(sentence, token, words)
    marks += date_marks(article, sentence, deed, words)
    if is_not_yet(deed, words):
        # "will not meet before Monday" says when, not that it will not be.
        marks = [("planned", "not before") if mark[0] == "negated" else mark for mark in marks]
    if sentence.words.rstrip().endswith("?") and deed.dep_ != "relcl":
        marks.append(("questioned", "?"))
    return weigh([*marks, *_threat(deed, marks, words)])


def _anchor(deed: Token) -> Token:
    """The auxiliary in front, where the parser took a verb for an adjective: "it had massed troops"."""
    if deed.dep_ != "amod" or deed.pos_ not in VERBAL or deed.i == 0:
        return deed
    before = deed.nbor(-1)
    return before if before.pos_ in VERBAL and before.lemma_ in {"have", "be"} else deed


def _threat(deed: Token, marks: list[Mark], words: Words) -> list[Mark]:
    """Violence vowed, or announced to whoever does something, is threatened; violence forsworn is promised."""
    kinds = {kind for kind, _ in marks}
    if "negated" in kinds or not words.hostile & {deed.lemma_.lower()}:
        return []
    vowed = any(kind == "promised" and word in words.addressing for kind, word in marks)
    announced = any(kind == "future" and word != "would" for kind, word in marks)
    if vowed or (announced and is_hostile_act(deed, words)):
        return [("threatened", deed.lemma_.lower())]
    return []
