"""What tells no step of a process, though its words would: other matters, other pauses, deeds only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, objects_of, prepositions_of, subject_of, subtree_span
from dovecote.find.frames import Match, lemma_of, lemmas_in, load_frames, words_in
from dovecote.find.qualify import Qualification
from dovecote.model.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_SHARE: Final = 0.3
"""Of an article's paragraphs, so many name a matter of peace where the article is about it; a digest has fewer."""
LEAST_AFTER_LEAD: Final = 0.15
"""So many are enough where its first paragraphs name one: news begin with what they are about."""
LEAD: Final = 3
PAUSED_FOR: Final = frozenset({"of", "in", "on", "to", "from"})
PLACES: Final = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "PERSON", "ORG", "NORP"})
SAT: Final = frozenset({"dobj", "nsubj", "nsubjpass"})
PAUSES: Final = frozenset({"talks_paused", "talks_paused_announced"})


def is_of_a_process(article: Article, sentence: Sentence, match: Match, label: str) -> bool:
    """Whether the deed is a step in making peace, as far as its article and paragraph tell."""
    words: dict[str, Any] = article.language.table("process")["matters"]
    named = set(lemmas_in(sentence))
    if named & set(words["others"]) and not named & set(words["arms"]):
        return False
    if label not in words["kinds"] and match.frame.id.rpartition("/")[2] not in words["frames"]:
        return True
    if not is_in_a_process(article, sentence):
        return False
    if label == "policy_decision" and match.frame.id.rpartition("/")[2] in words["decrees"]:
        span = clause_span(sentence, match.verb) if match.verb.pos_ in VERBAL else subtree_span(sentence, match.trigger)
        decided = set(words["decided"]) | set(words["leading"])
        return any(lemma_of(one) in decided for one in sentence.tokens_in(span))
    return True


def is_in_a_process(article: Article, sentence: Sentence) -> bool:
    """Whether the article, or the paragraph of the sentence, is about making peace."""
    return _is_about_peace(article) or sentence.paragraph in _paragraphs_of_peace(article)


def pauses_something_else(article: Article, match: Match) -> bool:
    """True for "announced a suspension of shipments": a pause, and not of talks or fighting."""
    if match.label not in PAUSES:
        return False
    classes = load_frames(article.language, "process").classes
    paused = classes["talk_nouns"] | classes["process_words"] | classes["hostilities"] | classes["ceasefire"]
    nouns = [match.trigger] if match.is_nominal else [*objects_of(match.trigger)]
    about = [inner for noun in nouns for word, inner in prepositions_of(noun) if word in PAUSED_FOR]
    return any(
        one.ent_type_ not in PLACES and not {lemma_of(one), *(lemma_of(below) for below in one.children)} & paused
        for one in about
    )


def is_session_of_a_body(article: Article, match: Match) -> bool:
    """True for "the 61st session of the council", "the council held a session": it sits, and no talks are held."""
    classes = load_frames(article.language, "process").classes
    said = [one for one in match.verb.children if one.dep_ in SAT]
    told = [inner for word, inner in prepositions_of(match.verb) if word in PAUSED_FOR or word == "out of"]
    nouns = [match.trigger] if match.is_nominal else [*said, *objects_of(match.verb), *told]
    for noun in (one for one in nouns if lemma_of(one) in classes["sittings"]):
        words = list(noun.subtree)
        if any(lemma_of(one) in classes["talk_nouns"] for one in words):
            continue
        doer = subject_of(match.verb) if match.verb.pos_ in VERBAL else None
        sitting = [*words, *([doer, *doer.children] if doer is not None else ())]
        if any(lemma_of(one) in classes["sitting_bodies"] for one in sitting):
            return True
    return False


def shuts_another_out(match: Match) -> bool:
    """True for "suspended Veldt's membership": who is shut out has not left."""
    if match.label != "party_exit":
        return False
    owners = [one for noun in objects_of(match.trigger) for one in noun.children if one.dep_ == "poss"]
    return any(one.tag_ != "PRP$" for one in owners)


