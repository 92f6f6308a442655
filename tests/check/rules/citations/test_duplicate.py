"""CIT-DUP"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Add, Says


def test_a_paper_under_two_keys_is_found_at_the_second(says: Says, add: Add) -> None:
    line = add("@article{again2020,\n  title = {Otherwise},\n  doi = {10.1000/SAMPLE.2020},\n}")
    (finding,) = says("CIT-DUP")
    assert str(finding.where) == f"references.bib:{line}:1"
    same = "have the same doi '10.1000/sample.2020'; wanted one entry"
    assert finding.message == f"'again2020' and 'alpha2020' (references.bib:12:1) {same}"
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


SAME = "author = {Alpha, A.}, title = {Otherwise}, journal = {Journal of Samples}"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param("title = {Otherwise}, url = {https://doi.org/10.1000/SAMPLE.2020}", "doi '10.1000/sample.2020'",
                     id="the DOI in the address"),
        pytest.param(f"{SAME}, volume = {{1}}, pages = {{10--12}}, year = {{2021}}", "journal, volume and page",
                     id="the same place"),
        pytest.param("author = {Alpha, A.}, title = {A Sample Trial of Samplirsen}, journal = {bioRxiv}, year = {2019}, "
                     "doi = {10.1101/2019.01.01.123456}, tier = {preprint}", "title", id="a preprint and its article"),
    ],
)  # fmt: skip
def test_other_ways_to_know_a_work(says: Says, add: Add, fields: str, said: str) -> None:
    add(f"@article{{again2020, {fields}}}")
    assert [f"have the same {said}; wanted" in f.message for f in says("CIT-DUP")] == [True]


def test_one_page_under_two_keys_is_found(says: Says, add: Add) -> None:
    add("@online{x1, title = {Samplirsen}, url = {https://www.alpha.example/page/}}")
    add("@online{x2, title = {SAMPLIRSEN}, year = {2021}, url = {http://alpha.example/page#top}}")
    assert [("'x2' and 'x1'" in f.message, "the same address" in f.message) for f in says("CIT-DUP")] == [(True, True)]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("author = {Gamma, G.}, title = {Reply}, journal = {Journal of Samples}, volume = {1}, pages = {10}",
                     id="two letters on one page"),
        pytest.param(f"{SAME}, volume = {{2}}, pages = {{10--12}}", id="another volume"),
    ],
)  # fmt: skip
def test_another_work_of_the_same_journal_is_left_alone(says: Says, add: Add, fields: str) -> None:
    add(f"@article{{other, {fields}}}")
    assert says("CIT-DUP") == []


def test_a_preprint_beside_its_article_is_a_warning(says: Says, add: Add) -> None:
    add(
        "@article{x1, title = {On samplirsen}, author = {Alpha, A}, journal = {J}, year = {2021}, tier = {peer-reviewed}}"
    )
    add("@article{x2, title = {On Samplirsen}, author = {Alpha, A}, year = {2020}, tier = {preprint}}")
    assert [(f.severity, f.suggestion) for f in says("CIT-DUP")] == [("warning", "x1")]


def test_columns_on_one_page_of_several_issues_are_several_works(says: Says, add: Add) -> None:
    shared = "journal = {Bulletin}, volume = {50}, pages = {2}, author = {Alpha, A}"
    add(f"@article{{x1, title = {{One}}, number = {{1}}, {shared}}}")
    add(f"@article{{x2, title = {{Two}}, number = {{4}}, {shared}}}")
    assert says("CIT-DUP") == []
    add(f"@article{{x3, title = {{Three}}, number = {{4}}, {shared}}}")
    assert ["'x3' and 'x2'" in finding.message for finding in says("CIT-DUP")] == [True]
