"""`serve`: the live preview. The site is rebuilt in this process, which knows what it read before, as long as the engine does not change."""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentTypeError, Namespace
from functools import partial
from pathlib import Path
from typing import Any

from generators import pipeline
from generators.check.runner import has_fatal
from generators.cli import last_handler
from generators.cli.terminal import Terminal
from generators.publish import mkdocs, preview, stamp
from generators.report import formats

_FAILED = "The site could not be built; the terminal says why."


def add(commands: Any) -> None:
    """Add the command to the parser."""
    help_text = f"live preview at http://{preview.HOST}:{preview.PORT}"
    more = "The site is rebuilt when data, prose, styles or the engine change, and the page in the browser with it, before it is judged; what is wrong is shown at its foot. Ctrl-C ends it."
    command = commands.add_parser("serve", help=help_text, description=f"{help_text.capitalize()}. {more}")
    help_text = f"the port at {preview.HOST} (default: {preview.PORT})"
    command.add_argument("--port", type=_read_port, default=preview.PORT, metavar="N", help=help_text)
    command.set_defaults(run=run)


def _read_port(text: str) -> int:
    """Read the number of a port. Raises ArgumentTypeError for what is none."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65_536:
        raise ArgumentTypeError(f"{text!r} is no port: a number from 1 to 65535")
    return int(text)


def run(options: Namespace, say: pipeline.Say) -> int:
    """Serve the site until Ctrl-C."""
    say(f"serving at http://{preview.HOST}:{options.port}; Ctrl-C ends it")
    engine = preview.list_engine()

    def rebuild(show: pipeline.Show) -> str:
        is_same = preview.list_engine() == engine
        return _rebuild(options.root, options.debug, show) if is_same else _rebuild_anew(options.root)

    preview.serve(options.root, rebuild, options.port)
    return 0


def _rebuild(root: Path, debug: bool, show: pipeline.Show) -> str:
    """Rebuild the site, and return what was found, if that keeps it as it was. Whatever goes wrong, the preview goes on."""
    terminal = Terminal(sys.stderr)
    say = terminal.say
    try:
        if stamp.is_current(root):
            return ""
        made = pipeline.build(root, say=say, draft=partial(pipeline.show_draft, root, show))
        findings = pipeline.publish(made, root, say, show=show).findings
    except Exception as problem:
        terminal.clear()
        last_handler.print_error(problem, terminal.step, root, debug)
        return _FAILED
    told = formats.format_lines(findings, brief=True) if findings else ""
    terminal.clear()
    print(told, flush=True)
    say("site/ not updated: fix the errors above" if has_fatal(findings) else "site/ is ready")
    return told if has_fatal(findings) else ""


def _rebuild_anew(root: Path) -> str:
    """Rebuild the site in a new process, which imports changed code anew."""
    command = [sys.executable, "-P", "-m", "generators", "--root", str(root), "site"]
    ran = subprocess.run(command, env=mkdocs.environment(), check=False, stdout=subprocess.PIPE, text=True)
    print(ran.stdout, end="", flush=True)
    return {0: "", 1: ran.stdout}.get(ran.returncode, _FAILED)
