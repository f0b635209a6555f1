"""Which agreements of two articles are one: the same parties, and a day of signature or a name that agrees."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from dovecote.link.days import is_one_time, may_be_one_time
from dovecote.link.linker import Candidate, Linker, propose
from dovecote.model.likeness import content_words, overlap
from dovecote.model.links import LinkProposal
from dovecote.model.process import Agreement
from dovecote.model.reading import Reading

SAME_NAME = 0.6


def _agreements(reading: Reading) -> tuple[Agreement, ...]:
    return reading.agreements


def keys(candidate: Candidate) -> Iterator[Hashable]:
    """Each party, and each longer word of the name where no party is known."""
    agreement: Agreement = candidate.item
    yield from (("party", party) for party in sorted(candidate.parties(agreement.parties)))
    if agreement.signed and agreement.signed.edtf:
        yield "signed", agreement.signed.edtf
    if not agreement.parties:
        yield from (("word", word) for word in sorted(content_words(agreement.name)))


def compare(a: Candidate, b: Candidate) -> LinkProposal | None:
    """One agreement where nothing speaks against it and time or name speaks for it."""
    one: Agreement = a.item
    two: Agreement = b.item
    ours, theirs = a.parties(one.parties), b.parties(two.parties)
    if ours and theirs and not (ours <= theirs or theirs <= ours):
        return None
    if "procedural" in (one.kind, two.kind) and one.kind != two.kind:
        return None
    same_time = may_be_one_time(one.signed, two.signed)
    names = overlap(content_words(one.name), content_words(two.name))
    reasons = [f"names share {names:.0%}"]
    if same_time is False:
        return None
    if same_time:
        reasons.append("signed at times that can be one")
    both = bool(ours and theirs)
    if not both and names and is_one_time(one.signed, two.signed):
        reasons.append("the same day or month of signature, and one names no parties")
        return propose("agreement", "agreement.same_signature", a, b, 0.75, *reasons)
    score = 0.4 * both + 0.3 * bool(same_time) + 0.3 * names
    if score < (0.7 if both else 0.55) and not (both and ours == theirs and names >= SAME_NAME):
        return None
    return propose("agreement", "agreement.parties_and_time", a, b, max(score, 0.7), *reasons)


LINKER = Linker("agreement", 2, _agreements, keys, compare)
