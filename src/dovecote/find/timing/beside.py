"""A time that merely stands in a deed's sentence: whose it is, by the clauses between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.timing.deed import Deed, governor_of_time
from dovecote.model.edtf import Edtf
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

OTHER_CLAUSES: Final = frozenset({"acl", "relcl", "advcl"})
REPORTED: Final = frozenset({"ccomp", "parataxis"})


def as_told(time: TimeExpression, deed: Deed) -> When:
    """The time as the deed's own: a limit where it bounds the deed, else the time itself."""
    # "Had cleared 50 by Friday" bounds as "will clear them by Friday" does; "fought until Friday" goes on to that day.
    limits = deed.ahead or time.deadline_word in deed.table["bounds_what_is_past"]
    edtf = time.deadline_edtf if limits and time.deadline_edtf else time.edtf
    return When(edtf, time.exact, "stated", time.steps)


def time_beside(
    article: Article, sentence: Sentence, dated: list[tuple[TimeExpression, Token]], deed: Deed
) -> When | None:
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
    if len(free) != 1 or _is_of_another_clause(free[0][1], deed) or _is_of_what_follows(free[0][1], deed):
        return None
    time, head = free[0]
    match _relation(head, deed):
        case "later":
            return None if deed.ahead else _until(time)
        case "reported":
            # "Have left, the mission said on Tuesday": news of that day, unless it stands deeper in the article, where
            # the perfect looks back. What is announced lies after it.
            looks_back = _is_perfect(deed) and not _is_lead(article, sentence)
            return None if deed.ahead else _until(time) if looks_back else as_told(time, deed)
        case _:
            return as_told(time, deed)


def _until(time: TimeExpression) -> When | None:
    last = Edtf.parse(time.edtf or "").latest()
    return When(f"../{last.isoformat()}", time.exact, "before what is told of that day", time.steps) if last else None


def _is_perfect(deed: Deed) -> bool:
    """Of "has been handed over, an aide said on Tuesday": done by then, on which day the words leave open."""
    return any(one.dep_ == "aux" and one.lemma_ == "have" and one.tag_ in {"VBZ", "VBP"} for one in deed.verb.children)


def _is_lead(article: Article, sentence: Sentence) -> bool:
    """Whether it stands in the first paragraph, or the headline, where an article tells its news."""
    first = next((one for one in article.fact_sentences() if one.part == "body"), None)
    return first is None or "\n" not in article.text[first.start : sentence.start]


def _is_of_another_clause(time: Token, deed: Deed) -> bool:
    """Whether the time stands in a clause of its own, which the deed is no part of."""
    inside = {int(one.i) for one in (deed.verb, deed.trigger)}
    for one in (time, *time.ancestors):
        if one.dep_ in OTHER_CLAUSES and one.pos_ in VERBAL:
            return not inside & {int(word.i) for word in one.subtree}
    return False


def _is_of_what_follows(time: Token, deed: Deed) -> bool:
    """Of "sign a pact and are to meet on Friday", "agreed to meet on Friday": whether the time is the other deed's."""
    verb, chain = governor_of_time(time), []
    while verb not in (deed.verb, verb.head):
        chain.append(verb.dep_)
        verb = verb.head
    return verb == deed.verb and bool({"xcomp", "ccomp"} & set(chain))


def _relation(time: Token, deed: Deed) -> Literal["reported", "later", "same"]:
    """Whether the time is that of the verb that reports the deed, of what came after it, or of its own clause."""
    governor, current = governor_of_time(time), deed.verb
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
