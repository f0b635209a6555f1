"""What leans on the promise before it: "another 120 are to follow", "the remaining 90 will be released".

Who does it, and what is done, the sentence before has told. Only within one paragraph: further back nothing is sure.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import VERBAL, objects_of
from dovecote.find.commitments.build import Read
from dovecote.find.commitments.counts import number_at, operator_before
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Action, Words
from dovecote.model.commitment import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

KNOWN: Final = frozenset({"the", "these", "those"})
"""Before what the text has spoken of."""


def with_meant(promise: Promise, told: Sequence[Read], words: Words) -> Promise:
    """`promise` with the verb that its "do so" stands for: the nearest before it that names an act of the lists.

    "Has yet to disarm but will do so by June"; where its sentence has none, the promise last told before it.
    """
    table = words.table["details"]["following"]
    deed = promise.deed
    if deed.lemma_.lower() != table["standing_in"] or not any(one.lower_ in table["so"] for one in deed.children):
        return promise
    before = [
        one for one in promise.sentence if one.i < deed.i and one.pos_ in VERBAL and one not in promise.deed.children
    ]
    verb = next((one for one in reversed(before) if words.action_of(one) is not None), None)
    if verb is None:
        here = promise.sentence.paragraph
        near = (one for one in reversed(told) if here - one.promise.sentence.paragraph in (0, 1))
        verb = next((one.promise.deed for one in near), None)
    return promise if verb is None else dataclasses.replace(promise, meant=verb)


def without_replaced(told: list[Read], read: Read) -> list[Read]:
    """`told` without what `read` says again with its day: "would not leave before May, but would do so by June"."""
    if read.promise.meant is None:
        return told
    same = [one for one in told if one.promise.deed == read.promise.meant and one.promise.is_not_before]
    return [one for one in told if one not in same]


def followed(promise: Promise, told: Sequence[Read], words: Words) -> Read | None:
    """The promise before, of which this one is a further part by its words; None where it stands on its own."""
    before = next((one for one in reversed(told) if one.promise.sentence.paragraph == promise.sentence.paragraph), None)
    if before is None or promise.doer is None or before.action is None:
        return None
    follows = promise.deed.lemma_.lower() in words.table["details"]["following"]["verbs"] or _is_bare_count(
        promise, before
    )
    return before if follows and _further(promise.doer, words) is not None else None


def _is_bare_count(promise: Promise, before: Read) -> bool:
    """Whether a number alone stands for more of what was counted before: "the other 29 are to walk out"."""
    doer, quantity = promise.doer, before.commitment.versions[-1].quantity
    return doer is not None and doer.like_num and quantity is not None and quantity.value is not None


def action_before(before: Read | None) -> Action | None:
    """The action that "follow" stands for."""
    return before.action if before is not None else None


def leaning(read: Read, told: Sequence[Read], words: Words) -> Read:
    """`read` with what the promise before tells of it: who promises, in which unit it is counted."""
    before = (
        followed(read.promise, told, words)
        or _rest_of(read, told, words)
        or _whole_of(read, told, words)
        or _same_before(read, told, words)
    )
    if before is None:
        return read
    commitment, version = read.commitment, read.commitment.versions[0]
    quantity = version.quantity or _same_unit(read.promise, before, words)
    return dataclasses.replace(
        read,
        commitment=dataclasses.replace(
            commitment,
            promisor=before.commitment.promisor,
            promisee=commitment.promisee or before.commitment.promisee,
            versions=(dataclasses.replace(version, quantity=quantity),),
        ),
    )


def _rest_of(read: Read, told: Sequence[Read], words: Words) -> Read | None:
    """The promise whose rest it is: "the remaining 90", where the same is to be done."""
    promise = read.promise
    counted = [one for one in (promise.doer, *objects_of(promise.deed)) if one is not None]
    if not any(_further(one, words) is not None for one in counted):
        return None
    near = [one for one in told if one.promise.sentence.paragraph == promise.sentence.paragraph]
    mine = read.commitment
    same = (one for one in reversed(near) if one.commitment.action == mine.action)
    return next((one for one in same if mine.promisor in {None, one.commitment.promisor}), None)


def _whole_of(read: Read, told: Sequence[Read], words: Words) -> Read | None:
    """The promise before it in the sentence that counted the troops of which all are to leave."""
    promise = read.promise
    bare = promise.doer is not None and promise.doer.lower_ in words.table["details"]["following"]["whole"]
    if not bare or read.commitment.action not in words.table["details"]["quantity"]["to_rest"]:
        return None
    before = told[-1] if told and told[-1].promise.sentence == promise.sentence else None
    counts = before is not None and before.commitment.action in words.table["details"]["quantity"]["to_rest"]
    return before if counts and before is not None and before.commitment.promisor is not None else None


def _same_before(read: Read, told: Sequence[Read], words: Words) -> Read | None:
    """The promise of the same deed, here or one paragraph above, that says whose it is.

    "The captives should be freed by 3 May"; "the withdrawal will now take place in June".
    """
    promise, mine = read.promise, read.commitment
    named = [one for one in (promise.doer, promise.deed) if one is not None and one.pos_ == "NOUN"]
    is_noun = any(words.action_of(one) is not None and _is_known(one) for one in named)
    if mine.promisor is not None or not (promise.is_passive or is_noun):
        return None
    things = [one for one in (promise.doer, *objects_of(promise.deed)) if one is not None]
    if not is_noun and not any(_is_known(one) for one in things):
        return None
    apart = (0, 1) if is_noun else (0,)
    near = [one for one in told if promise.sentence.paragraph - one.promise.sentence.paragraph in apart]
    return next(
        (one for one in reversed(near) if one.commitment.action == mine.action and one.commitment.promisor), None
    )


def _is_known(noun: Token) -> bool:
    return any(near.lower_ in KNOWN for near in noun.children)


def _further(noun: Token, words: Words) -> Token | None:
    """The word that makes a count a further one: "another 120", "the remaining 90", "a second group"."""
    more = words.table["details"]["following"]["further"]
    return next((one for one in (noun, *noun.subtree) if one.lower_ in more), None)


def _same_unit(promise: Promise, before: Read, words: Words) -> Quantity | None:
    """The number of this one in the unit of the promise before."""
    table = words.table["details"]["quantity"]
    old = before.commitment.versions[0].quantity
    counted = [one for one in (promise.doer, *objects_of(promise.deed)) if one is not None]
    for noun in counted if old is not None else ():
        number = noun if noun.like_num else next((one for one in noun.subtree if one.like_num), None)
        value = number_at(number, table) if number is not None and _further(noun, words) is not None else None
        if value is not None and number is not None and old is not None:
            return Quantity(value, operator_before(number, table) or "eq", old.unit)
    return None
