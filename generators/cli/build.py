"""`site`, `serve` and `build`: from data to pages."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from typing import Any

from generators import pipeline
from generators.check.runner import has_fatal
from generators.publish import mkdocs, preview, stamp
from generators.report import formats


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    for name, run, help_text, more in (
        ("site", _run_site, "check everything and build site/", "Does nothing if nothing changed. With an error, site/ stays as it was."),
        ("serve", _run_serve, "live preview at http://127.0.0.1:8000", "The site is rebuilt when data, prose, styles or the engine change, and the page in the browser with it; what is wrong is shown above it. Ctrl-C ends it."),
        ("build", _run_build, "check data and prose and write the pages under docs/", "MkDocs is not run. With an error, docs/ stays as it was."),
    ):  # fmt: skip
        command = commands.add_parser(name, help=help_text, description=f"{help_text.capitalize()}. {more}")
        command.set_defaults(run=run)
        if name == "build":
            command.add_argument("--only", default="", metavar="DRUG", help="read and check one drug; writes nothing")


def _run_build(options: Namespace, say: pipeline.Say) -> int:
    made = pipeline.build(options.root, options.only, say)
    findings, changed = made.findings, pipeline.write(made, options.root, say)
    if findings:
        print(formats.format_lines(findings, brief=True))
    if has_fatal(findings):
        say("docs/ not updated: fix the errors above")
    else:
        say("docs/ not updated: one drug only was read" if options.only else f"{len(changed)} files changed in docs/")
    return int(has_fatal(findings))


def _run_site(options: Namespace, say: pipeline.Say) -> int:
    if stamp.is_current(options.root):
        say("site/ is up to date")
        return 0
    published = pipeline.publish(pipeline.build(options.root, say=say), options.root, say)
    findings = published.findings
    if findings:
        print(formats.format_lines(findings, brief=True))
    say("site/ is ready" if published.is_new else "site/ not updated: fix the errors above")
    return int(has_fatal(findings))


def _run_serve(options: Namespace, say: pipeline.Say) -> int:
    command = [sys.executable, "-P", "-m", "generators", "--root", str(options.root), "site"]

    def rebuild() -> str:
        """Rebuild in a new process, which imports changed code anew; return what it found, if that keeps the site as it was."""
        ran = subprocess.run(command, env=mkdocs.environment(), check=False, stdout=subprocess.PIPE, text=True)
        print(ran.stdout, end="", flush=True)
        return {0: "", 1: ran.stdout}.get(ran.returncode, "The site could not be built; the terminal says why.")

    say(f"serving at http://{preview.HOST}:{preview.PORT}; Ctrl-C ends it")
    preview.serve(options.root, rebuild)
    return 0
