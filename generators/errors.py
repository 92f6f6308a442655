"""Errors that stop a command. A `Finding` is a problem of the content; a `GuideError` ends the run.

GuideError
└── SetupError    the project itself is not as it should be: no data folder, no references.bib, a tool that fails
"""

from __future__ import annotations

from shutil import Error as CopyError


class GuideError(Exception):
    """The run cannot continue; the message gives the reason in one line."""


class SetupError(GuideError):
    """The project or the machine is not as it should be."""


def format_os_error(problem: OSError) -> str:
    """Return the file and the reason, without the number of the error."""
    if isinstance(problem, CopyError) or problem.strerror is None:
        return str(problem)
    return ": ".join(str(part) for part in (problem.filename, problem.strerror) if part is not None)
