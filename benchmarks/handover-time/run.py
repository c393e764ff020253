"""From start to delivered: dossiers of the demo region, with people as slow as the published medians.

--short: 60 pupils in place of 200, and one spread of reaction times in place of three.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from houses import asked, environment, house  # noqa: E402
from measured import OUT, ROOT, tell  # noqa: E402

SEED, SIGMAS = 2026, (1.0, 0.5, 1.5)
GOAL_MEDIAN, PUBLISHED = 25, 44


def main(words: list[str]) -> int:
    short = "--short" in words
    number, sigmas = (60, SIGMAS[:1]) if short else (200, SIGMAS)
    place = OUT / "handover-time"
    found = {}
    for sigma, rows in lived(place, number, sigmas).items():
        found[sigma] = summed(rows)
        print(f"sigma {sigma}", json.dumps(found[sigma]), flush=True)
    usual = found[SIGMAS[0]]
    tell("handover-time", {"pupils": number, "published_median_days": PUBLISHED,
                           "goal_median_days": GOAL_MEDIAN, "by_sigma": found})  # fmt: skip
    kept = usual["days"]["median"] <= GOAL_MEDIAN and usual["own_waiting_days"]["most"] <= 1
    return int(not kept)


def lived(place: Path, number: int, sigmas: tuple[float, ...]) -> dict[float, Any]:
    """Spread -> every dossier's days, from a house that is filled with the lists of the demo region once."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env, log, lists = environment(place / "home", demo=True), place / "log", str(place / "lists")
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    build = ("demo", "build", "--pupils", str(2 * number), "--regions", "1")
    house(*build, "--out", lists, env=env, log=log)
    house("migrate", "--verbosity", "0", env=env, log=log)
    house("demo", "load", lists, env=env, log=log)
    words = [str(number), str(SEED), *map(str, sigmas)]
    found = json.loads(asked(HERE / "lives.py", words, env))
    shutil.rmtree(place)
    return {float(sigma): rows for sigma, rows in found.items()}


def summed(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Days from start to delivered, of who had a place; what each step took; and what the house added.

    Who was not delivered when the simulated year ended stands in no spread, and is counted.
    """
    went = [row for row in rows if "delivered" in row]
    placed = [row for row in went if not row["has_late_place"]]
    late = [row for row in went if row["has_late_place"]]
    care = [row for row in went if "c_open" in row]
    return {
        "dossiers": len(rows),
        "not_delivered": len(rows) - len(went),
        "days": spread(row["delivered"] for row in placed),
        "days_until_part_a_is_there_too": spread(max(row["delivered"], row["pupil"]) for row in placed),
        "waited_for_mentor": spread(row["mentor"] for row in placed),
        "waited_for_pupil_to_read_or_silence": spread(row["ready"] - row["mentor"] for row in placed),
        "of_these_silent": sum(row["reading"] > row["delivered"] for row in placed),
        "part_c_until_the_receiver_reads_it": spread(row["c_open"] - max(row["caring"], row["mentor"]) for row in care),
        "part_c_opened_after_the_delivery": sum(row["c_open"] > row["delivered"] for row in care),
        "went_before_part_a": sum(row["pupil"] > row["delivered"] for row in placed),
        "place_came_last": sum(row["place"] > row["ready"] for row in late),
        "own_waiting_days": spread(row["delivered"] - max(row["ready"], row["place"]) for row in went),
        "the_same_people_in_turn": spread(row["in_turn"] for row in placed),
    }  # fmt: skip


def spread(values: Any) -> dict[str, float]:
    found = sorted(values)
    if not found:
        return {"number": 0}
    cut = statistics.quantiles(found, n=20, method="inclusive")[18] if len(found) > 1 else found[0]
    return {"number": len(found), "median": round(statistics.median(found), 1), "p95": round(cut, 1),
            "most": round(found[-1], 1)}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
