"""What a figure counts: the noun after it, money, a share, a delay, or the level that a sentence gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dovecote.find.clause import VERBAL, prepositions_of, subject_of
from dovecote.find.frames import lemma_of
from dovecote.find.observations.numbers import Figure, find_figures
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


RATE = " per "


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its unit."""

    figure: Figure
    unit: str
    noun: Token
    """The noun counted, the level's noun, or the number itself."""
    bare: bool = False
    """True where the number stands alone and the unit comes from elsewhere in the sentence."""
    whole: tuple[Token, ...] = ()
    """The number it is a part of: "57" in "56 of 57 points"."""
    end: Token | None = None
    """The last word that belongs to it, where that is not the noun's own phrase."""


def count_of(sentence: Sentence, figure: Figure, before: Count | None, table: Mapping[str, Any]) -> Count | None:
    """The unit of a figure; None where it counts nothing that is kept. `before` is the last count of the sentence."""
    others = _others(figure, before, table) or _of_those(figure, before, table)
    if others is not None:
        return others
    money = _money(figure, table)
    if money is not None:
        return money
    after = figure.last.nbor(1) if figure.last.i + 1 < len(figure.last.doc) else None
    if after is not None and after.lower_ in table["percent"]["words"]:
        return Count(figure, "percent", after)
    if after is not None and after.lower_ == "per" and after.i + 1 < len(after.doc) and after.nbor(1).lower_ == "cent":
        return Count(figure, "percent", after.nbor(1))
    if figure.share:
        return Count(figure, "percent", figure.last)
    delay = _delay(figure, table)
    if delay is not None:
        return delay
    lost = figure.last.head
    if lost.pos_ == "ADJ" and lost.lower_ in table["casualties"]["lost_people"] and figure.last.dep_ == "nummod":
        return Count(figure, table["plurals"]["person"], lost, end=lost)
    noun = counted_noun(figure)
    if noun is not None:
        if _is_notcounted_noun(noun, figure, table):
            return None
        if noun.tag_ not in {"NNS", "NNPS", "NN"} or (figure.value < 2 and not _is_casualty(noun, table)):
            return None
        return _at_a_rate(figure, noun, before, table) or Count(figure, plural_of(noun, table), noun)
    level = _of_result(figure, table) or _of_changed(figure, table) or _level(sentence, figure, before, table)
    return _bare_rate(level, table) if level is not None and level.bare else level


def _is_notcounted_noun(noun: Token, figure: Figure, table: Mapping[str, Any]) -> bool:
    """True for sides, days and talks, and for people told apart by their number: "the two men"."""
    lemma, words = lemma_of(noun), table["not_counted"]
    if noun.tag_ == "NN" and noun.nbor(-1).text == "-" and lemma not in words["hyphenated_counts"]:
        # "a two-alarm fire" is a kind of fire; "a 12-member team" counts.
        return True
    if lemma in words["after_article"]:
        before = figure.first.nbor(-1).lower_ if figure.first.i > 0 else ""
        return before in words["articles"]
    return lemma in words["lemmas"] or noun.ent_type_ in {"DATE", "TIME", "ORDINAL"}


def _is_casualty(noun: Token, table: Mapping[str, Any]) -> bool:
    """True for "one soldier was killed", "wounding one person": one is a figure where people are lost."""
    words = table["casualties"]
    verb = noun.head
    lost = noun.dep_ in {"nsubjpass", "dobj"} or (noun.dep_ == "nsubj" and lemma_of(verb) in words["die"])
    return lost and verb.pos_ in VERBAL and lemma_of(verb) in {*words["harm"], *words["die"]}


def _others(figure: Figure, before: Count | None, table: Mapping[str, Any]) -> Count | None:
    """Of "nine soldiers died and two others were hurt" the two, counted in what was counted before them."""
    noun = counted_noun(figure)
    if noun is None or lemma_of(noun) not in table["others"]["lemmas"] or noun.tag_ != "NNS":
        return None
    if before is None or before.figure.last.sent != figure.last.sent:
        so_far = figure.first.sent[: figure.first.i - figure.first.sent.start]
        named = [one for one in so_far if one.tag_ == "NNS" and lemma_of(one) in table["others"]["people"]]
        # "The driver died and four others were hurt": others than one person are people.
        told = plural_of(named[-1], table) if named else table["plurals"]["person"]
        return Count(figure, told, noun) if named or _is_casualty(noun, table) else None
    if before.figure.last.sent != figure.last.sent or before.unit in {*table["delays"]["units"], "percent"}:
        return None
    return Count(figure, before.unit, noun)


