"""Who or what two articles call by other names: what only the merged record knows (CONTRACT, coreference_across)."""

from __future__ import annotations

from collections.abc import Iterator

from dovecote.model.actor import Actor, Mention
from dovecote.model.evidence import Evidence
from dovecote.model.likeness import content_words
from dovecote.model.links import Links
from dovecote.model.record import Comparison, Record
from dovecote.record.comparisons.laid_out import comparison

_NAMING = ("name", "title+name", "title")


def compare_names(record: Record, links: Links) -> Iterator[Comparison]:
    """One for each actor that two origins name without a word in common ("the Kirrin palace", "President Tolland")."""
    for actor in record.actors:
        naming = _first_naming(actor, links)
        first = next(iter(naming.values()), None)
        for other in list(naming.values())[1:]:
            if first is not None and not content_words(first.exact) & content_words(other.exact):
                text = f"{actor.name}: {first.exact!r} in one article, {other.exact!r} in another"
                yield comparison("coreference_across", (actor.id,), text, [_evidence(first), _evidence(other)])
                break


def _first_naming(actor: Actor, links: Links) -> dict[str, Mention]:
    """Origin -> the first mention there that names the actor with a word that can be compared."""
    found: dict[str, Mention] = {}
    for mention in actor.mentions:
        if mention.source and mention.form in _NAMING and content_words(mention.exact):
            found.setdefault(links.origin(mention.source), mention)
    return found


def _evidence(mention: Mention) -> Evidence:
    return Evidence(mention.start, mention.end, mention.exact, source=mention.source)
