"""Text that XML can hold: control characters and halves of pairs have no place in it."""

from __future__ import annotations

import re
from typing import Final

NO_PART = True
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(words: str) -> str:
    """`words` with U+FFFD in the place of each character that XML 1.0 forbids."""
    return _UNWRITABLE.sub("\ufffd", words)