def _of_those(figure: Figure, before: Count | None, table: Mapping[str, Any]) -> Count | None:
    """Of "Of these, 31 were blamed on the army" and "twelve of them" the part, in the unit of what was counted."""
    if before is None or before.unit in {*table["delays"]["units"], "percent"} or figure.share or figure.value < 2:
        return None
    words = table["of_those"]
    sentence = figure.last.sent
    opening = [one.lower_ for one in sentence[:2]]
    behind = [one.lower_ for one in figure.last.doc[figure.last.i + 1 : figure.last.i + 3]]
    first = all(not one.like_num for one in sentence[: figure.tokens[0].i - sentence.start])
    for pair, fits in ((opening, first), (behind, True)):
        if fits and len(pair) == 2 and pair[0] == words["preposition"] and pair[1] in words["words"]:
            return Count(figure, before.unit, figure.last, bare=True) if counted_noun(figure) is None else None
    return None


def is_rate(count: Count) -> bool:
    """True for "flights per week"."""
    return RATE in count.unit


def _at_a_rate(figure: Figure, noun: Token, before: Count | None, table: Mapping[str, Any]) -> Count | None:
    """What is counted for a span of time: "two flights a week"; men, after prisoners were counted, are prisoners."""
    end = _span_of_rate(noun, table) or _each_span(noun, table)
    if end is None:
        return None
    unit = plural_of(noun, table)
    if before is not None and unit in table["of_people"]["units"] and before.unit not in table["delays"]["units"]:
        unit = before.unit
    return Count(figure, f"{unit}{RATE}{lemma_of(end)}", noun, end=end)


def _bare_rate(count: Count, table: Mapping[str, Any]) -> Count:
    """The count of "freed 300 prisoners, about 20 a day" by the day."""
    end = _span_of_rate(count.figure.last, table)
    if end is None:
        return count
    return Count(count.figure, f"{count.unit}{RATE}{lemma_of(end)}", count.figure.last, bare=True, end=end)


def _span_of_rate(last: Token, table: Mapping[str, Any]) -> Token | None:
    """The week of "two flights a week"."""
    following = last.doc[last.i + 1 : last.i + 4]
    if len(following) < 2 or following[0].lower_ not in table["rates"]["words"]:
        return None
    if len(following) > 2 and following[2].lower_ in table["rates"]["not_before"]:
        # "up from 1,150 a week ago" tells when.
        return None
    return following[1] if lemma_of(following[1]) in table["delays"]["units"] else None


def _each_span(noun: Token, table: Mapping[str, Any]) -> Token | None:
    """The day of "100 men will leave each day" and of "on each of 15 days", up to the next comma."""
    clause = noun.sent[noun.i - noun.sent.start + 1 :]
    words = [one.lower_ for one in clause]
    stop = next((place for place, one in enumerate(clause) if one.is_punct), len(clause))
    each = next((place for place in range(stop) if words[place] in table["rates"]["each"]), None)
    if each is None:
        return None
    reach = clause[each + 1 : min(each + 4, stop)]
    apart = words[each + 1] == "of" if each + 1 < stop else False
    return next(
        (one for one in (reach if apart else reach[:1]) if lemma_of(one) in table["delays"]["units"]),
        None,
    )


def _of_changed(figure: Figure, table: Mapping[str, Any]) -> Count | None:
    """The unit of both figures of "cut its troops from 4,500 to 2,500": what is made more or fewer."""
    number, words = figure.last, table["changes"]
    while number.dep_ in {"nummod", "quantmod", "compound"} and number.head.like_num:
        # The parser takes "13,000 to 8,600" for one number.
        number = number.head
    preposition = number.head
    if number.dep_ != "pobj" or preposition.lower_ not in words["prepositions"]:
        return None
    verb = next((one for one in preposition.ancestors if one.pos_ in VERBAL), None)
    if verb is None or lemma_of(verb) not in words["verbs"]:
        return None
    told = [one for one in verb.children if one.dep_ in {"dobj", "nsubjpass"}]
    told = told or [one for one in verb.children if one.dep_ == "nsubj"]
    for noun in told:
        is_counted = noun.tag_ == "NNS" and lemma_of(noun) not in table["not_counted"]["lemmas"]
        unit = _unit_of_level(noun, table) or (plural_of(noun, table) if is_counted else None)
        if unit is not None:
            return Count(figure, unit, noun, bare=True)
    return None


