"""`check`: run the rules and report the findings in one of several formats. Writes nothing but the report."""

from __future__ import annotations

import os
import sys
from argparse import BooleanOptionalAction, Namespace
from bisect import bisect_right
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from generators import pipeline
from generators.check.runner import has_fatal
from generators.check.sources import places
from generators.cli import choice
from generators.errors import SetupError
from generators.model import Finding, Library
from generators.publish import stamp
from generators.report import formats


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = "run the rules on data, prose and references, and on site/ if it is current"
    command = commands.add_parser("check", help=help_text, description=f"{help_text.capitalize()}. Changes no page.")
    command.set_defaults(run=run)
    choice.add_executor(command)
    command.add_argument("--only", default="", metavar="DRUG", help="read and check one drug, and not the built site")
    command.add_argument(
        "--format",
        choices=formats.FORMATS,
        default="text",
        metavar="FORMAT",
        help="format of the report: %(choices)s (default: %(default)s)",
    )
    command.add_argument(
        "--output", type=Path, metavar="FILE", help="write the report to a file instead of printing it"
    )
    ids = {"type": choice.parse_rules, "default": (), "metavar": "IDS"}
    command.add_argument(
        "--select", **ids, help="only these rules: ids or their beginnings, separated by commas, e.g. CIT,DAT-UNIT"
    )
    command.add_argument("--ignore", **ids, help="all rules except these")
    command.add_argument(
        "--site", action=BooleanOptionalAction, help="build site/ first if it is out of date, or do not check it"
    )
    command.add_argument(
        "--today",
        type=choice.parse_day,
        metavar="DAY",
        help="check waivers and review dates at this day, e.g. 2026-11-20",
    )


def run(options: Namespace, say: pipeline.Say) -> int:
    """Report the findings and return the exit code."""
    library, every = load_findings(options, say)
    findings = choice.filter_findings(every, options.select, options.ignore)
    findings = _leave_out_others(findings, library) if options.only else findings
    colour = not options.output and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    about = formats.About(_read_texts(options.root, findings), library.publisher.url, colour)
    _write_report(formats.FORMATS[options.format](findings, about), options.output)
    if options.output or options.format != "text":
        say(formats.format_summary(findings))
    return int(has_fatal(findings))


def load_findings(options: Namespace, say: pipeline.Say) -> tuple[Library, list[Finding]]:
    """Return the library and the findings. The built site is checked without a rebuild, so that manual changes are found."""
    with choice.open_executor(options) as executor:
        return _load_findings(options, say, executor)


def _load_findings(options: Namespace, say: pipeline.Say, executor: Executor | None) -> tuple[Library, list[Finding]]:
    root = options.root
    made = pipeline.build(root, options.only, say, executor=executor)
    if options.site and not options.only and not stamp.is_built_from(root):
        published = pipeline.publish(made, root, say, executor)
        if not published.is_new or not options.today:
            return made.library, list(published.findings)
    made = pipeline.judge(made, options.today) if options.today else made
    with_site = options.site is not False and not options.only and stamp.is_built_from(root)
    if not with_site and options.site is None and not options.only:
        say("site/ is missing or out of date: its pages are not checked (`--site` builds it)")
    if not with_site:
        return made.library, list(made.findings)
    say("checking the built pages")
    return made.library, list(pipeline.check_site(made, root / "site", root))


def _leave_out_others(findings: Sequence[Finding], library: Library) -> list[Finding]:
    """Leave out what is merely listed of references that the one drug does not cite: it is of other drugs."""
    cited = {citation.key for citation, _ in places.list_citations(library)}
    entries = sorted(library.references.values(), key=lambda entry: entry.where.line)
    lines = [entry.where.line for entry in entries]

    def is_of_others(finding: Finding) -> bool:
        at = bisect_right(lines, finding.where.line) - 1
        return at >= 0 and finding.where.file == entries[at].where.file and entries[at].key not in cited

    listed = (one for one in findings if one.waived or one.severity == "info")
    left_out = {id(one) for one in listed if is_of_others(one)}
    return [one for one in findings if id(one) not in left_out]


def _read_texts(root: Path, findings: Sequence[Finding]) -> dict[str, str]:
    """Return the text of each file with a finding, if it exists."""
    files = sorted({finding.where.file for finding in findings})
    return {f: (root / f).read_text(encoding="utf-8", errors="replace") for f in files if (root / f).is_file()}


def _write_report(text: str, output: Path | None) -> None:
    if output is None:
        print(text)
        return
    try:
        output.write_text(text + "\n", encoding="utf-8")
    except OSError as problem:
        raise SetupError(f"the report cannot be written to {output}: {problem.strerror}") from problem
