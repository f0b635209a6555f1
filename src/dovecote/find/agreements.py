"""Who came to terms with whom: agreements that the text names as made, and those it tells being made.

Three ways to name one: by its noun and how it came about ("the accord reached in Lakmar"), by the deed ("the two sides
agreed on Thursday to"), and, for the talks themselves, by an arrangement announced in common ("the break announced by
the two teams"). What is only hoped, offered or refused is none (codebook, section Agreement).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, is_passive, prepositions_of, subject_of, subtree_span
from dovecote.find.commitments.offices import actors_in, raised
from dovecote.find.commitments.owners import actors_at
from dovecote.find.commitments.sides import sides_in
from dovecote.find.qualify import qualify
from dovecote.model.evidence import Span
from dovecote.model.ids import make_id
from dovecote.model.process import Agreement
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS: Final = frozenset({"compound", "poss", "nmod", "amod"})
_NAMES: Final = frozenset({"PERSON", "NORP", "ORG"})

Kind = Literal["ceasefire", "procedural", "bilateral", "multilateral", "unilateral"]
Form = Literal["written_signed", "verbal", "announced_form_unknown"]


@dataclass(frozen=True, slots=True)
class _Seen:
    """An agreement as one place of the text names it."""

    sentence: Sentence
    span: Span
    noun: Token
    verb: Token | None


def find_agreements(article: Article) -> tuple[Agreement, ...]:
    """Agreements of the article, in order of their evidence; one named in several places is one."""
    table = article.language.table("commitments/agreements")
    kept: list[Agreement] = []
    for sentence in article.fact_sentences():
        for seen in _seen_in(article, sentence, table):
            agreement = _agreement(article, seen, table)
            place = next((number for number, one in enumerate(kept) if _is_same(one, agreement)), None)
            if place is None:
                kept.append(agreement)
            else:
                kept[place] = _joined(kept[place], agreement)
    return tuple(kept)


def find_provisions(article: Article) -> tuple[Agreement, ...]:
    """The agreements again, each with the commitments that stand in it; run once commitments are found."""
    return tuple(
        dataclasses.replace(
            agreement,
            provisions=tuple(one.id for one in article.commitments if one.basis_agreement == agreement.id),
        )
        for agreement in article.agreements
    )


def _seen_in(article: Article, sentence: Sentence, table: Mapping[str, Any]) -> list[_Seen]:
    found: list[_Seen] = []
    for token in sentence:
        if token.pos_ in {"NOUN", "PROPN"}:
            seen = _by_noun(article, sentence, token, table)
        elif token.lemma_.lower() == "agree" and token.pos_ == "VERB":
            seen = _by_deed(article, sentence, token)
        else:
            seen = None
        if seen is not None and not any(seen.span.overlaps(one.span) and seen.verb == one.verb for one in found):
            found.append(seen)
    return found


def _by_noun(article: Article, sentence: Sentence, noun: Token, table: Mapping[str, Any]) -> _Seen | None:
    lemma = noun.lemma_.lower()
    arrangement = lemma in table["arrangements"]
    if lemma not in table["nouns"] and not arrangement:
        return None
    if any(one.lower_ in {"no", "any", "another", "every", "such"} for one in noun.children):
        return None
    verb = _made_by(noun, table)
    if verb is not None:
        if not _is_made(article, sentence, verb) or _is_open(noun):
            return None
        if arrangement and not (
            _makers(article, sentence, noun, verb) and verb.lemma_ in {"announce", "agree", "declare"}
        ):
            return None
        span = subtree_span(sentence, noun) if verb.dep_ in {"acl", "relcl"} else clause_span(sentence, verb)
        return _Seen(sentence, span, noun, verb)
    if arrangement or lemma in table["weak"] or not _is_dated(article, sentence, noun):
        return None
    return _Seen(sentence, subtree_span(sentence, noun), noun, None)


def _made_by(noun: Token, table: Mapping[str, Any]) -> Token | None:
    """The verb that brought it about: "signed a deal", "the deal reached in", "a truce was declared"."""
    head = noun.head
    for one in noun.children:
        if one.dep_ == "acl" and one.tag_ == "VBN" and one.lemma_ in table["making"]:
            return one
        if (
            one.dep_ == "relcl"
            and one.lemma_ in table["making"]
            and (is_passive(one) or noun.lemma_.lower() in table["ceasefire"])
        ):
            return one
    if noun.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in table["making"]:
        return head
    if noun.dep_ == "pobj" and head.lower_ in {"to", "on"} and head.head.lemma_ in {"put", "agree", "affix"}:
        verb = head.head
        named = any(one.dep_ == "dobj" and one.lower_ in table["signing_objects"] for one in verb.children)
        return verb if named or verb.lemma_ == "agree" else None
    # The parser often hangs "announced by" on the nearest noun: "the break in talks announced by the teams".
    for _, inner in prepositions_of(noun):
        for one in inner.children:
            if one.dep_ == "acl" and one.tag_ == "VBN" and one.lemma_ in {"announce", "sign", "reach", "agree"}:
                return one
    return None


def _is_made(article: Article, sentence: Sentence, verb: Token) -> bool:
    if verb.dep_ in {"acl", "relcl"}:
        return not any(one.dep_ == "neg" or one.tag_ == "MD" for one in verb.children)
    return qualify(article, sentence, verb).is_fact


def _is_open(noun: Token) -> bool:
    """Whether the noun stands under another one that leaves it open: "a proposal for a deal", "talks on a truce"."""
    return noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN"


def _makers(article: Article, sentence: Sentence, noun: Token, verb: Token) -> tuple[str, ...]:
    found = actors_at(article, sentence, subject_of(verb))
    return found if len(found) > 1 or any(_is_collective(article, one) for one in found) else ()


def _is_collective(article: Article, actor_id: str) -> bool:
    actor = article.actor(actor_id)
    return actor is not None and actor.actor_type in {"collective", "coalition"}


def _is_dated(article: Article, sentence: Sentence, noun: Token) -> bool:
    """Whether the noun phrase carries a date, and is one the reader is to know: "the accord of 3 May"."""
    if not any(one.dep_ in {"det", "poss"} and one.lower_ not in {"a", "an"} for one in noun.children):
        return False
    phrase = [noun, *(one for one in noun.children if one.dep_ in {"compound", "prep", "nmod", "amod", "nummod"})]
    spans = [subtree_span(sentence, one) if one != noun else sentence.span_of([noun]) for one in phrase]
    return any(
        time.timex3_type == "DATE" and span.overlaps(Span(time.start, time.end))
        for span in spans
        for time in article.times_in(sentence.span)
    )


def _by_deed(article: Article, sentence: Sentence, verb: Token) -> _Seen | None:
    """An agreement told by the deed, where more than one agrees: "the two sides agreed to stop"."""
    subject = subject_of(verb)
    if subject is None or not _makers(article, sentence, subject, verb):
        return None
    takes = [one for one in verb.children if one.dep_ in {"xcomp", "dobj", "ccomp"}]
    takes += [noun for word, noun in prepositions_of(verb) if word in {"on", "to", "upon"}]
    if not takes or not qualify(article, sentence, verb).is_fact:
        return None
    return _Seen(sentence, clause_span(sentence, verb), takes[0], verb)


def _agreement(article: Article, seen: _Seen, table: Mapping[str, Any]) -> Agreement:
    parties = _parties(article, seen)
    signed = _signed(article, seen)
    evidence = article.quote(seen.span.start, seen.span.end)
    return Agreement(
        id=make_id("ag", article.document.id, seen.span.start, seen.span.end, seen.noun.i),
        evidence=(evidence,),
        name=_name(seen),
        kind=_kind(seen, parties, table),
        form=_form(seen, table),
        parties=parties,
        signed=signed,
        created_by="agreements/" + ("deed" if seen.noun.head == seen.verb and seen.noun.pos_ in VERBAL else "noun"),
    )


def _name(seen: _Seen) -> str:
    if seen.noun.pos_ in VERBAL:
        return seen.span.cut(seen.sentence.text)
    span = seen.sentence.span_of([one for one in seen.noun.subtree if one.i <= seen.noun.i or one.head == seen.noun])
    return span.cut(seen.sentence.text)


def _kind(seen: _Seen, parties: tuple[str, ...], table: Mapping[str, Any]) -> Kind:
    about = {one.lower_ for one in seen.noun.subtree} | {seen.noun.lemma_.lower()}
    if about & set(table["ceasefire"]) and not _is_about_more(seen, table):
        return "ceasefire"
    if about & set(table["procedural"]):
        return "procedural"
    if len(parties) == 1:
        return "unilateral" if seen.verb is not None and seen.verb.lemma_ == "declare" else "bilateral"
    return "multilateral" if len(parties) > 2 else "bilateral"


def _is_about_more(seen: _Seen, table: Mapping[str, Any]) -> bool:
    """Whether a ceasefire is only one of several things agreed: "agreed to stop fighting and to pull out"."""
    return seen.noun.pos_ in VERBAL and any(one.dep_ == "conj" for one in seen.noun.children)


def _form(seen: _Seen, table: Mapping[str, Any]) -> Form:
    verb = seen.verb
    near = {one.lower_ for one in seen.noun.children} | (
        {one.lower_ for one in verb.children} if verb is not None else set()
    )
    if near & set(table["verbal"]):
        return "verbal"
    if verb is not None and (verb.lemma_ in table["signing"] or near & set(table["signing_objects"])):
        return "written_signed"
    return "announced_form_unknown"


def _parties(article: Article, seen: _Seen) -> tuple[str, ...]:
    """Who came to terms: subjects, "with", "between", the words before the noun ("the Veldt-Orsan accord")."""
    named = list(_by_verb(article, seen))
    for anchor in (seen.noun, seen.verb):
        for word, noun in prepositions_of(anchor) if anchor is not None else []:
            if word in {"with", "between", "among", "by"}:
                named += actors_at(article, seen.sentence, noun)
    named += _in_name(article, seen)
    found = raised(article, named)
    crowd = next((one for one in found if _is_collective(article, one)), None)
    if crowd is None and len(found) > 1:
        return found
    sides = raised(article, sides_in(article, crowd))
    if sides and (crowd is not None or set(found) <= set(sides)) and not _names_others(seen, found):
        return sides
    return found


def _by_verb(article: Article, seen: _Seen) -> tuple[str, ...]:
    """The subject of "signed", "agreed"; not who merely brokered or announced a deal of others."""
    if seen.verb is None:
        return ()
    subject = subject_of(seen.verb)
    found = actors_at(article, seen.sentence, subject)
    table = article.language.table("commitments/agreements")
    if seen.verb.lemma_ not in table["helping"]:
        return found
    return found if any(_is_collective(article, one) for one in found) or len(found) > 1 else ()


def _in_name(article: Article, seen: _Seen) -> tuple[str, ...]:
    """Whom the words before the noun name: "the US-Veldt agreement", "Veldt's deal"."""
    before = [
        one for one in seen.noun.subtree if (one.i < seen.noun.i and one.head == seen.noun) or one.dep_ in _MODIFIERS
    ]
    before = [one for one in before if one.i < seen.noun.i]
    if not before or seen.noun.pos_ in VERBAL:
        return ()
    return tuple(one.id for one in actors_in(article, seen.sentence.span_of(before).cut(seen.sentence.text)))


def _names_others(seen: _Seen, found: tuple[str, ...]) -> bool:
    """Whether a name stands before the noun that is nobody known: then it is not the sides' agreement."""
    return not found and any(one.dep_ == "compound" and one.ent_type_ in _NAMES for one in seen.noun.children)


