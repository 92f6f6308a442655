"""`new`: begin a drug, a study of a drug, or a guide."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from generators import pipeline
from generators.publish import new


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = "begin a drug, a study or a guide: files in which a check shows what is still to be written"
    command = commands.add_parser(
        "new", help=help_text, description=f"{help_text.capitalize()}. Nothing is overwritten."
    )
    command.set_defaults(run=run)
    kinds = command.add_subparsers(required=True, metavar="KIND", title="kinds", dest="kind")
    drug = kinds.add_parser("drug", help="a folder under data/drugs/")
    study = kinds.add_parser("study", help="a study at the end of studies.yml of a drug")
    guide = kinds.add_parser("guide", help="a guide of a drug")
    drug.add_argument(
        "drug", metavar="NAME", help="the INN in small letters; the folder and the address have this name"
    )
    for one, name, what in ((study, "ID", "its id"), (guide, "NAME", "its file and address, e.g. how-it-works")):
        one.add_argument("drug", metavar="DRUG", help="the folder of the drug")
        one.add_argument("name", metavar=name, help=what)


def run(options: Namespace, say: pipeline.Say) -> int:
    """Write the files, and say what comes next."""
    if options.kind == "drug":
        written = new.begin_drug(options.root, options.drug)
    elif options.kind == "study":
        written = [new.add_study(options.root, options.drug, options.name)]
    else:
        written = [new.begin_guide(options.root, options.drug, options.name)]
    print("\n".join(written))
    say(f"`guides check --only {options.drug}` lists what is still to be written")
    return 0
