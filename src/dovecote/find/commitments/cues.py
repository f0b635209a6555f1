"""Where a sentence makes a deed a promise: the frames of `languages/<code>/commitments/cues.toml`, by grammar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, clause_span, conjuncts_of, prepositions_of, subject_of, subtree_span
from dovecote.find.commitments.grammar import (
    child,
    children_by,
    has_infinitive_mark,
    is_negated,
    is_perfect,
    modal_of,
    with_shared,
)
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words, parse_pattern
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


CLASSES = ("verb", "target", "provides", "takes-effect", "noun", "adjective", "be-to", "duty", "modal", "until")
"""In this order: of two frames that claim one deed, the first keeps it."""
BY_OTHER_WORDS = frozenset({"be-to", "duty", "modal"})
"""Classes whose frames are not called by the lemma of one of their words."""


def promises_in(sentence: Sentence, words: Words) -> list[Promise]:
    """Everything in the sentence that has the form of a promise, in order; what is none is sorted out later."""
    found: dict[int, Promise] = {}
    for promise in _all_promises(sentence, words):
        # The first frame that claims a deed keeps it: "pledged that it would leave" is a pledge, no bare future.
        found.setdefault(promise.deed.i, promise)
    return [found[place] for place in sorted(found)]


def _all_promises(sentence: Sentence, words: Words) -> Iterator[Promise]:
    tokens = list(sentence)
    lemmas = {token.lemma_.lower() for token in tokens}
    for word_class in CLASSES:
        for frame in words.frames:
            if frame.word_class == word_class and (word_class in BY_OTHER_WORDS or lemmas & frame.words):
                for token in tokens:
                    yield from _by_class(sentence, token, frame, words)
    if sentence.part == "headline":
        yield from _headline(sentence)


def _by_class(sentence: Sentence, token: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    match frame.word_class:
        case "verb":
            if token.lemma_.lower() in frame.words and token.pos_ == "VERB":
                yield from _after_verb(sentence, token, frame, words)
        case "noun":
            if token.lemma_.lower() in frame.words and token.pos_ == "NOUN":
                yield from _after_noun(sentence, token, frame)
        case "adjective":
            if token.lemma_.lower() in frame.words and _is_predicative(token):
                yield from _after_adjective(sentence, token, frame)
        case "target":
            if token.lemma_.lower() in frame.words and token.pos_ == "VERB":
                yield from _after_verb(sentence, token, frame, words)
        case "provides":
            if token.lemma_.lower() in frame.words and token.pos_ == "VERB":
                yield from _provided(sentence, token, frame, words)
        case "takes-effect":
            if token.lemma_.lower() in frame.words and token.pos_ in {"NOUN", "PROPN"}:
                yield from _in_effect(sentence, token, frame, words)
        case "until":
            if token.lemma_.lower() in frame.words and token.tag_ in {"VBZ", "VBP"}:
                yield from _until(sentence, token, frame)
        case "be-to":
            if token.lemma_ == "be" and token.pos_ in VERBAL:
                yield from _after_be(sentence, token, frame)
        case "duty":
            if token.pos_ in VERBAL and (modal := modal_of(token)) is not None and modal.lower_ in frame.words:
                yield _clause(sentence, token, modal, frame)
        case "modal":
            yield from _future(sentence, token, frame, words)


def _provided(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What a text calls for: "the agreement provides for an exchange"."""
    subject = child(cue, "nsubj")
    if subject is None or subject.lemma_.lower() not in words.table["details"]["agreement"]["nouns"]:
        return
    nouns = [near for one in children_by(cue, "dobj") for near in conjuncts_of(one)]
    nouns += [near for word, one in prepositions_of(cue) if word in {"of", "for"} for near in conjuncts_of(one)]
    for noun in nouns:
        if noun.pos_ == "NOUN" and words.action_of(noun) is not None:
            yield Promise(sentence, noun, cue, frame.id, frame.force, subtree_span(sentence, noun))


