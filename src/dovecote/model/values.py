"""Values that are made by the thousand while an article is read, and thrown away with it.

A frozen dataclass sets each of its fields by a call, so that making one with a dozen fields takes five times as long
as making an open one, and all of them together took a fortieth of the time of reading. What stays of an article (the
items of a reading, their evidence) is frozen and refuses every write. What one step only hands to the next is frozen
to the type checker alone, which reads every line that could write to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def passing_value(kind: type[Kind]) -> type[Kind]:
    """A slotted dataclass that nothing may write to once it is made; the type checker sees to it, not the class."""
    return dataclass(slots=True, unsafe_hash=True)(kind)
