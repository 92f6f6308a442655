"""`explain RULE`: what a rule says, why, what is wrong and right by it, and what it finds now."""

from __future__ import annotations

import argparse
from argparse import Namespace
from typing import Any

from generators import pipeline
from generators.check.rules import Rule, all_rules
from generators.cli import choice
from generators.publish import stamp
from generators.report import formats

_SHOWN = 10


def add(commands: Any) -> None:
    """Add the command to the parser."""
    said = "tell what a rule says, and what it finds now"
    command = commands.add_parser("explain", help=said, description=said)
    command.set_defaults(run=run)
    command.add_argument("rule", type=choice.rules, metavar="RULE", help="an id, or the beginning of several")


def run(options: Namespace, say: pipeline.Say) -> int:
    """Print the rule; of several, what each wants."""
    rules = [rule for rule in all_rules() if rule.id.startswith(options.rule)]
    exact = [rule for rule in rules if rule.id in options.rule]
    if len(exact or rules) > 1:
        print("\n".join(f"{rule.id:<16} {rule.severity:<8} {rule.text.partition(chr(10))[0]}" for rule in rules))
        return 0
    print(explained((exact or rules)[0]))
    print(_now((exact or rules)[0], options, say))
    return 0


def explained(rule: Rule) -> str:
    """The rule as text."""
    return f"{rule.id} ({rule.severity})\n\n{rule.text}\n\nWrong: {rule.bad}\nRight: {rule.good}\n"


def _now(rule: Rule, options: argparse.Namespace, say: pipeline.Say) -> str:
    rules = () if rule.check_findings else (rule,)  # a rule on findings needs those of all others
    made = pipeline.build(options.root, say=say, rules=rules)
    findings = made.findings
    if rule.check_site and stamp.is_built_from(options.root):
        findings = pipeline.check_site(made, options.root / "site", options.root, rules)
    here = [finding for finding in findings if finding.rule == rule.id]
    shown = [f"  {f.where}: {formats.level(f)}: {f.message}" for f in here[:_SHOWN]]
    more = [f"  … and {len(here) - _SHOWN} more: check --select {rule.id}"] if len(here) > _SHOWN else []
    return "\n".join([f"Now: {formats.summary(here)}", *shown, *more])
