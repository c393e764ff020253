"""How `./bench faults` counts: an invitation is one mail, and a mail arrives once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

FAULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "faults"
ZERO = {"without_a_mail": 0, "planned_twice": 0, "arrived_twice": 0, "lost": 0}
NOTHING = {"lost": 0, "double": 0, "never_sent": 0}
WELL = {"wrong": {}, "record_whole": True}


@pytest.fixture(autouse=True)
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(FAULTS), *sys.path])
    monkeypatch.delitem(sys.modules, "counted", raising=False)


def of_mails(rows: list[list[str]], arrived: list[str], invited: tuple[str, ...]) -> dict[str, int]:
    from counted import of_mails

    found: dict[str, int] = of_mails(
        {"mails": rows, "invitations": dict.fromkeys(invited, 1)}, arrived
    )
    return found


def test_all_is_well() -> None:
    rows = [["1", "a", "sent"], ["2", "b", "unknown"], ["3", "c", "unknown"]]
    assert of_mails(rows, ["1", "2"], ("a", "b", "c")) == {
        "sent": 1, "unknown": 2, "unknown_that_arrived": 1, **ZERO,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "arrived", "invited", "name"),
    [
        ([["1", "a", "sent"]], [], ("a",), "lost"),
        ([["1", "a", "sent"]], ["1", "1"], ("a",), "arrived_twice"),
        ([["1", "a", "sent"], ["2", "a", "planned"]], ["1"], ("a",), "planned_twice"),
        ([["1", "a", "sent"]], ["1"], ("a", "b"), "without_a_mail"),
    ],
)
def test_each_fault_is_seen(
    rows: Any, arrived: list[str], invited: tuple[str, ...], name: str
) -> None:
    from counted import is_kept

    found = of_mails(rows, arrived, invited)
    assert {key: found[key] for key in ZERO} == {**ZERO, name: 1}
    assert not is_kept({"notes": NOTHING}, found, WELL)


@pytest.mark.parametrize("name", NOTHING)
def test_a_note_that_is_not_as_promised_is_seen(name: str) -> None:
    from counted import is_kept

    assert is_kept({"notes": NOTHING}, ZERO, WELL)
    assert not is_kept({"notes": {**NOTHING, name: 1}}, ZERO, WELL)
    assert not is_kept({"notes": NOTHING}, ZERO, {**WELL, "wrong": {"GET 500": 1}})
    assert not is_kept({"notes": NOTHING}, ZERO, {**WELL, "record_whole": False})
