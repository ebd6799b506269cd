"""Minutes in record batches of Arrow: a part of what another engine spreads over cores and machines.

Spark, Ray, Daft, Dask and DuckDB hand over batches of files and take batches
of rows; what is in between runs wherever they want it to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from referat import _referat
from referat._table import Table, _library

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    import pyarrow

    from referat._model import Language

__all__ = ["parse_batches", "schema", "table"]


def table(
    name: str,
    files: Iterable[bytes | tuple[str, bytes]],
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> Table:
    """The rows of one table that files give: their bytes, or pairs of a path and bytes.

    What cannot be read is a row of ``documents`` that says why. What only many
    documents say together, such as ``person_id``, is null.

    Examples:
        >>> import referat
        >>> referat.arrow.table("votes", [("a.txt", b"Sak 1 Brygga\\nVedtatt mot 2 stemmer.\\n")])["against"]
        [2]
    """
    pairs = [("", file) if isinstance(file, (bytes, bytearray)) else file for file in files]
    return Table(_referat.rows(name, pairs, language=language, profile=profile, ocr=ocr, limits=limits))


def parse_batches(
    batches: Iterable[pyarrow.RecordBatch],
    table: str = "items",
    *,
    content: str = "content",
    path: str = "path",
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> Iterator[pyarrow.RecordBatch]:
    """Read the files in record batches and give the rows of one table, batch by batch.

    It is what Spark's ``mapInArrow`` calls, and by way of ``to_arrow`` what
    others' ``map_batches`` do. The columns are those of ``schema(table)``:
    words are plain texts and times of day texts as ``12:00``, which every
    engine takes.

    Args:
        batches: Record batches with a file a row.
        table: The table whose rows are given.
        content: The binary column with the files' bytes. A row without any is
            left out.
        path: The text column with their paths; it may be missing.
        language: As in ``parse``, like the others.

    Raises:
        KeyError: There is no such table, or a batch has no column ``content``.
    """
    pyarrow = _library("pyarrow")
    plain = schema(table)
    for batch in batches:
        names = batch.schema.names
        if content not in names:
            raise KeyError(f"the batch has no column {content!r} of files; its columns are {', '.join(names)}")
        contents = batch.column(content).to_pylist()
        paths = batch.column(path).to_pylist() if path in names else [""] * len(contents)
        files = [(path or "", content) for path, content in zip(paths, contents, strict=True) if content is not None]
        rows = _referat.rows(table, files, language=language, profile=profile, ocr=ocr, limits=limits)
        yield from _plain(pyarrow.table(Table(rows)), plain).to_batches()


def schema(table: str) -> pyarrow.Schema:
    """The columns that ``parse_batches`` gives of a table."""
    pyarrow = _library("pyarrow")
    rows = _referat.rows(table, [], language=None, profile=None, ocr=False, limits=None)
    fields = []
    for field in pyarrow.table(Table(rows)).schema:
        is_text = pyarrow.types.is_dictionary(field.type) or pyarrow.types.is_time(field.type)
        fields.append(field.with_type(pyarrow.string()) if is_text else field)
    return pyarrow.schema(fields)


def _plain(rows: pyarrow.Table, schema: pyarrow.Schema) -> pyarrow.Table:
    pyarrow = _library("pyarrow")
    compute: Any = _library("pyarrow.compute")
    columns = []
    for column, field in zip(rows.columns, schema, strict=True):
        is_time = pyarrow.types.is_time(column.type)
        # A time of day is to the minute.
        texts = compute.utf8_slice_codeunits(column.cast(pyarrow.string()), 0, 5) if is_time else column
        columns.append(texts.cast(field.type))
    return pyarrow.table(columns, schema=schema)
