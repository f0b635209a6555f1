"""The words by which a clause tells what became of an act: of which act, of what kind, and who does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import VERBAL, is_passive, labels_below, objects_of, particle_of, prepositions_of, subject_of
from dovecote.find.commitments.grammar import child, has_infinitive_mark, is_negated, is_perfect, modal_of
from dovecote.find.commitments.words import Words
from dovecote.find.fates.going_on import (
    of_halt,
    of_obstructed,
    of_receiving,
    of_remaining,
    of_state,
    of_still,
    of_unseen,
)
from dovecote.find.fates.keeping import of_promise
from dovecote.find.fates.leftover import of_last, of_some_left
from dovecote.find.fates.limits import of_limit
from dovecote.find.fates.refusing import of_refusal, of_staying
from dovecote.find.fates.table import FateWords, fitting
from dovecote.find.fates.telling import LASTING, Said, act_name, deed_name, did, stands_alone
from dovecote.find.fates.verdicts import of_taking_back, of_verdict
from dovecote.find.fates.watching import of_calm, of_unmoved, of_watching
from dovecote.model.fate import FateKind

if TYPE_CHECKING:
    from spacy.tokens import Token


NEAR_WORDS: Final = 5
"""So many words behind "is" may tell how an act stands: "is now well under way"."""


OWN_BEGINNINGS: Final = frozenset({"start_talks", "resume_talks"})
"""Acts that are themselves the beginning of another."""


MOVED: Final = frozenset({"release", "return"})
"""Acts of which those to whom it is done may be the subject: "all 40 hostages walked out of prison"."""
LET_IN: Final = frozenset({"allow", "open"})
"""Acts that reports also tell by those who then come in."""
_STANDING: Final = frozenset({"be", "remain", "stay", "put"})
"""Verbs that tell by what stands behind them how an act stands: "is under way", "put on hold"."""


def said_by(verb: Token, words: Words, table: FateWords) -> Said | None:
    """What the clause of `verb` tells of an act; None where it tells of none, or of none that has come about."""
    refused = of_refusal(verb, words, table) or of_staying(verb, words, table)
    if refused is not None:
        return refused
    is_general = _is_general(verb) and verb.lower_ not in table.left
    if modal_of(verb) is not None or has_infinitive_mark(verb) or is_general:
        return None
    for reader in _READERS:
        said = reader(verb, words, table)
        if said is not None:
            return said
    return None


def _is_general(verb: Token) -> bool:
    """Whether a passive stands in the present: "is signed" tells a rule, a plan or a condition, and no deed."""
    if "auxpass" not in labels_below(verb):
        return False
    return any(one.dep_ == "auxpass" and one.tag_ in ("VBZ", "VBP") for one in verb.children) and not is_perfect(verb)


def _of_waiting(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "Are still waiting for the money that Veldt had promised to pay"."""
    if verb.lemma_.lower() not in table.waiting:
        return None
    for noun in (*objects_of(verb), *(inner for word, inner in prepositions_of(verb) if word == "for")):
        for inner in noun.subtree:
            name = act_name(inner, words) if inner.pos_ in VERBAL or inner == noun else None
            if name is not None and inner.lemma_.lower() not in table.promises:
                doer = subject_of(inner) if inner != noun else None
                return Said("no_outcome", name, inner, verb, doer, is_state=True, counts=False)
    return None


