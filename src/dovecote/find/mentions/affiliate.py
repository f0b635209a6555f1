"""What the words after a name tell of its bearer: an apposition, "who heads ...", "serves as ...", an alias."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.known import Known
from dovecote.find.mentions.names import Line, PersonName
from dovecote.find.mentions.office_words import names_office, plain
from dovecote.find.mentions.people import add_post
from dovecote.find.mentions.posts import read_post
from dovecote.find.mentions.words import ActorWords

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE_END = frozenset({",", ".", ";", ":", "—", "–", "(", ")", "“", "”", '"'})
_OF_REACH = 9
"""Characters of " of the U"."""
_BY_REACH = 24
"""Characters of "co-chaired by "."""
_LED_REACH = 12
"""Characters of " (QVB), " between a body and who leads it."""
_LONGEST_APPOSITION = 14
"""Tokens; a longer stretch after a comma is no apposition."""


def add_described_posts(cast: Cast, lines: Sequence[Line], words: ActorWords) -> None:
    """Adds to each person the posts that appositions and relative clauses after the name tell."""
    starts = sorted(mention.start for draft in cast.persons() for mention in draft.mentions)
    for draft in cast.persons():
        for mention in list(draft.mentions):
            line = next((one for one in lines if one.sentence.start <= mention.start < one.sentence.end), None)
            if line is None:
                continue
            others = [start for start in starts if start > mention.end]
            for start, end in _posts_after(line, mention.end, min(others, default=len(cast.text)), words):
                add_post(draft, line, read_post(line, start, end, words), words)


def add_owners(cast: Cast, lines: Sequence[Line], words: ActorWords) -> None:
    """Whose a person is by the words beside the name: "the QVB, chaired by NAME", "NAME of Veldt"."""
    for draft in cast.persons():
        for mention in draft.mentions:
            line = next((one for one in lines if one.sentence.start <= mention.start < one.sentence.end), None)
            known = None if line is None else _owner_beside(line, mention.start, mention.end, words)
            if known is None:
                continue
            if known.entry.actor_type not in ("state", "state_government"):
                draft.affiliations.append(known.entry.id)
                draft.add_sectors(() if draft.sectors else known.entry.sectors)
            if draft.country is None or draft.country_inferred:
                draft.country, draft.country_inferred = known.entry.country, False


def _owner_beside(line: Line, start: int, end: int, words: ActorWords) -> Known | None:
    behind = line.between(end, end + _OF_REACH)[:3]
    if behind and behind[0].lower_ in words.grammar["of"]:
        return next((one for one in line.known if 0 < one.start - end <= _OF_REACH), None)
    before = line.between(max(line.sentence.start, start - _BY_REACH), start)[-2:]
    led = len(before) == 2 and before[0].tag_ == "VBN" and before[0].lemma_ in words.holding
    if not led or before[1].lower_ not in words.grammar["by"]:
        return None
    begins = line.sentence.start_of(before[0])
    return next((one for one in line.known if 0 <= begins - one.end <= _LED_REACH), None)


def _posts_after(line: Line, end: int, limit: int, words: ActorWords) -> Iterator[tuple[int, int]]:
    """Spans after a name, before the next name, that tell what its bearer is."""
    place = line.index_at(end)
    tokens = line.tokens
    if place + 1 >= len(tokens):
        return
    if tokens[place].text == ",":
        place += 1
        if place + 1 < len(tokens) and tokens[place].pos_ == "NUM" and tokens[place + 1].text == ",":
            place += 2  # "NAME, 61, Veldt's former envoy"
    elif tokens[place].pos_ == "VERB" and tokens[place].lemma_ in words.holding:
        place -= 1
    elif tokens[place].lower_ not in words.grammar["who"]:
        return
    holds = any(one.lemma_ in words.holding for one in tokens[place + 1 : place + 2])
    if tokens[place].lower_ in words.grammar["who"] or holds:
        held = _held_after_who(tokens, place, words)
        if held is not None:
            yield line.starts[held[0]], line.ends[held[1]]
        return
    last = _apposition_end(tokens[: line.index_at(limit)], place, words)
    if last is not None:
        yield line.starts[place], line.ends[last]


def _tells_post(token: Token, words: ActorWords) -> bool:
    word, lemma = plain(token.text), token.lemma_.lower()
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return names_office(token, words) or word in words.officials or word in words.ranks or lemma in words.people


def _apposition_end(tokens: Sequence[Token], place: int, words: ActorWords) -> int | None:
    found = False
    if place < len(tokens) and tokens[place].lower_ in words.grammar["and"]:
        return None  # "the president, NAME, and the minister, NAME": the next one of a list
    for here in range(place, min(len(tokens), place + _LONGEST_APPOSITION)):
        token = tokens[here]
        if token.text in _CLAUSE_END or token.lower_ in words.grammar["relatives"]:
            return here - 1 if found and here > place else None
        if token.pos_ in {"AUX", "VERB"} and token.tag_ not in {"VBN", "VBG"}:
            return None
        found = found or _tells_post(token, words)
    if not found or len(tokens) - place > _LONGEST_APPOSITION:
        return None
    return len(tokens) - 2 if tokens[-1].pos_ == "CCONJ" else len(tokens) - 1


def _held_after_who(tokens: Sequence[Token], place: int, words: ActorWords) -> tuple[int, int] | None:
    """The verb and what follows, up to the comma, of "who heads the council" and "who serves as its envoy"."""
    first = place + 1
    for here in range(first, min(len(tokens), place + 4)):
        token = tokens[here]
        following = tokens[here + 1].lower_ if here + 1 < len(tokens) else ""
        if token.lemma_ in words.holding or (token.lemma_ in words.as_verbs and following in words.grammar["as"]):
            end = here
            while (
                end + 1 < len(tokens) and tokens[end + 1].text not in _CLAUSE_END and end - here < _LONGEST_APPOSITION
            ):
                end += 1
            return (here, end) if end > here else None
    return None


def take_aliases(
    names: Sequence[tuple[Line, PersonName]], words: ActorWords
) -> tuple[list[tuple[Line, PersonName]], list[tuple[Line, PersonName, PersonName | None]]]:
    """Names without those that are said to be another name, and these with the name they belong to."""
    pattern = re.compile(r"(?:" + "|".join(re.escape(one) for one in words.aliases) + r")[ ,]+(?:as )?[\"“‘']?$")
    rest: list[tuple[Line, PersonName]] = []
    aliases: list[tuple[Line, PersonName, PersonName | None]] = []
    for line, name in names:
        before = line.sentence.text[max(line.sentence.start, name.title_start - 30) : name.title_start]
        if pattern.search(before):
            owner = next((one for other, one in reversed(rest) if other is line), None)
            if owner is not None and _post_between(line, owner.end, name.start, words):
                # "NAME and the rebel negotiator, alias NAME": a name of his own
                rest.append((line, replace(name, signs=name.signs | {"apposition"})))
            else:
                aliases.append((line, name, owner))
        else:
            rest.append((line, name))
    return rest, aliases


def _post_between(line: Line, start: int, end: int, words: ActorWords) -> bool:
    """True where another person is told of between two names: joined by "and", by a post."""
    between = line.between(start, end)
    joined = next((place for place, one in enumerate(between) if one.lower_ in words.grammar["and"]), None)
    return joined is not None and any(names_office(one, words) for one in between[joined:])


def add_aliases(cast: Cast, aliases: Sequence[tuple[Line, PersonName, PersonName | None]]) -> None:
    """Gives each alias to its bearer: the person named before it, else the unnamed one whom the sentence tells of."""
    for line, name, owner in aliases:
        draft = _bearer(cast, line, name, owner)
        if draft is None:
            continue
        alias = " ".join(name.words)
        for other in [one for one in cast.persons() if one is not draft and one.name == alias]:
            draft.mentions.extend(other.mentions)
            cast.drafts.remove(other)
        draft.add_alias(alias)
        draft.add_mention(cast.text, name.start, name.end, "name")


def _bearer(cast: Cast, line: Line, name: PersonName, owner: PersonName | None) -> Draft | None:
    if owner is not None:
        return next(
            (one for one in cast.persons() if any(m.start <= owner.start and owner.end <= m.end for m in one.mentions)),
            None,
        )
    unnamed = [
        one
        for one in cast.drafts
        if one.actor_type == "unnamed_person" and line.sentence.start <= one.last_before(name.start)
    ]
    return max(unnamed, key=lambda one: one.last_before(name.start), default=None)
