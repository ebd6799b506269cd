"""What `referat.load` and `Corpus` take, give and refuse."""

import datetime
import os
import pathlib
import subprocess
import sys
import zipfile

import pytest

import referat


def texts(corpus: referat.Corpus, table: str, column: str) -> list[str]:
    return list(corpus.table(table)[column])


def test_an_archive_is_tables_and_documents(corpus: referat.Corpus) -> None:
    assert len(corpus) == len(corpus.meetings) == 252
    assert repr(corpus) == "Corpus(252 documents, 252 meetings, 2004-02-09 to 2024-12-23, 2 errors)"
    assert corpus.documents.name == "documents"
    assert set(corpus.meetings["body"]) == {"Formannskapet", "Kommunestyret"}


def test_documents_are_what_parse_gives(corpus: referat.Corpus, archive: pathlib.Path) -> None:
    paths = [row["paths"][0] for row in corpus.documents.where("outcome", "read")]
    for place in (0, 100, -1):
        assert corpus[place] == referat.parse(paths[place], lines=False)
    assert corpus[10:13] == list(corpus)[10:13]
    with pytest.raises(IndexError, match="there is no document 252: there are 252"):
        corpus[252]


def test_what_cannot_be_read_is_an_error(corpus: referat.Corpus, archive: pathlib.Path) -> None:
    empty, junk = sorted(corpus.errors, key=str)
    assert (empty.kind, empty.path) == ("empty", str(archive / "empty.txt"))
    assert str(empty) == f"{archive / 'empty.txt'}: the file is empty"
    assert junk.kind == "unknown_format"


def test_a_part_has_its_meetings_and_what_they_tell_of(corpus: referat.Corpus) -> None:
    part = corpus.filter(body="kommunestyret", since=2010, until="2011-06-30")
    days = part.meetings["date"]
    assert len(part) == len(days) == 9
    assert min(days) >= datetime.date(2010, 1, 1) and max(days) <= datetime.date(2011, 6, 30)
    assert set(part.meetings["body"]) == {"Kommunestyret"}
    assert {parsed.minutes[0].meeting.body for parsed in part} == {"Kommunestyret"}
    for table in ("items", "attendance", "votes", "decisions", "blocks"):
        assert set(texts(part, table, "meeting_id")) <= set(part.meetings["meeting_id"])
        assert 0 < len(part.table(table)) < len(corpus.table(table))
    assert set(texts(part, "persons", "person_id")) == {id for id in texts(part, "attendance", "person_id") if id}
    assert set(texts(part, "matters", "matter_id")) == {id for id in texts(part, "items", "matter_id") if id}
    assert len(part.bodies) == 1
    assert len(part.filter(since=2011)) == 3
    assert part.filter(body=part.bodies["body_id"][0]).meetings["date"] == days
    assert len(corpus.filter(since=datetime.date(2030, 1, 1))) == 0


def test_a_part_that_cannot_be_is_refused(corpus: referat.Corpus) -> None:
    with pytest.raises(ValueError, match="there is no body 'Havnestyret'; there are Formannskapet, Kommunestyret"):
        corpus.filter(body="Havnestyret")
    with pytest.raises(ValueError, match="a day is a date, a text such as 2014-05-01, or a year, not 'mai'"):
        corpus.filter(since="mai")
    with pytest.raises(ValueError, match="this is a part of a corpus"):
        corpus.filter(since=2020).save("tables")


def test_words_are_found_where_they_stand(corpus: referat.Corpus) -> None:
    hits = corpus.search("kraftnett OR (gamle brygge)")
    assert {row["title"] for row in hits} == {"Utbygging av kraftnett på Ytterøya", "Salg av gamle Fjellvik brygge"}
    assert set(hits["role"]) >= {"title", "decision"}
    order = corpus.meetings["meeting_id"]
    places = [(order.index(row["meeting_id"]), row["first_line"]) for row in hits]
    assert places == sorted(places)
    assert len(corpus.search("kraftne*")) == len(corpus.search("KRAFTNETT")) > 0
    assert len(corpus.search("kraft")) == 0
    assert len(corpus.filter(since=2020).search("kraftnett")) < len(corpus.search("kraftnett"))
    with pytest.raises(ValueError, match=r"there is a \( without its \)"):
        corpus.search("(kraft")


def test_a_corpus_is_kept_and_opened(corpus: referat.Corpus, tmp_path: pathlib.Path) -> None:
    corpus.save(tmp_path / "tables")
    opened = referat.Corpus.open(tmp_path / "tables")
    assert opened.items["title"] == corpus.items["title"]
    assert opened[5] == corpus[5]
    with pytest.raises(referat.ReferatError, match="it is not empty; choose a new folder") as caught:
        corpus.save(tmp_path / "tables")
    assert caught.value.kind == "foreign"


