"""Places of the record laid side by side, each with both sides' exact words (codebook, CONTRACT section Record)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dovecote.model.links import Links
from dovecote.model.reading import Reading
from dovecote.model.record import Record
from dovecote.record.comparisons.figures import compare_figures
from dovecote.record.comparisons.origins import compare_origins
from dovecote.record.comparisons.prints import compare_prints
from dovecote.record.comparisons.promises import compare_promises
from dovecote.record.comparisons.quotations import compare_quotations, with_verbatim_errors
from dovecote.record.comparisons.readouts import compare_readouts
from dovecote.record.comparisons.same_thing import compare_names
from dovecote.record.comparisons.shares import compare_shares
from dovecote.record.comparisons.sums import compare_sums
from dovecote.record.comparisons.turned import compare_turned
from dovecote.record.comparisons.voices import compare_voices
from dovecote.record.comparisons.words import compare_words

__all__ = ["compare_record"]


def compare_record(record: Record, readings: Sequence[Reading], links: Links) -> Record:
    """`record` with its comparisons, each once."""
    differing = tuple(compare_quotations(record, links))
    found = [
        *compare_promises(record, links),
        *compare_figures(record, readings),
        *compare_sums(record, readings, links),
        *compare_shares(record, readings, links),
        *compare_words(record, links),
        *compare_voices(record, readings, links),
        *compare_readouts(record),
        *compare_turned(record, links),
        *differing,
        *compare_origins(record, links),
        *compare_prints(record, readings, links),
        *compare_names(record, links),
    ]
    record = with_verbatim_errors(record, differing)
    return dataclasses.replace(record, comparisons=tuple({one.id: one for one in found}.values()))
