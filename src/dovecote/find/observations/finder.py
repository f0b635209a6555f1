"""Figures of an article, without dates, ages, names and lengths of terms."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, prepositions_of
from dovecote.find.frames import forms_in, lemma_of, words_in
from dovecote.find.observations.numbers import Figure, find_figures
from dovecote.find.observations.ranges import both_ends, is_range
from dovecote.find.observations.units import (
    Count,
    count_of,
    counted_again,
    counted_noun,
    is_rate,
    part_of_whole,
    plural_of,
)
from dovecote.find.qualify import qualify
from dovecote.find.setting import place_of, statement_at, time_of
from dovecote.languages.language import Language
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.observation import Observation
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE = "en.observations/figure@1"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NAMED = frozenset({"LAW", "PRODUCT", "ORG", "FAC", "EVENT", "WORK_OF_ART", "ORDINAL"})
MEASURE_WORDS = 8
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "across", "outside"})
LARGE = 100
"""A bare number in a later sentence ("another 3,500 are to follow") is of the same kind only where both are large."""
CUT_OFF = frozenset({"relcl", "acl", "conj", "appos", "cc", "punct", "advcl", "parataxis"})


def find_observations(article: Article) -> tuple[Observation, ...]:
    """Figures of the article, in order of their evidence."""
    table = article.language.table("observations")
    found: list[Observation] = []
    last: Count | None = None
    for sentence in article.fact_sentences():
        counts = list(_counts_of(article, sentence, last, table))
        found += [_observation(article, sentence, count, count.figure.value, table) for count in counts]
        found += _nothing_at_all(article, sentence, table)
        told = [one for one in counts if not _is_part(one, table)]
        last = told[-1] if told else last or (counts[-1] if counts else None)
    return tuple(sorted(found, key=lambda one: (one.evidence[0].start, one.evidence[0].end, one.id)))


def _counts_of(article: Article, sentence: Sentence, last: Count | None, table: Mapping[str, Any]) -> Iterator[Count]:
    """Figures of the sentence with their units; `last` is the last count of the sentences before."""
    large = last if last is not None and last.figure.value >= LARGE else None
    before = last if _speaks_of_those(sentence, table) else large
    wholes: set[int] = set()
    figures = list(find_figures(sentence, table))
    ranges = {int(one.tokens[0].i): two for one, two in pairwise(figures) if is_range(one, two, table)}
    for figure in figures:
        if figure.tokens[0].i in wholes:
            continue
        above = ranges.get(int(figure.tokens[0].i))
        if above is not None:
            # The parser hangs the noun on either end.
            count = count_of(sentence, figure if counted_noun(figure) is not None else above, before, table)
            if count is not None and not _is_something_else(article, sentence, above, table):
                wholes |= {int(above.tokens[0].i)}
                yield from both_ends(figure, above, count, table)
                before = count
                continue
        if _is_something_else(article, sentence, figure, table) or figure.tokens[0].i in wholes:
            continue
        count = part_of_whole(sentence, figure, table) or count_of(sentence, figure, before, table)
        count = count or counted_again(figure, last, table)
        if count is not None:
            wholes |= {int(one.i) for one in count.whole}
            # "500 prisoners, in groups of 20 men; 300 more": men are what was counted, and not a new thing.
            before = before if before is not None and _is_part(count, table) else count
            yield count


def _is_part(count: Count, table: Mapping[str, Any]) -> bool:
    """True for men of those counted before, so many a day, "including 19 children": what follows is of the whole."""
    words = table["of_people"]
    before = count.figure.first.nbor(-1).lower_ if count.figure.first.i > 0 else ""
    return count.unit in words["units"] or before in words["parts"] or is_rate(count)


def _speaks_of_those(sentence: Sentence, table: Mapping[str, Any]) -> bool:
    """True where the sentence takes up what was counted before it: "of these", "twelve of them"."""
    words, forms = table["of_those"], forms_in(sentence)
    if words_in(sentence).isdisjoint(words["words"]):
        return False
    return any(one == words["preposition"] and after in words["words"] for one, after in pairwise(forms))


def _is_something_else(article: Article, sentence: Sentence, figure: Figure, table: Mapping[str, Any]) -> bool:
    """True for numbers in dates and names, for ages, and for "one of"."""
    first, last = figure.tokens[0], figure.last
    start, end = sentence.start_of(first), sentence.end_of(last)
    if any(one.start < end and start < one.end and one.timex3_type != "DURATION" for one in article.times):
        return True
    if _is_part_of_name(first):
        return True
    if first.ent_type_ in NAMED or (first.i > 0 and first.nbor(-1).lower_ in table["names_before"]["words"]):
        return True
    near = [first.nbor(-1)] if first.i > 0 else []
    near += [last.nbor(step) for step in (1, 2, 3) if last.i + step < len(last.doc)]
    return any(one.lower_ in table["age"]["words"] for one in near)


def _is_part_of_name(number: Token) -> bool:
    """True for "Interstate 20", "Camp 7": digits right behind the name that they belong to."""
    before = number.nbor(-1) if number.i > 0 else None
    return before is not None and before.tag_ == "NNP" and number.head == before and number.text.isdigit()


def _observation(
    article: Article, sentence: Sentence, count: Count, value: float, table: Mapping[str, Any]
) -> Observation:
    span = _span(sentence, count, table)
    verb = next((one for one in (count.figure.last, *count.figure.last.ancestors) if one.pos_ in VERBAL), None)
    qualification = qualify(article, sentence, verb) if verb is not None else None
    target = qualification is not None and (qualification.future or qualification.requested)
    target = target or _is_denied(count.figure.first, table)
    statement = statement_at(article, sentence, count.figure.last)
    return Observation(
        id=make_id("ob", article.document.id, RULE, span.start, span.end, value, count.unit),
        evidence=(article.quote(span.start, span.end),),
        measure=_measure(sentence, count, table),
        scope=_scope(sentence, count, verb),
        value=int(value) if value == int(value) else value,
        unit=count.unit,
        op=_operator(count, verb, table, target=target),
        time=time_of(article, sentence, verb, ahead=target) if verb is not None else None,
        target=target,
        sourcing_class=statement.sourcing_class if statement else "unattributed",
        created_by=RULE,
    )


def _is_denied(first: Token, table: Mapping[str, Any]) -> bool:
    """True for 3,200 of "stands at 3,900, not at the 3,200 that had been ordered": it is what was to be."""
    before = [one.lower_ for one in first.doc[max(0, first.i - 3) : first.i]]
    words = table["not_this"]
    place = before.index(words["not"]) if words["not"] in before else -1
    return place >= 0 and all(one in words["between"] for one in before[place + 1 :])


def _operator(count: Count, verb: Token | None, table: Mapping[str, Any], *, target: bool) -> str:
    """A level aimed at from above holds as long as it is not exceeded: "to cut the force to 900" is at most 900."""
    before = count.figure.first.nbor(-1) if count.figure.first.i > 0 else None
    down = verb is not None and lemma_of(verb) in table["levels"]["down_verbs"]
    if count.figure.op == "eq" and target and down and before is not None and before.lower_ == "to":
        return "le"
    return count.figure.op


def _span(sentence: Sentence, count: Count, table: Mapping[str, Any]) -> Span:
    """The figure with the phrase it counts; a number alone comes with its clause."""
    first, last = count.figure.first, count.end or count.figure.last
    if count.bare and count.end is None and first.i > 0 and _is_one_of_two_ends(sentence, first.nbor(-1), table):
        # "cut its force from 13,000 to 8,600": each figure with the word that tells which end it is.
        return sentence.span_of([first.nbor(-1), last])
    if count.bare and (count.noun not in count.figure.tokens or count.figure.last.dep_ in SUBJECTS):
        # "41 involved mortars": a number that stands for what was counted before says little by itself.
        verb = next((one for one in count.figure.last.ancestors if one.pos_ in VERBAL), None)
        if verb is not None:
            return clause_span(sentence, verb)
    if count.end is None and not count.bare:
        words = [one for one in count.noun.subtree if not _is_cut_off(one, count.noun)]
        last = max([last, count.noun, *words], key=lambda one: one.i)
        if count.noun.i > first.i:
            first = min([first, *(one for one in words if one.i >= first.i)], key=lambda one: one.i)
    if count.bare and first.i > 0 and first.nbor(-1).dep_ == "prep":
        first = first.nbor(-1)
    return sentence.span_of([first, last])


def _is_one_of_two_ends(sentence: Sentence, before: Token, table: Mapping[str, Any]) -> bool:
    """True for "from" and "to" with a figure behind each: a "to" alone says little without its clause."""
    ends = table["changes"]["prepositions"]
    if before.lower_ not in ends:
        return False
    others = (one for one in sentence if one.lower_ in ends and one.lower_ != before.lower_)
    # "from about 13,000": a word may stand between.
    return any(one.doc[at].like_num for one in others for at in range(one.i + 1, min(one.i + 3, len(one.doc))))


def _is_cut_off(token: Token, noun: Token) -> bool:
    """True for words of the noun's phrase that are behind a relative clause, an aside or another noun."""
    current = token
    while current.i != noun.i and current.head.i != current.i:
        if current.dep_ in CUT_OFF:
            return True
        current = current.head
    return False


