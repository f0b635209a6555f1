"""Which commitments are one promise, and which are parts of a larger one.

Two are the same promise where promisor, family of action and what it is about agree, whatever the words, the outlet or
the spokesperson. Deadlines and figures may differ, since that is what a revision is; but a smaller, earlier figure is
a step on the way (2,500 by January, all by May) and a part of the whole, never a change of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from itertools import combinations
from typing import Final

from dovecote.languages.alike import likeness_words
from dovecote.link.ambition import Ambition, ambition
from dovecote.link.components import WEAK
from dovecote.link.contrasts import contradict, marks
from dovecote.link.islands import TELLING_FIGURE
from dovecote.link.linker import Candidate, Linker, propose
from dovecote.link.promises import Promise, counts_other_lengths, promise_of, same_figure, same_promisor
from dovecote.link.promisors import ONE_SIDE, OTHER, SOME_OF, UNKNOWN, UNPLACED
from dovecote.link.ties import goes_on, ties
from dovecote.model.commitment import Commitment
from dovecote.model.likeness import overlap
from dovecote.model.links import LinkProposal
from dovecote.model.reading import Reading
from dovecote.vocabulary.actions import family_of
from dovecote.vocabulary.actions import may_be_one_act as are_alike

ENOUGH: Final = 4.4
"""Weight of ties from which two tellings are one promise."""
ONLY_CHOICE: Final = 2.4
"""Weight from which they are, if no other promise of either article comes into question."""
MOST: Final = 8.0
SURE_PROMISOR: Final = ONE_SIDE
SAME_TEXT: Final = 0.6
SAME_SENTENCE: Final = 0.85
NEAR_DAYS: Final = 365
HALF_A_YEAR: Final = 183
MOST_WORDS: Final = 5
"""Of a longer object so many words are looked up."""
NEW_FIGURE_RULE: Final = "commitment.step_of"


def _commitments(reading: Reading) -> tuple[Commitment, ...]:
    return reading.commitments


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Family of action with each side, word or agreement; the last day alone, whatever the act is called."""
    promise = promise_of(candidate)
    own = promise.family.part_of or promise.family.name
    for family in sorted({own, *promise.family.alike}):
        yield from (("side", family, side) for side in sorted(promise.by.sides | promise.by.countries))
        yield from (("word", family, word) for word in sorted(promise.thing or promise.told))
        if promise.amount:
            yield "figure", family, promise.amount
        yield candidate.origin, family
    yield from (("basis", agreement) for agreement in sorted(promise.basis))
    if promise.family.own or promise.family.whoever:
        # Of these a report may name neither side nor thing ("all personnel"): it is looked for half a year around.
        half = candidate.day.toordinal() // HALF_A_YEAR
        yield from (("near", own, one) for one in (half, half + 1))
    # What no table names may be told by any verb: two words of its thing find it.
    yield from (("thing", *pair) for pair in combinations(sorted(promise.thing)[:MOST_WORDS], 2))
    yield from (("day", day) for day in sorted(promise.last_days | promise.first_days))
    yield from (("text", candidate.origin, word) for word in sorted(promise.told))


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """The same promise, a part of it, or None."""
    one, two = promise_of(a), promise_of(b)
    if one.family.part_of == two.family.name or two.family.part_of == one.family.name:
        return _as_start(a, b, one, two)
    if one.is_exception != two.is_exception:
        return None
    if a.same_article(b) and _is_one_clause(a, b) and one.last_days == two.last_days and same_promisor(one, two):
        return propose("commitment", "commitment.one_clause", a, b, 0.99, "one clause, read in two ways")
    may_be_one_act = are_alike(one.family, two.family)
    # A print may have been read otherwise than its twin; what its words are, decides.
    shared = overlap(one.words, two.words) if a.origin == b.origin and not a.same_article(b) else 0.0
    if shared >= (SAME_TEXT if may_be_one_act else SAME_SENTENCE):
        return propose("commitment", "commitment.one_text", a, b, 0.99, "one text, the same words")
    if not (_is_told_otherwise(a, b, one, two) if may_be_one_act else _is_told_by_any_verb(a, b, one, two)):
        return None
    promisor = same_promisor(one, two)
    if promisor == OTHER and goes_on(one, two) and one.by.are_some_of(two.by):
        # A truce of two sides, of which the report of its renewal names but one.
        promisor = ONE_SIDE
    if promisor == OTHER and one.names & two.names and one.by.are_some_of(two.by):
        promisor = SOME_OF  # what both are to open, one of them puts off
    if a.same_article(b) and not (one.by.ids and two.by.ids):
        promisor = min(promisor, UNKNOWN)
    if promisor == OTHER or (promisor == UNPLACED and a.same_article(b)):
        return None
    if one.is_further != two.is_further and not (one.last_days & two.last_days or one.names & two.names):
        return None
    near = _is_near(a, b, one, two)
    if not near and not _are_marked_alike(one, two):
        return None
    relation = ambition(one, two)
    found = ties(one, two, likeness_words(a.reading.source.language), promisor=promisor, near=near)
    weight = sum(tie.weight for tie in found) if any(tie.of_matter for tie in found) else 0.0
    if relation in (Ambition.FIRST_IS_STEP, Ambition.SECOND_IS_STEP):
        part, whole = (a, b) if relation is Ambition.FIRST_IS_STEP else (b, a)
        return _step(part, whole, promisor) if weight >= ONLY_CHOICE else None
    if relation is Ambition.SERIES or weight < ONLY_CHOICE or not _may_be_changed(a, b, one, two, promisor, relation):
        return None
    return propose("commitment", "commitment.same_promise", a, b, _score(weight), *(tie.reason for tie in found))


