"""Organisations that no list knows: names that tell what they name, acronyms in brackets, acronyms that hold offices.

What is found becomes entries of a small vocabulary of this article, so that "QVB fighters" and "the QVB's envoy" are
read as those of listed groups are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dovecote.find.mentions.acronyms import find_unexplained, forms_of, initials_of
from dovecote.find.mentions.full_posts import follows_post
from dovecote.find.mentions.names import Line
from dovecote.find.mentions.office_words import names_office, plain
from dovecote.find.mentions.posts import BASIS
from dovecote.find.mentions.words import ActorWords
from dovecote.model.actor import ActorType
from dovecote.vocabulary.lexicon import Entry

_JOINED = re.compile(r" (?:of|for|on|and|against)(?: the| an?)? (?=[A-ZÀ-Þ])")
_AND = re.compile(r"(?:^|(?<= ))[Tt]he ((?:[A-ZÀ-Þ][\w’'-]+,? )+)and $")
_LEAST_INITIALS = 3
_OWN_ARMY = 3
"""Words of "Black River Army"; "the Marshian Army" may be that of a state that no list knows."""
_BESIDE = 2
"""Words before a name that may tell of arms: "the rebel NAME"; `_OF_THE` for "fighters of the NAME"."""
_OF_THE = 3
_SHORTEST_NAME = 2
"""Words of a name, or of a rank and a name, behind the body whose head it names."""
_ACRONYM = re.compile(r"[ \u00a0]\([“\"‘']?((?:[A-Z][A-Za-z&]*|\d+)(?:[-–/.&]?(?:[A-Za-z]+|\d+))*)[”\"’']?[,;)]")
"""The acronym of "(QVB)", "(QVB-IO)", "(QVB/A)", "(M4)", "(“QVB”)" and "(QVB, its initials in ...)"."""
_LONGEST_ACRONYM = 14
_POSSESSIVE = 4
"""Characters at most of "'s " and a quotation mark between an owner and the name."""


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A proper name that tells by its words that an organisation has it."""

    line: Line
    start: int
    end: int
    kind: ActorType
    sector: str
    word: str
    """The word that tells the kind: "council"."""
    acronym: tuple[int, int] | None
    """Span of the acronym in brackets after it."""

    @property
    def text(self) -> str:
        return self.line.sentence.text[self.start : self.end]


