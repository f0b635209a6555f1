"""What an article says became of acts that may have been promised elsewhere (codebook, rules R3 to R12).

A report of an old promise seldom repeats it: "the withdrawal has begun", "only 180 of the 500 are home", "the road has
yet to be opened". `said` finds such words, `shares` counts what they tell, and here both become a `Fate`. Which
promise is meant is for the record to find, which knows the promises of all articles. Words are data:
`languages/<code>/fates.toml`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dovecote.find.article import Article
from dovecote.find.clause import VERBAL, clause_span, subtree_span
from dovecote.find.commitments.grammar import is_perfect, modal_of
from dovecote.find.commitments.owners import actors_at, doers_of_event, owner_of
from dovecote.find.commitments.voice import voice_over
from dovecote.find.commitments.words import Words, words_of
from dovecote.find.fates.dating import begun_by, day_of_act, of_entry, of_head, present_tells_past, when_due
from dovecote.find.fates.elliptic import said_elliptically
from dovecote.find.fates.named import said_by_noun
from dovecote.find.fates.said import said_by, said_in_present
from dovecote.find.fates.shares import ALL_PER_CENT, NOTHING_COUNTED, Share, share_of
from dovecote.find.fates.table import FateWords, fate_words
from dovecote.find.fates.telling import Said, did, waits
from dovecote.find.qualify import qualify
from dovecote.find.rumours import is_rumour
from dovecote.model.evidence import Span
from dovecote.model.fate import Fate, FateKind
from dovecote.model.sentence import Sentence
from dovecote.model.when import TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_fates"]

_TOLD: Final = frozenset({"happened", "historical", "negated"})
_FORMS: Final = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})


def find_fates(article: Article) -> tuple[Fate, ...]:
    """Every report of an act begun, done, not done, stopped, kept to or broken, in order of the text."""
    words, table = words_of(article.language), fate_words(article.language)
    found: list[Fate] = []
    before: Sentence | None = None
    for sentence in article.fact_sentences():
        as_news: bool | None = None
        for token in sentence:
            if token.lemma_ in table.of("elliptic", "doing"):
                found += _elliptic(article, sentence, before, token, words)
            if token.pos_ == "NOUN":
                said = said_by_noun(token, words, table)
            elif token.pos_ in VERBAL and _is_finite(token):
                said = said_by(token, words, table)
                if said is None:
                    as_news = present_tells_past(article, sentence) if as_news is None else as_news
                    said = said_in_present(token, words, table) if as_news else None
            else:
                continue
            if said is not None and not waits(said.verb, table) and _is_told(article, sentence, said):
                found.append(_fate(article, sentence, said, words, table))
        before = sentence
    return tuple(found)


def _elliptic(
    article: Article, sentence: Sentence, before: Sentence | None, token: Token, words: Words
) -> Iterator[Fate]:
    """What "None did" tells: the words that say so, then those that name the act, with their limits."""
    table = fate_words(article.language)
    found = said_elliptically(token, sentence, before, words, table)
    if found is None:
        return
    said, place = found
    if not _is_told(article, sentence, dataclasses.replace(said, act=token)):
        return
    named = _fate(article, place, dataclasses.replace(said, verb=said.act), words, table)
    here = clause_span(sentence, token)
    times = [one for one in article.times_in(here) if one.edtf and not one.deadline_word]
    time = When(times[0].edtf, times[0].exact, "stated", times[0].steps) if times else None
    due = when_due(article.text[here.start : sentence.end], table) if said.kind == "outcome" else None
    evidence = (article.quote(here.start, here.end), *named.evidence)
    yield dataclasses.replace(named, evidence=evidence, time=time, when_due=due)


def _is_finite(token: Token) -> bool:
    """Whether a verb can tell what has been; the parser may take "has let them go" for a bare form."""
    return token.tag_ in _FORMS or did(token) or modal_of(token) is not None or is_perfect(token)


def _is_told(article: Article, sentence: Sentence, said: Said) -> bool:
    """Whether the clause tells it as a fact: nobody wishes, plans, denies or passes it on as a rumour."""
    if is_rumour(article, said.verb):
        return False
    told = qualify(article, sentence, said.told_by or said.verb)
    if said.told_by is not None and not _has_been(article, sentence, said):
        return False
    return told.factuality in _TOLD or (said.is_state and told.factuality != "questioned")


def _has_been(article: Article, sentence: Sentence, said: Said) -> bool:
    """Whether no time with the noun is a limit or lies ahead; one of the past must stand there where it is needed."""
    times = [one for one in article.times_in(_span(sentence, said)) if one.timex3_type in ("DATE", "TIME")]
    if any(one.deadline_word or not begun_by(article, one) for one in times):
        return False
    return bool(times) or not said.needs_day


def _fate(article: Article, sentence: Sentence, said: Said, words: Words, table: FateWords) -> Fate:
    span = _span(sentence, said)
    voice = voice_over(article, span, words)
    times = article.times_in(Span(span.start, span.end))
    # "Had been freed by 30 April" tells when it was done.
    until = said.kind == "outcome" and is_perfect(said.verb) and modal_of(said.verb) is None
    limits = [
        one
        for one in times
        if one.timex3_value != "PRESENT_REF"  # "by now" sets no day
        and ((one.deadline_word and not until) or said.limit is not None or _is_of_promise(sentence, one, table))
    ]
    done = [one for one in times if one.edtf and one not in limits]
    share = share_of(said, words, table) if said.counts else NOTHING_COUNTED
    tokens = sentence.tokens_in(span)
    near = {one.lower_ for one in tokens}
    return Fate(
        kind=_kind(said, share),
        action=said.action,
        evidence=(article.quote(span.start, span.end),),
        doers=_doers(article, sentence, said, words),
        actors=_named(article, span),
        value=share.value,
        whole=share.whole,
        unit=share.unit,
        is_all=share.is_all or said.is_whole,
        is_promised=said.of_promise or bool(near & table.promised),
        limits=tuple(
            dict.fromkeys(one.deadline_edtf or one.edtf or "" for one in limits if one.edtf or one.deadline_edtf)
        ),
        when_due=when_due(article.text[span.start : sentence.end], table) if said.kind != "no_outcome" else None,
        time=day_of_act(said, done, subtree_span(sentence, said.act))
        if done
        else of_head(article, sentence, said, table) or of_entry(article, sentence),
        claimed_by=voice.speaker[0] if voice.speaker else None,
        sourcing_class=voice.sourcing_class,
    )


def _span(sentence: Sentence, said: Said) -> Span:
    """The clause; with a limit that the parser hangs it on, from that on."""
    if said.told_by is not None:
        return _span_of_noun(sentence, said)
    if said.leans:
        return _trimmed(sentence)
    clause = clause_span(sentence, said.verb)
    if said.limit is None:
        return clause
    named = subtree_span(sentence, said.limit)
    return Span(min(clause.start, named.start), max(clause.end, named.end))


def _trimmed(sentence: Sentence) -> Span:
    """The sentence without its last stop."""
    return Span(sentence.start, sentence.start + len(sentence.words.rstrip(" .!?\n")))


def _span_of_noun(sentence: Sentence, said: Said) -> Span:
    """The noun with what belongs to it, and the time behind it: "welcomes the reopening on 23 May"."""
    named = subtree_span(sentence, said.act)
    if said.told_by is None:
        return named
    behind = [one for one in said.told_by.children if one.i > said.act.i and one.dep_ in ("prep", "npadvmod")]
    spans = [subtree_span(sentence, one) for one in behind]
    return Span(named.start, spans[0].end) if spans and spans[0].start <= named.end + 1 else named


def _kind(said: Said, share: Share) -> FateKind:
    """What was done, by how much of it: nothing of it is no outcome, a part a step."""
    if said.kind not in ("outcome", "step"):
        return said.kind
    if share.value is None:
        return "step" if share.is_part and not said.is_whole else said.kind
    if share.value == 0:
        return "no_outcome"
    is_part = share.whole is not None and share.value < share.whole
    return "step" if is_part or (share.unit == "percent" and share.value < ALL_PER_CENT) else said.kind


def _is_of_promise(sentence: Sentence, time: TimeExpression, table: FateWords) -> bool:
    """Whether the time stands beside a word for a limit: "the 30 September deadline", "due on 1 June"."""
    start, end = time.start, time.end
    before, after = sentence.text[max(sentence.start, start - 24) : start], sentence.text[end : end + 16]
    words = [*before.lower().split()[-3:], *after.lower().replace(",", " ").split()[:1]]
    return bool((table.limits | table.set_for) & set(words))


def _doers(article: Article, sentence: Sentence, said: Said, words: Words) -> tuple[str, ...]:
    """Who does it by the grammar of the clause: of what moves ("the Front's fighters") also whose it is."""
    if said.doer is None and said.act.pos_ in ("NOUN", "PROPN"):
        return doers_of_event(article, sentence, said.act, words.action_of(said.act))
    if said.doer is None:
        return ()
    return actors_at(article, sentence, said.doer) or owner_of(article, sentence, said.doer)


def _named(article: Article, span: Span) -> tuple[str, ...]:
    """All actors that have a mention in the clause, in order."""
    return tuple(dict.fromkeys(actor.id for _, actor in article.mentions_in(span)))
