"""What stops a build. A `Finding` (model.py) tells an author what to look at; a `GuideError` means we cannot go on.

GuideError
└── SetupError    the project itself is not as it should be: no data folder, no references.bib, a tool that fails
"""

from __future__ import annotations

from shutil import Error as CopyError


class GuideError(Exception):
    """We cannot go on; the message says why in one line."""


class SetupError(GuideError):
    """The project or the machine is not as it should be."""


def format_os_error(problem: OSError) -> str:
    """Return the file and the reason, without the number of the error."""
    if isinstance(problem, CopyError) or problem.strerror is None:
        return str(problem)
    return ": ".join(str(part) for part in (problem.filename, problem.strerror) if part is not None)