def test_with_a_cache_only_what_is_new_is_parsed(archive: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Referat fra styret\nSak 1 Brygga\n")
    told: list[referat.Progress] = []
    first = referat.load(tmp_path / "in", cache=tmp_path / "tables", progress=told.append)
    assert first.items["title"] == ["Brygga"]
    assert {"reading", "writing"} <= {each.stage for each in told}
    assert told[-1].done == told[-1].total
    (tmp_path / "in" / "b.txt").write_text("Referat fra styret\nSak 2 Båten\n")
    second = referat.load([tmp_path / "in"], cache=tmp_path / "tables", progress=False)
    assert second.items["title"] == ["Brygga", "Båten"]
    assert referat.Corpus.open(tmp_path / "tables").items["title"] == ["Brygga", "Båten"]


def test_options_reach_the_documents(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Logg fra båtlaget\n\nMil 1 ~ Brygga\nMil 2 ~ Båten\n", encoding="utf-8")
    corpus = referat.load(path, profile={"item-label": ["Mil {number} ~"]}, language="nn", progress=False)
    assert corpus.items["title"] == ["Brygga", "Båten"]
    assert corpus.meetings["language"] == ["nn"]
    limited = referat.load(path, limits={"lines": 2}, progress=False)
    assert [error.kind for error in limited.errors] == ["limit_exceeded"]


def test_documents_in_archives_are_named(tmp_path: pathlib.Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        opened.writestr("mai/a.txt", "Referat fra styret\nSak 1 Brygga\n")
        opened.writestr("b.txt", "")
    corpus = referat.load(tmp_path, progress=False)
    assert [parsed.document.name for parsed in corpus] == ["mai/a.txt"]
    error = corpus.errors[0]
    assert (error.path, error.inside) == (str(tmp_path / "a.zip"), "b.txt")


def test_a_missing_path_is_told(tmp_path: pathlib.Path) -> None:
    with pytest.raises(referat.ReferatError, match="there is no such file or folder") as caught:
        referat.load(tmp_path / "missing", progress=False)
    assert caught.value.kind == "usage"
    with pytest.raises(referat.ReferatError, match="no file matches this"):
        referat.load(tmp_path / "*.pdf", progress=False)


def test_a_folder_without_documents_is_told(tmp_path: pathlib.Path) -> None:
    with pytest.raises(referat.ReferatError, match="there is no document; expected files, or folders") as caught:
        referat.load(tmp_path, progress=False)
    assert caught.value.kind == "empty"


def test_a_folder_that_no_import_wrote_is_not_opened(tmp_path: pathlib.Path) -> None:
    for folder, message in (
        (tmp_path, "expected a folder that an import wrote"),
        (tmp_path / "missing", "there is no such folder"),
    ):
        with pytest.raises(referat.ReferatError, match=message) as caught:
            referat.Corpus.open(folder)
        assert (caught.value.kind, caught.value.path) == ("foreign", os.fspath(folder))
    (tmp_path / "documents.parquet").write_bytes(b"junk")
    with pytest.raises(referat.ReferatError, match="it is no table of this version"):
        referat.Corpus.open(tmp_path)


def test_a_cache_that_holds_something_else_is_left_alone(tmp_path: pathlib.Path) -> None:
    (tmp_path / "letter.txt").write_text("Hei")
    with pytest.raises(referat.ReferatError, match="the folder is not empty, and no import wrote it") as caught:
        referat.load(tmp_path / "letter.txt", cache=tmp_path, progress=False)
    assert caught.value.kind == "foreign"


def test_wrong_arguments_say_what_is_expected(tmp_path: pathlib.Path) -> None:
    with pytest.raises(TypeError, match="paths must be paths, not bytes; parse_many reads bytes"):
        referat.load([b"Sak 1"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="paths is empty"):
        referat.load([])
    with pytest.raises(ValueError, match="jobs must be at least 1, not 0"):
        referat.load(tmp_path, jobs=0)
    with pytest.raises(ValueError, match="language must be one of nb, nn, sv, da, en, not tlh"):
        referat.load(tmp_path, language="tlh")  # type: ignore[arg-type]


def test_what_the_callers_function_raises_ends_it(archive: pathlib.Path) -> None:
    def tell(progress: referat.Progress) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        referat.load(archive, progress=tell)


INTERRUPTED = """
import os, signal, sys
import referat
def tell(progress):
    os.kill(os.getpid(), signal.SIGINT)
try:
    referat.load(sys.argv[1], progress=tell)
except KeyboardInterrupt:
    sys.exit(3)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT between processes")
def test_ctrl_c_ends_it(archive: pathlib.Path) -> None:
    run = subprocess.run([sys.executable, "-c", INTERRUPTED, archive], capture_output=True, timeout=60, check=False)
    assert (run.returncode, run.stderr) == (3, b"")


def test_a_notebook_shows_the_tables(corpus: referat.Corpus) -> None:
    shown = corpus._repr_html_()
    assert "Every meeting" in shown and "attendance" in shown


def test_every_table_is_an_attribute(corpus: referat.Corpus) -> None:
    from referat._tables import TABLES

    for name in TABLES:
        assert getattr(corpus, name).name == name
    with pytest.raises(KeyError, match="there is no table itmes; the tables are documents, meetings,"):
        corpus.table("itmes")
