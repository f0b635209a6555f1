"""What somebody says it will do should another act: "we will hit back if", "they will not sign until"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, is_passive, labels_below, objects_of, particle_of, subject_of
from dovecote.find.frames import lemma_of
from dovecote.find.qualify import qualify
from dovecote.find.setting import statement_at
from dovecote.find.threats.issuers import is_own_deed, speakers_of
from dovecote.find.threats.phrases import has_modal, verbs_of_phrases
from dovecote.find.threats.triggers import Trigger, is_hostile, trigger_of
from dovecote.model.sentence import Sentence
from dovecote.model.statement import Statement
from dovecote.model.values import passing_value

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Menace:
    """A threat or warning that its words make, though none of them names it one."""

    verb: Token
    trigger: Trigger | None
    kind: Literal["coercive_threat", "analytic_warning"] = "coercive_threat"


def menaces_of(article: Article, sentence: Sentence, table: Mapping[str, Any]) -> Iterator[Menace]:
    """Menaces of the sentence, set phrases first, each with its condition where one is told."""
    for verb in verbs_of_phrases(sentence, article.language):
        if _may_be_meant(article, sentence, verb):
            yield Menace(verb, trigger_of(sentence, verb, table))
    for verb in sentence:
        if verb.pos_ in VERBAL and (_is_modal(verb, table) or _is_refused(verb, table)):
            trigger = trigger_of(sentence, verb, table)
            deed = _Deed(article, sentence, verb, trigger, table)
            if deed.is_menace() and _may_be_meant(article, sentence, verb):
                yield Menace(verb, trigger)
            elif deed.foretells_danger():
                yield Menace(verb, trigger, "analytic_warning")


def _may_be_meant(article: Article, sentence: Sentence, verb: Token) -> bool:
    qualification = qualify(article, sentence, verb)
    return not (qualification.denied or qualification.questioned)


def _is_modal(verb: Token, table: Mapping[str, Any]) -> bool:
    """True for "will strike", "is ready to strike", "its readiness to strike", "is considering sanctions"."""
    ready = table["conditions"]["ready"]
    if lemma_of(verb) in ready or (verb.dep_ in {"xcomp", "acl"} and lemma_of(verb.head) in ready):
        return True
    return has_modal(verb, table)


def _is_refused(verb: Token, table: Mapping[str, Any]) -> bool:
    """True for "will not sign" and for "not one of us signs", "nobody will sign"."""
    labels = labels_below(verb)
    if "neg" in labels:
        return True
    if labels.isdisjoint(("nsubj", "nsubjpass")):
        return False
    subjects = [one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"}]
    nobody = table["own"]["nobody"]
    return any(one.lower_ in nobody or any(below.lower_ in nobody for below in one.children) for one in subjects)


@passing_value
class _Deed:
    """What a verb says will or will not be done, with all that tells whether it is meant as a threat."""

    article: Article
    sentence: Sentence
    verb: Token
    trigger: Trigger | None
    table: Mapping[str, Any]

    def is_menace(self) -> bool:
        """Whether somebody says so of its own deeds, or of a punishment."""
        words = self.table["consequences"]
        if any(one.dep_ == "expl" for one in self.verb.children):
            return self._there_will_be()
        if _is_refused(self.verb, self.table):
            return self._is_withheld()
        if self._is_own() and self._does(*words["answers"]):
            return True
        if self.trigger is None or self.trigger.mark in words["refused_until"]:
            return False
        if self._is_called_so():
            return self._does(*words["harms"], *words["steps"], *words["penalties"])
        unwelcome = is_hostile(self.trigger, self.table)
        imposes = bool(self._objects() & words["measures"])
        if self._is_own():
            steps = imposes or self._does(*words["steps"], *words["penalties"])
            return self._does(*words["harms"]) or (unwelcome and steps)
        if lemma_of(self.trigger.head) in self.table["conditions"]["failures"]:
            return bool(self._nouns_below() & {*words["nouns"], *words["measures"]})
        # "The Union will freeze the accounts of whoever obstructs": who punishes is named.
        punishes = self._does(*words["penalties"]) or imposes
        told = not is_passive(self.verb) or (imposes and self._does(*words["imposed"]))
        return unwelcome and self._statement() is not None and punishes and told

    def foretells_danger(self) -> bool:
        """True for "if they fail, there will be war", said by somebody."""
        dangers = self.table["dangers"]
        foretold = [one for one in self.verb.children if one.dep_ in {"attr", "prep"}]
        nouns = {lemma_of(one) for top in foretold for one in (top, *top.children)}
        conditional = self.trigger is not None and self.trigger.is_clause
        return (
            conditional
            and lemma_of(self.verb) in dangers["copulas"]
            and bool(nouns & dangers["nouns"])
            and bool(speakers_of(self._statement()))
        )

    def _statement(self) -> Statement | None:
        return statement_at(self.article, self.sentence, self.verb)

    def _is_called_so(self) -> bool:
        statement = self._statement()
        return statement is not None and statement.force == "threat"

    def _is_own(self) -> bool:
        doer = subject_of(self.verb)
        speakers = speakers_of(self._statement())
        return doer is not None and is_own_deed(self.article, self.sentence, doer, speakers, self.table)

    def _objects(self) -> set[str]:
        return {lemma_of(one) for one in objects_of(self.verb)}

    def _nouns_below(self) -> set[str]:
        return {lemma_of(one) for one in self.verb.subtree if one.i > self.verb.i and one.pos_ == "NOUN"}

    def _does(self, *deeds: str) -> bool:
        particle = particle_of(self.verb)
        following = self.verb.nbor().lower_ if self.verb.i + 1 < len(self.verb.doc) else ""
        lemma = lemma_of(self.verb)
        return bool({lemma, f"{lemma}_{particle or following}"} & set(deeds))

    def _is_withheld(self) -> bool:
        """True for "we will not sign until": what the speaker refuses as long as something is undone."""
        if self.trigger is None or not self.trigger.is_clause:
            return False
        own = self._is_own() or self._is_called_so()
        return own and self._does(*self.table["consequences"]["refused"])

    def _there_will_be(self) -> bool:
        """True for "there will be consequences" and "there would be no seat until"."""
        words = self.table["consequences"]
        for noun in (one for one in self.verb.children if one.dep_ == "attr"):
            if any(one.dep_ == "det" and one.lower_ in self.table["own"]["nobody"] for one in noun.children):
                return self.trigger is not None and self.trigger.mark in words["refused_until"]
            if lemma_of(noun) in words["nouns"]:
                return True
        return False
