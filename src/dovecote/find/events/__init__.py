"""Who did what to whom (PLOVER 2.0; codebook, section Event).

In reading order: frames are looked up by their words (`find.frames`), each is qualified and given its parties, time
and place (`finder`), and acts that still lie ahead become what PLOVER makes of them (`types`). `given` codes what
stands between two parties that somebody else has marked.
"""

from __future__ import annotations

from dovecote.find.events.finder import find_events
from dovecote.find.events.given import find_act_between

__all__ = ["find_act_between", "find_events"]