def _of_result(figure: Figure, table: Mapping[str, Any]) -> Count | None:
    """The first figure of "52.1 to 47.9 percent", a result; the second belongs to it."""
    following = figure.last.doc[figure.last.i + 1 : figure.last.i + 4]
    before = figure.first.nbor(-1) if figure.first.i > 0 else None
    if len(following) < 3 or following[0].lower_ not in table["results"]["joining"] or not following[1].like_num:
        return None
    if following[2].lower_ not in table["percent"]["words"] or before is None or before.lower_ != "by":
        return None
    return Count(figure, "percent", following[2], whole=(following[1],), end=following[2])


_BEFORE_A_NUMBER = frozenset({"DT", "PRP$", "JJ", "VBG"})


def part_of_whole(sentence: Sentence, figure: Figure, table: Mapping[str, Any]) -> Count | None:
    """The first number of "56 of 57 points", counted in points; None for anything else."""
    document, place = figure.last.doc, figure.last.i + 1
    if place + 2 >= len(document) or document[place].lower_ not in table["part_words"]["words"]:
        return None
    # "56 of 57 points", "112 of the 150 guns", "112 of its remaining 150 guns"
    start = next((at for at in range(place + 1, len(document)) if document[at].tag_ not in _BEFORE_A_NUMBER), place + 1)
    following = next((one for one in find_figures(sentence, table) if one.tokens[0].i == start), None)
    noun = counted_noun(following) if following is not None else None
    # "a quarter of the 800 soldiers" is a share, and the 800 a figure of its own.
    if figure.share or following is None or noun is None or noun.tag_ != "NNS":
        return None
    return Count(figure, plural_of(noun, table), noun, whole=following.tokens, end=noun)


def counted_noun(figure: Figure) -> Token | None:
    """The noun that the number stands before."""
    for token in (figure.last, *reversed(figure.tokens)):
        head = token.head
        while head in figure.tokens and head.head.i != head.i:
            head = head.head
        if (
            token.dep_ in {"nummod", "quantmod", "compound", "amod"}
            and head.pos_ in {"NOUN", "PROPN"}
            and head.i > token.i
        ):
            return head
    return None


def plural_of(noun: Token, table: Mapping[str, Any]) -> str:
    """The noun as it stands where it is plural, with the word that makes it one thing ("air strikes")."""
    word = str(noun.text if noun.tag_ == "NNPS" else noun.lower_)
    compound = [
        child for child in noun.children if child.dep_ == "compound" and child.i == noun.i - 1 and child.pos_ == "NOUN"
    ]
    if noun.tag_ == "NN" and not word.endswith("s"):
        word = table["plurals"].get(word, f"{word}s")
    return f"{compound[0].lower_} {word}" if compound and compound[0].lower_ == "air" else word


def _money(figure: Figure, table: Mapping[str, Any]) -> Count | None:
    first = figure.tokens[0]
    sign = first.nbor(-1) if first.i > 0 else None
    if sign is not None and sign.lower_ in table["currency"] and not sign.is_alpha:
        return Count(figure, table["currency"][sign.lower_], figure.last)
    after = figure.last.nbor(1) if figure.last.i + 1 < len(figure.last.doc) else None
    if after is not None and lemma_of(after) in table["currency"]:
        return Count(figure, table["currency"][lemma_of(after)], after)
    return None


