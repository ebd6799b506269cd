"""What the result of a file, and a meeting in it, can do beside other records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from referat import _referat
from referat._record import Record

if TYPE_CHECKING:
    from referat._explain import Explanation
    from referat._model import Minutes, Parsed, Source, Span

__all__ = ["MinutesMethods", "ParsedMethods"]


class ParsedMethods(Record):
    """Methods of ``Parsed``."""

    # The file and the options, as long as the printed lines are kept. No part
    # of what is compared, hashed or pickled.
    __slots__ = ("_origin",)
    _origin: _referat.Origin

    @staticmethod
    def from_json(text: str | bytes) -> Parsed:
        """What ``to_json``, ``referat parse`` or a line of ``documents.jsonl`` wrote.

        Examples:
            >>> import referat
            >>> parsed = referat.parse(b"Referat fra styret 3. mai 2024\\nSak 1 Brygga\\nVedtak: Bygges.\\n")
            >>> referat.Parsed.from_json(parsed.to_json()) == parsed
            True
        """
        return _referat.from_json(text)

    def to_markdown(self) -> str:
        """The meetings as a person would read them, in Markdown."""
        return _referat.export("markdown", self.to_json())

    def quote(self, source: Source | Span) -> str:
        """The printed words at a place: its lines, or of a span its characters.

        Page headers and footers that a page break puts between the lines are
        left out. Needs the printed lines, which ``parse`` keeps unless it is
        called with ``lines=False``.

        Examples:
            >>> import referat
            >>> parsed = referat.parse(b"Referat fra styret 3. mai 2024\\nSak 1 Brygga\\nVedtak: Bygges.\\n")
            >>> parsed.quote(parsed.minutes[0].items[0].decisions[0].source)
            'Vedtak: Bygges.'
        """
        printed = cast("Parsed", self).lines
        if printed is None:
            raise ValueError("the printed lines were left out; parse with lines=True to quote them")
        first, last = source.lines
        lines = [line for line in printed if first <= line.number <= last]
        if not lines:
            end = printed[-1].number if printed else 0
            raise ValueError(f"there are no lines {first} to {last}: the document's are 1 to {end}")
        body = [line for line in lines if line.layer != "furniture"]
        text = "\n".join(line.text for line in body or lines)
        return text[getattr(source, "start", 0) : getattr(source, "end", None)]

    def explain(self) -> Explanation:
        """Why each line was understood as it was: its label, and what spoke for it.

        The file is read again. When it is no longer known (the result was
        pickled, copied or parsed with ``lines=False``), call
        ``referat.explain`` with it.
        """
        try:
            origin = self._origin
        except AttributeError:
            message = "the file that this was parsed from is not known; referat.explain(file) explains it"
            raise ValueError(message) from None
        return origin.explain(cast("Parsed", self).document.sha256)

    def _facts(self) -> Iterator[tuple[str, object]]:
        parsed = cast("Parsed", self)
        yield "name", parsed.document.name
        yield "format", parsed.document.format
        yield "pages", parsed.document.pages
        yield from ((name, value) for name, value in super()._facts() if name not in ("schema", "document"))

    def _repr_html_(self) -> str:
        from referat import _html

        return _html.parsed(cast("Parsed", self))


class MinutesMethods(Record):
    """Methods of ``Minutes``."""

    __slots__ = ()

    def _facts(self) -> Iterator[tuple[str, object]]:
        minutes = cast("Minutes", self)
        yield "body", minutes.meeting.body
        yield "date", minutes.meeting.date
        yield "kind", minutes.kind
        yield "attendance", minutes.attendance
        yield "items", minutes.items
        yield "confidence", minutes.confidence

    def _repr_html_(self) -> str:
        from referat import _html

        return _html.minutes(cast("Minutes", self))
