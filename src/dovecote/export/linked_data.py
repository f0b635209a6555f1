"""The record as JSON-LD: each quotation a Web Annotation, each item with where it comes from in PROV-O.

The context stands in the file itself, so nothing is fetched to read it. An annotation's target is the article, with
both selectors of the standard: position (code points of the article's text) and quotation. Names of our own classes
and fields are the codebook's, under `dovecote:`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from dovecote.export.export import Export
from dovecote.model.evidence import Evidence
from dovecote.model.json_codec import to_plain
from dovecote.model.reading import ITEM_CLASSES
from dovecote.model.record import Record, RecordSource

_BASE: Final = "urn:dovecote:"
_OWN: Final = "urn:dovecote:codebook:"
_CONTEXT: Final[dict[str, Any]] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "http://schema.org/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dovecote": _OWN,
    "id": "@id",
    "type": "@type",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@container": "@set"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id", "@container": "@set"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "dovecote:value",
    "role": "dovecote:role",
}
_CLASS_NAMES: Final = {
    "statements": "Statement",
    "contacts": "Contact",
    "commitments": "Commitment",
    "agreements": "Agreement",
    "process_events": "ProcessEvent",
    "threats": "Threat",
    "assessments": "Assessment",
    "observations": "Observation",
    "events": "Event",
    "comparisons": "Comparison",
}
_LEFT_OUT: Final = frozenset({"id", "evidence", "mentions", "created_by"})


def _write(record: Record, target: BinaryIO) -> None:
    document = {"@context": _CONTEXT, "@graph": list(_nodes(record))}
    target.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


def _nodes(record: Record) -> Iterator[dict[str, Any]]:
    yield {
        "id": _uri("reading"),
        "type": "prov:Activity",
        "label": "reading of the articles",
        "wasAssociatedWith": _uri("program"),
    }
    versions = ", ".join(f"{name} {version}" for name, version in sorted(record.made_with.items()))
    yield {"id": _uri("program"), "type": "prov:SoftwareAgent", "label": versions or "dovecote"}
    for source in record.sources:
        yield _article(source)
    for actor in record.actors:
        yield {"id": _uri(actor.id), "type": ["prov:Entity", "dovecote:Actor"], "label": actor.name, **_fields(actor)}
    for name in (*ITEM_CLASSES, "comparisons"):
        for item in getattr(record, name):
            yield _item(name, item)
            for number, one in enumerate(item.evidence):
                yield _annotation(item.id, number, one)


def _article(source: RecordSource) -> dict[str, Any]:
    described = {
        "schema:headline": source.headline,
        "schema:author": source.byline,
        "schema:publisher": source.publisher,
        "schema:datePublished": source.published.edtf if source.published else None,
        "schema:url": source.url,
        "schema:inLanguage": source.language,
        "schema:sha256": source.sha256,
    }
    known = {key: value for key, value in described.items() if value}
    return {"id": _uri(source.id), "type": ["prov:Entity", "schema:NewsArticle"], **known}


def _item(name: str, item: Any) -> dict[str, Any]:
    sources = list(dict.fromkeys(one.source for one in item.evidence if one.source))
    return {
        "id": _uri(item.id),
        "type": ["prov:Entity", f"dovecote:{_CLASS_NAMES[name]}"],
        "wasDerivedFrom": [_uri(one) for one in sources],
        "wasGeneratedBy": _uri("reading"),
        **_fields(item),
    }


def _fields(item: Any) -> dict[str, Any]:
    """The item's own fields; what is deeper than a list of words stays JSON in one literal."""
    found = {}
    for key, value in to_plain(item).items():
        if key in _LEFT_OUT or value in (None, [], {}, ""):
            continue
        deep = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))
        found[f"dovecote:{key}"] = {"@type": "@json", "@value": value} if deep else value
    return found


def _annotation(item: str, number: int, one: Evidence) -> dict[str, Any]:
    """The Web Annotation that ties words of an article to the item they support."""
    quotation = {"exact": one.exact, "prefix": one.prefix, "suffix": one.suffix}
    selectors = [
        {"type": "oa:TextPositionSelector", "start": one.start, "end": one.end},
        {"type": "oa:TextQuoteSelector", **{key: value for key, value in quotation.items() if value}},
    ]
    return {
        "id": _uri(f"{item}:quotation:{number}"),
        "type": "oa:Annotation",
        "motivation": "oa:identifying",
        "body": _uri(item),
        "role": one.role,
        "target": {"type": "oa:SpecificResource", "hasSource": _uri(one.source or "unknown"), "selector": selectors},
    }


def _uri(name: str) -> str:
    """A name in our own space; characters that an address may not hold are written as percent and code."""
    from urllib.parse import quote

    return _BASE + quote(name, safe=":-._~")


EXPORT = Export("json-ld", ".jsonld", "application/ld+json", _write, "Web Annotations with PROV-O, as JSON-LD")
