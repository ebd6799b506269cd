"""Opens a folder of Parquet tables in each library that is installed.

Prints, as JSON, what each counted: rows by table, and what it makes of a day
and a time. ``tests/tests/tables.rs`` runs it and compares.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Told = dict[str, Any]

DAYS = "SELECT date, start FROM '{}' WHERE date IS NOT NULL AND start IS NOT NULL ORDER BY date, start LIMIT 1"


def pyarrow(folder: Path) -> Told:
    """Rows by pyarrow, all columns read."""
    parquet = importlib.import_module("pyarrow.parquet")
    tables = {file.stem: parquet.read_table(file) for file in sorted(folder.glob("*.parquet"))}
    pairs = zip(tables["meetings"]["date"].to_pylist(), tables["meetings"]["start"].to_pylist(), strict=True)
    words = str(tables["items"].schema.field("type").type)
    assert words.startswith("dictionary"), words
    return told({name: len(table) for name, table in tables.items()}, first(list(pairs)))


def polars(folder: Path) -> Told:
    """Rows by polars, all columns read."""
    library = importlib.import_module("polars")
    tables = {file.stem: library.read_parquet(file) for file in sorted(folder.glob("*.parquet"))}
    return told({name: len(table) for name, table in tables.items()}, first(tables["meetings"].select("date", "start").rows()))


def duckdb(folder: Path) -> Told:
    """Rows by DuckDB, all columns read."""
    connection = importlib.import_module("duckdb").connect()
    counts = {}
    for file in sorted(folder.glob("*.parquet")):
        connection.execute(f"CREATE TABLE \"{file.stem}\" AS FROM '{file}'")
        counts[file.stem] = connection.execute(f'SELECT count(*) FROM "{file.stem}"').fetchone()[0]
    return told(counts, connection.execute(DAYS.format(folder / "meetings.parquet")).fetchone())


def first(pairs: list[Any]) -> Any:
    """The first of the pairs that are whole."""
    return min(pair for pair in pairs if None not in pair)


def told(rows: dict[str, int], pair: Any) -> Told:
    """What a library told."""
    return {"rows": rows, "date": pair[0].isoformat(), "start": pair[1].isoformat("minutes")}


READERS: list[Callable[[Path], Told]] = [pyarrow, polars, duckdb]

if __name__ == "__main__":
    found = {}
    for read in READERS:
        try:
            importlib.import_module(read.__name__)
        except ImportError:
            continue
        found[read.__name__] = read(Path(sys.argv[1]))
    print(json.dumps(found))
