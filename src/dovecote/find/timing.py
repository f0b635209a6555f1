"""Which of a sentence's times is that of a deed, by the grammar between them.

A time belongs to the verb it hangs on. One in a relative clause, in a participle ("the deal reached in May") or beside
the verb of saying dates another deed; from the last it follows at most that what is told was before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.times.counting import day_after, single_day
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER_CLAUSES: Final = frozenset({"acl", "relcl", "advcl"})
REPORTED: Final = frozenset({"ccomp", "parataxis"})
PAST_TAGS: Final = frozenset({"VBD", "VBN"})
NOUNS: Final = frozenset({"NOUN", "PROPN"})
_OWN, _VERB, _SHARED, _CHAIN, _NOUN = range(5)
"""How a time hangs together with a deed, the closest first."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What happened: its verb, and the noun that names it where that is not the verb itself."""

    verb: Token
    trigger: Token
    ahead: bool
    """It had not happened when it was told."""
    table: Mapping[str, Any]
    """The language's words that set one time beside another (times/events.toml)."""


def time_of_deed(article: Article, sentence: Sentence, deed: Deed) -> When | None:
    """The time the sentence gives for the deed; None where it gives none, or only that of something else."""
    dated = _dated(article, sentence, deed)
    exact = (
        _day_of_clause(sentence, dated, deed)
        or _counted(article, sentence, dated, deed)
        or _at_the_end(article, sentence, dated, deed)
    )
    if exact is not None:
        return exact
    ranked = [(rank, one) for one, head in dated if (rank := _rank(head, deed)) is not None]
    if ranked:
        return _told(min(ranked, key=lambda pair: (pair[0], pair[1].start))[1], deed)
    return _beside(article, sentence, dated, deed)


def words_of_time(article: Article) -> Mapping[str, Any]:
    """The words that set one time beside another, in the language of the article."""
    return article.language.table("times/events")


def day_of_clause(article: Article, sentence: Sentence, verb: Token) -> When | None:
    """The day that the verb's clause describes: "10 May, the date on which talks open"; None where it hangs on none."""
    deed = Deed(verb, verb, ahead=True, table=words_of_time(article))
    return _day_of_clause(sentence, _dated(article, sentence, deed), deed)


def _told(time: TimeExpression, deed: Deed) -> When:
    # "Had cleared 50 by Friday" bounds as "will clear them by Friday" does; "fought until Friday" goes on to that day.
    limits = deed.ahead or time.deadline_word in deed.table["bounds_what_is_past"]
    edtf = time.deadline_edtf if limits and time.deadline_edtf else time.edtf
    return When(edtf, time.exact, "stated", time.steps)


def _dated(article: Article, sentence: Sentence, deed: Deed) -> list[tuple[TimeExpression, Token]]:
    """Times of the sentence that are placed on the calendar, each with the word that its phrase hangs on by."""
    found = []
    for one in article.times_in(sentence.span):
        tokens = sentence.tokens_in(Span(one.start, one.end))
        if one.edtf and tokens and not _only_names_a_thing(one, _head(tokens), deed) and _may_be(article, one, deed):
            found.append((one, _head(tokens)))
    return found


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


def _rank(time: Token, deed: Deed) -> tuple[int, int] | None:
    """How closely a time hangs on the deed, and over how many words; None where it is that of something else."""
    current, steps, noun = time, 0, False
    while True:
        if current == deed.trigger and current != deed.verb:
            return _OWN, steps
        if current == deed.verb:
            return (_NOUN if noun else _VERB), steps
        if current.pos_ in VERBAL:
            kind = _rank_of_verb(current, deed)
            return None if kind is None else (max(kind, _NOUN if noun else kind), steps)
        noun = noun or _marks_noun(current)
        if current.head == current:
            return None
        current, steps = current.head, steps + 1


def _marks_noun(token: Token) -> bool:
    """Whether a time only tells which one a noun is: "Thursday's convoy", "the accord of 3 May", "the May accord"."""
    if token.dep_ in {"poss", "compound", "nmod", "amod", "nummod"}:
        return token.head.pos_ in NOUNS
    return token.dep_ == "prep" and token.lower_ == "of" and token.head.pos_ in NOUNS


