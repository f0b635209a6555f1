"""From a reporting verb to the words it reports: one function for each frame of the table `reporting_verbs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.statements.frame import Frame, addressee_of, after, has_to
from dovecote.find.statements.frames_of_naming import blamed, named_as, predicate, put_at
from dovecote.find.statements.lexicon import ReportingVerb
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def frame_of(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """The first frame of `entry` that the parse around `verb` fills; quotations are matched by their marks."""
    named = blamed(sentence, verb, entry)
    if named is not None:
        return named
    for name, find in _FRAMES:
        if name in entry.content or (name == "clause" and "object" in entry.content):
            found = find(sentence, verb, entry)
            if found is not None:
                return found
    return _by_preposition(sentence, verb, entry) or _addressed_by(sentence, verb, entry)


def _clause(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Said that ...; said the talks failed; asked whether ..."""
    clauses = [one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i]
    clauses += [one for one in verb.children if one.dep_ == "advcl" and one.i > verb.i and _marked_whether(one)]
    if "clause" not in entry.content:
        clauses = [one for one in clauses if one.left_edge.tag_ in {"WP", "WDT", "WRB", "WP$"}]
    before = [one for one in verb.children if one.dep_ == "xcomp" and clauses and verb.i < one.i < clauses[0].i]
    if not clauses or before:
        # "agreed to resume ..., with the Front warning the deal will be void": the clause is somebody else's.
        return None
    head = clauses[0]
    if head.left_edge.tag_ == "IN" and head.left_edge.nbor(1).tag_ in {"WDT", "WP", "WP$"}:
        # "concluded a visit, during which ...": the parser hung the relative clause on the verb.
        return None
    if _is_passive_of_thing(verb) or (head.i == verb.i + 1 and head.n_lefts + head.n_rights == 0):
        # "Emergency is declared by the minister and the port is closed"; "a hundred are reported missing".
        return None
    span = after(sentence, verb, head)
    if len(entry.words) == 1 and head.pos_ == "ADJ" and not any(one.dep_ in _OF_A_CLAUSE for one in head.children):
        # "finding them guilty": no clause that could be said.
        return None
    particle = verb.doc[verb.i + len(entry.words) - 1]
    if len(entry.words) > 1 and particle in head.subtree:
        # "made it clear that": to the parser, what is clear is the clause.
        span = trim(sentence, Span(sentence.end_of(particle), span.end))
    that = next((one for one in head.children if one.dep_ == "mark" and verb.i < one.i < head.i), None)
    if that is not None and that.nbor(1).tag_ == "RP":
        # "ruled that out, three officials said".
        return None
    if that is not None:
        # "said, citing the army, that ...": what the parser hung before the conjunction is no part of the clause.
        span = Span(max(span.start, sentence.start_of(that)), span.end)
    noun = None if entry.addressee else _told_noun(verb, head)
    if noun is not None:
        span = Span(sentence.start_of(noun.left_edge), span.end)
    return Frame("clause", (span,), addressee=addressee_of(verb, entry)) if len(span) > 0 else None


def _is_passive_of_thing(verb: Token) -> bool:
    """Whether a thing is the passive's subject: the thing is declared then, and no clause ("it is said that")."""
    things = [one for one in verb.children if one.dep_ == "nsubjpass" and one.pos_ in {"NOUN", "PROPN"}]
    return bool(things) and any(one.dep_ == "agent" for one in verb.children)


def _told_noun(verb: Token, clause: Token) -> Token | None:
    """The object that a clause after it only explains: "found no proof that ...", "reported raids that ..."."""
    for child in verb.children:
        noun = child.dep_ == "dobj" and child.pos_ == "NOUN" and child.ent_type_ not in {"DATE", "TIME", "PERSON"}
        if noun and verb.i < child.i and child.right_edge.i < clause.left_edge.i:
            return child
    return None


_OF_A_CLAUSE: Final = frozenset({"aux", "auxpass", "cop", "mark"})


def _marked_whether(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"that", "whether"} for child in clause.children)


