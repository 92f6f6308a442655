"""All addresses: which there are, what is kept, what is asked again, and what happens without a network."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path

import pytest

from generators.cli import links as command
from generators.cli import main
from generators.errors import GuideError, SetupError
from generators.model import LinkState, Outcome
from generators.network import external
from generators.network.outcome import save_outcomes
from generators.read.links import FILE, load_outcomes
from generators.text import addresses
from tests.check.rules import published
from tests.conftest import ROOT
from tests.network.conftest import FAST, Server

TODAY = date(2026, 11, 20)


def check(urls: list[str], known: dict[str, Outcome] | None = None) -> dict[str, Outcome]:
    return external.check_addresses(urls, known or {}, ["just a moment"], TODAY, FAST)


def nobody() -> str:
    """An address on this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"


def test_the_addresses_are_those_of_sources_and_pages_but_not_of_hosts_that_are_nobodys(project: Path) -> None:
    published.publish(project)
    found = external.collect_addresses(*published.looked_at(project))
    assert "https://doi.org/10.1000/sample.2020" in found
    assert [url for url in found if ".example" in url or not url.startswith("http")] == []


def test_each_address_has_its_state_and_the_day(server: Server) -> None:
    found = check([f"{server.url}/ok", f"{server.url}/gone", f"{server.url}/captcha"])
    assert [(o.state, o.checked) for o in found.values()] == [(s, "2026-11-20") for s in ("ok", "dead", "blocked")]


@pytest.mark.parametrize(
    ("state", "checked", "asked"),
    [
        pytest.param("ok", "2026-11-18", [], id="good two days ago: kept"),
        pytest.param("ok", "2026-11-01", ["GET"], id="good long ago: asked"),
        pytest.param("dead", "2026-11-20", ["GET"], id="dead today: asked"),
        pytest.param("blocked", "2026-11-20", [], id="blocked today: kept"),
    ],
)
def test_what_was_good_lately_is_not_asked_again(
    server: Server, state: LinkState, checked: str, asked: list[str]
) -> None:
    url = f"{server.url}/ok"
    known = Outcome(url=url, state=state, answer="answers 200", checked=checked)
    check([url], {url: known})
    assert [method for method in server.methods("/ok") if method == "GET"] == asked


def test_without_a_network_nothing_is_said_to_be_dead() -> None:
    with pytest.raises(GuideError, match=r"no network: none of 127\.0\.0\.1 can be reached"):
        check([nobody()])


def test_one_dead_host_is_no_missing_network(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "host_of", lambda url: url.split("/")[2])
    found = check([nobody(), f"{server.url}/ok"])
    assert [o.state for o in found.values()] == ["dead", "ok"]


def test_what_was_found_is_remembered_and_read_again(tmp_path: Path) -> None:
    one = Outcome(url="https://a.org/", state="moved", answer="answers 301", to="https://b.org/", checked="2026-11-20")
    save_outcomes(tmp_path, [one])
    assert load_outcomes(tmp_path) == {"https://a.org/": one}
    assert load_outcomes(tmp_path / "nowhere") == {}


def test_a_memory_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    save_outcomes(tmp_path, [])
    (tmp_path / FILE).write_text("[1", encoding="utf-8")
    with pytest.raises(SetupError, match="delete it"):
        load_outcomes(tmp_path)


def test_the_command_reports_and_fails_only_for_what_is_dead(
    server: Server, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(*_: object) -> list[str]:
        return [f"{server.url}/{path}" for path in paths]

    monkeypatch.setattr(external, "collect_addresses", asked)
    monkeypatch.setattr(command, "_get_today", lambda: TODAY)
    published.publish(project)
    notebook = project / "site/notebooks/look/index.html"
    links = "".join(f'<a href="{server.url}/{path}">x</a>' for path in ("refused", "gone", "ok"))
    notebook.write_text(notebook.read_text(encoding="utf-8").replace("</h1>", f"</h1>{links}"), encoding="utf-8")
    call = ["--root", str(project), "check-links", "--timeout", "0.5", "--pause", "0.01"]
    paths = ["ok", "refused"]
    assert main(call) == 0
    paths = ["ok", "refused", "gone"]
    assert main(call) == 1
    assert "/gone is dead (answers 404, 2026-11-20)" in capsys.readouterr().out
    assert {o.state for o in load_outcomes(project).values()} == {"ok", "blocked", "dead"}


def test_the_command_is_in_the_makefile() -> None:
    assert "\ncheck-links:" in (ROOT / "Makefile").read_text(encoding="utf-8")
