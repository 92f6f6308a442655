"""The commands, one file for related ones. Each adds itself to the parser and returns an exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generators.cli import (
    build,
    check,
    explain,
    init,
    last_handler,
    links,
    new,
    release,
    rename,
    retractions,
    schema,
    serve,
)
from generators.cli.terminal import Terminal
from generators.read.project import open_project

COMMANDS = (
    init,
    new,
    rename,
    build,
    serve,
    check,
    explain,
    schema,
    links,
    retractions,
    release,
)  # in the order of the help

_DESCRIPTION = "Build a site of technical guides from drug data, and check every number and citation in it."
_EPILOG = """\
A first site, in an empty folder:
  guides init                a small project with one invented drug
  guides site                check it and build site/
  guides serve               write on with a live preview

`guides COMMAND --help` shows the options of a command. In a clone without the installed package,
`python -m generators` is the same as `guides`.

exit codes: 0 no errors, 1 errors in the content, 2 the command could not run, 130 stopped by Ctrl-C,
141 nobody reads the output any more
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    last_handler.adapt_streams()
    try:
        try:
            return _run(arguments)
        finally:  # what nobody reads is told here, and not as Python ends
            sys.stdout.flush()
    except BrokenPipeError:  # `guides check | head`: whoever read the output has enough
        last_handler.close_output()
        return 141


def _run(arguments: list[str] | None) -> int:
    options, terminal = argparse.Namespace(root=None, debug=False, quiet=False), Terminal(sys.stderr)
    try:
        make_parser().parse_args(arguments, options)
        terminal = Terminal(sys.stderr, options.quiet)
        if options.in_project:
            options.root = open_project(options.root)
        return int(options.run(options, terminal.say))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        raise
    except Exception as problem:  # the last handler: an author gets a line, and whoever mends it --debug
        terminal.clear()
        last_handler.print_error(problem, terminal.step, options.root, options.debug)
        return 2
    finally:
        terminal.clear()


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="guides", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.set_defaults(in_project=True)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for module in COMMANDS:
        module.add(commands)
    for place in (parser, *dict.fromkeys(commands.choices.values())):  # before the command and after it
        default = None if place is parser else argparse.SUPPRESS  # which does not hide what stands before it
        help_text = "the project folder (default: the one at or above the current folder)"
        place.add_argument("--root", type=Path, metavar="FOLDER", default=default, help=help_text)
        help_text = "show where an error came from (or set GUIDES_DEBUG=1)"
        place.add_argument("--quiet", action="store_true", default=default, help="say nothing but findings and errors")
        place.add_argument("--debug", action="store_true", default=default, help=help_text)
    return parser
