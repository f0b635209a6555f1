"""Words that an outlet has from somebody it cites: "Veldt Radio reported, citing a Front official, that ..."."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.carried import cites_somebody
from dovecote.find.statements.lexicon import Lexicon
from dovecote.find.statements.syntax import phrase_of
from dovecote.find.statements.trimming import trim
from dovecote.model.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

REPORTING: Final = "report"
"""The verb of one who passes on: who cites a study in saying something speaks for himself."""


def with_relayed(article: Article, found: list[Attribution], lexicon: Lexicon) -> list[Attribution]:
    """The attributions; where an outlet cites who told it, the words are the cited one's, and the outlet a link."""
    relayed: list[Attribution] = []
    for one in found:
        cited = _cited(article, one, lexicon)
        if cited is None:
            relayed.append(one)
            continue
        citing, teller = cited
        sentence = one.sentence
        source = trim(sentence, sentence.span_of(token for token in phrase_of(teller) if token.i > citing.i))
        cue = sentence.span_of([citing])
        inner = dataclasses.replace(one, cue=cue, cue_token=citing, source=source, source_head=teller)
        aside = Span(cue.start, source.end)
        pieces = tuple(sorted((*one.contents, aside), key=lambda span: span.start))
        relayed += [dataclasses.replace(one, contents=pieces, frame="cited"), inner]
    return relayed


def _cited(article: Article, one: Attribution, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """The participle that cites, and who is cited; None where nobody is, or where the speaker is no outlet."""
    if one.cue_token is None or one.source is None or not one.is_clausal:
        return None
    actor = article.actor_at(one.source.start, one.source.end)
    outlet = actor is not None and actor.actor_type == "media_outlet"
    if not outlet and one.cue_token.lemma_.lower() != REPORTING:
        return None
    for child in one.cue_token.children:
        participle = child.dep_ == "advcl" and child.tag_ == "VBG"
        if participle and child.lemma_.lower() in lexicon.listed("citing") and cites_somebody(child, lexicon):
            place = Span(one.sentence.start_of(child), one.sentence.end_of(child))
            if any(span.contains(place) for span in one.contents):
                continue
            return child, next(token for token in child.children if token.dep_ == "dobj")
    return None
