"""Who does what to whom in a clause, by its grammar, and where the clause stands in the text.

Everything here works on the parser's labels (ClearNLP dependencies, as spaCy's English pipelines give them) and knows
no words, but for the few that attribute a clause to somebody (`languages/<code>/qualify.toml`, table attribution).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import TYPE_CHECKING

from dovecote.find.parse_memory import once_per_word, table_of
from dovecote.languages.registry import get_language
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative"})
VERBAL = frozenset({"VERB", "AUX"})
MARKS_OF_PASSIVE = frozenset({"auxpass", "nsubjpass", "csubjpass"})
HOLDING_NOUNS = frozenset({"prep", "agent", "dative", "conj"})
"""Labels of what a phrase with a preposition hangs by."""
NAMED_DOERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
OF_A_CLAUSE = frozenset({"aux", "auxpass", "mark", "nsubj", "nsubjpass"})
"""Labels that a bare participle has none of."""
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "pcomp"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
HYPHENS = frozenset({"-", "–", "/"})
"""What joins two names to one word: "Veldt-Ostmark talks"."""
LONGEST_DAY = 40
"""Characters: "Wednesday, 28 September 2031 to 4 October" is about the longest day that opens an entry."""
_PLACE = attrgetter("i")
_CLIMB_LIMIT = 8
"""Steps up the tree before giving up; the deepest chain met in news was five."""


def labels_below(token: Token) -> frozenset[str]:
    """The labels of the words that hang on `token`, each once."""
    labels: frozenset[str] = token.labels  # type: ignore[attr-defined]  # of `model.words.Word`
    return labels


@once_per_word
def subject_of(token: Token) -> Token | None:
    """The head of the noun phrase that does what `token` says; None where the clause names nobody.

    Reads active subjects, the agent of a passive, who controls an infinitive or participle, the noun that a relative
    clause hangs on, and the shared subject of coordinated verbs. Of a noun ("Veldt's promise", "the raid by rebels")
    it is the possessor or agent.
    """
    return _subject(token, _CLIMB_LIMIT)


@once_per_word
def objects_of(token: Token) -> tuple[Token, ...]:
    """Heads of the noun phrases that `token` is done to, in order: objects, and the subject of a passive."""
    labels = labels_below(token)
    found = [one for one in token.children if one.dep_ in OBJECTS and one.pos_ != "ADP"] if labels & OBJECTS else []
    if "dative" in labels:
        found += [inner for one in token.children if one.dep_ == "dative" for inner in one.children if _is_pobj(inner)]
    if not found and "prep" in labels:
        found += _objects_behind_place(token)
        found += () if found or not is_bracketed(token) else _noun_of_brackets(token)
    passive = _passive_subject(token, _CLIMB_LIMIT)
    if passive is not None:
        found.append(passive)
    elif token.dep_ == "relcl" and not found and _has_other_subject(token):
        found.append(token.head)
    elif token.dep_ == "conj" and not found and token.head.pos_ == token.pos_ and _shares_object(token):
        found += objects_of(token.head)
    relative = [_antecedent(one) or one for one in found]
    return tuple(sorted(set(relative), key=_PLACE) if len(relative) > 1 else relative)


def _objects_behind_place(verb: Token) -> Iterator[Token]:
    """The object behind a phrase of place or time, which the parser takes for its aside: "received in her office the
    envoy of Veldt"; an aside without a comma before it has no article either ("the port city Dorn").
    """
    for preposition in (one for one in verb.children if one.dep_ == "prep" and one.i == verb.i + 1):
        for noun in (one for one in preposition.children if one.dep_ == "pobj"):
            for aside in (one for one in noun.children if one.dep_ == "appos" and one.i > noun.i):
                if aside.left_edge.tag_ in {"DT", "PRP$"} and aside.left_edge.i == noun.i + 1:
                    yield aside


@once_per_word
def is_passive(token: Token) -> bool:
    """True where what comes before the verb is what it is done to ("was seized", "a deal signed in May")."""
    labels = labels_below(token)
    if not labels.isdisjoint(MARKS_OF_PASSIVE):
        return True
    if token.tag_ != "VBN" or "aux" in labels:
        return False
    if token.dep_ in {"acl", "amod"}:
        return True
    if token.dep_ == "conj" and token.head.pos_ in VERBAL and _own(token, SUBJECTS) is None:
        return is_passive(token.head)
    return token.dep_ == "advcl" and _own(token, SUBJECTS) is None and _own(token, OBJECTS) is None


@once_per_word
def conjuncts_of(token: Token) -> tuple[Token, ...]:
    """`token` and the nouns coordinated with it, in order."""
    others = token.conjuncts
    return tuple(sorted({token, *others}, key=_PLACE)) if others else (token,)


@once_per_word
def prepositions_of(token: Token) -> tuple[tuple[str, Token], ...]:
    """Each preposition on `token`, lower-cased, with the head of the noun phrase it governs, in order."""
    if labels_below(token).isdisjoint(HOLDING_NOUNS):
        return ()
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.i < token.i and is_bracketed(token):
            continue  # "Under the accord, signed on Monday, ...": of the main clause
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "VERB"}:
            found += _governed(child)
            # "with the envoy and with the governor"; the parser hangs the second on either.
            found += [pair for one in child.conjuncts if one.pos_ == "ADP" for pair in _governed(one)]
        elif child.dep_ == "conj" and child.pos_ == "ADP" and token.pos_ in VERBAL:
            found += _governed(child)
    return tuple(found)


def is_bracketed(verb: Token) -> bool:
    """Whether it is a participle behind a comma that tells of the noun before it: "the accord, signed on Monday"."""
    bare = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and verb.i > 0 and verb.nbor(-1).text == ","
    return bare and labels_below(verb).isdisjoint(OF_A_CLAUSE)


def _noun_of_brackets(participle: Token) -> Iterator[Token]:
    """The accord of "Under the accord, signed on Monday, ...", which the parser hangs on what is told of it."""
    for child in participle.children:
        if child.dep_ == "prep" and child.right_edge.i == participle.i - 2:
            yield from (inner for _, inner in _governed(child) if inner.right_edge.i == participle.i - 2)


def _governed(preposition: Token) -> Iterator[tuple[str, Token]]:
    for inner in preposition.children:
        if _is_pobj(inner):
            yield preposition.lower_, inner
        elif inner.dep_ == "prep":
            yield from ((f"{preposition.lower_} {inner.lower_}", last) for last in inner.children if _is_pobj(last))


def holds_day(preposition: Token) -> bool:
    """Whether a day or an hour stands right behind it: "on Monday", "at noon"."""
    return any(one.ent_type_ in {"DATE", "TIME"} for one in preposition.children)


def particle_of(token: Token) -> str | None:
    """The particle of a phrasal verb, lower-cased ("called off": "off")."""
    if "prt" not in labels_below(token):
        return None
    return next(child.lower_ for child in token.children if child.dep_ == "prt")


def clause_span(sentence: Sentence, verb: Token) -> Span:
    """The clause of `verb`: subject, verb, object and complements, outer punctuation trimmed.

    Left out at both ends are words that attribute it, coordinated clauses, asides, and what merely introduces it
    ("however", "that").
    """
    kept = table_of(verb.doc, "dovecote.clauses")
    place = int(verb.i)
    if place not in kept:
        kept[place] = _clause_span(sentence, verb)
    span: Span = kept[place]
    return span


def _clause_span(sentence: Sentence, verb: Token) -> Span:
    dropped: set[int] = set()
    for child in verb.children:
        if _is_outside(child, verb):
            dropped |= {int(one.i) for one in child.subtree}
    kept = [one for one in verb.subtree if int(one.i) not in dropped]
    span = _trimmed(sentence, kept or [verb])
    return Span(_start_with_day(sentence, verb.doc.lang_), span.end) if span.start == sentence.start else span


def _start_with_day(sentence: Sentence, code: str) -> int:
    """Where the entry of a chronology begins that a sentence opens, with its day; else where the sentence does."""
    line = sentence.text.rfind("\n", 0, sentence.start) + 1
    before = sentence.text[line : sentence.start].strip() if sentence.start - line <= LONGEST_DAY else ""
    if not before or before[-1] not in get_language(code).table("sentences")["dated_entries"]["marks"]:
        return sentence.start
    opens = before[0].isdigit() or before.split()[0].strip(".,").lower() in _words_of_days(code)
    return line if opens else sentence.start


@functools.cache
def _words_of_days(code: str) -> frozenset[str]:
    """Names of months and days of the week, in small letters."""
    words = get_language(code).table("times/words")
    return frozenset().union(*(words[kind] for kind in ("MONTH", "MONTH_SHORT", "WEEKDAY")))


def subtree_span(sentence: Sentence, token: Token) -> Span:
    """All words that hang on `token`, outer punctuation trimmed."""
    return _trimmed(sentence, list(token.subtree))


def _subject(token: Token, steps: int) -> Token | None:
    if steps == 0:
        return None
    if token.pos_ not in VERBAL:
        return _doer_of_noun(token)
    if is_passive(token):
        return _agent(token) or _shared_agent(token, steps)
    own = _own(token, SUBJECTS)
    if own is not None:
        return _antecedent(own) or own
    return _controller(token, steps)


def _controller(token: Token, steps: int) -> Token | None:
    """Who does what an infinitive, a participle or a coordinated verb says, where it has no subject of its own."""
    head = token.head
    if head.i == token.i:
        return None
    match token.dep_:
        case "conj" if head.pos_ in VERBAL:
            above = _clause_around(head) if token.tag_ in FINITE else None
            return _subject_slot(above or head, steps - 1)
        case "xcomp" | "ccomp":
            objects = [child for child in head.children if child.dep_ in OBJECTS]
            if objects and token.tag_ in {"VB", "VBG"} and head.pos_ in VERBAL:
                return objects[0]
            return _subject_slot(head, steps - 1)
        case "advcl":
            return _subject_slot(head, steps - 1)
        case "pcomp":
            return _pcomp_controller(head, steps)
        case "acl" | "relcl":
            if token.tag_ == "VB":
                told = _subject(head, steps - 1) or _subject_slot_of_noun(head, steps - 1)
                # A headline's "Tolland to meet Venn" hangs on the name alone.
                return told or (head if head.pos_ == "PROPN" and head.dep_ == "ROOT" else None)
            return head
        case "acomp" | "amod":
            return head
    return _subject_slot(head, steps - 1) if token.dep_ == "dep" and head.pos_ in VERBAL else None


def _clause_around(participle: Token) -> Token | None:
    """The verb whose object a participle tells of: in "met the team led by X and left for Y" she who met left."""
    if participle.dep_ != "acl" or participle.tag_ != "VBN" or participle.head.dep_ not in {"dobj", "pobj"}:
        return None
    return next((one for one in participle.head.ancestors if one.pos_ in VERBAL), None)


def _pcomp_controller(preposition: Token, steps: int) -> Token | None:
    """Who does it in "accused the army of killing" (the army), "insisted on staying" (who insisted)."""
    governor = preposition.head
    if governor.pos_ in VERBAL:
        objects = [child for child in governor.children if child.dep_ in {"dobj", "nsubjpass"}]
        return objects[0] if objects and preposition.i > objects[0].i else _subject_slot(governor, steps - 1)
    if governor.dep_ in {"dobj", "nsubjpass"}:
        return governor
    return _subject(governor, steps - 1)


def _subject_slot(token: Token, steps: int) -> Token | None:
    """What stands before the verb, active or passive: the one that a following infinitive or verb shares."""
    if steps == 0:
        return None
    if token.pos_ not in VERBAL:
        # "the Front is ready to leave": who is ready leaves.
        return _subject_slot(token.head, steps - 1) if token.dep_ in {"acomp", "attr"} else _doer_of_noun(token)
    own = _own(token, SUBJECTS | PASSIVE_SUBJECTS)
    if own is not None:
        return _antecedent(own) or own
    if token.dep_ == "acl" and token.tag_ in {"VBN", "VBG"}:
        return token.head
    return _controller(token, steps)


def _subject_slot_of_noun(noun: Token, steps: int) -> Token | None:
    """Who holds the noun by a verb: "Veldt made an offer to leave" (Veldt)."""
    if noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in VERBAL:
        return _subject_slot(noun.head, steps)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in VERBAL:
        return _subject_slot(noun.head.head, steps)
    return None


def _passive_subject(token: Token, steps: int) -> Token | None:
    if steps == 0 or token.pos_ not in VERBAL or not is_passive(token):
        return None
    own = _own(token, PASSIVE_SUBJECTS)
    if own is not None:
        return _antecedent(own) or own
    if token.dep_ in {"acl", "amod"}:
        return token.head
    if token.dep_ == "conj":
        own_voice = token.head.pos_ in VERBAL and not is_passive(token.head) and _own(token, {"auxpass"}) is not None
        # "went to the palace and was received by the king": who went was received.
        return _subject_slot(token.head, steps - 1) if own_voice else _passive_subject(token.head, steps - 1)
    return _controller(token, steps) if token.dep_ in {"xcomp", "advcl", "ccomp"} else None


def _agent(token: Token) -> Token | None:
    if labels_below(token).isdisjoint(("agent", "prep")):
        return None
    for child in token.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if _is_pobj(inner)), None)
    return _agent_behind_place(token)


def _agent_behind_place(verb: Token) -> Token | None:
    """The agent that the parser hangs on the noun before it: "was hosted at a dinner by the governor"."""
    places = [inner for one in verb.children if one.dep_ == "prep" and one.i > verb.i for inner in one.children]
    for place in places:
        behind = [one for one in place.children if one.lower_ == "by" and one.dep_ == "prep"]
        for one in behind:
            doer = next((inner for inner in one.children if _is_pobj(inner)), None)
            if doer is not None and doer.ent_type_ in NAMED_DOERS and one.i == place.i + 1:
                return doer
    return None


def _shared_agent(token: Token, steps: int) -> Token | None:
    """The agent of coordinated passives: "was seized and looted by rebels", in either order."""
    if token.dep_ == "conj" and token.head.pos_ in VERBAL and is_passive(token.head):
        return _agent(token.head)
    return next((_agent(one) for one in token.conjuncts if one.pos_ in VERBAL and _agent(one) is not None), None)


def _doer_of_noun(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    return next((inner for word, inner in prepositions_of(noun) if word == "by"), None)


def _own(token: Token, labels: AbstractSet[str]) -> Token | None:
    if labels_below(token).isdisjoint(labels):
        return None
    return next(child for child in token.children if child.dep_ in labels)


def _antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if token.tag_ not in {"WDT", "WP", "WP$"}:
        return None
    verb = token.head
    while verb.dep_ in {"conj", "xcomp", "ccomp"} and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def _has_other_subject(token: Token) -> bool:
    """True in "the man (whom) they met", not in "the truce, which began" or "the port, where they met"."""
    own = _own(token, SUBJECTS)
    return own is not None and _antecedent(own) is None and not any(one.tag_ == "WRB" for one in token.children)


def _shares_object(token: Token) -> bool:
    """True where a coordinated verb has nothing after it that could be an object of its own."""
    return not any(child.i > token.i and child.dep_ in {"prep", "xcomp", "ccomp", "prt"} for child in token.children)


def _is_pobj(token: Token) -> bool:
    return str(token.dep_) in {"pobj", "pcomp"} and token.pos_ not in VERBAL


def _is_outside(child: Token, verb: Token) -> bool:
    """True where `child` and all below it is no part of the clause of `verb`."""
    if child.dep_ in {"punct", "cc", "mark", "parataxis", "meta", "intj"}:
        return True
    if child.dep_ == "conj":
        return child.pos_ in VERBAL
    if child.dep_ == "ccomp" and child.i < verb.i:
        return True
    if child.dep_ == "advmod":
        # "However, Veldt left"; but "was put back to May, she said": what follows its verb directly is part of it.
        directly = child.i == verb.i + 1
        return child.i == child.left_edge.i and _followed_by_comma(child) and not directly
    if child.dep_ in {"advcl", "prep", "npadvmod"}:
        return _attributes(child) or (child.i < verb.i and _followed_by_comma(child) and child.dep_ == "advcl")
    return False


def _attributes(child: Token) -> bool:
    """True for "according to ...", "as ... said": words that say whose clause it is."""
    words = get_language(child.doc.lang_).table("qualify")["attribution"]
    if child.lemma_.lower() in words["prepositions"] or child.lower_ in words["prepositions"]:
        return True
    marks = {one.lower_ for one in child.children if one.dep_ in {"mark", "advmod"}}
    return child.lemma_.lower() in words["verbs"] and bool(marks & set(words["marks"]))


def _followed_by_comma(child: Token) -> bool:
    last = child.right_edge
    return last.i + 1 < len(last.doc) and last.nbor(1).text == ","


def _trimmed(sentence: Sentence, tokens: list[Token]) -> Span:
    """The stretch of `tokens` without white space and punctuation at its ends; brackets and quotes go in pairs."""
    chosen = [one for one in tokens if not one.is_space]
    while len(chosen) > 1 and _is_loose(chosen[0], chosen):
        chosen = chosen[1:]
    while len(chosen) > 1 and _is_loose(chosen[-1], chosen):
        chosen = chosen[:-1]
    return sentence.span_of(chosen)


def _is_loose(token: Token, chosen: list[Token]) -> bool:
    """True for punctuation at an end of `chosen` that closes or opens nothing inside it."""
    if not token.is_punct:
        return False
    if not (token.is_quote or token.is_bracket):
        return True
    alike = [one for one in chosen if one.is_quote == token.is_quote and one.is_bracket == token.is_bracket]
    marks = [one for one in alike if one.is_quote or one.is_bracket]
    return len(marks) % 2 == 1 or (marks[0] is chosen[0] and marks[-1] is chosen[-1] and len(marks) == 2)
