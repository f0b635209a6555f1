"""What is judged, and what somebody stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dovecote.find.assessments.judged import Judged, is_held, predicate_of
from dovecote.find.clause import clause_span, is_passive, labels_below, objects_of, prepositions_of, subject_of
from dovecote.find.frames import lemma_of
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def predicated_by(sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Iterator[Judged]:
    """What the clause of `verb` says of its subject as a judgement: "progress is slow", "the truce is holding"."""
    words = table["evaluation"]
    if "aux" in labels_below(verb) and any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.children):
        # "asked them to stay calm": how it should be, and not how it is.
        return
    told = (_is_judged, _fares, _remains_to_be_done, _keeps_its_word, _is_lacking)
    for judges in told:
        if judges(verb, words):
            yield Judged("evaluation", clause_span(sentence, verb))
            return


def held_by(sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> Iterator[Judged]:
    """What the subject of `verb` judges, or stands for."""
    words = table["evaluation"]
    if lemma_of(verb) in words["verbs"] and verb.tag_ != "VB":
        yield Judged("evaluation", clause_span(sentence, verb), subject_of(verb))
    if _names_it(verb, words):
        yield Judged("evaluation", clause_span(sentence, verb), subject_of(verb))
    voicing = verb.tag_ != "VB" and lemma_of(verb) in words["voicing"]
    if voicing and any(lemma_of(one) in words["voiced"] for one in objects_of(verb)):
        yield Judged("evaluation", clause_span(sentence, verb), subject_of(verb))
    if _takes_a_stance(verb, table["stance"]):
        yield Judged("stance", clause_span(sentence, verb), subject_of(verb))


def _takes_a_stance(verb: Token, words: Mapping[str, Any]) -> bool:
    if lemma_of(verb) not in words["verbs"] or not is_held(verb) or is_passive(verb) or subject_of(verb) is None:
        return False
    # "did not want to be named" is a condition of speaking
    return not any(one.dep_ == "xcomp" and lemma_of(one) in words["not_of"] for one in verb.children)


def _is_judged(verb: Token, words: Mapping[str, Any]) -> bool:
    predicate = predicate_of(verb)
    if predicate is not None and lemma_of(predicate) in words["adjectives"]:
        return True
    if lemma_of(verb) not in words["copulas"]:
        return False
    if predicate is not None and lemma_of(predicate) in words["nouns"]:
        return True
    if predicate is not None and any(one.lower_ in words["degrees"] for one in predicate.children):
        return True
    # "at a delicate stage", "on the brink of collapse", "not in sight"
    return any(word in words["places"] and lemma_of(noun) in words["states"] for word, noun in prepositions_of(verb))


def _fares(verb: Token, words: Mapping[str, Any]) -> bool:
    """True for "the truce is holding", "the situation has worsened": how a matter of peace goes."""
    if lemma_of(verb) not in words["faring"] or objects_of(verb) or any(one.tag_ == "MD" for one in verb.children):
        return False
    return any(one.dep_ == "nsubj" and lemma_of(one) in words["matters"] for one in verb.children)


def _remains_to_be_done(verb: Token, words: Mapping[str, Any]) -> bool:
    """True for "much remains to be done", "little progress has been made"."""
    makes, remains = lemma_of(verb) in words["making"], lemma_of(verb) in words["remaining"]
    if not makes and not remains:
        return False
    amounts = words["amounts"]
    about = [one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    for one in about:
        measured = one.lower_ in amounts or bool(amounts & {below.lower_ for below in one.children})
        if (makes and lemma_of(one) in words["headway"]) or (remains and measured and one.dep_ != "dobj"):
            return True
    return False


def _keeps_its_word(verb: Token, words: Mapping[str, Any]) -> bool:
    """True for "has kept its promise so far", "failed to honour the truce": whether somebody does as it said."""
    lemma, behind = lemma_of(verb), prepositions_of(verb)
    known = lemma in words["keeping"] or any(f"{lemma}_{word}" in words["keeping"] for word, _ in behind)
    if not known or any(one.tag_ == "MD" for one in verb.children):
        return False
    kept = (*objects_of(verb), *(noun for _, noun in behind))
    return any(lemma_of(one) in words["kept"] for one in kept)


def _is_lacking(verb: Token, words: Mapping[str, Any]) -> bool:
    """True for "there is no alternative", "there is little trust"."""
    if "expl" not in labels_below(verb):
        return False
    there = [one for one in verb.children if one.dep_ in {"attr", "dobj", "nsubj"}]
    return any(
        lemma_of(one) in words["lacked"] and any(below.lower_ in words["lacking"] for below in one.children)
        for one in there
    )


def _names_it(verb: Token, words: Mapping[str, Any]) -> bool:
    """True for "called the draft one-sided", "described the talks as constructive", "called it a success"."""
    if lemma_of(verb) not in words["naming"] or is_passive(verb):
        return False
    called = [one for one in verb.children if one.dep_ in {"oprd", "acomp"} and one.i > verb.i]
    for small in (one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i):
        # The parser reads "called the draft unfair" as a clause without a verb.
        called += [small] if small.pos_ in {"ADJ", "NOUN"} else []
    as_what = [inner for one in verb.children if one.lower_ == "as" for inner in one.children]
    as_what += [
        inner for thing in objects_of(verb) for one in thing.children if one.lower_ == "as" for inner in one.children
    ]
    if lemma_of(verb) in words["dismissing"] and as_what:
        return True
    return any(_is_quality(one) for one in (*called, *as_what))


def _is_quality(word: Token) -> bool:
    """An adjective, a noun with "a" before it, or one in quotation marks: no name, and no office."""
    if word.pos_ == "ADJ" or (word.tag_ == "VBN" and word.dep_ == "oprd"):
        return True
    quoted = word.left_edge.i > 0 and word.left_edge.nbor(-1).is_quote
    one_of_a_kind = any(one.dep_ == "det" and one.tag_ == "DT" and one.lower_ != "the" for one in word.children)
    return word.pos_ == "NOUN" and (quoted or word.left_edge.is_quote or one_of_a_kind)
