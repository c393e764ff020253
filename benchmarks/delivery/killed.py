"""Open and fill N dossiers and deliver each in a process that is killed at some question to the database.

python killed.py N SEED: ends with what the tables say, one line of JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import sys
from collections import Counter
from typing import Any
from uuid import UUID

from warmwelkom.house.postgres.session import database_running

NOON = dt.datetime(2026, 4, 2, 12, tzinfo=dt.UTC)
YEAR = 2025
QUESTIONS = 30
"""About as many as a delivery asks, so that some processes live to the end."""


def main(words: list[str]) -> int:
    number, seed = (int(word) for word in words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    with database_running():
        import django  # noqa: PLC0415  the database runs first

        django.setup()
        region, pairs = make(number)
        died = kill_each(region, pairs, random.Random(seed))
        between = told(region)
        again = [deliver(region, *pair) for pair in pairs]
        print(json.dumps({"dossiers": number, "killed": died, "after_the_kills": between,
                          "after_delivering_again": told(region), "delivered_again": len(again)}))  # fmt: skip
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


def kill_each(
    region: UUID, pairs: list[tuple[UUID, UUID]], chance: random.Random
) -> dict[str, int]:
    """One process for each dossier, killed before or after one of its questions; how each ended."""
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    ended: Counter[str] = Counter()
    for pair in pairs:
        nth, is_after = chance.randint(1, QUESTIONS), chance.random() < 0.5
        connection.close()
        child = os.fork()
        if child == 0:
            _die_at(nth, is_after=is_after)
            deliver(region, *pair)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        ended["killed" if os.WIFSIGNALED(status) else "lived"] += 1
    return dict(ended)


def _die_at(nth: int, *, is_after: bool) -> None:
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    left = [nth]

    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        left[0] -= 1
        if left[0] == 0 and not is_after:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = execute(sql, params, many, context)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    connection.execute_wrappers.append(run)


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
