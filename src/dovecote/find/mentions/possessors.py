"""Whose a body, an office or an official is of whom the words say only "the movement's", "the rebels'" or "its".

"The movement's prisoners' committee" and "its military wing" are the movement's: of its sector and country, and part of
it. The words in front of them are a mention of the owner where nothing else in the article names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.names import Line
from dovecote.find.mentions.phrases import Phrase
from dovecote.find.mentions.stage import Stage

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH: Final = 300
"""Characters: so near the organisation that "its" means must stand before it."""
_ORGANISATIONS: Final = frozenset({"armed_group", "coalition", "organisation", "body"})
_NO_OWNERS: Final = frozenset({"MIL", "JRN", "GOV"})
"""Sectors of those who are the state's or tell the story: "the army" has no chairman."""
_STATES: Final = frozenset({"state", "state_government"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_PERSONS: Final = frozenset({"person", "unnamed_person", "office"})


def owner_of(phrase: Phrase, stage: Stage) -> Draft | None:
    """The organisation, group or government in front of the noun, `None` where the words do not tell it."""
    for token in phrase.head.lefts:
        if token.dep_ != "poss":
            continue
        if token.tag_ == "PRP$":
            return _meant_by(token, phrase, stage)
        return _named_by(token, phrase, stage)
    return None


def _named_by(possessor: Token, phrase: Phrase, stage: Stage) -> Draft | None:
    """Whom the words in front name; of "the movement's prisoners' committee" the movement, as prisoners are nobody."""
    found = _standing_at(phrase.line.sentence.start_of(possessor), stage.cast.drafts)
    if found is None and possessor.lower_ in stage.words.group_singular:
        found = told_last(stage.cast, phrase.start)
    if found is not None:
        return found
    before = next((token for token in possessor.lefts if token.dep_ == "poss" and token.tag_ != "PRP$"), None)
    return None if before is None else _named_by(before, phrase, stage)


def has_owner(phrase: Phrase, stage: Stage) -> bool:
    """True for "the ministry's spokesman", "their spokesman" and "the spokesman of the ministry"."""
    of = stage.words.grammar["of"]
    before = any(token.dep_ == "poss" for token in phrase.head.lefts)
    return before or any(token.dep_ == "prep" and token.lower_ in of for token in phrase.head.rights)


def _meant_by(pronoun: Token, phrase: Phrase, stage: Stage) -> Draft | None:
    """Whom "its" means: the subject before it where that is no person, else the organisation told of last."""
    if "body" not in stage.words.owners.get(pronoun.lower_, ()):
        return None
    for child in _subjects_before(pronoun):
        subject = _standing_at(phrase.line.sentence.start_of(child), stage.cast.drafts)
        if subject is not None:
            return subject
    return told_last(stage.cast, phrase.start)


def _subjects_before(pronoun: Token) -> Iterator[Token]:
    """Subjects above the pronoun and before it, also of what is told: "the council needs time, its chairman said"."""
    for verb in pronoun.ancestors:
        for child in verb.lefts:
            told = child.lefts if child.dep_ == "ccomp" else (child,)
            yield from (one for one in told if one.dep_ in _SUBJECTS and one.i < pronoun.i)


def _standing_at(start: int, drafts: Iterable[Draft]) -> Draft | None:
    """Who is named, or named as an owner, by words that hold the place."""
    for draft in drafts:
        places = [(one.start, one.end) for one in draft.mentions] + [(first, last) for first, last, _ in draft.owning]
        if draft.actor_type not in _PERSONS and any(first <= start < last for first, last in places):
            return draft
    return None


def told_last(cast: Cast, start: int) -> Draft | None:
    """The organisation told of last before `start`, where one stands near."""
    near = [
        one
        for one in cast.drafts
        if one.actor_type in _ORGANISATIONS
        and not _NO_OWNERS & set(one.sectors)
        and max(start - _REACH, 0) <= one.last_before(start)
    ]
    return max(near, key=lambda one: one.last_before(start), default=None)


def belong(draft: Draft, owner: Draft) -> None:
    """Makes the actor its owner's: of its country, and of a group's sector."""
    if owner is draft:
        return
    if owner.entry is not None:
        draft.affiliations.append(owner.entry.id)
    else:
        draft.member_of.append(owner)
    if owner.actor_type not in _STATES:
        draft.sectors = list(owner.sectors) or draft.sectors
    draft.country, draft.country_inferred = owner.country, False
    draft.stateless = owner.stateless or owner.country is None


def owners_told(draft: Draft) -> set[str]:
    """Who, states apart, the actor's own words say that it is of."""
    listed = {one for one in draft.affiliations if not one.startswith(("iso:", "place:"))}
    return listed | {one.name for one in draft.member_of}


def mention_owners(cast: Cast, lines: Sequence[Line]) -> None:
    """Gives owners whom nothing else in the article names the words that tell what is theirs as mentions: "the Front's
    spokesman", "a spokesman for the Front".
    """
    unnamed = [draft for draft in cast.drafts if not draft.mentions]
    for draft in unnamed:
        for start, end, form in draft.owning:
            draft.add_mention(cast.text, start, end, form)
    by_entry = {draft.entry.id: draft for draft in unnamed if draft.entry is not None}
    for known in (one for line in lines for one in line.known):
        named = known.possessive or (known.head.dep_ == "pobj" and known.use != "adjective")
        owner = by_entry.get(known.entry.id) if named and known.part == "modifier" else None
        if owner is not None and owner.actor_type not in _STATES:
            owner.add_mention(cast.text, known.start, known.end, "name")
