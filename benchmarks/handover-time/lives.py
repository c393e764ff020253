"""Some hundred dossiers from start to delivered, by the house's own commands, with the time moved.

python lives.py PUPILS SEED SIGMA…: ends with what every dossier took for each spread, one line of JSON. Run it
inside a house that has the demo's lists; each spread lives in a transaction that is taken back, so that one house does for all.
"""

from __future__ import annotations

import datetime as dt
import heapq
import json
import os
import random
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]

from reactions import Reactions, at_school, drawn  # noqa: E402  stands beside this file

from warmwelkom.base.clock import AMSTERDAM  # noqa: E402
from warmwelkom.house.postgres.session import database_running  # noqa: E402

FIRST_DAY, START_DAYS, LAST_DAY = dt.date(2026, 1, 12), 45, dt.date(2027, 3, 1)
NIGHT = dt.time(6, 5)
"""When `handover.deliver` runs."""
NEEDED = {"mentor", "reading"}


@dataclass(kw_only=True)
class Life:
    """One dossier: who is around it, and when each did what."""

    dossier: Any
    pupil: Any
    mentor: Any
    care: Any
    mbo: Any
    reactions: Reactions
    started: dt.datetime
    done: dict[str, dt.datetime]


def main(words: list[str]) -> int:
    number, seed, sigmas = int(words[0]), int(words[1]), words[2:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmwelkom.house.settings")
    with database_running():
        import django  # noqa: PLC0415  the database runs first

        django.setup()
        print(json.dumps({sigma: lived(number, seed, float(sigma)) for sigma in sigmas}))
    return 0


def lived(number: int, seed: int, sigma: float) -> list[dict[str, Any]]:
    """Everything happens, is told, and has not happened."""
    from acts import Acts  # noqa: PLC0415  its models are there by now
    from django.db import transaction  # noqa: PLC0415  the same

    with transaction.atomic():
        acts = Acts.of_region()
        lives = begin(acts, number, random.Random(seed), sigma)
        live(acts, lives)
        transaction.set_rollback(True)
    return [told(life) for life in lives]


def begin(acts: Any, number: int, chance: random.Random, sigma: float) -> list[Life]:
    """Open the dossiers, each on a day in six weeks; who is placed already gets the place."""
    lives = []
    for pupil in acts.pupils(number, chance):
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(START_DAYS))
        moment = dt.datetime.combine(day, dt.time(10), AMSTERDAM)
        started = at_school(moment, closed=acts.closed)
        lives.append(
            Life(
                dossier=acts.opened(pupil, started), pupil=pupil, mentor=acts.mentor_of(pupil),
                care=acts.care_of(pupil), mbo=chance.choice(acts.mbos),
                reactions=drawn(chance, sigma=sigma), started=started, done={},
            )
        )  # fmt: skip
    return lives


def live(acts: Any, lives: list[Life]) -> None:
    """Everybody acts when their time has come, and every night the house delivers what may go."""
    turn = count()
    agenda: list[tuple[dt.datetime, int, str, Life | None]] = []

    def plan(life: Life | None, what: str, moment: dt.datetime) -> None:
        heapq.heappush(agenda, (moment, next(turn), what, life))

    for life in lives:
        for what, days in (("pupil", life.reactions.pupil), ("mentor", life.reactions.mentor),
                           ("place", life.reactions.place)):  # fmt: skip
            plan(life, what, _later(acts, what, life.started, days))
    plan(None, "night", dt.datetime.combine(FIRST_DAY, NIGHT, AMSTERDAM))
    while agenda:
        moment, _turn, what, life = heapq.heappop(agenda)
        if life is None:
            _night(acts, lives, moment)
            if not all(_is_over(one) for one in lives) and moment.date() < LAST_DAY:
                plan(None, "night", moment + dt.timedelta(days=1))
            continue
        getattr(acts, what)(life, moment)
        life.done[what] = moment
        if what == "mentor":
            plan(life, "reading", _later(acts, "reading", moment, life.reactions.reading))
            if life.reactions.care is not None:
                plan(life, "caring", _later(acts, "caring", moment, life.reactions.care))
        if what == "reading" and life.reactions.objects:
            plan(life, "answer", _later(acts, "answer", moment, life.reactions.answer))


def _later(acts: Any, what: str, since: dt.datetime, days: float) -> dt.datetime:
    moment = since + dt.timedelta(days=days)
    if what in ("pupil", "reading", "place"):
        return moment
    return at_school(moment, closed=acts.closed)


def _is_over(life: Life) -> bool:
    return "delivered" in life.done and (life.reactions.care is None or "c_open" in life.done)


def _night(acts: Any, lives: list[Life], moment: dt.datetime) -> None:
    waiting = {life.dossier: life for life in lives if "delivered" not in life.done}
    for dossier, (shown, ready) in acts.night(set(waiting), moment).items():
        waiting[dossier].done |= {"shown": shown, "ready": ready, "delivered": moment}
    caring = {
        one.dossier: one for one in lives if "caring" in one.done and "c_open" not in one.done
    }
    for dossier, opened in acts.c_opened(set(caring)).items() if caring else ():
        caring[dossier].done["c_open"] = opened


def told(life: Life) -> dict[str, Any]:
    """What it took, in days from the start; None for what has not been."""
    days = {what: (at - life.started).total_seconds() / 86400 for what, at in life.done.items()}
    return {
        **days,
        "has_late_place": life.reactions.place > 0,
        "has_care": life.reactions.care is not None,
        "in_turn": life.reactions.in_turn,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