def _only_names_a_thing(time: TimeExpression, head: Token, deed: Deed) -> bool:
    """Whether the time says which thing is meant: "violated the 3 May accord" was later, "its current course" any day.

    "In the 3 May attack" is of that day.
    """
    mark = head.head if head.dep_ == "pobj" else head
    noun = mark.head if _marks_noun(mark) else None
    if noun is None or noun == deed.trigger:
        return False
    if time.timex3_value == "PRESENT_REF":
        return True
    inside = noun.dep_ == "pobj" and noun.head.lower_ in deed.table["within_which"]
    known = noun.lemma_.lower() in deed.table["known_by_day"]
    return known and not inside and noun.dep_ not in {"nsubj", "nsubjpass"}


def _rank_of_verb(governor: Token, deed: Deed) -> int | None:
    """How the verb of a time hangs together with that of the deed."""
    above = _chain(deed.verb, {"conj"})
    if governor in above and not _has_subject(deed.verb):
        return _SHARED
    if deed.ahead:
        # "Plans to meet on Friday": what lies ahead is dated by what it consists in.
        return _CHAIN if deed.verb in _chain(governor, {"xcomp", "pcomp"}) else None
    return _CHAIN if governor in _chain(deed.verb, {"xcomp"}) else None


def _chain(token: Token, relations: set[str]) -> list[Token]:
    """Words reached upwards from `token` over `relations` alone."""
    found = []
    while token.dep_ in relations:
        token = token.head
        found.append(token)
    return found


def _has_subject(verb: Token) -> bool:
    return any(one.dep_ in {"nsubj", "nsubjpass"} for one in verb.children)


def _day_of_clause(sentence: Sentence, dated: list[tuple[TimeExpression, Token]], deed: Deed) -> When | None:
    """Of "by 10 May, the date on which talks open": they start on that day, whatever else is due by it."""
    clause = next((one for one in (deed.verb, *deed.verb.ancestors) if one.dep_ == "relcl"), None)
    if clause is None or clause.head.lemma_ not in deed.table["days_with_a_deed"]:
        return None
    for time, _ in dated:
        between = sentence.text[time.end : sentence.start_of(clause.head)]
        if time.end <= sentence.start_of(clause.head) and len(between.split()) <= 2:
            return When(time.edtf, time.exact, "stated", time.steps)
    return None


def _counted(
    article: Article, sentence: Sentence, dated: list[tuple[TimeExpression, Token]], deed: Deed
) -> When | None:
    """Of "came on Monday, three days after they had met": met on Saturday.

    Read by the order of words, not by the parse, which often hangs the day on the wrong verb here.
    """
    for length in article.times_in(sentence.span):
        link = sentence.token_at(length.end + 1)
        if length.timex3_type != "DURATION" or link is None or not _is_first_deed_after(link, deed):
            continue
        base = _day_beside(length, [one for one, _ in dated], deed, sentence)
        day = single_day(base.edtf) if base is not None else None
        counted = (
            day_after(day, length.timex3_value, -1 if link.lower_ in deed.table["clause_after"] else 1) if day else None
        )
        if base is not None and counted is not None:
            words = article.text[length.start : sentence.end_of(link)]
            edtf = _as_fine(counted.isoformat(), length, deed.table["to_the_day"])
            return When(edtf, words, "stated", (*base.steps, f"{base.exact!r} is {words!r} it"))
    return None


def _is_first_deed_after(link: Token, deed: Deed) -> bool:
    """Whether `link` is "after" or "before" and the deed is what comes next, with no other verb or pause between."""
    known = link.lower_ in deed.table["clause_after"] or link.lower_ in deed.table["clause_before"]
    if not known or not link.i < deed.trigger.i:
        return False
    between = link.doc[link.i + 1 : min(deed.verb.i, deed.trigger.i) if deed.verb.i > link.i else deed.trigger.i]
    return not any(one.pos_ == "VERB" or one.text in ",;:–—" for one in between)


