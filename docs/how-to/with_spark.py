"""Reads every file under a folder with PySpark and writes who voted what as Parquet.

    python docs/how-to/with_spark.py MINUTES VOTES

Each core that Spark has, on this machine or a hundred, parses its share.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import pyarrow
import referat.arrow
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema


def votes(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """What a task does with its share of the files."""
    return referat.arrow.parse_batches(batches, "votes")


def main(minutes: str, to: str) -> None:
    spark = SparkSession.builder.master("local[2]").appName("referat").getOrCreate()
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(minutes)
    schema = from_arrow_schema(referat.arrow.schema("votes"))
    files.select("path", "content").mapInArrow(votes, schema).write.mode("overwrite").parquet(to)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
