import os
from collections.abc import Mapping, Sequence
from typing import Protocol

from referat._error import ReferatError
from referat._model import Language, Parsed

__all__ = ["__version__", "parse", "parse_all"]

__version__: str

class _BinaryFile(Protocol):
    def read(self) -> bytes: ...

def parse(
    source: str | os.PathLike[str] | bytes | bytearray | _BinaryFile,
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    lines: bool = False,
    ocr: bool = False,
) -> Parsed:
    """Read a document of meeting minutes."""

def parse_all(
    source: str | os.PathLike[str] | bytes | bytearray | _BinaryFile,
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    lines: bool = False,
    ocr: bool = False,
) -> list[Parsed | ReferatError]:
    """Read every document of meeting minutes in a file."""
