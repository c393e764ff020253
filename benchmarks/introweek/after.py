"""After a plan is shared: a tenth of the half-days is cancelled, five students come late, a room is lost.

What mending it costs and changes, and what it costs to say whom to ask.
"""

from __future__ import annotations

import gzip
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

from measured import HOUSE_PYTHON, run
from warmwelkom.engines.timetable import read_week, verify, whom_to_ask
from warmwelkom.engines.timetable.week import Week

CANCELLED, LATE, MEND_SECONDS, ASKED = 0.1, 5, 8, 20


def mended(path: Path, plan: Path, home: Path) -> dict[str, Any]:
    """`warmwelkom plan-week --from` on the changed week, in a process of its own; checked."""
    changed, out = home / "changed.json", home / f"mended-{plan.name}"
    changed.write_text(json.dumps(_changed(_read(path))))
    command = [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", "plan-week", str(changed)]
    command += ["--from", str(plan), "--out", str(out), "--ask", "0"]
    cost = run([*command, "--seconds", str(MEND_SECONDS)], log=home / "log.txt")
    rows = json.loads(out.read_bytes())
    told: dict[str, Any] = {"seconds": round(cost.seconds, 1), "status": rows["status"]}
    told["cpu_seconds"] = round(cost.cpu_seconds, 1)
    if "figures" not in rows:
        return told | {"why": [row["text"] for row in rows["short"]] or rows["broken"][:3]}
    told |= dict(Counter(row["kind"] for row in rows["changes"]))
    told["violations"] = len(verify(read_week(changed.read_bytes()), rows))
    return told | {"familiar": rows["figures"]["familiar"], "lonely": rows["figures"]["lonely"]}


def asked_whom(week: Week) -> dict[str, Any]:
    """The half-days that give most, best first: how long that takes for all schools of this week."""
    clock, began = time.monotonic(), time.process_time()
    found = whom_to_ask(week, most=ASKED)
    return {
        "schools": len(week.schools),
        "cpu_seconds": round(time.process_time() - began, 1),
        "seconds": round(time.monotonic() - clock, 1),
        "gains": [row["gain"] for row in found],
    }


def _read(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
    return found


def _changed(week: dict[str, Any]) -> dict[str, Any]:
    chance = random.Random(len(week["students"]))
    offers = [(row, half) for row in week["vo_teachers"] for half in row["half_days"]]
    for row, half in chance.sample(offers, round(CANCELLED * len(offers))):
        row["half_days"] = [one for one in row["half_days"] if one != half]
    for number, like in enumerate(chance.sample(week["students"], LATE)):
        kept = ("programme", "vo_school", "own_teachers")
        late = {name: like[name] for name in kept if name in like}
        week["students"].append({"id": f"late{number}", **late})
    plain = [row for row in week["rooms"] if "class" in row["features"]]
    week["rooms"].remove(chance.choice(plain))
    return week
