"""Record batches in, record batches out; engines that spread them."""

import os
import pathlib
import subprocess
import sys

import pytest

import referat

MINUTES = "Referat fra styremøte i Fjordvik båtlag\nMøtet begynte kl. 18.00\n\nSak 1 Brygga\nVedtatt mot 2 stemmer.\n".encode()


def test_batches_of_files_become_batches_of_rows() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    batch = pyarrow.record_batch({"path": ["a.txt", "b.txt", "c.txt"], "content": [MINUTES, None, b""]})
    (items,) = referat.arrow.parse_batches([batch])
    assert items["title"].to_pylist() == ["Brygga"]
    assert items.schema == referat.arrow.schema("items")
    (documents,) = referat.arrow.parse_batches([batch, batch.slice(0, 0)], "documents")
    assert documents["paths"].to_pylist() == [["a.txt"], ["c.txt"]]
    assert documents["error"].to_pylist() == [None, "empty"]
    (meetings,) = referat.arrow.parse_batches([batch], "meetings")
    assert meetings["start"].to_pylist()[0] in ("18:00", None)


def test_words_and_times_are_plain_texts() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from referat._tables import TABLES

    for name in TABLES:
        for field in referat.arrow.schema(name):
            assert not pyarrow.types.is_dictionary(field.type) and not pyarrow.types.is_time(field.type)


def test_what_is_not_there_is_told() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    batch = pyarrow.record_batch({"bytes": [MINUTES]})
    with pytest.raises(KeyError, match="the batch has no column 'content' of files; its columns are bytes"):
        list(referat.arrow.parse_batches([batch]))
    with pytest.raises(KeyError, match="there is no table itmes"):
        referat.arrow.table("itmes", [])


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pyspark", "ray"])
def test_engines_give_the_votes(
    engine: str, root: pathlib.Path, archive: pathlib.Path, corpus: referat.Corpus, tmp_path: pathlib.Path
) -> None:
    pytest.importorskip(engine)
    parquet = pytest.importorskip("pyarrow.parquet")
    script = root / "docs" / "how-to" / f"with_{engine.removeprefix('py')}.py"
    # Spark's workers would take the first Python that they find.
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    subprocess.run([sys.executable, script, archive, tmp_path / "votes"], check=True, timeout=500, env=environment)
    found = parquet.read_table(tmp_path / "votes").sort_by([("item_id", "ascending"), ("vote", "ascending")])
    expected = corpus.votes.to_arrow().sort_by([("item_id", "ascending"), ("vote", "ascending")])
    for column in ("item_id", "vote", "for", "against", "text"):
        assert found[column].to_pylist() == expected[column].to_pylist()
