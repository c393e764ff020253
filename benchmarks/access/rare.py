"""In how many invented worlds each slip would show, reckoned from the oracle alone, without a database; one line of JSON."""

from __future__ import annotations

import json
import sys

from hypothesis import HealthCheck, given, settings

from warmwelkom.rooms.handover.tests.access_slips import SLIPS, shown_in
from warmwelkom.rooms.handover.tests.access_world import World, worlds


def main(words: list[str]) -> int:
    seen = dict.fromkeys(SLIPS, 0)

    @settings(
        max_examples=int(words[0]), database=None, derandomize=True, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(world=worlds())
    def look(world: World) -> None:
        for name in shown_in(world):
            seen[name] += 1

    look()
    print(json.dumps(seen))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
