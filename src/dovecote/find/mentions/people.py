"""Which names of an article are one person: the fullest first, then surnames, never two people by surname alone."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

from dovecote.find.mentions.cast import Cast, Draft, folded
from dovecote.find.mentions.names import Line, PersonName, is_person
from dovecote.find.mentions.office_words import MOST_WORDS, plain
from dovecote.find.mentions.posts import INTERNATIONAL, Post, plain_office, read_post
from dovecote.find.mentions.words import ActorWords
from dovecote.model.actor import Holding
from dovecote.model.evidence import quote

RULE = "actors.people"
_POSSESSOR = 3
"""Characters of "'s " between an owner and a name."""
_OWNERS = ("armed_group", "organisation", "coalition", "body")


def cast_people(cast: Cast, lines: Sequence[Line], names: Sequence[tuple[Line, PersonName]], words: ActorWords) -> None:
    """Puts the persons of the article into `cast`, with mentions and offices."""
    rest = _cast_inverted(cast, names, words)
    full = [pair for pair in rest if len(_core(pair[1], words)) > 1]
    short = [pair for pair in rest if len(_core(pair[1], words)) == 1]
    undecided: list[tuple[Line, PersonName]] = []
    for line, name in full:
        draft = _same_full_name(cast, name, words)
        if draft is None and is_person(name):
            draft = _new_person(cast, name)
        if draft is None:
            undecided.append((line, name))
        else:
            _mention(cast, draft, line, name, words)
    for line, name in undecided:
        draft = _same_full_name(cast, name, words)
        if draft is None and _stands_beside_person(cast, line, name):
            draft = _new_person(cast, name)
        if draft is not None:
            _mention(cast, draft, line, name, words)
    for line, name in short:
        _cast_short(cast, line, name, words)


def _core(name: PersonName, words: ActorWords) -> tuple[str, ...]:
    """Parts of a name in comparable form, without particles standing alone and without "Jr."."""
    parts = [folded(part) for part in name.words]
    kept = [part for part in parts if part not in words.particles and part not in words.suffixes]
    return tuple(kept or parts)


def _parts(draft: Draft, words: ActorWords) -> tuple[str, ...]:
    return _folded_parts(draft.words, words.particles)


@functools.lru_cache(MOST_WORDS)
def _folded_parts(parts: tuple[str, ...], particles: frozenset[str]) -> tuple[str, ...]:
    return tuple(folded(part) for part in parts if part not in particles)


def _same_full_name(cast: Cast, name: PersonName, words: ActorWords) -> Draft | None:
    """The only person whose name this is, longer, shorter by middle names, or with initials; None otherwise."""
    if name.preceded_by_other:
        return None
    parts = _core(name, words)
    matches = [one for one in cast.persons() if _one_name(parts, _parts(one, words))]
    exact = [one for one in matches if _parts(one, words) == parts]
    chosen = exact or matches
    return chosen[0] if len(chosen) == 1 else None


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 2:
        return False
    return _is_subsequence(shorter, longer)


def _is_subsequence(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """True where every part of the shorter name stands in the longer one, in order; initials stand for a word."""
    place = 0
    for part in shorter:
        while place < len(longer) and not _same_part(part, longer[place]):
            place += 1
        if place == len(longer):
            return False
        place += 1
    return True


def _same_part(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


def _stands_beside_person(cast: Cast, line: Line, name: PersonName) -> bool:
    """True where a full name is coordinated with a person's: "Ada Krone and Bo Lind"."""
    heads = {name.head.i, *(one.i for one in name.head.conjuncts)} - {name.head.i}
    if not heads or "placed" in name.signs:
        return False
    spans = [(one.start, one.end) for draft in cast.persons() for one in draft.mentions]
    beside = [token for token in line.tokens if token.i in heads]
    return any(start <= line.sentence.start_of(token) < end for token in beside for start, end in spans)


def _new_person(cast: Cast, name: PersonName) -> Draft:
    full = " ".join(name.words)
    return cast.add(Draft(full, "person", RULE, words=name.words))


def _mention(cast: Cast, draft: Draft, line: Line, name: PersonName, words: ActorWords) -> None:
    has_title = name.title_start < name.start
    if _modifies(name) and draft.mentions:
        return
    draft.add_mention(cast.text, name.title_start, name.end, "title+name" if has_title else "name")
    full = " ".join(name.words)
    if len(name.words) > len(draft.words):
        draft.add_alias(draft.name)
        draft.name, draft.words = full, name.words
    else:
        draft.add_alias(full)
    if has_title:
        add_post(draft, line, read_post(line, name.title_start, name.start, words), words)
    else:
        _take_owner(draft, line, name)


def _take_owner(draft: Draft, line: Line, name: PersonName) -> None:
    """Whose the bearer of "the Orsan Front's NAME" and "Veldt's NAME" is: of its country, and of a group's sector."""
    for known in line.known:
        if not known.possessive or not 0 < name.start - known.end <= _POSSESSOR:
            continue
        if known.entry.actor_type in (*_OWNERS, "state"):
            draft.country = draft.country or known.entry.country
        if known.entry.actor_type in _OWNERS:
            draft.affiliations.append(known.entry.id)
            if not draft.sectors:
                draft.add_sectors(known.entry.sectors)


