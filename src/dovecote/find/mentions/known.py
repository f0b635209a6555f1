"""Names of the vocabulary in the text, and by the grammar around them whether they act, are a place, or only tell of
whom something is ("US troops").
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Literal

from dovecote.find.mentions.words import ActorWords
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value
from dovecote.vocabulary.lexicon import Entry, Hit, load_cities, load_country_names

if TYPE_CHECKING:
    from spacy.tokens import Token

Part = Literal["actor", "place", "modifier", "credit"]
_MODIFIER_DEPS = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod"})
_PLACE_USES = frozenset({"name", "capital"})


@passing_value
class Known:
    """A name of the vocabulary at a place of the text."""

    sentence: Sentence
    start: int
    end: int
    head: Token
    entry: Entry
    use: str
    part: Part
    possessive: bool = False


def head_of(tokens: list[Token]) -> Token:
    """The token of a stretch that hangs outside it."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[-1])


def read_hit(hit: Hit, sentence: Sentence, tokens: list[Token], words: ActorWords) -> Known:
    """What a hit is here: an actor, a place, a modifier, or a credit in brackets."""
    head = head_of(tokens)
    possessive = _has_possessive(tokens[-1])
    part = _part_of(hit, tokens, head, words, possessive=possessive)
    use, entry = _choose(hit, part)
    return Known(sentence, hit.start, hit.end, head, entry, use, part, possessive)


def _choose(hit: Hit, part: Part) -> tuple[str, Entry]:
    if part == "modifier":
        adjective = hit.entry("adjective")
        if adjective is not None:
            return "adjective", adjective
    return next(((use, entry) for use, entry in hit.uses if use != "adjective"), hit.uses[0])


def _has_possessive(last: Token) -> bool:
    following = last.nbor(1) if last.i + 1 < len(last.doc) else None
    return following is not None and (following.tag_ == "POS" or following.text in {"'s", "’s", "'", "’"})


def _part_of(hit: Hit, tokens: list[Token], head: Token, words: ActorWords, *, possessive: bool) -> Part:
    uses = {use for use, _ in hit.uses}
    if _is_credit(tokens, hit):
        return "credit"
    if _follows_hyphen(tokens[-1]) or (hit.first.actor_type == "state" and _ends_a_name(tokens[0], words)):
        return "modifier"
    if possessive:
        owned = head.head
        is_place_word = bool(uses & _PLACE_USES) and hit.first.actor_type in ("state", "state_government")
        if owned.lower_ in words.acts or owned.lemma_ in words.acts:
            return "actor"
        return "modifier" if is_place_word or is_post_or_body(owned, words) else "actor"
    if uses == {"adjective"}:
        return "modifier"
    if _is_modifier(tokens, head, uses):
        return "modifier"
    if uses == {"people"} and hit.first.actor_type == "state" and not _with_article(tokens[0], words):
        return "modifier"  # "for Veldtians": people, not the state; "the Veldtians" refused
    if _is_portfolio(head, words):
        return "modifier"
    if uses & _PLACE_USES and hit.first.actor_type in ("state", "state_government"):
        return "place" if is_place(head, words, capital="capital" in uses) else "actor"
    if hit.first.actor_type == "organisation" and len(tokens) == 1 and tokens[0].text in load_cities():
        return "place" if is_place(head, words, capital=True) else "actor"  # "met in Brussels"
    return "actor"


def is_post_or_body(owned: Token, words: ActorWords) -> bool:
    """True for "the Front's spokesman", "the Front's council": another actor, whose the possessor tells."""
    return any(
        form in words.offices or form in words.officials or form in words.institutions
        for form in (owned.lower_, owned.lemma_.lower())
    )


def _with_article(first: Token, words: ActorWords) -> bool:
    return first.i > 0 and first.nbor(-1).lower_ in words.grammar["article"]


def _is_portfolio(head: Token, words: ActorWords) -> bool:
    """True for "envoy for Veldt": what the office is about, not whose it is."""
    if head.dep_ != "pobj" or head.head.lower_ not in words.grammar["portfolio"]:
        return False
    office = head.head.head.lemma_.lower()
    return office in words.offices or office in words.officials


def _is_credit(tokens: list[Token], hit: Hit) -> bool:
    """A credit, "(Reuters)": in brackets by itself, or with a dash and place around it."""
    if hit.first.actor_type != "media_outlet":
        return False
    doc, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    return first > 0 and last + 1 < len(doc) and doc[first - 1].text == "(" and doc[last + 1].text == ")"


def _follows_hyphen(last: Token) -> bool:
    """True for "US-led", "Nato-led": the name is part of an adjective."""
    doc, place = last.doc, last.i + 1
    return place < len(doc) and doc[place].text in {"-", "–"} and not last.whitespace_ and not doc[place].whitespace_


def _ends_a_name(first: Token, words: ActorWords) -> bool:
    """True for the state in "Air Veldt", "Radio Veldt", "Port Veldt": a company or town of that name, not the state."""
    before = first.nbor(-1) if first.i else None
    if before is None or not before.text.istitle():
        return False
    return before.lower_ in words.grammar["opens_company_names"] or f"{before.text} {first.text}" in load_cities()


def _is_modifier(tokens: list[Token], head: Token, uses: AbstractSet[str]) -> bool:
    """True where the words stand before a noun that they modify."""
    following = tokens[-1].nbor(1) if tokens[-1].i + 1 < len(tokens[-1].doc) else None
    if following is None:
        return False
    if head.dep_ in _MODIFIER_DEPS and head.head.i > tokens[-1].i:
        return True
    # The parser sometimes makes "US" the subject and its noun an object; an adjective right before a noun modifies it.
    return (
        "adjective" in uses and following.pos_ in {"NOUN", "PROPN", "ADJ"} and head.dep_ not in {"nsubj", "nsubjpass"}
    )


def is_place(head: Token, words: ActorWords, *, capital: bool) -> bool:
    """True where a country or a capital is a place: "in Veldt", "travelled to Veldt", "VELDT CITY:"."""
    anchor = _first_conjunct(head)
    if anchor.dep_ in {"nsubj", "nsubjpass", "agent", "csubj"}:
        return False
    if anchor.dep_ == "pobj":
        return _is_place_after(anchor.head, words, capital=capital)
    if anchor.dep_ in {"dobj", "dative"}:
        return capital and not (anchor.head.lemma_ in words.meeting or anchor.head.lemma_ in words.speaking)
    if anchor.dep_ == "appos":
        return _is_place_of_name(anchor, capital=capital)
    if anchor.dep_ in {"ROOT", "dep", "npadvmod", "meta"}:
        return capital or (anchor.i + 1 < len(anchor.doc) and anchor.nbor(1).text == ":")
    return capital


def _is_place_after(preposition: Token, words: ActorWords, *, capital: bool) -> bool:
    word = preposition.lower_
    if word in words.place_prepositions:
        return True
    if word in words.grammar["to"]:
        return preposition.head.lemma_ in words.going or (capital and preposition.head.pos_ == "NOUN")
    return capital and word in words.grammar["place_of"]


def _is_place_of_name(appositive: Token, *, capital: bool) -> bool:
    """For "Portal, Veldt": a country after a place is where it lies; after a description it is what is described."""
    described = appositive.head
    return capital or described.pos_ == "PROPN"


def _first_conjunct(token: Token) -> Token:
    """The first of a list; parsers take the second state of "Veldt, Orsa, and Brennia" for a name of the first."""
    while token.head.i != token.i and (
        token.dep_ == "conj" or (token.dep_ == "appos" and token.head.text in load_country_names().values())
    ):
        token = token.head
    return token
