"""Both worlds with the same pupils; ends in a line of JSON with of how many nobody knows a place.

python simulate.py PUPILS SEED NAME-OF-ASSUMPTIONS SHUFFLE(0 or 1)
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from assumptions import OTHERS, USUAL  # noqa: E402  stands beside this file

from warmwelkom.house.postgres.session import database_running  # noqa: E402

SAY = {"usual": USUAL, **OTHERS}


def main(words: list[str]) -> int:
    number, seed, name, shuffles = int(words[0]), int(words[1]), words[2], words[3] == "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    with database_running():
        import django  # noqa: PLC0415  the database runs first

        django.setup()
        found = {
            arm: summer(number, seed, name, arm, shuffles=shuffles) for arm in ("lists", "bridge")
        }
    print(json.dumps(found))
    return 0


def summer(number: int, seed: int, name: str, arm: str, *, shuffles: bool) -> dict[str, object]:
    from days import Summer  # noqa: PLC0415  Django is set up by now
    from region import make  # noqa: PLC0415  the same

    has_bridge, begin = arm == "bridge", time.monotonic()
    slug = f"{arm}-{number}-{list(SAY).index(name)}"
    world = make(number, seed, SAY[name], slug=slug, has_bridge=has_bridge)
    days = Summer(world, has_bridge=has_bridge, seed=seed, shuffles=shuffles)
    missing = days.goes_by()
    return {
        "missing": missing, "told": dict(days.told), "shuffled": days.shuffled,
        "people": len(world.schools), "seconds": round(time.monotonic() - begin, 1),
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