def _delay(figure: Figure, table: Mapping[str, Any]) -> Count | None:
    """A delay or the length of a pause, the only lengths of time that are figures: "a ten-day recess"."""
    place = figure.last.i + 1
    document = figure.last.doc
    if place < len(document) and document[place].text == "-":
        place += 1
    if place >= len(document) or lemma_of(document[place]) not in table["delays"]["units"]:
        return None
    unit = document[place]
    following = [one.lower_ for one in document[place + 1 : place + 4]]
    for phrase in sorted(table["delays"]["after"], key=len, reverse=True):
        words = phrase.split()
        if following[: len(words)] == words and not (words == ["later"] and figure.last.sent.end <= place + 2):
            if words == ["later"] and (len(following) < 2 or following[1] != "than"):
                continue
            return Count(figure, lemma_of(unit), unit, end=document[place + len(words)])
    due = table["due"]
    if following and following[0] in due["after"]:
        reach = document[place + 2 : place + 2 + due["within"]]
        noun = next((one for one in reach if one.pos_ == "NOUN"), None)
        if noun is not None and lemma_of(noun) in due["nouns"]:
            return Count(figure, lemma_of(unit), unit, end=noun)
    pause = next((one for one in document[place + 1 : place + 4] if lemma_of(one) in table["delays"]["pauses"]), None)
    if pause is not None and document[place - 1].text == "-":
        return Count(figure, lemma_of(unit), unit, end=pause)
    return None


def _level(sentence: Sentence, figure: Figure, before: Count | None, table: Mapping[str, Any]) -> Count | None:
    """The unit of a number without a noun: what the subject is the number of, or what was counted just before."""
    token = figure.last
    if _is_one_of_those_counted(token, before):
        return Count(figure, before.unit, token, bare=True) if before is not None else None
    if token.dep_ not in {"pobj", "dobj", "attr", "nsubj", "nsubjpass", "npadvmod", "nummod", "conj"}:
        return None
    verb = next((one for one in token.ancestors if one.pos_ in VERBAL), None)
    if verb is not None and lemma_of(verb) not in table["casualties"]["harm"]:
        for noun in [
            *(child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}),
            subject_of(verb),
        ]:
            if noun is None or noun in figure.tokens:
                continue
            unit = _unit_of_level(noun, table)
            if unit is not None:
                return Count(figure, unit, noun, bare=True)
    done_to = token.dep_ in {"dobj", "nsubjpass"} or (token.dep_ == "nsubj" and verb is not None and verb.tag_ == "VBN")
    told = table["levels"]["of_verbs"].get(lemma_of(verb)) if verb is not None and done_to else None
    if told is not None and figure.value >= 2:
        return Count(figure, told, token, bare=True)
    if before is None or before.unit in {*table["delays"]["units"], "percent"} or figure.value < 2:
        return None
    alone = before.figure.last.sent == figure.last.sent or (figure.value >= 100 and token.dep_ not in {"pobj", "conj"})
    if alone and not figure.share:
        return Count(figure, before.unit, token, bare=True)
    return None


def _is_one_of_those_counted(token: Token, before: Count | None) -> bool:
    """True for 90 of "164 prisoners, 90 from the hills and 72 from the coast": a number told of those just counted."""
    if before is None or token.dep_ not in {"appos", "relcl"} or token.i == 0:
        return False
    # "to free 6,000 men in three groups: 2,000 in August and 4,000 in May"
    if token.head != before.noun and token.nbor(-1).text not in {":", "("}:
        return False
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "IN" and token.nbor(1).head == token


def counted_again(figure: Figure, last: Count | None, table: Mapping[str, Any]) -> Count | None:
    """The number of "The office recorded 64 raids. Last week it recorded 51.", in what the same verb counted before."""
    token, verb = figure.last, figure.last.head
    if last is not None and token.dep_ == "pobj" and verb.lower_ == table["levels"]["at"] and not figure.share:
        # "The office puts the number at 2,600."
        level = next((one for one in verb.head.children if one.dep_ == "dobj"), None)
        nouns = table["levels"]["nouns"]
        return Count(figure, last.unit, token, bare=True) if level is not None and lemma_of(level) in nouns else None
    if last is None or token.dep_ != "dobj" or figure.share or last.unit in {*table["delays"]["units"], "percent"}:
        return None
    before = next((one for one in last.figure.last.ancestors if one.pos_ in VERBAL), None)
    same = before is not None and verb.pos_ in VERBAL and lemma_of(verb) == lemma_of(before)
    return Count(figure, last.unit, token, bare=True) if same else None


def _unit_of_level(noun: Token, table: Mapping[str, Any]) -> str | None:
    lemma = lemma_of(noun)
    if lemma not in table["levels"]["nouns"]:
        return None
    counted = next((inner for word, inner in prepositions_of(noun) if word == "of"), None)
    if counted is not None and counted.tag_ in {"NNS", "NNPS"}:
        return plural_of(counted, table)
    default: str | None = table["levels"]["default_unit"].get(lemma)
    return default
