"""From promises as first seen to commitments: every field of the head and of its one version."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from dovecote.find.article import Article
from dovecote.find.clause import prepositions_of
from dovecote.find.commitments.conditions import conditions_of, dropped_conditions, exceptions_of
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.deadline import deadline_of
from dovecote.find.commitments.earlier_wording import old_limit, old_quantity
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.moved_limit import move_words, old_limits
from dovecote.find.commitments.objects import is_further, object_words, scope_words
from dovecote.find.commitments.parties import parties_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.quantity import baseline_of, quantity_before, quantity_of
from dovecote.find.commitments.spans import without_condition
from dovecote.find.commitments.strength import strength_of
from dovecote.find.commitments.undated import open_deadline
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words
from dovecote.model.commitment import Commitment, CommitmentVersion, Deadline
from dovecote.model.ids import make_id


@dataclass(frozen=True, slots=True)
class Read:
    """A promise with all that was read around it; what `build_commitment` makes one commitment of."""

    promise: Promise
    action: Action | None
    voice: Voice
    commitment: Commitment


def read_promise(
    article: Article, promise: Promise, action: Action | None, voice: Voice, ground: Ground | None, words: Words
) -> Read:
    """The commitment that a promise is, with one version."""
    about = dataclasses.replace(promise, deed=promise.meant) if promise.meant is not None else promise
    name = action_name(about, action, words)
    parties = parties_of(article, promise, action, voice, ground, words)
    conditions = conditions_of(article, promise, words)
    span = without_condition(promise, conditions)
    evidence = (article.quote(span.start, span.end),)
    quantity = quantity_of(about, name, words)
    deadline = deadline_of(article, promise, name, ground, voice, words)
    if deadline.edtf is None:
        deadline = open_deadline(article, promise) or deadline
    moved = move_words(article, promise) if promise.mover is not None else None
    version = CommitmentVersion(
        v=1,
        evidence=evidence,
        strength=strength_of(article, promise, action, parties, voice, ground, words),
        stated_by=tuple(one.id for one in voice.statements),
        sourcing_class=voice.sourcing_class,
        quantity=quantity,
        baseline=baseline_of(about, name, words),
        scope=scope_words(about, words),
        deadline=deadline,
        conditions=conditions,
        drops_conditions=dropped_conditions(article, promise, words),
        exceptions=exceptions_of(article, promise, words),
        office_holder=parties.office_holder,
        announced=voice.said,
        announced_by=voice.speaker[0] if voice.speaker else None,
        slip_words=(moved,) if moved is not None else (),
    )
    commitment = Commitment(
        id=make_id("cm", article.document.id, promise.span.start, promise.span.end, promise.deed.i, promise.frame),
        title=title_of(evidence[0].exact, words),
        evidence=evidence,
        action=name,
        promisor=one_or_many(parties.promisor),
        spokesperson=parties.spokesperson,
        executor=parties.executor,
        promisee=one_or_many(parties.promisee),
        object=object_words(about, action, words),
        testable=_testable(promise, action, version, words),
        is_further=is_further(promise, action, words),
        third_party_promise=version.strength == "third_party_expectation" and parties.spokesperson is not None,
        versions=_versions(article, promise, name, version, words),
        created_by=f"commitments/{promise.frame}",
    )
    return Read(promise, action, voice, commitment)


def _versions(
    article: Article, promise: Promise, action: str, version: CommitmentVersion, words: Words
) -> tuple[CommitmentVersion, ...]:
    """The one version, and those before it whose limit or figure the words name."""
    limits = old_limits(article, promise, action) if promise.mover is not None else ()
    now = version.deadline
    before = [one for one in limits if now is not None and one.edtf != now.edtf]
    limit = old_limit(article, promise, action, now) if not before else None
    figure = quantity_before(promise, words) or old_quantity(article, promise, version.quantity, words)
    plain = dataclasses.replace(
        version, slip_words=(), conditions=(), drops_conditions=(), exceptions=(), quantity=figure or version.quantity
    )
    if limit is not None or (figure is not None and not before):
        before = [limit or now or Deadline(None)]
    old = [dataclasses.replace(plain, v=number, deadline=one) for number, one in enumerate(before, 1)]
    return (*old, dataclasses.replace(version, v=len(old) + 1))


def title_of(exact: str, words: Words) -> str:
    """The clause as a title: without the word that tied it to another clause ("under which")."""
    for opening in words.table["details"]["title"]["openings"]:
        if exact.lower().startswith(f"{opening} "):
            return exact[len(opening) + 1 :]
    return exact


def one_or_many(ids: tuple[str, ...]) -> str | tuple[str, ...] | None:
    """None, the one id, or all of them: how the codebook writes who promises."""
    return None if not ids else ids[0] if len(ids) == 1 else ids


def action_name(promise: Promise, action: Action | None, words: Words) -> str:
    """The codebook's word for the deed, else the verb's lemma; a deed promised not to be done is `refrain`."""
    if promise.negated and not promise.is_not_before:
        return "refrain"
    if action is not None:
        return action.name
    if promise.is_noun and words.is_money(promise.deed):
        return "pay"
    if promise.force == "pledge" and promise.is_noun and (given := words.given_as(promise.deed)) is not None:
        return given
    if promise.frame == "pledge" and promise.is_noun and child(promise.cue, "dative") is not None:
        return str(words.table["details"]["given_else"]["action"])
    if promise.frame == "scheduled" and promise.is_noun:
        due = words.table["details"]["due"]
        if _is_due_in_a_place(promise, words):
            return str(words.table["details"]["due_in"]["action"])
        return str(
            next((due[kind] for kind in sorted(due) if words.is_a(kind, promise.deed)), promise.deed.lemma_.lower())
        )
    deed = promise.deed
    if deed.lemma_.lower() in words.lists["beginning"]:
        deed = next((one for one in deed.children if one.dep_ == "xcomp" and one.pos_ == "VERB"), deed)
    particle = next((one.lower_ for one in deed.children if one.dep_ == "prt"), None)
    lemma = deed.lemma_.lower()
    return f"{lemma}_{particle}" if particle else lemma


def _is_due_in_a_place(promise: Promise, words: Words) -> bool:
    """Whether it is as "300 peacekeepers are due in Orsa": no day, but a place stands behind the word."""
    table = words.table["details"]["due_in"]
    near = [noun for word, noun in prepositions_of(promise.cue) if word in table["prepositions"]]
    return any(one.pos_ == "PROPN" and one.ent_type_ not in {"DATE", "TIME"} for one in near)


def _testable(
    promise: Promise, action: Action | None, version: CommitmentVersion, words: Words
) -> Literal["yes", "partly", "no"]:
    """Whether a reader can tell afterwards that it happened."""
    if version.quantity is not None or (version.deadline is not None and version.deadline.latest is not None):
        return "yes"
    if action is None and promise.deed.lemma_.lower() in words.table["details"]["vague"]["verbs"]:
        return "no"
    match action.testable if action is not None else "partly":
        case "yes":
            return "yes"
        case "no" if not promise.negated:
            return "no"  # what is promised not to be done can be seen to be done: "not to back the raiders"
        case _:
            return "partly"
