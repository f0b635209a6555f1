"""The event of another article that a limit counts from: "within 90 days of the signing" (codebook, deadline)."""

from __future__ import annotations

import re
from typing import Final

from dovecote.find.article import Article
from dovecote.model.commitment import CountedFrom
from dovecote.model.when import TimeExpression

WORDS_OF_EVENT: Final = 6
"""How many words after "of" may name the event: "the signing of the Kessar accord"."""


def counted_from(article: Article, time: TimeExpression) -> CountedFrom | None:
    """What the length runs from, where its words name a known kind of event; None where they do not."""
    counting = article.language.table("commitments/details")["counting"]
    sentence = article.sentence_at(time.start)
    links = "|".join(counting["after"])
    told = article.text[time.end : sentence.end if sentence is not None else time.end]
    found = re.match(rf"\s+(?:{links})\s+((?:[\w’'-]+[ \n]?){{1,{WORDS_OF_EVENT}}})", told)
    if found is None or "X" in time.timex3_value:
        return None
    words = [one.lower() for one in found[1].split()]
    events = counting["events"]
    named = next((place for place, word in enumerate(words) if word in events), None)
    if named is None or set(words[: named + 1]) & set(counting["of_another"]["words"]):
        return None
    return CountedFrom(found[1].strip(), events[words[named]], time.timex3_value)
