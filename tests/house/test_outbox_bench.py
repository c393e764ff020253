"""The short form of `./bench outbox`: workers killed at every step, nothing double and nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_workers_that_are_killed_at_every_step_send_nothing_twice_and_lose_nothing(
    tmp_path: Path,
) -> None:
    env = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "WARMWELKOM_PYTHON": sys.executable,
        "OUTBOX_BENCH_PLACE": str(tmp_path / "bench"),
    }
    done = subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(ROOT / "benchmarks" / "outbox" / "run.py"), "--short"],
        env=env,
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["double"], told["lost"], told["failed"]) == (0, 0, 0)
    assert told["sent"] + told["unknown"] == told["messages"] == 1000
    assert set(told["kills_by_step"].values()) == {2}
    assert len(told["kills_by_step"]) == 13
    assert told["unknown"] <= 5 * told["kills"]
