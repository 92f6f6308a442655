"""An error of the system is told by file and reason."""

from __future__ import annotations

import errno
import shutil

import pytest

from generators.errors import format_os_error


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        pytest.param(OSError(errno.ENOSPC, "No space left on device", "a.md"), "a.md: No space left on device", id="of a file"),
        pytest.param(OSError(errno.EIO, "Input/output error"), "Input/output error", id="of no file"),
        pytest.param(OSError("said by a library"), "said by a library", id="of no number"),
        pytest.param(shutil.Error("what was not copied"), "what was not copied", id="of a copy"),
    ],
)  # fmt: skip
def test_an_error_of_the_system_is_told_without_its_number(problem: OSError, told: str) -> None:
    assert format_os_error(problem) == told
