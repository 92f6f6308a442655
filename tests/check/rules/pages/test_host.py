"""STR-HOST"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.rules.conftest import Edit, Says

PAGE = "drugs/samplirsen/how-it-works"
LOADING = {
    "picture": '<img alt="x" src="https://evil.example/t.gif">',
    "picture of any scheme": '<img alt="x" src="//evil.example/t.gif">',
    "picture behind a line break": '<img alt="x" src="https:/\n/evil.example/t.gif">',
    "picture behind backslashes": '<img alt="x" src="\\\\evil.example/t.gif">',
    "one of many pictures": '<img alt="x" src="a.png" srcset="a.png 1x, https://evil.example/b.png 2x">',
    "source of a picture": '<picture><source srcset="https://evil.example/b.webp"></picture>',
    "script": '<script src="https://evil.example/a.js"></script>',
    "style sheet": '<link rel="stylesheet" href="https://evil.example/a.css">',
    "preload": '<link rel="preload" href="https://evil.example/a.woff2" as="font">',
    "connection": '<link rel="preconnect" href="https://evil.example">',
    "icon": '<link rel="icon" href="https://evil.example/i.png">',
    "frame": '<iframe title="x" src="https://evil.example"></iframe>',
    "film": '<video poster="https://evil.example/p.png"></video>',
    "form": '<form action="https://evil.example"></form>',
    "ping": '<a href="x" ping="https://evil.example">x</a>',
    "part of a picture": '<svg><use xlink:href="https://evil.example/s.svg#x"/></svg>',
    "image in a picture": '<svg><image href="https://evil.example/s.png"/></svg>',
    "paint of a picture": '<svg><path fill="url(https://evil.example/s.svg#x)"/></svg>',
    "style": '<p style="background: url(https://evil.example/x.png)">x</p>',
    "escaped style": r'<p style="background: url(\68ttps://evil.example/x.png)">x</p>',
    "import": '<style>@import "//evil.example/a.css";</style>',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "Mermaid": '<div class="jp-Mermaid"><pre class="mermaid">graph LR; a --> b</pre></div>',
}
QUIET = (
    '<a href="https://elsewhere.example">x</a>',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://elsewhere.example"><text>x</text></a></svg>',
    '<link rel="canonical" href="https://ours.example/x"><link rel="stylesheet" href="../a.css">',
    '<img alt="https://elsewhere.example" src="x.png"> <p title="url(https://elsewhere.example)">url(https://x.example)</p>',
    "<style>a { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\") } /* https://x.example */</style>",
)


@pytest.mark.parametrize("markup", LOADING.values(), ids=LOADING)
def test_what_a_page_loads_from_another_host_is_found(site_says: Says, edit_page: Edit, markup: str) -> None:
    edit_page(PAGE, "</h1>", f"</h1>{markup}")
    (finding,) = site_says("STR-HOST")
    assert finding.message.startswith(f"/{PAGE} loads ")


@pytest.mark.parametrize("markup", QUIET)
def test_links_and_files_of_the_site_are_left_alone(site_says: Says, edit_page: Edit, markup: str) -> None:
    edit_page(PAGE, "</h1>", f"</h1>{markup}")
    assert site_says("STR-HOST") == []


def test_a_picture_of_a_notebook_is_found_in_the_notebook(site_says: Says, edit_page: Edit) -> None:
    edit_page("notebooks/look", "</h1>", '</h1><img alt="x" src="https://evil.example/t.gif">')
    (finding,) = site_says("STR-HOST")
    assert finding.where.file == "docs/notebooks/look.ipynb"


@pytest.mark.parametrize(
    "style",
    [
        '@import "https://evil.example/a.css";', "@import url(//evil.example/a.css);",
        "@font-face { src: url('https://evil.example/f.woff2') }", 'a { background: image-set("https://evil.example/a.png" 1x) }',
    ],
)  # fmt: skip
def test_what_a_style_sheet_loads_is_found(site: Path, site_says: Says, style: str) -> None:
    (site / "assets").mkdir(exist_ok=True)
    (site / "assets/page.css").write_text(style, encoding="utf-8")
    (finding,) = site_says("STR-HOST")
    assert finding.message.startswith("/assets/page.css loads ")
    assert finding.where.file == "generators/theme/assets/page.css"


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://evil.example/x.png"/>', "<use xlink:href='//evil.example/x.svg#a'/>",
        '<rect style="fill: url(https://evil.example/x.svg#a)"/>',
    ],
)  # fmt: skip
def test_what_a_picture_loads_is_found(site: Path, site_says: Says, inside: str) -> None:
    (site / "drawing.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', encoding="utf-8")
    (finding,) = site_says("STR-HOST")
    assert finding.message.startswith("/drawing.svg loads ")
