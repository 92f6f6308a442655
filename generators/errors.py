"""What stops a build. A `Finding` (model.py) tells an author what to look at; a `GuideError` means we cannot go on.

GuideError
└── SetupError    the project itself is not as it should be: no data folder, no references.bib, a tool that fails
"""

from __future__ import annotations


class GuideError(Exception):
    """We cannot go on; the message says why in one line."""


class SetupError(GuideError):
    """The project or the machine is not as it should be."""
