"""The PDF of every guide and monograph is held to what that of a small site is held to."""

from __future__ import annotations

from tests.site.test_pdf import (
    path,
    test_a_pdf_has_the_numbers_notices_and_references_of_its_page,
    test_a_pdf_keeps_to_what_pdf_ua_asks_for,
    test_no_picture_stands_above_the_head_of_its_section,
    test_paper_that_lists_all_says_of_no_more,
    test_the_page_leads_to_its_pdf_beside_its_other_forms,
)

__all__ = [
    "path",
    "test_a_pdf_has_the_numbers_notices_and_references_of_its_page",
    "test_a_pdf_keeps_to_what_pdf_ua_asks_for",
    "test_no_picture_stands_above_the_head_of_its_section",
    "test_paper_that_lists_all_says_of_no_more",
    "test_the_page_leads_to_its_pdf_beside_its_other_forms",
]
