"""Acts against a standing pledge: rockets fired by those who had sworn them off (codebook, rule R6).

Careful on purpose, since a breach is a grave thing to say. The act must be of the kind that was sworn off, done by the
promisor's own side or claimed by it, after the pledge, with the weapon it names or on the one it spares, and on nobody
else. Who says so is kept: the outlet alone makes no breach (R6 asks for words on record, a document or two origins).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Final

from dovecote.languages.alike import LikenessWords, likeness_words
from dovecote.model.commitment import Progress
from dovecote.model.likeness import content_words
from dovecote.model.observation import Event
from dovecote.model.process import ProcessEvent
from dovecote.model.statement import Statement
from dovecote.record.facts import Facts, code_of
from dovecote.record.merging import unique
from dovecote.record.pledged_act import TOLD_AS_FACT, PledgedAct, is_after, is_elsewhere, is_the_promise, shown
from dovecote.record.sides import Sides

_AGAINST: Final = frozenset({"denial", "refusal"})


def contrary_acts(promise: PledgedAct, article: Facts, sides: Sides) -> Iterator[Progress]:
    """The first act of an article that a pledge of its doer had ruled out, with who says so.

    Against a truce it is an attack that the article itself calls a breach.
    """
    if not promise.family.contrary or promise.commitment.promisor is None or article.day <= promise.said:
        return
    if promise.family.broken_by:
        yield from _called_a_breach(promise, article, sides)
        return
    words = likeness_words(article.language)
    for event in article.events:
        if not _is_ruled_out(promise, event, article, words, sides):
            continue
        voice = _own_claim(promise, event, article, words, sides)
        if voice is None and sides.of(event.actor) & promise.doers:
            voice = _teller(event, article)
            yield _disputed(event, voice) if _own_denial(promise, event, article, sides) else _violation(event, voice)
            return
        if voice is not None:
            yield _violation(event, voice)
            return


def _called_a_breach(promise: PledgedAct, article: Facts, sides: Sides) -> Iterator[Progress]:
    """An attack by the promisor's side, where the article calls what happened a breach and tells of no other attacker.

    Shooting alone breaks no truce: who shot first, and whether it was one, somebody has to say.
    """
    told = [one for one in article.process_events if one.kind in promise.family.broken_by and not one.actors]
    said = next((one for one in told if one.modality in TOLD_AS_FACT and is_after(promise, one.time, article)), None)
    # The words that call it a breach name the attack once more, and no other attacker.
    attacks = [one for one in article.events if _is_attack(promise, one, article) and not _is_within(one, said)]
    by_others = any(one.actor and not sides.of(one.actor) & promise.doers for one in attacks)
    own = next((one for one in attacks if sides.of(one.actor) & promise.doers), None)
    if said is None or own is None or by_others or is_elsewhere(promise, own, article):
        return
    voice = _teller(said, article)
    found = _disputed(own, voice) if _own_denial(promise, own, article, sides) else _violation(own, voice)
    yield dataclasses.replace(found, evidence=unique([*own.evidence, *said.evidence]))


def _is_within(event: Event, said: ProcessEvent | None) -> bool:
    spans = [one.span for one in said.evidence] if said else []
    return any(one.span.overlaps(span) for one in event.evidence for span in spans)


def _is_attack(promise: PledgedAct, event: Event, article: Facts) -> bool:
    if not {event.plover_event, code_of(event)} & promise.family.contrary or event.factuality != "happened":
        return False
    return "negation" not in event.plover_aux and is_after(promise, event.time, article)


def _is_ruled_out(promise: PledgedAct, event: Event, article: Facts, words: LikenessWords, sides: Sides) -> bool:
    if not _is_attack(promise, event, article) or is_the_promise(promise, event):
        return False
    if event.actor and not sides.of(event.actor) & promise.doers:
        return False
    told = content_words(" ".join(one.exact for one in event.evidence))
    spared = sides.of(*_named(promise, article)) - promise.sides
    hit = sides.of(event.recipient)
    with_weapon = bool((promise.thing - article.known_words - words.plain_attacks) & told)
    on_spared = bool(spared & hit) or bool(promise.names & told & article.known_words)
    if spared and hit and not spared & hit:
        return False
    return with_weapon or (on_spared and not promise.thing - promise.names - words.plain_attacks)


def _named(promise: PledgedAct, article: Facts) -> tuple[str, ...]:
    """Actors of the article whom the promise names as those it spares."""
    promisee = promise.commitment.promisee
    given = () if promisee is None else (promisee,) if isinstance(promisee, str) else promisee
    named = [one.id for one in article.actors if one.country and content_words(one.name) & promise.names]
    return (*given, *named)


def _own_claim(
    promise: PledgedAct, event: Event, article: Facts, words: LikenessWords, sides: Sides
) -> Statement | None:
    """Words by which the promisor's own side says that it did it: "its spokesman claimed the attack"."""
    told = content_words(" ".join(one.exact for one in event.evidence))
    for one in article.statements:
        own = sides.of(one.speaker) & promise.doers
        # "In a statement claiming the attack" names nobody; whose it is, the outlet has said.
        if one.force in _AGAINST or not (own or (one.speaker is None and event.actor)):
            continue
        cue = content_words(" ".join(piece.exact for piece in one.evidence if piece.role == "cue"))
        if cue & words.claims and content_words(one.content) & (told | words.plain_attacks):
            return one
    return None


def _own_denial(promise: PledgedAct, event: Event, article: Facts, sides: Sides) -> bool:
    """True where the promisor's own side denies the act: one word then stands against another, and R6 asks for more."""
    told = content_words(" ".join(one.exact for one in event.evidence)) - article.known_words
    return any(
        one.force == "denial" and sides.of(one.speaker) & promise.doers and content_words(one.content) & told
        for one in article.statements
    )


def _teller(event: Event | ProcessEvent, article: Facts) -> Statement | None:
    """The statement in whose content the act is told; None where the outlet tells it."""
    for one in article.statements:
        contents = [piece for piece in one.evidence if piece.role == "content"]
        if one.force not in _AGAINST and all(any(c.span.contains(e.span) for c in contents) for e in event.evidence):
            return one
    return None


def violation_told(event: ProcessEvent, article: Facts) -> Progress:
    """The breach that an event reports, with who says so."""
    return _violation(event, _teller(event, article))


def _violation(event: Event | ProcessEvent, voice: Statement | None) -> Progress:
    found = shown("violation", event, event.time)
    if voice is None:
        return found
    speaker = voice.speaker if isinstance(voice.speaker, str) else next(iter(voice.speaker or ()), None)
    content = tuple(one for one in voice.evidence if one.role == "content")
    evidence = found.evidence if any(one in found.evidence for one in content) else (*found.evidence, *content)
    return dataclasses.replace(found, evidence=evidence, claimed_by=speaker, sourcing_class=voice.sourcing_class)


def _disputed(event: Event, voice: Statement | None) -> Progress:
    """The act as one side tells it and the other denies it: of no sourcing that makes a breach."""
    return dataclasses.replace(_violation(event, voice), sourcing_class="unattributed")