def _day_beside(
    length: TimeExpression, dated: list[TimeExpression], deed: Deed, sentence: Sentence
) -> TimeExpression | None:
    """The day that such a length counts from: the last one told before it, else the first one after the deed."""
    before = [one for one in dated if one.end <= length.start]
    after = [one for one in dated if one.start > sentence.start_of(deed.verb)]
    return before[-1] if before else next(iter(after), None)


def _at_the_end(
    article: Article, sentence: Sentence, dated: list[tuple[TimeExpression, Token]], deed: Deed
) -> When | None:
    """Of "it took them from 3 May to 9 June to agree": agreed on 9 June."""
    taking = deed.verb.head
    if taking.lemma_ not in deed.table["taking"] or deed.verb.dep_ not in {"xcomp", "advcl", "ccomp"}:
        return None
    times = [one for one, head in dated if one.end <= sentence.start_of(deed.verb) and taking in head.ancestors]
    words = [article.text[one.end : other.start].split() for one, other in pairwise(times)]
    if len(times) != 2 or not set(words[0][:1]) & set(deed.table["up_to"]):
        return None
    return When(times[1].edtf, times[1].exact, "the end of the time that it took", times[1].steps)


def _as_fine(day: str, length: TimeExpression, exactly: list[str]) -> str:
    """The day, only as fine as the length: "six months after" names a month, unless it says "to the day"."""
    if length.timex3_value[-1] in "DW" or any(words in length.exact.lower() for words in exactly):
        return day
    return day[:7] if length.timex3_value[-1] == "M" else day[:4]


def _governor(token: Token) -> Token:
    while token.head != token and token.pos_ not in VERBAL:
        token = token.head
    return token


def _beside(article: Article, sentence: Sentence, dated: list[tuple[TimeExpression, Token]], deed: Deed) -> When | None:
    """The only time of the sentence, where nothing says that it is another deed's; a bound where that is told later."""
    quoted = [
        piece.span
        for one in article.statements_over(sentence.span)
        for piece in one.evidence
        if piece.role == "content"
    ]
    own = Span(sentence.start_of(deed.verb), sentence.end_of(deed.verb))
    around = [one for one in quoted if not one.contains(own)]
    free = [
        (one, head)
        for one, head in dated
        if one.timex3_type in {"DATE", "TIME"} and not any(span.contains(Span(one.start, one.end)) for span in around)
    ]
    if len(free) != 1 or _is_of_another_clause(free[0][1], deed):
        return None
    time, head = free[0]
    match _relation(head, deed):
        case "later":
            return None if deed.ahead else _until(time)
        case "reported":
            # "Have left, the mission said on Tuesday": news of that day. What is announced lies after it.
            return None if deed.ahead else _told(time, deed)
        case _:
            return _told(time, deed)


def _until(time: TimeExpression) -> When | None:
    last = Edtf.parse(time.edtf or "").latest()
    return When(f"../{last.isoformat()}", time.exact, "before what is told of that day", time.steps) if last else None


def _is_of_another_clause(time: Token, deed: Deed) -> bool:
    """Whether the time stands in a clause of its own, which the deed is no part of."""
    inside = {int(one.i) for one in (deed.verb, deed.trigger)}
    for one in (time, *time.ancestors):
        if one.dep_ in OTHER_CLAUSES and one.pos_ in VERBAL:
            return not inside & {int(word.i) for word in one.subtree}
    return False


def _relation(time: Token, deed: Deed) -> Literal["reported", "later", "same"]:
    """Whether the time is that of the verb that reports the deed, of what came after it, or of its own clause."""
    governor, current = _governor(time), deed.verb
    while current.head != current:
        found = _boundary(current, deed)
        current = current.head
        if found and governor in (current, *current.ancestors):
            return found
    return "same"


def _boundary(clause: Token, deed: Deed) -> Literal["reported", "later"] | None:
    """What a clause is to the one above it; None where both are told as one."""
    if clause.dep_ in REPORTED:
        return "reported"
    if clause.dep_ in {"acl", "relcl"}:
        return "later"
    marks = {one.lower_ for one in clause.children if one.dep_ in {"mark", "advmod"}}
    marks |= {clause.head.lower_} if clause.dep_ == "pcomp" else set()
    return "later" if marks & set(deed.table["told_before"]) and clause.dep_ in {"advcl", "pcomp"} else None
