"""What every record of the model can do."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

__all__ = ["Record"]

#: A printed record has at most this many characters, so that it fits a line.
WIDTH = 88

#: A printed text has at most this many.
TEXT = 40


class Record:
    """A part of the result: a frozen dataclass that prints on one line.

    Two records are equal when all their fields are. They can be hashed,
    pickled and copied.
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON has it: dicts, lists and plain values, by the model's own names."""
        fields: dict[str, Any] = {}
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            # As in JSON, what was not asked for is left out and what is not stated is null.
            if field.name != "lines" or value is not None:
                # Python keeps `for` and `from` for itself; the model does not.
                fields[field.name.rstrip("_")] = _plain(value)
        return fields

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON, on one line unless ``indent`` says how many spaces a level has."""
        separators = (",", ":") if indent is None else None
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, separators=separators)

    def _facts(self) -> Iterator[tuple[str, object]]:
        """What is printed of the record, most important first."""
        for field in dataclasses.fields(self):
            yield field.name, getattr(self, field.name)

    def __repr__(self) -> str:
        head = type(self).__name__ + "("
        room = WIDTH - len(head) - len(", …)")
        facts: list[str] = []
        for name, value in self._facts():
            if value is None or value == () or isinstance(value, (Record, Mapping)):
                continue
            fact = f"{name}={_short(value, room - len(name) - 5)}"
            if len(fact) + 2 > room:
                facts.append("…")
                break
            room -= len(fact) + 2
            facts.append(fact)
        return head + ", ".join(facts) + ")"


def _plain(value: object) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _short(value: object, room: int) -> str:
    """A value as it is printed: a text cut, to what there is room for unless that is too little; records counted."""
    if isinstance(value, str):
        most = min(TEXT, room) if room > TEXT // 3 else TEXT
        return repr(value if len(value) <= most else value[: most - 1] + "…")
    if isinstance(value, tuple) and value and isinstance(value[0], (Record, tuple)):
        return f"<{len(value)}>"
    if isinstance(value, tuple) and len(value) > 2:
        return f"<{len(value)}>"
    return repr(value)
