"""Words by which somebody takes a promise back: "we will not free them after all" (codebook, rule R6).

Careful on purpose. Only the promisor's own side can refuse what it promised, in its own words, after it promised it and
before the day is over; and a day in the refusal ("not before 1 October") is another limit, and refuses nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from dovecote.languages.alike import likeness_words
from dovecote.model.commitment import Progress
from dovecote.model.likeness import content_words
from dovecote.model.observation import Event
from dovecote.model.statement import Statement
from dovecote.record.facts import Facts, code_of
from dovecote.record.pledged_act import (
    SAME_THING,
    PledgedAct,
    alike_in,
    is_elsewhere,
    is_the_promise,
    is_whole_thing,
    shown,
)
from dovecote.record.sides import Sides


def refusals_shown(promise: PledgedAct, article: Facts, sides: Sides) -> Iterator[Progress]:
    """The first refusal of the promised act in an article, with who says so."""
    in_time = promise.said < article.day and (promise.last is None or article.day <= promise.last)
    if not promise.family.refused_by or not in_time:
        return
    for event in article.events:
        if _is_refusal(promise, event, article, sides):
            voice = _own_words(promise, event, article, sides)
            if voice is not None:
                found = shown("refusal", event, event.time, by=_speaker(voice))
                yield dataclasses.replace(found, sourcing_class=voice.sourcing_class)
                return


def _is_refusal(promise: PledgedAct, event: Event, article: Facts, sides: Sides) -> bool:
    if code_of(event) not in promise.family.refused_by or not sides.of(event.actor) & promise.sides:
        return False
    if "hypothetical" in event.plover_aux or is_the_promise(promise, event):
        return False
    told = content_words(" ".join(one.exact for one in event.evidence))
    if told & likeness_words(article.language).only_on:
        return False  # it waits for something, and is not off
    told_as = event.factuality == "happened" or (event.factuality == "negated" and event.time is None)
    alike = alike_in(promise, event) >= SAME_THING and is_whole_thing(promise, event)
    return told_as and alike and not is_elsewhere(promise, event, article)


def _own_words(promise: PledgedAct, event: Event, article: Facts, sides: Sides) -> Statement | None:
    """The statement of the promisor's own side in which the refusal is told."""
    for one in article.statements:
        contents = [piece.span for piece in one.evidence if piece.role == "content"]
        told = any(span.overlaps(piece.span) for span in contents for piece in event.evidence)
        says_no = one.force == "refusal" or event.factuality == "negated"
        if told and says_no and one.force != "denial" and sides.of(one.speaker) & promise.sides:
            return one
    return None


def _speaker(statement: Statement) -> str | None:
    speaker = statement.speaker
    return speaker if isinstance(speaker, str) or speaker is None else next(iter(speaker), None)
