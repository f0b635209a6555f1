"""What has the form of a promise and is none: forecasts, wishes, demands, refusals, hypotheticals, threats, history.

Each test answers with one word why it is none; the codebook (section Commitment) names them. An invention costs an
analyst more than a miss, so a bare "will" needs somebody who can keep it.
"""

from __future__ import annotations

from dovecote.find.article import Article
from dovecote.find.commitments.context import Ground
from dovecote.find.commitments.filters.duties import (
    duty,
    is_ahead,
    long_past,
    order_of_law,
    past_expectation,
    readiness,
    refusal,
    target,
    text_unknown,
    threat,
    ultimatum,
    undated,
    under_way,
)
from dovecote.find.commitments.filters.forecasts import forecast, of_a_limit
from dovecote.find.commitments.filters.modality import (
    hypothetical,
    is_question_word,
    not_meant,
    tells_of_a_thing,
    undone,
)
from dovecote.find.commitments.promise import Promise
from dovecote.find.commitments.strength import is_agreed
from dovecote.find.commitments.voice import Voice
from dovecote.find.commitments.words import Action, Words

__all__ = ["why_none"]


def why_none(
    article: Article, promise: Promise, action: Action | None, voice: Voice, ground: Ground | None, words: Words
) -> str | None:
    """Why `promise` is no commitment, in a word; None where it is one."""
    deed = promise.mover or promise.deed
    if promise.sentence.words.rstrip().rstrip("”\"'’").endswith("?"):
        return "question"
    if is_question_word(promise, words):
        return "question"
    return (
        not_meant(deed, promise, words)
        or undone(promise, words)
        or order_of_law(article, promise, words)
        or hypothetical(
            promise,
            words,
            agreed=action is not None and _is_provision(article, promise, voice, ground, words),
            told=any(one.force != "threat" for one in voice.statements),
        )
        or tells_of_a_thing(
            promise,
            words,
            agreed=ground is not None,
            dated=any(is_ahead(article, one) for one in article.times_in(promise.span)),
        )
        or duty(article, promise, voice, ground, words)
        or target(article, promise, action)
        or readiness(promise, action, voice, words)
        or ultimatum(promise, voice, ground, words)
        or undated(article, promise, ground)
        or text_unknown(article, promise, ground, words)
        or of_a_limit(promise, words)
        or forecast(article, promise, action, voice, ground, words)
        or under_way(article, promise, words)
        or past_expectation(article, promise, voice)
        or long_past(article, promise)
        or threat(promise, words)
        or refusal(promise, words)
    )


def _is_provision(article: Article, promise: Promise, voice: Voice, ground: Ground | None, words: Words) -> bool:
    """Whether it stands in an agreement that the article tells as made: by its own sentence, or by the one before.

    "Under the accord the Front will leave. A committee would oversee the process": told by nobody, it goes on.
    """
    if ground is None or ground.kind != "agreement" or not article.agreements:
        return False
    return is_agreed(promise, words) if ground.is_own else not voice.statements
