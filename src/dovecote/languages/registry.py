"""The languages that Dovecote can read, found by walking this folder."""

from __future__ import annotations

import functools

from dovecote import languages
from dovecote.errors import UnknownLanguage
from dovecote.languages.language import Language
from dovecote.plugins import find_parts

NO_PART = True


@functools.cache
def list_languages() -> dict[str, tuple[Language, str]]:
    """Languages by code, each with the file it came from."""
    return find_parts(languages, "LANGUAGE", kind=Language, name_of=lambda language: language.code)


def get_language(code: str) -> Language:
    """The language of an ISO 639-1 code.

    Raises:
        UnknownLanguage: no folder offers it.
    """
    known = list_languages()
    if code not in known:
        raise UnknownLanguage(
            f"there is no language {code!r}", thing="languages", try_next=f"Known are: {', '.join(sorted(known))}."
        )
    return known[code][0]
