"""Every page carries the policy, and the policy lets run what the site has and nothing else."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from generators.site import active


def within(pages: dict[str, BeautifulSoup], name: str) -> set[str]:
    """The digests of the scripts or styles that stand within pages."""
    found = [element for page in pages.values() for element in page.find_all(name)]
    return {active.digest(element.string or "") for element in found if is_run(element)}


def is_run(element: Tag) -> bool:
    has_source = str(element.get("src", "")).strip() or not (element.string or "").strip()
    return not has_source and element.get("type") not in active.DATA_SCRIPTS


def test_every_page_has_the_policy_before_anything_is_loaded(pages: dict[str, BeautifulSoup]) -> None:
    for page in pages.values():
        (policy,) = page.select("head > meta[http-equiv]")
        assert policy["content"] == active.policy()
        assert not policy.find_all_previous(["script", "style"]) and not policy.find_all_previous(
            "link", rel="stylesheet"
        )


def test_the_scripts_and_styles_of_the_site_are_known(pages: dict[str, BeautifulSoup]) -> None:
    assert within(pages, "script") and within(pages, "script") <= set(active.SCRIPTS)
    assert within(pages, "style") <= set(active.STYLES)


def test_the_policy_lets_no_written_script_run() -> None:
    directives = dict(part.split(" ", 1) for part in active.policy().split("; "))
    assert "unsafe" not in directives["script-src"] and "data:" not in directives["script-src"]
    assert (directives["default-src"], directives["base-uri"], directives["form-action"]) == ("'none'",) * 3
