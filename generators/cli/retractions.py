"""`retractions`: look up which cited works were retracted, and write data/retractions.yml. Uses the network."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from generators import pipeline


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = "look up every DOI for retractions; needs the network"
    command = commands.add_parser(
        "retractions", help=help_text, description=f"{help_text.capitalize()}. Writes data/retractions.yml."
    )
    command.set_defaults(run=run)


def run(options: Namespace, say: pipeline.Say) -> int:
    """Request and write the snapshot; without an answer the file is not changed."""
    from generators.network import crossref  # no other command asks for anything

    found = crossref.update_snapshot(options.root, say)
    say(f"{len(found.asked)} works looked up, {len(found.entries)} with a notice")
    return 0
