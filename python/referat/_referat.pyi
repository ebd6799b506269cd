import os
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias, final

from referat._error import ReferatError
from referat._explain import Explanation
from referat._model import Parsed

__all__ = ["LIMITS", "Origin", "__version__", "explain", "export", "from_json", "parse", "parse_all"]

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
