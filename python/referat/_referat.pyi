import os
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, Protocol, TypeAlias, final

from referat._error import ReferatError
from referat._explain import Explanation
from referat._model import Parsed

__all__ = [
    "Documents",
    "LIMITS",
    "Origin",
    "View",
    "__version__",
    "explain",
    "export",
    "from_json",
    "import_files",
    "open_table",
    "parse",
    "parse_all",
    "rows",
    "run",
    "search",
]

__version__: str

LIMITS: Mapping[str, int]
"""What a file may ask for, by name, unless ``limits`` says otherwise."""

class _BinaryFile(Protocol):
    def read(self) -> bytes: ...

_Source: TypeAlias = str | os.PathLike[str] | bytes | bytearray | _BinaryFile
_Profile: TypeAlias = str | os.PathLike[str] | Mapping[str, Sequence[str]]

def parse(
    source: _Source,
    *,
    language: str | None = None,
    profile: _Profile | None = None,
    lines: bool = True,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> Parsed: ...
def parse_all(
    source: _Source,
    *,
    language: str | None = None,
    profile: _Profile | None = None,
    lines: bool = True,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> list[Parsed | ReferatError]: ...
def explain(
    source: _Source,
    *,
    language: str | None = None,
    profile: _Profile | None = None,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> Explanation: ...
def from_json(text: str | bytes) -> Parsed: ...
def export(name: str, json: str) -> str: ...
@final
class Origin:
    def explain(self, sha256: str) -> Explanation: ...

def import_files(
    paths: Sequence[str | os.PathLike[str]],
    target: str | os.PathLike[str],
    worker: Sequence[str],
    tell: Callable[[str, int, int, bool, int], object],
    *,
    language: str | None,
    profile: _Profile | None,
    ocr: bool,
    limits: Mapping[str, int] | None,
    jobs: int | None,
    deadline: float | None,
    memory: int | None,
    again: bool,
) -> None: ...
def open_table(folder: str | os.PathLike[str], name: str) -> View: ...
@final
class Documents:
    def __new__(cls, folder: str | os.PathLike[str]) -> Documents: ...
    def __len__(self) -> int: ...
    def get(self, index: int) -> Parsed: ...

def rows(
    table: str,
    files: Sequence[tuple[str, bytes]],
    *,
    language: str | None,
    profile: _Profile | None,
    ocr: bool,
    limits: Mapping[str, int] | None,
) -> View: ...
@final
class View:
    @property
    def name(self) -> str: ...
    @property
    def meaning(self) -> str: ...
    @property
    def columns(self) -> list[tuple[str, str]]: ...
    def __len__(self) -> int: ...
    def slice(self, offset: int, length: int) -> View: ...
    def select(self, names: Sequence[str]) -> View: ...
    def filter(self, column: str, texts: Set[str]) -> View: ...
    def cells(self, column: str) -> list[Any]: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    @classmethod
    def from_bytes(cls, name: str, columns: Sequence[str], bytes: bytes) -> View: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

def search(query: str, meetings: View, items: View, blocks: View) -> View: ...
def run(arguments: Sequence[str], worker: Sequence[str] = ...) -> int: ...
