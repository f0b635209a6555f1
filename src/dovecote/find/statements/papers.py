"""A document that is itself an account of a meeting: "Readout of the Secretary's call with President Tolland".

Its issuer tells everything in it, so each statement in it comes through the issuer. The first one named in the headline
is the issuer's own principal; the others named there are quoted by a counterpart (codebook, sourcing_class).
"""

from __future__ import annotations

import dataclasses
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.draft import Draft
from dovecote.find.statements.lexicon import get_lexicon
from dovecote.find.statements.phrases import any_phrase
from dovecote.find.statements.syntax import FINITE
from dovecote.model.actor import Actor
from dovecote.model.evidence import Span
from dovecote.model.statement import Channel, SourcingClass

FRAME: Final = "paper"
PERSONS: Final = frozenset({"person", "office"})


def with_paper(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The drafts, where the document is a readout each one told in it; else the drafts as they are."""
    paper = _paper(article)
    if paper is None:
        return _issued(article, drafts)
    if not drafts:
        return drafts
    place = len(drafts)
    told = [
        dataclasses.replace(one, outer=place, channel=one.channel or paper.channel)
        if one.outer is None
        and one.readout is None
        and one.channel in {None, paper.channel}
        and one.attribution.frame != "turn"
        else one
        for one in drafts
    ]
    return [*told, paper]


def _issued(article: Article, drafts: list[Draft]) -> list[Draft]:
    """The drafts, told in the document's own channel where its headline calls it a statement or a communiqué.

    A headline with a verb is news of one: "Statement by rebels was a surprise in Veldt".
    """
    headline = next((one for one in article.document.source.parts if one.kind == "headline"), None)
    sentence = article.sentence_at(headline.start) if headline is not None else None
    if headline is None or sentence is None or any(one.tag_ in FINITE for one in sentence):
        return drafts
    kinds: dict[Channel, list[str]] = get_lexicon(article.language).words["papers"]["issued"]
    for channel, words in kinds.items():
        if any_phrase(tuple(words)).match(article.text, headline.start, headline.end):
            return [
                dataclasses.replace(one, channel=channel) if one.outer is None and one.channel is None else one
                for one in drafts
            ]
    return drafts


def _paper(article: Article) -> Draft | None:
    """The readout that the document is, told by its issuer; None for any other document."""
    headline = next((one for one in article.document.source.parts if one.kind == "headline"), None)
    words = get_lexicon(article.language).words["papers"]
    body = [one for one in article.document.source.parts if one.kind == "body"]
    if headline is None or not body:
        return None
    opener = any_phrase(tuple(words["openers"])).match(article.text, body[0].start, body[0].end)
    readout = any_phrase(tuple(words["headlines"])).match(article.text, headline.start, headline.end)
    readout = readout or any_phrase(tuple(words["attributed"])).search(article.text, headline.start, headline.end)
    briefing = any_phrase(tuple(words["briefings"])).match(article.text, headline.start, headline.end)
    sentence = article.sentence_at(headline.start)
    if sentence is None or (readout is None and opener is None and briefing is None):
        return None
    issuer = _issuer(article, tuple(words["attributed"] if readout is not None else words["issued_by"]))
    contents = (Span(body[0].start, body[-1].end),)
    speakers = _issuing(article, issuer) if issuer is not None else ()
    attribution = Attribution(sentence, None, None, issuer, None, contents, None, FRAME)
    channel: Channel = "press_conference" if briefing is not None else "press_release"
    return Draft(attribution, speakers, (), "institution", channel, None, None, wrapper=True)


def _issuing(article: Article, issuer: Span) -> tuple[Actor, ...]:
    """The last one named as issuer; nobody where that is whom an unnamed spokesman speaks for."""
    words = get_lexicon(article.language).words["sources"]["spokespersons"]
    named = article.mentions_in(issuer)
    spoken_for = any_phrase(tuple(words)).search(article.text, issuer.start, issuer.end)
    if spoken_for is not None:
        named = [pair for pair in named if pair[1].actor_type == "person" or pair[0].start <= spoken_for.start()]
    return tuple(actor for _, actor in named[-1:])


def _issuer(article: Article, openers: tuple[str, ...]) -> Span | None:
    """The words behind "attributable to", up to the colon or the end of the line; None where nobody is named."""
    topics = tuple(get_lexicon(article.language).words["papers"]["topics"])
    for part in article.document.source.parts:
        opener = any_phrase(openers).search(article.text, part.start, part.end)
        if opener is not None:
            topic = any_phrase(topics).search(article.text, opener.end(), part.end)
            colon = article.text.find(":", opener.end(), part.end)
            ends = [part.end, *([topic.start()] if topic else []), *([colon] if colon >= 0 else [])]
            start = opener.end() + (article.text[opener.end()] == " ")
            return Span(start, start + len(article.text[start : min(ends)].rstrip()))
    return None


def class_in_paper(article: Article, told: Draft, paper: Draft) -> SourcingClass | None:
    """The class of words told in a readout: of the first one named in its headline the issuer's own principal's, of the
    others named there the counterpart's; None for anybody else.
    """
    headline = next(one for one in article.document.source.parts if one.kind == "headline")
    if _is_principal(article, told, headline.span):
        return "on_record_via_institution"
    named = [actor.id for _, actor in article.mentions_in(headline.span) if actor.actor_type in PERSONS]
    named = [one for one in named if one not in paper.who]
    if told.kind not in {"named", "institution"} or not set(told.who) & set(named):
        return None
    return "on_record_via_institution" if named[0] in told.who else "on_record_via_counterpart"


def _is_principal(article: Article, told: Draft, headline: Span) -> bool:
    """Whether the headline names a spokesman "for" the one who is told to have spoken."""
    words = tuple(get_lexicon(article.language).words["sources"]["spokespersons"])
    spokesman = any_phrase(words).search(article.text, headline.start, headline.end)
    if spokesman is None or len(told.speakers) != 1:
        return False
    spoken_for = article.text[spokesman.end() : headline.end].lower()
    mentions = {one.exact.lower() for one in told.speakers[0].mentions if one.form != "pronoun"}
    return any(any_phrase((one.removeprefix("the "),)).search(spoken_for) for one in mentions)
