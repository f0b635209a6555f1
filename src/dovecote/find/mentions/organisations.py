"""Organisations that no list knows: names whose last word tells what they are, and acronyms in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.names import Line
from dovecote.find.mentions.titles import plain
from dovecote.find.mentions.words import ActorWords
from dovecote.model.actor import ActorType

RULE = "actors.organisations"
_JOINED = re.compile(r" (?:of|for|on|and|against)(?: the)? (?=[A-ZÀ-Þ])")
_LEAST_INITIALS = 3
_ACRONYM = re.compile(r"[ \u00a0]\(([A-Z][A-Za-z&-]{1,9})\)")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A proper name that tells by its words that an organisation has it."""

    line: Line
    start: int
    end: int
    kind: ActorType
    sector: str
    acronym: tuple[int, int] | None
    """Span of the acronym in brackets after it."""


def find_organisations(line: Line, words: ActorWords) -> Iterator[OrganisationName]:
    """Names of organisations in the sentence that are not in the vocabulary, in order."""
    sentence = line.sentence
    reached = sentence.start
    for run in words.run.finditer(sentence.text, sentence.start, sentence.end):
        if run.start() < reached:
            continue
        start, end = _without_article(sentence.text, run.start(), run.end(), words), run.end()
        kind_word = _kind_word(sentence.text, start, end, words)
        if kind_word is None or any(one.start <= start and end <= one.end for one in line.known):
            continue
        end = _with_of(sentence.text, end, sentence.end, words)
        start = _after_known(line, start, end)
        pieces = sentence.text[start:end].split()
        if len(pieces) < 2 or _all_known(line, start, end):
            continue
        if any(token.pos_ in {"VERB", "AUX"} for token in line.between(start, end)):
            continue  # a headline in capitals
        table = words.organisation_names[kind_word]
        kind, sector = table["kind"], table["sector"]
        if kind_word in words.may_be_armed and _is_armed(line, start, end, words):
            kind, sector = "armed_group", "REB"
        match = _ACRONYM.match(sentence.text, end)
        reached = end
        yield OrganisationName(line, start, end, kind, sector, match.span(1) if match else None)  # type: ignore[arg-type]


def _is_armed(line: Line, start: int, end: int, words: ActorWords) -> bool:
    """True where the name says so ("Liberation"), or words beside it: "the rebel NAME", "NAME fighters"."""
    if {plain(one) for one in line.sentence.text[start:end].split()} & words.armed_words:
        return True
    inside = line.between(start, end)
    first, last = inside[0].i - line.tokens[0].i, inside[-1].i - line.tokens[0].i
    beside = (*line.tokens[max(first - 2, 0) : first], *line.tokens[last + 1 : last + 7])
    return any(plain(one.text) in words.armed_beside for one in beside)


def _without_article(text: str, start: int, end: int, words: ActorWords) -> int:
    for article in sorted(words.grammar["articles_before_names"]):
        if text.startswith(article, start, end):
            return start + len(article)
    return start


def _kind_word(text: str, start: int, end: int, words: ActorWords) -> str | None:
    """The word of a run that tells the kind of organisation: its last, or its first before "of"."""
    pieces = text[start:end].split()
    last = plain(pieces[-1]) if pieces else ""
    return last if last in words.organisation_names else None


def _with_of(text: str, end: int, limit: int, words: ActorWords) -> int:
    """The end, moved over "of ..." runs: "Council of Elders", "Ministry of Salt and Trade"."""
    while True:
        joined = _JOINED.match(text, end, limit)
        if joined is None:
            return end
        run = words.run.match(text, joined.end(), limit)
        if (
            run is None
            or plain(run.group().split()[0]) in words.calendar
            or (joined.group().startswith(" and") and not _JOINED.match(text, run.end(), limit))
        ):
            return end
        end = run.end()


