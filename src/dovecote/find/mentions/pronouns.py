"""Pronouns that speak, promise or act: he, she, it and they, where the sentences leave no doubt whom they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.names import Line
from dovecote.find.mentions.stage import anchor_of
from dovecote.find.mentions.words import ActorWords

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONS = frozenset({"person", "unnamed_person", "office"})
_THINGS = frozenset({"body", "organisation", "state", "state_government", "armed_group", "coalition", "media_outlet"})
_SEVERAL = frozenset({"collective", "unnamed_collective", "armed_group", "coalition", "organisation"})
_KINDS = {"person": _PERSONS, "thing": _THINGS, "several": _SEVERAL}


def place_pronouns(cast: Cast, lines: Sequence[Line], words: ActorWords) -> None:
    """Adds subject pronouns to those they stand for, in the order of the text."""
    previous: Line | None = None
    for line in lines:
        for token in line.tokens:
            kind = words.pronouns.get(token.lower_)
            if kind is None or token.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            if kind == "thing" and token.head.lemma_ not in words.speaking:
                continue
            draft = _antecedent(cast, line, previous, token, _KINDS[kind], words)
            if draft is not None:
                start = line.sentence.start_of(token)
                draft.add_mention(cast.text, start, start + len(token.text), "pronoun")
        previous = line


def _antecedent(
    cast: Cast, line: Line, previous: Line | None, token: Token, kinds: frozenset[str], words: ActorWords
) -> Draft | None:
    position = line.sentence.start_of(token)
    here = _mentioned(cast, line.sentence.start, position, kinds)
    if here:
        return _choose(here, line)
    if previous is None:
        return None
    return _choose(_mentioned(cast, previous.sentence.start, previous.sentence.end, kinds), previous)


def _mentioned(cast: Cast, start: int, end: int, kinds: frozenset[str]) -> list[tuple[int, int, Draft]]:
    found = [
        (mention.start, mention.end, draft)
        for draft in cast.drafts
        if draft.actor_type in kinds and not draft.candidates
        for mention in draft.mentions
        if start <= mention.start < end
    ]
    return sorted(found, key=lambda one: one[:2])


def _choose(found: Sequence[tuple[int, int, Draft]], line: Line) -> Draft | None:
    """The only one; else the only subject of a main clause; else nobody."""
    drafts = list({id(one[2]): one[2] for one in found}.values())
    if len(drafts) == 1:
        return drafts[0]
    subjects = [draft for start, end, draft in found if _is_subject(line, start, end)]
    unique = list({id(one): one for one in subjects}.values())
    if len(unique) == 1:
        return unique[0]
    return None


def _is_subject(line: Line, start: int, end: int) -> bool:
    inside = line.between(start, end)
    return any(
        anchor_of(token).dep_ in {"nsubj", "nsubjpass"} and token.head.i not in {one.i for one in inside}
        for token in inside
    )
