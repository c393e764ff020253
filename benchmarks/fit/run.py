"""The fit of ten profiles and sixty programmes, cold and warm, and a search over all end terms and goals.

--short: a tenth of the words, and fewer times. --own: end terms made up here, also where SLO's files stand beside the project.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from houses import asked, environment, house  # noqa: E402  stands beside this folder
from measured import OUT, ROOT, spread, tell  # noqa: E402  the same

SLO = ROOT.parent / "shared" / "data" / "vmbo_curriculum" / "slo_json"
GOALS = {"fit_cold_ms": 1000, "fit_warm_ms": 100, "search_ms": 100}


def main(words: list[str]) -> int:
    place, short = OUT / "fit", "--short" in words
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env, log = environment(place / "home"), place / "log"
    house("migrate", "--verbosity", "0", env=env, log=log)
    if SLO.exists() and "--own" not in words:
        house("reference", "load", "curriculum", str(SLO), env=env, log=log)
    else:
        house("reference", "own", env=env, log=log)
    print("filling …", flush=True)
    made = json.loads(asked(HERE / "fill.py", ["2" if short else "30"], env))
    print("looking …", flush=True)
    found = json.loads(asked(HERE / "look.py", [made.pop("cookie"), "5" if short else "30"], env))
    figures = {name: spread(times) for name, times in found.items()}
    tell("fit", {**made, "goals_to_reach": GOALS, **figures})
    shutil.rmtree(place)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
