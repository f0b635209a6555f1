"""What the predicates above a deed say of it, nearest first, as far as the deed is their content.

"is expected to announce plans to withdraw" makes the withdrawal planned, "denied reports that he had met" makes the
meeting denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import VERBAL, holds_day, labels_below, particle_of
from dovecote.find.qualify.own import own_marks, verb_marks
from dovecote.find.qualify.verdict import Mark
from dovecote.find.qualify.words import Words, forms_of
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIMB_LIMIT: Final = 6
PREDICATES: Final = frozenset({"acomp", "attr", "oprd"})
KEPT: Final = frozenset({"future", "condition", "questioned", "hypothetical"})
"""What of a governing verb's own qualification holds for its complement too."""
Step = tuple["Token", Mark | None]
"""The predicate above, and what it says of the deed below; None where it says nothing."""


def governor_marks(sentence: Sentence, token: Token, words: Words) -> Iterator[Mark]:
    """What is said of `token` by all that governs it, nearest first."""
    current, would, seen = token, any(one.dep_ == "aux" and one.lower_ == "would" for one in token.children), False
    for _ in range(CLIMB_LIMIT):
        if current.lemma_.lower() in words.hearsay and _is_denied(sentence, current, words):
            yield "denied", current.lemma_.lower()
        opener = _opens_what_lies_ahead(current, words)
        if opener is not None:
            # "Will not sign until the road is open": neither has come yet, and only signing is denied.
            yield "planned", opener
            return
        step = _governor(current, words)
        if step is None:
            break
        governor, mark = step
        if would and governor.lemma_ in words.opining:
            yield "hypothetical", governor.lemma_
        if mark is not None:
            seen = True
            yield mark
        if governor.pos_ in VERBAL:
            yield from _passed_down(governor, words, current, qualified=mark is not None)
        else:
            yield from (one for one in own_marks(governor, words) if one[0] == "negated" and mark is not None)
        current = governor
    if not seen:
        yield from _before_that(sentence, token, words)
    if _denies(sentence, token, words):
        yield "denied", "deny"


def _passed_down(governor: Token, words: Words, below: Token, *, qualified: bool) -> Iterator[Mark]:
    kept = KEPT | ({"negated"} if qualified or governor.lemma_ not in words.governors else set())
    yield from (mark for mark in verb_marks(governor, words, below) if mark[0] in kept)


def _governor(token: Token, words: Words) -> Step | None:
    """The predicate that takes `token` as its complement, and what it says of it; None at the top."""
    head = token.head
    if head.i == token.i:
        return None
    nominal = token.pos_ not in VERBAL
    match token.dep_:
        case "xcomp" if _is_infinitive(token) and _is_periphrastic_future(head, words):
            # "is to meet", "is going to meet"
            return head, ("planned", f"{head.lemma_} to")
        case "relcl" if (awaited := _by_that_time(token, words)) is not None:
            return awaited
        case "acl" | "relcl" if _tells_which(token, words):
            return None
        case "acl" | "relcl" if _is_content(token):
            # "reports that he had met", "fears that it may fall", "warned traders he would leave"
            return _of_content(token, words)
        case "relcl" if _is_infinitive(token) or head.lemma_ in words.transparent:
            return head, _mark_of(head, words, nominal=False)
        case "acl" if not _is_infinitive(token):
            # "the agreement signed in May": the noun is what was signed, and promises nothing of it.
            return None
        case "xcomp" | "ccomp" | "csubj" if head.lemma_ in words.copulas or token.dep_ == "ccomp":
            return head, _mark_of(head, words, nominal=False, below=token) or _of_predicate(head, token, words)
        case "acl" if head.pos_ == "NOUN":
            # "another hundred days to form a government": what is still to be done, whatever the noun.
            return head, _mark_of(head, words, nominal=False, below=token) or ("planned", "to")
        case "xcomp" | "ccomp" | "pcomp" | "acl" if head.pos_ != "ADP":
            return head, _mark_of(head, words, nominal=False, below=token)
        case "advcl":
            return _of_adverbial(token, words)
        case "conj":
            return _governor(head, words) if head.pos_ == token.pos_ or nominal else None
        case "pobj" | "pcomp":
            return _through_preposition(head, words, nominal=nominal)
        case "dobj" | "nsubjpass" | "attr" | "oprd" | "dative":
            return head, _of_list(head, token, words) or _mark_of(head, words, nominal=True)
        case "compound" | "nmod" if nominal:
            mark = _mark_of(head, words, nominal=True)
            return (head, mark) if mark else None
        case "nsubj" if nominal:
            # "talks are to start"
            ahead = _is_periphrastic_future(head, words) and any(
                one.dep_ == "xcomp" and _is_infinitive(one) for one in head.children
            )
            return head, ("planned", f"{head.lemma_} to") if ahead else None
    return None


