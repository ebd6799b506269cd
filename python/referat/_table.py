"""Tables: rows of one kind of record, over many documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from referat import _referat

__all__ = ["Table"]

#: So many rows and columns are shown in a notebook, and so much of a text.
ROWS = 10
COLUMNS = 24
TEXT = 60


class Table:
    """Rows of one kind of record.

    It speaks Arrow's protocol for Python, ``__arrow_c_stream__``, so that
    ``polars.DataFrame(table)``, ``pyarrow.table(table)`` and
    ``duckdb.sql("from table")`` take it as it is, in the same memory. No other
    library is needed to look at it: it can be counted, cut and gone through.

    Examples:
        >>> import referat
        >>> items = referat.arrow.table("items", [b"Referat fra styret\\nSak 1 Brygga\\nSak 2 Buss\\n"])
        >>> items
        Table('items', 2 rows, 26 columns)
        >>> items["title"]
        ['Brygga', 'Buss']
        >>> items[["number", "title"]][-1]
        {'number': '2', 'title': 'Buss'}
    """

    __slots__ = ("_view",)

    def __init__(self, view: _referat.View) -> None:
        """Made by a ``Corpus``."""
        self._view = view

    @property
    def name(self) -> str:
        """The name of the table that the rows are of."""
        return self._view.name

    @property
    def meaning(self) -> str:
        """What a row is."""
        return self._view.meaning

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [name for name, _ in self._view.columns]

    @property
    def types(self) -> dict[str, str]:
        """The columns' types in Arrow, by name."""
        return dict(self._view.columns)

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and how many columns there are."""
        return len(self), len(self._view.columns)

    def __len__(self) -> int:
        return len(self._view)

    @overload
    def __getitem__(self, key: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    @overload
    def __getitem__(self, key: slice | list[str]) -> Table: ...
    def __getitem__(self, key: int | str | slice | list[str]) -> dict[str, Any] | list[Any] | Table:
        """A row by its place, a column by its name, or a table: of a slice of the rows, of some columns."""
        if isinstance(key, str):
            return self._view.cells(key)
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            if step != 1:
                raise ValueError(f"a table is cut into rows that follow each other, not every {step}")
            return Table(self._view.slice(start, max(stop - start, 0)))
        if isinstance(key, int):
            place = key + len(self) if key < 0 else key
            if not 0 <= place < len(self):
                raise IndexError(f"there is no row {key}: {self.name} has {len(self)}")
            return next(iter(Table(self._view.slice(place, 1))))
        if isinstance(key, list):
            return Table(self._view.select(key))
        raise TypeError(f"a table is asked for an int, a slice, a name or a list of names, not {type(key).__name__}")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows, as dicts."""
        columns = self.columns
        for start in range(0, len(self), 1024):
            part = self._view.slice(start, 1024)
            for row in zip(*(part.cells(name) for name in columns), strict=True):
                yield dict(zip(columns, row, strict=True))

    def head(self, rows: int = 5) -> Table:
        """The first rows."""
        return self[:rows]

    def where(self, column: str, values: str | Sequence[str] | set[str] | frozenset[str]) -> Table:
        """The rows that state one of these texts in a column: ``table.where("status", "present")``."""
        return Table(self._view.filter(column, {values} if isinstance(values, str) else set(values)))

    def to_polars(self) -> polars.DataFrame:
        """The rows as a polars ``DataFrame``, in the same memory where polars keeps them alike."""
        frame: polars.DataFrame = _library("polars").DataFrame(self)
        return frame

    def to_arrow(self) -> pyarrow.Table:
        """The rows as a ``pyarrow.Table``, in the same memory."""
        table: pyarrow.Table = _library("pyarrow").table(self)
        return table

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas ``DataFrame``; needs pyarrow too."""
        _library("pandas")
        frame: pandas.DataFrame = self.to_arrow().to_pandas()
        return frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows by Arrow's protocol for Python."""
        return self._view.__arrow_c_stream__(requested_schema)

    def __reduce__(self) -> tuple[type[Table], tuple[_referat.View]]:
        return Table, (self._view,)

    def __repr__(self) -> str:
        rows, columns = self.shape
        return f"Table({self.name!r}, {_count(rows, 'row')}, {_count(columns, 'column')})"

    def _repr_html_(self) -> str:
        rows, columns = self.shape
        part = self[self.columns[:COLUMNS]][:ROWS]
        head = "".join(f"<th>{escape(name)}<br><small>{escape(kind)}</small>" for name, kind in part.types.items())
        body = "".join(f"<tr>{''.join(map(_cell, row.values()))}" for row in part)
        more = [_count(rows, "row"), _count(columns, "column")]
        caption = f"<caption><b>{escape(self.name)}</b> · {' · '.join(more)}<br>{escape(self.meaning)}</caption>"
        return f'<table class="referat-table">{caption}<thead><tr>{head}</thead><tbody>{body}</tbody></table>'


def _cell(value: object) -> str:
    if value is None:
        return '<td style="opacity:.4">–'
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    short = text if len(text) <= TEXT else text[: TEXT - 1] + "…"
    side = "right" if isinstance(value, (int, float)) and not isinstance(value, bool) else "left"
    return f'<td style="text-align:{side}" title="{escape(text[:1000])}">{escape(short)}'


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ImportError(f"{name} is not installed: pip install {name}") from error
