"""Actors of one article alone: people whom it describes and does not name."""

from __future__ import annotations

from dovecote.find.mentions.cast import Draft
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.posts import Post
from dovecote.find.mentions.stage import Stage, acts, meets
from dovecote.model.actor import ActorType

_NEARBY = 400
"""Characters: about a paragraph."""
_NOBODY_IN_PARTICULAR = "UNK"
"""Sector of "a person", "a supporter": words that tell of no country."""


def takes_part(phrase: Phrase, stage: Stage) -> bool:
    """True for somebody who acts, speaks or is met."""
    return acts(phrase.head, stage.words) or meets(phrase.head, stage.words)


def new_unnamed(phrase: Phrase, post: Post, stage: Stage, kind: ActorType) -> Draft:
    """Somebody who stays unnamed: an actor of this article alone."""
    draft = stage.cast.add(Draft(stage.words_of(phrase), kind, "actors.unnamed", country=post.country))
    draft.offices.add(phrase.noun)
    draft.title_words.update(post.words)
    sector = stage.words.people.get(phrase.noun) if phrase.kind == "person" else None
    draft.add_sectors((sector,) if sector else post.sectors or _sectors_of_group(phrase, stage))
    draft.affiliations.extend(entry.id for entry in post.entries)
    draft.stateless = post.foreign or (bool(post.listed) and post.country is None) or sector == _NOBODY_IN_PARTICULAR
    draft.stateless = draft.stateless or phrase.noun in stage.words.grammar["of_elsewhere"]
    draft.stateless = draft.stateless or phrase.noun in stage.words.grammar["knowing_people"]
    draft.plural = phrase.plural
    seat = _seat(phrase, post, stage)
    if seat is not None:
        draft.country, draft.stateless = seat, False
    stage.add(draft, phrase)
    return draft


def _seat(phrase: Phrase, post: Post, stage: Stage) -> str | None:
    """The country of "officials in Karsholm": of the capital where those sit who are sent nowhere."""
    if phrase.kind != "official" or post.country or post.foreign or phrase.noun in stage.words.grammar["sent_abroad"]:
        return None
    told = [one for one in phrase.line.known if phrase.start <= one.start and one.end <= phrase.end]
    seated = len(told) == 1 and told[0].use == "capital" and told[0].part == "place"
    return told[0].entry.country if seated else None


def _sectors_of_group(phrase: Phrase, stage: Stage) -> tuple[str, ...]:
    """Rebels, or armed people of whom no more is told (PLOVER's REB and UAF)."""
    if phrase.kind != "group":
        return ()
    lemma = stage.words.group_lemmas.get(phrase.noun, phrase.noun)
    return ("REB",) if lemma in stage.words.grammar["insurgent"] else ("UAF",)


def place_one_of(phrase: Phrase, stage: Stage) -> None:
    """One of the several unnamed people told of just before ("one of the two said", "the other added")."""
    several = [
        one
        for one in stage.cast.drafts
        if one.actor_type == "unnamed_collective" and 0 <= phrase.start - one.last_before(phrase.start) <= _NEARBY
    ]
    group = stage.last_of(several, phrase.start)
    if group is None:
        return
    draft = stage.cast.add(
        Draft(
            stage.words_of(phrase),
            "unnamed_person",
            "actors.unnamed",
            country=group.country,
            sectors=list(group.sectors),
        )
    )
    draft.affiliations.extend(group.affiliations)
    draft.stateless = group.stateless
    draft.member_of.append(group)
    stage.add(draft, phrase)
