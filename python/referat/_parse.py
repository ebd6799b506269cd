"""Files of minutes as records."""

from __future__ import annotations

from referat import _referat

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    from referat._error import ReferatError
    from referat._explain import Explanation
    from referat._model import Language, Parsed
    from referat._referat import _Source as Source

__all__ = ["explain", "parse", "parse_all"]


def parse(
    source: Source,
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    lines: bool = True,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> Parsed:
    """Read a document of meeting minutes.

    Args:
        source: A path, the file's bytes, or a file object opened in binary
            mode. The format is recognised by its content.
        language: The language of the text (``nb``, ``nn``, ``sv``, ``da`` or
            ``en``), when it should not be detected.
        profile: Words of your own: the path of a TOML file, or its content as
            a mapping of lists.
        lines: Whether the result keeps the printed lines, which it needs to
            ``quote`` and ``explain``.
        ocr: Whether Tesseract, which has to be installed, reads pages that are
            pictures without text, and files that are PNG, JPEG or TIFF.
        limits: What a file may ask for, by the names in ``LIMITS``, which says
            what it is otherwise.

    Raises:
        ReferatError: The file cannot be read, exceeds a limit, or holds
            documents that ``parse_all`` reads.
        ValueError: The profile is none, or there is no such language or limit.

    Other threads run meanwhile.

    Examples:
        >>> import referat
        >>> parsed = referat.parse(b"Referat fra styret 3. mai 2024\\nSak 1 Brygga\\nVedtak: Bygges.\\n")
        >>> parsed.minutes[0].items[0].decisions[0].text
        'Bygges.'
    """
    return _referat.parse(source, language=language, profile=profile, lines=lines, ocr=ocr, limits=limits)


def parse_all(
    source: Source,
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    lines: bool = True,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> list[Parsed | ReferatError]:
    """Read every document of meeting minutes in a file: those in an archive or a mail, or the file itself.

    The arguments are those of ``parse``. The text of a mail that documents
    come with is among them when it holds minutes. A document that cannot be
    read is a ``ReferatError`` in its place.

    Raises:
        ReferatError: The file itself cannot be read.
        ValueError: The profile is none, or there is no such language or limit.
    """
    return _referat.parse_all(source, language=language, profile=profile, lines=lines, ocr=ocr, limits=limits)


def explain(
    source: Source,
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
) -> Explanation:
    """Say why each line of a document is understood as it is.

    The arguments are those of ``parse``.

    Raises:
        ReferatError: The file cannot be read.
        ValueError: The profile is none, or there is no such language or limit.
    """
    return _referat.explain(source, language=language, profile=profile, ocr=ocr, limits=limits)
