"""What the tests of the rules prove is kept for the test of all of them."""

from __future__ import annotations

import pytest

from tests.check import proof


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]  # a hook
    report = yield
    if call.when == "call" and report.passed:
        proof.keep(item)
    return report
