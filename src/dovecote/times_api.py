"""Reading times out of a few words, without an article: `dovecote.times`."""

from __future__ import annotations

from dovecote.find.times import find_times_in_text
from dovecote.languages.registry import get_language
from dovecote.model.when import TimeExpression


def times(text: str, *, published: str | None = None, language: str = "en") -> tuple[TimeExpression, ...]:
    """Time expressions of `text`, in order; nothing is parsed, so it costs milliseconds.

    >>> [found] = times("They will be out before September 11.", published="2031-04-14")
    >>> found.exact, found.edtf, found.deadline_word, found.deadline_edtf
    ('September 11', '2031-09-11', 'before', '../2031-09-10')

    Args:
        text: Any number of sentences.
        published: The day they were published, as EDTF; without it, what counts from that day stays open.
        language: ISO 639-1 code.

    Raises:
        InvalidDate: `published` is no EDTF.
        UnknownLanguage: there is no such language.
    """
    return find_times_in_text(text, get_language(language), published=published)
