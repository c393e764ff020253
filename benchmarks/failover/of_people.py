"""A house with a small region in the pair's database, and who writes and reads in it."""

from __future__ import annotations

import json
from pathlib import Path

from houses import asked, house

PUPILS = 100
WHO = ("mentor", "coach", "decaan")
FILL = Path(__file__).resolve().parents[1] / "rehearsal" / "fill.py"


def filled(place: Path, env: dict[str, str], log: Path, *, writers: int) -> dict[str, list[str]]:
    """The cookies of who will write, of who will read figures, and of who may send a pupil the link to their page."""
    lists = str(place / "lists")
    build = ("demo", "build", "--pupils", str(PUPILS), "--regions", "1")
    house(*build, "--out", lists, env=env, log=log)
    house("migrate", "--verbosity", "0", env=env, log=log)
    house("demo", "load", lists, env=env, log=log)
    house("prepare", env=env, log=log)
    people = json.loads(asked(FILL, [], env))
    found = [one["cookie"] for one in people if one["role"] in WHO]
    return {
        "write": [found[number % len(found)] for number in range(writers)],
        "send": [one["cookie"] for one in people if one["role"] == "mentor"],
        "read": [one["cookie"] for one in people if one["role"] == "coordinator"],
    }
