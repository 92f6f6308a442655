"""`build`, `site` and `serve`: from data to pages."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from typing import Any

from generators import pipeline
from generators.check.runner import fatal
from generators.publish import preview, stamp
from generators.report import formats


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    for name, run, said in (
        ("build", _build, "write the pages under docs/ from data/ and references.bib"),
        ("site", _site, "build, then let MkDocs make site/; nothing is done when nothing changed"),
        ("serve", _serve, "live preview; pages are made anew when data, prose or code change"),
    ):
        command = commands.add_parser(name, help=said, description=said)
        command.set_defaults(run=run)
        if name == "build":
            command.add_argument("--only", default="", metavar="DRUG", help="look at one drug only (writes nothing)")


def _build(options: Namespace, say: pipeline.Say) -> int:
    made = pipeline.build(options.root, options.only, say)
    findings, changed = made.findings, pipeline.write(made, options.root)
    if findings:
        print(formats.lines(findings, brief=True))
    say("nothing written" if fatal(findings) or options.only else f"{len(changed)} files changed in docs/")
    return int(fatal(findings))


def _site(options: Namespace, say: pipeline.Say) -> int:
    if stamp.is_current(options.root):
        say("nothing changed")
        return 0
    published = pipeline.publish(pipeline.build(options.root, say=say), options.root, say)
    findings = published.findings
    if findings:
        print(formats.lines(findings, brief=True))
    say("site/ is ready" if published.is_new else "site/ not updated: fix the errors above")
    return int(fatal(findings))


def _serve(options: Namespace, say: pipeline.Say) -> int:
    """The rebuild runs in a process of its own, so that changed code is read anew."""

    def rebuild() -> None:
        subprocess.run([sys.executable, "-m", "generators", "--root", str(options.root), "build"], check=False)

    rebuild()
    say("serving; Ctrl-C ends it")
    preview.serve(options.root, rebuild)
    return 0
