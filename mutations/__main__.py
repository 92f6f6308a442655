"""`python -m mutations`: break, check, report. Exit code 1 if too few breaks of a family are found, or if a way finds
nothing to break."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from mutations import breaks, report, run
from mutations.corpus import Corpus
from mutations.mutant import WAYS, Mutant

__all__ = ["breaks", "choose_mutants", "main"]


def main(arguments: list[str] | None = None) -> int:
    """Run the breaks and print the report."""
    options = _make_parser().parse_args(arguments)
    started = time.monotonic()
    results: list[run.Result] = []
    with run.snapshot(options.root) as root:
        mutants = choose_mutants(Corpus(root), options.seed, options.only, options.share)
        print(
            f"{len(mutants)} breaks in {len({m.way for m in mutants})} ways, seed {options.seed}",
            file=sys.stderr,
            flush=True,
        )
        for result in run.try_all(root, mutants, options.processes):
            results.append(result)
            if len(results) % 50 == 0 or len(results) == len(mutants):
                progress = f"{len(results)} of {len(mutants)}, {report.percent_caught(results):.1f}% caught"
                print(f"[{time.monotonic() - started:5.0f} s] {progress}", file=sys.stderr, flush=True)
    print(report.format_report(results))
    unused = [] if options.only else report.find_unused_ways(results)
    print("\n".join(f"nothing to break: {way}" for way in unused))
    return int(bool(unused or report.find_families_below(results, options.want)))


def choose_mutants(corpus: Corpus, seed: int, only: str = "", part: float = 1) -> list[Mutant]:
    """Return the breaks of every way, or of those whose family or name begins so; `part` of the tries of each way."""
    found = []
    for way in WAYS:
        if f"{way.family} {way.name}".startswith(only) or way.name.startswith(only):
            mutants = way.mutants(corpus, seed)
            found += mutants[: max(1, round(len(mutants) * part))]
    return found


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m mutations", description="Break good content, and see which rules notice."
    )
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project folder (default: here)")
    parser.add_argument("--seed", type=int, default=20261120, help="chooses the breaks; the same seed, the same breaks")
    parser.add_argument("--only", default="", metavar="WAY", help="only ways whose family or name begins so")
    parser.add_argument("--share", type=float, default=1, metavar="PART", help="of what each way is tried, as 0.1")
    parser.add_argument("--processes", type=int, default=2, metavar="N")
    parser.add_argument(
        "--want",
        type=float,
        default=95,
        metavar="PERCENT",
        help="exit code 1 if less of a family is caught (default: 95)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
