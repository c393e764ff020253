"""Invented ballots as .pb files, the same each time: two sides, each with half of the plans to its liking."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

OTHER_HALF = 0.25


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How large a vote is; `cost` bounds what a plan costs, as part of the budget.

    Seven of ten voters are of vo. A plan of the other side's half is a quarter as likely to be approved,
    and one plan is up to six times as popular as another.
    """

    name: str
    voters: int
    plans: int
    approvals: int
    budget: int
    cost: tuple[float, float]


LARGE = Shape(
    name="10,000 x 200",
    voters=10_000,
    plans=200,
    approvals=10,
    budget=1_000_000,
    cost=(0.003, 0.05),
)
RICH = Shape(
    name="10,000 x 200, rich",
    voters=10_000,
    plans=200,
    approvals=10,
    budget=5_000_000,
    cost=(0.003, 0.05),
)
REGION = Shape(
    name="3,000 x 20", voters=3_000, plans=20, approvals=4, budget=15_000, cost=(0.03, 0.25)
)
MEETING = Shape(name="60 x 20", voters=60, plans=20, approvals=4, budget=15_000, cost=(0.03, 0.25))


def write(shape: Shape, folder: Path) -> Path:
    """One file per shape; plans with an even number are those of mbo."""
    chance = random.Random(20260801)
    weights = [chance.uniform(0.2, 1.2) for _ in range(shape.plans)]
    lines = ["META", "key;value", f"budget;{shape.budget}", "vote_type;approval"]
    lines += ["PROJECTS", "project_id;cost"]
    for plan in range(shape.plans):
        lines.append(f"{plan + 1};{max(1, int(shape.budget * chance.uniform(*shape.cost)))}")
    lines += ["VOTES", "voter_id;vote;side"]
    for voter in range(shape.voters):
        is_vo = voter % 10 < 7
        own = [
            weight if (plan % 2 == 0) == is_vo else weight * OTHER_HALF
            for plan, weight in enumerate(weights)
        ]
        times = chance.randint(shape.approvals - shape.approvals // 2, shape.approvals * 3 // 2)
        named = dict.fromkeys(chance.choices(range(shape.plans), weights=own, k=times))
        vote = ",".join(str(plan + 1) for plan in named)
        lines.append(f"{voter};{vote};{'vo' if is_vo else 'mbo'}")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{shape.voters}-{shape.plans}-{shape.budget}.pb"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
