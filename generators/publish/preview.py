"""The live preview: `mkdocs serve`, and new pages whenever data, references or the engine change."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from generators.cache import list_code
from generators.publish import engine, mkdocs, notebooks, stamp


def serve(root: Path, rebuild: Callable[[], None]) -> None:
    """Serve the site and call `rebuild` after each change; returns after Ctrl-C."""
    mkdocs.write_config(root)
    notebooks.refresh(root, mkdocs.environment())
    command = [sys.executable, "-P", "-m", "mkdocs", "serve"]
    with subprocess.Popen(command, cwd=root, env=mkdocs.environment()) as preview:
        seen = _modification_times(root)
        try:
            while preview.poll() is None:
                time.sleep(0.5)
                if (now := _modification_times(root)) != seen:
                    seen = now
                    notebooks.refresh(root, mkdocs.environment())
                    rebuild()
        except KeyboardInterrupt:
            preview.terminate()


def _modification_times(root: Path) -> dict[Path, int]:
    content = [path for name in ("data", "references.bib") for path in stamp.list_files(root / name)]
    return {path: path.stat().st_mtime_ns for path in [*content, *list_code(engine.FOLDER)]}