def is_only_spoken_of(article: Article, match: Match) -> bool:
    """True for a noun's deed that is only a topic: "discussed the resumption of talks", "a date for the signing"."""
    words: dict[str, Any] = article.language.table("process")["spoken_of"]
    if not match.is_nominal:
        # "talks on forming a government", "a plan for opening talks"
        leading = match.trigger.head
        named = leading.head.pos_ == "NOUN" and leading.head.dep_ != "ROOT"
        return match.trigger.dep_ == "pcomp" and leading.lower_ in words["prepositions"] and named
    if is_openness_to(article, match):
        return True
    head = _governor(match.trigger)
    if head is None:
        return False
    if head.dep_ == "prep":
        # "openness to talks" is none yet; "returned to talks" is.
        leads = head.lower_ in words["noun_prepositions"] and head.head.pos_ == "NOUN"
        return leads or (head.lower_ in words["prepositions"] and head.head.pos_ in {"NOUN", "VERB"})
    return lemma_of(head) in words["verbs"]


def is_openness_to(article: Article, match: Match) -> bool:
    """True for "stated its openness to talks", whatever the parser hangs "to" on: nobody talks yet."""
    preposition = match.trigger.head
    if match.trigger.dep_ != "pobj" or preposition.i == 0:
        return False
    words: dict[str, Any] = article.language.table("process")["spoken_of"]
    before = preposition.nbor(-1)
    return preposition.lower_ in words["wish_prepositions"] and lemma_of(before) in {
        *words["wishes"],
        *words["open_to"],
    }


def is_only_wished(article: Article, qualification: Qualification) -> bool:
    """True for what nobody has set, though somebody wishes it: "wants to resume talks", "efforts to revive them"."""
    wishes = set(article.language.table("process")["spoken_of"]["wishes"])
    said = {word.split(":", 1)[1] for word in qualification.words}
    return (qualification.planned or qualification.promised) and bool(said & wishes)


def is_announced(article: Article, match: Match) -> bool:
    """True for a deed that lies ahead though its verb tells the past.

    Somebody announces what a noun names ("announced the resumption of talks"), or sets anew what was set.
    """
    words: dict[str, Any] = article.language.table("process")["spoken_of"]
    if not match.is_nominal:
        return match.frame.id.rpartition("/")[2] in words["set_anew"]
    head = _governor(match.trigger)
    to_come = match.label not in words["made_by_announcing"]
    return to_come and head is not None and head.pos_ in VERBAL and lemma_of(head) in words["announced"]


def _governor(noun: Token) -> Token | None:
    """The verb whose object the noun is, or the preposition that it hangs on."""
    if noun.dep_ == "pobj" or (noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ in VERBAL):
        governor: Token = noun.head
        return governor
    return None


def _is_about_peace(article: Article) -> bool:
    if _is_digest(article):
        return False
    paragraphs = sorted({one.paragraph for one in article.fact_sentences()})
    named = _paragraphs_of_peace(article)
    if _leads_with_peace(article):
        return True
    share = len(named) / max(1, len(paragraphs))
    return share >= LEAST_SHARE or (share >= LEAST_AFTER_LEAD and bool(named & set(paragraphs[:LEAD])))


def _leads_with_peace(article: Article) -> bool:
    """Whether its first paragraphs speak of a truce, of rebels or mediators: words of no other matter."""
    leading = frozenset(article.language.table("process")["matters"]["leading"])
    first = sorted({one.paragraph for one in article.fact_sentences()})[:LEAD]
    sentences = (one for one in article.fact_sentences() if one.paragraph in first)
    return any(_names_one_of(leading, one) for one in sentences)


def _is_digest(article: Article) -> bool:
    """Whether most paragraphs close with their own source in brackets: each tells another story."""
    last = {one.paragraph: one.text.rstrip().endswith(")") for one in article.sentences if one.part == "body"}
    return len(last) > LEAD and 2 * sum(last.values()) > len(last)


def _paragraphs_of_peace(article: Article) -> frozenset[int]:
    """Paragraphs that name a matter of making peace, or an armed group."""
    return article.once("paragraphs of peace", lambda: frozenset(_found(article)))


def _found(article: Article) -> set[int]:
    words = frozenset(article.language.table("process")["matters"]["words"])
    found = {one.paragraph for one in article.fact_sentences() if _names_one_of(words, one)}
    groups = [one for actor in article.actors if actor.actor_type == "armed_group" for one in actor.mentions]
    return found | {where.paragraph for one in groups if (where := article.sentence_at(one.start)) is not None}


def _names_one_of(words: frozenset[str], sentence: Sentence) -> bool:
    return not words.isdisjoint(words_in(sentence))
