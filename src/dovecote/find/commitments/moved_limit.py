"""The limit that holds after a move, and the one that held before it: "from 31 January to 30 April"."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from dovecote.find.article import Article
from dovecote.find.commitments.anchors import chosen_by_tense, counted
from dovecote.find.commitments.deadline_limits import (
    YEAR,
    brought_ahead,
    deadline_from,
    in_nearest_year,
    included,
    longer_by,
)
from dovecote.find.commitments.earlier_wording import with_year
from dovecote.find.commitments.grammar import modal_of
from dovecote.find.commitments.promise import Promise
from dovecote.model.commitment import Deadline
from dovecote.model.counting import single_day
from dovecote.model.evidence import Evidence
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


LAST_DAY_OF_ANY_MONTH: Final = 28


@dataclass(frozen=True, slots=True)
class Move:
    """What the words around a moving verb say of limits."""

    new: TimeExpression | None = None
    old: TimeExpression | None = None
    length: TimeExpression | None = None
    days: tuple[TimeExpression, ...] = ()
    """Days without a word of limit: when what lasts was renewed."""

    @property
    def tells(self) -> bool:
        """Whether it says anything of when."""
        return self.new is not None or self.length is not None


def move_of(article: Article, promise: Promise) -> Move:
    """The times of a moved promise, by the word before each."""
    table = article.language.table("commitments/changes")["moves"]
    found = Move()
    for time in article.times_in(promise.sentence.span):
        token = promise.sentence.token_at(time.start)
        if token is None or not _is_placed(time) or not _is_of_move(token, promise):
            continue
        match _field(article, promise, time, token, table):
            case "new":
                found = dataclasses.replace(found, new=found.new or time)
            case "old":
                found = dataclasses.replace(found, old=found.old or time)
            case "length":
                found = dataclasses.replace(found, length=found.length or time)
            case "days":
                found = dataclasses.replace(found, days=(*found.days, time))
    return found


def renewals(article: Article, promise: Promise, action: str) -> tuple[Deadline, ...]:
    """The spans of what lasts, from each day it was renewed: "renewed on 2 June and on 2 August, for two months"."""
    move = move_of(article, promise)
    table = article.language.table("commitments/details")["limits"]
    renewed = promise.mover is not None and promise.mover.lemma_.lower() in table["renewing"]
    if not renewed or action not in table["lasting"] or move.length is None or move.new is not None:
        return ()
    spans = [(counted(day.edtf, move.length.timex3_value), single_day(day.edtf)) for day in move.days]
    text, convention = move.length.exact, "from the day it was renewed, for the time it was said to last"
    return tuple(
        Deadline(f"{first.isoformat()}/{last}", text, last, convention, "day", (convention,))
        for last, first in spans
        if last is not None and first is not None
    )


def new_limit(article: Article, promise: Promise, action: str) -> Deadline:
    """The limit that now holds; of several renewals the last; no day where the words only tell how much longer."""
    spans = renewals(article, promise, action)
    if spans:
        return spans[-1]
    table = article.language.table("commitments/changes")["moves"]
    move = move_of(article, promise)
    if move.new is not None:
        limit = deadline_from(article, move.new, ranges=False)
        limit = included(dataclasses.replace(limit, edtf=chosen_by_tense(article, promise, limit.edtf or "") or None))
        lasts = _word_before(article, move.new) in table["lasting"]
        if action in table["on_the_day"] and not lasts and limit.edtf is not None:
            day = limit.edtf.removeprefix("../")
            return dataclasses.replace(limit, edtf=day, convention="moved to the time it names")
        return limit
    last = single_day(move.old.edtf) if move.old is not None else None
    sooner = promise.mover is not None and promise.mover.lemma_.lower() in table["sooner"]
    if last is not None and move.length is not None and not sooner:
        later = longer_by(last, move.length)
        if later is not None:
            return later
    if move.length is not None:
        return Deadline(None, move.length.exact, None, "longer by this than before; the day is not told", "relative")
    return Deadline(None)


def old_limits(article: Article, promise: Promise, action: str) -> tuple[Deadline, ...]:
    """The limits that held before, where the same sentence names them."""
    old = move_of(article, promise).old
    limit = included(deadline_from(article, old, ranges=False)) if old is not None else None
    if old is not None and limit is not None:
        limit = _before(old, limit, brought_ahead(article, new_limit(article, promise, action)), promise, article)
    named = (limit,) if limit is not None and limit.edtf is not None else ()
    return (*named, *renewals(article, promise, action)[:-1])


def _before(time: TimeExpression, limit: Deadline, now: Deadline, promise: Promise, article: Article) -> Deadline:
    """An old limit told without its year: before the one that holds now, unless that was brought forward."""
    limit = with_year(time, limit, now)
    sooner = article.language.table("commitments/changes")["moves"]["sooner"]
    if promise.mover is None or promise.mover.lemma_.lower() in sooner or YEAR.search(time.exact):
        return limit
    day = single_day((limit.edtf or "").removeprefix("../"))
    if day is None or now.latest is None or day.isoformat() < now.latest:
        return limit
    return in_nearest_year(limit, time.exact, day.replace(year=day.year - 1, day=min(day.day, LAST_DAY_OF_ANY_MONTH)))


def move_words(article: Article, promise: Promise) -> Evidence | None:
    """The words of the move, from the word that moves to the time it names."""
    mover, move = promise.mover, move_of(article, promise)
    last = move.new or move.length
    if mover is None or last is None:
        return None
    start, end = promise.sentence.start_of(mover), promise.sentence.end_of(mover)
    return article.quote(min(start, last.start), max(end, last.end), "slip_words")


def _field(
    article: Article, promise: Promise, time: TimeExpression, token: Token, table: Mapping[str, Any]
) -> Literal["new", "old", "length", "days"]:
    if time.timex3_type == "DURATION":
        return "length"
    word = _word_before(article, time)
    aside = _aside_of_deed(token, promise)
    if aside is not None and modal_of(aside) is not None and word in table["new"]:
        # "Brought forward the return, which will now be completed by 20 October".
        return "old" if any(one.lemma_ == "have" for one in aside.children) else "new"
    if word in table["old"] or word in table["limits"] or aside is not None:
        return "old"
    return "new" if word in table["new"] else "days"


def _word_before(article: Article, time: TimeExpression) -> str:
    """The last word before a time, or the word with which it begins as a limit."""
    if time.deadline_word is not None:
        return time.deadline_word
    before = article.text[max(0, time.start - 24) : time.start].lower().rstrip(" \n\t\"'“‘").split()
    passed_over = article.language.table("commitments/changes")["moves"]["passed_over"]
    return next((one for one in reversed(before) if one not in passed_over), "")


def _is_placed(time: TimeExpression) -> bool:
    return (time.edtf is not None and time.timex3_value != "PRESENT_REF") or time.timex3_type == "DURATION"


def _is_of_move(token: Token, promise: Promise) -> bool:
    """Whether a time stands in the clause of the move, or with what is moved."""
    own = {promise.mover, promise.deed}
    for one in (token, *token.ancestors):
        if one in own:
            return True
        if one.dep_ in {"ccomp", "parataxis"} and one != promise.mover:
            return False
    return False


def _is_behind_aside(token: Token, aside: Token) -> bool:
    """Whether the words added have ended with a comma: "the truce, which was to end on Monday, until 5 June"."""
    opened = aside.left_edge.i > 0 and aside.left_edge.nbor(-1).text == ","
    place = token.i
    while place > aside.i and token.doc[place].dep_ != "prep":
        place -= 1
    return opened and place - 1 > aside.i and token.doc[place - 1].text == ","


def _aside_of_deed(token: Token, promise: Promise) -> Token | None:
    """The head of words added to what is moved: "the truce, which was to end on 31 October, ..."."""
    for one in (token, *token.ancestors):
        if one in (promise.mover, promise.deed):
            return None
        if one.dep_ in {"relcl", "acl", "amod", "appos"} and one.i > promise.deed.i and one != promise.mover:
            if _is_behind_aside(token, one):
                return None
            return None if promise.mover in set(one.subtree) else one
    return None
