"""Who promised what by when, in which words, and how those words changed (codebook, section Commitment)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from dovecote.model.evidence import Evidence
from dovecote.model.process import ProcessEventKind
from dovecote.model.when import When

Strength = Literal[
    "signed_agreement",
    "law",
    "order_issued",
    "joint_announcement",
    "on_record_pledge",
    "pledge_via_counterpart",
    "anonymous_preview",
    "third_party_expectation",
]
Operator = Literal["eq", "le", "lt", "ge", "gt", "about", "unspecified"]
RevisionKind = Literal[
    "restated",
    "deadline_extended",
    "deadline_advanced",
    "deadline_dropped",
    "quantity_raised",
    "quantity_lowered",
    "condition_added",
    "condition_removed",
    "scope_widened",
    "scope_narrowed",
    "exception_added",
    "promisor_changed",
    "promisor_reworded",
    "office_holder_changed",
    "withdrawn",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what."""

    value: float | None
    op: Operator
    unit: str
    """The plural noun counted, else `percent`, an ISO 4217 code, or day, month, year."""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """The event that a limit counts from, where the article does not tell its day: "within 90 days of the signing"."""

    text: str
    """Its words."""
    event: ProcessEventKind
    length: str
    """How long after it, as ISO 8601 writes lengths: P90D."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The limit that a promise sets itself."""

    edtf: str | None
    """None where no day is set."""
    text: str | None = None
    latest: str | None = None
    """The last day that still keeps the promise, ISO 8601; None for a standing duty."""
    convention: str | None = None
    """How the words were read as a limit, in one line."""
    precision: str = "none"
    """day, approximate_day, month, season, year, standing, relative (it counts from a day that is not told), open (the
    words say that no day is set) or none."""
    steps: tuple[str, ...] = ()
    counts_from: CountedFrom | None = field(default=None, metadata={"silent": True})
    """Of a relative limit, what it counts from; another article may tell when that was."""
    length: str | None = field(default=None, metadata={"silent": True})
    """The length of time that its words give, where they give one, as ISO 8601 writes it: P60D of "within 60 days"."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a promise hangs on."""

    kind: Literal["general", "reciprocal", "qualifier"]
    text: str
    commitment: str | None = None
    """Id of the promise given in return, for a reciprocal one."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseException:
    """What a promise leaves out."""

    text: str
    commitment: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A version as one article puts it; kept in a record, where several tell one version."""

    source: str
    evidence: tuple[Evidence, ...]
    deadline: Deadline | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentVersion:
    """A promise in the words of one time."""

    v: int
    evidence: tuple[Evidence, ...]
    strength: Strength
    known_from: str | None = None
    also_in: tuple[str, ...] = ()
    stated_by: tuple[str, ...] = ()
    """Ids of the statements that carry it."""
    sourcing_class: str = "unattributed"
    quantity: Quantity | None = None
    baseline: Quantity | None = None
    scope: str | None = None
    deadline: Deadline | None = None
    conditions: tuple[Condition, ...] = ()
    drops_conditions: tuple[Evidence, ...] = ()
    """Words that say the promise hangs on no condition any more; without them silence drops none."""
    exceptions: tuple[PromiseException, ...] = ()
    promisor: str | tuple[str, ...] | None = field(default=None, metadata={"silent": True})
    """In a record: who promises in this version, as far as its articles tell; None in a reading (see the head)."""
    office_holder: str | None = None
    announced: When | None = None
    """When these words were said."""
    announced_by: str | None = None
    slip_words: tuple[Evidence, ...] = ()
    """Words of the text itself that tell of a delay or an advance ("around five months later than planned")."""
    reason: tuple[Evidence, ...] = ()
    """Words of the text that give the reason for a change."""
    wordings: tuple[Wording, ...] = ()
    """In a record: how each article puts this version; empty in a reading."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a promise, before and after."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class SlipDays:
    """How far a deadline moved, in days; negative where it was advanced (codebook, section Commitment)."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Announcement:
    """Who made a change known, when, and on what authority."""

    edtf: str | None
    by: str | None
    sourcing_class: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A promise in other words than before, both wordings side by side."""

    id: str
    from_v: int
    to_v: int
    kind: tuple[RevisionKind, ...]
    evidence: tuple[Evidence, ...]
    changed: tuple[Change, ...] = ()
    slip_days: SlipDays | None = None
    announced: Announcement | None = None
    consent: Literal["mutual", "unilateral", "unilateral_as_far_as_text_goes", "unknown"] = "unknown"
    reason_given: str | None = None
    explicit_in_text: bool = False
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusRow:
    """Where a promise stood from a day on, by which rule (codebook, rules R1 to R13)."""

    as_of: str
    lifecycle: str
    timeliness: str
    correspondence: str
    verification: str
    rule: str
    known_from: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Somebody gave to do something; in a reading one article's versions, in a record the chain of all."""

    id: str
    title: str
    evidence: tuple[Evidence, ...]
    action: str
    """The verb's lemma, with a needed object word, in snake_case (codebook, section Commitment)."""
    promisor: str | tuple[str, ...] | None
    spokesperson: str | None = None
    executor: str | None = None
    promisee: str | tuple[str, ...] | None = None
    object: str | None = None
    testable: Literal["yes", "partly", "no"] = "partly"
    basis_agreement: str | None = None
    parent: str | None = None
    third_party_promise: bool = False
    is_exception_of: str | None = None
    is_further: bool = field(default=False, metadata={"silent": True})
    """The words count it beside an earlier promise: "another 80 prisoners", "the second phase"."""
    versions: tuple[CommitmentVersion, ...] = ()
    progress: tuple[Progress, ...] = ()
    revisions: tuple[Revision, ...] = ()
    status_history: tuple[StatusRow, ...] = ()
    days_late_vs_v1: int | None = None
    created_by: str = ""
    confidence: float | None = None
    known_from: str | None = None

    def level_left(self, version: CommitmentVersion) -> Quantity | None:
        """What a version leaves: of "its 1,200 soldiers" none, where another version says that none is left."""
        quantity = version.quantity
        if quantity is None or not quantity.value or quantity.op != "eq":
            return quantity
        empties = any(one.quantity is not None and one.quantity.value == 0 for one in self.versions)
        return replace(quantity, value=0) if empties else quantity


@dataclass(frozen=True, slots=True)
class Progress:
    """What a text says became of a promise: a step, the outcome, or its absence (rules R3, R4, R6, R12)."""

    kind: Literal[
        "step", "outcome", "partial_outcome", "no_outcome", "violation", "refusal", "suspension", "withdrawal"
    ]
    evidence: tuple[Evidence, ...]
    time: When | None = None
    claimed_by: str | None = None
    """Id of the actor who says so; None for the outlet itself."""
    sourcing_class: str = "unattributed"
    value: float | None = None
    known_from: str | None = None
