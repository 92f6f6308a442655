"""`rename`: give an id another name everywhere."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from generators import pipeline
from generators.publish import rename


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = "give a value, study, arm, reference, guide or drug another name, everywhere"
    more = (
        "The name changes in data, calls, citations, formulas, notebooks, waivers and kept versions, and nowhere else. A guide and a drug"
        " leave a page at their old address. A name that something else has is refused."
    )
    command = commands.add_parser("rename", help=help_text, description=f"{help_text.capitalize()}. {more}")
    command.set_defaults(run=run)
    command.add_argument("kind", metavar="KIND", choices=rename.KINDS, help="%(choices)s")
    command.add_argument(
        "old", metavar="OLD", help="its name now; an arm as STUDY/ARM, a guide as DRUG/GUIDE where several have it"
    )
    command.add_argument("new", metavar="NEW", help="its name from now on")
    command.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def run(options: Namespace, say: pipeline.Say) -> int:
    """Change the name, and print each file with the lines that changed."""
    renamed = rename.rename(options.root, options.kind, options.old, options.new)
    if not options.dry_run:
        rename.write(options.root, renamed)
    for name in renamed.texts:
        print(f"{name}: {_format_lines(renamed.lines[name])}")
    for before, after in renamed.moves.items():
        print(f"{before} -> {after}")
    for place in renamed.left:
        print(f"left as it is: {place}")
    if any(name.startswith("data/versions/") for name in renamed.texts):
        say("the name was published: addresses that end with it lead nowhere now")
    say("nothing written" if options.dry_run else "renamed; `guides check` looks at all of it")
    return 0


def _format_lines(lines: list[int]) -> str:
    """Format numbers of lines with those that follow each other as a span: `4, 8–12`."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], line]
        else:
            spans.append([line])
    return ", ".join("–".join(map(str, span)) for span in spans)
