"""2,000 invented worlds of roles, placements, moves and objections: does anybody read a field they may not?

--short: 100 worlds. The test of the suite, with more worlds; a quarter as many again for pupils and
parents. Then the same with leaks planted on purpose: an oracle that misses one of those proves nothing.
--leaks: only those; --leaks 3 5: only the third and the fifth. Its database is kept from one leak to the next,
and from one run to the next, and a run stops at the first world that shows the leak.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from leaks import LEAKS, Leak, planted  # noqa: E402

from houses import asked  # noqa: E402
from measured import HOUSE_PYTHON, OUT, ROOT, tell  # noqa: E402

TEST = "src/warmwelkom/rooms/handover/tests/test_access.py"
WORLDS_FOR_A_LEAK, WORLDS_TO_RECKON = 5, 500
COUNTED = r"(\d+) passing, (\d+) failing"


def main(words: list[str]) -> int:
    short, only_leaks = "--short" in words, "--leaks" in words
    home = OUT / ("access-leaks" if only_leaks else "access")
    shutil.rmtree(home / "copy" if only_leaks else home, ignore_errors=True)
    home.mkdir(parents=True, exist_ok=True)
    code, worlds = 0, {}
    if not only_leaks:
        code, said = tried(ROOT, home, worlds=100 if short else 2000)
        print(said[-3000:], flush=True)
        worlds = figures(said)
    found = {}
    for leak in chosen(words, short=short):
        found[leak.name] = found_after(leak, home)
        print(leak.name, found[leak.name], flush=True)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    rare = json.loads(asked(HERE / "rare.py", [str(WORLDS_TO_RECKON)], env))
    missed = [name for name, after in found.items() if after is None]
    if not only_leaks:
        shutil.rmtree(home)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    tell("access", {**worlds, "code": code, "worlds_until_a_planted_leak_is_found": found,
                    f"shows_in_of_{WORLDS_TO_RECKON}_worlds": rare, "leaks_missed": missed, "cpu_seconds": round(usage.ru_utime + usage.ru_stime)})  # fmt: skip
    return int(bool(code or missed))


def chosen(words: list[str], *, short: bool) -> list[Leak]:
    """Those whose numbers are named, from 1; else all, or two."""
    numbers = [int(word) for word in words if word.isdigit()]
    return [LEAKS[number - 1] for number in numbers] or list(LEAKS[:2] if short else LEAKS)


def tried(root: Path, home: Path, *, worlds: int, slip: str = "") -> tuple[int, str]:
    """Run the test of the suite on this copy of the house; (code, what it said). With `slip`, in worlds where it would show, to the first fault."""
    command = [HOUSE_PYTHON, "setup/run_tests.py", TEST, "-n", "0", "-p", "no:randomly",
               "--hypothesis-show-statistics", "--reuse-db"]  # fmt: skip
    env = {
        **os.environ,
        "DOSSIER_WORLDS": str(worlds),
        "WARMWELKOM_HOME": str(home / "home"),
        "DOSSIER_SLIP": slip,
    }
    env["PYTHONPATH"] = os.pathsep.join([str(root / "src"), str(root)])
    done = subprocess.run(
        [*command, *(["-k", "reads_a_field", "-x"] if slip else [])],
        cwd=root, env=env, check=False, capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stdout


def found_after(leak: Leak, home: Path) -> int | None:
    """After how many worlds in which it would show the test of the suite finds it; None when it does not."""
    with planted(leak, home / "copy") as copy:
        code, said = tried(copy, home, worlds=WORLDS_FOR_A_LEAK, slip=leak.name)
    counts = re.findall(COUNTED, said)
    if not counts:
        raise SystemExit(f"no world was tried: {said[-2000:]}")
    failing = [int(passing) + 1 for passing, failed in counts if int(failed)]
    return min(failing) if code and failing else None


def figures(said: str) -> dict[str, Any]:
    """What hypothesis counted: worlds that passed and failed, and how many dossiers were read in them."""
    counts = [(int(a), int(b)) for a, b in re.findall(COUNTED, said)]
    shares = re.findall(r"([\d.]+)%, dossiers read: (\d) of 3", said)
    passed = re.findall(r"(\d+) passed", said)
    return {
        "worlds_passed": sum(passing for passing, _failing in counts),
        "worlds_of_each_test": [passing for passing, _failing in counts],
        "worlds_in_which_somebody_read_what_they_may_not": sum(bad for _good, bad in counts),
        "dossiers_read_in_percent_of_worlds": [f"{share}% {number}" for share, number in shares],
        "tests_passed": int(passed[-1]) if passed else 0,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
