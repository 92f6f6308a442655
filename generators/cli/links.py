"""`check-links`: request the addresses outside the site. Uses the network."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

from generators import pipeline
from generators.check.rules import all_rules
from generators.check.runner import has_fatal
from generators.cli import choice
from generators.report import formats
from generators.site import pages as built


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = "check every address outside the site; needs the network"
    command = commands.add_parser(
        "check-links", help=help_text, description=f"{help_text.capitalize()}. Results are kept in .cache/links.json."
    )
    command.set_defaults(run=run)
    command.add_argument(
        "--max-age",
        type=int,
        default=7,
        metavar="DAYS",
        help="skip addresses that worked within this many days (default: %(default)s)",
    )
    command.add_argument(
        "--timeout",
        type=choice.parse_positive,
        default=20,
        metavar="SECONDS",
        help="how long to wait for an answer (default: %(default)s)",
    )
    command.add_argument(
        "--pause",
        type=float,
        default=1,
        metavar="SECONDS",
        help="between two requests to one host (default: %(default)s)",
    )


def run(options: Namespace, say: pipeline.Say) -> int:
    """Request, store and report; a dead address is an error."""
    from generators.network import external, fetch  # no other command asks for anything
    from generators.network.outcome import save_outcomes

    made = pipeline.build(options.root, say=say)
    library, site = (
        made.library,
        built.load_site(options.root / "site", made.with_ledger(made.findings), url=made.library.site_url),
    )
    manners = fetch.Manners(timeout=options.timeout, pause=options.pause)
    urls = external.collect_addresses(library, site)
    known, shells = library.links, library.sources.shell_titles
    found = external.check_addresses(urls, known, shells, _get_today(), manners, options.max_age, say)
    save_outcomes(options.root, found.values())
    rule = next(rule for rule in all_rules() if rule.id == "STR-EXTERNAL")
    findings = list(rule.site_findings(library.model_copy(update={"links": found}), site))
    if findings:
        print(formats.format_lines(findings))
    states = Counter(one.state for one in found.values())
    say(f"{len(found)} addresses: {', '.join(f'{n} {state}' for state, n in sorted(states.items())) or 'none'}")
    return int(has_fatal(findings))


def _get_today() -> date:
    return datetime.now(UTC).date()
