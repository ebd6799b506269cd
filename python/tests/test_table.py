"""What tables take, give and refuse."""

import datetime
import pickle
import subprocess
import sys

import pytest

import referat


@pytest.fixture(scope="module")
def items(corpus: referat.Corpus) -> referat.Table:
    return corpus.items


def test_rows_columns_and_parts(items: referat.Table, corpus: referat.Corpus) -> None:
    assert len(items) > 500
    assert items.shape == (len(items), len(items.columns))
    part = items[["label", "title"]][10:13]
    assert part.columns == ["label", "title"]
    assert [row["title"] for row in part] == items["title"][10:13]
    assert items[-1] == list(items)[-1]
    assert [len(items[5:2]), len(items[-3:]), len(items.head())] == [0, 3, 5]
    assert items.types["outcome"] == "dictionary<utf8>"
    deferred = items.where("outcome", "deferred")
    assert set(deferred["outcome"]) == {"deferred"}
    meeting = corpus.meetings[0]
    assert isinstance(meeting["date"], datetime.date)
    assert meeting["start"] == datetime.time(17, 0)


def test_what_a_table_has_not_is_told(items: referat.Table) -> None:
    with pytest.raises(KeyError, match="items has no column titel; its columns are document_id, meeting_id"):
        items["titel"]
    with pytest.raises(KeyError, match="items has no column titel"):
        items[["titel"]]
    with pytest.raises(IndexError, match="there is no row 1000000: items has"):
        items[1_000_000]
    with pytest.raises(ValueError, match="not every 2"):
        items[::2]
    with pytest.raises(TypeError, match="an int, a slice, a name or a list of names, not float"):
        items[1.5]  # type: ignore[call-overload]


def test_a_table_can_be_pickled(items: referat.Table) -> None:
    part = items[["outcome", "title"]][3:9]
    copy = pickle.loads(pickle.dumps(part))
    assert list(copy) == list(part)
    assert copy.columns == part.columns


def test_a_notebook_shows_text_as_text() -> None:
    table = referat.arrow.table("items", ["Referat\nSak 1 Brygga <script>alert(1)</script>\n".encode()])
    assert "<script" not in table._repr_html_() and "&lt;script" in table._repr_html_()


def test_polars_takes_it_as_it_is(items: referat.Table) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(items)
    assert frame.shape == items.shape
    assert frame["title"].to_list() == items["title"]
    assert frame.equals(items.to_polars())


def test_pyarrow_and_pandas_take_it_as_it_is(items: referat.Table, corpus: referat.Corpus) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    assert pyarrow.table(items).equals(items.to_arrow())
    assert corpus.meetings.to_arrow()["date"].to_pylist() == corpus.meetings["date"]
    pandas = pytest.importorskip("pandas")
    frame = items.to_pandas()
    assert isinstance(frame, pandas.DataFrame) and len(frame) == len(items)


def test_duckdb_takes_it_as_it_is(corpus: referat.Corpus) -> None:
    duckdb = pytest.importorskip("duckdb")
    votes = corpus.votes
    assert duckdb.sql("SELECT count(*) FROM votes").fetchall() == [(len(votes),)]


@pytest.mark.parametrize("files", [10, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_thousand_and_a_million_rows_are_not_copied(files: int) -> None:
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    paragraphs = "".join(f"Avsnitt {number} om brygga.\n\n" for number in range(100)).encode()
    table = referat.arrow.table("blocks", [b"Referat fra styret\n\nSak 1 Brygga\n\n" + paragraphs] * files)
    assert len(table) >= 100 * files
    # Of its column: a whole frame is put together anew when it is handed on.
    ours, theirs = (
        [chunk.buffers()[1].address for chunk in pyarrow.chunked_array(column).chunks]
        for column in (pyarrow.table(table)["first_line"], polars.DataFrame(table)["first_line"])
    )
    assert ours == theirs


def test_no_library_is_needed_and_a_missing_one_is_named(items: referat.Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match="polars is not installed: pip install polars"):
        items.to_polars()
    program = "import sys, referat; referat.arrow.table('items', [b'x']); sys.exit(bool({'polars','pyarrow','numpy'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
