"""``python -m referat``."""

from referat._program import main

main()
