"""Who threatens whom with what, and what analysts warn of (codebook, section Process ... threat).

In reading order: words that name a threat, a warning, a vow or an ultimatum (`told`), what somebody says it will do
should another act (`menaces`), by set phrases (`phrases`) or else, the condition it hangs on (`triggers`), whose threat
it is (`issuers`), and all of them in the order of the text (`finder`). Words: languages/<code>/threats.toml.
"""

from __future__ import annotations

from dovecote.find.threats.finder import find_threats

__all__ = ["find_threats"]
