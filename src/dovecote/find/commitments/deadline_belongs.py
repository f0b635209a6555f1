"""Whether a time of a sentence is that of the deed promised, by the grammar between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL
from dovecote.find.commitments.grammar import child
from dovecote.find.commitments.promise import Promise

if TYPE_CHECKING:
    from spacy.tokens import Token

DATING = frozenset({"scheduled", "be-to", "expected", "limit", "time-given", "timetable"})
"""Frames whose cue tells when the deed is to be done, and not when it was promised."""
TOLD = frozenset({"agreement", "announcement", "pledge"})
"""Forces of words beside which a time tells when they were said."""
SMALL_CLAUSE = frozenset({"VB", "VBN", "VBG"})
"""Tags of a verb without tense: "hope to have it settled by May"."""


def belongs(token: Token, promise: Promise, article: Article) -> bool:
    """Whether `token` tells when the deed is done, and not when something else was."""
    deed, cue = promise.deed, promise.cue
    causes = deed.lemma_ in article.language.table("commitments/details")["limits"]["causatives"]
    current = token
    for _ in range(12):
        if current == deed or _is_cleft(current, deed):
            return True
        if current == cue and promise.frame == "told-again":
            return _is_set_for(token, cue, article)  # "announced in March" tells when it was announced
        if current == cue and deed.dep_ == "nsubjpass" and deed.head == cue and promise.force in TOLD:
            return _is_set_for(token, cue, article)  # "whose departure was announced in November"
        if current == cue and cue.tag_ != "MD":
            # "agreed on Monday to pay": the day of the agreement; "are due by June": the limit.
            return token.i > deed.i or promise.frame in DATING
        if current.dep_ == "conj" and current.head == cue and current.tag_ in {"VBD", "VBZ"} and deed != current:
            return deed in current.subtree  # "agreed to let aid in, she said on Tuesday": told of another verb
        if promise.frame == "limit" and current.pos_ in VERBAL and current in list(cue.ancestors)[:2]:
            # "Has set 1 July as the date for": the day hangs on the verb that sets it.
            return True
        if promise.frame in DATING and current == cue.head and cue.dep_ in {"acomp", "attr", "oprd", "nsubj"}:
            # The parser hangs the limit on "is", and not on "due".
            return True
        head = current.head
        if head == current or (current.dep_ == "prep" and current.lower_ == "since"):
            # "since the war of May 2030": from then on, and no limit.
            return False
        caused = (
            causes and current.dep_ == "acl" and current.tag_ == "VBN" and head.dep_ == "dobj" and head.head == deed
        )
        if current.dep_ in {"relcl", "acl"} and current != deed and head != deed and not caused:
            return False
        if head == deed and current.dep_ == "advcl" and (edge := _edge_of_clause(token, current)) is not None:
            return edge
        small = head == deed and current.dep_ == "ccomp" and current.tag_ in SMALL_CLAUSE
        other = current.pos_ in VERBAL and current.dep_ in {"conj", "ccomp", "advcl", "parataxis"}
        if other and not small and not _is_as_told(current, deed) and (head != cue or _is_participle(current)):
            return False
        current = head
    return False


def _edge_of_clause(token: Token, clause: Token) -> bool | None:
    """Whether a time bounds the deed by its clause: "before the week is over", "ten days after it begins".

    None where it stands otherwise in it.
    """
    mark = child(clause, "mark")
    if mark is None:
        return None
    subject = child(clause, "nsubj")
    if subject is not None and token in subject.subtree:
        return mark.lower_ == "before"
    return True if (token.i < mark.i and token.head in (mark, clause)) or token.head.head in (mark, clause) else None


def _is_as_told(verb: Token, deed: Token) -> bool:
    """Whether it is that of "will leave, as agreed by May"; "as it had promised in June" is told of the promise."""
    mark = child(verb, "mark") if verb.dep_ == "advcl" and verb.head == deed else None
    return mark is not None and mark.lower_ == "as" and child(verb, "nsubj") is None


def _is_participle(verb: Token) -> bool:
    """Whether a time under it tells of what was before: "under the pact, signed in March, the Front is to leave"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBN" and child(verb, "auxpass") is None


def _is_set_for(token: Token, cue: Token, article: Article) -> bool:
    """Whether a time under a verb of promising is what was promised: "announced for March", "agreed by June"."""
    until = article.language.table("commitments/changes")["moves"]["new"]
    between = [one for one in token.ancestors if one in set(cue.subtree)]
    return any(one.dep_ == "prep" and one.lower_ in until for one in between)


def _is_cleft(verb: Token, deed: Token) -> bool:
    """Whether `verb` only points at the time of the deed: "it was in May that Veldt should have paid"."""
    empty = any(one.lower_ == "it" and one.dep_ in {"nsubj", "expl"} for one in verb.children)
    return empty and verb.lemma_ == "be" and verb in list(deed.ancestors)
