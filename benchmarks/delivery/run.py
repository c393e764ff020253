"""A dossier delivered in a process that is killed at any moment: once or not at all, never half.

--short: 40 dossiers in place of 1,000.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from measured import HOUSE_PYTHON, OUT, ROOT, run, tell  # noqa: E402

SEED, LONGEST = 2026, 7200
TRIAL = 10
SAME = ("delivered", "acts", "mails", "handed_over", "reasons")


def main(words: list[str]) -> int:
    number = 40 if "--short" in words else 1000
    home = OUT / "delivery"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    ours = ("DATABASE_URL", "DJANGO_", "WARMWELKOM_", "DEMO", "PYTHONPATH")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    env = {**kept, "WARMWELKOM_HOME": str(home / "home"), "DEMO": "0"}
    log = home / "log"
    if run([HOUSE_PYTHON, "-m", "warmwelkom.house.cli", "migrate"], log=log, env=env).code:
        raise SystemExit(log.read_text()[-3000:])
    done = subprocess.run(
        [HOUSE_PYTHON, str(HERE / "killed.py"), str(number), str(SEED)],
        env=env, cwd=ROOT, check=False, capture_output=True, text=True, timeout=LONGEST,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found = json.loads(done.stdout.splitlines()[-1])
    shutil.rmtree(home)
    between, after = found["after_the_kills"], found["after_delivering_again"]
    half = len({between[name] for name in SAME}) - 1 + len({after[name] for name in SAME}) - 1
    tell("delivery", {**found, "half": half, "missing": number + TRIAL - after["delivered"]})
    return int(bool(half or after["twice"] or after["delivered"] != number + TRIAL))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
