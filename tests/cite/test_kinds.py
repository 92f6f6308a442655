"""The kind of a source is told from its type, its form and its tier."""

from __future__ import annotations

import pytest

from generators.cite.kinds import KINDS, find_kind
from tests.read.written import one


@pytest.mark.parametrize(
    ("type_", "body", "kind"),
    [
        pytest.param("article", "tier = {peer-reviewed}", "article", id="article"),
        pytest.param("article", "tier = {conference}, volume = 3", "article", id="an abstract printed in a supplement"),
        pytest.param("article", "tier = {preprint}", "preprint", id="preprint as an article"),
        pytest.param("article", "tier = {news}", "news", id="news of a journal"),
        pytest.param("misc", "tier = {label}", "label", id="label"),
        pytest.param("manual", "tier = {label}", "label", id="a label as a manual"),
        pytest.param("techreport", "tier = {regulator}", "report", id="review of an agency"),
        pytest.param("online", "tier = {regulator}", "webpage", id="page of an agency"),
        pytest.param("misc", "tier = {regulator}, type = {News release}", "release", id="release of an agency"),
        pytest.param("online", "tier = {company}, type = {Press release}", "release", id="release of a company"),
        pytest.param("online", "tier = {company}", "webpage", id="page of a company"),
        pytest.param("online", "nct = {NCT02623699}", "registry", id="trial number"),
        pytest.param("misc", "tier = {conference}, type = {Exhibit 12}", "exhibit", id="exhibit of a case"),
        pytest.param("patent", "tier = {patent}", "patent", id="patent"),
        pytest.param("misc", "tier = {patent}", "patent", id="patent by its tier"),
        pytest.param("misc", "tier = {no-such-tier}", "webpage", id="anything else is a page"),
    ],
)
def test_the_kind_of_a_source(type_: str, body: str, kind: str) -> None:
    assert find_kind(one(f"title = {{T}}, {body}", type_)) == kind


def test_every_kind_has_a_name_in_the_exports() -> None:
    assert all(kind.CSL and kind.RIS for kind in KINDS.values())
