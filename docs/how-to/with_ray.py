"""Reads every file under a folder with Ray Data and writes who voted what as Parquet.

    python docs/how-to/with_ray.py MINUTES VOTES
"""

from __future__ import annotations

import sys

import pyarrow
import ray
import referat.arrow


def votes(files: pyarrow.Table) -> pyarrow.Table:
    """What a task does with its share of the files."""
    batches = referat.arrow.parse_batches(files.to_batches(), "votes", content="bytes")
    return pyarrow.Table.from_batches(batches, referat.arrow.schema("votes"))


def main(minutes: str, to: str) -> None:
    files = ray.data.read_binary_files(minutes, include_paths=True)
    files.map_batches(votes, batch_format="pyarrow", batch_size=64).write_parquet(to)


if __name__ == "__main__":
    main(*sys.argv[1:])
