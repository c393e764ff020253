"""How many keys, page loads and words a fair comparison takes somebody who never made one; and what that is in time.

./bench trial-setup; --at http://127.0.0.1:8000 uses a site with the demo region that runs already (it writes there).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from houses import asked_in_demo  # noqa: E402
from keystrokes import seconds_of_hands  # noqa: E402
from measured import tell  # noqa: E402

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction by adults (Brysbaert 2019)."""
GOAL = 30


def main(words: list[str]) -> int:
    found = asked_in_demo(HERE / "keys.py", words, name="trial-setup")
    tell("trial-setup", found | reckoned(found))
    return 0


def reckoned(found: dict[str, Any]) -> dict[str, float]:
    """Minutes after the keystroke-level model, with every word on the way read; and what is left of half an hour."""
    hands = seconds_of_hands(keys=found["keys"], steps=found["steps"])
    reading = found["words_to_read"] / WORDS_A_MINUTE
    waiting = found["seconds_waited_for_pages"] / 60
    return {
        "minutes_of_hands": round(hands / 60, 1),
        "minutes_of_reading": round(reading, 1),
        "minutes_left_to_think": round(GOAL - hands / 60 - reading - waiting, 1),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
