"""With what force something is said: a pledge, a refusal, a denial (codebook, section Statement).

The reporting word lends it ("vowed", "denied"). Behind a plain "said" the words themselves may take a promise back: "we
have made no commitment" denies one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.model.statement import Force

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING_WHAT_IT_IS = frozenset({"predicate", "as", "quotation", "clause", "inverted_clause", "accordance", "colon"})


def force_of(article: Article, attribution: Attribution) -> Force:
    """The force of the report; neutral where neither its word nor its content lends one."""
    if attribution.verb is None:
        return "neutral"
    if attribution.negated:
        # "did not rule out": a refusal taken back refuses nothing.
        return "neutral" if attribution.verb.force == "refusal" else "refusal"
    if attribution.verb.force == "neutral" and _denies(article, attribution):
        return "denial"
    return attribution.verb.force


def _denies(article: Article, attribution: Attribution) -> bool:
    """Whether the words say that nothing was promised, or that what others told is not so."""
    if attribution.is_clausal and _denies_promise(article, attribution):
        return True
    return attribution.frame in _SAYING_WHAT_IT_IS and _calls_false(article, attribution)


def _calls_false(article: Article, attribution: Attribution) -> bool:
    """Whether a claim is called a lie: "called this a lie", "said that the report was untrue"."""
    table = article.language.table("reporting_nouns")["false"]
    for content in attribution.contents:
        words = content.cut(article.document.text).casefold()
        if not any(word in words for word in table["words"]):
            continue
        for sentence in article.sentences_over(content):
            tokens = list(sentence.tokens_in(content))
            false = next((one for one in tokens if one.lemma_.lower() in table["words"]), None)
            if false is not None and any(one.i < false.i and one.lemma_.lower() in table["things"] for one in tokens):
                return _is_said_of_it(false, attribution)
    return False


def _is_said_of_it(false: Token, attribution: Attribution) -> bool:
    """Whether the word is what the claim is called, and no word of another clause."""
    if attribution.frame in {"predicate", "as"}:
        return True
    verb = false.head
    return false.dep_ in {"attr", "acomp"} and _is_main(verb, attribution) and not _is_negated(verb)


def _is_negated(verb: Token) -> bool:
    return any(one.dep_ == "neg" for one in verb.children)


def _denies_promise(article: Article, attribution: Attribution) -> bool:
    """Whether the main clause of the content says that nothing was promised or decided."""
    table = article.language.table("reporting_nouns")["denied"]
    nouns, verbs, none, done = (set(table[name]) for name in ("nouns", "verbs", "none", "nothing_was"))
    for content in attribution.contents:
        for sentence in article.sentences_over(content):
            for noun in sentence.tokens_in(content):
                if noun.pos_ == "NOUN" and noun.lemma_.lower() in nouns and _is_none(noun, none):
                    verb = noun.head
                    if verb.lemma_.lower() in verbs and _is_main(verb, attribution):
                        return True
                # "no number was agreed", "nothing was signed"
                nothing = noun.lower_ in table["nothing"] or _is_none(noun, none)
                if nothing and noun.dep_ == "nsubjpass" and noun.head.lemma_.lower() in done:
                    return _is_main(noun.head, attribution)
    return False


def _is_none(noun: Token, none: set[str]) -> bool:
    """Whether it is "no commitment", or that of "did not make a commitment"."""
    if any(one.lower_ in none for one in noun.children):
        return True
    return any(one.dep_ == "neg" for one in noun.head.children)


def _is_main(verb: Token, attribution: Attribution) -> bool:
    """Whether nothing but the reporting verb stands above, so that the denial is what is said."""
    return verb.dep_ in {"ROOT", "ccomp", "parataxis"} and verb.head in {verb, attribution.cue_token}
