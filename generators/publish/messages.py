"""What MkDocs and the notebooks that it runs say when they fail, in one line each."""

from __future__ import annotations

import re

from generators.errors import SetupError

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_MARKED = re.compile(r"^(?:WARNING|ERROR) +- +(.+(?:\n +.+)*)", re.MULTILINE)
_PAGE = re.compile(r"Error (?:reading|building) page '([^']+)': *(.*)")
_CELL = re.compile(r"executing the following cell:\n-+\n(.*?)\n-{18}\n(.*?)(?=^Traceback|\Z)", re.DOTALL | re.MULTILINE)
_RAISED = re.compile(r"^[A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Warning|Exit|Iteration|Timeout)\b.*", re.MULTILINE)
_LONGEST = 200  # characters of an exception


def make_error(output: str) -> SetupError:
    """Return the error with which a build ends after MkDocs has printed this."""
    return SetupError(f"mkdocs build failed; site/ not updated\n{describe(output)}")


def describe(output: str) -> str:
    """Return the warnings and errors in the output of MkDocs, or if none are marked, how it ended."""
    plain = _COLOUR.sub("", output)
    if page := _PAGE.search(plain):
        return f"docs/{page[1]}: {_describe_cell(plain[page.start() :]) or _describe_end(page[1], page[2])}"
    return "\n".join(_MARKED.findall(plain)) or plain.strip().rpartition("\n")[2]


def _describe_cell(output: str) -> str:
    """Name the cell that failed by its first line, and say how."""
    failed = _CELL.search(output)
    if not failed:
        return ""
    first = next((line.strip() for line in failed[1].splitlines() if line.strip()), "")
    return f"the cell that begins with `{first}` fails: {_last_raised(failed[2])}"


def _describe_end(page: str, problem: str) -> str:
    """Say why a page could not be built; a notebook may be of an older format, or none."""
    wanted = "; wanted a notebook of format 4 whose cells run" if page.endswith(".ipynb") else ""
    return f"it cannot be built: {problem.strip()}{wanted}"


def _last_raised(output: str) -> str:
    raised = _RAISED.findall(output)
    return raised[-1][:_LONGEST] if raised else "the kernel ended"
