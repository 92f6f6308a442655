"""`schema` and `words`: what a data file may hold, for editors and for people."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from generators import pipeline
from generators.errors import SetupError
from generators.model import Vocabulary
from generators.publish import schema_files
from generators.read import schema
from generators.read.library import load
from generators.read.project import find_project, open_project
from generators.read.vocabulary import LISTS
from generators.text.suggest import did_you_mean


def add(commands: Any) -> None:
    """Add the commands to the parser."""
    help_text = "write data/schema/, by which editors complete and check the data files"
    more = "The first line of each data file names its schema. Run it again after the program was updated."
    command = commands.add_parser("schema", help=help_text, description=f"{help_text.capitalize()}. {more}")
    command.set_defaults(run=run_schema)
    help_text = "print the allowed words of a closed list, or the names of all lists"
    more = "The lists of data/vocabulary and of the drugs are printed in a project only."
    command = commands.add_parser("words", help=help_text, description=f"{help_text.capitalize()}. {more}")
    command.set_defaults(run=run_words, in_project=False)
    command.add_argument("kind", nargs="?", default="", metavar="LIST", help="e.g. statistic, populations, arm.role")


def run_schema(options: Namespace, say: pipeline.Say) -> int:
    """Write the schemas, and the line of each data file."""
    changed = schema_files.write(options.root)
    say(f"{len(changed)} files written, {schema.FOLDER}/ among them" if changed else "nothing to change")
    return 0


def run_words(options: Namespace, _: pipeline.Say) -> int:
    """Print the words of one list, or the lists that there are."""
    root = open_project(options.root) if options.root else find_project(Path.cwd())
    lists = {name: [(word, "") for word in words] for name, words in schema.closed_lists().items()}
    lists |= _list_vocabulary(load(root).vocabulary) if root else {}
    if not options.kind:
        print("\n".join(f"{name:<28} {len(words):>4} words" for name, words in lists.items()))
        return 0
    if options.kind not in lists:
        wanted = did_you_mean(options.kind, list(lists), "one of those that `guides words` prints")
        raise SetupError(f"no list {options.kind!r}; wanted {wanted[1] or wanted[0]}")
    print("\n".join(f"{word:<32} {name}".rstrip() for word, name in lists[options.kind]))
    return 0


def _list_vocabulary(vocabulary: Vocabulary) -> dict[str, list[tuple[str, str]]]:
    """The words of the vocabulary with their names, those of the drugs included."""
    return {
        name: [(ident, getattr(noun, "name", "") or noun.label) for ident, noun in getattr(vocabulary, name).items()]
        for name in LISTS
    }
