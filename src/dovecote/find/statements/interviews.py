"""Interviews printed as questions and answers: each answer is the interviewee's own words.

Recognised by layout: at least three short lines that end with a question mark, each followed by a line that does not,
and answers in the first person. What an answer reports of others is told by the interviewee.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.model.document import Part
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

MIN_QUESTIONS: Final = 3
MAX_QUESTION: Final = 300
"""Characters of a question; a longer line that ends with a question mark is an answer that asks back."""
PERSONS: Final = frozenset({"person", "unnamed_person"})


@dataclass(frozen=True, slots=True)
class Interview:
    """Questions and answers of one article, and who answers."""

    answers: tuple[Span, ...]
    questions: tuple[Span, ...]
    interviewee: Span | None
    """The mention that introduces the one who answers; None where the text names nobody."""


def find_interview(article: Article) -> Interview | None:
    """The interview that the article is; None where it is none."""
    body = [part for part in article.document.source.parts if part.kind in {"body", "subheading"}]
    asked = [number for number, part in enumerate(body) if _is_question(article, part, body, number)]
    if len(asked) < MIN_QUESTIONS:
        return None
    answers = [part for number, part in enumerate(body) if number > asked[0] and number not in asked]
    spans = tuple(one.span for one in answers)
    if not _speaks_of_itself(article, spans):
        return None
    last = max(number for number in range(len(body)) if number not in asked and number - 1 in asked)
    spans = tuple(part.span for number, part in enumerate(body) if asked[0] < number <= last and number not in asked)
    questions = tuple(body[number].span for number in asked)
    return Interview(spans, questions, _interviewee(article, body[: asked[0]]))


def _is_question(article: Article, part: Part, body: list[Part], number: int) -> bool:
    words = article.text[part.start : part.end].rstrip('”" ')
    return words.endswith("?") and len(words) <= MAX_QUESTION and number + 1 < len(body)


def _speaks_of_itself(article: Article, answers: tuple[Span, ...]) -> bool:
    first = set(get_lexicon(article.language).words["pronouns"]["first_person"])
    words = [word.strip('.,;:!?“”"').lower() for span in answers for word in span.cut(article.text).split()]
    return sum(word in first for word in words) >= MIN_QUESTIONS - 1


def _interviewee(article: Article, introduction: list[Part]) -> Span | None:
    """The first person named before the first question."""
    for part in introduction:
        for mention, actor in article.mentions_in(part.span):
            if actor.actor_type in PERSONS and mention.form in {"name", "title+name"}:
                return Span(mention.start, mention.end)
    return None


def answers_of(article: Article, interview: Interview, told: list[Attribution]) -> list[Attribution]:
    """The interviewee's words: runs of sentences of an answer that do not themselves report somebody else's.

    Each answer comes first as a whole, as the frame of what it reports of others; that is no statement of its own.
    """
    reporting = {one.sentence.index for one in told}
    found: list[Attribution] = []
    for answer in interview.answers:
        run: list[Sentence] = []
        inside = [one for one in article.sentences if answer.contains(one.span)]
        if inside:
            found.append(_attribution(inside[0], answer, interview, "whole_answer"))
        for sentence in inside:
            if sentence.index in reporting:
                found += _as_attribution(run, interview)
                run = []
            else:
                run.append(sentence)
        found += _as_attribution(run, interview)
    return found


def _as_attribution(run: list[Sentence], interview: Interview) -> list[Attribution]:
    if not run:
        return []
    content = Span(run[0].start, run[-1].end)
    return [_attribution(run[0], content, interview, "answer")]


def _attribution(sentence: Sentence, content: Span, interview: Interview, frame: str) -> Attribution:
    return Attribution(sentence, None, None, None, None, (content,), None, frame, named_at=interview.interviewee)
