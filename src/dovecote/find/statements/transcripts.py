"""Transcripts: lines that begin with who speaks, `TOLLAND: words`, `Mira Tolland: words`, `Q: words` and `A: words`.

Each answer is its speaker's own words. What a reporter asks is no statement about the talks and is left out.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.layout import attribution_at, trim_quotes
from dovecote.find.statements.lexicon import ReportingVerb, entry_of, get_lexicon
from dovecote.model.actor import Actor
from dovecote.model.document import Part
from dovecote.model.evidence import Span

CAPITALS: Final = re.compile(
    r"[\"“”]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: \([^)]{1,40}\))?(?P<cue>:) "
)
"""The beginning of a line in a transcript: a name in capitals and a colon."""
MIXED: Final = re.compile(r"(?P<name>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4})(?P<cue>[:.]) ")
"""A name as it is written elsewhere, or the letter Q or A."""
MIN_TURNS: Final = 2
"""One line in capitals may be a heading; two speakers or one speaking twice make a transcript."""
MIN_MIXED: Final = 4
"""Lines that begin like "Mira Tolland:" are a transcript where two names take turns."""

Turn = tuple[int, re.Match[str]]


def transcript(article: Article, parts: list[Part]) -> Iterator[Attribution]:
    """What was answered in the transcript that these parts are; nothing where they are none."""
    found = _turns(article, parts)
    if not found:
        return
    letters = get_lexicon(article.language).words["turns"]
    askers, answered = _askers(article, parts, found), ""
    occasion = _occasion(article, found, askers)
    ends_before = [*(number for number, _ in found[1:]), len(parts)]
    for (number, match), following in zip(found, ends_before, strict=True):
        name = match.group("name")
        if name.lower().rstrip(".") in letters["asking"] or name in askers:
            continue
        content = trim_quotes(article.text, match.end(), _end_of_turn(article, parts, number, following))
        one = attribution_at(article, Span(*match.span("name")), Span(*match.span("cue")), (content,), "turn")
        if one is None or len(content) <= 1:
            continue
        one = dataclasses.replace(one, verb=occasion)
        by_letter = name.lower().rstrip(".") in letters["answering"]
        if by_letter and answered and one.source is not None:
            # "A:" after lines of "Mira Tolland:" goes on with her.
            words = Span(*next(match for _, match in found if match.group("name") == answered).span("name"))
            yield _named(article, dataclasses.replace(one, source=words), (), answers=False)
            continue
        answered = answered if by_letter else name
        yield _named(article, one, parts[: found[0][0]], answers=by_letter)


def _occasion(article: Article, found: list[Turn], askers: set[str]) -> ReportingVerb | None:
    """What the answers are told in: an interview where one asks, a press conference where it is the press."""
    words = get_lexicon(article.language).words
    asking = {match.group("name") for _, match in found if match.group("name").lower() in words["turns"]["asking"]}
    if not asking | askers:
        return None
    to_press = any(name.lower() in words["turns"]["press"] for name in asking)
    return entry_of("transcripts", "turn", "neutral", channel="press_conference" if to_press else "interview")


def _turns(article: Article, parts: list[Part]) -> list[Turn]:
    """The lines that begin with a speaker; empty where too few do."""
    capitals = _matching(article, parts, CAPITALS)
    if len(capitals) >= MIN_TURNS:
        return capitals
    mixed = _matching(article, parts, MIXED)
    letters = get_lexicon(article.language).words["turns"]
    short = {*letters["asking"], *letters["answering"]}
    mixed = [one for one in mixed if one[1].group("cue") == ":" or one[1].group("name").lower() in short]
    counts = Counter(match.group("name") for _, match in mixed)
    often = {name for name, count in counts.items() if count >= MIN_TURNS}
    if any(name.lower().rstrip(".") not in short for name in often):
        often |= {name for name in counts if name.lower().rstrip(".") in short}
    elif often or any(name.lower() in letters["asking"] for name in counts):
        # Lines of "Q:" and "A:" with a name in between, which says who they are; "Spokesman Bor Temm: ...",
        # "Question: ...", "Spokesman: ...".
        often |= {match.group("name") for _, match in mixed if _is_known(article, match)}
        often |= {name for name in counts if name.lower() in letters["asking"]}
    mixed = [one for one in mixed if one[1].group("name") in often]
    return mixed if len(often) > 1 and len(mixed) >= MIN_MIXED - _asked_by_name(mixed, letters) else []


def _asked_by_name(turns: list[Turn], letters: Mapping[str, Sequence[str]]) -> bool:
    """Whether a line says in full that it is a question: no list and no table has one."""
    return any(len(name) > 1 and name in letters["asking"] for name in (one.group("name").lower() for _, one in turns))


def _is_known(article: Article, match: re.Match[str]) -> bool:
    """Whether the line begins with somebody told of in the article: a mention of one, or a person's surname."""
    if article.actor_at(*match.span("name")) is not None or _spokesperson(article, match.group("name")):
        return True
    surname = match.group("name").split()[-1].lower()
    return any(one.actor_type == "person" and one.name.lower().split()[-1] == surname for one in article.actors)


