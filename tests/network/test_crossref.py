"""retractions.py, against a server on this machine"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generators.errors import GuideError
from generators.network import crossref as retractions
from generators.read.library import load

DOI = "10.1000/sample.2020"
NOTICES = [
    {"DOI": "10.1000/Notice", "type": "retraction", "source": "retraction-watch",
     "updated": {"date-parts": [[2024, 5, 6]]}},
    {"DOI": "10.1000/v2", "type": "new_version", "source": "publisher", "updated": {"date-parts": [[2023, 1, 1]]}},
    {"DOI": "10.1000/doubt", "type": "expression_of_concern", "source": "publisher", "updated": {"date-parts": [[2023]]}},
]  # fmt: skip
Answers = list[tuple[int, bytes]]


@pytest.fixture
def crossref() -> Iterator[tuple[str, Answers, list[str]]]:
    """The address of a server, what it will answer in this order, and what it was asked."""
    answers: Answers = []
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            status, body = answers.pop(0)
            self.send_response(status)
            self.send_header("Retry-After", "0")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/works/", answers, asked
    server.shutdown()
    thread.join()
    server.server_close()


def work(*notices: Any) -> tuple[int, bytes]:
    return 200, json.dumps({"message": {"DOI": DOI, "updated-by": list(notices)}}).encode()


def test_what_crossref_knows_is_kept_with_who_says_so(project: Path, crossref: tuple[str, Answers, list[str]]) -> None:
    api, answers, asked = crossref
    answers += [work(*NOTICES)]
    said: list[str] = []
    retractions.update_snapshot(project, said.append, api, pause=0)
    kept = load(project).sources.retractions
    assert asked == ["/works/10.1000%2Fsample.2020"]
    assert kept.asked == (DOI,)
    assert [(e.kind, e.date, e.notice, e.source) for e in kept.entries] == [
        ("concern", "2023", "10.1000/doubt", "publisher"),
        ("retracted", "2024-05-06", "10.1000/notice", "retraction-watch"),
    ]
    assert said[-1] == "1 DOIs looked up, 2 notices; that a work is not listed proves nothing"


def test_the_comment_at_the_head_of_the_file_stays(project: Path, crossref: tuple[str, Answers, list[str]]) -> None:
    api, answers, _ = crossref
    answers += [work()]
    path = project / retractions.FILE
    path.write_text("# What this is.\nasked: []\n", encoding="utf-8")
    retractions.update_snapshot(project, lambda _: None, api, pause=0)
    assert path.read_text(encoding="utf-8").startswith("# What this is.\nsnapshot: ")


def test_a_doi_that_crossref_does_not_know_counts_as_not_looked_up(
    project: Path, crossref: tuple[str, Answers, list[str]]
) -> None:
    api, answers, _ = crossref
    answers += [(404, b"Resource not found.")]
    said: list[str] = []
    found = retractions.update_snapshot(project, said.append, api, pause=0)
    assert found.asked == ()
    assert f"{DOI} is not known to Crossref; it may be mistyped, or registered elsewhere" in said


def test_a_busy_server_is_asked_again(project: Path, crossref: tuple[str, Answers, list[str]]) -> None:
    api, answers, asked = crossref
    answers += [(429, b""), (503, b""), work()]
    assert retractions.update_snapshot(project, lambda _: None, api, pause=0).asked == (DOI,)
    assert len(asked) == 3


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param([(429, b"")] * 4, id="busy for too long"),
        pytest.param([(403, b"")], id="refused"),
        pytest.param([(200, b"<html>Just a moment</html>")], id="a page in place of an answer"),
        pytest.param([(200, b"[]")], id="another answer"),
        pytest.param([work({"type": "retraction"})], id="a notice without a date"),
    ],
)
def test_without_a_full_answer_the_file_stays_as_it_was(
    project: Path, crossref: tuple[str, Answers, list[str]], answer: Answers
) -> None:
    api, answers, _ = crossref
    answers += answer
    path = project / retractions.FILE
    path.write_text("asked: []\n", encoding="utf-8")
    with pytest.raises(GuideError, match=r"data/retractions\.yml is as it was"):
        retractions.update_snapshot(project, lambda _: None, api, pause=0)
    assert path.read_text(encoding="utf-8") == "asked: []\n"


def test_without_the_network_it_says_so(project: Path) -> None:
    with pytest.raises(GuideError, match="wanted the network"):
        retractions.update_snapshot(project, lambda _: None, "http://127.0.0.1:1/works/", pause=0)
