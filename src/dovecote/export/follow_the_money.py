"""Actors, their posts, meetings and articles as FollowTheMoney entities, one a line: for Aleph and OpenSanctions tools.

Written by hand, so that no library is needed; tests check every entity against that library's schemata. Promises and
statements have no schema there and are left out: for those there is JSON-LD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from dovecote.export.export import Export
from dovecote.model.actor import Actor
from dovecote.model.contact import Contact
from dovecote.model.ids import make_id
from dovecote.model.record import Record, RecordSource
from dovecote.vocabulary.lexicon import load_alpha_3

_SCHEMA_OF: Final = {
    "person": "Person",
    "unnamed_person": "Person",
    "office": "Position",
    "body": "PublicBody",
    "state_government": "PublicBody",
    "state": "PublicBody",
    "organisation": "Organization",
    "armed_group": "Organization",
    "coalition": "Organization",
    "media_outlet": "Organization",
}
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def _write(record: Record, target: BinaryIO) -> None:
    for entity in _entities(record):
        entity["properties"] = {key: value for key, value in sorted(entity["properties"].items()) if value}
        target.write(json.dumps(entity, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _entities(record: Record) -> Iterator[dict[str, Any]]:
    for source in record.sources:
        yield _entity(source.id, "Article", _article(source))
    named = {actor.id: actor for actor in record.actors}
    for actor in record.actors:
        yield _entity(actor.id, _SCHEMA_OF.get(actor.actor_type, "LegalEntity"), _actor(actor))
        if _SCHEMA_OF.get(actor.actor_type) == "Person":
            yield from _posts(actor)
    for contact in record.contacts:
        yield _entity(contact.id, "Event", _contact(contact, named))


def _entity(name: str, schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    return {"id": name, "schema": schema, "properties": properties}


def _article(source: RecordSource) -> dict[str, list[str]]:
    return {
        "title": _known(source.headline),
        "publisher": _known(source.publisher),
        "author": _known(source.byline),
        "publishedAt": _day(source.published.edtf if source.published else None),
        "sourceUrl": _known(source.url),
        "fileName": _known(source.file),
        "language": _known({"en": "eng"}.get(source.language)),
    }


def _actor(actor: Actor) -> dict[str, list[str]]:
    found = {"name": [actor.name], "alias": [one for one in actor.aliases if one != actor.name]}
    found["country"] = _known(_two_letters(actor.country))
    found["wikidataId"] = _known(actor.wikidata)
    found["proof"] = list(dict.fromkeys(one.source for one in actor.mentions if one.source))
    return found


def _two_letters(alpha3: str | None) -> str | None:
    """FollowTheMoney writes countries in two letters; a code of the user's own has none."""
    codes = {three: two for two, three in load_alpha_3().items()}
    return codes[alpha3].lower() if alpha3 in codes else None


def _posts(actor: Actor) -> Iterator[dict[str, Any]]:
    for role in actor.roles:
        post = make_id("post", role.post, role.organisation or "")
        yield _entity(post, "Position", {"name": [role.post]})
        yield _entity(make_id("held", actor.id, post), "Occupancy", {"holder": [actor.id], "post": [post]})


def _contact(contact: Contact, named: dict[str, Actor]) -> dict[str, list[str]]:
    there = [named[one.actor] for one in contact.participants if one.actor in named]
    kind = contact.contact_type.replace("_", " ")
    return {
        "name": [f"{kind}: {', '.join(one.name for one in there)}" if there else kind],
        "date": _day(contact.time.edtf if contact.time else None),
        "location": _known(contact.place),
        "involved": [one.id for one in there if _SCHEMA_OF.get(one.actor_type) != "Position"],
        "notes": [contact.status.replace("_", " ")],
        "summary": [one.exact for one in contact.evidence],
        "proof": list(dict.fromkeys(one.source for one in contact.evidence if one.source)),
    }


def _known(value: str | None) -> list[str]:
    return [value] if value else []


def _day(edtf: str | None) -> list[str]:
    """The day, month or year where it is one; FollowTheMoney has no uncertain dates."""
    return [edtf] if edtf and _DAY.fullmatch(edtf) else []


EXPORT = Export(
    "followthemoney", ".ftm.json", "application/json+ftm", _write, "actors, posts, meetings as FollowTheMoney entities"
)