def _spokesperson(article: Article, label: str) -> bool:
    """Whether a label is, or begins with, the post of one who speaks for others."""
    return label.split()[0].lower() in get_lexicon(article.language).words["sources"]["spokespersons"]


def _matching(article: Article, parts: list[Part], pattern: re.Pattern[str]) -> list[Turn]:
    found = ((number, pattern.match(article.text, part.start, part.end)) for number, part in enumerate(parts))
    return [(number, match) for number, match in found if match is not None]


def _end_of_turn(article: Article, parts: list[Part], number: int, following: int) -> int:
    """Where the turn ends: with its line, or with the last of the lines after it that go on in quotation marks."""
    end = parts[number].end
    for part in parts[number + 1 : following]:
        if article.text[part.start] not in '“"”':
            break
        end = part.end
    return end


def _askers(article: Article, parts: list[Part], found: list[Turn]) -> set[str]:
    """Those who are no persons told of and only ask; one that begins may say something else in between, too."""
    lines: dict[str, list[bool]] = {}
    persons: set[str] = set()
    for number, match in found:
        name, actor = match.group("name"), article.actor_at(*match.span("name"))
        asks = article.text[parts[number].start : parts[number].end].rstrip('”" ').endswith("?")
        lines.setdefault(_surname(name), []).append(asks)
        if name.isupper() or (actor is not None and actor.actor_type == "person"):
            persons.add(_surname(name))
    first, names = _surname(found[0][1].group("name")), {match.group("name") for _, match in found}
    often = {name for name, asks in lines.items() if all(asks) and len(asks) >= MIN_TURNS}
    once = {_surname(name) for name in names if " " in name and all(lines[_surname(name)])}
    if lines[first][0] and 2 * sum(lines[first]) >= len(lines[first]) and len(lines) > 1:
        once.add(first)
    return {name for name in names if _surname(name) in often | (once - persons)}


def _surname(label: str) -> str:
    """What a label keeps where it is shortened: KOR, after SALIM KOR."""
    return label.split()[-1]


def _named(article: Article, turn: Attribution, introduction: Sequence[Part], *, answers: bool) -> Attribution:
    """The turn, told by the person whose name is written elsewhere: in capitals alone, or behind the letter A."""
    if turn.source is None:
        return turn
    words = turn.source.cut(article.text).split()
    persons = [one for one in article.actors if one.actor_type == "person"]
    if answers:
        first = introduction[0].start if introduction else 0
        last = introduction[-1].end if introduction else 0
        mentions = [pair for pair in article.mentions_in(Span(first, last)) if pair[1] in persons]
        if not mentions:
            return dataclasses.replace(turn, source=None, source_head=None)
        return dataclasses.replace(turn, named_at=Span(mentions[0][0].start, mentions[0][0].end))
    if len(words) == 1 and _spokesperson(article, words[0]):
        # "Spokesman: ..." after "Spokesman Bor Temm: ...", or after an introduction that names him with his post.
        posts = [one for one in persons if any(words[0].lower() in each.exact.lower() for each in one.mentions)]
        return dataclasses.replace(turn, named_at=_first_mention(posts[0])) if len(posts) == 1 else turn
    surname = words[-1].lower()
    meant = [one for one in persons if one.name.lower().split()[-1:] == [surname]]
    if len(meant) != 1:
        return turn
    return dataclasses.replace(turn, named_at=_first_mention(meant[0]))


def _first_mention(actor: Actor) -> Span:
    return Span(actor.mentions[0].start, actor.mentions[0].end)
