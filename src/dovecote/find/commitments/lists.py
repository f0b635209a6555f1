"""Promises told as a list: "The two sides will:" and a line for each deed.

Communiqués, agreements and programmes name who promises once, before a colon. Each item that follows, marked or
beginning with the bare verb, is a promise of its own; the first line that is neither ends the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from dovecote.find.clause import VERBAL, subject_of
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.words import Words
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKER: Final = re.compile(r"(?:<li>|[•·▪●◦*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s*", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^<>]{1,12}>\s*$")


def promises_in_lists(sentences: Iterable[Sentence], words: Words) -> Iterator[Promise]:
    """A promise for each item of each list that a promise opens, in order."""
    lead: tuple[Sentence, Token, str] | None = None
    paragraph: int | None = None
    for sentence in sentences:
        if lead is not None and sentence.paragraph != lead[0].paragraph and sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            deed = _item_verb(sentence, lead[2])
            if deed is None:
                lead = None
            else:
                yield _item(sentence, deed, lead)
        opened = _opened(sentence, words)
        if opened is not None:
            lead, paragraph = (sentence, *opened), sentence.paragraph


def _opened(sentence: Sentence, words: Words) -> tuple[Token, str] | None:
    """The cue that opens a list, and the form its items take; None where the sentence opens none."""
    text = _MARKUP.sub("", sentence.words).rstrip()
    if not text.endswith(":"):
        return None
    last = [one for one in sentence if one.is_alpha]
    if not last:
        return None
    modal = words.table["cues"]["modal"]
    if last[-1].lower_ in modal["present"]:
        return last[-1], "infinitive"
    nouns = words.table["cues"]["lists"]["nouns"]
    verbs = words.table["cues"]["lists"]["verbs"]
    for token in reversed(last):
        if (
            token.lower_ in modal["present"]
            or token.lemma_.lower() in verbs
            or (token.lemma_.lower() in nouns and token.pos_ == "NOUN")
        ):
            return token, "any"
    return None


def _item_verb(sentence: Sentence, form: str) -> Token | None:
    """What an item promises: its verb, or its first noun where it is marked as an item."""
    marker = _MARKER.match(sentence.words)
    start = sentence.start + (marker.end() if marker else 0)
    tokens = [one for one in sentence if sentence.start_of(one) >= start and not one.is_punct and not one.is_space]
    if not tokens:
        return None
    first = tokens[1] if tokens[0].pos_ == "ADV" and len(tokens) > 1 else tokens[0]
    if first.tag_ in {"VB", "VBP", "VBG"} and (form == "any" or first.tag_ != "VBG"):
        return first
    if marker is None:
        return None
    verb = next((one for one in tokens[:4] if one.pos_ in VERBAL), None)
    if verb is None and form == "infinitive":
        # After "will:" the first word is the verb, whatever the parser takes it for.
        return first
    return verb or next((one for one in tokens[:6] if one.like_num), None)


def _item(sentence: Sentence, deed: Token, lead: tuple[Sentence, Token, str]) -> Promise:
    opening, cue, _ = lead
    marker = _MARKER.match(sentence.words)
    start = sentence.start + (marker.end() if marker else 0)
    end = sentence.start + len(_MARKUP.sub("", sentence.words).rstrip(" .;,"))
    verb = cue.head if cue.tag_ == "MD" and cue.head.pos_ in VERBAL else cue
    doer = subject_of(verb) or next(
        (one for one in opening if one.dep_ in {"nsubj", "ROOT"} and one.pos_ in {"NOUN", "PROPN"}), None
    )
    return Promise(sentence, deed, cue, "list", "pledge", Span(start, max(end, start + 1)), doer=doer, opening=opening)