def _is_one_clause(a: Candidate, b: Candidate) -> bool:
    """True where both stand on the very same words and count the same: one promise, caught twice."""
    spans = [{(one.start, one.end) for one in each.item.evidence} for each in (a, b)]
    return spans[0] == spans[1] and promise_of(a).amount == promise_of(b).amount


def _is_told_otherwise(a: Candidate, b: Candidate, one: Promise, two: Promise) -> bool:
    """True where two reports name the act by one family; by two alike ones only where day, figure or thing agrees too.

    Inside one article, other words are another act. Talks that were to be resumed are put off as talks.
    """
    if one.family.name == two.family.name or one.family.general or two.family.general:
        return True
    if a.same_article(b):
        return False
    if one.family.mutual and two.family.mutual and (one.tells_change or two.tells_change):
        return True
    part_of_it = one.thing <= two.thing or two.thing <= one.thing
    return (
        _is_one_by_limit_or_figure(one, two)
        or len(one.thing & two.thing) > 1
        or bool(one.thing & two.thing and part_of_it)
    )


def _is_told_by_any_verb(a: Candidate, b: Candidate, one: Promise, two: Promise) -> bool:
    """True where an act has no name in the table, and thing and day, or more words of the thing, tell it all the same:
    a bill is put before the house here, and tabled there.
    """
    if a.same_article(b) or (one.family.listed and two.family.listed):
        return False
    if same_figure(one, two) and min(one.amount or 0, two.amount or 0) >= TELLING_FIGURE:
        return True
    return len(one.thing & two.thing) > (0 if _is_one_by_limit_or_figure(one, two) else 1)


def _is_one_by_limit_or_figure(one: Promise, two: Promise) -> bool:
    return bool(one.last_days & two.last_days) or same_figure(one, two)


def _score(weight: float) -> float:
    """Weight on the scale of proposals: from `ENOUGH` on it joins, below it only where nothing else is in question."""
    if weight < ENOUGH:
        return WEAK * weight / ENOUGH
    return min(0.98, WEAK + 0.28 * (weight - ENOUGH) / MOST)


