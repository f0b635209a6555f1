"""Each format as its own library or schema reads it, and byte for byte as it was accepted (`DOVECOTE_ACCEPT=1`)."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from dovecote.export.export import get_export, list_exports
from dovecote.export.flat_tables import flat_tables
from small_records import PRAISED, a_record, with_events

GOLDEN = Path(__file__).parent / "golden"


def written(name: str) -> bytes:
    target = io.BytesIO()
    get_export(name).write(with_events(PRAISED) if name in {"plover", "polecat"} else a_record(), target)
    return target.getvalue()


def readable(name: str) -> str:
    """What was written, as text that a person can compare."""
    content = written(name)
    if name == "parquet":
        import pyarrow.parquet as parquet

        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = {one: parquet.read_table(io.BytesIO(archive.read(one))).to_pylist() for one in archive.namelist()}
        return json.dumps(tables, ensure_ascii=False, indent=1)
    if name == "csv":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(f"== {one}\n{archive.read(one).decode()}" for one in archive.namelist()).replace(
                "\r\n", "\n"
            )
    return content.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("name", list_exports())
def test_an_export_is_as_it_was_accepted(name: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("DOVECOTE_ACCEPT"):
        path.write_text(readable(name), encoding="utf-8")
    assert readable(name) == path.read_text(encoding="utf-8")


def test_parquet_has_every_row_with_its_type() -> None:
    import pyarrow.parquet as parquet

    with zipfile.ZipFile(io.BytesIO(written("parquet"))) as archive:
        for table in flat_tables(a_record()):
            read = parquet.read_table(io.BytesIO(archive.read(f"{table.name}.parquet")))
            assert read.num_rows == len(table.rows)
            assert read.column_names == [column.name for column in table.columns]
    commitments = next(table for table in flat_tables(a_record()) if table.name == "commitments")
    kinds = {column.name: column.kind for column in commitments.columns}
    assert (kinds["id"], kinds["promisor"], kinds["third_party_promise"]) == ("text", "list", "flag")
    assert (kinds["days_late_vs_v1"], kinds["confidence"]) == ("whole", "number")


def test_linked_data_is_a_graph_that_leads_from_each_promise_to_its_words() -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=written("json-ld").decode(), format="json-ld")
    query = """
        prefix oa: <http://www.w3.org/ns/oa#>
        prefix prov: <http://www.w3.org/ns/prov#>
        select ?exact ?start ?article where {
            <urn:dovecote:cm-exit> prov:wasDerivedFrom ?article .
            ?note oa:hasBody <urn:dovecote:cm-exit> ; oa:hasTarget ?place .
            ?place oa:hasSource ?article ; oa:hasSelector ?words, ?position .
            ?words oa:exact ?exact . ?position oa:start ?start }"""
    found = {(str(one.exact), int(one.start), str(one.article)) for one in graph.query(query)}
    assert ("All Ulmish soldiers are to be gone by March 2031", 0, "urn:dovecote:winter") in found
    assert len(found) == 2


def test_linked_data_without_a_source_would_be_noticed() -> None:
    rdflib = pytest.importorskip("rdflib")
    broken = written("json-ld").decode().replace("oa:hasTarget", "oa:hasNothing")
    graph = rdflib.Graph().parse(data=broken, format="json-ld")
    assert not list(graph.subject_objects(rdflib.URIRef("http://www.w3.org/ns/oa#hasTarget")))


def test_entities_hold_to_the_schemata_of_follow_the_money() -> None:
    model = pytest.importorskip("followthemoney").model
    entities = [json.loads(line) for line in written("followthemoney").splitlines()]
    assert {one["schema"] for one in entities} >= {"Article", "Event", "Person"}
    for one in entities:
        model.get(one["schema"]).validate(one)
        proxy = model.get_proxy(one, cleaned=False)
        kept = {key: set(values) for key, values in proxy.to_dict()["properties"].items()}
        assert kept == {key: set(values) for key, values in one["properties"].items()}, "a value that the model refuses"


def test_an_entity_with_a_field_of_no_schema_would_be_noticed() -> None:
    model = pytest.importorskip("followthemoney").model
    proxy = model.get_proxy({"id": "x", "schema": "Person", "properties": {"promise": ["no"]}}, cleaned=False)
    assert proxy.to_dict()["properties"] == {}


def test_the_graph_opens_in_networkx() -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(io.BytesIO(written("graphml")))
    assert graph.nodes["ac-tolland"]["actor_type"] == "person"


def test_the_feed_opens_in_feedparser() -> None:
    import feedparser

    feed = feedparser.parse(written("atom"))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert len({one.id for one in feed.entries}) == len(feed.entries) == 3
