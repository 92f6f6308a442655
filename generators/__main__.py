"""The command line: `python -m generators build | site | check`. Exit codes: 0 good, 1 findings, 2 could not go on."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from generators import pipeline, report, site
from generators.check import fatal
from generators.errors import GuideError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; prints, and gives the exit code."""
    options = _parser().parse_args(arguments)
    started = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - started:5.1f} s] {line}", file=sys.stderr, flush=True)

    try:
        return int(options.run(options, say))
    except GuideError as problem:
        print(f"cannot go on: {problem}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generators", description="Drug data in, technical guides out.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project folder (default: here)")
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run, said in (
        ("build", _build, "write the pages under docs/ from data/ and references.bib"),
        ("site", _site, "build, then let MkDocs make site/; nothing is done when nothing changed"),
        ("serve", _serve, "live preview; pages are made anew when data, prose or code change"),
        ("check", _check, "run all checks on data, prose and citations, and write nothing"),
    ):
        command = commands.add_parser(name, help=said, description=said)
        command.set_defaults(run=run)
        if name in ("build", "check"):
            command.add_argument("--only", default="", metavar="DRUG", help="look at one drug only (writes nothing)")
    return parser


def _build(options: argparse.Namespace, say: pipeline.Say) -> int:
    findings, changed = pipeline.build(options.root, options.only, say)
    if findings:
        print(report.text(findings))
    say("nothing written" if fatal(findings) or options.only else f"{len(changed)} files changed in docs/")
    return int(fatal(findings))


def _site(options: argparse.Namespace, say: pipeline.Say) -> int:
    findings, built = pipeline.make_site(options.root, say)
    if findings:
        print(report.text(findings))
    say("site/ is as it was: see the errors" if fatal(findings) else "site/ is ready" if built else "nothing changed")
    return int(fatal(findings))


def _serve(options: argparse.Namespace, say: pipeline.Say) -> int:
    """The rebuild runs in a process of its own, so that changed code is read anew."""

    def rebuild() -> None:
        subprocess.run([sys.executable, "-m", "generators", "--root", str(options.root), "build"], check=False)

    rebuild()
    say("serving; Ctrl-C ends it")
    site.serve(options.root, rebuild)
    return 0


def _check(options: argparse.Namespace, say: pipeline.Say) -> int:
    _, _, findings = pipeline.gather(options.root, options.only, say)
    print(report.text(findings))
    return int(fatal(findings))


if __name__ == "__main__":
    sys.exit(main())
