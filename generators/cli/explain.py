"""`explain RULE`: what a rule requires, why, an example, and its findings now."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from generators import pipeline
from generators.check.rules import Rule, all_rules
from generators.cli import choice
from generators.publish import stamp
from generators.read.project import find_project, open_project
from generators.report import formats, rules_page

_SHOWN = 10


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = "print a rule: what it requires, why, an example, and its findings in this project"
    more = "Of several rules, only the first line is printed. Outside a project it prints the rule alone."
    command = commands.add_parser("explain", help=help_text, description=f"{help_text.capitalize()}. {more}")
    command.set_defaults(run=run, in_project=False)
    command.add_argument("rule", type=choice.parse_rules, metavar="RULE", help="an id, e.g. DAT-UNIT, or its beginning")


def run(options: Namespace, say: pipeline.Say) -> int:
    """Print one rule in full, or a line for each of several."""
    rules = [rule for rule in all_rules() if rule.id.startswith(options.rule)]
    exact = [rule for rule in rules if rule.id in options.rule]
    if len(exact or rules) > 1:
        print("\n".join(f"{rule.id:<16} {rule.severity:<8} {rule.text.partition(chr(10))[0]}" for rule in rules))
        return 0
    rule = (exact or rules)[0]
    print(format_rule(rule))
    if root := open_project(options.root) if options.root else find_project(Path.cwd()):
        print(_format_findings(rule, root, say))
    return 0


def format_rule(rule: Rule) -> str:
    """Return the rule as text."""
    first, _, why = rule.text.partition("\n")
    finds = "\n".join(f"{place}: {text}" for place, text in rule.finds)
    parts = zip(rules_page.HEADS, (finds, why.strip(), rule.bad, rule.good), strict=True)
    return "\n\n".join([f"{rule.id} ({rule.severity}): {first}", *(f"{head}\n{text}" for head, text in parts)]) + "\n"


def _format_findings(rule: Rule, root: Path, say: pipeline.Say) -> str:
    """Run this rule only, or all for a rule that is about the findings of the others."""
    rules = () if rule.check_findings else (rule,)
    made = pipeline.build(root, say=say, rules=rules)
    with_site = bool(rule.check_site or rule.check_findings) and stamp.is_built_from(root)
    findings = pipeline.check_site(made, root / "site", root, rules) if with_site else made.findings
    here = [finding for finding in findings if finding.rule == rule.id]
    shown = [f"  {f.where}: {formats.level(f)}: {f.message}" for f in here[:_SHOWN]]
    more = [f"  … and {len(here) - _SHOWN} more: check --select {rule.id}"] if len(here) > _SHOWN else []
    return "\n".join([f"Now: {formats.format_summary(here)}", *shown, *more])
