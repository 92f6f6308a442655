"""CIT-PRINT"""

from __future__ import annotations

import pytest

from generators.cite import ama
from generators.model import Finding, Library
from tests.check.rules.conftest import Applied


def printed(library: Library, applied: Applied, entry: str = "") -> list[Finding]:
    """What the rule finds with the text of one reference replaced."""
    texts = {key: ama.format_entry(one) for key, one in library.references.items()} | (
        {"alpha2020": entry} if entry else {}
    )
    references = {k: r.model_copy(update={"entry": texts[k]}) for k, r in library.references.items()}
    formatted = library.model_copy(update={"references": references})
    return applied("CIT-PRINT", lambda rule: rule.findings(formatted, []))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        pytest.param("Alpha A. <i>Journal</i>. 2020;1:1-9.", "with its title 0 times; wanted the title once", id="no title"),
        pytest.param("Alpha A. A sample trial of samplirsen. A sample trial of samplirsen.", "title 2 times", id="twice"),
        pytest.param("Alpha A. A sample trial of samplirsen. 2020;1:1-9", "with the end", id="no full stop"),
        pytest.param("Alpha A. A sample trial of samplirsen. 2020;None:1-9.", "'None:1-9.' in it", id="a missing part"),
        pytest.param("Alpha A. A sample trial of samplirsen. <b>2020</b>.", "'<b>2020</b>.' in it", id="a tag"),
        pytest.param("Alpha A. A sample trial of samplirsen.. 2020.", "'.. 2020.' in it", id="two full stops"),
    ],
)  # fmt: skip
def test_a_reference_that_is_printed_wrongly_is_found(
    library: Library, applied: Applied, entry: str, said: str
) -> None:
    (finding,) = printed(library, applied, entry)
    assert finding.where == library.references["alpha2020"].where
    assert said in finding.message


def test_references_that_are_printed_whole_are_left_alone(library: Library, applied: Applied) -> None:
    assert printed(library, applied) == []
