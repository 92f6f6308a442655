"""`site` and `build`: from data to pages."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from generators import pipeline
from generators.check.runner import has_fatal
from generators.cli import choice
from generators.publish import stamp
from generators.report import formats


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    for name, run, help_text, more in (
        ("site", _run_site, "check everything and build site/", "Does nothing if nothing changed. With an error, site/ stays as it was."),
        ("build", _run_build, "check data and prose and write the pages under docs/", "MkDocs is not run. With an error, docs/ stays as it was."),
    ):  # fmt: skip
        command = commands.add_parser(name, help=help_text, description=f"{help_text.capitalize()}. {more}")
        command.set_defaults(run=run)
        choice.add_executor(command)
        if name == "build":
            command.add_argument("--only", default="", metavar="DRUG", help="read and check one drug; writes nothing")


def _run_build(options: Namespace, say: pipeline.Say) -> int:
    with choice.open_executor(options) as executor:
        made = pipeline.build(options.root, options.only, say, executor=executor)
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
    with choice.open_executor(options) as executor:
        made = pipeline.build(options.root, say=say, executor=executor)
        published = pipeline.publish(made, options.root, say, executor)
    findings = published.findings
    if findings:
        print(formats.format_lines(findings, brief=True))
    say("site/ is ready" if published.is_new else "site/ not updated: fix the errors above")
    return int(has_fatal(findings))