def find_organisations(line: Line, words: ActorWords) -> Iterator[OrganisationName]:
    """Names of organisations in the sentence that are not in the vocabulary, in order."""
    sentence = line.sentence
    reached = sentence.start
    for run in line.runs(words):
        if run.start() < reached:
            continue
        start, end = _without_article(sentence.text, run.start(), run.end(), words), run.end()
        start = _before_owner(sentence.text, max(reached, sentence.start), start, words)
        end = _before_a_name(line, start, end, words)
        table = _kind(sentence.text, start, end, words) or _outlet(line, start, end, words)
        if table is None or any(one.start <= start and end <= one.end for one in line.known):
            continue
        end = _with_of(sentence.text, end, sentence.end, words)
        start = _after_known(line, _before_and(line, start, reached, words), end)
        pieces = sentence.text[start:end].split()
        if (len(pieces) < 2 and table["word"] not in words.outlets) or _all_known(line, start, end):
            continue
        if any(token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBG" for token in line.between(start, end)):
            continue  # a headline in capitals
        kind, sector = table["kind"], table["sector"]
        if table["word"] in words.may_be_armed and _is_armed(line, start, end, words):
            kind, sector = "armed_group", "REB"
        match = _ACRONYM.match(sentence.text, end)
        acronym = match.span(1) if match and match.end(1) - match.start(1) <= _LONGEST_ACRONYM else None
        reached = end
        yield OrganisationName(line, start, end, kind, sector, table["word"], acronym)  # type: ignore[arg-type]


def _kind(text: str, start: int, end: int, words: ActorWords) -> dict[str, str] | None:
    """What a run of capitalised words names: told by its last word, or its first ("Harakat ..."); None for others."""
    pieces = text[start:end].split()
    if not pieces:
        return None
    last = plain(pieces[-1])
    whole = last.partition("-in-")[0]  # "Movement-in-Opposition" is a movement
    both = " ".join(plain(one) for one in pieces[-2:])
    for word in (both, last, whole):
        if word in words.organisation_names:
            return {**words.organisation_names[word], "word": word}
    opener = plain(pieces[0])
    if len(pieces) > 1 and opener in words.organisation_openers:
        return {**words.organisation_openers[opener], "word": opener}
    return None


def _before_a_name(line: Line, start: int, end: int, words: ActorWords) -> int:
    """The end, moved before the name in "head of the Salt Council Mira Tolland"."""
    tokens = line.between(start, end)
    if not tokens or not follows_post(tokens[0].doc, tokens[0].i, words):
        return end
    tells = [place for place, one in enumerate(tokens) if place and plain(one.text) in words.organisation_names]
    if not tells or len(tokens) - tells[-1] <= _SHORTEST_NAME:
        return end
    return line.sentence.end_of(tokens[tells[-1]])


def _outlet(line: Line, start: int, end: int, words: ActorWords) -> dict[str, str] | None:
    """That of a newspaper, where the noun right before the name says that it is one; a presenter is none."""
    tokens = line.between(start, end)
    if not tokens or tokens[0].i <= line.tokens[0].i:
        return None
    before = tokens[0].nbor(-1)
    person = len(tokens) > 1 and any(one.ent_type_ == "PERSON" for one in tokens)
    if before.lower_ not in words.outlets or not before.whitespace_ or person:
        return None
    return {"kind": "media_outlet", "sector": "JRN", "word": before.lower_}


def _before_owner(text: str, limit: int, start: int, words: ActorWords) -> int:
    """The start, moved over the "People's" of "Lume People's Front"."""
    if not text[limit:start].rstrip().endswith(words.owner_ends):
        return start
    owned = words.owned_by.search(text, limit, start)
    return start if owned is None else _without_article(text, owned.start(1), start, words)


def _before_and(line: Line, start: int, reached: int, words: ActorWords) -> int:
    """The start, moved over "... and": the "Truce and Transit Commission" is one body, and no office is part of it."""
    before = _AND.search(line.sentence.text[max(reached, line.sentence.start) : start])
    if before is None or any(word in words.organisation_names for word in map(plain, before.group(1).split())):
        return start
    begin = start - len(before.group(1)) - len("and ")
    tokens = line.between(begin, start)
    if any(names_office(token, words) for token in tokens):
        return start
    return start if any(begin <= one.start < start for one in line.known) else begin


def _is_armed(line: Line, start: int, end: int, words: ActorWords) -> bool:
    """True where the name says so ("Liberation"), or words beside it: "the rebel NAME", "NAME fighters"."""
    if {plain(one) for one in line.sentence.text[start:end].split()} & words.armed_words:
        return True
    if _is_army_of_no_state(line, start, end, words):
        return True
    inside = line.between(start, end)
    first, last = inside[0].i - line.tokens[0].i, inside[-1].i - line.tokens[0].i
    of = first > 0 and line.tokens[first - 1].dep_ == "det" and line.tokens[first - 1].i - line.tokens[0].i
    reach = _OF_THE if of and line.tokens[of - 1].lower_ in words.grammar["of"] else _BESIDE
    beside = (*line.tokens[max(first - reach, 0) : first], *line.tokens[last + 1 : last + 7])
    return any(plain(one.text) in words.armed_beside for one in beside)


def _is_army_of_no_state(line: Line, start: int, end: int, words: ActorWords) -> bool:
    """True for "Black River Army": a state's is called after it, or the national, the royal, the First Army."""
    pieces = [plain(one) for one in line.sentence.text[start:end].split()]
    if (
        pieces[-1] not in words.grammar["army"]
        or len(pieces) < _OWN_ARMY
        or words.grammar["of_state_armies"] & {*pieces}
    ):
        return False
    return not any(one.start < end and start < one.end and one.entry.actor_type == "state" for one in line.known)


def _without_article(text: str, start: int, end: int, words: ActorWords) -> int:
    for article in sorted(words.grammar["articles_before_names"]):
        if text.startswith(article, start, end):
            return start + len(article)
    return start


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
            or plain(run.group().split()[0]) in words.courtesies
            or (joined.group().startswith(" and") and _is_another(text, joined, run, limit, words))
        ):
            return end
        end = run.end()


