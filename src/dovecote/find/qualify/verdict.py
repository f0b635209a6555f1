"""From all that was read about a deed to one class, the strongest, with the rest kept beside it."""

from __future__ import annotations

from typing import Final

from dovecote.model.observation import Factuality
from dovecote.model.values import passing_value

Mark = tuple[str, str]
"""What was read, and the word that says it: ("planned", "expect")."""

ORDER: Final[tuple[Factuality, ...]] = (
    "denied",
    "questioned",
    "feared",
    "threatened",
    "conditional",
    "negated",
    "promised",
    "hypothetical",
    "planned",
    "historical",
)
"""Strongest first: what was both planned and denied is denied."""
OPEN_CLASSES: Final = ("promised", "threatened", "feared", "planned")
"""Classes that leave open whether it comes to pass, and that a negation can stand inside or outside of."""


@passing_value
class Qualification:
    """What a text says of a deed beside naming it; every field but `factuality` may hold along with others."""

    factuality: Factuality = "happened"
    negated: bool = False
    future: bool = False
    historical: bool = False
    hypothetical: bool = False
    questioned: bool = False
    denied: bool = False
    conditional: bool = False
    """It is the consequence of a condition, or the condition itself."""
    condition: bool = False
    """It is the condition itself: "if they strike"."""
    feared: bool = False
    planned: bool = False
    promised: bool = False
    threatened: bool = False
    requested: bool = False
    """Somebody asks for it; `factuality` is hypothetical then."""
    words: tuple[str, ...] = ()
    """What was read, in the order it was met from the deed outwards: "planned:expect" ..."""

    @property
    def is_fact(self) -> bool:
        """True where the text gives it as something that came to pass."""
        return self.factuality in {"happened", "historical"}

    @property
    def aux(self) -> tuple[str, ...]:
        """PLOVER's auxiliaries: historical, future, hypothetical, negation."""
        flags = (
            ("historical", self.historical),
            ("future", self.future),
            ("hypothetical", self.hypothetical or self.conditional or self.feared or self.questioned or self.requested),
            ("negation", self.negated or self.denied),
        )
        return tuple(name for name, holds in flags if holds)


def weigh(marks: list[Mark]) -> Qualification:
    """What all the marks of a deed amount to (codebook, section Event, `factuality`)."""
    flips = sum(kind == "negated" for kind, _ in marks)
    kinds = {kind for kind, _ in marks}
    if flips and flips % 2 == 0:
        # "did not fail to release", "could not avoid meeting": it was done.
        kinds.discard("negated")
    kinds -= _overruled(marks, kinds)
    classes = _classes_of(kinds)
    future = bool(classes & {"planned", "promised", "threatened", "feared"}) or bool(
        kinds & {"requested", "conditional"}
    )
    return Qualification(
        factuality=next((one for one in ORDER if one in classes), "happened"),
        negated=flips % 2 == 1,
        future=future and "historical" not in kinds,
        historical="historical" in kinds,
        hypothetical="hypothetical" in classes,
        questioned="questioned" in kinds,
        denied="denied" in kinds,
        conditional="conditional" in classes,
        condition="condition" in kinds,
        feared="feared" in kinds,
        planned="planned" in classes,
        promised="promised" in kinds,
        threatened="threatened" in kinds,
        requested="requested" in kinds,
        words=tuple(f"{kind}:{word}" for kind, word in marks),
    )


def _classes_of(kinds: set[str]) -> set[str]:
    """The codebook's classes that the kinds of marks stand for."""
    classes = set(kinds)
    if kinds & {"hypothetical", "requested", "possible", "counterfactual"}:
        classes.add("hypothetical")
    if "condition" in kinds:
        classes.add("conditional")
    if "counterfactual" in kinds:
        # "would have signed, had the annex been shorter": what it hung on is over.
        classes.discard("conditional")
    if "future" in kinds:
        classes.add("planned")
    return classes


def _overruled(marks: list[Mark], kinds: set[str]) -> set[str]:
    """What a word further out has taken up: "vowed not to fire" is a promise, "did not vow to fire" is none."""
    places = {kind: place for place, (kind, _) in enumerate(marks)}
    if "negated" not in kinds:
        return set()
    outer = {kind for kind in OPEN_CLASSES if places.get(kind, -1) > places["negated"]}
    if outer:
        return {"negated"}
    return {kind for kind in OPEN_CLASSES if kind in places}
