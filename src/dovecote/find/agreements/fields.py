"""From an agreement as named in one place to its fields: name, kind, form, parties, day."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from dovecote.find.agreements.parties import parties_of
from dovecote.find.agreements.seen import Seen, in_force_by
from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, prepositions_of, subject_of
from dovecote.find.timing import Deed, time_of_deed, words_of_time
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.process import Agreement
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

LIMITS: Final = frozenset({"until", "till", "by", "before", "within"})
"""Words before a day that tell how long or by when, and not when it was agreed."""
LONGEST_DAY: Final = 40
"""Characters of a day and the dash behind it, where the sentence begins only after them."""

Kind = Literal["ceasefire", "procedural", "bilateral", "multilateral", "unilateral"]
Form = Literal["written_signed", "verbal", "announced_form_unknown"]


def agreement_of(article: Article, seen: Seen, table: Mapping[str, Any]) -> Agreement:
    """The agreement that one place of the text names."""
    parties = parties_of(article, seen)
    signed = _signed(article, seen, table)
    evidence = article.quote(seen.span.start, seen.span.end)
    return Agreement(
        id=make_id("ag", article.document.id, seen.span.start, seen.span.end, seen.noun.i),
        evidence=(evidence,),
        name=_name(seen),
        kind=_kind(seen, parties, table),
        form=_form(seen, table),
        parties=parties,
        signed=signed,
        created_by="agreements/" + ("deed" if seen.noun.head == seen.verb and seen.noun.pos_ in VERBAL else "noun"),
    )


def _name(seen: Seen) -> str:
    if seen.noun.pos_ in VERBAL:
        return seen.span.cut(seen.sentence.text)
    words = [one for one in seen.noun.subtree if one.i <= seen.noun.i and one.tag_ not in {"WDT", "WP"}]
    words += _rest_of_title(seen.noun)
    for one in seen.noun.rights:
        if one.i <= words[-1].i:
            continue
        if one.dep_ != "prep" or one.i != words[-1].i + 1:
            break
        words += one.subtree
    return seen.sentence.span_of(_before_comma(words)).cut(seen.sentence.text).strip()


def _rest_of_title(noun: Token) -> list[Token]:
    """What a title in capitals goes on with: "Agreement on the Cessation of Hostilities", however it was parsed."""
    if not noun.text[0].isupper():
        return []
    words: list[Token] = []
    small: list[Token] = []
    for one in noun.doc[noun.i + 1 : noun.sent.end]:
        if one.text[0].isupper() and one.is_alpha:
            words += [*small, one]
            small = []
        elif one.lower_ in {"of", "on", "for"} or (small and one.lower_ == "the") or (words and one.lower_ == "and"):
            small.append(one)
        else:
            break
    return words


def _before_comma(words: list[Token]) -> list[Token]:
    """The words up to a comma or verb behind the noun: what follows tells of the agreement, and names it no more."""
    kept: list[Token] = []
    for one in words:
        if kept and (one.text == "," or (one.pos_ in VERBAL and one.dep_ in {"acl", "relcl"})):
            break
        kept.append(one)
    return kept


def _kind(seen: Seen, parties: tuple[str, ...], table: Mapping[str, Any]) -> Kind:
    about = {one.lower_ for one in seen.noun.subtree} | {seen.noun.lemma_.lower()}
    if about & set(table["ceasefire"]) and not _is_about_more(seen, table):
        return "ceasefire"
    if about & set(table["procedural"]):
        return "procedural"
    if len(parties) > 2 or _is_of_many(seen, table):
        return "multilateral"
    if len(parties) == 1:
        return "unilateral" if seen.verb is not None and seen.verb.lemma_ == "declare" else "bilateral"
    return "bilateral"


def _is_of_many(seen: Seen, table: Mapping[str, Any]) -> bool:
    """Whether more than two made it, whoever they are: "five parties", "the army, the Front and others"."""
    heads = [one for word, one in prepositions_of(seen.noun) if word in table["among"]]
    if seen.verb is not None:
        heads += [one for one in (subject_of(seen.verb),) if one is not None and one != seen.noun]
        heads += [one for word, one in prepositions_of(seen.verb) if word in table["made_by"]]
    listed = [(one, *one.conjuncts) for one in heads]
    return any(len(one) > 2 for one in listed) or any(_is_many(one, table) for heads in listed for one in heads)


def _is_many(noun: Token, table: Mapping[str, Any]) -> bool:
    told = {one.lower_ for one in noun.children if one.dep_ in {"nummod", "amod", "det", "predet"}}
    counted = any(one.dep_ == "nummod" and one.like_num for one in noun.children) and not told & set(table["two"])
    return noun.tag_ in {"NNS", "NNPS"} and (counted or bool(told & set(table["many"])))


def _is_about_more(seen: Seen, table: Mapping[str, Any]) -> bool:
    """Whether a ceasefire is only one of several things agreed: "agreed to stop fighting and to pull out"."""
    return seen.noun.pos_ in VERBAL and any(one.dep_ == "conj" for one in seen.noun.children)


def _form(seen: Seen, table: Mapping[str, Any]) -> Form:
    verb = seen.verb
    near = {one.lower_ for one in seen.noun.children} | (
        {one.lower_ for one in verb.children} if verb is not None else set()
    )
    if near & set(table["verbal"]):
        return "verbal"
    if verb is not None and (verb.lemma_ in table["signing"] or near & set(table["signing_objects"])):
        return "written_signed"
    return "announced_form_unknown"


def _signed(article: Article, seen: Seen, table: Mapping[str, Any]) -> When | None:
    """The day, month or year of the agreement, from its own phrase or the clause that makes it.

    A truce that began on a day was agreed by that day.
    """
    found = _day_named(article, seen)
    begun = seen.verb is not None and in_force_by(seen.verb, seen.noun, table)
    if found is None or not begun or found.edtf is None or not found.edtf[0].isdigit() or "/" in found.edtf:
        return found
    return dataclasses.replace(found, edtf=f"../{found.edtf}")


def _day_named(article: Article, seen: Seen) -> When | None:
    for anchor in (seen.noun, seen.verb):
        if anchor is None:
            continue
        times = [one for one in article.times_in(seen.sentence.span) if _hangs_on(one, anchor, seen)]
        if times:
            return When(times[0].edtf, times[0].exact, "stated", times[0].steps)
    if seen.verb is None:
        return None
    return _day_of_entry(article, seen) or _day_of_report(article, seen, seen.verb)


def _day_of_entry(article: Article, seen: Seen) -> When | None:
    """The day before a dash that opens an entry of a timeline: "3 April 2031 — A and B sign"."""
    opening = Span(max(0, seen.sentence.start - LONGEST_DAY), seen.sentence.end)
    for time in article.times_in(opening):
        line = article.text.rfind("\n", 0, time.start) + 1
        dashed = re.match(r"\s*[—–]\s*", article.text[time.end : time.end + 4])
        if dashed and time.start == line and time.end + dashed.end() >= seen.sentence.start:
            return When(time.edtf, time.exact, "stated", time.steps)
    return None


def _day_of_report(article: Article, seen: Seen, verb: Token) -> When | None:
    """The day that the sentence gives for it; what somebody tells on a day was agreed by that day."""
    told = time_of_deed(article, seen.sentence, Deed(verb, seen.noun, ahead=False, table=words_of_time(article)))
    if told is None or told.edtf is None or ".." in told.edtf:
        return None
    above = {int(one.i) for one in verb.ancestors} - {int(verb.i)}
    for time in article.times_in(seen.sentence.span):
        if time.exact == told.text and time.deadline_word in LIMITS:
            return None  # "agree to prolong it until 30 April": how long it holds
        token = seen.sentence.token_at(time.start)
        if time.exact == told.text and token is not None and verb not in set(token.ancestors):
            told_later = any(int(one.i) in above for one in token.ancestors)
            return dataclasses.replace(told, edtf=f"../{told.edtf}") if told_later and "[" not in told.edtf else None
    return told


def _hangs_on(time: TimeExpression, anchor: Token, seen: Seen) -> bool:
    if time.timex3_type not in {"DATE", "TIME"} or time.edtf is None or time.deadline_word is not None:
        return False
    token = seen.sentence.token_at(time.start)
    if token is None:
        return False
    between = [token, *token.ancestors]
    if anchor not in between:
        return False
    above = between[: between.index(anchor)]
    return not any(one.pos_ in VERBAL and one != seen.verb for one in above)
