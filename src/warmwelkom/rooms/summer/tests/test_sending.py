"""From an open task to a message that leaves, or does not: planned by day, asked again when it is claimed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import YEAR, Cast
from tests.pupils import add_pupil, enrol, moment
from tests.summer_tasks import cover, make, reach, task_of

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.outbox.guards import pass_guards
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.summer.domain.bridges import NobodyOnDuty, start_bridge, stop_bridge
from warmwelkom.rooms.summer.domain.plan_messages import plan_messages
from warmwelkom.rooms.summer.domain.rota import copy_week, set_duty
from warmwelkom.rooms.summer.domain.tasks import say_task_done
from warmwelkom.rooms.summer.models import Bridge, ContactPoint, DutyDay, PupilTask, SummerMessage
from warmwelkom.rooms.transitions.models import Transition

JULY, SEPTEMBER = dt.date(2026, 5, 1), dt.date(2026, 9, 30)
AUGUST = moment("2026-08-10", "11:00")  # seven days before the laptop's Monday


@pytest.fixture
def bridge(cast: Cast) -> Bridge:
    """Mondriaan's, started, with Joris on duty each day; Dina has passed and has a phone that works."""
    with cast.scope():
        enrol(
            cast, cast.dina, "S-dina", class_name="VZ-1b", programme=cast.places.care,
            class_mentor="Joris", class_mentor_email="joris@school.example",
        )  # fmt: skip
        Transition.objects.filter(pk=cast.dina.pk).update(exam_result="passed")
        make(cast)
        PupilTask.objects.exclude(template__kind__in=("laptop", "travel")).update(state="confirmed")
        reach(cast.dina)
        cover(cast, "joris", JULY, SEPTEMBER)
        made: Bridge = Bridge.objects.get()
        start_bridge(actor=cast.actor("emre"), bridge=made, now=moment("2026-06-02"))
        return Bridge.objects.get()


def plan(cast: Cast, now: dt.datetime) -> int:
    region = cast.places.region.pk
    return plan_messages(actor=system_actor(region_id=region), school_year=YEAR, now=now)


def ask(now: dt.datetime) -> dict[str, str]:
    """Reason -> goes, waits until, or why never, of everything that is planned."""
    rows = list(Message.objects.filter(state="planned").order_by("planned_at"))
    gone = {row.pk for row in pass_guards(rows, now=now)}
    said = {}
    for row in Message.objects.filter(pk__in=[each.pk for each in rows]):
        reason = SummerMessage.objects.get(pk=row.about).reason
        said[reason] = "goes" if row.pk in gone else row.fault[:20] or f"{row.not_before:%d %H}"
    return said


@pytest.mark.usefixtures("bridge")
def test_the_mentor_introduces_the_class_mentor_once_and_then_he_writes(cast: Cast) -> None:
    with cast.scope():
        assert plan(cast, moment("2026-08-03", "08:05")) == 1
        hello = SummerMessage.objects.get()
        assert (hello.reason, hello.sender_name, hello.sender) == (
            "hello", "Joris (ROC Mondriaan)", cast.joris,
        )  # fmt: skip
        assert hello.text.endswith("Groet, Alice en Joris (ROC Mondriaan)")
        assert plan(cast, moment("2026-08-03", "18:00")) == 0
        assert plan(cast, moment("2026-08-04", "08:05")) == 1
        step = SummerMessage.objects.latest("planned_at")
        assert step.text == (
            "Hoi Dina, nog te doen: Reisproduct, uiterlijk maandag 10 augustus. Vraag je studentenreisproduct "
            "aan bij DUO en zet het op je ov-chipkaart. Lukt het niet? Stuur een bericht terug. "
            "Groet, Joris (ROC Mondriaan)"
        )
        carried = Message.objects.get(pk=step.message_id)
        assert (carried.to, carried.channel, carried.about) == ("+31600000001", "sms", step.pk)
        assert carried.expires_at == moment("2026-08-10", "20:00")
        assert plan(cast, moment("2026-08-07", "08:05")) == 0  # two in seven days is enough
        assert plan(cast, moment("2026-08-10", "08:05")) == 1


@pytest.mark.usefixtures("bridge")
def test_before_the_diploma_the_mentor_writes(cast: Cast) -> None:
    with cast.scope():
        Transition.objects.filter(pk=cast.dina.pk).update(exam_result="")
        plan(cast, moment("2026-08-03", "08:05"))
        row = SummerMessage.objects.get()
        assert (row.reason, row.sender_name, row.sender) == ("step", "Alice", cast.alice)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ({}, 1),
        ({"works_at": None}, 0),
        ({"broken_at": AUGUST}, 0),
        ({"stopped_at": AUGUST}, 0),
        ({"ended_at": AUGUST}, 0),
    ],
)
@pytest.mark.usefixtures("bridge")
def test_only_a_way_that_works_is_used(cast: Cast, words: dict[str, Any], number: int) -> None:
    with cast.scope():
        ContactPoint.objects.update(**words)
        assert plan(cast, AUGUST) == number


def test_who_says_stop_to_the_phone_still_has_mail(cast: Cast, bridge: Bridge) -> None:
    with cast.scope():
        ContactPoint.objects.update(stopped_at=AUGUST)
        reach(cast.dina, "mail", "dina@leerling.example")
        plan(cast, AUGUST)
        assert Message.objects.get(region_id=bridge.region_id).channel == "mail"


