"""What follows a verb that promises: "pledged to", "agreed on", "ordered the army to", "announced that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dovecote.find.clause import VERBAL, clause_span, conjuncts_of, is_passive, prepositions_of, subject_of
from dovecote.find.commitments.cues.shared import any_negation, finite_span, gerunds, is_reflexive
from dovecote.find.commitments.grammar import child, children_by, has_infinitive_mark, has_own_to, modal_of, with_shared
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Frame, Words
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def after_verb(sentence: Sentence, cue: Token, frame: Frame, words: Words) -> Iterator[Promise]:
    """What follows "pledged", "agreed", "ordered", "announced", "plans"."""
    giver = subject_of(cue)
    span = clause_span(sentence, cue)
    if "given" in frame.takes:
        yield from _given(sentence, cue, frame, giver, span, words)
    receiver = child(cue, "dobj", "dative") if "clause" in frame.takes or "infinitive" in frame.takes else None
    gives = "noun" in frame.takes and any(words.is_money(one) for one in children_by(cue, "dobj"))
    for deed in _verbal_complements(cue, frame, words):
        if gives and deed.dep_ != "ccomp":
            # "pledged two million euros to rebuild": the money is promised, and the rest is what for.
            continue
        doer = _doer_of(cue, deed, giver)
        own = deed.dep_ == "ccomp" and modal_of(deed) is not None
        yield Promise(
            sentence,
            deed,
            cue,
            frame.id,
            frame.force,
            finite_span(sentence, deed) if own else span,
            giver=giver,
            doer=doer,
            receiver=receiver if own or deed.dep_ == "xcomp" else None,
            negated=any_negation(deed),
        )
        for other in [*list(with_shared(deed))[1:], *(_further_clauses(deed) if own else [])]:
            yield Promise(
                sentence, other, cue, frame.id, frame.force, clause_span(sentence, other), giver, doer,
                negated=any_negation(other),
            )  # fmt: skip
    if "money" in frame.takes:
        for noun in (one for one in children_by(cue, "dobj") if words.is_money(one)):
            yield Promise(sentence, noun, cue, frame.id, frame.force, span, giver=giver, doer=giver)
    if "noun" in frame.takes:
        for noun in _nominal_complements(cue, frame, words):
            is_act = noun.pos_ == "NOUN" and words.action_of(noun) is not None
            if is_act or words.is_money(noun) or _is_given(cue, noun, frame, words):
                yield Promise(sentence, noun, cue, frame.id, frame.force, span, giver=giver, doer=giver)


def _doer_of(cue: Token, deed: Token, giver: Token | None) -> Token | None:
    """Who is to do what is promised: the subject of its clause, else who promises it; nobody of "will be exchanged"."""
    if deed.dep_ == "ccomp" and child(deed, "nsubj", "nsubjpass"):
        return subject_of(deed)
    if deed.dep_ == "xcomp" and deed.head != cue and deed.head.dep_ == "ccomp":
        return None if is_passive(deed) else subject_of(deed.head)
    modal = modal_of(deed)
    if modal is None or modal.i == 0:
        return giver
    # "announced the agency will advise": the parser may take who is to do it for what is announced.
    before = modal.nbor(-1)
    told = next((one for one in children_by(cue, "dobj") if one.right_edge == before), None)
    return told or (subject_of(deed) if is_passive(deed) else giver)


def _is_given(cue: Token, noun: Token, frame: Frame, words: Words) -> bool:
    """Whether a thing is promised that can be handed over; a document only with its day: "promised a list by June"."""
    if frame.force != "pledge":
        return False
    limits = {"by", "before", "within", "until"}
    dated = any(word in limits for one in (cue, noun) for word, _ in prepositions_of(one))
    if words.given_as(noun) is None:
        # "promised the valley a seat in the cabinet before June"
        return dated and child(cue, "dative") is not None and noun.dep_ in {"dobj", "conj"}
    return dated or not words.is_a("documents", noun)


def _given(
    sentence: Sentence, cue: Token, frame: Frame, giver: Token | None, span: Span, words: Words
) -> Iterator[Promise]:
    """Somebody makes somebody else do it: "ordered the army to leave"."""
    if frame.force == "expectation" and child(cue, "nsubjpass") is not None:
        return  # "are expected to": told as of a timetable, see the frame of adjectives
    receiver = child(cue, "dobj", "nsubjpass")
    told = [*children_by(cue, "xcomp"), *children_by(cue, "ccomp")]
    if receiver is not None and words.can_obey(receiver):
        told += children_by(cue, "advcl")
    told = [one for one in told if one.i > cue.i]  # "to show resolve, he ordered a raid": what for, and not what
    told = told or _ordered_done(cue, receiver, words)
    for deed in told:
        if receiver is not None and not _is_told_to(receiver, deed, words):
            continue
        if "forces-only" in frame.takes and not (receiver is not None and words.is_a("forces", receiver)):
            continue
        if (has_infinitive_mark(deed) or deed.tag_ == "VBN") and modal_of(deed) is None:
            doer = child(deed, "nsubj") or receiver or subject_of(deed)
            for one in with_shared(deed):
                yield Promise(
                    sentence, one, cue, frame.id, frame.force, span if one == deed else clause_span(sentence, one),
                    giver, doer, negated=any_negation(one),
                )  # fmt: skip


def _aside(deed: Token) -> int:
    """How many words of its own stand before an infinitive: "to", "to be"."""
    return int(deed.i - deed.left_edge.i)


def _ordered_done(cue: Token, thing: Token | None, words: Words) -> list[Token]:
    """What "ordered the road reopened by June" has done; not "ordered the men stationed there home"."""
    near = [
        *children_by(cue, "oprd"),
        *children_by(cue, "ccomp"),
        *(children_by(thing, "acl") if thing is not None else []),
    ]
    done = (
        one for one in near if one.tag_ == "VBN" and not any(aux.dep_ in {"aux", "auxpass"} for aux in one.children)
    )
    return [one for one in done if one.i > cue.i and words.action_of(one) is not None]


def _is_told_to(receiver: Token, deed: Token, words: Words) -> bool:
    """Whether the infinitive is what somebody is told to do, and not what a thing is for."""
    mark = next((one for one in deed.children if one.tag_ == "TO"), None)
    return words.can_obey(receiver) or mark is None or mark.i == receiver.i + 1


def _verbal_complements(cue: Token, frame: Frame, words: Words) -> list[Token]:
    found = []
    for one in cue.children:
        if one.pos_ not in VERBAL:
            continue
        infinitive = has_infinitive_mark(one)
        thing = child(cue, "dobj")
        if one.dep_ in {"advcl", "xcomp"} and infinitive and one.i > cue.i and _is_aside(one):
            continue
        if one.dep_ == "advcl" and thing is not None and not is_reflexive(thing):
            # "announced a strike to protest": what for, and not what; but "committed itself to leave".
            continue
        # "acl": what a parser makes of "Kenya pledges to leave", half taken for a noun.
        if (one.dep_ in {"xcomp", "advcl", "acl"} and infinitive and "infinitive" in frame.takes and one.i > cue.i) or (
            one.dep_ == "ccomp"
            and "clause" in frame.takes
            and (infinitive or _has_will(one, words) or _is_subjunctive(one))
        ):
            found.append(one)
            found += _further_infinitives(one)
        elif one.dep_ == "ccomp" and "clause" in frame.takes and one.lemma_ == "be" and modal_of(one) is None:
            # "assures us that the posts are to be thinned out"
            found += [
                near
                for near in children_by(one, "xcomp")
                if has_infinitive_mark(near) and near.i == one.i + 1 + _aside(near)
            ]
    if "gerund" in frame.takes:
        found += [noun for word, noun in gerunds(cue) if word in {"to", "on", "of"}]
    return found


def _is_aside(deed: Token) -> bool:
    """Whether it is as in "agreed on a truce, to be watched by monitors": said of the truce, and not of who agreed."""
    edge = deed.left_edge
    return is_passive(deed) and edge.i > 0 and edge.nbor(-1).text == ","


def _further_clauses(deed: Token) -> list[Token]:
    """What the same subject shall do besides: "that the phase shall start on 1 May and shall end within ten days"."""
    return [
        one
        for one in children_by(deed, "conj")
        if one.pos_ in VERBAL and child(one, "nsubj", "nsubjpass") is None and child(one, "aux") is not None
        and modal_of(one) is not None
    ]  # fmt: skip


def _further_infinitives(deed: Token) -> list[Token]:
    """The rest of a list that the parser takes for a purpose: "to set up a court, to clear the road and to leave"."""
    return [
        one
        for one in children_by(deed, "advcl")
        if has_own_to(one)
        and one.left_edge.i > 0
        and one.left_edge.nbor(-1).text == ","
        and any(has_own_to(near) for near in children_by(one, "conj"))
    ]


def _nominal_complements(cue: Token, frame: Frame, words: Words) -> list[Token]:
    found = [near for one in children_by(cue, "dobj") for near in conjuncts_of(one)]
    # "Agreed on a truce" names what; "promised on his return" names when.
    links = {"to"} if frame.force == "pledge" else {"on", "to", "upon"}
    for word, noun in prepositions_of(cue):
        if word in links:
            found += conjuncts_of(noun)
    if any(one.dep_ == "nsubjpass" for one in cue.children):
        found += [near for one in children_by(cue, "nsubjpass") for near in conjuncts_of(one)]
    found += [noun for one in found for noun in (*_proposed(one, words), *_timed(cue, one, words))]
    found = [near for one in found for near in _listed_from(one, words)]
    return [one for one in dict.fromkeys(found) if one.pos_ in {"NOUN", "NUM"} or words.is_money(one)]


def _timed(cue: Token, noun: Token, words: Words) -> list[Token]:
    """What a time is agreed for: "agreed on 90 days for the disarmament", "on 3 May for the handover"."""
    units = words.table["details"]["quantity"]["time_units"]
    if noun.lower_ not in units and noun.lemma_.lower() not in words.limit_nouns and noun.ent_type_ != "DATE":
        return []
    return [
        near
        for verb in (cue, noun)
        for word, one in prepositions_of(verb)
        if word == "for"
        for near in conjuncts_of(one)
    ]


def _proposed(noun: Token, words: Words) -> list[Token]:
    """What a proposal is for, where its taking is what is told: "accepted a proposal for a truce"."""
    if noun.lemma_.lower() not in words.table["cues"]["lists"]["proposals"]:
        return []
    return [near for word, one in prepositions_of(noun) if word in {"for", "of", "on"} for near in conjuncts_of(one)]


def _listed_from(noun: Token, words: Words) -> Iterator[Token]:
    """`noun`, and the deeds that follow it behind commas: the parser often hangs the rest of a list elsewhere."""
    yield noun
    doc, place = noun.doc, noun.right_edge.i + 1
    while place + 1 < len(doc) and doc[place].text == "," and noun.pos_ == "NOUN":
        following = next(
            (one for one in doc[place + 1 : place + 7] if one.pos_ == "NOUN" and one.head.i <= place), None
        )
        if following is None or following.left_edge.i != place + 1 or words.action_of(following) is None:
            return
        yield from conjuncts_of(following)
        place = following.right_edge.i + 1


def _has_will(verb: Token, words: Words) -> bool:
    """Whether a modal binds: "will", "would", "must"; "may" and "can" only allow."""
    modal = modal_of(verb)
    return modal is not None and modal.lower_ not in words.table["cues"]["modal"]["allowing"]


def _is_subjunctive(verb: Token) -> bool:
    """Whether it is as in "that the agreement be put to a vote", "that the forces leave", "that a court be set up"."""
    passive = child(verb, "auxpass")
    base = verb.tag_ == "VB" or (passive is not None and passive.tag_ == "VB")
    return base and child(verb, "mark") is not None and child(verb, "aux") is None
