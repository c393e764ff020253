"""Let N messages leave in simulated time, with workers that are killed at every step; ends with what the table says.

python killed.py N TIMES SEED PLACE
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "outbox")]

from clock import Clock  # noqa: E402  stands beside this file
from world import BEGIN, make  # noqa: E402  the same

from warmwelkom.house.postgres.session import database_running  # noqa: E402

STEPS = (
    "claimed, not yet committed", "guards asked", "made", "last look", "begun, not yet committed",
    "begun", "half of the request", "all of the request, the answer not read", "answered",
    "written down, not yet committed", "written down",
)  # fmt: skip
ONCE_A_BATCH = {"claimed, not yet committed", "guards asked", "written down"}
MOST_ROUNDS = 2000


def main(words: list[str]) -> int:
    number, times, seed = (int(word) for word in words[:3])
    place = Path(words[3])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    with database_running():
        import django  # noqa: PLC0415  the database runs first

        django.setup()
        clock = Clock(place / "clock")
        clock.set(BEGIN.timestamp(), 0)
        region = make(number, seed, place)
        run = Run(str(region), place, clock, random.Random(seed))
        kills = run.to_the_end(times, number)
        print(json.dumps({"kills": kills, "by_a_person": run.by_a_person, "rows": run.rows(),
                          "ended_at": clock.now()}))  # fmt: skip
    return 0


class Run:
    def __init__(self, region: str, place: Path, clock: Clock, chance: random.Random) -> None:
        self.region, self.place, self.clock, self.chance = region, place, clock, chance
        self.heard = self.by_a_person = 0

    def to_the_end(self, times: int, number: int) -> dict[str, int]:
        """Kill at each step in disorder; then workers that live, until nothing waits; returns step -> deaths."""
        import steps  # noqa: PLC0415  Django is set up by now
        from worker import STEPS_OF_SUMMER, work  # noqa: PLC0415  the same

        steps.AFTER.update(STEPS_OF_SUMMER)
        order = [step for step in STEPS for _time in range(times)]
        self.chance.shuffle(order)
        died: Counter[str] = Counter()
        spread = max(2, number // (2 * len(order)))
        for _round in range(MOST_ROUNDS):
            step = order.pop() if order else ""
            nth = 1 if step in ONCE_A_BATCH else self.chance.randint(1, spread)
            forget_connection()
            seed = self.chance.random()
            fell = steps.in_a_child(
                lambda step=step, nth=nth, seed=seed: work(self.region, self.place, seed, step, nth)
            )
            died[step] += fell == 9
            if step and fell != 9:
                order.insert(0, step)
            self.between()
            if not self.waits():
                break
        del died[""]
        return dict(died)

    def between(self) -> None:
        """Time goes by: what a fallen worker left is sorted out, callbacks come in, unknowns are looked up."""
        from worker import let_happen, simulated  # noqa: PLC0415  Django is set up by now

        from warmwelkom.base.outbox.asking import ask_statuses  # noqa: PLC0415  the same
        from warmwelkom.base.outbox.claims import in_region, sort_out  # noqa: PLC0415  the same
        from warmwelkom.base.outbox.ways import way_out  # noqa: PLC0415  the same

        self.clock.go_on(660)
        let_happen(self.region, self.place, self.clock)
        simulated(self.clock)
        with in_region(self.region):
            sort_out(now=self.clock.moment())
        self.hear()
        self.clock.go_on(180)
        ask_statuses(way_out("sms"), channel="sms", region_id=self.region, now=self.clock.moment())
        self.person_decides()
        self.jump()

    def hear(self) -> None:
        """The callbacks since the last time, the last one first."""
        from warmwelkom.base.outbox.incoming import take_in_told  # noqa: PLC0415  Django is set up by now
        from warmwelkom.base.outbox.ways import way_out  # noqa: PLC0415  the same

        lines = (self.place / "callbacks").read_text().splitlines()
        way = way_out("sms")
        for line in reversed(lines[self.heard :]):
            told = way.read_status(json.loads(line))
            if told:
                take_in_told(*told, now=self.clock.moment())
        self.heard = len(lines)

    def person_decides(self) -> None:
        """What the provider does not know either, somebody sends again, or leaves when its time is over."""
        from warmwelkom.base.access.errors import UserError  # noqa: PLC0415  Django is set up by now
        from warmwelkom.base.outbox.claims import in_region  # noqa: PLC0415  the same
        from warmwelkom.base.outbox.decide import leave, plan_again  # noqa: PLC0415  the same
        from warmwelkom.base.outbox.models import Message  # noqa: PLC0415  the same

        with in_region(self.region):
            for row in Message.objects.filter(state="unknown", decided_at=None):
                try:
                    plan_again(row, by="Hanna", now=self.clock.moment())
                    self.by_a_person += 1
                except UserError:
                    leave(row, by="Hanna", now=self.clock.moment())

    def jump(self) -> None:
        """When nothing may leave now, to the moment that something may."""
        from warmwelkom.base.outbox.claims import due, in_region  # noqa: PLC0415  Django is set up by now
        from warmwelkom.base.outbox.models import Message  # noqa: PLC0415  the same

        with in_region(self.region):
            if due(now=self.clock.moment()).exists():
                return
            later = Message.objects.filter(state="planned", not_before__isnull=False)
            first = later.order_by("not_before").values_list("not_before", flat=True).first()
        if first:
            self.clock.set(max(self.clock.now(), first.timestamp()), self.clock.happened())

    def waits(self) -> bool:
        from warmwelkom.base.outbox.claims import in_region  # noqa: PLC0415  Django is set up by now
        from warmwelkom.base.outbox.models import Message  # noqa: PLC0415  the same

        with in_region(self.region):
            open_states = ("planned", "claimed", "begun")
            return Message.objects.filter(state__in=open_states).exists()

    def rows(self) -> list[Any]:
        from warmwelkom.base.outbox.claims import in_region  # noqa: PLC0415  Django is set up by now
        from warmwelkom.base.outbox.models import Message  # noqa: PLC0415  the same

        with in_region(self.region):
            return [
                [str(pk), key, state]
                for pk, key, state in Message.objects.values_list("pk", "key", "state")
            ]


def forget_connection() -> None:
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
