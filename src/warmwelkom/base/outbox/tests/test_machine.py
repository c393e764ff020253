"""Whatever happens in whatever order: no second hand-over of one message without a person in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.outbox import guards
from warmwelkom.base.outbox.asking import ask_statuses
from warmwelkom.base.outbox.claims import Outcome, claim_planned, sort_out
from warmwelkom.base.outbox.decide import plan_again
from warmwelkom.base.outbox.handover import HandOver
from warmwelkom.base.outbox.models import Message, StoppedAddress
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.base.outbox.statuses import take_in_status
from warmwelkom.base.outbox.stops import stop_address
from warmwelkom.base.outbox.way import Status, WayOut

BEGIN = dt.datetime(2026, 8, 5, 8, tzinfo=dt.UTC)
NUMBER = "+31612345678"
ENDS = ("taken", "refused", "for now", "broken", "never had")
TOLD = st.sampled_from(["sent", "delivered", "failed"])


class Crash(BaseException):
    """The worker is killed."""


class Machine(RuleBasedStateMachine):
    """One message. `given` are the moments that a hand-over began; a refusal by word of the provider is none."""

    def __init__(self) -> None:
        super().__init__()
        Message.objects.all().delete()
        StoppedAddress.objects.all().delete()
        self.now = BEGIN
        self.had = self.allowed = self.handed = 0
        self.verdict = guards.GO
        self.stopped = False
        self.claimed: list[list[Message]] = []
        guards.guard_with("machine", self.ask)
        plan_many(
            [Planned(key="one", to=NUMBER, text="x", channel="sms", guard="machine")], now=BEGIN
        )
        self.allowed = 1

    def ask(self, rows: list[Message], _now: dt.datetime) -> Mapping[UUID, guards.Verdict]:
        return {row.pk: self.verdict for row in rows}

    @rule()
    def plan_it_once_more(self) -> None:
        planned = Planned(key="one", to=NUMBER, text="x", channel="sms", guard="machine")
        assert plan_many([planned], now=self.now) == 0

    @rule(minutes=st.sampled_from([1, 11, 150, 700]))
    def time_goes_by(self, minutes: int) -> None:
        self.now += dt.timedelta(minutes=minutes)
        sort_out(now=self.now)

    @rule(ahead=st.sampled_from([0, 0, 24, -24]))
    def claim(self, ahead: int) -> None:
        """By a worker whose clock may be a day wrong."""
        self.claimed.append(claim_planned(now=self.now + dt.timedelta(hours=ahead)))

    @rule(
        end=st.sampled_from(ENDS),
        crash=st.sampled_from(["", "", "before", "after"]),
        old=st.integers(0, 3),
    )
    def hand_over(self, end: str, crash: str, old: int) -> None:
        """By any worker that ever claimed it: also one that was thought dead."""
        if not self.claimed:
            return
        sender = HandOver(Way(self, end, crash), region_id="", clock=lambda: self.now)
        with suppress(Crash):
            sender.run(self.claimed[old % len(self.claimed)])

    @rule(word=TOLD)
    def callback(self, word: str) -> None:
        if self.handed:
            row = Message.objects.get()
            take_in_status(row, Status(state=Message.State(word)), now=self.now)

    @rule()
    def poll(self) -> None:
        ask_statuses(Way(self, "taken", ""), channel="sms", region_id="", now=self.now)

    @rule()
    def person_sends_again(self) -> None:
        try:
            plan_again(Message.objects.get(), by="Hanna", now=self.now)
        except (UserError, ChangedMeanwhile):
            return
        self.allowed = self.handed + 1

    @rule()
    def receiver_says_stop(self) -> None:
        stop_address(NUMBER, reason="asked", day=self.now.date())
        self.stopped = True

    @rule(what=st.sampled_from(["go", "wait", "never"]))
    def guard_changes(self, what: str) -> None:
        wait = guards.Verdict(wait_until=self.now + dt.timedelta(minutes=5))
        self.verdict = {"go": guards.GO, "wait": wait, "never": guards.Verdict(never="Klaar.")}[
            what
        ]

    @invariant()
    def never_two_without_a_person(self) -> None:
        assert self.handed <= self.allowed
        assert Message.objects.count() == 1


class Way(WayOut):
    """A provider that does what the machine says, and a worker that is killed before or after it."""

    name, can_look_up = "machine", True

    def __init__(self, machine: Machine, end: str, crash: str) -> None:
        self.machine, self.end, self.crash = machine, end, crash

    def make(self, message: Message) -> str:
        return message.text

    def give(self, message: Message, made: Any) -> Outcome:  # noqa: ARG002  as WayOut says
        if self.crash == "before":
            raise Crash
        assert not self.machine.stopped
        assert self.machine.verdict == guards.GO
        if self.end in ("taken", "broken"):
            self.machine.had += 1
        if self.end in ("taken", "broken", "never had"):
            self.machine.handed += 1
        if self.crash == "after":
            raise Crash
        return {
            "taken": Outcome(),
            "refused": Outcome(state=Message.State.FAILED, fault="400"),
            "for now": Outcome(again=True, fault="429"),
        }.get(self.end, Outcome(state=Message.State.UNKNOWN, fault="?"))

    def look_up(self, message: Message) -> Status | None:  # noqa: ARG002  as WayOut says
        return Status(state=Message.State.SENT) if self.machine.had else None


@pytest.mark.usefixtures("db")
def test_no_second_hand_over_without_a_person() -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=60, stateful_step_count=30, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    del guards._guards["machine"]
