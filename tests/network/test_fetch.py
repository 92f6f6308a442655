"""What comes of one address."""

from __future__ import annotations

import socket
import time

import pytest
import requests

from generators.model import Outcome
from generators.network import fetch
from tests.network.conftest import FAST, Server

SHELLS = ("^just a moment$", "access denied", "^page not found$")


def ask(url: str, waits: list[float] | None = None) -> Outcome:
    with requests.Session() as session:
        return fetch.request_outcome(url, SHELLS, FAST, session, waits.append if waits is not None else lambda _: None)


@pytest.mark.parametrize(
    ("path", "state", "said"),
    [
        pytest.param("/ok", "ok", "answers 200", id="a page"),
        pytest.param("/elsewhere-today", "ok", "answers 200", id="a redirect for now is no move"),
        pytest.param("/refused", "blocked", "answers 403", id="a refusal may be for robots only"),
        pytest.param("/gone", "dead", "answers 404", id="gone"),
        pytest.param("/moved-and-gone", "dead", "answers 404", id="moved to where nothing is"),
        pytest.param("/captcha", "blocked", "answers 200 with 'Just a moment'", id="a check for robots that says 200"),
        pytest.param("/captcha-503", "blocked", "answers 503 with 'Just a moment'", id="a check that says 503"),
        pytest.param(
            "/captcha-of-a-site",
            "blocked",
            "answers 200 with 'Just a moment'",
            id="a check beside the name of the site",
        ),
        pytest.param("/captcha-untitled", "blocked", "answers 200 with 'a captcha'", id="a captcha without a title"),
        pytest.param("/gone-in-words", "dead", "answers 200 with 'Page not found'", id="gone, and says 200"),
        pytest.param("/trouble-at-the-edge", "timed-out", "answers 522", id="trouble before the host"),
        pytest.param("/cut-off", "timed-out", "broke the connection off", id="half a page"),
        pytest.param("/no-gzip", "timed-out", "broke the connection off", id="a page that cannot be unpacked"),
        pytest.param("/ok#top", "ok", "answers 200", id="the top of the page"),
        pytest.param("/hang", "timed-out", "did not answer in 0.5 s", id="silence"),
        pytest.param("/trouble", "timed-out", "answers 503", id="trouble that may pass"),
        pytest.param("/circle", "dead", "leads round in circles", id="a redirect to itself"),
        pytest.param("/ok#here", "ok", "answers 200", id="an anchor by id"),
        pytest.param("/ok#old", "ok", "answers 200", id="an anchor by name"),
        pytest.param("/ok#/route", "ok", "answers 200", id="what a script reads is no anchor"),
    ],
)
def test_the_states_are_told_apart(server: Server, path: str, state: str, said: str) -> None:
    outcome = ask(server.url + path)
    assert (outcome.state, outcome.answer) == (state, said)


@pytest.mark.parametrize("path", ["/moved", "/moved-twice"])
def test_a_permanent_redirect_gives_the_new_address(server: Server, path: str) -> None:
    outcome = ask(server.url + path)
    assert (outcome.state, outcome.to) == ("moved", f"{server.url}/ok")


def test_a_wrong_anchor_gives_the_address_without_it(server: Server) -> None:
    outcome = ask(f"{server.url}/ok#nowhere")
    assert (outcome.state, outcome.answer, outcome.to) == ("moved", "has no anchor 'nowhere'", f"{server.url}/ok")


def test_of_a_document_only_the_head_is_asked_for(server: Server) -> None:
    assert ask(f"{server.url}/good-head.pdf").state == "ok"
    assert server.methods("/good-head.pdf") == ["HEAD"]


def test_a_host_that_knows_no_head_is_asked_for_all_of_it(server: Server) -> None:
    assert ask(f"{server.url}/no-head.pdf").state == "ok"
    assert server.methods("/no-head.pdf") == ["HEAD", "GET"]


def test_a_host_that_is_silent_on_head_is_asked_for_all_of_it(server: Server) -> None:
    assert ask(f"{server.url}/head-hangs.pdf").state == "ok"
    assert server.methods("/head-hangs.pdf") == ["HEAD", "GET"]


def test_a_page_that_drips_is_read_no_longer_than_the_time_for_it(server: Server) -> None:
    started = time.monotonic()
    ask(f"{server.url}/drip")
    assert time.monotonic() - started < FAST.timeout * FAST.tries + 2


def test_who_asks_to_wait_is_asked_again_after_that(server: Server) -> None:
    waits: list[float] = []
    assert ask(f"{server.url}/busy-once", waits).state == "ok"
    assert waits == [0]


@pytest.mark.parametrize(("path", "wait"), [("/busy", FAST.patience), ("/busy-by-date", 0.0)])
def test_who_stays_busy_is_blocked_and_is_not_waited_for_longer_than_patience(
    server: Server, path: str, wait: float
) -> None:
    waits: list[float] = []
    assert ask(server.url + path, waits).state == "blocked"
    assert waits == [wait, wait]
    assert len(server.methods(path)) == FAST.tries


def test_a_port_where_nobody_listens_is_dead() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    outcome = ask(f"http://127.0.0.1:{port}/")
    assert (outcome.state, outcome.answer) == ("dead", "the host takes no connections")


def test_what_is_no_address_is_dead() -> None:
    assert ask("http://").answer.startswith("is no address")


def test_an_unknown_host_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise requests.ConnectionError(requests.exceptions.RequestException(socket.gaierror(-2, "unknown")))

    monkeypatch.setattr(requests.Session, "request", unknown)
    assert ask("https://nowhere.invalid/").answer == "there is no such host"
