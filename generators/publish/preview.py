"""The live preview: the site as it was last built, and a new one whenever content or the engine change.

Each page that is served gets a script that loads it anew after a build, and shows what a build found wrong. The site on disk has neither.
Pages are shown as soon as they are built, and judged afterwards: what is wrong with them then stands at their foot."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Literal, NamedTuple

from generators.cache import list_code
from generators.errors import SetupError, format_os_error
from generators.publish import engine, manifest, stamp

HOST, PORT = "127.0.0.1", 8000
_SCRIPT = Path(__file__).with_name("preview.js")
_TAG = b'<script src="/preview.js" defer></script></body>'
_LOOK = 0.2  # seconds between two looks at the files


class Told(NamedTuple):
    """The number of the pages that are shown, what the last build found wrong, and how far these pages are."""

    build: int = 0
    findings: str = ""
    state: Literal["published", "judged", "unjudged"] = "published"  # judged: they are what something is wrong with


class Server(ThreadingHTTPServer):
    """Serves site/, and tells pages of the last build."""

    daemon_threads = True
    told = Told()
    _unjudged: Path | None = None

    def __init__(self, site: Path, port: int = PORT) -> None:
        self._site = site
        try:
            super().__init__((HOST, port), partial(_Handler, directory=str(site)))
        except OSError as problem:
            raise SetupError(f"http://{HOST}:{port} cannot be served: {format_os_error(problem)}") from problem

    @property
    def folder(self) -> Path:
        """The newest pages: those of a build that is not published, as long as they are there, or site/."""
        return self._unjudged if self._unjudged and self._unjudged.is_dir() else self._site

    def begin(self) -> int:
        """Show site/ while a build writes new pages, and return the number of those that were shown."""
        self._unjudged = None
        return self.told.build

    def show(self, folder: Path) -> None:
        """Show pages that are not judged yet."""
        self._unjudged = folder
        self.told = Told(self.told.build + 1, state="unjudged")

    def tell(self, findings: str, before: int) -> None:
        """Tell what a build found; `before` is the number of the pages that were there when it began."""
        is_shown = self.told.build != before and self.folder != self._site
        number = self.told.build if self.told.build != before else before + 1
        self.told = Told(number, findings, "judged" if is_shown else "published")


class _Handler(SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        """Answer with a file of the site, a page with the script, the script, what the last build found, or the page for what is not there."""
        self.directory = str(self.server.folder)
        name = self.path.partition("?")[0]
        place = Path(self.translate_path(name))
        page = place / "index.html" if name.endswith("/") else place
        if name == "/preview.json":
            self._send("application/json", json.dumps(self.server.told._asdict()).encode())
        elif name == "/preview.js":
            self._send("text/javascript", _SCRIPT.read_bytes())
        elif page.suffix == ".html" and page.is_file():
            self._send("text/html; charset=utf-8", page.read_bytes().replace(b"</body>", _TAG))
        elif not place.exists() and (missing := Path(self.directory) / "404.html").is_file():
            self._send("text/html; charset=utf-8", missing.read_bytes().replace(b"</body>", _TAG), HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def _send(self, kind: str, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Let a browser ask again each time."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Leave the terminal to the findings."""


def serve(root: Path, rebuild: Callable[[Callable[[Path], None]], str], port: int = PORT) -> None:
    """Serve the site, and call `rebuild` at first and after each change; it is given what shows pages before they are judged, and
    returns what it found wrong. Returns after Ctrl-C.
    Raises SetupError if the address is taken."""
    with Server(root / "site", port) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        seen: dict[Path, int] = {}
        try:
            while True:
                if (now := _modification_times(root)) != seen:
                    seen = now
                    before = server.begin()
                    server.tell(rebuild(server.show), before)
                sleep(_LOOK)
        except KeyboardInterrupt:
            server.shutdown()


def _modification_times(root: Path) -> dict[Path, int]:
    """Return when each file was last changed that an author writes, and those of the engine."""
    ours = manifest.read(root / "docs" / manifest.OF_DOCS) or {}
    generated = {root / "docs" / path for path in ours} | {root / "docs" / manifest.OF_DOCS}
    content = [path for name in stamp.INPUTS for path in stamp.list_files(root / name) if path not in generated]
    return _list_times(content) | list_engine()


def list_engine() -> dict[Path, int]:
    """Return when each file of the engine was last changed."""
    return _list_times(list_code(engine.FOLDER))


def _list_times(paths: Iterable[Path]) -> dict[Path, int]:
    # an editor may be about to put one back
    return {path: path.stat().st_mtime_ns for path in paths if path.exists()}
