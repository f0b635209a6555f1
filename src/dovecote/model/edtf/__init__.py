"""A date as uncertain as the text leaves it: EDTF (ISO 8601-2:2019), read, printed and compared.

What it keeps true: a month is never padded into its first day, an open end stays open, and a comparison that the
words do not decide answers MAYBE. One convention is the house's own (codebook, section Dates): `../2021-05` is a
deadline, on or before the end of May 2021, and so one unknown moment, not a span that began long ago.
"""

from __future__ import annotations

from dovecote.model.edtf.extent import Answer
from dovecote.model.edtf.value import Edtf

__all__ = ["Answer", "Edtf"]
