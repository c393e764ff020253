"""Plans chosen from ballots: `warmwelkom choose` on votes of several sizes; beside it pabutools, if it is there."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from ballots import LARGE, MEETING, REGION, RICH, Shape, write  # noqa: E402  stands beside this file

from measured import HOUSE_PYTHON, OUT, Cost, median_cost, run, tell  # noqa: E402

WORDS = {
    "equal shares": ["--rule", "equal-shares"],
    "equal shares, by cardinality": ["--rule", "equal-shares", "--utility", "cardinality"],
    "most votes first": ["--rule", "greedy"],
}
FOLDER = OUT / "choice"


def main(words: list[str]) -> int:
    short = "--short" in words
    shapes = [LARGE, REGION, MEETING] if short else [LARGE, RICH, REGION, MEETING]
    peer = importlib.util.find_spec("pabutools") is not None
    if not peer:
        print("pabutools is not installed, comparison left out (see benchmarks/choice/README.md).")
    figures = {shape.name: measure(shape, rounds=1 if short else 3, peer=peer) for shape in shapes}
    tell("choice", {"votes": figures, "goal_seconds": 2.0})
    return 0


def measure(shape: Shape, *, rounds: int, peer: bool) -> dict[str, Any]:
    """By turns, so that another load on the machine meets every rule."""
    ballots = write(shape, FOLDER)
    commands = {name: command(ballots, name) for name in WORDS}
    if peer and shape.voters * shape.plans <= REGION.voters * REGION.plans:
        script = str(HERE / "pabutools_recipe.py")
        commands["pabutools"] = [sys.executable, script, str(ballots), str(answer("pabutools"))]
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    told: dict[str, dict[str, Any]] = {}
    for number in range(rounds):
        for name, words in commands.items():
            print(f"{shape.name}: {name}, round {number + 1} of {rounds}", flush=True)
            costs[name].append(run(words, log=FOLDER / "log.txt"))
            if costs[name][-1].code:
                raise SystemExit(f"{name} failed: see benchmarks/out/choice/log.txt")
            told[name] = json.loads(answer(name).read_text(encoding="utf-8"))
    figures = {name: {**median_cost(costs[name]), **outcome(told[name])} for name in commands}
    if "pabutools" in told:
        same = told["equal shares"]["winners"] == told["pabutools"]["winners"]
        figures["pabutools"]["same_winners"] = same
    return figures


def answer(name: str) -> Path:
    return FOLDER / f"{name.replace(' ', '-').replace(',', '')}.json"


def command(ballots: Path, name: str) -> list[str]:
    house = [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", "choose", str(ballots)]
    return [*house, *WORDS[name], "--out", str(answer(name))]


def outcome(told: dict[str, Any]) -> dict[str, Any]:
    """How many plans, of which for mbo (those with an even number), and who of each side has one."""
    winners = told["winners"]
    found: dict[str, Any] = {
        "winners": len(winners),
        "of_mbo": sum(int(name) % 2 == 0 for name in winners),
    }
    if "sides" in told:
        found["left"] = told["left"]
        found["raised"] = told["raised_per_voter"]
        for side, own in told["sides"].items():
            found[f"{side}_with_a_plan"] = round(own["with_a_plan"] / own["voters"], 3)
            found[f"{side}_money"] = round(own["money"], 3)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
