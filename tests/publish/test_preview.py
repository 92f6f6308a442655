"""The live preview: a new site after each change of what it is made of, pages that know of it, and a clean end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generators.errors import SetupError
from generators.publish import preview
from generators.publish.preview import HOST, Server, Told


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "a").mkdir()
    for name in ("index.html", "a/index.html"):
        (tmp_path / name).write_text(f"<body>{name}</body>", encoding="utf-8")
    (tmp_path / "a/data.csv").write_text("x\n", encoding="utf-8")
    with Server(tmp_path, port=0) as one:
        Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


Show = Callable[[Path], None]


def get(server: Server, path: str) -> str:
    with urlopen(f"http://{HOST}:{server.server_address[1]}{path}") as answer:
        return str(answer.read(), "utf-8")


def test_pages_get_the_script_and_other_files_are_as_they_are(server: Server) -> None:
    assert get(server, "/") == '<body>index.html<script src="/preview.js" defer></script></body>'
    assert "a/index.html<script" in get(server, "/a/") and "a/index.html<script" in get(server, "/a/?q=1")
    assert get(server, "/a/data.csv") == "x\n"
    assert "/preview.json" in get(server, "/preview.js")


def test_an_address_without_a_page_gets_the_page_for_it_and_the_script(server: Server, tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<body>not here</body>", encoding="utf-8")
    for path in ("/b/", "/b/c.html?q=1"):
        with pytest.raises(HTTPError) as told:
            get(server, path)
        with told.value as answer:
            assert answer.code == 404
            assert str(answer.read(), "utf-8") == '<body>not here<script src="/preview.js" defer></script></body>'


def test_pages_are_told_of_the_last_build(server: Server) -> None:
    server.told = Told(3, "a.yml:1: error <b>")
    assert json.loads(get(server, "/preview.json")) == {
        "build": 3,
        "findings": "a.yml:1: error <b>",
        "state": "published",
    }


@pytest.fixture
def unjudged(tmp_path: Path) -> Path:
    """A folder of pages that are not judged yet."""
    (tmp_path / "next").mkdir()
    (tmp_path / "next/index.html").write_text("<body>new</body>", encoding="utf-8")
    return tmp_path / "next"


def test_pages_are_shown_before_they_are_judged_and_then_told_to_be_wrong(server: Server, unjudged: Path) -> None:
    before = server.begin()
    server.show(unjudged)
    assert "new" in get(server, "/") and server.told == Told(before + 1, "", "unjudged")
    server.tell("a.yml:1: error", before)
    assert "new" in get(server, "/") and server.told == Told(before + 1, "a.yml:1: error", "judged")
    assert server.begin() == before + 1
    assert "index.html" in get(server, "/"), "the next build writes into the same folder"


def test_pages_that_are_published_are_not_loaded_twice(server: Server, unjudged: Path, tmp_path: Path) -> None:
    before = server.begin()
    server.show(unjudged)
    (unjudged / "index.html").rename(tmp_path / "index.html")
    unjudged.rmdir()
    server.tell("", before)
    assert "new" in get(server, "/") and server.told == Told(before + 1, "", "published")


def test_a_build_that_shows_nothing_is_told_all_the_same(server: Server) -> None:
    server.tell("a.yml:1: error", server.begin())
    assert server.told == Told(1, "a.yml:1: error", "published")
    assert "index.html" in get(server, "/")


def test_an_address_that_is_taken_is_told_of(server: Server, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot be served"):
        Server(tmp_path, server.server_address[1])


@pytest.fixture
def serve(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Serve the project while steps are taken, each of which may change it; then Ctrl-C. Returns how often it was rebuilt."""

    def run(*steps: Callable[[], object]) -> int:
        waiting, rebuilt = [*steps], list[int]()

        def step(_: float) -> None:
            if not waiting:
                raise KeyboardInterrupt
            waiting.pop(0)()

        def rebuild(_: Show) -> str:
            rebuilt.append(1)
            return ""

        monkeypatch.setattr(preview, "sleep", step)
        preview.serve(project, rebuild, port=0)
        return len(rebuilt)

    return run


def nothing() -> None:
    """Change nothing."""


@pytest.mark.parametrize("name", ["data/new.yml", "docs/assets/own.css", "docs/method/new.md", "mkdocs.yml"])
def test_the_site_is_rebuilt_once_for_each_change(serve: Callable[..., int], project: Path, name: str) -> None:
    def change() -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("\n", encoding="utf-8")

    assert serve(nothing, change, nothing) == 2


def test_it_is_built_at_first_and_then_left_alone(serve: Callable[..., int]) -> None:
    assert serve(nothing, nothing) == 1


def test_pages_that_a_build_writes_are_no_change(serve: Callable[..., int], project: Path) -> None:
    (project / "docs").mkdir(exist_ok=True)
    (project / "docs/.generated").write_text(f"{'0' * 64}  index.md\n", encoding="utf-8")
    assert serve(lambda: (project / "docs/index.md").write_text("# New\n", encoding="utf-8")) == 1
