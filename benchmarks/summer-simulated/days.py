"""One summer, day by day, with the bridge or with lists and mails alone; it ends on the evening of day 5."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from background import changed
from django.db import transaction
from messages import react, send
from people import Day, goes_elsewhere
from region import BEGIN, FIRST_DAY, YEAR, World, at

from pupils import Life, is_spoken_with, is_there
from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.working_days import is_working_day
from warmwelkom.rooms.summer.domain.make_tasks import make_tasks
from warmwelkom.rooms.summer.domain.plan_messages import plan_messages
from warmwelkom.rooms.summer.domain.presence import tick
from warmwelkom.rooms.summer.domain.silence import walk_silence
from warmwelkom.rooms.summer.domain.writing import write_states
from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.transitions.domain.derive import derive_states
from warmwelkom.rooms.transitions.models import Enrolment, Transition

ONE = dt.timedelta(days=1)
RESULTS = dt.date(2026, 6, 11)
LOOKED_AT = (dt.date(2026, 6, 15), dt.date(2026, 8, 17), dt.date(2026, 8, 25))
"""On these days the backgrounds are dealt out anew."""
KNOWN = ("started", "settled", "elsewhere")


class Summer:
    """The days of one world; `told` counts what happened."""

    def __init__(self, world: World, *, has_bridge: bool, seed: int, shuffles: bool) -> None:
        self.world, self.has_bridge, self.seed = world, has_bridge, seed
        self.told: Counter[str] = Counter()
        self.shuffled: list[dict[str, int]] = []
        self.looked_at = LOOKED_AT if shuffles and has_bridge else ()
        self.alone: dict[dt.date, list[Any]] = defaultdict(list)
        self.before = BEGIN - ONE

    def goes_by(self) -> int:
        """Returns of how many nobody knows a place after day 5."""
        for number in range((FIRST_DAY - BEGIN).days + 5):
            day = BEGIN + number * ONE
            if not is_working_day(day):
                continue
            with transaction.atomic(), region_scope(self.world.region.pk):
                self._day(day)
            self.before = day
        with transaction.atomic(), region_scope(self.world.region.pk):
            after = at(FIRST_DAY + 5 * ONE, 11)
            derive_states(actor=self.world.house, school_year=YEAR, now=after)
            rows = Transition.objects.filter(school_year=YEAR, gone_at=None)
            return int(rows.exclude(state__in=KNOWN).count())

    def _day(self, day: dt.date) -> None:
        if day == RESULTS:
            passed = {"exam_result": "passed", "exam_result_on": RESULTS}
            Transition.objects.filter(school_year=YEAR).update(**passed)
        if self.has_bridge:
            self._bridge(day)
        if day >= FIRST_DAY:
            self._first_week(day)
        self._people(day)

    def _bridge(self, day: dt.date) -> None:
        """The morning's work of the house, then the messages of the day."""
        world = self.world
        if day.weekday() == 0 or day == RESULTS + ONE:
            make_tasks(actor=world.house, school_year=YEAR, now=at(day, 7, 40))
            if day == BEGIN:
                self._who_does_it_alone()
        self._does_alone(day)
        self.told["replies"] += react(world, self.before, day)
        if day in self.looked_at:
            self.shuffled.append(changed(world, day, self.seed))
        self.told["silence"] += walk_silence(actor=world.house, now=at(day, 7, 45))
        self.told["planned"] += plan_messages(
            actor=world.house, school_year=YEAR, now=at(day, 8, 5)
        )
        self.told["taken_up"] += send(world, day)

    def _who_does_it_alone(self) -> None:
        """Whoever is coming does most tasks without being told, somewhere before the deadline."""
        for task in PupilTask.objects.filter(state="open").select_related("template"):
            one = self.world.by_transition[task.transition_id]
            kind = task.template.kind
            if one.comes and one.chance("alone", kind) < self.world.say.does_alone:
                days = max((task.deadline - BEGIN).days, 1)
                when = BEGIN + int(one.chance("when", kind) * days) * ONE
                self.alone[when].append(task.pk)

    def _does_alone(self, day: dt.date) -> None:
        due = [pk for when in list(self.alone) if when <= day for pk in self.alone.pop(when)]
        rows = PupilTask.objects.filter(pk__in=due, state="open")
        write_states(
            actor=self.world.house, tasks=rows, state="says_done", source="pupil", now=at(day, 7)
        )

    def _people(self, day: dt.date) -> None:
        for school in range(len(self.world.schools)):
            one = Day(self.world, school, day)
            one.without_place()
            if self.has_bridge:
                one.silence()
                one.inbox()
                one.confirms()
            elif day >= FIRST_DAY and self.world.say.lists_call_on_day_one:
                self._calls_who_is_not_there(one)
            self.told["calls"] += one.calls
            self.told["replies_read"] += one.replies

    def _calls_who_is_not_there(self, one: Day) -> None:
        seen = set(
            Enrolment.objects.filter(seen_on__isnull=False).values_list("transition_id", flat=True)
        )
        for life in self.world.pupils:
            is_here = life.transition.pk in seen or life.school != one.school
            if is_here or not life.enrolment or life.has_had_call_on_arrival or life.told:
                continue
            if not one.has(self.world.say.minutes_a_call):
                return
            if one._answers(life):
                is_spoken_with(life, self.world.say, on_arrival=True)
                if life.told:
                    goes_elsewhere(life)

    def _first_week(self, day: dt.date) -> None:
        """Who is in class: by the school's list; with a bridge who is not is ticked by hand on the day itself."""
        number = (day - FIRST_DAY).days + 1
        lines = Enrolment.objects.filter(gone_at=None, seen_on=None)
        here: list[Any] = []
        for line in lines.order_by("student_number"):
            one = self.world.by_transition[line.transition_id]
            is_seen = is_there(one, number, self.world.say)
            if is_seen and not line.not_seen_on:
                here.append(line.pk)
            elif self.has_bridge or is_seen:
                tick(actor=self._mentor(one), enrolment=line, is_seen=is_seen, now=at(day, 9))
        Enrolment.objects.filter(pk__in=here).update(seen_on=day)

    def _mentor(self, one: Life) -> Actor:
        school = self.world.schools[one.school]
        grant = Grant(
            role="class_mentor", school_id=school.pk, school_year=YEAR,
            classes=frozenset({f"{one.school}a", "laat"}),
        )  # fmt: skip
        who = self.world.duty[one.school]
        return Actor(
            kind="staff", name="Joris", user_id=who.user_id, region_id=who.region_id, grants=(grant,)
        )  # fmt: skip