def _measure(sentence: Sentence, count: Count, table: Mapping[str, Any]) -> str:
    """What is measured, in the words of the text, without the number; of people lost also how: "people killed"."""
    first, last = count.figure.first.i, count.figure.last.i
    words = [
        one
        for one in count.noun.subtree
        if not (first <= one.i <= last or one.is_punct or one.is_currency or one.like_num)
        and not _is_cut_off(one, count.noun)
    ]
    while words and (words[0].pos_ in {"ADP", "DET", "SYM"} or words[0].tag_ == "WDT"):
        # "$7 billion in loans": what it is in is measured; "of which 38 in Dorn": not which.
        words = words[1:]
    lost_people = table["casualties"]["lost_people"].get(count.noun.lower_)
    if lost_people is not None and count.noun.pos_ == "ADJ":
        # "17 dead" are people killed.
        return f"{count.unit} {lost_people}"
    told = [one.text for one in words[:MEASURE_WORDS]] or [count.unit]
    lost = _loss(count.noun, table)
    return " ".join((*told, lost) if lost else told)


def _loss(noun: Token, table: Mapping[str, Any]) -> str | None:
    """How people were lost, by the lemma of the verb: "killed" of "31 people were killed"."""
    verb, words = noun.head, table["casualties"]["told_as"]
    lost = noun.dep_ in {"nsubjpass", "dobj", "nsubj"} and verb.pos_ in VERBAL
    return words.get(f"{lemma_of(verb)}:{noun.dep_}") or words.get(lemma_of(verb)) if lost else None


