"""The same by pabutools, as its documentation does it: Add1, and what is left by greatest welfare."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pabutools.election import Cost_Sat
from pabutools.election.pabulib import parse_pabulib
from pabutools.rules import (
    completion_by_rule_combination,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
)


def main(ballots: str, out: str) -> None:
    instance, profile = parse_pabulib(ballots)
    winners = completion_by_rule_combination(
        instance,
        profile,
        [method_of_equal_shares, greedy_utilitarian_welfare],
        [{"sat_class": Cost_Sat, "voter_budget_increment": 1}, {"sat_class": Cost_Sat}],
    )
    names = [project.name for project in winners]
    Path(out).write_text(json.dumps({"winners": names}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
