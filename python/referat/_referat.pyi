import os
from typing import Protocol

from referat._model import Language, Parsed

__all__ = ["__version__", "parse"]

__version__: str

class _BinaryFile(Protocol):
    def read(self) -> bytes: ...

def parse(
    source: str | os.PathLike[str] | bytes | bytearray | _BinaryFile,
    *,
    language: Language | None = None,
    lines: bool = False,
    ocr: bool = False,
) -> Parsed:
    """Read a file of meeting minutes."""
