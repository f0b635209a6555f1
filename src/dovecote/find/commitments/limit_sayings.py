"""What a sentence says anew of a limit told before it, without naming the deed again.

"That deadline was moved to 15 May"; "the new date is 20 May"; "the mediators have now given the Front until 20 May";
"the Front got another six weeks"; "it would now take until June". Which promise is meant, `moved_after` finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, is_passive, objects_of, prepositions_of, subject_of
from dovecote.find.commitments.cues.moves import deed_moved_by, is_told
from dovecote.find.commitments.grammar import has_infinitive_mark, is_negated, modal_of
from dovecote.find.commitments.words import Words
from dovecote.find.qualify import qualify
from dovecote.find.timing.deed import governor_of_time
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_Reader = Callable[[Article, Sentence, "Token", Words, Mapping[str, Any]], "SaidAnew | None"]

BELIEVED: Final = frozenset({"happened", "historical", "planned", "promised"})
"""How a clause must be told to move a limit."""


@dataclass(frozen=True, slots=True)
class SaidAnew:
    """A limit said anew: the verb that says it, the day, or by how much longer."""

    verb: Token
    span: Span
    day: TimeExpression | None = None
    length: TimeExpression | None = None
    """So much longer than before, where no day is told."""
    party: Token | None = None
    """Whom it is given to, or who has, gets or needs it; None where the words speak of the limit alone."""


def said_anew(article: Article, sentence: Sentence, words: Words) -> Iterator[SaidAnew]:
    """Every limit that the sentence says anew, in order."""
    table = article.language.table("commitments/changes")["anew"]
    for token in sentence:
        for reader in _readers_for(token, words, table):
            said = reader(article, sentence, token, words, table)
            if said is not None:
                yield said
                break


def _readers_for(token: Token, words: Words, table: Mapping[str, Any]) -> tuple[_Reader, ...]:
    """The readers that a word can be for: a limit, what stands for one, a verb of giving or needing."""
    if token.pos_ == "VERB":
        lemma = token.lemma_.lower()
        return (_time_given,) if any(lemma in table[name] for name in ("giving", "having", "taking")) else ()
    if token.lower_ in table["standing_for"]:
        return (_limit_moved,)
    return (_limit_moved, _new_day) if token.lemma_.lower() in words.limit_nouns else ()


def _limit_moved(
    article: Article, sentence: Sentence, noun: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "The deadline was extended to 3 July", "that has slipped to June", "a date since put back to 20 May"."""
    verb = next((one for one in noun.children if one.dep_ == "acl" and one.tag_ == "VBN"), noun.head)
    aside = verb != noun.head
    is_limit = noun.lemma_.lower() in words.limit_nouns
    alone = verb.lemma_.lower() in words.moves_alone and noun.dep_ == "nsubj"
    moves = alone or words.moves.fit(verb) or verb.lemma_.lower() in table["moving"]
    if not moves or not (aside or alone or noun.dep_ in {"dobj", "nsubjpass"}):
        return None
    known = any(one.lower_ in words.table["details"]["moving"]["known"] or one.dep_ == "poss" for one in noun.children)
    meant = (is_limit and (known or aside)) or (noun.lower_ in table["standing_for"] and noun.dep_ == "nsubjpass")
    if not meant or modal_of(verb) is not None or is_negated(verb) or has_infinitive_mark(verb):
        return None
    ends = {word for word, _ in prepositions_of(verb)} & set(table["to"])
    own = [word for word, _ in prepositions_of(noun) if word in table["for"]]
    if not ends or own or (is_limit and deed_moved_by(verb, words) is not None):
        return None
    days = _days_of(article, sentence, verb)
    return _said(sentence, verb, days[-1]) if days else None


