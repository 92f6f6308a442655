"""CIT-DUP"""

from __future__ import annotations

import pytest

from tests.rules.conftest import Add, Says


def test_a_paper_under_two_keys_is_found_at_the_second(says: Says, add: Add) -> None:
    line = add("@article{again2020,\n  title = {Otherwise},\n  doi = {10.1000/SAMPLE.2020},\n}")
    (finding,) = says("CIT-DUP")
    assert str(finding.where) == f"references.bib:{line}:1"
    same = "have the same doi '10.1000/sample.2020'; wanted one entry"
    assert finding.message == f"'again2020' and 'alpha2020' (references.bib:3:1) {same}"
    assert finding.suggestion == "alpha2020"


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("author = {Alpha, Ada}, title = {A Sample Trial of {Samplirsen}.}, year = {2020}",
                     id="the same title, written otherwise"),
        pytest.param("author = {{Journal of Samples}}, title = {A sample trial of samplirsen}, year = {2020}",
                     id="a body in place of the author"),
        pytest.param("title = {A sample trial of samplirsén}, year = {2020}, doi = {10.1000/other}, "
                     "journal = {Journal of Samples}", id="another DOI in the same journal"),
    ],
)  # fmt: skip
def test_the_same_title_and_year_are_one_work(says: Says, add: Add, fields: str) -> None:
    add(f"@article{{again2020, {fields}}}")
    assert ["the same title and year" in f.message for f in says("CIT-DUP")] == [True]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("author = {Gamma, Carl}, title = {A sample trial of samplirsen}, year = {2020}",
                     id="another author"),
        pytest.param("author = {Alpha, Ada}, title = {A sample trial of samplirsen}, year = {2021}", id="another year"),
        pytest.param("author = {Alpha, Ada}, title = {A sample trial of samplirsen}, year = {2020}, "
                     "doi = {10.1000/y}, journal = {Another}", id="another DOI in another journal"),
    ],
)  # fmt: skip
def test_another_work_of_the_same_name_is_left_alone(says: Says, add: Add, fields: str) -> None:
    add(f"@article{{other, {fields}}}")
    assert says("CIT-DUP") == []