def _may_be_changed(
    a: Candidate, b: Candidate, one: Promise, two: Promise, promisor: float, relation: Ambition
) -> bool:
    """True where day and figure agree, or may have been changed from the one to the other.

    Inside one article, two days are one promise only where the text itself speaks of a change, or tells what was once
    signed beside what is now said.
    """
    if relation is Ambition.UNCLEAR and (a.same_article(b) or promisor < SURE_PROMISOR):
        return False
    other_lengths = counts_other_lengths(one, two)
    if other_lengths and one.basis & two.basis and one.is_signed and two.is_signed:
        return False  # what is signed says of each act but one limit
    if not other_lengths and (one.last_days & two.last_days or not (one.last_days and two.last_days)):
        return True
    if goes_on(one, two):
        return True
    if one.family.repeats and not (one.tells_change or two.tells_change) and _is_over(a, b, one, two):
        return False
    if a.same_article(b):
        return one.tells_change or two.tells_change or one.is_signed != two.is_signed or (one.is_all and two.is_all)
    return promisor >= SURE_PROMISOR or _is_surely_the_matter(one, two)


def _is_surely_the_matter(one: Promise, two: Promise) -> bool:
    """True where place, figure or more words than one tell what is meant, whoever promises it."""
    named = bool(one.names & two.names) or same_figure(one, two) or len(one.thing & two.thing) > 1
    return named or one.family.whoever


def _is_over(a: Candidate, b: Candidate, one: Promise, two: Promise) -> bool:
    """True where the day of the earlier promise had passed when the later was told: the next visit, another round."""
    (_, early), (late, _) = _in_order_told(a, b, one, two)
    return bool(early.last_days) and late.day != date.min and max(early.last_days) < late.day


def _in_order_told(
    a: Candidate, b: Candidate, one: Promise, two: Promise
) -> tuple[tuple[Candidate, Promise], tuple[Candidate, Promise]]:
    """Both, the one told first before the other; what has no day counts as told first."""
    pairs = ((a, one), (b, two))
    return pairs if (a.day, a.reading.id) <= (b.day, b.reading.id) else (pairs[1], pairs[0])


def _is_near(a: Candidate, b: Candidate, one: Promise, two: Promise) -> bool:
    """True where the later article is not long after the earlier one and its last day; the same sides may well make
    another truce some years on.
    """
    if a.same_article(b):
        return True
    (early, promise), (late, _) = _in_order_told(a, b, one, two)
    if early.day == date.min:
        return not one.family.own
    return (late.day - max([early.day, *promise.last_days])).days <= NEAR_DAYS


def _are_marked_alike(one: Promise, two: Promise) -> bool:
    """True where both name their last day, or one figure: years apart, "the exchange" alone may be another one."""
    return bool(one.last_days and two.last_days) or (one.amount is not None and one.amount == two.amount)


def _step(part: Candidate, whole: Candidate, promisor: float) -> LinkProposal | None:
    if promisor < SURE_PROMISOR:
        return None
    return LinkProposal("parent", part.id, whole.id, promisor, NEW_FIGURE_RULE, ("smaller and earlier: a step",))


def _as_start(a: Candidate, b: Candidate, one: Promise, two: Promise) -> LinkProposal | None:
    """The beginning of an act is a part of the act."""
    if same_promisor(one, two) < SURE_PROMISOR:
        return None
    part, whole = (a, b) if one.family.part_of else (b, a)
    if family_of(whole.item.action).part_of or (promise_of(whole).units and not promise_of(whole).is_all):
        return None
    return LinkProposal("parent", part.id, whole.id, 0.8, "commitment.start_of", ("the beginning of the whole",))


def signature(candidate: Candidate) -> Hashable | None:
    """The whole promise, where it is sure whose it is and about what."""
    promise = promise_of(candidate)
    if not promise.by.ids or not promise.thing or promise.is_exception:
        return None
    # Without a day, the same words some years apart may be another promise.
    return promise, None if promise.last_days else candidate.day.year


LINKER = Linker(
    "commitment",
    4,
    _commitments,
    keys,
    compare,
    within_article=True,
    signature=signature,
    trait=marks,
    contradict=contradict,
    asks_rivals=False,
)
