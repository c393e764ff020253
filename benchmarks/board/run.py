"""Sixty people on one board: how soon a change is on every screen; and whether a storm loses a note.

--short: fewer changes, and the ten minutes of the storm in thirty seconds. --storm: that alone.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from speed import how_soon  # noqa: E402  stands beside this file
from storm import weather  # noqa: E402  stands beside this file

from houses import asked, environment, house, site  # noqa: E402
from measured import OUT, tell  # noqa: E402

PEOPLE, IN_THE_STORM = 60, 40
GOALS = {"p50_ms": 1000, "p95_ms": 2000}


def main(words: list[str]) -> int:
    short, only_storm = "--short" in words, "--storm" in words
    place = OUT / f"board-{'storm' if only_storm else 'whole'}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    found: dict[str, Any] = {"people": PEOPLE, "goals": GOALS, "in_the_storm": IN_THE_STORM}
    if not only_storm:
        with a_house(place / "soon") as (env, made, pid):
            print(f"{PEOPLE} people look at one board …", flush=True)
            port = int(env["PORT"])
            soon = asyncio.run(how_soon(port, made, pid, changes=15 if short else 150))
        print(json.dumps(soon), flush=True)
        found |= soon
    with a_house(place / "storm") as (env, made, pid):
        print(f"{IN_THE_STORM} people in a storm …", flush=True)
        seconds = 30 if short else 600
        found |= asyncio.run(weather(env, made, people=IN_THE_STORM, seconds=seconds))
    tell("board", found)
    return 0 if found["lost"] == found["double"] == 0 and found["equal"] else 1


class a_house:  # noqa: N801  reads as what it is
    """A house of its own with a board, running until the end of the block."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __enter__(self) -> tuple[dict[str, str], dict[str, Any], int]:
        self.env = environment(self.place / "home")
        log = self.place / "log"
        house("migrate", "--verbosity", "0", env=self.env, log=log)
        made = json.loads(asked(HERE / "fill.py", [str(PEOPLE)], self.env))
        self.site = site(self.env, log)
        return self.env, made, self.site.__enter__()

    def __exit__(self, *fault: object) -> None:
        self.site.__exit__(None, None, None)
        shutil.rmtree(self.place / "home", ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
