"""Tests of the suite that hold a promise: run here, counted, and a promise is kept when none failed and some ran."""

from __future__ import annotations

import re
import subprocess

from measured import HOUSE_PYTHON, ROOT


def run_tests(*paths: str) -> tuple[bool, str]:
    """Whether the promise is kept, and the figure."""
    done = subprocess.run(
        [HOUSE_PYTHON, str(ROOT / "setup" / "run_tests.py"), *paths, "-n", "1", "--tb=line"],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    counted = {
        word: int(number)
        for number, word in re.findall(r"(\d+) (passed|failed|error|skipped)", done.stdout)
    }
    passed, bad = counted.get("passed", 0), counted.get("failed", 0) + counted.get("error", 0)
    kept = done.returncode == 0 and passed > 0 and not bad and not counted.get("skipped")
    more = "".join(
        f", {number} {word}" for word, number in counted.items() if word != "passed" and number
    )
    return kept, f"{passed} tests passed{more}"
