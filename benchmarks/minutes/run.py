"""What part A takes a pupil on a phone, and what telling of a whole class takes a mentor: acts, and minutes from them.

./bench minutes; --at http://127.0.0.1:8000 uses a site with the demo region that runs already (it writes there, and moves its date).
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

TAP = 1.3
"""Seconds to a place and on it (Card, Moran and Newell 1980; theirs is for a mouse)."""
LETTER = 60 / (36.2 * 5)
"""Seconds a letter on a phone: 36.2 words a minute, the mean of 37,370 people (Palin and others, MobileHCI 2019)."""
WORD = 60 / 150
"""Seconds to read a word: slower than the 238 words a minute of grown readers (Brysbaert 2019), for these are 15-year-olds."""


def main(words: list[str]) -> int:
    found = asked_in_demo(HERE / "acts.py", words, name="minutes")
    tell("minutes", found | reckoned(found))
    return 0


def reckoned(found: dict[str, Any]) -> dict[str, Any]:
    """Minutes of part A with all its reading; seconds of a class with a choice for each student and agreement."""
    a, told = found["part_a"], found["class"]
    hands = a["taps"] * TAP + a["letters"] * LETTER + seconds_of_hands(keys=0, steps=a["pages"])
    pressed = told["keys"] + told["letters"]
    return {
        "part_a_minutes_of_hands": round(hands / 60, 1),
        "part_a_minutes_of_reading": round(a["words"] * WORD / 60, 1),
        "part_a_minutes_left_of_ten": round(10 - (hands + a["words"] * WORD) / 60, 1),
        "class_seconds_of_hands": round(seconds_of_hands(keys=pressed, steps=0), 1),
        "class_seconds_with_getting_ready": round(
            seconds_of_hands(keys=pressed, steps=told["choices"]), 1
        ),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
