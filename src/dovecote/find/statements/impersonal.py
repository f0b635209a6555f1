"""What is said, and nobody is named who said it: "it was learnt that", "is reported to have left", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dovecote.find.frames import by_lemma, words_in
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.lexicon import Lexicon, entry_of
from dovecote.find.statements.syntax import agent_of, auxiliaries_of
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

BY_LEMMA: Final = ("participles", "blamed", "emerging")
"""Lists of verbs, one of which stands in every sentence that holds such a report, but for the adverbs of hearsay."""


def reports_of_nobody(sentence: Sentence, lexicon: Lexicon) -> Iterator[Attribution]:
    """Attributions without a source: impersonal passives and adverbs of hearsay."""
    words = lexicon.words["impersonal"]
    lemmas = by_lemma(sentence).keys()
    if words_in(sentence).isdisjoint(words["adverbs"]) and all(lemmas.isdisjoint(words[one]) for one in BY_LEMMA):
        return
    for token in sentence:
        if token.lower_ in words["adverbs"] and token.pos_ == "ADV":
            yield from _by_adverb(sentence, token)
        elif token.tag_ == "VBN" and token.lemma_.lower() in words["participles"]:
            yield from _by_participle(sentence, token, lexicon)
        elif token.tag_ == "VBN" and token.lemma_.lower() in words["blamed"]:
            yield from _of_one_blamed(sentence, token, lexicon)
        elif token.pos_ == "VERB" and token.lemma_.lower() in words["emerging"]:
            yield from _emerged(sentence, token, lexicon)


def _by_participle(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Iterator[Attribution]:
    """It was announced that the truce holds; the rebels are said to have left."""
    subject = _subject_of_passive(verb, lexicon)
    if subject is None:
        return
    contents: tuple[Span, ...] = ()
    after = [one for one in verb.children if one.i > verb.i]
    clause = next((one for one in after if one.dep_ in {"ccomp", "advcl"} and (_marked(one) or _is_bare(one))), None)
    infinitive = next((one for one in after if one.dep_ == "xcomp" and one.tag_ != "VBG"), None)
    words = lexicon.words["impersonal"]
    if subject.lower_ in words["subjects"] and clause is not None:
        contents = (trim(sentence, sentence.span_of(one for one in clause.subtree if one.i > verb.i)),)
    elif subject.lower_ in words["subjects"] and clause is None:
        contents = _around_aside(sentence, subject, verb)
    elif subject.pos_ != "PRON" and infinitive is not None and verb.lemma_.lower() in words["raising"]:
        whole = [one for one in subject.subtree if one.i < verb.i]
        contents = (
            trim(sentence, sentence.span_of(whole)),
            trim(sentence, sentence.span_of(one for one in infinitive.subtree if one.i > verb.i)),
        )
    if contents and all(len(one) > 1 for one in contents):
        cue = sentence.span_of([*auxiliaries_of(verb), verb])
        word = str(verb.lemma_.lower())
        channel = next((one.channel for one in lexicon.verbs.get(word, ())), None)
        entry = entry_of("reporting_words/impersonal", word, "neutral", channel=channel)
        yield Attribution(sentence, cue, verb, None, None, contents, entry, "impersonal")


def _subject_of_passive(verb: Token, lexicon: Lexicon) -> Token | None:
    """The subject of a passive that took place and names nobody behind "by"; None where it is no such."""
    marks = {one.lower_ for one in verb.children if one.dep_ in {"aux", "neg"}}
    passive = any(one.dep_ == "auxpass" for one in verb.children)
    if not passive or agent_of(verb) is not None:
        return None
    if marks & (lexicon.listed("unreal_auxiliaries") | lexicon.listed("negations")):
        return None
    return next((one for one in verb.children if one.dep_ in {"nsubjpass", "nsubj"} and one.i < verb.i), None)


def _of_one_blamed(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Iterator[Attribution]:
    """The guards have been accused of looting: whom, and of what."""
    subject = _subject_of_passive(verb, lexicon)
    entry = next((one for one in lexicon.verbs.get(verb.lemma_.lower(), ()) if one.blamed), None)
    if subject is None or entry is None or subject.lower_ in lexicon.listed("relatives"):
        return
    link = next((one for one in verb.rights if one.dep_ == "prep" and one.lower_ in entry.blamed | {"as"}), None)
    told = [one for one in link.subtree if one.i > link.i] if link is not None else []
    if not told:
        return
    whole = sentence.span_of(one for one in subject.subtree if one.i < verb.i)
    contents = (trim(sentence, whole), trim(sentence, sentence.span_of(told)))
    if all(len(one) > 1 for one in contents):
        cue = sentence.span_of([*auxiliaries_of(verb), verb, link] if link is not None else [verb])
        yield Attribution(sentence, cue, verb, None, None, contents, entry, "impersonal")


def _emerged(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Iterator[Attribution]:
    """It has emerged that the two met."""
    subject = next((one for one in verb.lefts if one.dep_ == "nsubj"), None)
    clause = next((one for one in verb.rights if one.dep_ in {"ccomp", "advcl"} and _marked(one)), None)
    negated = any(one.dep_ == "neg" or one.lower_ in lexicon.listed("unreal_auxiliaries") for one in verb.lefts)
    if subject is None or subject.lower_ not in lexicon.words["impersonal"]["subjects"] or clause is None or negated:
        return
    content = trim(sentence, sentence.span_of(clause.subtree))
    entry = entry_of("reporting_words/impersonal", str(verb.lemma_.lower()), "neutral")
    cue = sentence.span_of([*auxiliaries_of(verb), verb])
    yield Attribution(sentence, cue, verb, None, None, (content,), entry, "impersonal")


def _is_bare(clause: Token) -> bool:
    """Whether the clause has a subject and a finite verb, though no "that": "it is understood the envoy will fly"."""
    own = any(one.dep_ in {"nsubj", "nsubjpass", "expl"} for one in clause.children)
    finite = clause.tag_ in {"VBD", "VBZ", "VBP"} or any(one.dep_ in {"aux", "auxpass"} for one in clause.children)
    return clause.dep_ == "ccomp" and own and finite


def _around_aside(sentence: Sentence, subject: Token, verb: Token) -> tuple[Span, ...]:
    """What stands before and after "..., it was agreed, ..."; nothing where the words are no such aside."""
    before = verb.doc[subject.i - 1] if subject.i > 0 else None
    after = verb.doc[verb.i + 1] if verb.i + 1 < sentence.parsed.end else None
    if before is None or before.text != "," or after is None or after.text not in {",", "."}:
        return ()
    halves = (
        Span(sentence.start, sentence.start_of(before)),
        Span(sentence.end_of(after), max(sentence.end, sentence.end_of(after))),
    )
    return tuple(trim(sentence, one) for one in halves if len(one) > 1)


def _marked(clause: Token) -> bool:
    return any(one.dep_ == "mark" and one.i < clause.i for one in clause.children)


def _by_adverb(sentence: Sentence, adverb: Token) -> Iterator[Attribution]:
    """The convoy has reportedly left: the clause on both sides of the adverb, where it has a subject of its own.

    "A man arrested for allegedly stealing" tells no claim that could be set down without guessing whose deed it is.
    """
    verb = adverb.head
    own = any(one.dep_ in {"nsubj", "nsubjpass"} and one.tag_ not in {"WDT", "WP"} for one in verb.children)
    if verb.pos_ not in {"VERB", "AUX"} or not own:
        return
    tokens = [one for one in verb.subtree if one.dep_ != "mark" or one.i > verb.i]
    halves = ([one for one in tokens if one.i < adverb.i], [one for one in tokens if one.i > adverb.i])
    contents = tuple(trim(sentence, sentence.span_of(half)) for half in halves if half)
    contents = tuple(one for one in contents if len(one) > 1)
    if contents:
        place = Span(sentence.start_of(adverb), sentence.end_of(adverb))
        entry = entry_of("reporting_words/impersonal", str(adverb.lower_), "neutral")
        yield Attribution(sentence, place, adverb, None, None, contents, entry, "impersonal")
