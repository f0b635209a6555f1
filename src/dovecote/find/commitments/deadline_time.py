"""Which time of a sentence is the limit of a promise: the one hanging on the deed or on the words that promise it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.commitments.cues.limits import is_longer
from dovecote.find.commitments.deadline_belongs import belongs
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.set_aside import old_times
from dovecote.find.commitments.words import words_of
from dovecote.find.timing import entry_over
from dovecote.model.counting import single_day
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

SECOND_DAY = 80
"""Characters within which the second day of a range ends."""


def time_of_promise(article: Article, promise: Promise) -> TimeExpression | None:
    """The time by which, or at which, the deed is promised; a limit goes before a mere time."""
    if promise.limit is not None:
        return promise.limit
    told = [time for time, token in _times_told(article, promise) if belongs(token, promise, article)]
    before = old_times(article, promise)
    own = [one for one in told if one not in before]
    return (
        _best(article, promise, own)
        or _shared_limit(article, promise)
        or _limit_of_purpose(article, promise)
        or _limit_behind_aside(article, promise)
        or _length_given(article, promise)
        or _length_after(article, promise)
    )


def _length_after(article: Article, promise: Promise) -> TimeExpression | None:
    """Of "will be freed ten days after the truce begins", "ten days after it begins, they will": how long after it."""
    links = words_of(article.language).table["details"]["counting"]["behind"]
    for time in article.times_in(promise.sentence.span):
        token = promise.sentence.token_at(time.end - 1)
        link = token.nbor(1) if token is not None and token.i + 1 < len(token.doc) else None
        if time.timex3_type != "DURATION" or time.edtf is not None or link is None or link.lower_ not in links:
            continue
        clause = link.head if link.dep_ == "mark" and link.head.dep_ == "advcl" else None
        fronted = clause is not None and clause.head == promise.deed
        if token is not None and (fronted or (token.i > promise.deed.i and belongs(token, promise, article))):
            return time
    return None


def _limit_behind_aside(article: Article, promise: Promise) -> TimeExpression | None:
    """The limit behind words that tell which are meant: "shall free all persons detained within ten days"."""
    holding = words_of(article.language).table["details"]["captivity"]["holding"]
    for time, token in _times_told(article, promise):
        aside = next((one for one in token.ancestors if one.dep_ == "acl" and one.tag_ in {"VBN", "VBG"}), None)
        if aside is None or time.deadline_word in {None, "since", "after"}:
            continue
        # "A law giving it self-rule by 31 March": what describes the thing made has no limit of its own.
        if aside.tag_ == "VBN" and aside.lemma_.lower() not in holding:
            continue
        if promise.deed in aside.ancestors and aside.head.pos_ == "NOUN":
            return time
    return None


def _length_given(article: Article, promise: Promise) -> TimeExpression | None:
    """Of "the accord gives the Front 60 days to disarm": how long it has."""
    agreed = promise.force == "agreement" and promise.cue.pos_ in VERBAL
    if promise.frame != "time-given" and not agreed:
        return None
    for time in article.times_in(promise.sentence.span):
        token = promise.sentence.token_at(time.end - 1)
        if time.timex3_type != "DURATION" or token is None:
            continue
        if agreed and token.head.lower_ == "on" and token.head.head == promise.cue:
            return time  # "agreed on 90 days for the disarmament"
        if not agreed and token.head == promise.cue:
            return None if is_longer(token, words_of(article.language)) else time
    return None


def length_of_promise(article: Article, promise: Promise) -> TimeExpression | None:
    """For how long: the length that "for" hangs on the deed."""
    for time in article.times_in(promise.sentence.span):
        token = promise.sentence.token_at(time.end - 1)
        if time.timex3_type == "DURATION" and time.deadline_word is None and token is not None:
            under = [one for one in token.ancestors if one.dep_ == "prep"][:1]
            if [one.lower_ for one in under] == ["for"] and belongs(token, promise, article):
                return time
    return None


def range_from(article: Article, time: TimeExpression) -> str | None:
    """From one day to another, where the words around both say so: "between May 3 and 9", "from 3 to 5 June"."""
    table = article.language.table("commitments/details")["ranges"]
    pairs = table["pairs"]
    following = [one for one in article.times_in(Span(time.end, time.end + SECOND_DAY)) if one.edtf]
    first, last = time.edtf, following[0].edtf if following else None
    if first is None or last is None or not (is_plain(first) and is_plain(last)) or not _is_later(last, first):
        return None
    before = article.text[max(0, time.start - 12) : time.start].rstrip().rpartition(" ")[2].lower()
    between = article.text[time.end : following[0].start].strip()
    told = [before, between] in pairs or _first_and_last(article, time, following[0], table)
    return f"{first}/{last}" if told else None


def is_plain(edtf: str) -> bool:
    """Whether it is one date, neither an interval nor a set nor open."""
    return not any(mark in edtf for mark in "[]{}/X")


def _is_later(edtf: str, other: str) -> bool:
    begins, ends = Edtf.parse(other).earliest(), Edtf.parse(edtf).latest()
    return begins is not None and ends is not None and Edtf.parse(other).latest() != ends and begins < ends


def _first_and_last(article: Article, time: TimeExpression, other: TimeExpression, table: Mapping[str, Any]) -> bool:
    """Of "the first will be freed on 3 May and the last a week later": whether both times are told so."""
    sentence = article.sentence_at(time.start)
    if sentence is None:
        return False
    before = set(article.text[sentence.start : time.start].lower().split())
    between = article.text[time.end : other.start].lower().replace(",", " ").split()
    return bool(before & set(table["first"])) and "and" in between and bool(set(between) & set(table["final"]))


def _times_told(article: Article, promise: Promise) -> list[tuple[TimeExpression, Token]]:
    """Times of the sentence that can be a limit, each with its first word."""
    found = []
    entry = entry_over(article, promise.sentence)
    for time in article.times_in(promise.sentence.span):
        token = promise.sentence.token_at(time.start)
        if time == entry:
            continue  # "4 March: Both armies have 20 days to leave": the day under which it is told
        if (
            time.timex3_type != "SET"
            and time.timex3_value != "PRESENT_REF"
            and (time.edtf or time.deadline_word)
            and token is not None
            and not _names_another(article, time, token, promise)
        ):
            found.append((time, token))
    return found


def _names_another(article: Article, time: TimeExpression, token: Token, promise: Promise) -> bool:
    """Whether it tells which thing is meant, or when another was: "the 2031 summit", "the raid earlier this month"."""
    past = article.language.table("commitments/details")["limits"]["past"]
    if token.lower_ in past or (token.i > 0 and token.nbor(-1).lower_ in past):
        return True
    is_year = len(time.timex3_value) == len("2031") and time.deadline_word is None
    named = token.head if token.dep_ in {"nummod", "compound", "nmod", "amod"} else None
    return (
        is_year and named is not None and named.pos_ in {"NOUN", "PROPN"} and named not in {promise.deed, promise.cue}
    )


def _best(article: Article, promise: Promise, times: list[TimeExpression]) -> TimeExpression | None:
    # "before this year's ... of 3 May", "at noon on 3 May": of two times in one phrase, the day tells most.
    coarse = [one for one in times if len(one.timex3_value) < len("2031-05") and one.timex3_type == "DATE"]
    coarse += [one for one in times if one.timex3_type == "TIME"]
    place = promise.sentence.start_of(promise.deed)
    of_limit = {one.start for one in times if promise.frame == "limit" and _is_under(promise, one)}
    ranked = sorted(
        times,
        key=lambda one: (one in coarse, one.deadline_word is None, one.start not in of_limit, abs(one.start - place)),
    )
    if not ranked:
        return None
    best = ranked[0]
    loose = next((one for one in coarse if one.deadline_word and one.end <= best.start), None)
    if loose is not None and best.deadline_word is None and best.edtf is not None:
        return _with_word(best, loose)
    return best


def _is_under(promise: Promise, time: TimeExpression) -> bool:
    """Whether a time hangs on the noun for the limit: "a new date, 22 August"."""
    token = promise.sentence.token_at(time.start)
    return token is not None and promise.cue in token.ancestors


def _shared_limit(article: Article, promise: Promise) -> TimeExpression | None:
    """The limit at the end of a list of deeds: of "will cut its force and close two bases within ten days", both."""
    for verb in promise.deed.children:
        if verb.dep_ != "conj" or verb.pos_ not in VERBAL or any(one.dep_ == "nsubj" for one in verb.children):
            continue
        between = promise.deed.doc[promise.deed.i : verb.i]
        if any(one.text in ",;" for one in between):
            continue
        shared = dataclasses.replace(promise, deed=verb)
        return time if (time := time_of_promise(article, shared)) is not None and time.deadline_word else None
    return None


def _limit_of_purpose(article: Article, promise: Promise) -> TimeExpression | None:
    """The limit at the end of what the deed is for: "will pay 20 million to rebuild the harbour by the end of 2031"."""
    for verb in promise.deed.children:
        if verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VB" and verb.i > promise.deed.i:
            time = time_of_promise(article, dataclasses.replace(promise, deed=verb))
            return time if time is not None and time.deadline_word else None
    return None


def _with_word(time: TimeExpression, before: TimeExpression) -> TimeExpression:
    """`time` under the limiting word that stands before another time of the same phrase."""
    day = single_day(time.edtf)
    if day is None:
        return time
    last = day - timedelta(days=1) if before.deadline_word == "before" else day
    return dataclasses.replace(
        time,
        start=before.start,
        exact="",
        deadline_word=before.deadline_word,
        deadline_edtf=f"../{last.isoformat()}",
    )
