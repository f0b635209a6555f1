"""What kind of source speaks: a named person, an institution, a document, somebody unnamed (`sourcing_class`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.model.actor import Actor
from dovecote.model.statement import SourcingClass

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["named", "institution", "document", "message", "anonymous", "anonymous_many", "nobody"]

CLASS_OF_KIND: dict[str, SourcingClass] = {
    "named": "on_record_named",
    "institution": "on_record_institutional",
    "message": "on_record_institutional",
    "document": "document_institutional",
    "anonymous": "background_anonymous_official",
    "anonymous_many": "background_anonymous_officials",
    "nobody": "unattributed",
}


def kind_of(article: Article, attribution: Attribution, actors: tuple[Actor, ...]) -> Kind:
    """The kind of the source: by the noun that names it, then by the type of the actor it is."""
    head = attribution.source_head
    if head is None:
        return "named" if any(one.actor_type == "person" for one in actors) else "nobody"
    if attribution.source is not None and attribution.source.cut(article.text).startswith("@") and not actors:
        return "institution"
    lexicon = get_lexicon(article.language)
    noun = head.lemma_.lower()
    words: Mapping[str, Any] = lexicon.words["sources"]
    persons = {"person", "unnamed_person"}
    if head.pos_ in {"NOUN", "PROPN"} and not any(one.actor_type in persons for one in actors):
        if noun in lexicon.words["messages"]["nouns"]:
            return "message"
        if noun in lexicon.listed("documents") or head.lower_ in lexicon.listed("documents"):
            return "document"
    if not actors and attribution.frame == "turn":
        return "institution" if noun in words["spokespersons"] else "named"
    if not actors:
        return _kind_by_words(head, words)
    if any(one.actor_type == "person" for one in actors):
        return "named"
    if any(one.actor_type in {"unnamed_person", "unnamed_collective"} for one in actors):
        return _kind_of_unnamed(head, actors, words)
    if all(one.actor_type == "collective" for one in actors) and head.pos_ == "NOUN" and _are_people(head, words):
        # "Witnesses", "the families": people without a name, though the article speaks of them as one.
        return _kind_by_words(head, words)
    return "institution"


def _are_people(head: Token, words: Mapping[str, Any]) -> bool:
    """Whether the noun is several persons, and neither an institution nor those who hold a post."""
    lemma = head.lemma_.lower()
    several = head.tag_ == "NNS" and lemma not in {*words["institutions"], *words["posts"]}
    return several and (head.lower_ in words["hearsay"] or is_person(head, words))


def _kind_by_words(head: Token, words: Mapping[str, Any]) -> Kind:
    if head.pos_ in {"PRON", "DET", "NUM"}:
        # "One official said ...; another put it at 450".
        told_apart = head.lower_ in words["indefinite"] and head.lower_ not in words["hearsay"]
        return "anonymous" if told_apart else "nobody"
    if head.lower_ in words["hearsay"]:
        return "anonymous_many" if head.lower_ == "people" and _is_told_apart(head) else "nobody"
    if head.ent_type_ == "PERSON":
        return "named"
    if head.pos_ == "PROPN":
        return "institution"
    if _speaks_for_another(head, words):
        return "institution"
    if head.lower_ in words["spokespersons"] or head.lemma_.lower() in words["institutions"]:
        return "institution"
    if not is_person(head, words):
        return "nobody"
    return "anonymous_many" if head.tag_ == "NNS" else "anonymous"


def _is_told_apart(noun: Token) -> bool:
    """Whether the words tell which people: "three people who were in the room", "people familiar with the talks"."""
    counted = any(one.dep_ == "nummod" for one in noun.lefts)
    return counted or any(one.dep_ in {"relcl", "acl", "amod"} for one in noun.rights)


def is_person(noun: Token, words: Mapping[str, Any]) -> bool:
    """Whether the noun can be somebody: by a list, by its ending, or by the "who" after it."""
    lemma = noun.lemma_.lower()
    if lemma in words["posts"] or lemma in words["tellers"] or lemma.endswith(tuple(words["person_endings"])):
        return True
    if any(child.dep_ == "relcl" and any(one.lower_ == "who" for one in child.children) for child in noun.children):
        return True
    if noun.lower_ in words["people"] or noun.lemma_.lower() in words["people"]:
        return True
    return noun.pos_ != "NOUN"


def _kind_of_unnamed(head: Token, actors: tuple[Actor, ...], words: Mapping[str, Any]) -> Kind:
    """On record by post where the phrase is definite and names a post; a spokesman always; else anonymous."""
    if head.lower_ in words["hearsay"] and not (head.lower_ == "people" and _is_told_apart(head)):
        return "nobody"
    mentions = [mention.exact for one in actors for mention in one.mentions if mention.form != "pronoun"]
    names = [word.strip(",").lower() for exact in mentions for word in exact.split()]
    if any(name in words["spokespersons"] for name in names) or _speaks_for_another(head, words):
        return "institution"
    indefinite = any(exact.split()[0].lower() in words["indefinite"] for exact in mentions)
    post = any(name in words["posts"] for name in names) or head.lemma_.lower() in words["posts"]
    known = _is_definite(head) or (head.pos_ == "PRON" and any(exact.lower().startswith("the ") for exact in mentions))
    if not indefinite and known and (post or _is_all_of_body(head, words)):
        return "institution"
    return "anonymous_many" if any(one.actor_type == "unnamed_collective" for one in actors) else "anonymous"


def _speaks_for_another(head: Token, words: Mapping[str, Any]) -> bool:
    """Whether the noun with the one before it is the post of one who speaks for another: "a press officer"."""
    return f"{head.nbor(-1).lower_} {head.lower_}" in words["spoken_for"] if head.i > 0 else False


def _is_all_of_body(head: Token, words: Mapping[str, Any]) -> bool:
    """Whether a body speaks through all who belong to it: "the members of the Security Council"."""
    if head.lemma_.lower() not in words["belonging"] or head.tag_ != "NNS":
        return False
    return any(one.pos_ == "PROPN" for link in head.rights if link.lower_ == "of" for one in link.children)


def _is_definite(head: Token) -> bool:
    """Whether the phrase points at one known: "the minister", "his deputy", "the rebels' negotiators"."""
    return any(child.dep_ == "poss" or child.lower_ in {"the", "this", "that"} for child in head.lefts)
