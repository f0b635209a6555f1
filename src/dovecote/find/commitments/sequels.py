"""What an article says of a promise in another sentence, put where it belongs: at the promise.

"The withdrawal will be conditional", "the premier will not tie it to conditions", "four months later than planned",
"the delay is due to snow", "the deadline was missed", "they did not". Such a sentence names the promise by its act, by
the words for a limit or a delay, or follows it directly; where that leaves a choice, nothing is attached.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from dovecote.find.article import Article
from dovecote.find.clause import clause_span, objects_of, subject_of
from dovecote.find.commitments.words import Words
from dovecote.model.commitment import Commitment, CommitmentVersion, Condition, Progress
from dovecote.model.evidence import Evidence, Span
from dovecote.model.knowledge import parse_edtf
from dovecote.model.sentence import Sentence
from dovecote.vocabulary.actions import family_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Field = Literal["condition", "drops", "slip", "reason", "not_done"]
LONGEST_ELLIPSIS = 5
"""Tokens of "They did not." with its stop; a longer clause tells something of its own."""


@dataclass(frozen=True, slots=True)
class Sequel:
    """One thing said of a promise."""

    field: Field
    evidence: Evidence
    sentence: Sentence
    action: str | None = None
    """The act it names; None where it speaks of a limit or a delay, or of the sentence before."""
    words: str = ""


def attach_sequels(article: Article, commitments: tuple[Commitment, ...], words: Words) -> tuple[Commitment, ...]:
    """`commitments` with what other sentences of the article say of them."""
    if not commitments:
        return commitments
    found = list(commitments)
    for sequel in sequels_in(article, words):
        for number in _TARGETS[sequel.field](article, found, sequel):
            found[number] = _attached(article, found[number], sequel)
    return tuple(found)


def sequels_in(article: Article, words: Words) -> Iterator[Sequel]:
    """Everything of the kind in the article, slips before their reasons."""
    table = article.language.table("commitments/sequels")
    finders: tuple[Callable[..., Iterator[Sequel]], ...] = (_slips, _conditions, _dropped, _reasons, _not_done)
    for finder in finders:
        for sentence in article.fact_sentences():
            yield from finder(article, sentence, table, words)


def _act(token: Token | None, words: Words) -> str | None:
    """The action that a noun names."""
    if token is None or token.pos_ not in ("NOUN", "PROPN"):
        return None
    action = words.action_of(token)
    return action.name if action is not None else None


def _is_negated(token: Token) -> bool:
    return any(one.dep_ == "neg" or one.lower_ in ("never", "longer") for one in token.children)


def _slips(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """A length of time counted from what was planned."""
    compared = "|".join(map(re.escape, table["slips"]["compared"]))
    phrases = "|".join(re.escape(one) for one in table["slips"]["phrases"])
    tail = re.compile(rf"(?:\s+\w+)?\s+than(?:\s+[\w'’]+){{0,8}}?\s+(?:{compared})\b|\s+(?:{phrases})\b", re.IGNORECASE)
    for time in article.times_in(sentence.span):
        match = tail.match(sentence.text, time.end, sentence.end) if time.timex3_type == "DURATION" else None
        if match:
            evidence = article.quote(time.start, match.end(), "slip_words")
            acts = [_act(one, words) for one in sentence]
            yield Sequel("slip", evidence, sentence, next((act for act in acts if act), None))


def _conditions(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """The act is said to be conditional; or, negated, to be so no more."""
    for label in table["conditions"]["labels"]:
        for verb, act, start in _predicated(sentence, label, words):
            negated = _is_negated(verb) or any(_is_negated(one) for one in verb.children if one.dep_ == "acomp")
            span = clause_span(sentence, verb)
            text = sentence.text[start : start + len(label)]
            if not negated:
                yield Sequel("condition", article.quote(span.start, span.end, "condition"), sentence, act, text)
            elif any(one.lower_ == "longer" for one in verb.subtree):
                yield Sequel("drops", article.quote(span.start, span.end, "condition"), sentence, act)
    for verb in sentence:
        hangs_on = verb.pos_ == "VERB" and verb.lemma_.lower() in table["conditions"]["hanging"]
        hung = _act(subject_of(verb), words) if hangs_on else None
        if hung is None or not any(child.lower_ in table["conditions"]["hanging_on"] for child in verb.children):
            continue
        span = clause_span(sentence, verb)
        quote = article.quote(span.start, span.end, "condition")
        if not _is_negated(verb):
            yield Sequel("condition", quote, sentence, hung, quote.exact)
        elif any(one.lower_ == "longer" for one in verb.children):
            yield Sequel("drops", quote, sentence, hung)


def _predicated(sentence: Sentence, label: str, words: Words) -> Iterator[tuple[Token, str, int]]:
    """Verbs that say `label` of an act, with the act and where the label stands."""
    for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", sentence.words, re.IGNORECASE):
        start = sentence.start + match.start()
        token = sentence.token_at(start)
        # The parser may take the end of "condition-based" for a verb; the one with the act as its subject is meant.
        for one in (token, *token.ancestors) if token is not None else ():
            act = _act(subject_of(one), words) if one.pos_ in ("VERB", "AUX") else None
            if act is not None:
                yield one, act, start
                break


def unties(verb: Token, table: Mapping[str, Any]) -> bool:
    """Whether it is as "will not tie the pullout to conditions": no deed of its own, but a condition gone."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or lemma not in table["verbs"] or not _is_negated(verb):
        return False
    ties = lemma in table["tying"] and any(one.lower_ == "to" for one in verb.subtree)
    return ties or any(one.lower_ in table["nouns"] for one in verb.subtree)


