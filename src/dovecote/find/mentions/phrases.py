"""Noun phrases that describe an actor without naming it: "the minister", "two Western diplomats", "both sides"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from dovecote.find.mentions.names import Line
from dovecote.find.mentions.office_words import hyphened, plain
from dovecote.find.mentions.words import ActorWords
from dovecote.model.values import passing_value

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal[
    "office",
    "official",
    "person",
    "institution",
    "group",
    "sides",
    "several",
    "side",
    "countries",
    "collective",
    "one_of",
]
_LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nmod", "nummod", "predet", "advmod", "quantmod", "punct", "case"}
)
_HYPHEN = "-"
_DASHES = frozenset({"-", "–", "—", "--"})
_COORDINATED = frozenset({"cc", "conj"})
"""Between two adjectives: "civil and military officials"."""
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})


@passing_value
class Phrase:
    """A description of somebody. `start` to `end` is the noun with what stands before it, and an "of ..." after it."""

    line: Line
    start: int
    end: int
    head: Token
    kind: Kind
    noun: str
    """The head's lemma, or its form where the table has that."""
    definite: bool
    """ "the minister", "his spokesman", or no article, as in a headline."""
    indefinite: bool
    plural: bool
    tokens: tuple[Token, ...]

    @property
    def in_body(self) -> bool:
        """False in headlines and teasers, which the parser often reads wrongly."""
        return self.line.sentence.part in ("body", "correction")


def find_phrases(
    line: Line, taken: frozenset[int], words: ActorWords, acronyms: frozenset[str] = frozenset()
) -> Iterator[Phrase]:
    """Descriptions in a sentence whose head is none of the `taken` tokens (names and their titles), in order.

    `acronyms` are short titles that the article has introduced: "Chief of Defence Staff (CDS)".
    """
    for token in line.tokens:
        if token.i in taken or token.pos_ not in {"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"}:
            continue
        is_short_title = token.text.isupper() and token.lower_ in acronyms
        kind: tuple[Kind, str] | None = ("office", token.lower_) if is_short_title else _kind(token, words)
        if kind is None or (_modifies_noun(token, words) and line.sentence.part != "headline"):
            continue
        yield _phrase(line, token, *kind, words)


def _modifies_noun(token: Token, words: ActorWords) -> bool:
    if token.dep_ not in _BEFORE_NOUN or token.head.i <= token.i or token.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if token.lower_ in words.institutions and token.head.lemma_.lower() in words.grammar["messages"]:
        return False  # "a foreign ministry statement"
    return not is_verb_taken_for_noun(token.head, words)


def is_verb_taken_for_noun(token: Token, words: ActorWords) -> bool:
    """True for "remembers" in "an employee remembers", which the parser may take for a plural."""
    if token.tag_ != "NNS" or token.i + 1 >= len(token.doc) or not any(one.dep_ == "compound" for one in token.lefts):
        return False
    return token.lemma_ in words.speaking or token.lemma_ in words.going


def _kind(token: Token, words: ActorWords) -> tuple[Kind, str] | None:
    word, lemma = plain(token.text), token.lemma_.lower()
    both = hyphened(token)
    if both in words.offices:
        return "office", both  # a secretary-general is no general
    if word not in words.describing and lemma not in words.describing:
        return None
    plural = token.tag_ in {"NNS", "NNPS"}
    if word in words.grammar["knowing_people"]:
        return ("person", word) if _knows(token, words) else None
    if word in words.several and _is_set_apart(token, words):
        return "several", word
    if word in words.side_words or word in words.side_countries:
        return _side_kind(token, word, words)
    if word in words.one_of and token.dep_ == "nsubj" and token.head.lemma_ in words.speaking:
        return "one_of", word
    if plural and word in words.group_plural:
        return "group", word
    if word in words.group_singular and not plural:
        return "group", word
    if word in words.grammar["media"] and not _is_of_somebody(token, words):
        return None
    if word in words.institutions:
        return "institution", word
    if plural and word in words.collectives:
        return "collective", word
    for table, kind in ((words.officials, "official"), (words.offices, "office"), (words.people, "person")):
        for form in (word, lemma):
            if form in table:
                return kind, form  # type: ignore[return-value]
    for form in (word, lemma):
        if form in words.office_acronyms or form in words.general_offices:
            return "office", form
        if form in words.institutions:
            return "institution", form
    return None


def _is_of_somebody(media: Token, words: ActorWords) -> bool:
    """Whether the words tell whose the media are: "state media"; "local media" may be anybody."""
    before = {one.lower_ for one in media.lefts}
    before |= {hyphened(one) for one in media.lefts}
    return bool(before & words.grammar["media_of"])