def _of_list(verb: Token, noun: Token, words: Words) -> Mark | None:
    """What "called for a truce, the release of ..." says of the release, which the parser hangs on the verb alone."""
    first = noun.left_edge.i
    if first == 0 or noun.doc[first - 1].text != ",":
        return None
    before = (one for one in verb.children if one.dep_ == "prep" and verb.i < one.i < first)
    return words.kind_of(*(f"{form}_{one.lower_}" for one in before for form in forms_of(verb)))


def _is_infinitive(token: Token) -> bool:
    """True for "to meet" and "to be repealed"."""
    return token.tag_ == "VB" or any(one.dep_ == "aux" and one.lower_ == "to" for one in token.children)


def _is_periphrastic_future(head: Token, words: Words) -> bool:
    if head.lemma_ == "go" and head.tag_ == "VBG":
        return True
    # "it is wise to leave", "the plan is to leave": the predicate tells what the leaving is.
    return head.lemma_.lower() in words.copulas and not any(one.dep_ in PREDICATES for one in head.children)


def _is_content(token: Token) -> bool:
    """True for a clause that says what its noun is about: it has a subject of its own and no gap."""
    if any(one.tag_ in {"WDT", "WP"} and one.lower_ != "that" for one in token.children):
        return False
    return any(one.dep_ in {"nsubj", "nsubjpass"} and one.tag_ != "WDT" for one in token.children)


def _tells_which(token: Token, words: Words) -> bool:
    """True for "the accord that both signed", which tells which one; "an accord that they would go" tells of what."""
    mark = words.kind_of(*forms_of(token.head))
    if mark is None or mark[0] != "promised" or any(one.tag_ == "MD" for one in token.children):
        return False
    objects = [one for one in token.children if one.dep_ == "dobj"]
    return len(objects) == 1 and objects[0].lower_ == "that" and token.tag_ in {"VBD", "VBN"}


def _of_content(token: Token, words: Words) -> Step | None:
    noun = token.head
    verb = noun.head
    if noun.dep_ in {"dobj", "dative"} and verb.pos_ in VERBAL and not words.kind_of(*forms_of(noun)):
        joined = f"{verb.lemma_.lower()}_{noun.lemma_.lower()}"
        if joined in words.governors:
            return verb, (words.governors[joined], joined)
        if verb.lemma_.lower() in words.addressing:
            return verb, _mark_of(verb, words, nominal=False, below=token)
    if token.dep_ == "relcl" and not words.kind_of(*forms_of(noun)) and noun.lemma_ not in words.hearsay:
        return (noun, None) if noun.lemma_ in words.transparent else None
    return noun, _mark_of(noun, words, nominal=False)


def _of_predicate(head: Token, token: Token, words: Words) -> Mark | None:
    """What a predicate or its subject says of a clause: "it is possible that", "concern is growing that"."""
    for child in head.children:
        if child.dep_ in PREDICATES or (child.dep_ == "nsubj" and child.pos_ == "NOUN" and child.i < token.i):
            mark = words.kind_of(*forms_of(child))
            if mark is not None:
                return mark
    return None


