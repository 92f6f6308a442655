"""MkDocs in this process: a process of its own would import for a second what is here already.

Only for a project that adds no code to it: plugins, hooks and Markdown extensions of others may leave something behind. What is warned of
or fails here is told in the words that the program has for it.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Collection, Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path

from click import ClickException
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generators.errors import SetupError
from generators.publish import kept_site, messages
from generators.publish.kept_markdown import PURE, listen

_VARIABLES = ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING")


def build(root: Path, staging: Path, hooks: Collection[str], environment: Mapping[str, str]) -> dict[str, str]:
    """Build the site of a project into a folder, and return the hash of each file; none if the project adds code to MkDocs. Raises
    SetupError with what MkDocs says where it warns or fails."""
    kept = kept_site.KeptSite(root, environment)
    try:
        is_done = _build_and_listen(root, hooks, environment, kept)
    except SetupError:
        kept.forget()
        raise
    if not is_done:
        return {}
    kept.link(staging)
    return kept.keep()


def _build_and_listen(
    root: Path, hooks: Collection[str], environment: Mapping[str, str], kept: kept_site.KeptSite
) -> bool:
    """Build the site, unless the project adds code to MkDocs. Raises SetupError with what MkDocs says."""
    with chdir(root), _set_variables(environment), listen() as told:
        try:
            config = load_config(
                str(root / "mkdocs.yml"), strict=False, site_dir=str(kept.folder)
            )  # a warning is heard
            if not adds_no_code(config, hooks):
                return False
            _build(config, kept)
        except (Exception, SystemExit) as problem:  # whatever it is, MkDocs could not build the site
            raise messages.make_error("\n".join([*told.heard, _describe_end(problem)])) from problem
    if told.heard:
        raise messages.make_error("\n".join(told.heard))
    return True


def _describe_end(problem: BaseException) -> str:
    """Return the last line that the program would print."""
    if isinstance(problem, ClickException):
        return f"{'' if isinstance(problem, SystemExit) else 'Error: '}{problem.format_message()}"
    return traceback.format_exception_only(problem)[-1].strip()


def _build(config: MkDocsConfig, kept: kept_site.KeptSite) -> None:
    from mkdocs.commands.build import build as build_site

    config.plugins[kept_site.NAME] = kept  # type: ignore[assignment]  # MkDocs asks a plugin for its events alone
    config.plugins.on_startup(command="build", dirty=True)
    try:
        with kept_site.unwarned():
            build_site(config, dirty=True)  # makes what is not in the folder
    finally:
        config.plugins.on_shutdown()


def adds_no_code(config: MkDocsConfig, hooks: Collection[str]) -> bool:
    """Whether a project has no plugin, no hook and no Markdown extension but those of the engine."""
    theirs = set(config.plugins) - set(hooks)  # a hook counts as a plugin
    return not theirs and set(config.markdown_extensions) <= PURE


@contextmanager
def _set_variables(environment: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.pop(name, None) for name in _VARIABLES}
    os.environ.update({name: environment[name] for name in _VARIABLES if name in environment})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ.update({} if value is None else {name: value})
