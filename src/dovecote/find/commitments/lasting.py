"""How long what a noun names is to last, from the day on which it starts: "a two-month truce starting on 1 April"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.commitments.anchors import counted
from dovecote.find.commitments.promise import Promise
from dovecote.model.commitment import Deadline
from dovecote.model.counting import single_day
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 4
"""Steps in the parse from a length to the noun that lasts so long: "month" of "two-month" to "truce" is one."""


def span_of_noun(article: Article, promise: Promise, action: str) -> Deadline | None:
    """From its first day for the length that stands with the noun; None where the words lack either."""
    table = article.language.table("commitments/details")["limits"]
    if not promise.is_noun or action not in table["lasting"]:
        return None
    length: TimeExpression | None = None
    first: TimeExpression | None = None
    for time in article.times_in(promise.sentence.span):
        token = promise.sentence.token_at(time.end - 1)
        if token is None or not _hangs_on(token, promise.deed):
            continue
        if time.timex3_type == "DURATION":
            length = length or time
        elif single_day(time.edtf) is not None and _is_start(token, promise.deed, table["starting"]):
            first = first or time
    last = counted(first.edtf, length.timex3_value) if first is not None and length is not None else None
    if first is None or length is None or last is None:
        return None
    convention = f"{length.exact} from {first.edtf}, its first day"
    return Deadline(f"{first.edtf}/{last}", length.exact, last, convention, "day", (*first.steps, convention))


def _hangs_on(token: Token, noun: Token) -> bool:
    """Whether a time stands with the noun; the parser may hang "starting" right behind it on the verb before."""
    near = list(token.ancestors)[:NEAR]
    return noun in near or any(one.i == noun.i + 1 for one in near)


def _is_start(token: Token, noun: Token, starting: list[str]) -> bool:
    """Whether a day is the first one by the word between it and the noun: "starting on", "from"."""
    between = [one for one in token.ancestors if one.i > noun.i]
    return any(one.lemma_.lower() in starting for one in between)