def _of_adverbial(token: Token, words: Words) -> Step | None:
    """An infinitive that tells a purpose is planned; after a promise it is what is promised."""
    marks = [words.marks.get(one.lower_) for one in token.children if one.dep_ in {"mark", "advmod"}]
    ahead = next((one.lower_ for one in token.children if one.lower_ in words.ahead_in_present), None)
    if ahead is not None and _is_present(token, words):
        # "within ten days after the truce takes effect": the present under such a word tells what is to come.
        return token.head, ("condition", ahead)
    if any(marks) or not _is_infinitive(token):
        return None
    own = _mark_of(token.head, words, nominal=False)
    return token.head, own if own is not None and own[0] in {"promised", "threatened"} else ("planned", "to")


def _is_present(verb: Token, words: Words) -> bool:
    """True for "takes effect", "is signed", and under what lies ahead for "have signed" too."""
    helpers = [one for one in verb.children if one.dep_ in {"aux", "auxpass"}]
    if not helpers:
        return verb.tag_ in {"VBZ", "VBP"}
    present = all(one.tag_ in {"VBZ", "VBP"} for one in helpers)
    perfect = any(one.dep_ == "aux" for one in helpers)
    return present and (not perfect or _lies_ahead(verb.head, words))


def _by_that_time(verb: Token, words: Words) -> Step | None:
    """Of "by the time the accord is signed": what is awaited; in the past it was so only by the time of the deed."""
    at = verb.head.head
    if verb.head.lower_ != words.by_the_time[1] or at.lower_ != words.by_the_time[0]:
        return None
    ahead = _is_present(verb, words) or _lies_ahead(at.head, words)
    return at.head, ("condition", " ".join(words.by_the_time)) if ahead else None


def _cannot_be(verb: Token, words: Words) -> bool:
    """True for "could not be sent": what it waits for has not come."""
    helped = any(one.dep_ == "aux" and words.auxiliaries.get(one.lower_) == "possible" for one in verb.children)
    return helped and any(one.dep_ == "neg" for one in verb.children)


def _opens_what_lies_ahead(clause: Token, words: Words) -> str | None:
    """The word that opens a clause of time under what is yet to be done: "would stay until they left"; else None."""
    if clause.dep_ != "advcl":
        return None
    openers = [one.lower_ for one in clause.children if one.dep_ in {"mark", "advmod"}]
    before = next((one for one in openers if one in words.not_yet), None)
    if before is not None:
        waits = _lies_ahead(clause.head, words) or _is_refused(clause.head, words) or _cannot_be(clause.head, words)
        return before if waits else None
    # "Would sign when they had left": the tense of what was said; "will sign when they leave" is in the present.
    when = next((one for one in openers if one in words.when), None)
    would = any(one.lower_ in words.would for one in clause.head.children if one.dep_ == "aux")
    return when if would else None


def _lies_ahead(verb: Token, words: Words) -> bool:
    auxiliaries = {words.auxiliaries.get(one.lower_) for one in verb.children if one.dep_ == "aux"}
    have = any(one.dep_ == "aux" and one.lemma_ == "have" for one in verb.children)
    return bool(auxiliaries & {"future", "conditional"}) and not have


def _is_refused(verb: Token, words: Words) -> bool:
    """True for "refused to sign", "vowed to fight on": the verb above leaves open whether it is done."""
    under = verb.dep_ in {"xcomp", "ccomp"} and _is_infinitive(verb)
    return under and _mark_of(verb.head, words, nominal=False) is not None