def _knows(people: Token, words: ActorWords) -> bool:
    """Whether the words behind the noun tell that they know: "people familiar with the talks"."""
    behind = [one for child in people.rights for one in (child, *child.children)]
    return any(one.lemma_.lower() in words.grammar["knowing"] for one in behind)


def _is_set_apart(token: Token, words: ActorWords) -> bool:
    """Whether they are no two who face each other: "seven parties", "the ruling parties", "five armed groups"."""
    if token.tag_ not in {"NNS", "NNPS"}:
        return False
    told = {one.lower_ for one in token.lefts}
    counted = any(one.dep_ == "nummod" and one.lower_ not in words.side_counts for one in token.lefts)
    return (counted or bool(told & words.several_kinds)) and not told & words.side_counts


def _side_kind(token: Token, word: str, words: ActorWords) -> tuple[Kind, str] | None:
    before = {child.lower_ for child in token.lefts}
    counted = before & words.side_counts
    if word in words.side_countries:
        return ("countries", word) if counted & {"two", "both"} else None
    if counted or (word in words.grammar["side_bare"] and before & words.grammar["side_articles"]):
        return "sides", word
    named = any(child.text[:1].isupper() and child.dep_ in _BEFORE_NOUN for child in token.lefts)
    return ("side", word) if named and word in words.grammar["one_side"] else None


def _phrase(line: Line, head: Token, kind: Kind, noun: str, words: ActorWords) -> Phrase:
    place = head.i - line.tokens[0].i
    first = place
    while first > 0 and (_belongs(line.tokens[first - 1], head) or _is_one_word(line.tokens[first - 1])):
        if line.tokens[first - 1].text in _DASHES and line.tokens[first - 1].whitespace_:
            break  # "Road shut - spokesman"
        first -= 1
    while first > 0 and {line.tokens[first - 1].i, line.tokens[first].i} <= line.known_tokens:
        first -= 1  # a name is one, though its possessive may lead the parser astray
    while first < place and (
        line.tokens[first].pos_ == "PUNCT" or line.tokens[first].lower_ in words.grammar["not_of_phrase"]
    ):
        first += 1
    last = _end_with_of(line, head, words)
    tokens = tuple(line.tokens[first : last + 1])
    opening = line.tokens[first].lower_
    indefinite = opening in words.quantifiers
    return Phrase(
        line,
        line.starts[first],
        line.ends[last],
        head,
        kind,
        noun,
        definite=not indefinite,
        indefinite=indefinite,
        plural=_is_plural(head, kind) or noun in words.side_words,
        tokens=tokens,
    )


def _is_one_word(token: Token) -> bool:
    """True for what a hyphen joins to the next word: "Orsan" and "-" in "Orsan-led", "co" and "-" in "co-chairs"."""
    return not token.whitespace_ and token.i + 1 < len(token.doc) and _HYPHEN in (token.text, token.nbor(1).text)


def _is_plural(head: Token, kind: Kind) -> bool:
    """True for "ministries"; not for a word of one form, as "police", or one the parser does not know ("troika")."""
    one_form = kind == "institution" and head.lemma_.lower() == head.lower_
    return head.tag_ in {"NNS", "NNPS"} and not one_form


def _belongs(token: Token, head: Token) -> bool:
    """True for a token left of `head` that hangs, over modifiers only, on it; "whose" begins a clause."""
    if token.tag_ == "WP$":
        return False
    for _ in range(6):
        if token.head.i == head.i:
            return token.dep_ in _LEFT or token.pos_ in {"DET", "ADJ", "NUM"}
        if token.i == token.head.i or token.head.i > head.i:
            return False
        if token.dep_ not in _LEFT | _COORDINATED:
            return False
        token = token.head
    return False


def _end_with_of(line: Line, head: Token, words: ActorWords) -> int:
    """Place of the last token of an "of/at/in/from/for ..." right after the head, without what follows its noun."""
    place = head.i - line.tokens[0].i
    following = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    if following is None or following.dep_ != "prep" or following.head.i != head.i:
        return place
    if following.lower_ not in words.grammar["of_phrase"]:
        return place
    if head.dep_ == "dobj" and head.head.lemma_ in words.grammar["takes_of"]:
        return place  # "accused the minister of delay"
    objects = [child for child in following.children if child.dep_ == "pobj"]
    if not objects:
        return place
    last = objects[0]
    while (joined := next((one for one in last.rights if one.dep_ == "conj"), None)) is not None:
        if any(one.dep_ in {"det", "poss"} for one in joined.lefts):
            break  # "the government of Veldt and the Orsan Front" are two
        last = joined
    reached: int = last.i - line.tokens[0].i
    return reached if reached < len(line.tokens) else place
