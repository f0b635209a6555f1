"""The reporting words of a language, looked up by lemma: which frames each verb has and what force it lends."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dovecote.languages.language import Language
from dovecote.model.statement import Force

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """One verb in one group of frames (languages/<code>/reporting_verbs.toml explains the fields)."""

    words: tuple[str, ...]
    """The lemma, and particles after it ("rule", "out")."""
    content: frozenset[str]
    prepositions: frozenset[str]
    blamed: frozenset[str]
    addressed_by: frozenset[str]
    prepositions_after_object: frozenset[str]
    addressee: bool
    force: Force
    kind: str
    channel: str | None
    rule: str
    things: frozenset[str] = frozenset()
    """The only objects with which it reports speech ("dismissed the claim"); empty where any will do."""
    speakers: frozenset[str] = frozenset()
    """The only subjects with which it reports speech ("polls show"); empty where anybody may say it."""
    deeds: frozenset[str] = frozenset()
    """Objects with which it tells a deed ("denied the permit"), and no speech."""
    topic: bool = False
    """Whether the content is only what was spoken about."""
    not_about: frozenset[str] = frozenset()
    """Words after the preposition that tell for whom or how one spoke ("on behalf of", "on condition of")."""


def entry_of(table: str, word: str, force: Force, *, kind: str = "speech", channel: str | None = None) -> ReportingVerb:
    """A reporting word that is no verb with frames: its force, and the rule it is known by."""
    none: frozenset[str] = frozenset()
    return ReportingVerb((word,), none, none, none, none, none, False, force, kind, channel, f"{table}/{word}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the statement finder knows about the words of a language."""

    verbs: Mapping[str, tuple[ReportingVerb, ...]]
    """By the lemma of the verb alone."""
    words: Mapping[str, Any]
    """The table `reporting_words`."""
    light_verbs: frozenset[str] = frozenset()
    nouns: Mapping[str, Force] = field(default_factory=dict)
    """Of the table `reporting_nouns`, with their force: "voiced" and "concern" report together."""

    def listed(self, name: str) -> frozenset[str]:
        """The words of a list of `reporting_words`."""
        return _frozen(tuple(self.words[name]))

    def is_mute(self, noun: Token) -> bool:
        """Whether the noun names what cannot speak (a price); Ms Price can, as can everybody with such a name."""
        return noun.pos_ != "PROPN" and noun.lemma_.lower() in self.listed("mute")


@functools.cache
def _frozen(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def get_lexicon(language: Language) -> Lexicon:
    """The reporting words of `language`, read once."""
    return _lexicon_of(language.code)


@functools.cache
def _lexicon_of(code: str) -> Lexicon:
    from dovecote.languages.registry import get_language

    language = get_language(code)
    verbs: dict[str, list[ReportingVerb]] = {}
    groups = language.table("reporting_verbs")["verbs"]
    channels = {word: group["channel"] for group in groups if "channel" in group for word in group["words"]}
    for group in groups:
        for word in group["words"]:
            verb = _verb(word, group, channels.get(word))
            verbs.setdefault(verb.words[0], []).append(verb)
    spoken = language.table("reporting_nouns")
    return Lexicon(
        {lemma: tuple(found) for lemma, found in verbs.items()},
        language.table("reporting_words"),
        frozenset(spoken["light_verbs"]),
        {word: group["force"] for group in spoken["nouns"] for word in group["words"]},
    )


def _verb(word: str, group: Mapping[str, Any], channel: str | None) -> ReportingVerb:
    only = group.get("only", {}).get(word)
    content = set(group.get("content", ()))
    if word in group.get("not_object", ()):
        content.discard("object")
    return ReportingVerb(
        words=tuple(word.split()),
        content=frozenset(content),
        prepositions=frozenset(only or group.get("prepositions", ())),
        blamed=frozenset(group.get("blamed", ())),
        addressed_by=frozenset(group.get("addressed_by", ())),
        prepositions_after_object=frozenset(group.get("prepositions_after_object", ())),
        addressee=bool(group.get("addressee", False)),
        force="neutral" if word in group.get("not_force", ()) else group["force"],
        kind=group["kind"],
        channel=channel,
        rule=f"reporting_verbs/{word}",
        things=frozenset(group.get("things", ())),
        speakers=frozenset(group.get("speakers", ())),
        deeds=frozenset(group.get("deeds", ())),
        topic=bool(group.get("topic", False)),
        not_about=frozenset(group.get("not_about", ())),
    )