def share_plural_titles(cast: Cast, lines: Sequence[Line], words: ActorWords) -> None:
    """Gives the second of "envoys Ada Krone and Bo Lind" the title of the first."""
    for line in lines:
        here = [
            (one, draft)
            for draft in cast.persons()
            for one in draft.mentions
            if line.sentence.start <= one.start < line.sentence.end
        ]
        here.sort(key=lambda pair: pair[0].start)
        for (first, owner), (second, draft) in itertools.pairwise(here):
            between = cast.text[first.end : second.start].strip(" ,")
            if first.form != "title+name" or second.form != "name" or between not in {*words.grammar["and"], ""}:
                continue
            name_start = first.end - len(" ".join(owner.words))
            if any(token.tag_ in {"NNS", "NNPS"} for token in line.between(first.start, name_start)):
                add_post(draft, line, read_post(line, first.start, name_start, words), words)


def _modifies(name: PersonName) -> bool:
    """True for the name in "the Marsh official": it tells whose official it is."""
    head = name.head
    return (
        head.dep_ == "compound" and head.head.i > head.i and head.head.pos_ == "NOUN" and name.title_start == name.start
    )


def add_post(draft: Draft, line: Line, post: Post, words: ActorWords) -> None:
    """What a title tells of a person: office, country, sector; the office as a role with its evidence."""
    draft.posts.append(post)
    draft.offices.update(post.nouns)
    draft.title_words.update(post.words)
    draft.affiliations.extend(entry.id for entry in post.entries)
    of_several = bool(post.words & words.grammar["of_several_states"]) and not post.entries
    elsewhere = post.foreign or post.sent or of_several or bool(post.nouns & words.grammar["of_elsewhere"])
    draft.stateless = draft.stateless or (elsewhere and post.country is None)
    if post.country and (draft.country is None or draft.country_inferred):
        draft.country, draft.country_inferred = post.country, False
    if post.sectors and (not draft.sectors or post.has_office):
        draft.add_sectors(post.sectors)
    if _serves_several_states(draft, words):
        draft.country, draft.stateless = None, True
    if not post.has_office:
        return
    evidence = quote(line.sentence.text, post.start, post.end)
    text = _without_rank(evidence.exact.strip(" ,"), words)
    if text and not any(role.post == text for role in draft.roles):
        organisation = next((one.name for one in post.entries), None)
        office = plain_office(line, post, words)
        draft.roles.append(Holding(text, organisation, None, "stated", (evidence,), office))


def _serves_several_states(draft: Draft, words: ActorWords) -> bool:
    """True for "the Veldtian diplomat NAME", an envoy of the United Nations: he does not serve his country."""
    serves = any(
        post.country is None and post.has_office and any(set(one.sectors) & INTERNATIONAL for one in post.entries)
        for post in draft.posts
    )
    national = all(
        post.nouns <= words.grammar["national"] or post.words & words.former for post in draft.posts if post.country
    )
    return serves and national


def _without_rank(post: str, words: ActorWords) -> str:
    """The office alone: "The army's spokesman, Maj. Gen." has a rank of the bearer's behind it."""
    office, comma, rest = post.rpartition(", ")
    return office if comma and all(plain(word) in words.courtesies for word in rest.split()) else post


def _cast_inverted(
    cast: Cast, names: Sequence[tuple[Line, PersonName]], words: ActorWords
) -> list[tuple[Line, PersonName]]:
    """Takes out "another al-Dara, Hamid Ali": surname first, a person of his own; gives back the other names."""
    rest: list[tuple[Line, PersonName]] = []
    skip = False
    for place, (line, name) in enumerate(names):
        if skip:
            skip = False
            continue
        following = names[place + 1][1] if place + 1 < len(names) else None
        joined = following is not None and cast.text[name.end : following.start] == ", "
        if name.preceded_by_other and following is not None and joined and len(name.words) == 1:
            full = (*following.words, *name.words)
            draft = cast.add(Draft(" ".join(full), "person", RULE, words=full))
            draft.add_mention(cast.text, name.start, following.end, "name")
            skip = True
            continue
        rest.append((line, name))
    return rest


def _cast_short(cast: Cast, line: Line, name: PersonName, words: ActorWords) -> None:
    """A single name: of the person it is part of, where that is one; of a new one, where the signs are enough."""
    candidates = _holders(cast, name, words)
    if len(candidates) > 1:
        chosen = _by_nearness(cast, candidates, name)
        if chosen is None:
            _cast_undecided(cast, name, candidates)
            return
        candidates = [chosen]
    if not candidates:
        if not is_person(name):
            return
        candidates = [_new_person(cast, name)]
    _mention(cast, candidates[0], line, name, words)


def _holders(cast: Cast, name: PersonName, words: ActorWords) -> list[Draft]:
    part = _core(name, words)[-1]
    persons = cast.persons()
    last = [one for one in persons if _parts(one, words)[-1:] == (part,)]
    if last:
        return last
    return [one for one in persons if part in _parts(one, words)]


def _by_nearness(cast: Cast, candidates: Sequence[Draft], name: PersonName) -> Draft | None:
    """The candidate named last, where the story keeps speaking of it; "the other X" is the one not named last."""
    ordered = sorted(candidates, key=lambda one: one.last_before(name.start))
    last, before = ordered[-1], ordered[-2]
    if last.last_before(name.start) < 0:
        return None
    if name.preceded_by_other:
        return before if len(candidates) == 2 else None
    between = cast.text[last.last_before(name.start) : name.start]
    return last if between.count("\n\n") == 0 or before.last_before(name.start) < 0 else None


def _cast_undecided(cast: Cast, name: PersonName, candidates: Sequence[Draft]) -> None:
    draft = cast.add(Draft(" ".join(name.words), "unnamed_person", "actors.undecided", candidates=tuple(candidates)))
    draft.add_mention(cast.text, name.start, name.end, "name")
