"""A deed to be dated, and the times of its sentence that can be its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

PAST_TAGS: Final = frozenset({"VBD", "VBN"})
NOUNS: Final = frozenset({"NOUN", "PROPN"})


@passing_value
class Deed:
    """What happened: its verb, and the noun that names it where that is not the verb itself."""

    verb: Token
    trigger: Token
    ahead: bool
    """It had not happened when it was told."""
    table: Mapping[str, Any]
    """The language's words that set one time beside another (times/events.toml)."""


def words_of_time(article: Article) -> Mapping[str, Any]:
    """The words that set one time beside another, in the language of the article."""
    return article.language.table("times/events")


def dated_times(article: Article, sentence: Sentence, deed: Deed) -> list[tuple[TimeExpression, Token]]:
    """Times of the sentence that are placed on the calendar, each with the word that its phrase hangs on by."""
    found = []
    for one in article.times_in(sentence.span):
        tokens = sentence.tokens_in(Span(one.start, one.end))
        if not one.edtf or not tokens or _only_names_a_thing(one, _head(tokens), deed):
            continue
        time = _up_to_now(article, one, _head(tokens), deed)
        if time is not None and _may_be(article, time, deed):
            found.append((time, _head(tokens)))
    return found


def _up_to_now(article: Article, time: TimeExpression, head: Token, deed: Deed) -> TimeExpression | None:
    """Of "have met twice since June": the stretch from then to the publication; any other time as it is.

    None where it is no time of the deed's: "met for the first time since June".
    """
    preposition = head.head if head.dep_ == "pobj" else head
    if preposition.lower_ not in deed.table["from_then"]:
        return time
    known = article.known_when(present=False)
    day = Edtf.parse(known.edtf).latest() if known is not None and known.edtf else None
    first = Edtf.parse(time.edtf or "..").earliest()
    if preposition.head != deed.verb or day is None or first is None or not first <= day:
        return None
    if not set("[{/").isdisjoint(time.edtf or ""):
        return None
    edtf = f"{time.edtf}/{day.isoformat()}"
    return replace(time, edtf=edtf, steps=(*time.steps, f"{preposition.lower_!r}: from then to the publication"))


def _may_be(article: Article, time: TimeExpression, deed: Deed) -> bool:
    """Whether the deed can have that time: what has been is of no day, and under no limit, after the publication."""
    known = article.known_when(present=False)
    if deed.ahead or deed.verb.tag_ not in PAST_TAGS or known is None or known.edtf is None:
        return True
    published = Edtf.parse(known.edtf).latest()
    if time.deadline_edtf is not None:
        begins = Edtf.parse(time.deadline_edtf).latest()
    else:
        begins = Edtf.parse(time.edtf or "..").earliest()
    return published is None or begins is None or begins <= published


def _head(tokens: list[Token]) -> Token:
    inside = {int(one.i) for one in tokens}
    out = [one for one in tokens if int(one.head.i) not in inside]
    return next((one for one in out if one.dep_ != "det"), tokens[0])


def marks_noun(token: Token) -> bool:
    """Whether a time only tells which one a noun is: "Thursday's convoy", "the accord of 3 May", "the May accord"."""
    if token.dep_ in {"poss", "compound", "nmod", "amod", "nummod"}:
        return token.head.pos_ in NOUNS
    return token.dep_ == "prep" and token.lower_ == "of" and token.head.pos_ in NOUNS


def _only_names_a_thing(time: TimeExpression, head: Token, deed: Deed) -> bool:
    """Whether the time says which thing is meant: "violated the 3 May accord" was later, so is what
    was done after "the 2029 raid"; "its current course" is of any day.

    "In the 3 May attack" is of that day.
    """
    mark = head.head if head.dep_ == "pobj" else head
    # "The now disbanded guard": the adverb stands with the adjective.
    mark = mark.head if mark.dep_ == "advmod" and mark.head.dep_ == "amod" else mark
    noun = mark.head if marks_noun(mark) else None
    while noun is not None and noun.dep_ in {"compound", "nmod"} and noun.head.pos_ in NOUNS:
        noun = noun.head
    if noun is None or noun == deed.trigger:
        return False
    if time.timex3_value == "PRESENT_REF" or _is_year(time):
        return True
    inside = noun.dep_ == "pobj" and noun.head.lower_ in deed.table["within_which"]
    known = noun.lemma_.lower() in deed.table["known_by_day"]
    made = noun.lemma_.lower() in deed.table["made_on_day"] and deed.verb.lemma_.lower() not in deed.table["makes"]
    return known and not inside and (made or noun.dep_ not in {"nsubj", "nsubjpass"})


def _is_year(time: TimeExpression) -> bool:
    """Whether it is a mere year: "vetoed the 2029 law", where a day ("Thursday's convoy") would be the deed's too."""
    return len(time.timex3_value) == len("2029") and time.timex3_value.isdigit()


def governor_of_time(token: Token) -> Token:
    """The verb that a time stands under; the top of the sentence where there is none."""
    while token.head != token and token.pos_ not in VERBAL:
        token = token.head
    return token