def _signed(article: Article, seen: _Seen) -> When | None:
    """The day, month or year of the agreement, from its own phrase or the clause that makes it."""
    for anchor in (seen.noun, seen.verb):
        if anchor is None:
            continue
        times = [one for one in article.times_in(seen.sentence.span) if _hangs_on(one, anchor, seen)]
        if times:
            return When(times[0].edtf, times[0].exact, "stated", times[0].steps)
    return None


def _hangs_on(time: TimeExpression, anchor: Token, seen: _Seen) -> bool:
    if time.timex3_type not in {"DATE", "TIME"} or time.edtf is None or time.deadline_word is not None:
        return False
    token = seen.sentence.token_at(time.start)
    if token is None:
        return False
    between = [token, *token.ancestors]
    if anchor not in between:
        return False
    above = between[: between.index(anchor)]
    return not any(one.pos_ in VERBAL and one != seen.verb for one in above)


def _is_same(first: Agreement, second: Agreement) -> bool:
    if first.kind == "procedural" or second.kind == "procedural":
        return first.kind == second.kind and first.name == second.name
    if first.signed is not None and second.signed is not None and first.signed.edtf != second.signed.edtf:
        return False
    if first.parties and second.parties and not set(first.parties) & set(second.parties):
        return False
    return "ceasefire" not in {first.kind, second.kind} or first.kind == second.kind or second.signed is None


def _joined(first: Agreement, second: Agreement) -> Agreement:
    return dataclasses.replace(
        first,
        evidence=(*first.evidence, *(one for one in second.evidence if one not in first.evidence)),
        parties=first.parties if len(first.parties) >= len(second.parties) else second.parties,
        signed=first.signed or second.signed,
        form=first.form if first.form != "announced_form_unknown" else second.form,
    )
