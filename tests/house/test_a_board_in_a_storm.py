"""Forty people on one board while web processes are killed and connections cut: no note is lost or doubled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_screen_is_equal_and_no_note_is_lost_or_doubled() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "WARMWELKOM_PYTHON": sys.executable}
    done = subprocess.run(  # noqa: S603  our own measurement
        [sys.executable, str(ROOT / "benchmarks/board/run.py"), "--storm", "--short"],
        cwd=ROOT, env=env, check=False, capture_output=True, text=True, timeout=400,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["lost"], found["double"], found["equal"]) == (0, 0, True)
    assert found["typed"] > 40
    assert found["killed"] >= 1
    assert found["cut"] > 10
    assert (
        0 <= found["stops_in_s"] < 2.5
    )  # with forty streams open; uvicorn alone waits three seconds
