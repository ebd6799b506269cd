"""Why a file could not be read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal[
        "empty",
        "unknown_format",
        "unsupported_format",
        "container",
        "encrypted",
        "damaged",
        "limit_exceeded",
        "io",
        "changed",
        "ocr_missing",
        "ocr_failed",
        "ocr_timeout",
        "internal",
        "deadline",
        "memory",
        "crashed",
        "usage",
        "foreign",
        "busy",
        "full",
        "stopped",
    ]

__all__ = ["ReferatError"]


class ReferatError(ValueError):
    """A file, or a whole archive, could not be read.

    ``kind`` says why in one stable word. Of a file: ``empty``,
    ``unknown_format``, ``unsupported_format``, ``container`` when it holds
    documents, which ``parse_all`` reads, ``encrypted``, ``damaged``,
    ``limit_exceeded``, ``io`` when it could not be opened (the operating
    system's exception is the cause), ``changed`` when it is no longer what it
    was, ``ocr_missing`` when Tesseract or its data has to be installed,
    ``ocr_failed`` or ``ocr_timeout`` when it could not read a page, or
    ``internal``, a defect of this package.

    In ``load`` a document may also have taken too much time or memory,
    ``deadline`` or ``memory``, or have ended the process that parsed it,
    ``crashed``. Of the whole: ``usage`` when a path is not there, ``empty``
    when there is no document, ``foreign`` when a folder holds something else,
    ``busy`` when another run writes to it, ``full`` when the disk is, or
    ``stopped``.

    ``path`` names the file or folder, when it has a name, and ``inside`` the
    document in it, when it is not the file itself.
    """

    kind: Kind
    path: str | None
    inside: str | None

    def __init__(self, message: str, kind: Kind, path: str | None = None, inside: str | None = None) -> None:
        # All four are in `args`, so that the exception can be pickled.
        super().__init__(message, kind, path, inside)
        self.kind = kind
        self.path = path
        self.inside = inside

    def __str__(self) -> str:
        return str(self.args[0])