def claimed(cast: Cast) -> None:
    """One message about the laptop, planned on Monday 10 August; the pupil knows Joris already."""
    SummerMessage.objects.all().delete()
    Transition.objects.filter(pk=cast.dina.pk).update(mentor_email="", mentor_name="")
    PupilTask.objects.filter(template__kind="travel").update(state="confirmed")
    plan(cast, moment("2026-08-10", "08:05"))


@pytest.mark.usefixtures("bridge")
def test_what_is_open_goes(cast: Cast) -> None:
    with cast.scope():
        claimed(cast)
        assert ask(AUGUST) == {"step": "goes"}


@pytest.mark.usefixtures("bridge")
def test_in_quiet_hours_and_without_anybody_it_waits(cast: Cast) -> None:
    with cast.scope():
        claimed(cast)
        DutyDay.objects.filter(day=dt.date(2026, 8, 11)).delete()
        assert ask(moment("2026-08-10", "20:00")) == {"step": "12 08"}  # ten o'clock here


def test_after_the_planning_things_happen(cast: Cast, bridge: Bridge) -> None:
    """Said done, stopped, the place gone, too late: each is seen when the message is claimed."""
    dina, emre = cast.actor("dina"), cast.actor("emre")
    with cast.scope():
        claimed(cast)
        number = Message.objects.get()
        task = task_of(cast.dina, "laptop")

        def again() -> dict[str, str]:
            Message.objects.filter(pk=number.pk).update(state="planned", fault="", not_before=None)
            return ask(AUGUST)

        ContactPoint.objects.update(stopped_at=AUGUST)
        assert again() == {"step": "De leerling wil lang"}
        ContactPoint.objects.update(stopped_at=None)
        PupilTask.objects.filter(pk=task.pk).update(ended_at=AUGUST)
        assert again() == {"step": "De plek waar de taak"}
        PupilTask.objects.filter(pk=task.pk).update(ended_at=None)
        say_task_done(actor=dina, task=task, now=AUGUST)
        assert again() == {"step": "De taak staat niet m"}
        PupilTask.objects.filter(pk=task.pk).update(state="open")
        stop_bridge(actor=emre, bridge=bridge, now=AUGUST)
        assert again() == {"step": "De school heeft de b"}


@pytest.mark.usefixtures("bridge")
def test_two_at_once_for_one_pupil_count_for_each_other(cast: Cast) -> None:
    with cast.scope():
        claimed(cast)
        first = SummerMessage.objects.get()
        for number in range(3):
            row = SummerMessage.objects.get(pk=first.pk)
            row.pk, row.key, row._state.adding = None, f"t:{number}", True
            carried = Message.objects.create(
                region_id=row.region_id, key=row.key, channel="sms", to="x", text="x", guard="summer",
                planned_at=AUGUST,
            )  # fmt: skip
            row.id, row.message_id = carried.pk, carried.pk
            row.save()
            Message.objects.filter(pk=carried.pk).update(about=row.pk)
        gone = pass_guards(list(Message.objects.filter(state="planned")), now=AUGUST)
        assert len(gone) == 2


@pytest.mark.usefixtures("bridge")
def test_the_guard_asks_the_same_for_one_and_for_three(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            pass_guards(list(Message.objects.filter(state="planned")), now=AUGUST)
        return len(asked)

    with cast.scope():
        claimed(cast)
        one = cost()
        for name in ("Evi", "Fay"):
            other = add_pupil(cast, name)
            enrol(
                cast,
                other,
                f"S{name}",
                class_mentor="Joris",
                class_mentor_email="joris@school.example",
            )
            reach(other, address=f"+3160000000{len(name)}{name}")
        make(cast)
        PupilTask.objects.exclude(template__kind="laptop").update(state="confirmed")
        assert plan(cast, moment("2026-08-10", "08:10")) == 2
        assert cost() == one


def test_the_start_refuses_and_names_the_day(cast: Cast, bridge: Bridge) -> None:
    """One day of the holidays without anybody: not started, and the day is said."""
    emre = cast.actor("emre")
    with cast.scope():
        stop_bridge(actor=emre, bridge=bridge, now=AUGUST)
        DutyDay.objects.filter(day=dt.date(2026, 8, 13)).delete()
        with pytest.raises(NobodyOnDuty) as refused:
            start_bridge(actor=emre, bridge=bridge, now=AUGUST)
        assert str(refused.value).startswith("Op donderdag 13 augustus is er niemand")
        assert Bridge.objects.get().stopped_at == AUGUST
        set_duty(actor=emre, bridge=bridge, days={dt.date(2026, 8, 13): cast.joris.pk})
        start_bridge(actor=emre, bridge=bridge, now=AUGUST)
        assert Bridge.objects.get().stopped_at is None


def test_a_week_is_copied_on_where_nobody_is_yet(cast: Cast, bridge: Bridge) -> None:
    emre, monday = cast.actor("emre"), dt.date(2026, 8, 10)
    with cast.scope():
        DutyDay.objects.filter(day__gt=monday).exclude(day=dt.date(2026, 8, 24)).delete()
        assert copy_week(actor=emre, bridge=bridge, monday=monday) == 3
        days = DutyDay.objects.filter(day__gte=monday).values_list("day", flat=True)
        assert [day.isoformat()[5:] for day in days] == [
            "08-10",
            "08-17",
            "08-24",
            "08-31",
            "09-07",
        ]
