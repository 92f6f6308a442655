"""What other programs need for the same pages: plain MkDocs, Material as it comes, Zensical and Hugo, where they are installed.

They get our finished `docs/`, and do less: they draw, cite and check nothing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

_EXTENSIONS = ["attr_list", "tables", {"toc": {"toc_depth": 3}}]
_LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>"""
_INDEX = """[{{ range $at, $page := .Site.RegularPages }}{{ if $at }},{{ end }}{{ dict "title" .Title "url" .RelPermalink "text" .Plain | jsonify }}{{ end }}]"""
_PATHS = (Path(sys.executable).parent,)


def list_commands(project: Path, folder: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Yield the name, the command and the working directory of each program that is installed; its input is written into `folder`."""
    docs = folder / "docs"
    shutil.copytree(project / "docs", docs, ignore=shutil.ignore_patterns(".generated"))
    for name, theme in (("MkDocs", "mkdocs"), ("Material", "material")):
        command = [sys.executable, "-P", "-m", "mkdocs", "build", "-q", "-f", _write_mkdocs(folder, name, theme)]
        yield name, command, folder
    if found := find("zensical"):
        yield "Zensical", [found, "build", "--clean", "-f", _write_mkdocs(folder, "Zensical", "material")], folder
    if found := find("hugo"):
        yield "Hugo", [found, "--quiet", "--source", str(_write_hugo(docs, folder / "hugo"))], folder


def find(program: str) -> str:
    """Return the path of a program beside Python or on the path; nothing if it is not installed."""
    return next(
        (path for place in _PATHS if (path := shutil.which(program, path=str(place)))), shutil.which(program) or ""
    )


def version(name: str) -> str:
    """Return what a program says of its version."""
    command = {
        "MkDocs": [sys.executable, "-m", "mkdocs"],
        "Material": [sys.executable, "-m", "pip", "show", "mkdocs-material"],
    }.get(name)
    asked = (
        [*command, "--version"]
        if name == "MkDocs" and command
        else command or [find(name.lower()), "version" if name == "Hugo" else "--version"]
    )
    text = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+(?:\.\d+)+", text)
    return found[0] if found else "unknown"


def _write_mkdocs(folder: Path, name: str, theme: str) -> str:
    settings = {
        "site_name": name, "docs_dir": "docs", "site_dir": f"site-{name}", "theme": {"name": theme, **({"font": False} if theme == "material" else {})},
        "plugins": ["search"], "markdown_extensions": _EXTENSIONS, "nav": [{"Home": "index.md"}], "not_in_nav": "/*",
    }  # fmt: skip
    path = folder / f"{name}.yml"
    path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return str(path)


def _write_hugo(docs: Path, project: Path) -> Path:
    """Write the same pages for Hugo, with a trivial layout and a list of all text for a search."""
    shutil.copytree(
        docs,
        project / "content",
        ignore=shutil.ignore_patterns("*.js", "*.csv", "*.json", "*.xlsx", "*.parquet", "*.svg"),
    )
    for path in (project / "content").rglob("index.md"):
        path.rename(path.with_name("_index.md"))
    layouts = project / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for kind in ("single", "list"):
        (layouts / f"{kind}.html").write_text(_LAYOUT, encoding="utf-8")
    (project / "layouts" / "index.html").write_text(_LAYOUT, encoding="utf-8")
    (project / "layouts" / "index.json").write_text(_INDEX, encoding="utf-8")
    settings = {
        "baseURL": "/", "title": "Hugo", "disableKinds": ["taxonomy", "term", "RSS"], "outputs": {"home": ["HTML", "JSON"]},
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    }  # fmt: skip
    (project / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    return project
