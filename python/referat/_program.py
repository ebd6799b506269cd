"""The program ``referat``, in the wheel."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from referat import _referat

__all__ = ["main", "worker"]

#: What a worker runs: isolated from the folder that it is started in, where
#: there may be modules of any name, and without what it does not need.
WORK = "import sys; sys.path.append(sys.argv[1]); from referat import _referat; sys.exit(_referat.run(sys.argv[1:]))"


def worker() -> list[str]:
    """The command of a process that parses for this one."""
    package = Path(__file__).parent.parent
    return [sys.executable, "-I", "-S", "-c", WORK, str(package), "worker"]


def main() -> None:
    """Run the program with the arguments of the command line."""
    # Python would only make a note of Ctrl-C; the program has its own ways.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_referat.run(["referat", *sys.argv[1:]], worker()))
