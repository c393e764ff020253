"""Plan N messages and send them with workers that are killed at every step; ends with what the table says.

python killed.py N TIMES SEED: TIMES times at each step.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from warmwelkom.house.postgres.session import database_running  # noqa: E402

REGION = UUID("00000000-0000-7000-8000-000000000001")
HOUR = dt.timedelta(hours=1)
NOON = dt.datetime(2026, 4, 2, 12, tzinfo=dt.UTC)


def main(words: list[str]) -> int:
    number, times, seed = (int(word) for word in words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    with database_running():
        import django  # noqa: PLC0415  the database runs first

        django.setup()
        plan(number)
        kills = kill_at_every_step(number, times, random.Random(seed))
        print(json.dumps({"planned": number, "kills": kills, **told(number)}))
    return 0


def plan(number: int) -> None:
    from warmwelkom.base.outbox.claims import in_region  # noqa: PLC0415  Django is set up by now
    from warmwelkom.base.outbox.post import Planned, plan_many  # noqa: PLC0415  the same

    letters = (
        Planned(
            key=f"letter:{each}",
            to=f"lezer{each}@school{each % 500}.example",
            subject="Nieuws uit de regio",
            text="Dag,\n\nDit is er nieuw.\n" * 20,
            region_id=REGION,
        )
        for each in range(number)
    )
    with in_region(str(REGION)):
        made = plan_many(letters, now=NOON)
    assert made == number


def kill_at_every_step(number: int, times: int, chance: random.Random) -> dict[str, int]:
    """Step -> how many workers died there; at the end a worker that lives sends the rest."""
    from steps import AFTER, ONCE_A_BATCH, ONCE_FOR_SOME, in_a_child  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.outbox.claims import AT_A_TIME  # noqa: PLC0415  the same

    order = [step for step in AFTER for _time in range(times)]
    spread = max(2, number // len(order))
    chance.shuffle(order)
    died: Counter[str] = Counter()
    for step in order:
        nth = 1 if step in ONCE_A_BATCH else chance.randint(1, spread)
        if step in ONCE_FOR_SOME:
            nth = nth // AT_A_TIME + 1
        forget_connection()
        died[step] += in_a_child(lambda step=step, nth=nth: work(step, nth)) == 9
        sort_out_later()
    forget_connection()
    in_a_child(work)
    return dict(died)


def work(step: str = "", nth: int = 0) -> None:
    """What the worker of the house does for this region, killed at a step when one is given."""
    from steps import die_at  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.outbox.jobs import send_planned  # noqa: PLC0415  the same

    if step:
        die_at(step, nth)
    send_planned(region_id=str(REGION))


def sort_out_later() -> None:
    """An hour goes by: every term is over, and nobody is at work."""
    from django.utils import timezone  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.outbox.claims import in_region, sort_out  # noqa: PLC0415  the same

    with in_region(str(REGION)):
        sort_out(now=timezone.now() + HOUR)


def forget_connection() -> None:
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    connection.close()


def told(number: int) -> dict[str, Any]:
    """Number of the message -> its state, and the keys that have no row."""
    from warmwelkom.base.outbox.claims import in_region  # noqa: PLC0415  Django is set up by now
    from warmwelkom.base.outbox.models import Message  # noqa: PLC0415  the same

    with in_region(str(REGION)):
        rows = list(Message.objects.values_list("pk", "key", "state"))
    keys = {key for _pk, key, _state in rows}
    gone = [each for each in range(number) if f"letter:{each}" not in keys]
    return {"states": {str(pk): state for pk, _key, state in rows}, "gone": len(gone)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
