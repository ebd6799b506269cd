import os
from collections.abc import Mapping, Sequence
from typing import Protocol

from referat._error import ReferatError
from referat._model import Language, Parsed

__all__ = ["LIMITS", "__version__", "parse", "parse_all"]

__version__: str

LIMITS: Mapping[str, int]
"""What a file may ask for, by name, unless ``limits`` says otherwise."""

class _BinaryFile(Protocol):
    def read(self) -> bytes: ...

def parse(
    source: str | os.PathLike[str] | bytes | bytearray | _BinaryFile,
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    lines: bool = False,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> Parsed:
    """Read a document of meeting minutes."""

def parse_all(
    source: str | os.PathLike[str] | bytes | bytearray | _BinaryFile,
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    lines: bool = False,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> list[Parsed | ReferatError]:
    """Read every document of meeting minutes in a file."""