def _dropped(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """The act is not tied to conditions, or said to be without any."""
    for verb in sentence:
        if unties(verb, table["dropped"]):
            act = next((name for one in objects_of(verb) if (name := _act(one, words))), None)
            if act is not None:
                span = clause_span(sentence, verb)
                yield Sequel("drops", article.quote(span.start, span.end, "condition"), sentence, act)
    for label in table["dropped"]["labels"]:
        for verb, act, _ in _predicated(sentence, label, words):
            span = clause_span(sentence, verb)
            yield Sequel("drops", article.quote(span.start, span.end, "condition"), sentence, act)


def _reasons(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """Why it is late: what the delay is, or what it is blamed on."""
    for noun in sentence:
        if noun.lemma_.lower() not in table["reasons"]["delays"]:
            continue
        verb = noun.head
        says = verb.lemma_ == "be" and noun.dep_ == "nsubj" and not _is_negated(verb)
        told = says and any(one.dep_ in ("acomp", "attr", "prep") for one in verb.children)
        blamed = noun.dep_ == "dobj" and verb.lemma_.lower() in table["reasons"]["blaming"]
        if told or blamed:
            span = clause_span(sentence, verb)
            yield Sequel("reason", article.quote(span.start, span.end, "reason"), sentence)


def _not_done(article: Article, sentence: Sentence, table: Mapping[str, Any], words: Words) -> Iterator[Sequel]:
    """The day passed, the act did not happen, or "they did not"."""
    for verb in sentence:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        lemma, negated = verb.lemma_.lower(), _is_negated(verb)
        subjects = [*objects_of(verb), subject_of(verb)]
        act = next((name for one in subjects if (name := _act(one, words))), None)
        limit = any(one is not None and one.lemma_.lower() in table["not_done"]["limits"] for one in subjects)
        past = verb.tag_ in ("VBD", "VBN")
        missed = limit and past and not negated and lemma in table["not_done"]["missing"] and not _is_ahead(verb)
        absent = (
            act is not None and negated and past and lemma in table["not_done"]["happening"] and not _is_ahead(verb)
        )
        if missed or absent:
            span = clause_span(sentence, verb)
            yield Sequel("not_done", article.quote(span.start, span.end), sentence, None if missed else act)
        elif negated and _is_elliptic(sentence, verb):
            yield Sequel("not_done", article.quote(sentence.start, sentence.end), sentence, None, "ellipsis")


def _is_ahead(verb: Token) -> bool:
    return any(one.dep_ == "aux" and one.tag_ == "MD" for one in verb.children)


def _is_elliptic(sentence: Sentence, verb: Token) -> bool:
    """True of "They did not.": a pronoun, a negated auxiliary, and nothing else."""
    tokens = [one for one in sentence if not one.is_space]
    return (
        len(tokens) <= LONGEST_ELLIPSIS
        and verb == sentence.root
        and verb.lemma_ in ("do", "be", "have")
        and any(one.pos_ == "PRON" and one.dep_ in ("nsubj", "nsubjpass") for one in verb.children)
    )


def _same_act(commitment: Commitment, action: str | None) -> bool:
    return action is not None and family_of(commitment.action).name == family_of(action).name


def _of_act(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    """Every promise of the act that is named."""
    return [number for number, one in enumerate(commitments) if _same_act(one, sequel.action)]


def _latest_of_act(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    """Of the promises of the act the one in today's words: a signed text drops no condition of its own."""
    found = _of_act(article, commitments, sequel)
    fresh = [number for number in found if commitments[number].versions[-1].strength != "signed_agreement"]
    whole = [number for number in fresh if commitments[number].action == sequel.action] or fresh
    dated = [number for number in whole if _limit(commitments[number]) is not None]
    return (dated or whole)[:1]


def _of_slip(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    """The promise that stands in the sentence, else the one whose act the sentence names."""
    here = [number for number, one in enumerate(commitments) if _stands_in(one, sequel.sentence)]
    dated = [number for number in here if _limit(commitments[number]) is not None]
    return (dated or here)[:1] or _latest_of_act(article, commitments, sequel)


def _of_delay(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    """The one promise that the article calls late."""
    late = [number for number, one in enumerate(commitments) if one.versions[-1].slip_words]
    return late if len(late) == 1 else []


def _of_absence(article: Article, commitments: Sequence[Commitment], sequel: Sequel) -> list[int]:
    if sequel.action is not None:
        found = _of_act(article, commitments, sequel)
        return found if len(found) == 1 else []
    before = [number for number, one in enumerate(commitments) if _stands_before(one, sequel.sentence, article)]
    before.sort(key=lambda number: commitments[number].evidence[0].start)
    if sequel.words == "ellipsis":
        return before[-1:]
    named = [number for number, one in enumerate(commitments) if _names_limit(one, sequel.evidence)]
    return (named or [number for number in before if _last_day(commitments[number])])[-1:]


_TARGETS: dict[Field, Callable[[Article, Sequence[Commitment], Sequel], list[int]]] = {
    "condition": _of_act,
    "drops": _latest_of_act,
    "slip": _of_slip,
    "reason": _of_delay,
    "not_done": _of_absence,
}


def _limit(commitment: Commitment) -> str | None:
    deadline = commitment.versions[-1].deadline
    return deadline.edtf if deadline is not None else None


def _last_day(commitment: Commitment) -> date | None:
    edtf = parse_edtf(_limit(commitment))
    return edtf.latest() if edtf else None


def _stands_in(commitment: Commitment, sentence: Sentence) -> bool:
    return any(one.span.overlaps(sentence.span) for one in commitment.versions[-1].evidence)


def _stands_before(commitment: Commitment, sentence: Sentence, article: Article) -> bool:
    previous = next((one for one in article.sentences if one.index == sentence.index - 1), None)
    return previous is not None and _stands_in(commitment, previous)


def _names_limit(commitment: Commitment, evidence: Evidence) -> bool:
    """True where the words name the day of the promise's own limit."""
    day = _last_day(commitment)
    return day is not None and str(day.day) in re.findall(r"\d+", evidence.exact)


def _attached(article: Article, commitment: Commitment, sequel: Sequel) -> Commitment:
    """`commitment` with one more thing said of it."""
    if sequel.field == "not_done":
        voice = next(iter(article.statements_over(Span(sequel.evidence.start, sequel.evidence.end))), None)
        speaker = voice.speaker if voice is not None and isinstance(voice.speaker, str) else None
        sourcing = voice.sourcing_class if voice is not None else "unattributed"
        progress = Progress("no_outcome", (sequel.evidence,), None, speaker, sourcing)
        return dataclasses.replace(commitment, progress=(*commitment.progress, progress))
    version = _with(commitment.versions[-1], sequel)
    return dataclasses.replace(commitment, versions=(*commitment.versions[:-1], version))


def _with(version: CommitmentVersion, sequel: Sequel) -> CommitmentVersion:
    evidence = sequel.evidence
    match sequel.field:
        case "condition":
            if any(one.span.overlaps(evidence.span) for old in version.conditions for one in old.evidence):
                return version
            condition = Condition("general", sequel.words, evidence=(evidence,))
            return dataclasses.replace(version, conditions=(*version.conditions, condition))
        case "drops":
            return dataclasses.replace(version, drops_conditions=(*version.drops_conditions, evidence))
        case "slip":
            return dataclasses.replace(version, slip_words=(*version.slip_words, evidence))
        case "reason":
            return dataclasses.replace(version, reason=(*version.reason, evidence))
        case _:
            raise AssertionError(sequel.field)
