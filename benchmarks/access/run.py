"""2,000 invented worlds of roles, placements, moves and objections: does anybody read a field they may not?

--short: 100 worlds. The test of the suite, with more worlds; half as many again for pupils and parents.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from measured import HOUSE_PYTHON, ROOT, tell  # noqa: E402

TEST = "src/warmwelkom/rooms/handover/tests/test_access.py"


def main(words: list[str]) -> int:
    number = 100 if "--short" in words else 2000
    begin = time.monotonic()
    done = subprocess.run(
        [HOUSE_PYTHON, "setup/run_tests.py", TEST, "-n", "0", "-p", "no:randomly"],
        cwd=ROOT, env={**os.environ, "DOSSIER_WORLDS": str(number)}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    print(done.stdout[-2000:], flush=True)
    passed = re.findall(r"(\d+) passed", done.stdout)
    tell(
        "access",
        {
            "worlds": number,
            "worlds_of_a_pupil_or_parent": max(10, number // 4),
            "tests_passed": int(passed[-1]) if passed else 0,
            "read_what_they_may_not": 0 if done.returncode == 0 else "see above",
            "seconds": round(time.monotonic() - begin),
        },
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
