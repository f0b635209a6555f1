"""The speaker as the words tell it, where the parse does not: beside a quotation, or right before the verb.

"...", Mira Tolland, who leads the Front, told reporters: parsers lose such speakers; the quotation is one more clause
to them, and the words after the verb look like a subject. The press never puts anything but the speaker there, so the
words decide, and not the parse. So do they at the beginning of a clause ("Embattled President Roake last night told
..."), where the parse gives the verb no subject at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dovecote.find.statements.quotations import Quotation
from dovecote.find.statements.syntax import FINITE, auxiliaries_of, is_passive
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS: Final = 30
"""A name with its post and an aside; more would be a sentence of its own."""
OPENS: Final = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD"})
"""Tags that a noun phrase begins with; a pronoun needs no help."""
INSIDE: Final = OPENS | {"POS", "HYPH"}
NAMING: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
"""Tags that the last word of a speaker's phrase can have: an adjective is one in "the 61-year-old"."""
DAYS: Final = frozenset({"DATE", "TIME"})


def named_after_quotation(
    sentence: Sentence, verb: Token, quotations: tuple[Quotation, ...]
) -> tuple[Token, list[Token]] | None:
    """Head and words of the noun phrase between the quotation before `verb` and `verb`; None where there is no such."""
    place = sentence.start_of(verb)
    before = [one for one in quotations if one.end <= place and one.end > sentence.start - 2 and one.closed]
    if not before or not _ends_clause(sentence.text, before[-1]):
        return None
    tokens = [one for one in sentence.tokens_in(Span(before[-1].end, place)) if not one.is_space]
    while tokens and (tokens[-1] in auxiliaries_of(verb) or (tokens[-1].is_punct and tokens[-1].text == ",")):
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    if not tokens or len(tokens) > MAX_WORDS or tokens[0].tag_ not in OPENS or not _is_phrase(tokens):
        return None
    name = _first_run(tokens)
    nouns = [one for one in name if one.pos_ in {"NOUN", "PROPN"}]
    return (nouns[-1], tokens) if nouns else None


def phrase_before(sentence: Sentence, verb: Token) -> tuple[Token, list[Token]] | None:
    """Head and words of the noun phrase that stands before a finite `verb` and opens its clause; None for no such.

    Asked only where the parse gives the verb no subject. Between the two may stand auxiliaries, adverbs and a day.
    """
    if not _is_finite(verb) or is_passive(verb):
        return None
    tokens = [one for one in sentence if one.i < verb.i]
    while tokens and (tokens[-1].tag_ in {"RB", "MD", "VBZ", "VBD", "VBP"} and tokens[-1].head.i == verb.i):
        tokens.pop()
    while tokens and (tokens[-1].ent_type_ in DAYS and tokens[-1].text not in {",", "old"}):
        tokens.pop()
    phrase: list[Token] = []
    while tokens and tokens[-1].tag_ in INSIDE | {"VBD", "VBN"} and (phrase or tokens[-1].tag_ in NAMING):
        phrase.insert(0, tokens.pop())
    opens = not tokens or tokens[-1].is_punct or tokens[-1].tag_ == "CC"
    while phrase and phrase[0].tag_ in {"VBD", "VBN", "POS", "HYPH"}:
        phrase.pop(0)
    if not phrase or not opens or phrase[0].tag_ not in OPENS or phrase[-1].tag_ == "CD":
        return None
    if any(one.tag_ in {"VBD", "VBN"} for one in phrase) or not any(one.tag_ in NAMING for one in phrase):
        return None
    return phrase[-1], phrase


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or (
        verb.tag_ == "VBN" and any(one.dep_ == "aux" and one.lemma_ == "have" for one in verb.children)
    )


def _ends_clause(text: str, quotation: Quotation) -> bool:
    """Whether a comma or an end of sentence stands at the closing mark: else the quotation is part of the clause."""
    inner = text[quotation.start : quotation.end].rstrip("\"'”’»").rstrip()
    return inner[-1:] in {",", "?", "!", "."} or text[quotation.end : quotation.end + 1] == ","


def _is_phrase(tokens: list[Token]) -> bool:
    """Whether no verb stands there but those of a clause on who it is ("who leads the Front")."""
    relative = False
    for one in tokens:
        relative = relative or one.tag_ in {"WP", "WDT", "WP$"}
        if one.tag_ in FINITE and not relative:
            return False
        if one.is_quote or one.text in {";", ":"}:
            return False
    return True


def _first_run(tokens: list[Token]) -> list[Token]:
    """The words of the name itself, before an aside or a complement."""
    run: list[Token] = []
    for one in tokens:
        if one.tag_ not in INSIDE and not (run and one.text == "."):
            break
        run.append(one)
    return run
