"""A page whose blocks of HTML are put aside first is the page that Markdown alone makes."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import markdown
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from generators.publish import engine, html_blocks
from generators.publish.html_blocks import split_elements
from generators.publish.kept_markdown import PURE

EXTENSIONS = ["attr_list", "fenced_code", "smarty", "tables", "toc"]
PARTS = [
    "Plain *words*, 1 < 2.",
    "<p>One</p>",
    '<div class="a"><p>Two<br>lines</p><img src="a.png"></div>',
    "<p>One</p><ul><li>behind another</li></ul>",
    "<p>One</p> <p>after a gap</p>",
    "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
    "<div>\n\n*in HTML*\n\n</div>",
    "<p>not closed",
    "<div><p>closed <b>twice</p></b></div>",
    "</div>",
    "<span>in a line</span> and *words*",
    "<p>a</p><span>and in a line</span>",
    "words before <p>a block</p>",
    "    <p>code</p>",
    " <p>after one space</p>",
    "<!-- a remark -->",
    "<!-- a remark\n\n<p>in it</p>\n\n-->",
    "<p>with <!-- a remark --> in it</p>",
    "```\n<p>code</p>\n```",
    "`<p>` is a tag, `<div` none",
    "<script>if (a < b) { c('<p>'); }</script>",
    "<div><script>'</div>'</script></div>",
    '<p title="a > b">a &amp; b &#8239; c</p>',
    '<p title="<b>">d</p>',
    "<hr>",
    "<hr><p>a</p>",
    "<p/>",
    "<table><tr><td>x</td></tr></table>",
    "- item\n\n<p>after a list</p>",
    "## Head { #there }",
    "<svg><title>a <b>c</b></title></svg>",
    "<figure><svg><title>a</title><path d='M0 0'/></svg></figure>",
    "<?php echo ?>",
]


def _convert(text: str, *more: str) -> str:
    return str(markdown.markdown(text, extensions=[*EXTENSIONS, *more]))


@pytest.mark.parametrize("first", PARTS)
def test_a_page_stays_as_it_was(first: str) -> None:
    for at, second in enumerate(PARTS, PARTS.index(first)):
        text = "\n".join(["before", "", first, *[""] * (at % 2), second, "", "after"])
        assert _convert(text, html_blocks.NAME) == _convert(text), text


@pytest.mark.parametrize("only", PARTS)
def test_a_page_of_one_part_stays_as_it_was(only: str) -> None:
    assert _convert(only, html_blocks.NAME) == _convert(only)


@pytest.mark.parametrize(
    ("block", "elements"),
    [
        pytest.param("<p>a</p>", ["<p>a</p>"], id="one"),
        pytest.param("<P>a</p>", ["<P>a</p>"], id="of any case"),
        pytest.param("<p>a</p><ul><li>b</li></ul>", ["<p>a</p>", "<ul><li>b</li></ul>"], id="two"),
        pytest.param("<div>a<br>b<img src=x></div>", ["<div>a<br>b<img src=x></div>"], id="tags that are never closed"),
        pytest.param("<p>a</p>b", [], id="words behind it"),
        pytest.param("a<p>b</p>", [], id="words before it"),
        pytest.param("<p>a", [], id="open"),
        pytest.param("<p><b>a</p></b>", [], id="crossed"),
        pytest.param("<p>a < b</p>", [], id="a sign"),
        pytest.param("<script>'<p></p>'</script>", [], id="tags in text"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_elements_are_told_apart(block: str, elements: list[str]) -> None:
    assert split_elements(block) == elements


def _parse(text: str, *more: str) -> str:
    """Return what Markdown reads letter by letter."""
    feed = mock.Mock()
    with mock.patch("markdown.htmlparser.HTMLExtractor.feed", feed):
        _convert(text, *more)
    return str(feed.call_args[0][0])


def test_markdown_reads_no_letter_of_a_block_of_html() -> None:
    text = "# Head\n\n<p>One <b>block</b></p>\n\nwords"
    assert "block" in _parse(text) and "block" not in _parse(text, html_blocks.NAME)
    assert "words" in _parse(text, html_blocks.NAME)


def test_an_extension_that_reads_html_has_all_of_it() -> None:
    text = "<div markdown>*a*</div>\n\n<p>b</p>"
    made = _convert(text, "md_in_html", html_blocks.NAME)
    assert made == _convert(text, "md_in_html") and "<em>a</em>" in made


def test_its_work_is_kept_with_the_page() -> None:
    assert html_blocks.NAME in PURE


def test_mkdocs_knows_the_ids_in_html(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(
        "# A\n\n<p id=\"there\">x</p>\n\n<p><a name='here'></a></p>\n\n[y](#there)\n"
    )
    hook = str(engine.FOLDER / "publish" / "html_blocks.py")
    settings = {"site_name": "Test", "plugins": [], "hooks": [hook], "validation": {"anchors": "warn"}}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    pages: list[Page] = []
    config = load_config(str(tmp_path / "mkdocs.yml"), strict=True)
    config.plugins.events["page_context"].append(lambda context, page, **_: pages.append(page) or context)  # type: ignore[func-returns-value]  # notes the page
    build(config)
    assert {"a", "there", "here"} <= (pages[0].present_anchor_ids or set())
