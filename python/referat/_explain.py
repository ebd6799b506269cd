"""Why each line was understood as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from referat._record import Record

__all__ = ["ExplainedLine", "Explanation"]

#: A label that won by less than this is worth a look.
CLEAR = 1.0


@dataclass(frozen=True, slots=True, repr=False)
class ExplainedLine(Record):
    """A line with the label of its paragraph and what spoke for it."""

    page: int | None
    """Page, from 1; ``None`` where the format has none."""

    number: int
    """Line number, from 1."""

    text: str
    """What is printed."""

    label: str
    """The label, in kebab-case."""

    continued: bool
    """Whether the line goes on with the paragraph of the line before."""

    margin: float
    """By how much the label won; below 1 it is doubtful."""

    runner_up: str | None
    """The label that came second."""

    cues: tuple[str, ...]
    """What spoke for the label."""

    from_profile: tuple[str, ...]
    """Those of the cues that hold by the profile, and would not without it."""

    @property
    def because(self) -> str:
        """What decided it, in words."""
        cues = [f"{cue} by the profile" if cue in self.from_profile else cue for cue in self.cues]
        return ", ".join([*cues, *([f"not {self.runner_up}"] if self.runner_up else [])])


@dataclass(frozen=True, slots=True, repr=False)
class Explanation(Record):
    """Why each line of a file was understood as it was: ``print`` it, or go through its lines.

    Examples:
        >>> import referat
        >>> print(referat.explain(b"Referat fra styret\\nSak 1 Brygga\\n"))  # doctest: +ELLIPSIS
        - 1  ...  Referat fra styret...
    """

    lines: tuple[ExplainedLine, ...]
    """The lines that are not blank, in reading order."""

    def __iter__(self) -> Iterator[ExplainedLine]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def __str__(self) -> str:
        width = max((len(line.label) for line in self.lines), default=0)
        digits = len(str(self.lines[-1].number)) if self.lines else 1
        return "\n".join(_row(line, width, digits) for line in self.lines)

    def _repr_html_(self) -> str:
        rows = "".join(_html_row(line) for line in self.lines)
        head = "<tr><th>page<th>line<th>label<th>margin<th>text<th>because"
        return f'<table class="referat-explanation">{head}{rows}</table>'


def _row(line: ExplainedLine, width: int, digits: int) -> str:
    margin = "     …" if line.continued else f"{line.margin:6.1f}"
    because = f"  [{line.because}]" if line.because and not line.continued else ""
    page = "-" if line.page is None else str(line.page)
    return f"{page} {line.number:>{digits}}  {line.label:<{width}} {margin}  {line.text}{because}"


def _html_row(line: ExplainedLine) -> str:
    page = "" if line.page is None else line.page
    place = f"<tr><td>{page}<td>{line.number}"
    text = f'<td style="text-align:left">{escape(line.text)}'
    if line.continued:
        return f"{place}<td><td>…{text}<td>"
    doubtful = ' style="color:#b7791f"' if line.margin < CLEAR else ""
    because = f'<td style="text-align:left;opacity:.6">{escape(line.because)}'
    return f"{place}<td{doubtful}>{escape(line.label)}<td{doubtful}>{line.margin:.1f}{text}{because}"
