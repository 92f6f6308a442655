"""CIT-SHELL"""

from __future__ import annotations

import pytest

from tests.check.rules.conftest import Add, Says

pytestmark = pytest.mark.usefixtures("shipped")


def test_a_bot_check_for_a_title_is_found_where_it_stands(says: Says, add: Add) -> None:
    line = add("@misc{x1,\n  title = {Making sure you're not a bot!},\n}")
    (finding,) = says("CIT-SHELL")
    assert str(finding.where) == f"references.bib:{line + 1}:3"
    assert finding.message.startswith(
        "'x1': \"Making sure you're not a bot!\" is the title of a check or an error; wanted"
    )


@pytest.mark.parametrize(
    "title", ["Just a moment...", "Access Denied", "404 Not Found", "Log in to continue", "Error – Cookies Turned Off",
              "Making sure you’re not a bot!", "Pardon Our Interruption", "HTTP Error 503", "Institutional login",
              "Get access | Journal of Samples", "Sorry, you have been blocked", "404 - File or directory not found.",
              "Human Verification", "You need permission", "Your privacy choices", "Page introuvable"],
)  # fmt: skip
def test_what_a_site_shows_in_place_of_a_document_is_no_title(says: Says, add: Add, title: str) -> None:
    add(f"@misc{{x1, title = {{{title}}}}}")
    assert [f.rule for f in says("CIT-SHELL")] == ["CIT-SHELL"]


@pytest.mark.parametrize(
    "title", ["Security of supply of antisense drugs", "A moment of inertia", "Cookies and sugar", "404 patients with ataxia",
              "Access denied: barriers to gene therapy", "Are you a robot? Trust in telemedicine", "Sign in motor neurone disease",
              "Cookie consent among visitors of health sites", "Service unavailable: clinics in rural areas",
              "Something went wrong: lessons from failed trials", "Purchase of access to health data", "Human verification of scans"],
)  # fmt: skip
def test_titles_of_works_are_left_alone(says: Says, add: Add, title: str) -> None:
    add(f"@misc{{x1, title = {{{title}}}}}")
    assert says("CIT-SHELL") == []


@pytest.mark.parametrize(
    "title",
    ["Anubis: weighs the soul of your connection", "Vérification de sécurité", "Sicherheitsüberprüfung", "Comprobación de seguridad",
     "Buy article: institutional login", "JavaScript is not available."],
)  # fmt: skip
def test_checks_in_other_words_and_languages_are_found(says: Says, add: Add, title: str) -> None:
    add(f"@misc{{x1, title = {{{title}}}}}")
    assert [f.rule for f in says("CIT-SHELL")] == ["CIT-SHELL"]


@pytest.mark.parametrize(
    "title", ["La sécurité des oligonucléotides", "The soul of a cell", "Institutional care in motor neuron disease"]
)
def test_a_work_on_such_a_thing_is_left_alone(says: Says, add: Add, title: str) -> None:
    add(f"@misc{{x1, title = {{{title}}}}}")
    assert says("CIT-SHELL") == []