def _is_another(text: str, joined: re.Match[str], run: re.Match[str], limit: int, words: ActorWords) -> bool:
    """Whether "and ..." begins a name of its own: "and the Movement for Salt"; not "and Trade of Veldt"."""
    if not _JOINED.match(text, run.end(), limit):
        return True
    return joined.group().endswith(" the ") and plain(run.group().split()[-1]) in words.organisation_names


def _after_known(line: Line, start: int, end: int) -> int:
    """The start, moved behind a possessor: the "Council" of "Veldt's Council of Elders"."""
    for one in line.known:
        if one.start == start and one.end < end and one.possessive:
            return one.end + 3
    return start


def _all_known(line: Line, start: int, end: int) -> bool:
    return any(one.start <= start and end <= one.end for one in line.known)


def learn_organisations(lines: Sequence[Line], words: ActorWords) -> tuple[Entry, ...]:
    """Entries for the organisations that the article names and no list knows, each with its acronyms."""
    found: dict[str, list[OrganisationName]] = {}
    for line in lines:
        for name in find_organisations(line, words):
            found.setdefault(name.text, []).append(name)
    entries = [_entry(text, names) for text, names in found.items()]
    taken = {surface for entry in entries for surface, _ in entry.surfaces()}
    entries += [
        _plain_entry(acronym, kind, sector) for acronym, (kind, sector) in find_unexplained(lines, taken, words).items()
    ]
    return tuple(entries)


def _entry(text: str, names: Sequence[OrganisationName]) -> Entry:
    """One organisation by all that its names in the article tell."""
    kinds = [(one.kind, one.sector) for one in names]
    kind, sector = next((one for one in kinds if one[0] == "armed_group"), kinds[0])
    acronyms = [one.line.sentence.text[slice(*one.acronym)] for one in names if one.acronym]
    initials = initials_of(text)
    if len(initials) >= _LEAST_INITIALS:
        acronyms.append(initials)
    country = next((one for one in map(_country, names) if one), None)
    owner = next((one for one in map(_owner, names) if one), None)
    return Entry(
        id=f"{BASIS}:{text}",
        name=text,
        actor_type=kind,
        country=country,
        sectors=owner.sectors if owner is not None else (sector,) if sector else (),
        member_of=(owner.id,) if owner is not None else (),
        names=tuple(dict.fromkeys(form for one in acronyms for form in forms_of(one))),
        descriptions=(names[0].word,),
        basis=BASIS,
    )


def _plain_entry(acronym: str, kind: ActorType, sector: str) -> Entry:
    return Entry(
        id=f"{BASIS}:{acronym}",
        name=acronym,
        actor_type=kind,
        sectors=(sector,) if sector else (),
        names=tuple(one for one in forms_of(acronym) if one != acronym),
        basis=BASIS,
    )


def _country(name: OrganisationName) -> str | None:
    inside = [one.entry for one in name.line.known if name.start <= one.start and one.end <= name.end]
    return next((one.country for one in [*inside, *_possessors(name)] if one.country), None)


def _owner(name: OrganisationName) -> Entry | None:
    """The group whose body it is: "the Lume Front's Political Council" is no body of a government."""
    return next((one for one in _possessors(name) if one.actor_type == "armed_group"), None)


def _possessors(name: OrganisationName) -> list[Entry]:
    return [one.entry for one in name.line.known if one.possessive and 0 < name.start - one.end <= _POSSESSIVE]
