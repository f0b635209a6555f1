"""What a rumour tells meets no promise and makes no agreement."""

from __future__ import annotations

import pytest

from dovecote.languages.registry import get_language
from dovecote.pipeline import read_article
from dovecote.vocabulary.lexicon import entry_from
from factories import an_article

LANGUAGE = get_language("en")
LISTED = tuple(entry_from(one) for one in LANGUAGE.table("actor_examples")["actor"])
RUMOURS = LANGUAGE.table("qualify")["rumours"]
PROMISE = "Veldt promised to free all prisoners by 3 June. "


def _is_told_as_done(sentence: str) -> bool:
    article = an_article(PROMISE + sentence, published="2031-05-20")
    (promise, *_) = read_article(article.document, article.sentences, article.language, LISTED).commitments
    return bool(promise.progress)


@pytest.mark.parametrize("sentence", RUMOURS["find"])
def test_rumour_meets_nothing(sentence: str) -> None:
    assert not _is_told_as_done(sentence)


@pytest.mark.parametrize("sentence", RUMOURS["leave"])
def test_what_somebody_stands_behind_counts(sentence: str) -> None:
    assert _is_told_as_done(sentence)


def test_rumour_makes_no_agreement() -> None:
    article = an_article("According to a message on the phones, Veldt signed a peace agreement with the Orsan Front.")
    assert read_article(article.document, article.sentences, article.language, LISTED).agreements == ()
