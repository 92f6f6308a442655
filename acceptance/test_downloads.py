"""Every table of this content, read back from its file, gives the words of its page, cell by cell."""

from __future__ import annotations

from tests.site.test_downloads import (
    test_each_table_read_back_gives_the_words_of_its_page,
    test_no_two_rows_of_a_download_are_alike_unless_the_page_shows_them_alike,
)

__all__ = [
    "test_each_table_read_back_gives_the_words_of_its_page",
    "test_no_two_rows_of_a_download_are_alike_unless_the_page_shows_them_alike",
]
