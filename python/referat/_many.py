"""Many files, side by side."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from referat import _referat
from referat._error import ReferatError

if TYPE_CHECKING:
    from referat._model import Language, Parsed
    from referat._referat import _Source as Source

    _Documents = Sequence[Parsed | ReferatError]

__all__ = ["parse_many"]

#: So many files a thread wait to be parsed or taken; more are not opened.
AHEAD = 4


def parse_many(
    sources: Iterable[Source],
    *,
    language: Language | None = None,
    profile: str | os.PathLike[str] | Mapping[str, Sequence[str]] | None = None,
    lines: bool = True,
    ocr: bool = False,
    limits: Mapping[str, int] | None = None,
    jobs: int | None = None,
) -> Iterator[Parsed | ReferatError]:
    """Read many files at a time and give their documents in order, as they are asked for.

    What cannot be read is a ``ReferatError`` in its place, also a whole file.
    Of an archive or a mail each document is given, as in ``parse_all``. Only
    some files are opened ahead, so that ``sources`` may be without an end.

    Args:
        sources: Paths, bytes or binary file objects, which are read one after
            another as they are come by.
        jobs: Threads that parse; one a core unless it is given.
        language: As in ``parse``, like the others.

    Examples:
        >>> import referat
        >>> sources = [b"Referat fra styret 3. mai 2024\\nSak 1 Brygga\\n", b""]
        >>> [type(parsed).__name__ for parsed in referat.parse_many(sources)]
        ['Parsed', 'ReferatError']
    """
    if isinstance(sources, (str, bytes, bytearray, os.PathLike)):
        raise TypeError(f"sources must be an iterable of files, as in parse_many([{type(sources).__name__}])")
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")

    def read(source: Source) -> _Documents:
        try:
            return _referat.parse_all(source, language=language, profile=profile, lines=lines, ocr=ocr, limits=limits)
        except ReferatError as error:
            return [error]

    return _in_order(iter(sources), read, jobs or os.cpu_count() or 1)


def _in_order(sources: Iterator[Source], read: Callable[[Source], _Documents], jobs: int) -> Iterator[Parsed | ReferatError]:
    waiting: deque[Future[_Documents]] = deque()
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="referat")
    try:
        for source in sources:
            waiting.append(pool.submit(read, source))
            if len(waiting) == AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        # Also when the caller has had enough, or pressed Ctrl-C.
        pool.shutdown(wait=False, cancel_futures=True)
