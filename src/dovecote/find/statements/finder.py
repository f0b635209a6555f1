"""The statements of an article, in order of their evidence."""

from __future__ import annotations

import dataclasses

from dovecote.find.article import Article
from dovecote.find.statements.adjectives import reports_by_adjective
from dovecote.find.statements.answered import reports_answering, with_answers
from dovecote.find.statements.as_told import reports_as_told
from dovecote.find.statements.assemble import assemble
from dovecote.find.statements.attribution import Attribution
from dovecote.find.statements.edges import whole_quotations
from dovecote.find.statements.headlines import reports_in_headlines
from dovecote.find.statements.impersonal import reports_of_nobody
from dovecote.find.statements.interviews import answers_of, find_interview
from dovecote.find.statements.lexicon import Lexicon, get_lexicon
from dovecote.find.statements.lines import block_after, introduced, reports_by_layout
from dovecote.find.statements.missing_marks import closed_at_reports
from dovecote.find.statements.nouns import reports_by_noun
from dovecote.find.statements.quotations import Quotation, find_quotations
from dovecote.find.statements.relayed import with_relayed
from dovecote.find.statements.reports import reports_in
from dovecote.find.statements.runs import join_runs
from dovecote.find.stretches import Stretches
from dovecote.model.statement import Statement
from dovecote.model.when import TimeExpression


def find_statements(article: Article) -> tuple[Statement, ...]:
    """Statements of the article, in order of their evidence."""
    days = Stretches((time.start, time.end, time) for time in article.times)
    return assemble(article, [one for one in find_attributions(article) if not _is_only_a_day(one, days)])


def _is_only_a_day(one: Attribution, days: Stretches[TimeExpression]) -> bool:
    """Whether what seems to be said is when it was said: "they spoke on Wednesday"."""
    return all(days.around(part) for part in one.contents)


def find_attributions(article: Article) -> list[Attribution]:
    """Every attribution of the article's body, headline and corrections."""
    lexicon = get_lexicon(article.language)
    quotations = closed_at_reports(article, find_quotations(article), lexicon)
    found = []
    for sentence in article.fact_sentences():
        by_verb = list(reports_in(sentence, quotations, lexicon, block=block_after(article, sentence)))
        by_verb += list(reports_as_told(sentence, quotations, lexicon, by_verb))
        by_verb = with_answers(by_verb, tuple(reports_answering(sentence, quotations, lexicon, by_verb)))
        by_noun = reports_by_noun(sentence, article.language.code, lexicon)
        others = [
            *by_noun,
            *reports_by_adjective(sentence, article.language.code, lexicon),
            *reports_of_nobody(sentence, lexicon),
        ]
        found += by_verb + [
            _with_whole_quotations(one, quotations) for one in others if not _told_already(one, by_verb, quotations)
        ]
    found = with_relayed(article, found, lexicon)
    laid_out = [*reports_by_layout(article, quotations), *reports_in_headlines(article, lexicon, found)]
    found = [one for one in found if not _inside_any(one, laid_out)]
    found = [*_without_repeated(_without_inner(found)), *laid_out]
    found += introduced(article, quotations, found)
    interview = find_interview(article)
    if interview is not None and not any(one.frame == "turn" for one in laid_out):
        found = [*found, *answers_of(article, interview, found)]
        return sorted(found, key=lambda one: (one.contents[0].start, -one.contents[-1].end))
    found = [one for one in found if not _is_author(one, found, lexicon)]
    return join_runs(article, sorted(found, key=lambda one: one.contents[0].start), quotations)


def _is_author(one: Attribution, found: list[Attribution], lexicon: Lexicon) -> bool:
    """Whether the one who writes speaks of himself: "I have heard it four times" is the outlet's own voice."""
    head = one.source_head
    if head is None or one.frame == "turn" or head.lower_ not in lexicon.words["pronouns"]["writers"]:
        return False
    cue = one.cue or one.contents[0]
    return not any(span.contains(cue) for other in found if other is not one for span in other.contents)


def _with_whole_quotations(one: Attribution, quotations: tuple[Quotation, ...]) -> Attribution:
    return dataclasses.replace(one, contents=tuple(whole_quotations(span, quotations) for span in one.contents))


def _told_already(noun: Attribution, by_verb: list[Attribution], quotations: tuple[Quotation, ...]) -> bool:
    """Whether the noun stands in quotation marks, or its content is already some verb's own."""
    cue = noun.cue or noun.contents[0]
    if any(one.start <= cue.start < one.end for one in quotations):
        return True
    return any(
        span != noun.contents[0] and span.contains(noun.contents[0]) and not span.contains(cue)
        for one in by_verb
        for span in one.contents
    )


def _inside_any(one: Attribution, others: list[Attribution]) -> bool:
    return any(span.overlaps(one.contents[0]) for other in others for span in other.contents)


def _without_repeated(found: list[Attribution]) -> list[Attribution]:
    """Each quotation once for a speaker: "..., she noted, quoting a saying" is one statement, by its finite verb."""
    finite = {(one.source, one.contents) for one in found if one.cue_token is not None and one.cue_token.tag_ != "VBG"}
    return [
        one
        for one in found
        if one.frame != "quotation"
        or one.cue_token is None
        or one.cue_token.tag_ != "VBG"
        or (one.source, one.contents) not in finite
    ]


def _without_inner(found: list[Attribution]) -> list[Attribution]:
    """The attributions, without thoughts and deeds told inside another one's words, unless they are all of them."""
    kept = []
    contents = Stretches((span.start, span.end, other) for other in found for span in other.contents)
    for one in found:
        around = [other for other in contents.around(one.cue) if other is not one] if one.cue is not None else []
        spoken = one.is_clausal and one.verb is not None and one.verb.kind == "speech"
        named = one.source_head is not None and one.source_head.pos_ != "PRON"
        told = named and one.verb is not None and one.verb.kind == "speech"
        if not around or spoken or (told and any(_fills(one, other) for other in around)):
            kept.append(one)
    return kept


def _fills(inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner report is nearly all that the outer one tells."""
    places = [*inner.contents, *(one for one in (inner.source, inner.cue) if one is not None)]
    start, end = min(one.start for one in places), max(one.end for one in places)
    covered = sum(max(0, min(end, span.end) - max(start, span.start)) for span in outer.contents)
    return 10 * covered >= 8 * sum(len(span) for span in outer.contents)
