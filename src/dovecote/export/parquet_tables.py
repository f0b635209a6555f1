"""The record as Parquet tables in one zip, by the extra `tables`: for pandas, polars, DuckDB, R and the like.

The columns are those of the CSV set, but lists stay lists and numbers numbers; what a column means is in its metadata.
"""

from __future__ import annotations

import zipfile
from typing import Any, BinaryIO

from dovecote.errors import UnknownFormat
from dovecote.export.export import Export
from dovecote.export.flat_tables import FlatTable, flat_tables
from dovecote.export.zipped import put
from dovecote.model.record import Record


def to_arrow(table: FlatTable) -> Any:
    """The table as a `pyarrow.Table`.

    Raises:
        UnknownFormat: pyarrow is not installed.
    """
    try:
        import pyarrow  # an extra, and large: only where it is asked for
    except ImportError as error:
        raise UnknownFormat("Arrow and Parquet need an extra", thing=table.name, try_next=_ADVICE) from error
    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "whole": pyarrow.int64(),
        "flag": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema(
        [pyarrow.field(one.name, types[one.kind], metadata={"meaning": one.meaning}) for one in table.columns]
    )
    columns = zip(*table.rows, strict=True) if table.rows else [[] for _ in table.columns]
    arrays = [pyarrow.array(list(cells), field.type) for cells, field in zip(columns, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


_ADVICE = "Install dovecote[tables]."


def _write(record: Record, target: BinaryIO) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for table in flat_tables(record):
            put(archive, f"{table.name}.parquet", _parquet(table), compressed=False)


def _parquet(table: FlatTable) -> bytes:
    arrow = to_arrow(table)
    import pyarrow
    from pyarrow import parquet

    sink = pyarrow.BufferOutputStream()
    parquet.write_table(arrow, sink, compression="zstd")
    return bytes(sink.getvalue())


EXPORT = Export("parquet", ".zip", "application/zip", _write, "Parquet tables in one zip (extra: tables)")
