"""What `referat.parse` takes, gives and refuses."""

import dataclasses
import io
import json
import os
import pathlib
import pickle
import subprocess
import sys
import threading
import types
from collections.abc import Mapping, Sequence
import zipfile
from typing import Any

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


def test_lines_come_unless_they_are_left_out() -> None:
    assert referat.parse(MINUTES, lines=False).lines is None
    lines = referat.parse(MINUTES).lines
    assert lines is not None
    assert lines[0].text == "Referat fra styremøte i Fjordvik båtlag"


def test_a_language_can_be_given() -> None:
    assert referat.parse(MINUTES, language="nn").minutes[0].language == "nn"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="nb, nn, sv, da, en, not tlh"):
        referat.parse(MINUTES, language="tlh")  # type: ignore[arg-type]


OWN = {"present": ["på tokt"], "item-label": ["Mil {number} ~"]}
TOLD = "Logg fra båtlaget\n\nPå tokt:\nOla Vik\n\nMil 1 ~ Brygga\nMil 2 ~ Båten\n".encode()


def test_a_profile_is_a_mapping_or_a_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("".join(f"{key} = {json.dumps(list_)}\n" for key, list_ in OWN.items()), encoding="utf-8")
    assert [item.number for item in referat.parse(TOLD).minutes[0].items] == []
    profiles: list[str | os.PathLike[str] | Mapping[str, Sequence[str]]]
    profiles = [OWN, types.MappingProxyType(OWN), path, str(path)]
    for profile in profiles:
        minutes = referat.parse(TOLD, profile=profile).minutes[0]
        assert [item.label for item in minutes.items] == ["Mil 1 ~", "Mil 2 ~"]
        assert [person.name for person in minutes.attendance] == ["Ola Vik"]


def test_a_profile_with_an_unknown_key_is_refused(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("\ndecison = []\n", encoding="utf-8")
    message = "unknown key `decison`; did you mean `decision`"
    with pytest.raises(ValueError, match=f"own.toml: line 2: {message}"):
        referat.parse(TOLD, profile=path)
    with pytest.raises(ValueError, match=f"profile: {message}"):
        referat.parse(TOLD, profile={"decison": []})
    with pytest.raises(FileNotFoundError):
        referat.parse(TOLD, profile=tmp_path / "missing.toml")
    with pytest.raises(TypeError):
        referat.parse(TOLD, profile=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        referat.parse(TOLD, profile={"decision": "slik"})


def test_a_limit_says_how_it_is_raised() -> None:
    with pytest.raises(referat.ReferatError) as caught:
        referat.parse(MINUTES, limits={"lines": 2})
    assert caught.value.kind == "limit_exceeded"
    assert str(caught.value) == (
        'text: more than 2 lines in a document (limit lines); limits={"lines": N} raises it'
    )
    assert referat.parse(MINUTES, limits=types.MappingProxyType({"lines": 3})) == referat.parse(MINUTES)


def test_limits_hold_for_each_document_in_an_archive() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("a.txt", MINUTES)
        opened.writestr("b.txt", b"Sak 1 Brygga\n")
    first, second = referat.parse_all(archive.getvalue(), limits={"lines": 2})
    assert isinstance(first, referat.ReferatError)
    assert (first.kind, first.inside) == ("limit_exceeded", "a.txt")
    assert isinstance(second, referat.Parsed)


def test_every_limit_can_be_set() -> None:
    assert referat.LIMITS["pages"] == 20_000
    assert referat.parse(MINUTES, limits=referat.LIMITS) == referat.parse(MINUTES)
    with pytest.raises(TypeError):
        referat.LIMITS["pages"] = 3  # type: ignore[index]


@pytest.mark.parametrize(
    ("limits", "error", "message"),
    [
        ({"pags": 3}, ValueError, "there is no limit `pags`; did you mean `pages`\\? the limits are inflated_bytes, "),
        ({"pages": -1}, ValueError, "the limit pages must be from 0 to 18446744073709551615, not -1"),
        ({"pages": 1 << 64}, ValueError, "the limit pages must be from 0"),
        ({"pages": "3"}, TypeError, "the limit pages must be an int, not <class 'str'>"),
        ({"pages": True}, TypeError, "the limit pages must be an int, not <class 'bool'>"),
        ({"pages": 3.0}, TypeError, "the limit pages must be an int, not <class 'float'>"),
        ({3: 3}, TypeError, "the names of limits are texts, not <class 'int'>"),
        (3, TypeError, "limits must be a mapping as in {\"pages\": 100}, not <class 'int'>"),
    ],
)
def test_a_wrong_limit_says_what_is_expected(limits: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        referat.parse(MINUTES, limits=limits)
    with pytest.raises(error, match=message):
        referat.parse_all(MINUTES, limits=limits)


def test_a_result_does_not_change() -> None:
    parsed = referat.parse(MINUTES)
    with pytest.raises(dataclasses.FrozenInstanceError):
        parsed.schema = "other"  # type: ignore[misc]
    assert hash(parsed) == hash(referat.parse(MINUTES))


def test_a_result_can_be_pickled() -> None:
    parsed = referat.parse(MINUTES)
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


def test_a_file_that_needs_a_password_says_so(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "referat.odt"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", b"\x8f\x12\xa0")
        package.writestr("META-INF/manifest.xml", manifest)
    with pytest.raises(referat.ReferatError, match="encrypted and needs a password") as caught:
        referat.parse(path)
    assert (caught.value.kind, caught.value.path) == ("encrypted", os.fspath(path))


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
    error = referat.ReferatError("a.zip: b.docx: it is empty", "empty", "a.zip", "b.docx")
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), *copy.args) == (str(error), *error.args)
    assert (copy.kind, copy.path, copy.inside) == ("empty", "a.zip", "b.docx")


def zipped(members: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return archive.getvalue()


def test_every_document_in_an_archive_is_parsed(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "2024.zip"
    path.write_bytes(zipped({"mai/referat.txt": MINUTES, "bilde.png": b"\x89PNG\r\n\x1a\n", "b.txt": MINUTES}))
    first, second, third = referat.parse_all(path)
    assert isinstance(first, referat.Parsed) and isinstance(third, referat.Parsed)
    assert (first.document.name, third.document.name) == ("mai/referat.txt", "b.txt")
    assert first.minutes == referat.parse(MINUTES).minutes
    assert isinstance(second, referat.ReferatError)
    assert (second.kind, second.path, second.inside) == ("unsupported_format", os.fspath(path), "bilde.png")
    assert str(second) == f"{path}: bilde.png: it is a picture (png), whose text only OCR can read"


def test_a_document_is_the_only_one_in_its_file(file: pathlib.Path) -> None:
    assert referat.parse_all(file) == [referat.parse(file)]
    with pytest.raises(referat.ReferatError, match="whose text only OCR can read"):
        referat.parse_all(b"\x89PNG\r\n\x1a\n")


def test_an_archive_is_no_document() -> None:
    with pytest.raises(referat.ReferatError, match="parse_all") as caught:
        referat.parse(zipped({"a.txt": MINUTES}))
    assert caught.value.kind == "container"


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
    assert set(_model.__all__) < set(referat.__all__)
    assert len(set(referat.__all__)) == len(referat.__all__)
    assert all(hasattr(referat, name) for name in referat.__all__)


def test_importing_makes_no_classes() -> None:
    program = "import sys, referat; sys.exit('referat._model' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
