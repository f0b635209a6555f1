"""A promise as first seen: a deed, the words that make it a promise, and who stands around both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, is_passive, prepositions_of
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


@passing_value
class Promise:
    """Somebody is to do `deed`, because `cue` says so."""

    sentence: Sentence
    deed: Token
    """Verb or noun that names what is to be done."""
    cue: Token
    """The word that makes it a promise: "will", "pledged", "orders"."""
    frame: str
    """Id of the frame in cues.toml; it becomes part of `created_by`."""
    force: str
    """What the frame is worth: pledge, agreement, order, law, plan, announcement, expectation, duty."""
    span: Span
    """The clause that carries it."""
    giver: Token | None = None
    """Who promises, orders, agrees or plans, where the words name one beside the doer."""
    doer: Token | None = None
    """Who is to do it, by the grammar of the deed."""
    receiver: Token | None = None
    """Whom it is promised to."""
    negated: bool = False
    opening: Sentence | None = None
    """Where the promise is an item of a list: the sentence that opens it and names who promises."""
    resolving: Sentence | None = None
    """Where it is a line of a resolution: the sentence that names who resolves, in which `giver` stands."""
    meant: Token | None = None
    """The verb that "do so" stands for; `deed` is then "do"."""
    mover: Token | None = None
    """The word that moves the promise's limit: "postponed", "extension"; `deed` is then what is moved."""

    limit: TimeExpression | None = None
    """The time that alone is its limit, where another object of the same verb has another one."""

    @property
    def is_noun(self) -> bool:
        """Whether the deed is named by a noun: "promised a withdrawal"."""
        return self.deed.pos_ not in VERBAL and self.deed.pos_ != "ADJ"

    @property
    def is_not_before(self) -> bool:
        """Whether it is as "will not meet again before 5 January": negated, and yet to be done on that day."""
        if not self.negated or self.is_noun:
            return False
        return any(word in {"before", "until", "till"} for word, _ in prepositions_of(self.deed))

    @property
    def is_passive(self) -> bool:
        """Whether the deed stands in the passive: "will be released"."""
        return not self.is_noun and is_passive(self.deed)
