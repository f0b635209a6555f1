"""How the commitments of one article belong together: exceptions, promises in return, wholes and parts, agreements."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from dovecote.find.article import Article
from dovecote.find.commitments.counts import open_quantity
from dovecote.find.commitments.deadline import NOTHING
from dovecote.find.commitments.merge import LEAVING
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Commitment, CommitmentVersion, Condition, PromiseException
from dovecote.model.evidence import Evidence, Span
from dovecote.model.ids import make_id
from dovecote.model.process import Agreement

TALKS = frozenset({"hold_talks", "start_talks", "resume_talks", "meet"})
Change = Callable[[CommitmentVersion], CommitmentVersion]


def with_exceptions(article: Article, commitments: tuple[Commitment, ...], words: Words) -> tuple[Commitment, ...]:
    """The commitments, and one to retain for each exception that leaves forces behind (codebook, `is_exception_of`)."""
    found: list[Commitment] = []
    for commitment in commitments:
        kept: list[PromiseException] = []
        made: list[Commitment] = []
        version = commitment.versions[-1]
        for exception in version.exceptions:
            own = _retained(article, commitment, version, exception, words)
            kept.append(dataclasses.replace(exception, commitment=own.id) if own is not None else exception)
            made += [own] if own is not None else []
        changed = dataclasses.replace(version, exceptions=tuple(kept))
        found += [dataclasses.replace(commitment, versions=(*commitment.versions[:-1], changed)), *made]
    return tuple(found)


def _retained(
    article: Article, whole: Commitment, version: CommitmentVersion, exception: PromiseException, words: Words
) -> Commitment | None:
    evidence = exception.evidence[0]
    end = evidence.start + len(evidence.exact)
    start = end - len(exception.text)
    sentence = article.sentence_at(start)
    if whole.action not in LEAVING or sentence is None or not exception.text:
        return None
    tokens = sentence.tokens_in(Span(start, end))
    noun = next((one for one in tokens if words.is_a("forces", one)), None)
    if noun is None:
        return None
    quote = article.quote(start, end)
    own = CommitmentVersion(
        v=1,
        evidence=(quote,),
        strength=version.strength,
        stated_by=version.stated_by,
        sourcing_class=version.sourcing_class,
        quantity=open_quantity(noun, words),
        deadline=NOTHING,
        office_holder=version.office_holder,
        announced=version.announced,
        announced_by=version.announced_by,
    )
    return Commitment(
        id=make_id("cm", article.document.id, start, end, "exception"),
        title=quote.exact,
        evidence=(quote,),
        action="retain",
        promisor=whole.promisor,
        spokesperson=whole.spokesperson,
        object=quote.exact,
        testable="partly",
        parent=whole.id,
        is_exception_of=whole.id,
        versions=(own,),
        created_by="commitments/exception",
    )


def with_returns(commitments: tuple[Commitment, ...], article: Article) -> tuple[Commitment, ...]:
    """Promises given in return for each other, each naming the other in a reciprocal condition."""
    partners: dict[str, list[tuple[str, Evidence]]] = {}
    for first in commitments:
        for condition in (one for version in first.versions for one in version.conditions if one.kind == "reciprocal"):
            for second in commitments:
                if second.id != first.id and _stands_in(second, condition):
                    cue = condition.evidence[0]
                    partners.setdefault(first.id, []).append((second.id, cue))
                    partners.setdefault(second.id, []).append((first.id, cue))
    return tuple(_with_partners(one, partners.get(one.id, [])) for one in commitments)


def _stands_in(commitment: Commitment, condition: Condition) -> bool:
    return any(place.span.contains(one.span) for place in condition.evidence for one in commitment.versions[0].evidence)


def _with_partners(commitment: Commitment, partners: list[tuple[str, Evidence]]) -> Commitment:
    if not partners:
        return commitment
    version = commitment.versions[0]
    conditions = list(version.conditions)
    for other, cue in partners:
        place = next((n for n, one in enumerate(conditions) if one.kind == "reciprocal" and cue in one.evidence), None)
        if place is None:
            conditions.append(Condition("reciprocal", cue.exact, other, (cue,)))
        else:
            conditions[place] = dataclasses.replace(conditions[place], commitment=other)
    changed = dataclasses.replace(version, conditions=tuple(conditions))
    return dataclasses.replace(commitment, versions=(changed, *commitment.versions[1:]))


def with_parents(commitments: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """A cut to some number, or the beginning of it, is a part of the same promisor's full withdrawal."""
    wholes = [one for one in commitments if one.action == "withdraw" and _amount(one) == 0]
    found = []
    for one in commitments:
        is_part = one.action == "begin_withdrawal" or (one.action in LEAVING and (_amount(one) or 0) > 0)
        whole = next((near for near in wholes if is_part and _may_share(near, one)), None)
        found.append(dataclasses.replace(one, parent=whole.id) if whole is not None and one.parent is None else one)
    return tuple(found)


def _amount(commitment: Commitment) -> float | None:
    quantity = commitment.versions[-1].quantity
    return quantity.value if quantity is not None else None


def _may_share(first: Commitment, second: Commitment) -> bool:
    return first.promisor is None or second.promisor is None or first.promisor == second.promisor


def with_bases(article: Article, commitments: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """The agreement in which a commitment stands: named in its sentence, in its paragraph, or the only one."""
    found = []
    for one in commitments:
        agreed = {version.strength for version in one.versions} & {"signed_agreement", "joint_announcement"}
        basis = _basis(article, one) if agreed else None
        found.append(dataclasses.replace(one, basis_agreement=basis.id) if basis is not None else one)
    return tuple(found)


def _basis(article: Article, commitment: Commitment) -> Agreement | None:
    procedural = commitment.action in TALKS
    fitting = [one for one in article.agreements if (one.kind == "procedural") == procedural]
    fitting = fitting or list(article.agreements)
    places = [article.sentence_at(one.start) for one in commitment.evidence]
    for same in ("index", "paragraph"):
        for agreement in fitting:
            for evidence in agreement.evidence:
                sentence = article.sentence_at(evidence.start)
                if any(
                    sentence is not None and place is not None and getattr(place, same) == getattr(sentence, same)
                    for place in places
                ):
                    return agreement
    return fitting[0] if len(fitting) == 1 else None
