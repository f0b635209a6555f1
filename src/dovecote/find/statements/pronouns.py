"""Whom "he", "she", "it" and "they" mean where they speak: the speaker or subject told last that fits.

The press seldom lets a pronoun speak that is not the last speaker, or the subject of the sentence before. Where two
fit equally near, nobody is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.draft import Draft
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.statements.sourcing import Kind
from dovecote.find.who import actors_of_token
from dovecote.model.actor import Actor
from dovecote.model.evidence import Span
from dovecote.model.sentence import Sentence
from dovecote.model.values import passing_value

PERSONS: Final = frozenset({"person", "unnamed_person", "office"})
BODIES: Final = frozenset({"organisation", "body", "state", "state_government", "armed_group", "media_outlet"})
GROUPS: Final = BODIES | {"collective", "coalition", "unnamed_collective"}
MAX_SENTENCES: Final = 3
"""How far back a pronoun may reach, in sentences."""


@passing_value
class Meant:
    """What a pronoun means: actors, or a document told of before, with those who issued it."""

    speakers: tuple[Actor, ...] = ()
    kind: Kind | None = None
    """Kind of the source before, where the pronoun repeats a document or people without a name."""


def meant_by_pronoun(article: Article, attribution: Attribution, told: Sequence[Draft]) -> Meant:
    """Whom or what a pronoun as source means; `told` are the drafts before it, in order."""
    head = attribution.source_head
    if head is None or head.pos_ != "PRON":
        return Meant()
    fitting = _fitting(article, head.lower_)
    if not fitting:
        return Meant()
    for sentence in _sentences_back(article, attribution.sentence):
        found = _in_sentence(article, sentence, attribution, told, fitting)
        if found is not None:
            return found
    return Meant()


def _fitting(article: Article, pronoun: str) -> frozenset[str]:
    pronouns = get_lexicon(article.language).words["pronouns"]
    if pronoun in pronouns["persons"]:
        return PERSONS
    if pronoun in pronouns["bodies"]:
        return BODIES
    return GROUPS if pronoun in pronouns["groups"] else frozenset()


def _sentences_back(article: Article, sentence: Sentence) -> list[Sentence]:
    """The sentence itself and those before it: in its paragraph, and at its beginning in the one before."""
    found = [sentence]
    for one in reversed(article.sentences[max(0, sentence.index - MAX_SENTENCES) : sentence.index]):
        if one.part != sentence.part or one.paragraph < sentence.paragraph - 1:
            break
        found.append(one)
    return found


def _in_sentence(
    article: Article, sentence: Sentence, attribution: Attribution, told: Sequence[Draft], fitting: frozenset[str]
) -> Meant | None:
    """The last speaker of the sentence before the pronoun, else its main subject; None to look further back.

    An empty answer ends the search: somebody stands there whom the text does not identify.
    """
    place = attribution.source.start if attribution.source else attribution.sentence.start
    for one in reversed(told):
        source = one.attribution.source
        if one.attribution.sentence.index != sentence.index or source is None or source.start >= place:
            continue
        if sentence.index != attribution.sentence.index and _is_retold(one, told):
            continue
        if _fits(one.speakers, fitting):
            unnamed = all(actor.actor_type.startswith("unnamed") for actor in one.speakers)
            return Meant(one.speakers, one.kind if unnamed or one.kind in {"document", "message"} else None)
        if fitting is BODIES and (one.kind in {"document", "message"} or _is_document(article, one)):
            return Meant(one.speakers, one.kind)
        if _is_stranger(article, one, fitting):
            return Meant()
    return _main_subject(article, sentence, attribution, fitting)


def _is_retold(one: Draft, told: Sequence[Draft]) -> bool:
    """Whether another's words tell it: after "Merrow recalled that the president had promised", "he said" is Merrow."""
    source = one.attribution.source
    return source is not None and any(
        other is not one and any(span.contains(source) for span in other.attribution.contents) for other in told
    )


def _is_document(article: Article, told: Draft) -> bool:
    """Whether the words speak of a document: "the statement", whoever issued it."""
    head, words = told.attribution.source_head, get_lexicon(article.language).words
    return head is not None and head.lemma_.lower() in {*words["documents"], *words["messages"]["nouns"]}


def _is_stranger(article: Article, told: Draft, fitting: frozenset[str]) -> bool:
    """Whether one whom nobody can name has spoken there, and may be meant.

    An institution is no "he", and the name of an account ("@VeldtMission") is no stranger but somebody named before.
    """
    source = told.attribution.source
    if told.speakers or told.kind in {"document", "message"} or source is None:
        return False
    account = article.text[source.start] == "@"
    return not account if told.kind == "institution" and fitting is not PERSONS else told.kind != "institution"


def _fits(speakers: tuple[Actor, ...], fitting: frozenset[str]) -> bool:
    return bool(speakers) and all(one.actor_type in fitting for one in speakers)


def _names_several(article: Article, span: Span) -> bool:
    """Whether two persons are named there, whom "they" may mean as well as the body before them."""
    return len({actor.id for _, actor in article.mentions_in(span) if actor.actor_type == "person"}) > 1


def _main_subject(
    article: Article, sentence: Sentence, attribution: Attribution, fitting: frozenset[str]
) -> Meant | None:
    place = attribution.source.start if attribution.source else attribution.sentence.start
    documents = get_lexicon(article.language).listed("documents")
    for token in sentence:
        if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.i != sentence.root.i:
            continue
        start = sentence.start_of(token)
        own = any(span.start <= start < span.end for span in attribution.contents)
        if sentence.end_of(token) <= place and not own:
            ids = actors_of_token(article, sentence, token)
            actors = tuple(actor for one in ids if (actor := article.actor(one)) is not None)
            if _fits(actors, fitting):
                several = fitting is GROUPS and _names_several(article, Span(sentence.end_of(token), place))
                return (
                    Meant((), "nobody") if several and sentence.index == attribution.sentence.index else Meant(actors)
                )
            if fitting is PERSONS and not actors and token.pos_ == "PROPN":
                return Meant()
    if fitting is BODIES and sentence.index < attribution.sentence.index:
        nouns = [one for one in sentence if one.pos_ == "NOUN" and one.lemma_.lower() in documents]
        return Meant((), "document") if len(nouns) == 1 else None
    return None
