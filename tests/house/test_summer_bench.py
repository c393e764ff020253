"""The short form of `./bench summer`: a summer in which everything goes wrong, and nothing that may not happen."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEVER = ("double", "quiet", "after_stop", "after_done", "expired", "nobody_on_duty", "lost")
JUDGE = ROOT / "benchmarks" / "summer" / "judge.py"
FRIDAY_NOON = 1786096800.0
"""7 August 2026, twelve o'clock in Amsterdam."""
HOUR = 3600.0


def judge() -> dict[str, Any]:
    return runpy.run_path(str(JUDGE))


def one(**words: Any) -> dict[str, Any]:
    usual = {"stop": None, "done": None, "expires": FRIDAY_NOON + HOUR * 99, "school": "s"}
    return {**usual, **words}


@pytest.mark.parametrize(
    ("words", "later", "wrong"),
    [
        ({}, 0.0, []),
        ({}, HOUR * 8, ["quiet"]),
        ({}, HOUR * 24, ["quiet", "nobody_on_duty"]),
        ({"stop": FRIDAY_NOON - 1}, 0.0, ["after_stop"]),
        ({"stop": FRIDAY_NOON + 1}, 0.0, []),
        ({"done": FRIDAY_NOON - 1}, 0.0, ["after_done"]),
        ({"expires": FRIDAY_NOON}, 0.0, ["expired"]),
        ({"school": "t"}, 0.0, ["nobody_on_duty"]),
    ],
)
def test_the_judge_sees_what_is_wrong(
    words: dict[str, Any], later: float, wrong: list[str]
) -> None:
    duty = {"s": {"2026-08-07"}, "t": set()}
    assert judge()["wrongs"](one(**words), FRIDAY_NOON + later, duty) == wrong


@pytest.mark.parametrize(
    ("state", "words", "was_received", "was_refused", "is_lost"),
    [
        ("delivered", {}, True, False, False),
        ("sent", {}, False, False, True),
        ("unknown", {}, True, False, True),
        ("unknown", {}, False, False, False),
        ("planned", {}, False, False, True),
        ("failed", {}, False, False, True),
        ("failed", {}, False, True, False),
        ("failed", {"stop": FRIDAY_NOON}, False, False, False),
        ("failed", {"done": FRIDAY_NOON + 1}, False, False, True),
    ],
)
def test_the_judge_sees_what_is_lost(
    state: str, words: dict[str, Any], was_received: bool, was_refused: bool, is_lost: bool
) -> None:
    said = judge()["is_lost"](state, one(**words), was_received, was_refused, FRIDAY_NOON)
    assert said is is_lost


def test_in_a_summer_of_faults_no_rule_is_broken_and_nothing_is_lost(tmp_path: Path) -> None:
    env = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "WARMWELKOM_PYTHON": sys.executable,
        "SUMMER_BENCH_PLACE": str(tmp_path / "bench"),
    }
    done = subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(ROOT / "benchmarks" / "summer" / "run.py"), "--short"],
        env=env,
        check=False,
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert {name: told[name] for name in NEVER} == dict.fromkeys(NEVER, 0)
    assert told["sent"] > 500
    assert set(told["kills_by_step"].values()) == {2}
    assert len(told["kills_by_step"]) == 11
