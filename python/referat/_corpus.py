"""Archives: many documents, as tables and one by one."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from os import PathLike, fspath
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, overload

from referat import _referat
from referat._error import ReferatError
from referat._program import worker
from referat._progress import Progress, telling
from referat._table import Table
from referat._tables import TABLES, Tables

if TYPE_CHECKING:
    from referat._model import Language, Parsed

__all__ = ["Corpus", "load"]

#: The columns by which a table is kept to some meetings, the first that it has.
KEYS = ("meeting_id", "item_id", "document_id", "sitting_id", "person_id", "matter_id", "body_id")

Day = datetime.date | str | int


class Corpus(Tables):
    """Many documents: their tables as attributes, and the documents themselves, in the order of their paths.

    ``corpus.items`` is a ``Table``, ``corpus[0]`` a ``Parsed``, ``len(corpus)``
    the number of documents. Tables and documents are read from the disk when
    they are asked for; tables are kept.
    """

    def __init__(self, folder: Path, chosen: Mapping[str, frozenset[str]] | None = None) -> None:
        """Made by ``load`` and ``Corpus.open``."""
        self._folder = folder
        self._chosen = chosen
        self._read: dict[str, Table] = {}
        self._documents: _referat.Documents | None = None
        # A folder that goes when nobody needs it any longer.
        self._temporary: TemporaryDirectory[str] | None = None

    @staticmethod
    def open(folder: str | PathLike[str]) -> Corpus:
        """Open the folder that ``Corpus.save`` or ``referat import --format parquet,jsonl`` wrote.

        Raises:
            ReferatError: It is no such folder.
        """
        corpus = Corpus(Path(folder))
        corpus.table("documents")
        return corpus

    def save(self, folder: str | PathLike[str]) -> None:
        """Write the tables and the documents to a folder, which must be new or empty.

        ``Corpus.open``, and whatever reads Parquet, opens it.

        Raises:
            ReferatError: There is something in the folder.
            ValueError: The corpus is a part of another.
        """
        if self._chosen is not None:
            raise ValueError("this is a part of a corpus; save the whole, and filter it when it is opened")
        target = Path(folder)
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise ReferatError(f"{target}: it is not empty; choose a new folder", "foreign", str(target))
        shutil.copytree(self._folder, target, ignore=shutil.ignore_patterns(".referat"), dirs_exist_ok=True)

    def table(self, name: str) -> Table:
        """The table of a name; it is an attribute too.

        Raises:
            KeyError: There is no such table.
        """
        if name not in self._read:
            table = Table(_referat.open_table(self._folder, name))
            self._read[name] = table if self._chosen is None else _kept(table, self._chosen)
        return self._read[name]

    @property
    def errors(self) -> list[ReferatError]:
        """What could not be read, as the exceptions that ``parse`` would have raised."""
        return [
            ReferatError(
                ": ".join([path, *([member] if member else []), row["error_message"]]), row["error"], path, member
            )
            for row in self.documents.where("outcome", "failed")
            for path, member in zip(row["paths"], row["members"], strict=True)
        ]

    def __len__(self) -> int:
        return len(self._places())

    @overload
    def __getitem__(self, index: int) -> Parsed: ...
    @overload
    def __getitem__(self, index: slice) -> list[Parsed]: ...
    def __getitem__(self, index: int | slice) -> Parsed | list[Parsed]:
        """The document at a place, or those of a slice."""
        places = self._places()
        if isinstance(index, slice):
            return [self._document(place) for place in places[index]]
        try:
            place = places[index]
        except IndexError:
            raise IndexError(f"there is no document {index}: there are {len(places)}") from None
        return self._document(place)

    def __iter__(self) -> Iterator[Parsed]:
        return map(self._document, self._places())

    def filter(
        self,
        *,
        body: str | Iterable[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> Corpus:
        """The part that some meetings make up: with their documents, items, persons and matters.

        Args:
            body: The body or bodies that met, as printed or by ``body_id``;
                case does not matter. All ways that a body is printed are meant
                by one of them.
            since: The first day: a date, ``2014-05-01``, or a year.
            until: The last day, likewise; of a year its last.

        Raises:
            ValueError: A day is none, or no such body met.
        """
        meetings = self.meetings
        kept = list(range(len(meetings)))
        if body is not None:
            bodies = self._bodies({body} if isinstance(body, str) else set(body))
            ids = meetings["body_id"]
            kept = [place for place in kept if ids[place] in bodies]
        if since is not None or until is not None:
            first, last = _day(since, datetime.date.min), _day(until, datetime.date.max)
            dates = meetings["date"]
            kept = [place for place in kept if dates[place] and first <= dates[place] <= last]
        ids = meetings["meeting_id"]
        return self._of({ids[place] for place in kept})

    def search(self, query: str) -> Table:
        """The paragraphs and titles of items in which something stands, in order.

        Words stand for themselves and must all be there; ``OR``, ``NOT`` and
        parentheses put them together otherwise, ``kraft*`` is a beginning,
        ``"ny linje"`` a phrase. Case does not matter; å, ø and ä are letters of
        their own.

        Raises:
            ValueError: It is no query.
        """
        meetings, items, blocks = (self.table(name)._view for name in ("meetings", "items", "blocks"))
        return Table(_referat.search(query, meetings, items, blocks))

    def __repr__(self) -> str:
        days = sorted(day for day in self.meetings["date"] if day)
        span = f", {days[0]} to {days[-1]}" if days else ""
        failed = len(self.documents.where("outcome", "failed"))
        errors = f", {failed} errors" if failed else ""
        return f"Corpus({len(self)} documents, {len(self.meetings)} meetings{span}{errors})"

    def _repr_html_(self) -> str:
        sizes = {name: len(self.table(name)) for name in TABLES}
        rows = "".join(
            f'<tr><td style="text-align:left">{name}<td>{size:,}<td style="text-align:left;opacity:.7">'
            f"{escape(self.table(name).meaning)}"
            for name, size in sizes.items()
            if size
        )
        return f"<table><caption>{escape(repr(self))}</caption><tr><th>table<th>rows<th>a row is{rows}</table>"

    def _bodies(self, asked: set[str]) -> set[str]:
        """The ids of bodies that are meant by their ids or one of their names."""
        wanted = {name.casefold() for name in asked}
        found: dict[str, str] = {}
        for row in self.bodies[["body_id", "name", "variants"]]:
            for name in [row["body_id"], row["name"] or "", *row["variants"]]:
                if name.casefold() in wanted:
                    found[name.casefold()] = row["body_id"]
        for name in asked:
            if name.casefold() not in found:
                names = ", ".join(sorted({name for name in self.bodies["name"] if name})[:20])
                raise ValueError(f"there is no body {name!r}; there are {names or 'none'}")
        return set(found.values())

    def _of(self, meetings: set[str]) -> Corpus:
        """The part that these meetings make up."""
        chosen = {"meeting_id": frozenset(meetings)}
        for name in ("meetings", "items", "attendance"):
            kept = self.table(name).where("meeting_id", meetings)
            for key in KEYS[1:]:
                if key in kept.columns:
                    ids = frozenset(id for id in kept[key] if id is not None)
                    chosen[key] = chosen.get(key, frozenset()) | ids
        part = Corpus(self._folder, chosen)
        part._temporary = self._temporary
        return part

    def _places(self) -> Sequence[int]:
        """Where the documents stand among all that were read."""
        if self._documents is None:
            self._documents = _referat.Documents(self._folder)
        if self._chosen is None:
            return range(len(self._documents))
        whole = Table(_referat.open_table(self._folder, "documents")).where("outcome", "read")
        chosen = self._chosen["document_id"]
        return [place for place, id in enumerate(whole["document_id"]) if id in chosen]

    def _document(self, place: int) -> Parsed:
        if self._documents is None:
            self._documents = _referat.Documents(self._folder)
        return self._documents.get(place)


def load(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    language: Language | None = None,
    profile: str | PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
    jobs: int | None = None,
    deadline: float | None = None,
    memory: int | None = None,
    cache: str | PathLike[str] | None = None,
    again: bool = False,
    progress: bool | Callable[[Progress], object] = True,
) -> Corpus:
    """Read an archive: every document under the paths, into tables.

    It does what ``referat import`` does: each document is parsed in a process
    of its own, so that none can end the run, documents with the same content
    are one, and what could not be read stands in ``corpus.errors``. The printed
    lines are left out; ``parse`` a file to see them.

    Args:
        paths: Files, folders, archives, mails, and patterns such as
            ``20*/*.pdf``.
        language: As in ``parse``, like ``profile``, ``ocr`` and ``limits``.
        jobs: Documents that are parsed at a time; one a core unless it is given.
        deadline: Seconds that a document may take; 60, with OCR 600.
        memory: Megabytes that a document may take; 1024, with OCR 4096.
        cache: A folder in which all is kept; the next time only what is new or
            changed is parsed, and ``Corpus.open`` opens it.
        again: Whether all is parsed anew, known or not.
        progress: A bar, where ``tqdm`` is installed; nothing when ``False``; or
            a function that is given a ``Progress`` some ten times a second.

    Raises:
        ReferatError: A path is not there, there is no document, or ``cache``
            holds something else. Its ``kind`` is ``usage``, ``empty``,
            ``foreign`` or another.
        ValueError: The profile is none, or there is no such language or limit.
    """
    given = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    _check(given, jobs, deadline, memory)
    temporary = TemporaryDirectory(prefix="referat-") if cache is None else None
    target = Path(temporary.name if temporary else fspath(cache or ""))
    with telling(progress) as tell:
        _referat.import_files(
            given,
            target,
            worker(),
            tell,
            language=language,
            profile=profile,
            ocr=ocr,
            limits=limits,
            jobs=jobs,
            deadline=deadline,
            memory=memory,
            again=again,
        )
    corpus = Corpus.open(target)
    corpus._temporary = temporary
    if not len(corpus.documents):
        names = ", ".join(map(str, given[:3]))
        raise ReferatError(f"{names}: there is no document; expected files, or folders that have some", "empty")
    return corpus


def _check(paths: list[str | PathLike[str]], jobs: int | None, deadline: float | None, memory: int | None) -> None:
    for path in paths:
        if not isinstance(path, (str, PathLike)):
            raise TypeError(f"paths must be paths, not {type(path).__name__}; parse_many reads bytes")
    if not paths:
        raise ValueError("paths is empty; expected files, folders or patterns")
    for name, value, least in (("jobs", jobs, 1), ("deadline", deadline, 0.1), ("memory", memory, 64)):
        if value is not None and not value >= least:
            raise ValueError(f"{name} must be at least {least}, not {value}")


def _kept(table: Table, chosen: Mapping[str, frozenset[str]]) -> Table:
    key = next((key for key in KEYS if key in table.columns), None)
    return table if key is None else table.where(key, chosen.get(key, frozenset()))


def _day(day: Day | None, otherwise: datetime.date) -> datetime.date:
    """A day as it may be given; a year is its first or last."""
    if day is None:
        return otherwise
    if isinstance(day, datetime.datetime):
        return day.date()
    if isinstance(day, datetime.date):
        return day
    is_first = otherwise == datetime.date.min
    text = str(day)
    if len(text) == 4:
        text += "-01-01" if is_first else "-12-31"
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"a day is a date, a text such as 2014-05-01, or a year, not {day!r}") from None
