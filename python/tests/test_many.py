"""What `referat.parse_many` takes, gives and refuses."""

import io
import itertools
import multiprocessing
import pathlib
import subprocess
import sys
import zipfile
from collections.abc import Iterator

import pytest

import referat


def minutes(number: int) -> bytes:
    return f"Referat fra styremøte i Fjordvik båtlag\n\nSak {number} Brygga\n".encode()


def number(parsed: referat.Parsed | referat.ReferatError) -> str | None:
    assert isinstance(parsed, referat.Parsed)
    return parsed.minutes[0].items[0].number


def test_documents_come_in_order() -> None:
    sources = [minutes(n) for n in range(1, 60)]
    for jobs in (None, 1, 3):
        assert [number(each) for each in referat.parse_many(sources, jobs=jobs)] == [str(n) for n in range(1, 60)]


def test_what_fails_stands_in_its_place(tmp_path: pathlib.Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("a.txt", minutes(1))
        opened.writestr("b.png", b"\x89PNG\r\n\x1a\n")
    found = list(referat.parse_many([tmp_path / "missing.txt", archive.getvalue(), tmp_path, b"", minutes(2)]))
    kinds = [each.kind if isinstance(each, referat.ReferatError) else number(each) for each in found]
    assert kinds == ["io", "1", "unsupported_format", "io", "empty", "2"]


def test_sources_may_have_no_end() -> None:
    taken = 0

    def sources() -> Iterator[bytes]:
        nonlocal taken
        for n in itertools.count(1):
            taken += 1
            yield minutes(n)

    found = referat.parse_many(sources(), jobs=2)
    assert taken == 0
    assert [number(next(found)) for _ in range(3)] == ["1", "2", "3"]
    assert taken < 20


def test_wrong_arguments_say_what_is_expected() -> None:
    with pytest.raises(TypeError, match=r"sources must be an iterable of files, as in parse_many\(\[str\]\)"):
        referat.parse_many("referat.txt")
    with pytest.raises(ValueError, match="jobs must be at least 1, not 0"):
        referat.parse_many([], jobs=0)
    with pytest.raises(ValueError, match="language must be one of"):
        list(referat.parse_many([minutes(1)], language="tlh"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="source must be a path, bytes or a binary file, not"):
        list(referat.parse_many([3]))  # type: ignore[list-item]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_parse_too(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"there is no {method} here")
    assert len(list(referat.parse_many([minutes(n) for n in range(9)]))) == 9
    with multiprocessing.get_context(method).Pool(2) as pool:
        found = pool.map(referat.parse, [minutes(n) for n in range(1, 9)])
    assert [number(each) for each in found] == [str(n) for n in range(1, 9)]


INTERRUPTED = """
import itertools, os, signal, sys
import referat
minutes = b"Referat fra styret\\n\\nSak 1 Brygga\\n"
try:
    for at, parsed in enumerate(referat.parse_many(itertools.repeat(minutes))):
        if at == 100:
            os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    sys.exit(3)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT between processes")
def test_ctrl_c_ends_it() -> None:
    assert subprocess.run([sys.executable, "-c", INTERRUPTED], timeout=60, check=False).returncode == 3
