"""Open and fill N dossiers and deliver each in a process that is killed at some moment.

python killed.py N SEED: ends with what the tables say, one line of JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import statistics
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.house.postgres.session import database_running

NOON = dt.datetime(2026, 4, 2, 12, tzinfo=dt.UTC)
YEAR = 2025
TRIAL = 10
LONGER = 1.3
"""How far past the end of a usual delivery a kill from outside may fall, so that some live."""


def main(words: list[str]) -> int:
    number, seed = (int(word) for word in words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    with database_running():
        import django  # noqa: PLC0415  the database runs first

        django.setup()
        region, pairs = make(number + TRIAL)
        usual, pairs = measured(region, pairs[:TRIAL]), pairs[TRIAL:]
        died = kill_each(region, pairs, usual, random.Random(seed))
        between = told(region)
        again = [deliver(region, *pair) for pair in pairs]
        print(json.dumps({"dossiers": number, **usual.told, "killed": died,
                          "after_the_kills": between, "after_delivering_again": told(region),
                          "delivered_again": len(again)}))  # fmt: skip
    return 0


def make(number: int) -> tuple[UUID, list[tuple[UUID, UUID]]]:
    """A region with one class of N pupils, each with a dossier that is done and a place: (dossier, enrolment)."""
    from django.db import transaction  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.access.scope import all_regions, region_scope  # noqa: PLC0415  the same
    from warmwelkom.rooms.people.models import Location, Region, School  # noqa: PLC0415  the same

    with transaction.atomic(), all_regions():
        region = Region.objects.create(slug="b", name="B", school_year=YEAR, created_at=NOON)
        vo, mbo = (
            School.objects.create(
                region=region, brin=brin, name=brin, sector=sector, joined_at=NOON
            )
            for brin, sector in (("00AA", "vo"), ("00BB", "mbo"))
        )
        campus = Location.objects.create(region=region, school=vo, code="00AA00", name="A")
    with transaction.atomic(), region_scope(region.pk):
        pairs = [_one(region, campus, mbo, each) for each in range(number)]
    return region.pk, pairs


def _one(region: Any, campus: Any, mbo: Any, each: int) -> tuple[UUID, UUID]:
    from warmwelkom.rooms.handover.models import Dossier  # noqa: PLC0415  Django is set up by now
    from warmwelkom.rooms.transitions.models import (  # noqa: PLC0415  the same
        Enrolment,
        Pupil,
        Transition,
    )

    names = {"given_name": "Evi", "surname": f"Vos {each}"}
    pupil = Pupil.objects.create(region=region, email=f"evi{each}@leerling.example", **names)
    row = Transition.objects.create(
        region=region,
        pupil=pupil,
        school_year=YEAR,
        location=campus,
        class_name="4K1",
        listed_at=NOON,
    )
    place = Enrolment.objects.create(
        region=region, school=mbo, school_year=YEAR, transition=row, student_number=str(each), **names
    )  # fmt: skip
    dossier = Dossier.objects.create(
        region=region, transition=row, form="2020-08-01", opened_at=NOON, b_done_at=NOON,
        shown_at=NOON, answered_at=NOON,
    )  # fmt: skip
    return dossier.pk, place.pk


def deliver(region: UUID, dossier_id: UUID, place_id: UUID) -> UUID:
    from django.db import transaction  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.access.actor import system_actor  # noqa: PLC0415  the same
    from warmwelkom.base.access.scope import region_scope  # noqa: PLC0415  the same
    from warmwelkom.rooms.handover.domain.deliver import deliver_dossier  # noqa: PLC0415  the same
    from warmwelkom.rooms.handover.models import Dossier  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.models import Enrolment  # noqa: PLC0415  the same

    with transaction.atomic(), region_scope(region):
        done = deliver_dossier(
            actor=system_actor(region_id=region),
            dossier=Dossier.objects.get(pk=dossier_id),
            enrolment=Enrolment.objects.get(pk=place_id),
            now=NOON,
        )
    return done.pk


@dataclass(frozen=True, kw_only=True)
class Usual:
    """How many questions one delivery asks, and how long it takes in a process of its own."""

    questions: int
    seconds: float

    @property
    def told(self) -> dict[str, float]:
        return {"questions": self.questions, "usual_seconds": round(self.seconds, 3)}


def measured(region: UUID, pairs: list[tuple[UUID, UUID]]) -> Usual:
    """The trial deliveries, which live: they are delivered in every count that follows."""
    from django.db import connection  # noqa: PLC0415  Django is set up by now
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  the same

    with CaptureQueriesContext(connection) as asked:
        deliver(region, *pairs[0])
    times = []
    for pair in pairs[1:]:
        began = time.monotonic()
        os.waitpid(_child(region, pair), 0)
        times.append(time.monotonic() - began)
    return Usual(questions=len(asked), seconds=statistics.median(times))


def kill_each(
    region: UUID, pairs: list[tuple[UUID, UUID]], usual: Usual, chance: random.Random
) -> dict[str, int]:
    """One process for each dossier; how each ended.

    By turns it kills itself around one of its questions (or around the commit, which is the last),
    and is killed from outside at any moment, in the midst of a question too.
    """
    ended: Counter[str] = Counter()
    for turn, pair in enumerate(pairs):
        nth, is_after = chance.randint(1, usual.questions + 1), chance.random() < 0.5
        if turn % 2:
            child = _child(region, pair)
            time.sleep(chance.uniform(0, LONGER * usual.seconds))
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        else:
            child = _child(region, pair, nth=nth, is_after=is_after)
        _pid, status = os.waitpid(child, 0)
        how = "from outside" if turn % 2 else "at a question"
        ended[f"{how}, {'killed' if os.WIFSIGNALED(status) else 'lived'}"] += 1
    return dict(ended)


def _child(region: UUID, pair: tuple[UUID, UUID], *, nth: int = 0, is_after: bool = False) -> int:
    """A process that delivers this one and ends, with a connection of its own; its number."""
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    connection.close()
    child = os.fork()
    if child == 0:
        if nth:
            _die_at(nth, is_after=is_after)
        deliver(region, *pair)
        os._exit(0)
    return child


def _die_at(nth: int, *, is_after: bool) -> None:
    """Kill this process before or after its nth question; a commit counts as one, and is no question."""
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    left, commit = [nth], connection._commit

    def die(*, now: bool) -> None:
        if left[0] == 0 and now:
            os.kill(os.getpid(), signal.SIGKILL)

    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        left[0] -= 1
        die(now=not is_after)
        answer = execute(sql, params, many, context)
        die(now=True)
        return answer

    def at_commit() -> None:
        left[0] -= 1
        die(now=not is_after)
        commit()
        die(now=True)

    connection.execute_wrappers.append(run)
    connection._commit = at_commit


def told(region: UUID) -> dict[str, int]:
    """Deliveries, and what belongs to one: never half of it."""
    from django.db import transaction  # noqa: PLC0415  Django is set up by now

    from warmwelkom.base.access.scope import region_scope  # noqa: PLC0415  the same
    from warmwelkom.base.audit.models import Act  # noqa: PLC0415  the same
    from warmwelkom.base.outbox.models import Message  # noqa: PLC0415  the same
    from warmwelkom.rooms.handover.models import Delivery  # noqa: PLC0415  the same
    from warmwelkom.rooms.transitions.models import StateChange, Transition  # noqa: PLC0415  the same

    with transaction.atomic(), region_scope(region):
        delivered = list(Delivery.objects.values_list("dossier_id", flat=True))
        return {
            "delivered": len(set(delivered)),
            "twice": len(delivered) - len(set(delivered)),
            "acts": Act.objects.filter(action="handover.deliver")
            .values("subject_id")
            .distinct()
            .count(),
            "mails": Message.objects.count(),
            "handed_over": Transition.objects.filter(state="handed_over").count(),
            "reasons": StateChange.objects.filter(state="handed_over").count(),
        }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