def _scope(sentence: Sentence, count: Count, verb: Token | None) -> str | None:
    """The place that a figure is told of: "Dorn" of "31 people were killed in Dorn"."""
    heads = [count.noun] if verb is None else [count.noun, verb]
    known = next((place for one in heads if (place := place_of(sentence, one)) is not None), None)
    return known or next((place for one in heads for place in _named_place(sentence, one)), None)


def _named_place(sentence: Sentence, head: Token) -> Iterator[str]:
    """A name behind "in" or "near" that the parser does not know for a place."""
    for word, noun in prepositions_of(head):
        if word in PLACE_PREPOSITIONS and noun.tag_ == "NNP" and noun.ent_type_ not in {"DATE", "TIME", "PERSON"}:
            words = [one for one in noun.children if one.dep_ == "compound" and one.tag_ == "NNP"]
            yield sentence.quote_tokens([*words, noun]).exact


def _nothing_at_all(article: Article, sentence: Sentence, table: Mapping[str, Any]) -> Iterator[Observation]:
    """Figures of zero: "not a single convoy", "without one flight", "has not seen a single convoy"."""
    if _words_of_none(article.language).isdisjoint(words_in(sentence)):
        return
    tokens, forms = sentence.tokens, forms_in(sentence)
    single, negation = table["no_single"]["phrase"], set(table["no_single"]["negation"])
    for position in _places_of(single, forms):
        if position == 0:
            continue
        before = tokens[max(0, position - table["no_single"]["within"]) : position]
        noun = tokens[position + len(single)]
        # Where the negation stands right before it, the phrase is one of those below.
        apart = tokens[position - 1].lower_ not in negation
        if apart and noun.tag_ == "NN" and any(one.lower_ in negation for one in before):
            figure = Figure(tuple(tokens[position : position + len(single)]), 0.0, "eq", tokens[position])
            yield _observation(article, sentence, Count(figure, f"{noun.lower_}s", noun), 0.0, table)
    determiner, nouns = table["none"]["determiner"], table["none"]["nouns"]
    for none in (one for one in tokens if one.lower_ == determiner and one.dep_ == "det"):
        # "reported no casualties", "no air strike was recorded"
        noun = none.head
        if lemma_of(noun) in nouns or _is_none_recorded(noun, table):
            yield _observation(
                article, sentence, Count(Figure((none,), 0.0, "eq", none), plural_of(noun, table), noun), 0.0, table
            )
    for phrase in table["none"]["phrases"]:
        words = phrase.split()
        for position in _places_of(words, forms):
            noun = tokens[position + len(words)]
            if noun.tag_ != "NN":
                continue
            figure = Figure(tuple(tokens[position : position + len(words)]), 0.0, "eq", tokens[position])
            yield _observation(article, sentence, Count(figure, f"{noun.lower_}s", noun), 0.0, table)


@functools.cache
def _words_of_none(language: Language) -> frozenset[str]:
    """Words of which a sentence with a figure of zero holds one: the longest of each phrase."""
    table = language.table("observations")
    phrases = (table["no_single"]["phrase"], *(one.split() for one in table["none"]["phrases"]))
    return frozenset({table["none"]["determiner"], *(max(words, key=len) for words in phrases)})


def _is_none_recorded(noun: Token, table: Mapping[str, Any]) -> bool:
    """True for "no shots were recorded": somebody has looked, and counted none."""
    verb = noun.head
    return noun.dep_ == "nsubjpass" and noun.tag_ in {"NN", "NNS"} and lemma_of(verb) in table["none"]["recorded"]


def _places_of(words: list[str], forms: list[str]) -> Iterator[int]:
    """Where `words` stand one after the other in `forms`, with another word behind them."""
    position = -1
    while words[0] in forms[position + 1 :]:
        position = forms.index(words[0], position + 1)
        if position + len(words) < len(forms) and forms[position : position + len(words)] == words:
            yield position
