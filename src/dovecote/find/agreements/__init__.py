"""Who came to terms with whom: agreements that the text names as made, and those it tells being made.

Three ways to name one: by its noun and how it came about ("the accord reached in Lakmar"), by the deed ("the two sides
agreed on Thursday to"), and, for the talks themselves, by an arrangement announced in common ("the break announced by
the two teams"). What is only hoped, offered or refused is none (codebook, section Agreement). `seen` finds the places,
`fields` and `parties` read them, `same` tells which of them are one.
"""

from __future__ import annotations

import dataclasses

from dovecote.find.agreements.fields import agreement_of
from dovecote.find.agreements.same import is_same, joined
from dovecote.find.agreements.seen import seen_in
from dovecote.find.article import Article
from dovecote.model.process import Agreement

__all__ = ["find_agreements", "find_provisions"]


def find_agreements(article: Article) -> tuple[Agreement, ...]:
    """Agreements of the article, in order of their evidence; one named in several places is one."""
    table = article.language.table("commitments/agreements")
    marks = frozenset(table["distinct"])
    kept: list[Agreement] = []
    for sentence in article.fact_sentences():
        for seen in seen_in(article, sentence, table):
            agreement = agreement_of(article, seen, table)
            place = next((number for number, one in enumerate(kept) if is_same(one, agreement, marks)), None)
            if place is None:
                kept.append(agreement)
            else:
                kept[place] = joined(kept[place], agreement)
    return tuple(kept)


def find_provisions(article: Article) -> tuple[Agreement, ...]:
    """The agreements again, each with the commitments that stand in it; run once commitments are found."""
    return tuple(
        dataclasses.replace(
            agreement,
            provisions=tuple(one.id for one in article.commitments if one.basis_agreement == agreement.id),
        )
        for agreement in article.agreements
    )
