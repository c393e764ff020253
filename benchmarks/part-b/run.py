"""How many keys and page loads part B takes a mentor, in a browser by keyboard alone; and what that is in time.

./bench part-b; --at http://127.0.0.1:8000 uses a site with the demo region that runs already (it writes there).
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from houses import asked_in_demo  # noqa: E402
from keystrokes import seconds_of_hands  # noqa: E402
from measured import tell  # noqa: E402

PUPILS, CLASS, HOUR = 4, 15, 3600
STEPS = 9
"""Eight fields and the button: before each somebody gets ready."""


def main(words: list[str]) -> int:
    found = asked_in_demo(HERE / "keys.py", words, name="part-b", more=(str(PUPILS),))
    tell("part-b", found | reckoned(found["pupils"]))
    return 0


def reckoned(pupils: list[dict[str, Any]]) -> dict[str, Any]:
    """Seconds of one pupil after the keystroke-level model, and what is left of an hour for fifteen to think."""
    keys = statistics.median(row["keys"] for row in pupils)
    hands = seconds_of_hands(keys=keys, steps=STEPS)
    waiting = statistics.median(row["seconds_waited_for_pages"] for row in pupils)
    return {
        "keys_for_one_pupil": keys,
        "page_loads_for_one_pupil": statistics.median(row["page_loads"] for row in pupils),
        "seconds_for_one_pupil": round(hands, 1),
        "minutes_for_fifteen": round(CLASS * hands / 60, 1),
        "seconds_left_to_think_for_each": round(HOUR / CLASS - hands - waiting, 1),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
