"""A deed's day that must be reckoned: from a length told beside it, or from the day that its clause describes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.timing.deed import Deed, dated_times, words_of_time
from dovecote.model.counting import day_after, single_day
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token


def day_of_clause(article: Article, sentence: Sentence, verb: Token) -> When | None:
    """The day that the verb's clause describes: "10 May, the date on which talks open"; None where it hangs on none."""
    deed = Deed(verb, verb, ahead=True, table=words_of_time(article))
    return _day_of_clause(sentence, dated_times(article, sentence, deed), deed)


def reckoned_day(
    article: Article, sentence: Sentence, dated: list[tuple[TimeExpression, Token]], deed: Deed
) -> When | None:
    """The day by the order of words around it; None where the words make none to reckon."""
    return (
        _day_of_clause(sentence, dated, deed)
        or _counted(article, sentence, dated, deed)
        or _at_the_end(article, sentence, dated, deed)
    )


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
        day = single_day(base.edtf) if base is not None and "~" not in (base.edtf or "") else None
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
