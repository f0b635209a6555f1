"""The language's words for actors, as sets that are quick to ask."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dovecote.languages.language import Language

_CAPITALS = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f])"
"""Letters, and accents that are characters of their own."""


@dataclass(frozen=True, slots=True)
class ActorWords:
    """`languages/<code>/actors.toml`, prepared."""

    offices: Mapping[str, str]
    office_acronyms: Mapping[str, str]
    alike: Mapping[str, frozenset[str]]
    first_alike: Mapping[str, str]
    """Office -> the one that stands for all that are alike."""
    same_office: Mapping[str, str]
    general_offices: Mapping[str, str]
    officials: Mapping[str, str]
    people: Mapping[str, str]
    collectives: Mapping[str, str]
    institutions: Mapping[str, Mapping[str, object]]
    ranks: frozenset[str]
    honorifics: Mapping[str, str]
    courtesies: frozenset[str]
    """Ranks, words of respect and offices that may stand before a name behind a fuller post."""
    title_words: frozenset[str]
    joining: frozenset[str]
    former: frozenset[str]
    lesser: frozenset[str]
    epithets: frozenset[str]
    not_a_person: frozenset[str]
    calendar: frozenset[str]
    place_openers: frozenset[str]
    organisation_names: Mapping[str, Mapping[str, str]]
    organisation_openers: Mapping[str, Mapping[str, str]]
    owned_by: re.Pattern[str]
    """What stands before a name in whose middle a possessive is: "the Lume People's "."""
    outlets: frozenset[str]
    """Nouns right before the name of a newspaper or broadcaster."""
    armed_words: frozenset[str]
    armed_beside: frozenset[str]
    may_be_armed: frozenset[str]
    deciding: frozenset[str]
    place_acts: frozenset[str]
    """Verbs that a town as such can be the subject of."""
    forces: frozenset[str]
    owned: frozenset[str]
    """Nouns of deeds and promises: "a Veldtian withdrawal" is Veldt's."""
    holding: frozenset[str]
    as_verbs: frozenset[str]
    offices_of: Mapping[str, tuple[str, ...]]
    """Office in small letters -> the few countries that call one so."""
    pronouns: Mapping[str, str]
    """Pronoun -> person, thing or several."""
    gender: Mapping[str, str]
    """Title -> the pronoun that can be said of its bearer."""
    owners: Mapping[str, frozenset[str]]
    """Possessive pronoun -> types of actors that can be meant."""
    foreign: frozenset[str]
    meeting: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    group_singular: frozenset[str]
    group_plural: frozenset[str]
    group_lemmas: Mapping[str, str]
    side_words: frozenset[str]
    side_counts: frozenset[str]
    side_countries: frozenset[str]
    several: frozenset[str]
    several_kinds: frozenset[str]
    speaking: frozenset[str]
    place_prepositions: frozenset[str]
    going: frozenset[str]
    acts: frozenset[str]
    aliases: tuple[str, ...]
    quantifiers: frozenset[str]
    one_of: frozenset[str]
    grammar: Mapping[str, frozenset[str]]
    """Small words by what the rules ask them for."""
    sector_words: Mapping[str, str]
    run: re.Pattern[str]
    """A run of capitalised words with particles between: "Foreign Minister Ines de la Rue"."""
    owner_ends: tuple[str, ...] = ()
    """The last words of what `owned_by` finds."""
    describing: frozenset[str] = frozenset()
    """All words by which somebody can be described without a name."""


