"""The command line: `python -m generators`. Exit codes: 0 good, 1 findings, 2 could not go on."""

from __future__ import annotations

import sys

from generators.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