def _new_day(
    article: Article, sentence: Sentence, noun: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "The new date is 20 May", "agreed a new deadline of 20 May", "named 20 May as the new date"."""
    if not any(one.lower_ in table["new"] for one in noun.children):
        return None
    if any(word in table["for"] and inner.ent_type_ != "DATE" for word, inner in prepositions_of(noun)):
        return None
    verb = next((one for one in noun.ancestors if one.pos_ in VERBAL), None)
    if verb is None or not is_told(verb) or (noun.dep_ == "nsubj" and verb.lemma_ != "be"):
        return None
    days = _days_of(article, sentence, verb)
    return _said(sentence, verb, days[0]) if len(days) == 1 else None


def _time_given(
    article: Article, sentence: Sentence, verb: Token, words: Words, table: Mapping[str, Any]
) -> SaidAnew | None:
    """As "Has given the Front until 20 May", "the Front needs until mid-May", "got another six weeks"."""
    lemma = verb.lemma_.lower()
    gives, has, takes = (lemma in table[name] for name in ("giving", "having", "taking"))
    if _names_own_deed(verb, words, table):
        return None
    modal = modal_of(verb)
    foreseen = (has or takes) and modal is not None and modal.lower_ in table["foreseen"] and not is_negated(verb)
    if not foreseen and not _is_new_told(verb):
        return None
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in table["standing_for"]:
        party = None if takes else subject
    elif not gives and not has:
        return None
    else:
        party = _given_to(verb, table) if gives else subject
    if party is None and not takes:
        return None
    time = _until(article, sentence, verb, table) or (None if takes else _more(article, sentence, verb, table))
    return _said(sentence, verb, time, party) if time is not None else None


def is_believed(article: Article, sentence: Sentence, said: SaidAnew) -> bool:
    """Whether the clause is told as so: nobody asks for it, doubts it or makes it hang on something."""
    return qualify(article, sentence, said.verb).factuality in BELIEVED


def _is_new_told(verb: Token) -> bool:
    return is_told(verb) or (verb.tag_ == "VBG" and verb.dep_ == "conj" and not is_negated(verb))


def _names_own_deed(verb: Token, words: Words, table: Mapping[str, Any]) -> bool:
    """Of "gave the Front until 20 May to disarm", "needs until June to finish": it is a promise of its own."""
    infinitives = [one for one in verb.subtree if one.pos_ == "VERB" and one != verb and has_infinitive_mark(one)]
    things = [one for one in objects_of(verb) if one.lemma_.lower() not in table["more"]]
    acts = [one for one in things if words.action_of(one) is not None]
    return bool(infinitives or acts)


def _given_to(verb: Token, table: Mapping[str, Any]) -> Token | None:
    """Whom time is given: the first object, the subject of a passive, or the one after "to"."""
    if is_passive(verb):
        return next((one for one in verb.children if one.dep_ in {"nsubjpass", "nsubj"}), None)
    datives = [one for one in verb.children if one.dep_ in {"dative", "dobj"} and one.ent_type_ not in {"DATE", "TIME"}]
    named = [
        one for one in datives if one.pos_ in {"NOUN", "PROPN", "PRON"} and one.lemma_.lower() not in table["more"]
    ]
    return named[0] if named else next((inner for word, inner in prepositions_of(verb) if word == "to"), None)


def _times_of(article: Article, sentence: Sentence, verb: Token) -> list[TimeExpression]:
    """The times that stand under the verb and no other one."""
    found = []
    for one in article.times_in(sentence.span):
        token = sentence.token_at(one.end - 1)
        if token is not None and governor_of_time(token) == verb:
            found.append(one)
    return found


def _days_of(article: Article, sentence: Sentence, verb: Token) -> list[TimeExpression]:
    return [
        one
        for one in _times_of(article, sentence, verb)
        if one.timex3_type in {"DATE", "TIME"} and one.edtf is not None
    ]


def _said(sentence: Sentence, verb: Token, time: TimeExpression, party: Token | None = None) -> SaidAnew:
    clause = clause_span(sentence, verb)
    span = Span(min(clause.start, time.start), max(clause.end, time.end))
    is_length = time.timex3_type == "DURATION"
    return SaidAnew(verb, span, None if is_length else time, time if is_length else None, party)


def _until(article: Article, sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> TimeExpression | None:
    """The day up to which time is given; with "an extension" also the one it goes to."""
    longer = any(one.lemma_.lower() in table["more"] for one in objects_of(verb))
    for day in _days_of(article, sentence, verb):
        if day.deadline_word in table["until"]:
            return day
        before = article.text[max(0, day.start - 8) : day.start].rstrip().rpartition(" ")[2].lower()
        if longer and before in table["to"]:
            return day
    return None


def _more(article: Article, sentence: Sentence, verb: Token, table: Mapping[str, Any]) -> TimeExpression | None:
    """By how much longer: "another six weeks", "two more months", "a six-week extension"."""
    for time in _times_of(article, sentence, verb):
        if time.timex3_type != "DURATION":
            continue
        heads = [one for one in sentence.tokens_in(Span(time.start, time.end)) if one.dep_ not in {"det", "nummod"}]
        near = {*time.exact.lower().split(), *article.text[max(0, time.start - 12) : time.start].lower().split()[-1:]}
        extends = any(one.head.lemma_.lower() in table["more"] and one.head in objects_of(verb) for one in heads)
        if extends or (near & set(table["further"]) and any(one.head == verb for one in heads)):
            return time
    return None
