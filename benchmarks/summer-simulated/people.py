"""What one person on duty gets done on a day: pupils without a place, then calls, then what pupils wrote back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from region import FIRST_DAY, YEAR, World, at

from pupils import Life, is_spoken_with
from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.domain.answering import answer_reply, close_reply
from warmwelkom.rooms.summer.domain.calls import settle_call
from warmwelkom.rooms.summer.domain.tasks import settle_tasks
from warmwelkom.rooms.summer.models import PupilTask, Reply, SilenceStep
from warmwelkom.rooms.summer.queries.calls import HURRY
from warmwelkom.rooms.transitions.models import Enrolment, Transition

ANSWER = "Dag, ik zoek het uit en schrijf je vandaag terug."
TRIES_EVERY = 7


class Day:
    """The minutes of one person of one school on one day."""

    def __init__(self, world: World, school: int, day: dt.date) -> None:
        self.world, self.school, self.day = world, school, day
        self.actor: Actor = world.duty[school]
        self.left = world.say.minutes_a_day
        self.calls = self.replies = 0

    def has(self, minutes: int) -> bool:
        if self.left < minutes:
            return False
        self.left -= minutes
        return True

    def without_place(self) -> None:
        """Known from the lists, with a bridge and without: each is called once a week until somebody answers."""
        for one in self.world.pupils:
            is_mine = (
                one.school == self.school
                and (self.day - FIRST_DAY).days % TRIES_EVERY == one.number % 5
            )
            if is_mine and not one.enrolment and not one.has_had_call and not one.told:
                if not self.has(self.world.say.minutes_a_call):
                    return
                if self._answers(one):
                    self._speaks(one)

    def silence(self) -> None:
        """The list of calls as the house orders it."""
        rows = SilenceStep.objects.visible_to(self.actor, "summer.settle_call").filter(
            kind="call", done_at=None, due_on__lte=self.day
        )
        most = self.left // self.world.say.minutes_a_call
        for step in rows.order_by(HURRY, "due_on", "made_at", "pk")[:most]:
            self.has(self.world.say.minutes_a_call)
            self._settle(step)

    def _settle(self, step: Any) -> None:
        one = self.world.by_transition[step.transition_id]
        outcome, is_reached = "no_answer", self._answers(one)
        if is_reached:
            is_spoken_with(one, self.world.say, on_arrival=self.day >= FIRST_DAY)
            outcome = "spoken" if one.comes or one.told else "needs_more"
        settle_call(actor=self.actor, step=step, outcome=outcome, note="", now=at(self.day, 12))
        if is_reached:
            self._writes_down(one)

    def inbox(self) -> None:
        """The oldest first; who writes of another plan is believed, and the lists say so from then on."""
        rows = Reply.objects.visible_to(self.actor, "summer.handle_reply").filter(closed_at=None)
        most = self.left // self.world.say.minutes_a_reply
        for reply in rows.select_related("transition").order_by("received_at", "pk")[:most]:
            self.has(self.world.say.minutes_a_reply)
            self.replies += 1
            one = self.world.by_transition[reply.transition_id]
            words: dict[str, Any] = {"actor": self.actor, "reply": reply, "now": at(self.day, 13)}
            if reply.kind == "question":
                answer_reply(**words, text=ANSWER)
            else:
                close_reply(**words)
            if one.has_other_plan and reply.kind != "stop":
                one.told = True
                goes_elsewhere(one)

    def confirms(self) -> None:
        """What pupils say and what is seen to be done: all at once, it takes no minutes of the talks."""
        rows = PupilTask.objects.filter(school=self.world.schools[self.school], state="says_done")
        settle_tasks(
            actor=self.actor, tasks=[row.pk for row in rows], state="confirmed", now=at(self.day, 16)
        )  # fmt: skip

    def _answers(self, one: Life) -> bool:
        self.calls += 1
        return one.chance("answers", self.day) < self.world.say.answers_phone

    def _speaks(self, one: Life) -> None:
        is_spoken_with(one, self.world.say, on_arrival=self.day >= FIRST_DAY)
        self._writes_down(one)

    def _writes_down(self, one: Life) -> None:
        if one.told:
            goes_elsewhere(one)
        elif one.is_placed and not one.enrolment:
            _gets_place(self.world, one, self.day)


def goes_elsewhere(one: Life) -> None:
    """The old school's list says where, and the mbo ends the line."""
    Transition.objects.filter(pk=one.transition.pk).update(destination="work")
    if one.enrolment:
        Enrolment.objects.filter(pk=one.enrolment.pk).update(gone_at=one.transition.listed_at)


def _gets_place(world: World, one: Life, day: dt.date) -> None:
    one.enrolment = Enrolment.objects.create(
        region=world.region, school=world.schools[one.school], school_year=YEAR,
        transition=one.transition, student_number=f"S{one.number}",
        surname=one.transition.pupil.surname, programme_name="Verzorgende-IG", level=3,
        enrolled_on=day, class_name="laat", class_mentor="Joris",
        class_mentor_email="joris@mbo.example",
    )  # fmt: skip
