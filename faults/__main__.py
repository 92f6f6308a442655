"""`python -m faults`: attack, break, kill and spoil, and report. Exit code 1 if anything was active, lost, crashed or hung."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from faults import active, corpus, disk, ends, growth, mends, mutated, policy, public

Part = Callable[[Path], Iterator[str]]


def main(arguments: list[str] | None = None) -> int:
    """Run the parts and print what they found."""
    options = _make_parser().parse_args(arguments)
    started, count = time.monotonic(), 0
    for name, part in list_parts(options.share, options.seed).items():
        if not name.startswith(options.only):
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = list(part(Path(folder)))
        count += len(found)
        print(f"[{time.monotonic() - started:5.0f} s] {name}: {len(found) or 'no'} faults", flush=True)
        for one in found:
            print(f"  {one}")
    return int(bool(count))


def list_parts(share: float, chosen: int) -> dict[str, Part]:
    """Return the parts by name; a share of the inputs that are chosen at random."""
    has_browser = bool(shutil.which("chromium") and shutil.which("chromedriver"))
    return {
        "active": lambda folder: active.find_faults(folder, 0.2 * share, has_browser, chosen),
        "disk": lambda folder: disk.find_faults(folder, round(100 * share), chosen),
        "ends": lambda folder: ends.find_faults(folder, round(100 * share), chosen),
        "files": lambda folder: mutated.find_faults(folder, round(5000 * share), chosen),
        "public": _find_public,
        "growth": lambda folder: growth.find_faults(folder, max(1, round(4 * share))),
        "policy": lambda folder: policy.find_faults(folder, has_browser),
        "mends": mends.find_idle,
    }


def _find_public(folder: Path) -> Iterator[str]:
    with corpus.parsed_once():
        yield from public.find_faults(folder)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m faults", description="Attack the gate, and see what gets through.")
    parser.add_argument(
        "--only", default="", metavar="PART", help="active, disk, ends, files, public, growth, policy or mends"
    )
    parser.add_argument("--seed", type=int, default=20261120, help="chooses the inputs; the same seed, the same inputs")
    parser.add_argument("--share", type=float, default=1, metavar="PART", help="of what is chosen at random, as 0.1")
    return parser


if __name__ == "__main__":
    sys.exit(main())
