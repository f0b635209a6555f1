"""What a description is read against: the cast so far, the words, the vocabulary, and the story's own country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dovecote.find.mentions.cast import Cast, Draft
from dovecote.find.mentions.known import is_post_or_body
from dovecote.find.mentions.names import Line
from dovecote.find.mentions.phrases import Phrase, is_verb_taken_for_noun
from dovecote.find.mentions.words import ActorWords
from dovecote.model.actor import MentionForm
from dovecote.vocabulary.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})


@dataclass(frozen=True, slots=True)
class Stage:
    """The cast and all that descriptions are read against."""

    cast: Cast
    words: ActorWords
    lexicon: Lexicon
    home: str | None
    """Country that the story is about, where one stands out."""
    lines: tuple[Line, ...] = ()
    """The sentences of the article, in order."""
    visitors: tuple[Draft, ...] = ()
    """Persons of whom the story says that they came."""

    def add(self, draft: Draft, phrase: Phrase, form: MentionForm = "description") -> None:
        """A mention of `draft` by the phrase."""
        draft.add_mention(self.cast.text, phrase.start, phrase.end, form)

    def words_of(self, phrase: Phrase) -> str:
        """The phrase as it stands."""
        return self.cast.text[phrase.start : phrase.end]

    def last_of(self, drafts: list[Draft], position: int) -> Draft | None:
        """The draft mentioned last before `position`."""
        return max(drafts, key=lambda one: one.last_before(position), default=None)


def anchor_of(token: Token) -> Token:
    """The first of the words that `token` is coordinated with: it tells the role of them all."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _is_subject_unseen(head: Token, words: ActorWords) -> bool:
    """True where the parser missed the verb: "an employee remembers", or a sentence that is all relative clause."""
    if head.dep_ == "compound" and is_verb_taken_for_noun(head.head, words):
        return True
    if head.dep_ != "ROOT":
        return False
    return any(child.dep_ == "relcl" and any(one.tag_ == "WP" for one in child.lefts) for child in head.rights)


def meets(head: Token, words: ActorWords) -> bool:
    """True for the object of meeting, receiving, leading: somebody who takes part."""
    anchor = anchor_of(head)
    return anchor.dep_ == "dobj" and anchor.head.lemma_ in words.meeting


def acts(head: Token, words: ActorWords) -> bool:
    """True for a subject, an agent, or somebody spoken to or about."""
    anchor = anchor_of(head)
    if anchor.dep_ in _ACTING or _is_subject_unseen(anchor, words) or issues(anchor, words):
        return True
    if anchor.dep_ == "pobj":
        return anchor.head.lower_ in words.grammar["taking_part"] or anchor.head.dep_ == "agent"
    return anchor.dep_ in {"dobj", "dative"} and anchor.head.lemma_ in words.speaking


def speaks(head: Token, words: ActorWords) -> bool:
    """True for the subject of a verb of saying, and for the one in "according to"."""
    anchor = anchor_of(head)
    if anchor.dep_ in _ACTING and anchor.head.lemma_ in words.speaking:
        return True
    if _is_subject_unseen(anchor, words) or issues(anchor, words):
        return True
    if anchor.dep_ == "pobj" and anchor.head.lower_ in words.grammar["to"]:
        return anchor.head.i > 0 and anchor.doc[anchor.head.i - 1].lower_ in words.grammar["according"]
    return False


def is_owner(head: Token, words: ActorWords) -> bool:
    """True for the group of "the group's spokesman", "the group's council": whose somebody else is."""
    return head.dep_ == "poss" and is_post_or_body(head.head, words)


def issues(head: Token, words: ActorWords) -> bool:
    """True for who speaks through a paper: "a statement from the army", "the ministry's statement"."""
    noun = head.head
    if head.dep_ == "pobj" and noun.lower_ in words.grammar["issued_by"]:
        noun = noun.head
    elif head.dep_ not in {"poss", "compound", "nmod"}:
        return False
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words.grammar["messages"]
