"""How far a load has come, told as the caller wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

__all__ = ["Progress", "telling"]


class Progress(NamedTuple):
    """How far a load has come."""

    stage: str
    """``reading`` files, ``linking`` what documents say together, or ``writing`` tables."""

    done: int
    """Files that are done; after reading, documents."""

    total: int
    """Files, or documents, that there are."""

    is_total: bool
    """Whether these are all; ``False`` while files are still being found."""

    failed: int
    """Files and documents that could not be read."""


Tell = Callable[[str, int, int, bool, int], object]


@contextmanager
def telling(progress: bool | Callable[[Progress], object]) -> Iterator[Tell]:
    """What tells it: the caller's own function, a bar where ``tqdm`` is installed, or nothing."""
    if callable(progress):
        tell = progress
        yield lambda *told: tell(Progress(*told))
        return
    try:
        from tqdm.auto import tqdm
    except ImportError:
        progress = False
    if not progress:
        yield lambda *_: None
        return
    bar = _Bar(tqdm)
    try:
        yield bar.tell
    finally:
        bar.close()


class _Bar:
    """A bar of ``tqdm`` a stage."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self.make = make
        self.bar: Any = None
        self.stage = ""

    def tell(self, stage: str, done: int, total: int, is_total: bool, failed: int) -> None:
        if stage != self.stage:
            self.close()
            self.stage, self.bar = stage, self.make(desc=stage, unit=" files")
        self.bar.total = total
        if failed:
            self.bar.set_postfix(failed=failed, refresh=False)
        self.bar.update(done - self.bar.n)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()