def _infinitive(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Vowed to return."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and has_to(child):
            return Frame("infinitive", (after(sentence, verb, child),))
    return None


def _addressed(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Urged both sides to stay calm: content from the ones addressed, as PARC marks it."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i and has_to(child):
            listener = next((one for one in child.children if one.dep_ == "nsubj" and one.i > verb.i), None)
            listener = listener or next((one for one in verb.children if one.dep_ == "dobj" and one.i < child.i), None)
            if listener is None:
                continue
            tokens = [one for one in (*listener.subtree, *child.subtree) if one.i > verb.i]
            return Frame("addressed", (trim(sentence, sentence.span_of(tokens)),), addressee=(listener,))
    return None


def _object(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Announced a truce; a truce announced by both."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i:
            if entry.force == "neutral" and _is_person(child):
                # "The minister echoed her": whom, and no words.
                return None
            named = {child.lemma_.lower(), child.lower_}
            fits = not named & entry.deeds and (not entry.things or named & entry.things)
            return Frame("object", (_object_span(sentence, verb, child),)) if fits else None
    if entry.things:
        return None
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        tokens = [one for one in _whole_phrase(verb.head).subtree if one.i < verb.i]
        return Frame("object", (trim(sentence, sentence.span_of(tokens)),)) if tokens else None
    if any(child.dep_ == "auxpass" for child in verb.children):
        subject = next((one for one in verb.children if one.dep_ == "nsubjpass"), None)
        if subject is None or subject.pos_ == "PRON":
            return None
        return Frame("object", (trim(sentence, sentence.span_of(subject.subtree)),))
    return None


def _is_person(token: Token) -> bool:
    """Whether it is a pronoun for people: him, her, us."""
    feminine_or_masculine = token.morph.get("Gender", []) not in ([], ["Neut"])
    return token.tag_ == "PRP" and (feminine_or_masculine or "1" in token.morph.get("Person", []))


def _object_span(sentence: Sentence, verb: Token, noun: Token) -> Span:
    """What `noun` heads, with the infinitive right after it that the parser hung on the verb: "its call to leave"."""
    span = _before_next_deed(sentence, verb, noun)
    rest = _infinitive_after(verb, noun.right_edge)
    return Span(span.start, trim(sentence, sentence.span_of(rest)).end) if rest else span


def _before_next_deed(sentence: Sentence, verb: Token, noun: Token) -> Span:
    """What `noun` heads, without a verb that the parser took for a noun: "denies its guilt [and releases] footage"."""
    second = next((one for one in verb.children if one.dep_ == "dobj" and one.i > noun.right_edge.i), None)
    last = noun.right_edge
    if second is not None and second.left_edge.i == last.i + 1 and last.dep_ == "conj" and last.nbor(-1).dep_ == "cc":
        return trim(sentence, sentence.span_of(one for one in noun.subtree if verb.i < one.i < last.i - 1))
    return after(sentence, verb, noun)


def _whole_phrase(noun: Token) -> Token:
    """The noun that `noun` is a complement of: the participle after "the break in the talks" may hang on either."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "in"} and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        return noun.head.head
    return noun


def _gerund(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Denied taking part."""
    for child in verb.children:
        # "denied having crossed": the participle is the auxiliary.
        ing = child.tag_ == "VBG" or any(one.tag_ == "VBG" and one.dep_ == "aux" for one in child.children)
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i and ing and child.lower_ not in entry.deeds:
            return Frame("gerund", (after(sentence, verb, child),))
    return None


def _by_preposition(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Called for a truce; warned the army of a response."""
    if not entry.prepositions:
        return None
    heads = [verb, *(one for one in verb.children if entry.addressee and one.dep_ in {"dobj", "dative"})]
    for link in (one for head in heads for one in head.children if one.dep_ == "prep" and one.i > verb.i):
        tokens = [one for one in link.subtree if one.i > link.i]
        if link.lower_ in entry.prepositions and tokens and tokens[0].lower_ not in entry.not_about:
            tokens += _infinitive_after(verb, tokens[-1])
            extras = (link,) if link.i == verb.i + 1 else ()
            span = trim(sentence, sentence.span_of(tokens))
            return Frame("preposition", (span,), cue_extras=extras, addressee=addressee_of(verb, entry))
    return None


def _infinitive_after(verb: Token, last: Token) -> list[Token]:
    """The rest of "called for the guards to leave", where the parser hangs the infinitive on the verb."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "advcl", "ccomp"} and child.left_edge.i == last.i + 1 and has_to(child):
            return list(child.subtree)
    return []


def _addressed_by(sentence: Sentence, verb: Token, entry: ReportingVerb) -> Frame | None:
    """Called on both sides to stay calm."""
    for link in (one for one in verb.children if one.dep_ in {"prep", "prt"} and one.lower_ in entry.addressed_by):
        listener = next((one for one in link.children if one.dep_ == "pobj"), None)
        asked = [one for head in (verb, link, listener) if head for one in head.children]
        asked = [one for one in asked if one.dep_ in {"xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp"}]
        asked = [one for one in asked if one.i > link.i and has_to(one)]
        if listener is None or not asked:
            continue
        tokens = [one for one in (*listener.subtree, *asked[0].subtree) if one.i > link.i]
        span = trim(sentence, sentence.span_of(tokens))
        return Frame("addressed", (span,), cue_extras=(link,), addressee=(listener,))
    return None


_FRAMES = (
    ("clause", _clause),
    ("addressed", _addressed),
    ("infinitive", _infinitive),
    ("predicate", predicate),
    ("as", named_as),
    ("figure", put_at),
    ("gerund", _gerund),
    ("object", _object),
)
