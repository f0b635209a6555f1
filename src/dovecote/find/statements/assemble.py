"""From attributions to statements: speaker, content type, chain, sourcing class, channel, day."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from dovecote.find.article import Article
from dovecote.find.statements.anonymity import condition_near, is_condition
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.carry import with_carried_channels, with_nesting
from dovecote.find.statements.channels import channel_of
from dovecote.find.statements.dating import bounded_time, stated_time
from dovecote.find.statements.draft import Draft
from dovecote.find.statements.force import force_of
from dovecote.find.statements.one_day import with_one_day
from dovecote.find.statements.papers import class_in_paper, with_paper
from dovecote.find.statements.pronouns import meant_by_pronoun
from dovecote.find.statements.quotations import quotations_in
from dovecote.find.statements.readouts import class_in, with_readouts
from dovecote.find.statements.sourcing import CLASS_OF_KIND, kind_of
from dovecote.find.statements.speakers import (
    addressees_of,
    candidates_of,
    issuers_told_before,
    named_before,
    speakers_of,
)
from dovecote.find.statements.voice import unattributed_in
from dovecote.model.evidence import Evidence, Span
from dovecote.model.ids import make_id
from dovecote.model.statement import ContentType, Link, SourcingClass, Statement

GAP: Final = " … "
"""Between the pieces of a quotation that the attribution cuts in two."""
ALTERED: Final = re.compile(r"\[[^\]\n]{0,60}\]|\.\.\.|…")
"""What an editor puts into a quotation: words in brackets, an ellipsis."""
ANONYMOUS: Final = frozenset({"anonymous", "anonymous_many", "nobody"})


def assemble(article: Article, attributions: list[Attribution]) -> tuple[Statement, ...]:
    """The statements that `attributions` report, in order of their evidence."""
    drafts: list[Draft] = []
    beside: dict[int, list[Attribution]] = {}
    for one in attributions:
        beside.setdefault(one.sentence.index, []).append(one)
    for one in attributions:
        if not is_condition(article, one):
            drafts.append(_draft(article, one, drafts, beside[one.sentence.index]))
    drafts = with_paper(article, with_readouts(article, with_nesting(drafts)))
    drafts = with_one_day(article, with_carried_channels(drafts))
    drafts += [_unattributed(one, before) for one, before in unattributed_in(article, drafts)]
    found = [_statement(article, drafts, one) for one in drafts if not one.wrapper]
    return tuple(sorted(found, key=lambda one: (one.evidence[0].start, one.id)))


def _draft(article: Article, attribution: Attribution, before: list[Draft], same_sentence: list[Attribution]) -> Draft:
    meant = meant_by_pronoun(article, attribution, before)
    speakers = meant.speakers
    if not speakers and meant.kind is None:
        speakers = speakers_of(article, attribution) or issuers_told_before(article, attribution, before)
        speakers = named_before(article, attribution, speakers, before) or speakers
    candidates = candidates_of(article, attribution) if not speakers else ()
    condition = condition_near(article, attribution)
    kind = meant.kind or kind_of(article, attribution, speakers)
    if candidates:
        kind = "named"
    if condition is not None and kind == "named" and not candidates:
        condition = None
    audience = addressees_of(article, attribution)
    return Draft(
        attribution,
        speakers,
        candidates,
        kind,
        channel_of(article, attribution, audience, anonymous=kind in ANONYMOUS),
        condition if kind in {"anonymous", "anonymous_many"} else None,
        stated_time(article, attribution, _not_around(attribution, same_sentence)),
        audience=audience,
    )


def _not_around(attribution: Attribution, others: list[Attribution]) -> list[Attribution]:
    """The other reports of the sentence, without those that tell of this one."""
    place = attribution.cue or attribution.contents[0]
    return [one for one in others if not any(span.contains(place) for span in one.contents)]


def _unattributed(attribution: Attribution, before: Draft) -> Draft:
    """A document's further words, or words that may be the speaker's before."""
    if attribution.frame == "carried":
        return dataclasses.replace(before, attribution=attribution, condition=None, outer=None, readout=None)
    return Draft(attribution, (), before.who, "nobody", None, None, None)


def _statement(article: Article, drafts: list[Draft], draft: Draft) -> Statement:
    attribution = draft.attribution
    evidence = _evidence(article, attribution)
    rule = attribution.verb.rule if attribution.verb else attribution.frame
    spans = tuple((one.start, one.end) for one in evidence)
    told_by = drafts[draft.readout] if draft.readout is not None else None
    said = draft.said or (told_by.said if told_by else None) or bounded_time(article, attribution)
    channel = draft.channel
    if told_by is not None and channel in {None, "meeting"}:
        channel = told_by.channel
    return Statement(
        id=make_id("st", article.document.id, "statement", spans, rule),
        evidence=evidence,
        speaker=_speaker(draft),
        content=content_words(article, attribution),
        content_type=content_type_of(article, attribution),
        cue=next((one.exact for one in evidence if one.role == "cue"), None),
        channel=channel or "not_stated",
        force=force_of(article, attribution),
        said=said,
        addressee=draft.audience,
        attribution_chain=_chain(article, drafts, draft),
        sourcing_class=_sourcing(article, drafts, draft),
        anonymity_condition=draft.condition.cut(article.text) if draft.condition else None,
        speaker_candidates=draft.candidates,
        editorial_alteration=_alterations(article, attribution),
        created_by=f"statements/{rule}",
    )


def _speaker(draft: Draft) -> str | tuple[str, ...] | None:
    return draft.who[0] if len(draft.who) == 1 else draft.who or None


def _sourcing(article: Article, drafts: list[Draft], draft: Draft) -> SourcingClass:
    place = draft.outer if draft.outer is not None else draft.readout
    if draft.kind == "document" and draft.channel == "leak":
        return "leaked_document"
    if place is not None and drafts[place].attribution.frame == "paper":
        return class_in_paper(article, draft, drafts[place]) or CLASS_OF_KIND[draft.kind]
    through = class_in(article, draft, drafts[place]) if place is not None else None
    return through or CLASS_OF_KIND[draft.kind]


def _chain(article: Article, drafts: list[Draft], draft: Draft) -> tuple[Link, ...]:
    """From the outlet to the speaker: those who tell it, said or implied, and the one who said it."""
    links = [Link(f"source:{article.document.id}", "reports", "report")]
    hands: list[tuple[Draft, bool]] = [(draft, True)]
    seen = {id(draft)}
    current = draft
    while True:
        place = current.outer if current.outer is not None else current.readout
        if place is None or id(drafts[place]) in seen:
            break
        hands.append((drafts[place], current.outer is not None))
        current = drafts[place]
        seen.add(id(current))
    hands[0] = (draft, draft.attribution.frame not in {"answer", "carried"})
    for one, explicit in reversed(hands):
        link = _link(article, one, explicit=explicit)
        if link is not None and link.agent != links[-1].agent:
            links.append(link)
    return tuple(links)


def _link(article: Article, draft: Draft, *, explicit: bool) -> Link | None:
    attribution = draft.attribution
    speaker = _speaker(draft)
    act = attribution.cue.cut(article.text) if attribution.cue else "says"
    if speaker is None and (attribution.source is None or draft.kind == "document"):
        return None
    if isinstance(speaker, tuple):
        agent = "+".join(speaker)
    else:
        agent = speaker or f"unnamed:{attribution.source.cut(article.text) if attribution.source else ''}"
    places = [one for one in (attribution.source, attribution.cue) if one is not None]
    evidence = tuple(article.quote(one.start, one.end, "source") for one in places[:1])
    return Link(agent, act, draft.channel or "not_stated", explicit, evidence)


def _evidence(article: Article, attribution: Attribution) -> tuple[Evidence, ...]:
    pieces = [article.quote(one.start, one.end, "content") for one in attribution.contents]
    if attribution.source is not None:
        pieces.append(article.quote(attribution.source.start, attribution.source.end, "source"))
    if attribution.cue is not None:
        pieces.append(article.quote(attribution.cue.start, attribution.cue.end, "cue"))
    return tuple(sorted(dict.fromkeys(pieces), key=lambda one: (one.start, one.end)))


def content_words(article: Article, attribution: Attribution) -> str:
    """The words reported, verbatim; "that" before a clause belongs to the report and is left out."""
    pieces = [span.cut(article.text) for span in attribution.contents]
    openers = tuple(article.language.table("reporting_words")["clause_openers"])
    return GAP.join(next((one[len(word) :] for word in openers if one.lower().startswith(word)), one) for one in pieces)


def content_type_of(article: Article, attribution: Attribution) -> ContentType:
    """Direct, mixed or indirect: how much of the content stands in quotation marks; a topic alone is a paraphrase."""
    if attribution.frame in {"turn", "answer", "letter"}:
        return "direct"
    quoted = [_quoted_share(article, span) for span in attribution.contents]
    if all(share >= 1.0 for share in quoted):
        return "direct"
    if any(share > 0 for share in quoted):
        return "mixed"
    topic = attribution.verb is not None and attribution.verb.topic and attribution.frame == "preposition"
    return "paraphrase" if topic or attribution.frame == "voice" else "indirect"


def _quoted_share(article: Article, span: Span) -> float:
    """Share of the words of `span` that stand in quotation marks; a leading "that" does not count."""
    words = span.cut(article.text)
    openers = tuple(article.language.table("reporting_words")["clause_openers"])
    skipped = next((len(word) for word in openers if words.lower().startswith(word)), 0)
    start = span.start + skipped
    inside = sum(
        min(one.end, span.end) - max(one.start, start)
        for one in quotations_in(article.text, span.start, span.end, 0, article.language)
    )
    return inside / (span.end - start) if span.end > start else 0.0


def _alterations(article: Article, attribution: Attribution) -> tuple[Evidence, ...]:
    """Brackets and ellipses inside the quotation marks of the content."""
    return tuple(
        article.quote(match.start(), match.end())
        for span in attribution.contents
        for one in quotations_in(article.text, span.start, span.end, 0, article.language)
        for match in ALTERED.finditer(article.text, one.start, one.end)
    )
