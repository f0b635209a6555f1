"""What a question gives back: a tuple of items that is also a table, and shows as one in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from dovecote.errors import UnknownFormat

if TYPE_CHECKING:
    import pyarrow

Value = TypeVar("Value")
SHOWN: Final = 20
"""Rows that a notebook shows; the rest is counted."""
_SHOWN_COLUMNS: Final = 7


class Items(tuple[Value, ...]):
    """Items of one class, in the order of the record: a tuple, with the same lines as a data frame.

    >>> Items([]).to_plain()
    []
    """

    __slots__ = ()

    def to_plain(self) -> list[dict[str, Any]]:
        """Each item as a dict of plain values, as in the JSON export."""
        from dovecote.model.json_codec import to_plain

        return [to_plain(one) for one in self]

    def to_arrow(self) -> pyarrow.Table:
        """A `pyarrow.Table`, one row an item (extra `tables`)."""
        from dovecote.export.flat_tables import FlatTable, table_of
        from dovecote.export.parquet_tables import to_arrow

        return to_arrow(table_of("items", type(self[0]), self) if self else FlatTable("items", (), ()))

    def to_polars(self) -> Any:
        """A `polars.DataFrame`, one row an item (extra `tables`)."""
        try:
            import polars  # an extra, and large
        except ImportError as error:
            raise UnknownFormat(
                "polars is not here", thing="to_polars", try_next="Install dovecote[tables]."
            ) from error
        return polars.from_arrow(self.to_arrow())

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`, one row an item (pandas and the extra `tables`)."""
        try:
            import pandas  # noqa: F401  pyarrow's own message would not say what to install
        except ImportError as error:
            raise UnknownFormat("pandas is not here", thing="to_pandas", try_next="Install pandas.") from error
        return self.to_arrow().to_pandas()

    def _repr_html_(self) -> str:
        """A table of the first rows, for a notebook."""
        from dovecote.export.flat_tables import table_of
        from dovecote.model import notebook

        if not self:
            return "<p>nothing</p>"
        table = table_of("items", type(self[0]), self[:SHOWN])
        used = [
            place
            for place, column in enumerate(table.columns)
            if column.name != "created_by" and any(row[place] not in (None, [], "") for row in table.rows)
        ][:_SHOWN_COLUMNS]
        head = (table.columns[place].name for place in used)
        more = f"<p>{len(self) - SHOWN} more</p>" if len(self) > SHOWN else ""
        return notebook.table(head, ([row[place] for place in used] for row in table.rows)) + more
