"""Tests that share a house are dealt out as one; all others one by one."""

from __future__ import annotations

import pytest
from tests.together import FOLDERS, share_of


@pytest.mark.parametrize(
    ("test", "share"),
    [
        ("tests/journeys/test_board.py::test_a[x/y]", "tests/journeys/"),
        ("src/warmwelkom/house/demo/tests/test_b.py::C::test_d", FOLDERS[1]),
        ("tests/laws/test_gate.py::test_e[tests/journeys/]", "tests/laws/test_gate.py::test_e[tests/journeys/]"),
    ],
)  # fmt: skip
def test_what_is_dealt_out_as_one(test: str, share: str) -> None:
    assert share_of(test) == share


def test_the_scheduler_asks_us(pytestconfig: pytest.Config) -> None:
    hooks = pytestconfig.pluginmanager.hook.pytest_xdist_make_scheduler.get_hookimpls()
    assert any(hook.plugin_name.endswith("conftest.py") for hook in hooks)
