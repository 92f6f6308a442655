"""The new site takes the place of the old one."""

from __future__ import annotations

import shutil
from pathlib import Path

from generators.publish import stamp


def publish(root: Path, staging: Path) -> None:
    """Move the built site to site/ and stamp it."""
    shutil.rmtree(root / "site", ignore_errors=True)
    staging.rename(root / "site")
    stamp.write(root)