@functools.cache
def actor_words(language: Language) -> ActorWords:
    """The words of `language`, read once."""
    table = language.table("actors")
    titles = table["title_words"]
    alike: dict[str, set[str]] = {}
    for family in table["alike"]:
        for word in family["words"]:
            alike.setdefault(word, set()).update(family["words"])
    particles = frozenset(table["particles"]["words"])
    return ActorWords(
        offices=table["offices"],
        office_acronyms=table["office_acronyms"],
        alike={word: frozenset(family) for word, family in alike.items()},
        first_alike={word: family["words"][0] for family in table["alike"] for word in family["words"]},
        same_office=table["same_office"],
        general_offices=table["general_offices"],
        officials=table["officials"],
        people=table["people"],
        collectives=table["collectives"],
        institutions=table["institutions"],
        ranks=frozenset(table["ranks"]["words"]),
        honorifics=table["honorifics"],
        courtesies=frozenset([*table["ranks"]["words"], *table["honorifics"], *titles["courtesy"]]),
        title_words=frozenset(titles["time"] + titles["degree"] + titles["portfolio"]),
        joining=frozenset(titles["joining"]),
        former=frozenset(titles["time"]),
        lesser=frozenset(titles["lesser"]),
        epithets=frozenset(titles["epithets"]),
        not_a_person=frozenset(table["not_a_person"]["words"]),
        calendar=frozenset(table["not_a_person"]["calendar"]),
        place_openers=frozenset(table["not_a_person"]["place_openers"]),
        organisation_names=table["organisation_names"],
        organisation_openers=table["organisation_openers"],
        owned_by=_owners_pattern(table["organisation_words"]["owners"]),
        outlets=frozenset(table["organisation_words"]["outlets"]),
        armed_words=frozenset(table["organisation_words"]["armed"]),
        armed_beside=frozenset(table["organisation_words"]["armed_beside"]),
        may_be_armed=frozenset(table["organisation_words"]["may_be_armed"]),
        deciding=frozenset(table["deciding"]["verbs"]),
        place_acts=frozenset(table["deciding"]["places"]),
        forces=frozenset(table["forces"]["words"]),
        owned=frozenset(table["forces"]["deeds"]),
        holding=frozenset(table["holding"]["verbs"]),
        as_verbs=frozenset(table["holding"]["as_verbs"]),
        offices_of={
            office: tuple(country for country, listed in table["offices_of"].items() if office in listed)
            for offices in table["offices_of"].values()
            for office in offices
        },
        pronouns={word: kind for kind, listed in table["pronouns"].items() for word in listed},
        gender={title: pronoun for pronoun, titles in table["gender"].items() for title in titles},
        owners={word: frozenset(kinds) for word, kinds in table["owners"].items()},
        meeting=frozenset(table["meeting"]["verbs"]),
        foreign=frozenset(table["foreign"]["words"]),
        particles=particles,
        suffixes=frozenset(table["particles"]["suffixes"]),
        group_singular=frozenset(table["group_words"]["singular"]),
        group_plural=frozenset(table["group_words"]["plural"]),
        group_lemmas=table["group_words"]["lemmas"],
        side_words=frozenset(table["sides"]["words"]),
        side_counts=frozenset(table["sides"]["counts"]),
        side_countries=frozenset(table["sides"]["countries"]),
        several=frozenset(table["sides"]["several"]),
        several_kinds=frozenset(table["sides"]["several_kinds"]),
        speaking=frozenset(table["speaking"]["verbs"]),
        place_prepositions=frozenset(table["places"]["prepositions"]),
        going=frozenset(table["places"]["going"]),
        acts=frozenset(table["places"]["acts"]),
        aliases=tuple(table["names"]["aliases"]),
        quantifiers=frozenset(table["anonymity"]["quantifiers"]),
        grammar={use: frozenset(listed) for use, listed in table["grammar"].items()},
        sector_words=table["sector_words"],
        one_of=frozenset(table["anonymity"]["one_of"]),
        run=_run_pattern(particles, language.table("sentences")["no_end"]),
        owner_ends=tuple(table["organisation_words"]["owners"]),
        describing=_describing(table),
    )


def _describing(table: Mapping[str, Any]) -> frozenset[str]:
    named = ("offices", "office_acronyms", "general_offices", "officials", "people", "collectives", "institutions")
    groups, sides = table["group_words"], table["sides"]
    listed = (*groups["singular"], *groups["plural"], *sides["words"], *sides["countries"], *sides["several"])
    others = (*table["anonymity"]["one_of"], *table["grammar"]["knowing_people"])
    return frozenset([word for name in named for word in table[name]]).union(listed, others)


def _owners_pattern(owners: list[str]) -> re.Pattern[str]:
    listed = "|".join(sorted(owners, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<![\w-])((?:[{_CAPITALS}][\w-]* )*(?:{listed})) $")


def _run_pattern(particles: frozenset[str], stopped: list[str]) -> re.Pattern[str]:
    small = "|".join(sorted(particles, key=lambda one: (-len(one), one)))
    capital = rf"[{_CAPITALS}]"
    # "al-Yamani", "O'Rourke", "Ki-moon", "U.N.", "J.", "d'Arc"
    initials = rf"(?:{capital}\.)+(?=\s|$|[-’'])"
    tail = rf"(?:{_LETTERS}|\d)*(?:[-’'](?!s\b){_LETTERS}+)*"
    word = rf"(?:(?:{small})[-’'])?(?:[dl]['’])?(?:{initials}|{capital}{tail})"
    titles = sorted((one.rstrip(".") for one in stopped if one[0].isupper()), key=lambda one: (-len(one), one))
    abbreviation = rf"(?:(?:{'|'.join(titles)}|Jr)\.)"
    unit = rf"(?:{abbreviation}|{word})"
    # `\b` alone would begin inside "sub-Area"; a name begins after white space, a quotation mark or a bracket.
    return re.compile(rf"(?<![\w.@#/-]){unit}(?:[ \u00a0](?:(?:{small})[ \u00a0]){{0,3}}{unit})*")