def _of_governed(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "Failed to leave", "has yet to be opened", "began withdrawing", "finished handing over"."""
    lemma = verb.lemma_.lower()
    if lemma not in table.failing and lemma not in table.stages and lemma not in ("have", "be"):
        return None
    act = next((one for one in verb.children if one.dep_ == "xcomp" and one.pos_ in VERBAL), None)
    name = act_name(act, words) if act is not None else None
    if act is None or name is None:
        return None
    negated = is_negated(verb)
    doer = child(verb, "nsubj") if not is_passive(act) else None
    if lemma in table.failing:
        return None if negated else Said("no_outcome", name, act, verb, doer, counts=False)
    pending = any(one.lower_ in table.pending for one in (*verb.children, *act.children))
    if lemma in ("have", "be") and pending and has_infinitive_mark(act):
        return Said("no_outcome", name, act, verb, doer, is_state=True, counts=False)
    kind = table.stages.get(lemma)
    if kind is None or verb.tag_ == "VBG":
        return None
    return Said("no_outcome" if negated else kind, name, act, verb, doer, is_whole=kind == "outcome")


def _of_noun(verb: Token, words: Words, table: FateWords) -> Said | None:
    """As "The withdrawal has begun", "the exchange is under way", "Veldt completed its withdrawal"."""
    if not _may_tell_stage(verb, table):
        return None
    nouns = objects_of(verb) if verb.lemma_ != "be" else ()
    if not nouns or is_passive(verb):
        nouns = (*nouns, *(one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")))
    named = next(((name, one) for noun in nouns for one in _acts_in(noun) if (name := _noun_name(one, words))), None)
    if named is None:
        return None
    name, act = named
    kind, whole = _stage(verb, table)
    if kind is None or (objects_of(verb) and act_name(verb, words) in OWN_BEGINNINGS):
        return None
    if is_negated(verb):
        kind, whole = "no_outcome", False
    if kind in ("outcome", "suspension") and name in ("cease_fire", "refrain", "continue"):
        return None  # what lasts is over then, or it is the promised act itself that stopped something
    doer = subject_of(verb) if objects_of(verb) and not is_passive(verb) else None
    if act.lower_ not in {one.lower_ for one in nouns} and kind == "outcome":
        kind, whole = "step", False  # a phase of it
    return Said(kind, name, act, verb, doer, is_whole=whole, is_state=verb.lemma_ == "be")


def _may_tell_stage(verb: Token, table: FateWords) -> bool:
    """Whether `_stage` knows the verb at all: most are none of these, and their nouns need not be looked at."""
    lemma = verb.lemma_.lower()
    return lemma in table.stages or lemma in _STANDING or table.occurring.knows(verb)


def _stage(verb: Token, table: FateWords) -> tuple[FateKind | None, bool]:
    """What the verb of a clause tells of its act, and whether it says that nothing is left to do."""
    lemma = verb.lemma_.lower()
    if lemma in ("be", "remain", "stay"):
        behind = [one for one in verb.subtree if one.i > verb.i][:NEAR_WORDS]
        if any(one.tag_ == "TO" for one in behind):
            return None, False
        told = f" {' '.join(one.lower_ for one in behind)} "
        state = next((words for words in table.states if f" {words} " in told), None)
        kind = table.states[state] if state is not None else None
        return kind, kind == "outcome"
    if table.occurring.fit(verb):
        return "outcome", False
    if lemma == "put" and particle_of(verb) is None and any(word == "on" for word, _ in prepositions_of(verb)):
        return "suspension", False
    kind = table.stages.get(lemma)
    return kind, kind == "outcome"


def _acts_in(noun: Token) -> Iterator[Token]:
    """The noun, and what it is a phase of: "the first phase of the withdrawal"."""
    yield noun
    if noun.lemma_.lower() in ("phase", "stage", "step", "part", "round", "process", "implementation"):
        yield from (inner for word, inner in prepositions_of(noun) if word == "of")


def _of_deed(verb: Token, words: Words, table: FateWords) -> Said | None:
    """The act itself, done or not: "left the valley on Monday", "the road has not been opened"."""
    past = verb.tag_ in ("VBD", "VBN") or did(verb) or is_perfect(verb)
    if not past or (verb.dep_ in ("amod", "acl") and not _is_report(verb)):
        return None
    if verb.lemma_ == "be" and any(one.dep_ == "xcomp" and has_infinitive_mark(one) for one in verb.children):
        return None  # "was to free them"
    return _deed(verb, words, table)


def said_in_present(verb: Token, words: Words, table: FateWords) -> Said | None:
    """What a headline or a calendar tells as done: "Front hands over 12 captives", "14 May: Veldt leaves Anwick"."""
    is_present = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBN" and _is_general(verb))
    if not is_present or verb.lemma_ == "be" or verb.dep_ == "relcl" or not stands_alone(verb):
        return None
    return _deed(verb, words, table) if modal_of(verb) is None else None


def _deed(verb: Token, words: Words, table: FateWords) -> Said | None:
    name = deed_name(verb, words, table)
    if name is None or (name in LASTING and name not in OWN_BEGINNINGS):
        return None
    if verb.lemma_ == "leave" and is_passive(verb):
        return None  # what "was left" stayed
    if verb.head.lemma_ in table.remaining and verb.dep_ in ("acomp", "oprd", "xcomp", "attr"):
        return None  # "remains closed": of what goes on, nothing was done now
    # Who walks free or comes home does not free or bring home anybody.
    has_object = bool(objects_of(verb)) or any(one.dep_ == "ccomp" for one in verb.children)
    moves_itself = (
        name in MOVED and not has_object and not is_passive(verb) and not _are_forces(subject_of(verb), words)
    )
    # Whoever or whatever is let in is no doer of that.
    let_in = name in LET_IN and fitting(table.told_as, verb) is not None
    doer = None if moves_itself or let_in else subject_of(verb)
    return Said("no_outcome" if is_negated(verb) else "outcome", name, verb, verb, doer)


def _are_forces(subject: Token | None, words: Words) -> bool:
    """Of "the last of its fighters went home": whether they go by themselves."""
    if subject is None:
        return False
    counted = [noun for word, noun in prepositions_of(subject) if word == "of"]
    return any(words.is_a(kind, one) for kind in ("forces", "rebels") for one in (subject, *counted))


def _is_report(verb: Token) -> bool:
    """Whether a participle heads its line, as in headlines: "Prisoners freed in Lakmar"."""
    return verb.head.dep_ == "ROOT" and verb.head.pos_ in ("NOUN", "PROPN") and verb.dep_ == "acl"


def _noun_name(token: Token, words: Words) -> str | None:
    return act_name(token, words) if token.pos_ in ("NOUN", "PROPN") else None


_READERS: Final[tuple[Callable[[Token, Words, FateWords], Said | None], ...]] = (
    of_verdict,
    of_promise,
    of_taking_back,
    of_watching,
    of_calm,
    of_unmoved,
    of_limit,
    _of_waiting,
    of_last,
    of_some_left,
    of_still,
    _of_governed,
    of_remaining,
    of_unseen,
    of_obstructed,
    of_receiving,
    of_state,
    of_halt,
    _of_noun,
    _of_deed,
)
