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


def force_of(article: Article, attribution: Attribution) -> Force:
    """The force of the report; neutral where neither its word nor its content lends one."""
    if attribution.verb is None:
        return "neutral"
    if attribution.negated:
        # "did not rule out": a refusal taken back refuses nothing.
        return "neutral" if attribution.verb.force == "refusal" else "refusal"
    if attribution.verb.force == "neutral" and attribution.is_clausal and _denies_promise(article, attribution):
        return "denial"
    return attribution.verb.force


def _denies_promise(article: Article, attribution: Attribution) -> bool:
    """Whether the main clause of the content says that nothing was promised or decided."""
    table = article.language.table("reporting_nouns")["denied"]
    nouns, verbs, none = set(table["nouns"]), set(table["verbs"]), set(table["none"])
    for content in attribution.contents:
        for sentence in article.sentences_over(content):
            for noun in sentence.tokens_in(content):
                if noun.pos_ == "NOUN" and noun.lemma_.lower() in nouns and _is_none(noun, none):
                    verb = noun.head
                    if verb.lemma_.lower() in verbs and _is_main(verb, attribution):
                        return True
    return False


def _is_none(noun: Token, none: set[str]) -> bool:
    """Whether it is "no commitment", or that of "did not make a commitment"."""
    if any(one.lower_ in none for one in noun.children):
        return True
    return any(one.dep_ == "neg" for one in noun.head.children)


def _is_main(verb: Token, attribution: Attribution) -> bool:
    """Whether nothing but the reporting verb stands above, so that the denial is what is said."""
    return verb.dep_ in {"ROOT", "ccomp", "parataxis"} and verb.head in {verb, attribution.cue_token}
