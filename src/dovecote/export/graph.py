"""Who met, promised to, and threatened whom, as GraphML: for Gephi, yEd, networkx and the like.

Every edge is directed, since some readers refuse a graph of both kinds; a contact is mutual whichever way it runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import BinaryIO, Final
from xml.etree import ElementTree as Tree

from dovecote.export.export import Export
from dovecote.export.xml_text import writable
from dovecote.model.record import Record

_NODE_KEYS: Final = ("name", "actor_type", "country")
_EDGE_KEYS: Final = ("relation", "kind", "day", "words", "item")
Edge = tuple[str, str, dict[str, str | None]]


def _write(record: Record, target: BinaryIO) -> None:
    root = Tree.Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
    for kind, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            Tree.SubElement(root, "key", {"id": key, "for": kind, "attr.name": key, "attr.type": "string"})
    graph = Tree.SubElement(root, "graph", {"id": "dovecote", "edgedefault": "directed"})
    known = {actor.id for actor in record.actors}
    for actor in record.actors:
        node = Tree.SubElement(graph, "node", {"id": actor.id})
        _data(node, {"name": actor.name, "actor_type": actor.actor_type, "country": actor.country})
    for number, (left, right, data) in enumerate(_edges(record)):
        if left in known and right in known:
            edge = Tree.SubElement(graph, "edge", {"id": f"e{number}", "source": left, "target": right})
            _data(edge, data)
    Tree.indent(root)
    target.write(b'<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(root, encoding="utf-8") + b"\n")


def _edges(record: Record) -> Iterator[Edge]:
    for contact in record.contacts:
        data = {
            "relation": "contact",
            "kind": contact.contact_type,
            "day": contact.time.edtf if contact.time else None,
            "words": contact.evidence[0].exact,
            "item": contact.id,
        }
        actors = dict.fromkeys(one.actor for one in contact.participants)
        yield from ((left, right, data) for left, right in combinations(actors, 2))
    for commitment in record.commitments:
        data = {
            "relation": "promise",
            "kind": commitment.action,
            "day": None,
            "words": commitment.title,
            "item": commitment.id,
        }
        yield from _pairs(commitment.promisor, commitment.promisee, data)
    for threat in record.threats:
        data = {
            "relation": "threat",
            "kind": threat.kind,
            "day": None,
            "words": threat.evidence[0].exact,
            "item": threat.id,
        }
        yield from _pairs(threat.issuer, threat.target, data)


def _pairs(
    left: str | tuple[str, ...] | None, right: str | tuple[str, ...] | None, data: dict[str, str | None]
) -> Iterator[Edge]:
    for one in _ids(left):
        yield from ((one, other, data) for other in _ids(right) if other != one)


def _ids(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _data(parent: Tree.Element, values: dict[str, str | None]) -> None:
    for key, value in values.items():
        if value:
            Tree.SubElement(parent, "data", {"key": key}).text = writable(value)


EXPORT = Export("graphml", ".graphml", "application/graphml+xml", _write, "who met, promised to and threatened whom")
