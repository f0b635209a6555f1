"""The words of a language by which furniture is told from article, as patterns that are made once."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dovecote.languages.registry import get_language
from dovecote.vocabulary.tables import load_vocabulary

NO_PART = True

DELIMITER = r"\s*(?:[:|>»›→–—―-]|$)"
"""What stands between a label and what it labels."""
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class PartWords:
    """Compiled patterns and word sets of one language. All ignore case."""

    teaser_strong: re.Pattern[str]
    teaser: re.Pattern[str]
    label: re.Pattern[str]
    """A section's name, alone: "Opinion", "World"."""
    boilerplate_opener: re.Pattern[str]
    boilerplate_pattern: re.Pattern[str]
    boilerplate_phrase: re.Pattern[str]
    boilerplate_weak: re.Pattern[str]
    note: re.Pattern[str]
    note_noun: re.Pattern[str]
    channel: re.Pattern[str]
    caption_opener: re.Pattern[str]
    caption_credit: re.Pattern[str]
    caption_kind: re.Pattern[str]
    caption_agency: re.Pattern[str]
    correction_opener: re.Pattern[str]
    correction_phrase: re.Pattern[str]
    byline_opener: re.Pattern[str]
    byline_credit: re.Pattern[str]
    byline_title: re.Pattern[str]
    desk: re.Pattern[str]
    publication_label: re.Pattern[str]
    source_label: re.Pattern[str]
    later_label: re.Pattern[str]
    masthead: re.Pattern[str]
    release: re.Pattern[str]
    """What a press release says of itself."""
    actions: frozenset[str]
    action_tokens: frozenset[str]
    """Words of the actions: a line without one is no share bar."""
    ends: frozenset[str]
    sections: frozenset[str]
    particles: frozenset[str]
    place_particles: frozenset[str]
    not_places: frozenset[str]
    joiners: frozenset[str]
    """Words by which a teaser's opener names its subject: "More from", "Related to"."""
    bullets: tuple[str, ...]

    def without_agency_captions(self) -> PartWords:
        """These words for a text in which an agency's name in brackets closes a paragraph, and no caption."""
        return dataclasses.replace(self, caption_agency=NOTHING)

    dash: str
    agencies: dict[str, str]
    """Names of agencies, lower-cased, to the name as it is cited."""


@functools.cache
def part_words(code: str = "en") -> PartWords:
    """The part words of a language."""
    table = get_language(code).table("article_parts")
    byline, publication, teaser = table["byline"], table["publication"], table["teaser"]
    boilerplate, caption, correction = table["boilerplate"], table["caption"], table["correction"]
    agencies: list[str] = load_vocabulary("news_agencies")["agencies"]
    return PartWords(
        teaser_strong=_compile(rf"^{_any(teaser['strong_openers'])}\b"),
        teaser=_compile(rf"^{_any(teaser['openers'])}{DELIMITER}"),
        label=_compile(_any([*teaser["openers"], *publication["sections"]])),
        boilerplate_opener=_compile(rf"^\(?{_any(boilerplate['openers'])}(?!\w)"),
        boilerplate_pattern=_compile("|".join(boilerplate["patterns"])),
        boilerplate_phrase=_words(boilerplate["phrases"]),
        boilerplate_weak=_words(boilerplate["weak_phrases"]),
        note=_words(boilerplate["notes"]),
        note_noun=_words(boilerplate["note_nouns"]),
        channel=_words(boilerplate["channels"]),
        caption_opener=_compile(rf"^[(\[]?{_any(caption['openers'])}\s*(?:[:|–—]|-\s|$)"),
        caption_credit=_compile(
            rf"(?:[.(\[|/–—]|^|\s-)\s*{_any(caption['credit_words'])}\s*(?::|\bby\b)[^.!?]{{0,80}}[.)\]]*$"
        ),
        caption_kind=_compile(
            rf"(?:[.(\[|/–—,:]|^)\s*{_any(caption['kinds_of_photo'])}\s+{_any(caption['photo_words'])}\W*$"
        ),
        caption_agency=_compile(
            rf"(?:[(\[][^()\[\]]{{0,60}}|/|©\s*){_any(caption['agencies'])}[^()\[\].]{{0,30}}[)\]]?\.?$"
        ),
        correction_opener=_compile(rf"^{_any(correction['openers'])}\b(?:\s*[:–—(-]|\s*,[^.:]{{0,30}}[:–—]|$)"),
        correction_phrase=_compile(
            rf"^.{{0,20}}{_any(correction['versions'])}|{_any(correction['nouns'])}\b.{{0,60}}\b{_any(correction['verbs'])}\b"
        ),
        byline_opener=_compile(rf"^{_any(byline['openers'])}\b\s*:?\s*(?=\S)"),
        byline_credit=_words(byline["credits"]),
        byline_title=_compile(rf"(?:\s*[,|/·•–—-]\s*|\s+){_any(byline['titles'])}\b.*$"),
        desk=_compile(rf"\b{_any(byline['desks'])}$"),
        publication_label=_compile(rf"\b{_any(publication['labels'])}\b\s*:?"),
        source_label=_compile(rf"^{_any(publication['sources'])}\s*:\s*"),
        later_label=_compile(rf"\b{_any(publication['later'])}\b"),
        masthead=_words(publication["mastheads"]),
        release=_compile(rf"^{_any(publication['releases'])}\b.{{0,30}}$"),
        actions=_lowered(boilerplate["actions"]),
        action_tokens=frozenset(token for action in boilerplate["actions"] for token in action.lower().split()),
        ends=_lowered(boilerplate["ends"]),
        sections=_lowered(publication["sections"]),
        particles=_lowered(byline["particles"]),
        place_particles=_lowered([*byline["particles"], *table["dateline"]["particles"]]),
        not_places=_lowered(table["dateline"]["not_places"]),
        joiners=frozenset(teaser["joiners"]),
        bullets=tuple(table["lists"]["bullets"]),
        dash=_any(table["dateline"]["dashes"]),
        agencies={name.lower(): name for name in agencies},
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    return _compile(rf"(?<!\w){_any(phrases)}(?!\w)")


def _any(phrases: Iterable[str]) -> str:
    """An alternation, the longest first, so that "read more on this" is not read as "read"."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"


def _lowered(phrases: Any) -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in phrases)