def _after_known(line: Line, start: int, end: int) -> int:
    """The start, moved behind a possessor: the "Council" of "Veldt's Council of Elders"."""
    for one in line.known:
        if one.start == start and one.end < end and one.possessive:
            return one.end + 3
    return start


def _all_known(line: Line, start: int, end: int) -> bool:
    return any(one.start <= start and end <= one.end for one in line.known)


def cast_organisations(cast: Cast, lines: Sequence[Line], words: ActorWords) -> list[tuple[int, int]]:
    """Puts organisations into `cast`, with the places of their acronyms; gives the spans they cover."""
    found = [name for line in lines for name in find_organisations(line, words)]
    covered: list[tuple[int, int]] = []
    acronyms: dict[str, Draft] = {}
    for name in found:
        exact = cast.text[name.start : name.end]
        draft = next((one for one in cast.drafts if one.name == exact), None)
        if draft is None:
            draft = cast.add(
                Draft(
                    exact, name.kind, RULE, country=_country(name, cast), sectors=[name.sector] if name.sector else []
                )
            )
        draft.stateless = draft.stateless or (draft.country is None and " of " in exact)
        draft.offices.add(plain(exact.split()[-1]))
        draft.add_mention(cast.text, name.start, name.end, "name")
        covered.append((name.start, name.end))
        if name.acronym is not None:
            acronym = cast.text[slice(*name.acronym)]
            draft.add_alias(acronym)
            acronyms[acronym] = draft
            covered.append(name.acronym)
    for draft in cast.drafts:
        initials = _initials(draft.name)
        if len(initials) >= _LEAST_INITIALS:
            acronyms.setdefault(initials, draft)
    covered.extend(_cast_acronyms(cast, lines, acronyms, covered))
    covered.extend(_cast_recognised(cast, lines, covered, words))
    return covered


def _initials(name: str) -> str:
    """The QVB of "Queen's Valley Board", which many stories use without saying so."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _cast_recognised(
    cast: Cast, lines: Sequence[Line], covered: Sequence[tuple[int, int]], words: ActorWords
) -> list[tuple[int, int]]:
    """Organisations of which only the recogniser knows: acronyms that speak, nothing weaker."""
    found: dict[str, Draft] = {}
    spans: list[tuple[int, int]] = []
    for line in lines:
        for token in line.tokens:
            if token.ent_type_ != "ORG" or token.dep_ != "nsubj" or token.head.lemma_ not in words.speaking:
                continue
            start, end = line.sentence.start_of(token), line.sentence.end_of(token)
            if not _is_acronym(token.text) or any(one < end and start < other for one, other in covered):
                continue
            if any(one.start < end and start < one.end for one in line.known) or plain(token.text) in words.offices:
                continue
            if token.text not in found:
                found[token.text] = cast.add(Draft(token.text, "organisation", "actors.recognised", stateless=True))
            found[token.text].add_mention(cast.text, start, end, "name")
            spans.append((start, end))
    return spans


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def _country(name: OrganisationName, cast: Cast) -> str | None:
    inside = [one for one in name.line.known if name.start <= one.start and one.end <= name.end]
    before = [one for one in name.line.known if one.possessive and 0 < name.start - one.end <= 4]
    return next((one.entry.country for one in [*inside, *before] if one.entry.country), None)


def _cast_acronyms(
    cast: Cast, lines: Sequence[Line], acronyms: dict[str, Draft], covered: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    if not acronyms:
        return []
    pattern = re.compile(
        r"\b(?:" + "|".join(re.escape(one) for one in sorted(acronyms, key=len, reverse=True)) + r")\b"
    )
    found = []
    for line in lines:
        for match in pattern.finditer(line.sentence.text, line.sentence.start, line.sentence.end):
            if not any(start <= match.start() < end for start, end in covered):
                acronyms[match.group()].add_mention(cast.text, match.start(), match.end(), "name")
                acronyms[match.group()].add_alias(match.group())
                found.append(match.span())
    return found
