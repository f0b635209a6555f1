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
    called = _called_by_titles(cast, words)
    for line in lines:
        for token in line.tokens:
            kind = words.pronouns.get(token.lower_)
            if kind is None or token.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            if kind == "thing" and token.head.lemma_ not in words.speaking:
                continue
            able = [one for one in cast.drafts if one.actor_type in _KINDS[kind] and not one.candidates]
            if kind == "person":
                able = [one for one in able if called.get(id(one), token.lower_) == token.lower_]
            draft = _antecedent(able, line, previous, token)
            if draft is not None:
                start = line.sentence.start_of(token)
                draft.add_mention(cast.text, start, start + len(token.text), "pronoun")
                called.setdefault(id(draft), token.lower_)
        previous = line


def _called_by_titles(cast: Cast, words: ActorWords) -> dict[int, str]:
    """The pronoun of those whose title tells it: whoever is called "Mrs" once is no "he"."""
    return {
        id(draft): words.gender[title]
        for draft in cast.drafts
        for title in sorted(draft.title_words | draft.offices)
        if title in words.gender
    }


def _antecedent(able: Sequence[Draft], line: Line, previous: Line | None, token: Token) -> Draft | None:
    position = line.sentence.start_of(token)
    here = _mentioned(able, line.sentence.start, position)
    if here:
        return _choose(here, line)
    if previous is None:
        return None
    return _choose(_mentioned(able, previous.sentence.start, previous.sentence.end), previous)


def _mentioned(able: Sequence[Draft], start: int, end: int) -> list[tuple[int, int, Draft]]:
    found = [
        (mention.start, mention.end, draft)
        for draft in able
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
