"""A house in this process whose summer the test itself lets go by: 40 pupils, who answer as the test says."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.db import connections, transaction

from tests.cast import YEAR, Cast
from tests.pupils import add_pupil, enrol, mbo_list
from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.clock import AMSTERDAM, move_date_with
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.working_days import is_working_day
from warmwelkom.house.domain.demo_post import answer_as_pupil, send_in_demo
from warmwelkom.house.serving import THREADS, House
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.domain.contacts import collect_contacts
from warmwelkom.rooms.summer.domain.make_tasks import make_tasks
from warmwelkom.rooms.summer.domain.plan_messages import plan_messages
from warmwelkom.rooms.summer.domain.silence import walk_silence
from warmwelkom.rooms.transitions.domain.derive import derive_states
from warmwelkom.rooms.transitions.models import Assignment, Transition

DAY = dt.timedelta(days=1)
GIVEN = (
    "Noah", "Sem", "Amira", "Finn", "Luuk", "Sara", "Milan", "Yusuf", "Emma", "Lotte", "Daan", "Mila", "Adam",
    "Julia", "Bram", "Saar", "Omar", "Tess", "Thijs", "Nina", "Ruben", "Fenna", "Lars", "Zara", "Hugo", "Isa",
    "Niels", "Roos", "Ilias", "Vera", "Jesse", "Noor", "Stijn", "Maud", "Koen", "Liv", "Tijn", "Puck", "Sven",
)  # fmt: skip
SILENT, STOPS, TWICE = GIVEN[:3]
NOWHERE = GIVEN[-5:]
Answers = Callable[[Message, str], str]
"""What a pupil writes back to a message, by given name; nothing is silence."""


@dataclass
class Summer:
    """The region on one day; `pupils` by given name."""

    cast: Cast
    day: dt.date = dt.date(2026, 5, 26)
    pupils: dict[str, Transition] = field(default_factory=dict)
    answered: set[Any] = field(default_factory=set)

    def at(self, hour: int, minute: int = 0) -> dt.datetime:
        return dt.datetime.combine(self.day, dt.time(hour, minute), tzinfo=AMSTERDAM)

    @property
    def house(self) -> Actor:
        return system_actor(region_id=self.cast.places.region.pk)

    def address(self, name: str) -> str:
        return str(self.pupils[name].pupil.phone)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Look at the tables of the region, and write in them."""
        with transaction.atomic(), self.cast.scope():
            yield

    def goes_to(self, day: dt.date, *, answers: Answers) -> None:
        """One working day after the other: the work of the morning, messages, and what pupils write back the day after."""
        while self.day < day:
            self.day += DAY
            if is_working_day(self.day) or self.day == day:
                self.lives(answers)

    def lives(self, answers: Answers) -> None:
        with self.inside():
            self._answer(answers)
            collect_contacts(actor=self.house, school_year=YEAR, now=self.at(7, 45))
            derive_states(actor=self.house, school_year=YEAR, now=self.at(7, 40))
            make_tasks(actor=self.house, school_year=YEAR, now=self.at(7, 40))
            walk_silence(actor=self.house, now=self.at(7, 45))
            plan_messages(actor=self.house, school_year=YEAR, now=self.at(8, 5))
            send_in_demo(actor=self.house, now=self.at(11))

    def _answer(self, answers: Answers) -> None:
        """Whoever got something and did not answer it yet, does so at seven."""
        names = {row.pupil.phone: name for name, row in self.pupils.items()}
        for row in Message.objects.filter(channel="sms", state="sent").order_by("planned_at", "pk"):
            if row.pk in self.answered or row.to not in names:
                continue
            self.answered.add(row.pk)
            text = answers(row, names[row.to])
            if text:
                answer_as_pupil(actor=self.house, message=row, text=text, now=self.at(7))


def make_summer(cast: Cast) -> Summer:
    """Dina and 39 others: five are on no mbo's list, one on those of two, the rest in one class."""
    here = Summer(cast)
    Region.objects.filter(pk=cast.places.region.pk).update(is_demo=True)
    with here.inside():
        here.pupils["Dina"] = cast.dina
        for number, name in enumerate(GIVEN, 2):
            mail = f"{name.lower()}@leerling.example" if name == SILENT else ""
            here.pupils[name] = add_pupil(
                cast, name, "Vos", phone=f"+316{number:08}", email=mail, destination="mbo",
                mentor_name="Alice", mentor_email=cast.alice.email,
            )  # fmt: skip
        for number, (name, row) in enumerate(here.pupils.items()):
            if name not in NOWHERE:
                _place(cast, row, f"S-{number}")
        mbo_list(cast, kind="enrolments")
        enrol(cast, here.pupils[TWICE], "Y-1", school=cast.places.yuverta)
        Assignment.objects.create(
            region=cast.places.region, transition=here.pupils[SILENT], person=cast.fatima,
            role="coach", given_at=here.at(9), given_by=cast.dewi, reason="Zegt weinig.",
        )  # fmt: skip
    return here


def _place(cast: Cast, row: Transition, number: str) -> None:
    enrol(
        cast, row, number, class_name="VZ-1b", programme=cast.places.care, class_mentor="Joris",
        class_mentor_email=cast.joris.email,
    )  # fmt: skip


@contextmanager
def served(summer: Summer) -> Iterator[str]:
    """The address of this process's house, which stands where the summer stands."""
    move_date_with(lambda _region: summer.day)
    house = House()
    site = uvicorn.Config(
        ASGIStaticFilesHandler(house), port=0, lifespan="off", log_config=None,
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = uvicorn.Server(site)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the house did not start"
            thread.join(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)
        _let_go(house)


def _let_go(house: House) -> None:
    """Every thread that answered closes its own connection to the database."""
    together = threading.Barrier(THREADS)

    def close() -> None:
        connections.close_all()
        together.wait(30)

    for done in [house.threads.submit(close) for _each in range(THREADS)]:
        done.result()
    house.threads.shutdown()
