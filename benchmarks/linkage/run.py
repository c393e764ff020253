"""Two lists of people that share no number: our `warmwelkom link`, splink (twice) and recordlinkage's ECM.

Every tool gets the same rows and the same two chances (link from 0.99, ask a person from 0.03). Ours alone
is run on cuts of the long list too, to see how it grows. With --ours the peers are left out.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from lists import Lists, cut, febrl4, invented  # noqa: E402  stands beside this file
from score import score  # noqa: E402

from measured import HOUSE_PYTHON, OUT, Cost, median_cost, run, tell  # noqa: E402

PEERS = {"splink": "splink_recipe.py", "tuned": "splink_tuned.py", "ecm": "ecm.py"}
KNOWS_THE_TRUTH = ("tuned",)
SIZES = (5_000, 20_000, 50_000)
COLUMNS = ("f1", "falsely_lost", "masked", "in_review", "cpu_seconds", "peak_mb")


def main(words: list[str]) -> int:
    short = "--short" in words
    tools = ["ours"] if "--ours" in words else ["ours", *PEERS]
    lists = [febrl4(OUT), *invented(OUT, names=["nl5k"] if short else ["nl5k", "nl100k"])]
    figures: dict[str, Any] = {}
    for one in lists:
        rounds = 1 if short or one.name == "nl100k" else 3
        figures[one.name] = measure(one, tools=tools, rounds=rounds)
        show(one.name, figures[one.name])
    longest = lists[-1]
    sizes = SIZES if longest.name == "nl100k" else ()
    growth = {str(size): grown(cut(longest, size=size, out=OUT)) for size in sizes}
    tell("linkage", {"lists": figures, "growth": growth})
    return 0


def show(name: str, figures: dict[str, Any]) -> None:
    """The table of one list."""
    for tool, row in figures.items():
        cells = " ".join(f"{heading} {row[heading]}" for heading in COLUMNS if heading in row)
        print(f"{name:8} {tool:8} {cells or row}", flush=True)


def grown(lists: Lists) -> dict[str, Any]:
    return measure(lists, tools=["ours"], rounds=1)["ours"]


def measure(lists: Lists, *, tools: list[str], rounds: int) -> dict[str, Any]:
    """By turns, so that another load on the machine meets every tool."""
    costs: dict[str, list[Cost]] = {tool: [] for tool in tools}
    for number in range(rounds):
        for tool in tools:
            print(f"{lists.name}: {tool}, round {number + 1} of {rounds}", flush=True)
            costs[tool].append(run(command(tool, lists), log=OUT / f"{lists.name}-{tool}.log"))
    return {
        tool: {**score(lists, read(answer(tool, lists))), **median_cost(costs[tool])}
        if all(cost.code == 0 for cost in costs[tool])
        else {"fault": f"see benchmarks/out/{lists.name}-{tool}.log"}
        for tool in tools
    }


def answer(tool: str, lists: Lists) -> Path:
    return OUT / f"{lists.name}-{tool}.csv"


def command(tool: str, lists: Lists) -> list[str]:
    out = str(answer(tool, lists))
    if tool == "ours":
        house = [HOUSE_PYTHON, "-m", "warmwelkom.house.cli", "link"]
        return [*house, str(lists.left), str(lists.right), "--out", out]
    words = [sys.executable, str(HERE / PEERS[tool]), str(lists.left), str(lists.right), out]
    return [*words, str(write_truth(lists))] if tool in KNOWS_THE_TRUTH else words


def write_truth(lists: Lists) -> Path:
    """For the tuned splink, which chooses its limit by it."""
    path = OUT / f"{lists.name}-truth.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("a_id", "b_id"), *sorted(lists.truth)])
    return path


def read(path: Path) -> list[tuple[str, str, float]]:
    """Pairs with their chance. Ours says how a pair came out; its chance then only ranks it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["b_id"]]
    floor = {"linked": 0.99, "review": 0.03}
    ceiling = {"linked": 1.0, "review": 0.98999}
    return [
        (
            row["a_id"],
            row["b_id"],
            min(max(float(row["score"]), floor[row["outcome"]]), ceiling[row["outcome"]])
            if row.get("outcome")
            else float(row["score"]),
        )
        for row in rows
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