def _in_effect(sentence: Sentence, noun: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """A truce that began, or was renewed: the parties are bound from then on."""
    verb = noun.head
    relative = [one for one in noun.children if one.dep_ in {"relcl", "acl"}]
    for one in [*([verb] if noun.dep_ in {"nsubj", "nsubjpass"} else []), *relative]:
        if modal_of(one) is not None or has_infinitive_mark(one) or _any_negation(one):
            continue
        if words.any_of(
            tuple(parse_pattern(near.replace(" until", " + until"), words.kinds) for near in sorted(frame.takes)), one
        ):
            span = clause_span(sentence, one) if one == verb else subtree_span(sentence, noun)
            yield Promise(sentence, noun, one, frame.id, frame.force, span)


def _until(sentence: Sentence, cue: Token, frame: Frame) -> Iterator[Promise]:
    """What is to last until a day: "the guards stay until 1 August"."""
    if any(word in {"until", "till"} for word, _ in prepositions_of(cue)) and not is_negated(cue):
        yield Promise(sentence, cue, cue, frame.id, frame.force, clause_span(sentence, cue), doer=subject_of(cue))


def _future(sentence: Sentence, token: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    if token.pos_ not in VERBAL or (modal := modal_of(token)) is None or is_perfect(token):
        return
    cues = words.table["cues"]["modal"]
    if modal.lower_ in cues["present"] or modal.lower_ in cues["reported"]:
        yield _clause(sentence, token, modal, frame)


def _clause(sentence: Sentence, deed: Token, cue: Token, frame: Frame) -> Promise:
    """A promise in a clause of its own: "Veldt will leave"."""
    deed = _main_deed(deed)
    return Promise(
        sentence,
        deed,
        cue,
        frame.id,
        frame.force,
        _finite_span(sentence, deed),
        doer=subject_of(deed),
        negated=_any_negation(deed),
    )


def _after_verb(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What follows "pledged", "agreed", "ordered", "announced", "plans"."""
    giver = subject_of(cue)
    span = clause_span(sentence, cue)
    if "given" in frame.takes:
        yield from _given(sentence, cue, frame, giver, span)
    receiver = child(cue, "dobj", "dative") if "clause" in frame.takes or "infinitive" in frame.takes else None
    for deed in _verbal_complements(cue, frame):
        doer = subject_of(deed) if deed.dep_ == "ccomp" and child(deed, "nsubj", "nsubjpass") else giver
        own = deed.dep_ == "ccomp" and modal_of(deed) is not None
        yield Promise(
            sentence,
            deed,
            cue,
            frame.id,
            frame.force,
            _finite_span(sentence, deed) if own else span,
            giver=giver,
            doer=doer,
            receiver=receiver if own or deed.dep_ == "xcomp" else None,
            negated=_any_negation(deed),
        )
        for other in list(with_shared(deed))[1:]:
            yield Promise(
                sentence, other, cue, frame.id, frame.force, clause_span(sentence, other), giver, doer,
                negated=_any_negation(other),
            )  # fmt: skip
    if "noun" in frame.takes:
        for noun in _nominal_complements(cue):
            if words.action_of(noun) is not None:
                yield Promise(sentence, noun, cue, frame.id, frame.force, span, giver=giver, doer=giver)


def _given(sentence: Sentence, cue: Token, frame: Frame, giver: Token | None, span: Span) -> Iterator[Promise]:
    """Somebody makes somebody else do it: "ordered the army to leave"."""
    for deed in [*children_by(cue, "xcomp"), *children_by(cue, "ccomp")]:
        if has_infinitive_mark(deed) and modal_of(deed) is None:
            doer = child(deed, "nsubj") or child(cue, "dobj", "nsubjpass") or subject_of(deed)
            yield Promise(
                sentence, deed, cue, frame.id, frame.force, span, giver, doer, negated=_any_negation(deed)
            )  # fmt: skip


def _verbal_complements(cue: Token, frame: Frame) -> list[Token]:
    found = []
    for one in cue.children:
        if one.pos_ not in VERBAL:
            continue
        infinitive = has_infinitive_mark(one)
        if one.dep_ == "advcl" and child(cue, "dobj") is not None:
            # "announced a strike to protest": what for, and not what.
            continue
        if (one.dep_ in {"xcomp", "advcl"} and infinitive and "infinitive" in frame.takes and one.i > cue.i) or (
            one.dep_ == "ccomp"
            and "clause" in frame.takes
            and (infinitive or modal_of(one) is not None or _is_subjunctive(one))
        ):
            found.append(_main_deed(one))
    if "gerund" in frame.takes:
        found += [_main_deed(noun) for word, noun in _gerunds(cue) if word in {"to", "on", "of"}]
    return found


def _gerunds(token: Token) -> list[tuple[str, Token]]:
    return [
        (prep.lower_, inner)
        for prep in children_by(token, "prep")
        for inner in prep.children
        if inner.dep_ == "pcomp" and inner.tag_ == "VBG"
    ]


def _nominal_complements(cue: Token) -> list[Token]:
    found = [near for one in children_by(cue, "dobj") for near in conjuncts_of(one)]
    for word, noun in prepositions_of(cue):
        if word in {"on", "to", "upon"}:
            found += conjuncts_of(noun)
    if any(one.dep_ == "nsubjpass" for one in cue.children):
        found += [near for one in children_by(cue, "nsubjpass") for near in conjuncts_of(one)]
    return [one for one in found if one.pos_ == "NOUN"]


def _after_noun(sentence: Sentence, cue: Token, frame: Frame) -> Iterator[Promise]:
    """What follows "the rebels' promise", "orders", "plans"."""
    giver = _holder(cue)
    deeds = [
        one for one in cue.children if one.dep_ in {"acl", "relcl"} and has_infinitive_mark(one) and one.tag_ == "VB"
    ]
    if "gerund" in frame.takes:
        deeds += [noun for _, noun in _gerunds(cue)]
    if "clause" in frame.takes:
        deeds += [
            one
            for one in cue.children
            if one.dep_ in {"acl", "ccomp", "relcl"} and modal_of(one) is not None and child(one, "mark")
        ]
    head = cue.head
    if not deeds and cue.dep_ in {"dobj", "nsubjpass"} and head.pos_ == "VERB":
        # "signed a decree to free", "gave orders to leave": the parser often hangs the infinitive on the verb.
        deeds = [
            one
            for one in head.children
            if one.dep_ in {"advcl", "xcomp"} and has_infinitive_mark(one) and one.i > cue.i
        ]
    for deed in deeds:
        for one in with_shared(_main_deed(deed)):
            yield Promise(
                sentence,
                one,
                cue,
                frame.id,
                frame.force,
                _noun_span(sentence, cue, one),
                giver=giver,
                doer=child(one, "nsubj") or giver,
                negated=_any_negation(one),
            )


def _noun_span(sentence: Sentence, cue: Token, deed: Token) -> Span:
    span = subtree_span(sentence, cue)
    end = subtree_span(sentence, deed).end
    head = cue.head
    start = sentence.start_of(head) if cue.dep_ == "dobj" and head.pos_ == "VERB" and head.i < cue.i else span.start
    return Span(start, max(end, span.end) if deed.head != head else end)


def _holder(noun: Token) -> Token | None:
    """Whose promise, plan or order it is."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return possessor
    by = next((one for word, one in prepositions_of(noun) if word in {"by", "from", "of"}), None)
    if by is not None and by.pos_ in {"PROPN", "NOUN"}:
        return by
    head = noun.head
    if noun.dep_ in {"dobj", "attr"} and head.pos_ in VERBAL:
        return subject_of(head)
    return None


def _after_adjective(sentence: Sentence, cue: Token, frame: Frame) -> Iterator[Promise]:
    """What follows "is due", "are expected", "was scheduled", "is committed"."""
    deeds = [
        one
        for one in cue.children
        if one.dep_ in {"xcomp", "ccomp", "advcl"} and has_infinitive_mark(one) and one.i > cue.i
    ]
    if "gerund" in frame.takes:
        deeds += [noun for _, noun in _gerunds(cue)]
    for deed in deeds:
        for one in with_shared(_main_deed(deed)):
            yield Promise(
                sentence, one, cue, frame.id, frame.force, _predicate_span(sentence, cue),
                doer=_slot(cue), negated=_any_negation(one),
            )  # fmt: skip
    if not deeds and "date" in frame.takes:
        slot = _slot(cue)
        if slot is not None:
            yield Promise(sentence, slot, cue, frame.id, frame.force, _predicate_span(sentence, cue), doer=None)


def _slot(cue: Token) -> Token | None:
    """What stands before "is due", "are expected"."""
    own = child(cue, "nsubj", "nsubjpass")
    if own is not None:
        if own.tag_ in {"WDT", "WP"} and cue.dep_ == "relcl":
            return cue.head
        return own
    if cue.dep_ in {"acomp", "attr", "oprd"}:
        return _slot(cue.head)
    if cue.dep_ in {"acl", "relcl"}:
        return cue.head
    if cue.dep_ == "conj":
        return _slot(cue.head)
    return None


def _predicate_span(sentence: Sentence, cue: Token) -> Span:
    verb = cue.head if cue.dep_ in {"acomp", "attr", "oprd"} and cue.head.pos_ in VERBAL else cue
    return clause_span(sentence, verb)


def _is_predicative(token: Token) -> bool:
    if token.pos_ == "ADJ":
        return token.dep_ in {"acomp", "attr", "oprd", "ROOT", "conj", "amod", "acl"}
    return token.tag_ == "VBN" and not (child(token, "dobj") and not child(token, "auxpass"))


def _after_be(sentence: Sentence, cue: Token, frame: Frame) -> Iterator[Promise]:
    """What follows "are to", "was to"; not "the aim is to"."""
    if modal_of(cue) is not None or has_infinitive_mark(cue):
        return
    for deed in children_by(cue, "xcomp"):
        if has_infinitive_mark(deed) and deed.i > cue.i and not child(cue, "acomp", "attr"):
            for one in with_shared(_main_deed(deed)):
                yield Promise(
                    sentence, one, cue, frame.id, frame.force,
                    clause_span(sentence, cue) if one == deed else clause_span(sentence, one),
                    doer=_slot(cue), negated=_any_negation(one) or is_negated(cue),
                )  # fmt: skip


def _headline(sentence: Sentence) -> Iterator[Promise]:
    """The future of headlines: "Veldt to free 200 prisoners"."""
    for token in sentence:
        marks = [one for one in token.children if one.tag_ == "TO"]
        if token.pos_ != "VERB" or not marks or token.dep_ in {"xcomp", "advcl", "ccomp", "pcomp"}:
            continue
        before = marks[0].i - 1
        first = sentence.parsed.start
        if before < first or sentence.parsed.doc[before].pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            continue
        doer = child(token, "nsubj") or (
            token.head
            if token.dep_ in {"acl", "relcl", "ROOT"} and token.head != token
            else sentence.parsed.doc[before]
        )
        yield Promise(
            sentence, token, marks[0], "headline", "plan", _headline_span(sentence, doer, token), doer=doer,
            negated=_any_negation(token),
        )  # fmt: skip


def _headline_span(sentence: Sentence, doer: Token, deed: Token) -> Span:
    start = min(sentence.start_of(doer.left_edge), sentence.start_of(deed.left_edge))
    return Span(start, subtree_span(sentence, deed).end)


def _finite_span(sentence: Sentence, deed: Token) -> Span:
    """The clause in which `deed` stands, from its subject; "begin to leave" counts from "begin"."""
    verb = deed
    while verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL and modal_of(verb) is None:
        verb = verb.head
    return clause_span(sentence, verb)


def _main_deed(verb: Token) -> Token:
    """The verb itself; a hook for verbs that only help another one."""
    return verb


def _is_subjunctive(verb: Token) -> bool:
    """Whether it is as in "that the agreement be put to a vote"."""
    return verb.tag_ == "VB" and child(verb, "mark") is not None


def _any_negation(deed: Token) -> bool:
    """Whether the deed is promised not to be done: "will not", "neither side may", "no troops will"."""
    if is_negated(deed):
        return True
    subject = child(deed, "nsubj", "nsubjpass")
    if subject is None:
        return False
    return any(one.lower_ in {"no", "neither"} for one in [subject, *subject.children])