def _through_preposition(preposition: Token, words: Words, *, nominal: bool) -> Step | None:
    """The predicate that a preposition leads to: "plans for talks", "warned of attacks", "accused of firing"."""
    phrase = preposition.lower_
    if words.prepositions.get(phrase) == "negated":
        return preposition.head, ("negated", phrase)
    governor = preposition.head
    fronted = preposition.i < governor.i and phrase != "of"
    if (fronted or phrase in words.adjuncts) and governor.pos_ in VERBAL and nominal:
        # "urged restraint during the talks", "in a call she urged ...": what is asked for is the restraint.
        return None
    joined = words.kind_of(*(f"{form}_{phrase}" for form in forms_of(governor)))
    if joined is not None:
        return governor, joined
    mark = _mark_of(governor, words, nominal=nominal)
    passes = governor.pos_ in VERBAL or governor.lemma_ in words.transparent
    return (governor, mark) if mark is not None or passes else None


def _mark_of(governor: Token, words: Words, *, nominal: bool, below: Token | None = None) -> Mark | None:
    lemma = governor.lemma_.lower()
    near = [particle_of(governor)]
    near += [one.lower_ for one in governor.children if one.dep_ in {"advmod", "acomp"} and one.i == governor.i + 1]
    near += [one.lower_ for one in governor.children if one.dep_ == "prep" and holds_day(one)]
    joined = words.kind_of(*(f"{lemma}_{one}" for one in near if one))
    if joined is not None:
        return joined
    mark = words.kind_of(*forms_of(governor))
    if mark is None or (nominal and mark[1] in words.clause_only):
        return None
    if below is not None and below.dep_ == "ccomp" and lemma in words.infinitive_only and not _is_infinitive(below):
        # "told the nation: we shall hand over power" tells; "told them to leave" asks.
        return None
    return mark


def _before_that(sentence: Sentence, token: Token, words: Words) -> Iterator[Mark]:
    """What the word before "that" says, where the parser hung the clause elsewhere: "dread that ...", "report that"."""
    opener = next((one for one in token.children if one.lower_ == "that" and one.i < token.i), None)
    if opener is None or opener.i == 0 or _tells_which(token, words):
        return
    before = opener.nbor(-1)
    mark = words.kind_of(*forms_of(before))
    if before.lemma_ in words.hearsay and _is_denied(sentence, before, words):
        yield "denied", before.lemma_
    elif mark is not None and mark[0] in {"promised", "threatened", "feared", "hypothetical", "denied"}:
        yield mark


def _is_denied(sentence: Sentence, noun: Token, words: Words) -> bool:
    """True where what a claim or report says is called untrue: "dismissed reports that", "claims that ... are lies"."""
    above = [one for one in noun.ancestors if one.pos_ in VERBAL][:2]
    if any(_mark_kind(one, words) in {"negated", "denied"} for one in above):
        return True
    inside = {int(one.i) for one in noun.subtree}
    outside = [one for one in sentence.parsed if int(one.i) not in inside]
    if any(_mark_kind(one, words) == "denied" for one in outside if one.pos_ in {"ADJ", "NOUN"}):
        return True
    said = f" {sentence.words.lower()} "
    return any(f" {phrase} " in said for phrase in words.denials)


def _denies(sentence: Sentence, token: Token, words: Words) -> bool:
    """True for a deed that its doer says was not, in so many words: "We did not fire," he said, denying the charge."""
    if token.dep_ != "ccomp":
        return False
    if "neg" not in labels_below(token):
        nobody = (one.lower_ in words.nobody for one in token.children if one.dep_ in {"nsubj", "nsubjpass"})
        if not any(nobody):
            return False
    return any(
        _mark_kind(one, words) == "denied" or _rejects_hearsay(one, words)
        for one in token.head.children
        if one.dep_ == "advcl"
    )


def _rejects_hearsay(verb: Token, words: Words) -> bool:
    objects = {one.lemma_ for one in verb.children if one.dep_ == "dobj"}
    return _mark_kind(verb, words) == "negated" and bool(objects & words.hearsay)


def _mark_kind(token: Token, words: Words) -> str | None:
    mark = words.kind_of(*forms_of(token))
    return mark[0] if mark else None
