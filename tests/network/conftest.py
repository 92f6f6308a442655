"""A server on this machine that answers in every way that the checker has to tell apart."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from generators.network.fetch import Manners

PAGE = '<html><head><title>{}</title></head><body><h1 id="here">x</h1><a name="old">x</a></body></html>'
FAST = Manners(timeout=0.5, pause=0.01, tries=3, patience=0.05)


@dataclass
class Server:
    """Where it is, and what it was asked, in order."""

    url: str
    asked: list[tuple[str, str]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def methods(self, path: str) -> list[str]:
        """How a path was asked for."""
        return [method for method, asked in self.asked if asked == path]


def _answer(server: Server, method: str, path: str) -> tuple[int, dict[str, str], str]:
    times = len(server.methods(path))
    answers: dict[str, tuple[int, dict[str, str], str]] = {
        "/ok": (200, {}, "A page"),
        "/moved": (301, {"Location": "/ok"}, ""),
        "/moved-twice": (308, {"Location": "/moved"}, ""),
        "/elsewhere-today": (302, {"Location": "/ok"}, ""),
        "/moved-and-gone": (301, {"Location": "/gone"}, ""),
        "/refused": (403, {}, "Forbidden"),
        "/gone": (404, {}, "Not found"),
        "/no-head.pdf": (405, {}, "") if method == "HEAD" else (200, {"Content-Type": "application/pdf"}, "A document"),
        "/head-hangs.pdf": (200, {"Content-Type": "application/pdf"}, "A document"),
        "/good-head.pdf": (200, {"Content-Type": "application/pdf"}, "A document"),
        "/busy-once": (429, {"Retry-After": "0"}, "") if times == 1 else (200, {}, "A page"),
        "/busy": (429, {"Retry-After": "1"}, ""),
        "/busy-by-date": (429, {"Retry-After": "Fri, 20 Nov 2020 00:00:00 GMT"}, ""),
        "/drip": (200, {"Content-Length": "100000"}, ""),
        "/trouble": (503, {}, ""),
        "/captcha": (200, {}, "Just a moment..."),
        "/captcha-503": (503, {}, "Just a moment..."),
        "/captcha-of-a-site": (200, {}, "Just a moment... | Journal of Samples"),
        "/captcha-untitled": (200, {}, '</title></head><body><div class="g-recaptcha">Prove it.</div><title>'),
        "/gone-in-words": (200, {}, "Page not found | Journal of Samples"),
        "/trouble-at-the-edge": (522, {}, ""),
        "/cut-off": (200, {"Content-Length": "100000"}, "A page"),
        "/no-gzip": (200, {"Content-Encoding": "gzip"}, "A page"),
        "/circle": (302, {"Location": "/circle"}, ""),
    }
    return answers.get(path, (404, {}, ""))


class _Handler(BaseHTTPRequestHandler):
    about: Server

    def _give(self, method: str) -> None:
        self.about.asked.append((method, self.path))
        if self.path == "/hang" or (self.path == "/head-hangs.pdf" and method == "HEAD"):
            self.about.ended.wait(5)
            return
        code, headers, title = _answer(self.about, method, self.path)
        body = PAGE.format(title).encode()
        self.send_response(code)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if method == "GET" and self.path == "/drip":
            while not self.about.ended.wait(0.1):
                self.wfile.write(b".")
                self.wfile.flush()
        elif method == "GET":
            self.wfile.write(body)

    def do_GET(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # the checker has read enough
            self._give("GET")

    def do_HEAD(self) -> None:
        self._give("HEAD")

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server, on 127.0.0.1 and a port of its own, for one test."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    class Handler(_Handler):
        """The handler of this test's server."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        server = Server(f"http://127.0.0.1:{listening.server_address[1]}")
        Handler.about = server
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.ended.set()
        listening.shutdown()
        thread.join()
