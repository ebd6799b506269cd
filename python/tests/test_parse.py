"""What `referat.parse` takes, gives and refuses."""

import dataclasses
import io
import os
import pathlib
import pickle
import subprocess
import sys
import threading

import pytest

import referat
from referat import _model

MINUTES = "Referat fra styremøte i Fjordvik båtlag\n\nTil stede: Ola Vik, Åse Nes\n\nSak 1 Brygga\n".encode()


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "referat.txt"
    path.write_bytes(MINUTES)
    return path


def test_a_path_bytes_and_a_file_object_give_the_same_minutes(file: pathlib.Path) -> None:
    with file.open("rb") as opened:
        parsed = [
            referat.parse(str(file)),
            referat.parse(file),
            referat.parse(opened),
            referat.parse(MINUTES),
            referat.parse(bytearray(MINUTES)),
            referat.parse(io.BytesIO(MINUTES)),
        ]
    assert all(each.minutes == parsed[0].minutes for each in parsed)
    names = [each.document.name for each in parsed]
    assert names == ["referat.txt"] * 3 + [None] * 3


def test_the_result_is_of_the_generated_classes() -> None:
    parsed = referat.parse(MINUTES)
    assert type(parsed) is referat.Parsed
    assert type(parsed.document) is referat.Document
    assert type(parsed.minutes[0]) is referat.Minutes
    assert type(parsed.minutes[0].meeting) is referat.Meeting
    assert parsed.minutes[0].language in ("nb", "nn", "sv", "da", "en")


def test_lines_come_when_they_are_asked_for() -> None:
    assert referat.parse(MINUTES).lines is None
    lines = referat.parse(MINUTES, lines=True).lines
    assert lines is not None
    assert lines[0].text == "Referat fra styremøte i Fjordvik båtlag"


def test_a_language_can_be_given() -> None:
    assert referat.parse(MINUTES, language="nn").minutes[0].language == "nn"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="nb, nn, sv, da, en, not tlh"):
        referat.parse(MINUTES, language="tlh")  # type: ignore[arg-type]


def test_a_result_does_not_change() -> None:
    parsed = referat.parse(MINUTES)
    with pytest.raises(dataclasses.FrozenInstanceError):
        parsed.schema = "other"  # type: ignore[misc]
    assert hash(parsed) == hash(referat.parse(MINUTES))


def test_a_result_can_be_pickled() -> None:
    parsed = referat.parse(MINUTES, lines=True)
    assert pickle.loads(pickle.dumps(parsed)) == parsed


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n", "unsupported_format")],
)
def test_an_unreadable_file_says_why(tmp_path: pathlib.Path, content: bytes, kind: str) -> None:
    path = tmp_path / "referat.docx"
    path.write_bytes(content)
    with pytest.raises(referat.ReferatError) as caught:
        referat.parse(path)
    assert (caught.value.kind, caught.value.path) == (kind, os.fspath(path))
    assert str(caught.value).startswith(f"{path}: ")


def test_what_has_text_needs_no_ocr() -> None:
    assert referat.parse(MINUTES, ocr=True) == referat.parse(MINUTES)


def test_a_picture_that_does_not_say_its_size_is_not_recognised() -> None:
    with pytest.raises(referat.ReferatError) as caught:
        referat.parse(b"\x89PNG\r\n\x1a\n", ocr=True)
    assert caught.value.kind == "damaged"


def test_unreadable_bytes_have_no_path() -> None:
    with pytest.raises(referat.ReferatError) as caught:
        referat.parse(b"")
    assert (str(caught.value), caught.value.kind, caught.value.path) == ("the file is empty", "empty", None)


def test_a_missing_file_is_an_error_of_the_operating_system() -> None:
    with pytest.raises(referat.ReferatError) as caught:
        referat.parse("missing.docx")
    assert (caught.value.kind, caught.value.path) == ("io", "missing.docx")
    assert isinstance(caught.value.__cause__, FileNotFoundError)


def test_an_error_can_be_pickled() -> None:
    error = referat.ReferatError("a.docx: it is empty", "empty", "a.docx")
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.kind, copy.path) == (str(error), error.kind, error.path)


@pytest.mark.parametrize("source", [3, None, io.StringIO("Referat")])
def test_what_is_no_document_is_a_type_error(source: object) -> None:
    with pytest.raises(TypeError):
        referat.parse(source)  # type: ignore[arg-type]


def test_what_a_file_object_raises_is_raised() -> None:
    class Broken:
        def read(self) -> bytes:
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        referat.parse(Broken())


def test_threads_parse_side_by_side() -> None:
    expected = referat.parse(MINUTES)
    results: list[referat.Parsed] = []
    threads = [threading.Thread(target=lambda: results.append(referat.parse(MINUTES))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8


def test_every_class_of_the_model_is_exported() -> None:
    assert sorted(referat.__all__) == sorted(["ReferatError", "__version__", "parse", *_model.__all__])
    assert all(hasattr(referat, name) for name in referat.__all__)


def test_importing_makes_no_classes() -> None:
    program = "import sys, referat; sys.exit('referat._model' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
