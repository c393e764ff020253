"""The short forms of measurements that hold a promise, with everything real: counts and zeros, and never a second.

What falls under people who write, a country at work, and the way back to a moment: `./bench faults`, `./bench rehearsal`,
`./bench trust "back to a moment"`. The promises of the others are tested beside what they are about.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 900


@pytest.fixture
def place() -> Iterator[Path]:
    """That the database's own user may enter, which no folder of the tests' is."""
    with tempfile.TemporaryDirectory(prefix="ww-bench-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def _told(name: str, place: Path, *words: str) -> Any:
    """The last line of the measurement; its goals were reached, or what it said is shown."""
    env = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "WARMWELKOM_PYTHON": sys.executable,
        "BENCH_OUT": str(place),
    }
    done = subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(ROOT / "benchmarks" / name / "run.py"), *words],
        env=env, check=False, capture_output=True, text=True, timeout=LIMIT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_what_is_accepted_stays_whatever_falls(place: Path) -> None:
    told = _told("faults", place, "--tiny")
    assert sum(told["faults"].values()) >= 3
    for name in ("notes", "links"):
        assert told[name]["accepted"] > 0
        assert (told[name]["lost"], told[name]["double"], told[name]["never_sent"]) == (0, 0, 0)
    for name in ("mails", "sms"):
        assert (told[name]["arrived_twice"], told[name]["lost"]) == (0, 0)
    assert (told["wrong"], told["record_whole"], told["logs_in_after"]) == ({}, True, True)
    assert told["logins"]["came_in"] > 0


def test_a_country_at_work_loses_nothing(place: Path) -> None:
    told = _told("rehearsal", place, "--tiny")
    assert told["faults"] == {}
    assert told["requests"] >= told["people"] == 20
    assert all((row["lost"], row["double"]) == (0, 0) for row in told["kept"].values())
    assert told["kept"]["notes"]["promised"] > 0


def test_all_rows_come_back_as_of_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the very lines of docs/operators.md."""
    bench = ROOT / "benchmarks"
    monkeypatch.setattr(sys, "path", [str(bench / "trust"), str(bench), *sys.path])
    from pitr import rehearse

    found = rehearse(rows=50)
    assert found["kept"]
    assert (found["rows_before"], found["rows_after_going_back"]) == (100, 100)
    assert found["rows_after_the_disaster"] < 100
