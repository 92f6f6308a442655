"""A process that does nothing but swap a site, and is killed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent
_SWAP_FOR_EVER = """
import itertools, pathlib, shutil, sys
from generators.publish import swap
from tests.publish import sites
root = pathlib.Path(sys.argv[1])
for number in itertools.count():
    shutil.rmtree(root / "built", ignore_errors=True)
    swap.replace(root / "site", sites.write(root / "built", f"v{number}"))
    print(number, flush=True)
"""


def kill_while_swapping(folder: Path, seconds: float) -> None:
    """Start the process, and kill it some time after its first swap."""
    command = [sys.executable, "-c", _SWAP_FOR_EVER, str(folder)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()
