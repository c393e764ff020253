"""The short form of `./bench summer`: a summer in which everything goes wrong, and nothing that may not happen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEVER = ("double", "quiet", "after_stop", "after_done", "expired", "nobody_on_duty", "lost")


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
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert {name: told[name] for name in NEVER} == dict.fromkeys(NEVER, 0)
    assert told["sent"] > 500
    assert set(told["kills_by_step"].values()) == {2}
    assert len(told["kills_by_step"]) == 11
