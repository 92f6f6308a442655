"""What is said when MkDocs fails: the page, the cell by its first line, the error, and no traceback."""

from __future__ import annotations

import pytest

from generators.publish import messages

CELL = """\
INFO    -  Converting notebook (execute=True): /x/docs/look.ipynb
ERROR   -  Error reading page 'notebooks/look.ipynb': An error occurred while executing the following cell:
------------------

x = 2
x / 0
------------------


\x1b[31m---------------------------------------------------------------------------\x1b[39m
\x1b[31mZeroDivisionError\x1b[39m                         Traceback (most recent call last)
\x1b[32m----> \x1b[39m\x1b[32m3\x1b[39m x / \x1b[32m0\x1b[39m

\x1b[31mZeroDivisionError\x1b[39m: division by zero

Traceback (most recent call last):
  File "/x/site-packages/nbclient/client.py", line 918, in _check_raise_for_error
nbclient.exceptions.CellExecutionError: An error occurred while executing the following cell:
"""


def test_a_failing_cell_is_named_by_its_first_line_with_its_error() -> None:
    assert messages.describe(CELL) == (
        "docs/notebooks/look.ipynb: the cell that begins with `x = 2` fails: ZeroDivisionError: division by zero"
    )


@pytest.mark.parametrize("said", ["list object has no element 1", "Expecting value: line 1 column 1 (char 0)"])
def test_a_notebook_that_is_none_is_told_with_what_was_wanted(said: str) -> None:
    output = f"ERROR   -  Error building page 'a.ipynb': {said}\nTraceback (most recent call last):\n  x\nKeyError: 1\n"
    assert messages.describe(output) == (
        f"docs/a.ipynb: it cannot be built: {said}; wanted a notebook of format 4 whose cells run"
    )


def test_warnings_are_told_without_the_rest() -> None:
    output = "INFO    -  Cleaning\nWARNING -  The following pages are not in the nav:\n  - lost.md\nINFO    -  x\n"
    assert messages.describe(output) == "The following pages are not in the nav:\n  - lost.md"


def test_an_end_without_a_mark_is_told_by_its_last_line() -> None:
    assert messages.describe("Traceback\n  x\nOSError: no space left\n") == "OSError: no space left"
